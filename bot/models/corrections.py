"""Corrections: versions of an article, and what readers of the bot's answers are to be told of a new one."""

from dataclasses import dataclass
from datetime import datetime

from bot.models.articles import ArticleInfo, Cited, Slice
from bot.models.digests import Place


@dataclass(frozen=True, slots=True)
class Version:
    """An article as it was before it was replaced."""

    article: int
    #: From 1.
    number: int
    title: str
    replaced: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A quote in one of our messages; `start` and `end` are offsets in that version's text."""

    message: int
    #: Where that is: a channel, or the direct messages of a person.
    place: Place
    library: str
    article: int
    version: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """A sentence that was quoted and that the article no longer has."""

    article: ArticleInfo
    #: As it was: a slice of the version that was quoted.
    old: Slice
    #: What stands in its place now; None when nothing does.
    new: Cited | None
    #: When the article was replaced.
    when: datetime


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be told below one message of ours."""

    message: int
    place: Place
    library: str
    #: Empty when what it shows still stands.
    edits: tuple[Edit, ...]
    shown: tuple[Shown, ...]
