"""Is a quotation real? Its words looked up in articles, and where they are not, the nearest ones with what differs."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import NamedTuple

from bot.models import Cited, Kind, Slice, Span
from bot.research.models import Change, Opened, Piece, Verdict
from bot.research.speakers import speakers
from bot.text.languages import language
from bot.text.quotations import quotations
from bot.text.sentences import LONGEST

#: Characters of a quotation that are read, and pieces of it.
MAX_CHARACTERS, MAX_PIECES = 2000, 12
#: Share of the words that must be found, in order, to call a sentence the nearest; and of those that are not common.
_ALIKE, _CONTENT = 0.6, 0.5
#: Sentences that are put together to compare with, and other places that are told.
_RUN, _ALSO = 8, 5
#: Words at the end of a quotation that may stand in the place of others.
_REPLACED = 3
_END = re.compile(r"[^\w\s’'-]")
_HIDDEN = re.compile("[\u00ad\u034f\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff]")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W_]+)*")
_LETTER = re.compile(r"\[(\w{1,2})\](?=\w)")
#: "…", "[...]", "(…)", and what an editor put in: "[the dam]".
_LEFT_OUT = re.compile(r"[\[(]\s*(?:\.{3,}|…)\s*[\])]|\.{3,}|(?:\. ){2}\.|…|\[[^\[\]]{1,80}\]")
_MARK = re.compile('["“”„‟«»‹›「」『』]')
_OUTER = " \t\n\r\u00a0\"'“”„‟«»‹›「」『』‘’＂*_>—–-"


class _Word(NamedTuple):
    form: str
    start: int
    end: int


@dataclass(frozen=True)
class Page:
    """An article as words that can be compared."""

    opened: Opened

    @cached_property
    def words(self) -> list[_Word]:
        """Its words in order."""
        return _words(self.opened.text)

    @cached_property
    def joined(self) -> str:
        """The same as one string, a space around each."""
        return " " + " ".join(word.form for word in self.words) + " "

    def index(self, offset: int) -> int:
        """How many of its words begin before this offset."""
        return bisect_left(self.words, offset, key=lambda word: word.start)

    def find(self, wanted: Sequence[_Word]) -> Span | None:
        """Where these words stand one after the other."""
        place = self.joined.find(" " + " ".join(word.form for word in wanted) + " ")
        if place < 0 or not wanted:
            return None
        first = self.joined.count(" ", 0, place)
        return self.words[first].start, self.words[first + len(wanted) - 1].end


def _words(text: str) -> list[_Word]:
    return [_Word(_form(match.group()), *match.span()) for match in _WORD.finditer(text)]


def _form(word: str) -> str:
    plain = unicodedata.normalize("NFKC", _HIDDEN.sub("", word)).casefold()
    return re.sub("['’ʼ`´]", "'", plain)


def parts(text: str) -> list[str]:
    """What is to be looked up: a text's quoted parts, or all of it when it has none, cut where words are left out."""
    quoted = [part for a, b in quotations(text) if len(_words(part := text[a + 1 : b - 1])) > 1]
    pieces = [piece for part in quoted or [text] for piece in _pieces(part)]
    return pieces[:MAX_PIECES]


def bare(text: str) -> str:
    """A quotation without the marks around it; a text that has others inside is left as it is."""
    stripped = text.strip()
    inner = stripped.strip(_OUTER)
    return stripped if _MARK.search(inner) else inner


def _pieces(text: str) -> Iterator[str]:
    for piece in _LEFT_OUT.split(_LETTER.sub(r"\1", text)):
        if _words(piece):
            yield bare(piece)


def verify(pieces: Sequence[str], pages: Sequence[Page], near: Sequence[tuple[int, Span]]) -> tuple[Piece, ...]:
    """Each piece against these articles, the likeliest first.

    `near` are sentences to compare with where the words are not found: which page, and where in it.
    """
    places = [[(page, span) for page in pages if (span := page.find(_words(piece)))] for piece in pieces]
    counts = [sum(any(page is other for other, _ in found) for found in places) for page in pages]
    done: list[Piece] = []
    for piece, found in zip(pieces, places, strict=True):
        if found:
            # The pieces of one quotation belong to one article, where one has them all.
            found.sort(key=lambda pair: (-counts[pages.index(pair[0])], not _is_verbatim(piece, *pair)))
            done.append(_found(piece, found))
        else:
            done.append(_nearest(piece, pages, near))
    return tuple(done)


def _is_verbatim(piece: str, page: Page, span: Span) -> bool:
    own = _words(piece)
    start = span[0] - own[0].start
    return start >= 0 and page.opened.text[start : start + len(piece)] == piece


def _found(piece: str, places: Sequence[tuple[Page, Span]]) -> Piece:
    page, span = places[0]
    verdict = Verdict.VERBATIM if _is_verbatim(piece, page, span) else Verdict.SAME_WORDS
    also = tuple(_cited(other, where, [where]) for other, where in places[1 : 1 + _ALSO])
    return Piece(piece, verdict, _cited(page, span, [span]), speaker=_speaker(page, span), also=also)


