"""Whether a text is an article at all, or what stands on a page in place of one; judged by the words alone."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from bot.intake.signs import Sign, is_about_consent, may_carry_sign, sign_in
from bot.messages import counted, message
from bot.models import Kind, Sentence

#: Fewer words or sentences than this are nothing that anything could be chosen from.
FEWEST_WORDS, FEWEST_SENTENCES = 6, 3
#: A longer text is no wall, whatever it mentions; in characters.
_LONGEST = 20_000
#: Words beside a sign: up to which any sign tells what it is; from which on half of it must be signs; and those of an
#: article of which only the beginning is there.
_HARDLY, _ENOUGH, _BEGINNING = 25, 60, 150
#: Words, in lines longer than any heading, of a text that is an article whatever its title says.
_PLAINLY, _HEADING = 200, 90
#: Lines that a list of links has at least, and the share of them that are links.
_LISTED, _SHARE = 4, 0.6

LINKS = message("This is a list of links, not an article. Choose one of the pages that it leads to.")
_WORD = re.compile(r"[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|\w+")
_LINK = re.compile(r"\[[^\]\n]{0,300}\]\([^)\s]{0,2000}\)|<?https?://\S+|www\.\S+", re.IGNORECASE)


def words(text: str) -> int:
    """How many words a text has, whatever its script."""
    return sum(1 for _ in _WORD.finditer(text))


def too_short(text: str, found: Sequence[Sentence], *, sentences: int = 0) -> str:
    """That the text has hardly a word, or fewer sentences than wanted; "" when it has enough."""
    prose = [one for one in found if one.kind is Kind.PROSE]
    if not prose:
        return ""
    # So many sentences have enough words between them.
    said = sum(words(text[one.start : one.end]) for one in prose[: 2 * FEWEST_WORDS])
    if said < FEWEST_WORDS:
        return counted(
            "It has only {count} word: that is too short to summarise.",
            "It has only {count} words: that is too short to summarise.",
            said,
        )
    if len(prose) < sentences:
        return counted(
            "It has only {count} sentence: that is too short to summarise.",
            "It has only {count} sentences: that is too short to summarise.",
            len(prose),
        )
    return ""


def is_plainly_article(text: str) -> bool:
    """Whether a text, a line a paragraph, is one without a closer look: long enough, and without a sign in any line.

    Where it is, `why_unusable` has nothing to say either, and the text need not be cut into sentences for it.
    """
    told = sum(words(line) for line in text.split("\n") if len(line) > _HEADING)
    return told >= _PLAINLY and not _is_list(text) and not may_carry_sign(text)


def why_unusable(text: str, found: Sequence[Sentence], title: str = "") -> str:
    """What this text is instead of an article, and what to do, in sentences for a reader; "" for an article.

    What counts is how much is left of it without the sentences that carry a sign: an article may speak of cookies.
    """
    if len(text) > _LONGEST:
        return ""
    if _is_list(text):
        return LINKS
    read = [(text[one.start : one.end], one.kind) for one in found]
    signs = [sign_in(sentence) for sentence, _ in read]
    if Sign.COOKIES in signs:
        signs = [
            sign or (Sign.COOKIES if is_about_consent(sentence) else None)
            for sign, (sentence, _) in zip(signs, read, strict=True)
        ]
    signed: Counter[Sign] = Counter()
    rest = 0
    for sign, (sentence, kind) in zip(signs, read, strict=True):
        if sign:
            signed[sign] += words(sentence)
        elif kind in (Kind.PROSE, Kind.FRAGMENT):
            rest += words(sentence)
    # A headline may speak of anything where an article follows; else it says what the page is.
    if rest < _ENOUGH and (headed := _headed(read, title)):
        return headed.value
    if not signed:
        return ""
    most = max(Sign, key=lambda sign: signed[sign])
    beside = rest + signed.total() - signed[most]
    # Cookies alone may be a banner over a very short article.
    hardly = rest < _HARDLY and most is not Sign.COOKIES
    if hardly or signed[most] >= (beside / 2 if _HARDLY <= beside < _ENOUGH else beside):
        return most.value
    return Sign.PAID.value if signed[Sign.PAID] and rest < _BEGINNING else ""


def _headed(read: Sequence[tuple[str, Kind]], title: str) -> Sign | None:
    """The sign that the title or a heading on top carries; a title made of the first sentence is no headline."""
    above = takewhile(lambda one: one[1] is not Kind.PROSE, read)
    headings = [heading for heading, kind in above if kind is Kind.HEADING]
    if title and not (read and read[0][1] is Kind.PROSE and read[0][0].startswith(title.rstrip("…"))):
        headings.append(title)
    return next((sign for heading in headings if (sign := sign_in(heading))), None)


def _is_list(text: str) -> bool:
    """Whether most lines are links and hardly a word beside them."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < _LISTED:
        return False
    linked = [line for line in lines if _LINK.search(line) and words(_LINK.sub(" ", line)) <= 3]
    return len(linked) >= _SHARE * len(lines)
