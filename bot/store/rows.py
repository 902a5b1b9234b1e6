"""What goes into the store and comes out of its index, where models would be too coarse."""

from dataclasses import dataclass
from typing import NamedTuple

from bot.models import Draft, Sentence
from bot.text.shingles import Sketch


@dataclass(frozen=True, slots=True)
class IndexedSentence:
    """A sentence with its searchable words, as they go into the index."""

    sentence: Sentence
    #: Its words without the too common ones, normalised, single spaces between them.
    words: str
    #: The same words, stemmed, in the same order.
    stems: str


@dataclass(frozen=True, slots=True)
class Indexed:
    """A draft, taken apart and ready to be stored."""

    draft: Draft
    language: str
    title: str
    untitled: bool
    sentences: tuple[IndexedSentence, ...]
    #: None for a text that is too short for one.
    sketch: Sketch | None = None
    #: The article of which this is a new version.
    replaces: int | None = None


class Row(NamedTuple):
    """A stored sentence; rows of one article are numbered without gaps."""

    id: int
    article: int
    paragraph: int
    start: int
    end: int
    #: A Kind, as it is stored; and 1 for an orphan.
    kind: str
    orphan: int
    #: Which sentence of its paragraph it is, from 0, and how many the paragraph has.
    place: int
    size: int
    words: str
    stems: str


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file of the shelf's folder as it was when it was last read."""

    path: str
    size: int
    modified_ns: int
    digest: str


@dataclass(frozen=True, slots=True)
class Changes:
    """How many articles of the shelf came, changed and went."""

    added: int
    changed: int
    removed: int
