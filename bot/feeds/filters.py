"""Which entries are wanted: those with some words, or without some; words are compared by their stems."""

from collections.abc import Sequence

from bot.errors import Refused
from bot.intake.feeds.models import Entry
from bot.intake.fields import language_code
from bot.messages import message
from bot.models import Follow
from bot.text.languages import detect
from bot.text.words import words

#: Words or phrases of one filter, and characters of one of them.
MOST, LONGEST = 20, 60
#: Characters of an entry's text that are looked at.
_READ = 20_000


def terms(given: str) -> tuple[str, ...]:
    """The words and phrases of a filter, which commas part. Raises Refused."""
    found = tuple(dict.fromkeys(" ".join(part.split()) for part in given.split(",") if part.strip()))
    if len(found) > MOST or any(len(one) > LONGEST for one in found):
        raise Refused(
            message(
                "At most {limit} words or phrases, parted by commas, of {length} characters each.",
                limit=MOST,
                length=LONGEST,
            )
        )
    if wordless := [one for one in found if not words(one, "")]:
        raise Refused(message("There is no word in “{words}” that could be looked for.", words=wordless[0]))
    return found


def unwanted(entry: Entry, follow: Follow) -> str:
    """Why an entry is not wanted, "" when it is; its title, text and categories are looked at."""
    if not (follow.words or follow.without):
        return ""
    text = "\n".join((entry.title, *entry.tags, entry.text[:_READ]))
    language = detect(text) or language_code(entry.language)
    stems = f" {_stems(text, language)} "
    excluded = _held(follow.without, stems, language)
    if excluded:
        return message("It has the word “{word}”.", word=excluded)
    if follow.words and not _held(follow.words, stems, language):
        return message("It has none of the words that are asked for.")
    return ""


def _held(wanted: Sequence[str], stems: str, language: str) -> str:
    return next((one for one in wanted if f" {_stems(one, language)} " in stems), "")


def _stems(text: str, language: str) -> str:
    return " ".join(word.stem for word in words(text, language))
