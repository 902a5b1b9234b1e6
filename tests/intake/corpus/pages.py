"""The corpus: every style in every language, each page in the bytes that its site would send, with its gold text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

from bot.text.languages import LANGUAGES as READ
from tests.intake.corpus.story import Story
from tests.intake.corpus.texts import LANGUAGES, how_to, story
from tests.intake.corpus.words import words

STYLES = ("blog", "newspaper", "magazine", "docs", "forum", "press", "wiki", "recipe", "notice", "tables", "app")
_HOW_TO = ("docs", "recipe")
#: Bytes, what the page says they are, and whether the site says it in the page ("" where it says nothing). Old sites
#: say iso-8859-1 and send the quotation marks of windows-1252.
_WEST = (
    ("utf-8", "utf-8"), ("cp1252", "windows-1252"), ("utf-8", ""), ("cp1252", "iso-8859-1"), ("utf-16", "utf-16"),
    ("iso-8859-15", "iso-8859-15"), ("utf-8-sig", "utf-8"),
)  # fmt: skip
_ENCODINGS = {
    "ru": (("cp1251", "windows-1251"), ("koi8-r", "koi8-r"), ("utf-8", "utf-8"), ("utf-8", ""), ("utf-16", "")),
    "pl": (("iso-8859-2", "iso-8859-2"), ("utf-8", "utf-8"), ("cp1250", "windows-1250"), ("utf-8", "")),
}


_LANGUAGE = re.compile(r"<html[^>]* lang=")


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One saved page and what should be read from it."""

    style: str
    language: str
    #: As Python names it.
    encoding: str
    data: bytes
    title: str
    gold: tuple[str, ...]
    #: Texts that may be read from it or not.
    free: tuple[str, ...]
    #: Author, date of publication and language, where the page gives them.
    given: dict[str, str]

    @property
    def name(self) -> str:
        """How a report names it."""
        return f"{self.style}-{self.language}"


def corpus() -> list[Page]:
    """All pages, the same each time."""
    return list(_pages())


def _pages() -> Iterator[Page]:
    for place, style in enumerate(STYLES):
        for number, language in enumerate(LANGUAGES):
            explains = style in _HOW_TO or (style == "forum" and number % 2 == 1)
            article = how_to(language) if explains else story(language, place)
            told = Story(article, words(language), language, number, style)
            html: str = import_module(f"tests.intake.corpus.styles.{style}").page(told)
            possible = _ENCODINGS.get(language, _WEST)
            encoding, declared = possible[(place + number) % len(possible)]
            if 'charset="utf-8"' in html:
                encoding = declared = "utf-8"
            html = html.replace("CHARSET", declared) if declared else _undeclared(html)
            given = {"author": told.name, "date": told.day}
            if language in READ and _LANGUAGE.search(html):
                given["language"] = language
                told.gives.add("language")
            yield Page(
                style,
                language,
                encoding,
                html.encode(encoding, "xmlcharrefreplace"),
                article.title,
                tuple(told.gold()),
                tuple(told.free),
                {name: given[name] for name in sorted(told.gives) if name in given},
            )


def _undeclared(html: str) -> str:
    start = html.rindex("<", 0, html.index("CHARSET"))
    return html[:start] + html[html.index(">", start) + 1 :]
