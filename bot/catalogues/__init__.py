"""The catalogues of what we say: one `.po` file a language, its keys the English sentences of the code."""

import gettext
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Language:
    """A language that we speak."""

    #: Its own name, for choosing it.
    name: str
    #: How thousands are parted, and how the whole is parted from the rest.
    marks: str


#: By ISO 639-1 code; English needs no catalogue.
LANGUAGES = {
    "en": Language("English", ",."),
    "es": Language("Español", ".,"),
    "de": Language("Deutsch", ".,"),
    "fr": Language("Français", "\u202f,"),
}


#: Sounds before which Spanish says "e" for "and", and "u" for "or".
_LIKE_AND, _LIKE_OR = re.compile(r"\W*(?:[ií]|h[ií](?!e))", re.IGNORECASE), re.compile(r"\W*h?[oó]", re.IGNORECASE)


def fitted(language: str, template: str, given: Mapping[str, object]) -> str:
    """A template as it fits what is put in: in Spanish "and" and "or" go by the sound of the last in a list."""
    last = given.get("last")
    if language != "es" or last is None:
        return template
    if _LIKE_AND.match(str(last)):
        template = template.replace(" y {last}", " e {last}")
    return template.replace(" o {last}", " u {last}") if _LIKE_OR.match(str(last)) else template


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language, read when it is first wanted."""
    if language == "en":
        return gettext.NullTranslations()
    import polib  # noqa: PLC0415 - the command line speaks English and never needs it

    return gettext.GNUTranslations(io.BytesIO(polib.pofile(str(FOLDER / f"{language}.po")).to_binary()))
