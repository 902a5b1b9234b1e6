"""The articles that the pages carry, in ten languages: those of the sample shelf, and short ones of the corpus."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.intake.front_matter import split

HERE = Path(__file__).resolve().parent
SHELF = HERE.parents[2] / "data" / "articles"
LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "ru", "sv", "pl")
#: Language -> articles that tell something; how-tos, with lists, are named by `_HOW_TO`.
_STORIES = {
    "en": ("broad-street-pump.md", "longitude.md", "lighthouse.md"),
    "de": ("kartoffel.md", "kontinente.md"),
    "fr": ("metre.md",),
    "es": ("canal-de-suez.md",),
    "it": ("caffe.md",),
    "nl": ("nl-afsluitdijk.md",),
    "pt": ("pt-calcada.md",),
    "ru": ("ru-doroga.md",),
    "sv": ("vasa.md",),
    "pl": ("pl-wieliczka.md",),
}
_HOW_TO = {
    "en": "knife", "de": "sauerteig", "fr": "chambre", "es": "tortilla", "it": "moka", "nl": "pannenkoeken",
    "pt": "caldo", "ru": "bliny", "sv": "kanelbullar", "pl": "pierogi",
}  # fmt: skip
_ITEM = re.compile(r"(?:-|\d+\.) ")


@dataclass(frozen=True, slots=True)
class Block:
    """One part of an article: its kind ("p", "h", "ul" or "ol") and its lines, with `*emphasis*`."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A title and what stands under it."""

    title: str
    blocks: tuple[Block, ...]


def story(language: str, number: int) -> Article:
    """An article that tells something; `number` chooses where there are several."""
    names = _STORIES[language]
    return _read(names[number % len(names)])


def how_to(language: str) -> Article:
    """An article that explains how something is done."""
    return _read(f"{language}-{_HOW_TO[language]}.md")


@cache
def _read(name: str) -> Article:
    own = HERE / "texts" / name
    fields, text = split((own if own.exists() else SHELF / name).read_text("utf-8"))
    parts = [part.strip() for part in re.split(r"\n\s*\n", text.strip()) if not part.startswith("©")]
    title = fields.get("title") or parts.pop(0).removeprefix("# ")
    return Article(title, tuple(_block(part) for part in parts))


def _block(part: str) -> Block:
    if part.startswith("## "):
        return Block("h", (part[3:],))
    if _ITEM.match(part):
        kind = "ul" if part.startswith("- ") else "ol"
        return Block(kind, tuple(_ITEM.sub("", line, count=1) for line in part.split("\n")))
    return Block("p", (part.replace("\n", " "),))
