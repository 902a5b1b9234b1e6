"""PDF -> draft, by pypdf. Only the worker imports this: it reads strangers' files, page by page and not fast."""

import math
import re
import struct
import zlib
from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from bot.errors import Unreadable
from bot.intake.fields import draft
from bot.intake.limits import MAX_TITLE
from bot.messages import message
from bot.models import Draft

#: Letters a page below which it is a picture of a page.
_FEWEST_LETTERS = 10
#: Share of characters without a meaning from which the letters are only drawn.
_MEANINGLESS = 0.2
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_ENDS = re.compile(r"[.!?…:。！？][\"'”’»“)\]]*$")
_ITEM = re.compile(r"[-–•▪◦‣·*]\s|\d{1,2}[.)]\s")
_HYPHEN = re.compile(r"[^\W\d_][-\u2010\u00ad]$")
#: What programs write where no title was given.
_NO_TITLE = re.compile(r"(?:untitled|microsoft word|.*\.(?:docx?|odt|pdf|indd|qxd|tex|dvi|pptx?)$)", re.IGNORECASE)
#: Of a line's height: a gap so much wider than usual or such an indent begins a paragraph, so much larger letters a
#: heading.
_WIDER, _INDENT, _LARGER = 0.25, 0.5, 1.15
#: Lines at either end of a page that may be its number or a running title.
_EDGE = 2
DAMAGED = message("It is damaged, or not made as other PDFs are; print it to a new PDF and try that.")
SCAN = message("It is a scan: pictures of pages, without their text. Run it through text recognition first.")
DRAWN = message("Its letters are only drawn; nothing says which they are. Run it through text recognition.")


class Line(NamedTuple):
    """A line of a page: where it begins, in points from the page's lower left, and the height of its letters."""

    text: str
    x: float
    y: float
    height: float


def read_pdf(data: bytes) -> Draft:
    """The text of a PDF, lines joined to paragraphs, without page numbers and running titles.

    Raises Unreadable for a scan, a locked or damaged file; TooLarge.
    """
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(message("It is protected by a password; save it without one."))
        known: Any = reader.metadata or {}
        fields = {name: str(known.get(f"/{name.title()}") or "").strip() for name in ("title", "author")}
        pages = _without_edges([_lines(page) for page in reader.pages])
    except (PyPdfError, NotImplementedError, OSError, EOFError, AssertionError, zlib.error, struct.error) as error:
        raise Unreadable(DAMAGED) from error
    letters = sum(char.isalpha() for lines in pages for line in lines for char in line.text)
    if letters < _FEWEST_LETTERS * len(pages):
        raise Unreadable(SCAN)
    found = _paragraphs(pages)
    text = "\n\n".join(_joined(lines) for lines in found)
    if len(_UNKNOWN.findall(text)) > _MEANINGLESS * len(text):
        raise Unreadable(DRAWN)
    if not fields["title"] or _NO_TITLE.match(fields["title"]):
        fields["title"] = _heading(found, letters)
    return draft(text, fields)


def _lines(page: Any) -> list[Line]:  # noqa: ANN401 - pypdf's own type is as open
    """The lines of a page, in the order in which they are drawn: that of reading, in columns too."""
    found: list[Line] = []
    words: list[str] = []
    place: tuple[float, float, float] | None = None

    def close() -> None:
        nonlocal place
        text = "".join(words).strip()
        words.clear()
        if text and place:
            found.append(Line(text, *place))
        place = None

    def visit(text: str, page_matrix: Sequence[float], matrix: Sequence[float], _: object, size: float) -> None:
        nonlocal place
        for number, piece in enumerate(text.split("\n")):
            if number:
                close()
            # The dot before a list's item hangs a little higher than its words.
            dots = place is not None and not any(char.isalnum() for word in words for char in word)
            words.append(piece)
            if piece.strip() and (place is None or dots):
                x, y = matrix[4], matrix[5]
                scale = math.hypot(matrix[2], matrix[3]) * math.hypot(page_matrix[2], page_matrix[3])
                place = (
                    x * page_matrix[0] + y * page_matrix[2] + page_matrix[4],
                    x * page_matrix[1] + y * page_matrix[3] + page_matrix[5],
                    abs(size) * scale or 1.0,
                )

    page.extract_text(visitor_text=visit)
    close()
    return found


def _without_edges(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The pages without their numbers, and without what stands at the edge of most of them but for its digits."""
    seen = Counter(form for lines in pages for form in {_form(lines[place]) for place in _edge(lines)})
    gone = {form for form, count in seen.items() if count > 1 and (form[0] == "#" or count * 2 > len(pages))}
    return [
        [line for place, line in enumerate(lines) if place not in _edge(lines) or _form(line) not in gone]
        for lines in pages
    ]


def _edge(lines: Sequence[Line]) -> set[int]:
    return {place for place in range(len(lines)) if place < _EDGE or place >= len(lines) - _EDGE}


def _form(line: Line) -> tuple[str, int]:
    """What a line is recognised by on another page. A title set larger is no running title."""
    return re.sub(r"\d+", "#", line.text), round(line.height)


def _paragraphs(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    usual = _usual_gap(pages)
    found: list[list[Line]] = []
    before: Line | None = None
    for lines in pages:
        for place, line in enumerate(lines):
            if before is None or _begins(before, line, usual if place else math.inf):
                found.append([line])
            else:
                found[-1].append(line)
            before = line
    return found


def _usual_gap(pages: Sequence[Sequence[Line]]) -> float:
    """From line to line inside a paragraph, in heights of a line."""
    gaps = Counter(
        round((before.y - line.y) / before.height, 1)
        for lines in pages
        for before, line in pairwise(lines)
        if 0 < before.y - line.y < 3 * before.height and not _is_other(before, line)
    )
    return gaps.most_common(1)[0][0] if gaps else math.inf


def _begins(before: Line, line: Line, usual: float) -> bool:
    """Whether a paragraph begins here; `usual` is infinite where the gap says nothing: on a new page."""
    if _is_other(before, line) or _ITEM.match(line.text):
        return True
    down = (before.y - line.y) / before.height
    if down < 0 or math.isinf(usual):
        # A new column or page: the paragraph goes on where its sentence does.
        return bool(_ENDS.search(before.text))
    indented = line.x - before.x > _INDENT * before.height and bool(_ENDS.search(before.text))
    return down > usual + _WIDER or indented


def _is_other(before: Line, line: Line) -> bool:
    """Whether the letters are of another size: a heading, or the text below one."""
    return max(before.height, line.height) > _LARGER * min(before.height, line.height)


def _joined(lines: Sequence[Line]) -> str:
    """One line of all: a word that was divided keeps its hyphen, for many are written with one."""
    parts = [line.text if _HYPHEN.search(line.text) else f"{line.text} " for line in lines]
    return "".join(parts).strip()


def _heading(found: Sequence[Sequence[Line]], letters: int) -> str:
    """The largest words, where they stand before all else and are larger than the rest; "" where none are."""
    heights = Counter[float]()
    for lines in found:
        for line in lines:
            heights[round(line.height, 1)] += len(line.text)
    body = heights.most_common(1)[0][0]
    largest = max(found[: max(1, len(found) // 2)], key=lambda lines: lines[0].height)
    title = _joined(largest)
    is_larger = largest[0].height > _LARGER * body and len(title) <= MAX_TITLE
    return title if is_larger and len(title) < letters / 2 else ""
