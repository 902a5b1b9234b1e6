"""Whether words are a question."""

import re
from functools import cache

from bot.text.languages import LANGUAGES
from bot.text.words import fold

#: Question marks of the scripts that have their own.
_MARK = re.compile(r"[?？؟⁇]\s*[\"”»')\]]*\s*$|^\s*¿")
_WORD = re.compile(r"[^\W_]+")


def is_question(text: str) -> bool:
    """Whether a message asks something: it ends with a question mark, or opens with a question word of any language."""
    if _MARK.search(text):
        return True
    opening = [fold(word) for word in _WORD.findall(text[:200])[:4]]
    return len(opening) > 2 and any(tuple(opening[: len(phrase)]) == phrase for phrase in _phrases())


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(fold(part) for part in phrase.split())
        for language in LANGUAGES.values()
        for phrase in language.question_words
    )