def _speaker(page: Page, span: Span) -> Slice | None:
    """Who says these words there, when they are a quotation."""
    for one in speakers(page.opened.text, page.opened.sentences, page.opened.info.language):
        if one.start <= span[0] and span[1] <= one.end:
            return one.speaker
    return None


def _cited(page: Page, span: Span, marks: Sequence[Span]) -> Cited:
    """The sentences that hold this stretch; the stretch alone where these are not to be shown."""
    opened = page.opened
    held = [one for one in opened.sentences if one.start < span[1] and span[0] < one.end]
    start, end = (held[0].start, held[-1].end) if held else span
    if end - start > LONGEST or any(one.kind == Kind.FRAGMENT for one in held):
        start, end = span
    start, end = min(start, span[0]), max(end, span[1])
    return Cited(opened.text[start:end], start, end, opened.info, held[0].paragraph if held else 1, tuple(marks))


class _Match(NamedTuple):
    score: float
    page: Page
    #: Words of the page that are compared, from the first that is shared to the last.
    theirs: Sequence[_Word]


def _nearest(piece: str, pages: Sequence[Page], near: Sequence[tuple[int, Span]]) -> Piece:
    own = _words(piece)
    forms = [word.form for word in own]
    best: _Match | None = None
    for number, span in near:
        for run in _runs(pages[number], span, len(own)):
            match = _compared(forms, pages[number], run)
            if match and (best is None or match.score > best.score):
                best = match
    if best is None:
        return Piece(piece, Verdict.ABSENT)
    changes, marks = _changes(piece, own, best)
    span = best.theirs[0].start, best.theirs[-1].end
    found = _cited(best.page, span, marks)
    return Piece(piece, Verdict.DIFFERS, found, changes, _speaker(best.page, span))


def _runs(page: Page, span: Span, length: int) -> Iterator[Sequence[_Word]]:
    """The words of the sentence at `span`, alone, with the one before, and with those that follow."""
    sentences = page.opened.sentences
    at = next((number for number, one in enumerate(sentences) if one.start >= span[0]), None)
    if at is None:
        return
    for first in {max(0, at - 1), at}:
        for last in range(first, min(len(sentences), first + _RUN)):
            start, end = sentences[first].start, sentences[last].end
            low, high = page.index(start), page.index(end)
            yield page.words[low:high]
            if high - low > length + length // 2 + 8:
                break


def _compared(forms: Sequence[str], page: Page, run: Sequence[_Word]) -> _Match | None:
    """How much of the quotation is in these words, in order; None when it is too little."""
    if not run:
        return None
    matcher = SequenceMatcher(None, [word.form for word in run], forms, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    # A single word far from the others is chance.
    while len(blocks) > 1 and blocks[0].size == 1 and blocks[1].a - blocks[0].a > 4:
        blocks.pop(0)
    while len(blocks) > 1 and blocks[-1].size == 1 and blocks[-1].a - blocks[-2].a - blocks[-2].size > 3:
        blocks.pop()
    matched = [forms[at] for block in blocks for at in range(block.b, block.b + block.size)]
    if not matched:
        return None
    text, last = page.opened.text, blocks[-1]
    first = _reach(text, run, blocks[0].a, -1, blocks[0].b)
    end = _reach(text, run, last.a + last.size - 1, 1, len(forms) - last.b - last.size) + 1
    theirs = run[first:end]
    stops = language(page.opened.info.language).stop_words
    content = [form for form in forms if form not in stops]
    shared = [form for form in matched if form not in stops]
    if len(matched) < _ALIKE * len(forms) or len(shared) < _CONTENT * len(content) or not shared or len(matched) < 2:
        return None
    # Between precision and recall, the harmonic mean.
    return _Match(2 * len(matched) / (len(forms) + len(theirs)), page, theirs)


def _reach(text: str, run: Sequence[_Word], place: int, step: int, beyond: int) -> int:
    """How far the article's own words go on where `beyond` words of the quotation differ at this end of it.

    About as many, up to the end of their clause: they stand in their place. Of more nobody can say so.
    """
    if not 0 < beyond <= _REPLACED:
        return place
    reached = place
    for distance in range(1, beyond + _REPLACED):
        other = place + step
        at_end = not 0 <= other < len(run) or _END.search(_between(text, run, place, other))
        if at_end:
            return place
        place = other
        if distance == beyond:
            reached = place
    return reached


def _between(text: str, run: Sequence[_Word], one: int, other: int) -> str:
    return text[run[min(one, other)].end : run[max(one, other)].start]


def _changes(piece: str, own: Sequence[_Word], match: _Match) -> tuple[tuple[Change, ...], list[Span]]:
    text, theirs = match.page.opened.text, match.theirs
    found: list[Change] = []
    marks: list[Span] = []
    matcher = SequenceMatcher(None, [word.form for word in theirs], [word.form for word in own], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found.append(Change(text[theirs[a].start : theirs[b - 1].end], "same"))
            continue
        if b > a:
            marks.append((theirs[a].start, theirs[b - 1].end))
            found.append(Change(text[slice(*marks[-1])], "missing"))
        if d > c:
            found.append(Change(piece[own[c].start : own[d - 1].end], "added"))
    return tuple(found), marks
