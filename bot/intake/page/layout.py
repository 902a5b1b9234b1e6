"""Markup put in the form that reading expects: boxes for tables of layout, paragraphs for text with breaks."""

import re
from typing import Any

from bot.intake.page.pruning import remove
from bot.intake.page.weights import RUN

#: Words from which the cell of a table is a column of a page, and no entry.
_COLUMN = 60
_PARTS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "center")
_BOXES = ("body", "div", "section", "article", "main", "center", "blockquote", "font")
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "big", "cite", "code", "data", "dfn", "em", "font", "i", "img", "ins", "kbd",
    "mark", "nobr", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = ("p", "div", "ul", "ol", "li", "table", "blockquote", "pre", "h1", "h2", "h3", "h4")
_MARK = re.compile(r"[\[(]?\w{1,3}[\])]?")


def straighten(body: Any) -> None:  # noqa: ANN401 - lxml has no types
    """Change a page's body in place: no word of its text goes but the marks of footnotes and the numbers of steps."""
    for table in list(body.iter("table")):
        # Outer tables come first, and what is in them is still a table then.
        if table.get("role") in ("presentation", "none") or any(map(_is_column, _cells(table))):
            _unfold(table)
    # "[1]" is no word of the sentence that it stands in.
    marks = [one for one in body.iter("sup") if one.find(".//a") is not None]
    remove([one for one in marks if _MARK.fullmatch("".join(one.itertext()).strip())])
    remove([one for one in body.iter("a") if _is_anchor(one)])
    _part_boxes(body)
    boxes = [(box, (box.getparent(), box.tag, box.get("class"))) for box in body.iter(*_BOXES)]
    running = {box for box, _ in boxes if _has_run(box)}
    # A short paragraph among long ones is one too.
    alike = {kin for box, kin in boxes if box in running}
    for box, kin in boxes:
        if box in running or (kin in alike and (box.text or "").strip()):
            _wrap(box)


def _is_anchor(link: Any) -> bool:  # noqa: ANN401
    """Whether a link is only a place to link to, or the sign beside a heading that links to it."""
    if link.get("href") is not None and link.getparent().tag not in _HEADINGS:
        return False
    return not any(char.isalnum() for char in "".join(link.itertext())) and link.find(".//img") is None


def _cells(table: Any) -> list[Any]:  # noqa: ANN401
    groups = (table, *table.iterchildren("tbody", "thead", "tfoot"))
    return [cell for group in groups for row in group.iterchildren("tr") for cell in row.iterchildren("td", "th")]


def _is_column(cell: Any) -> bool:  # noqa: ANN401
    if cell.find(".//table") is not None or cell.find(".//h1") is not None or len(cell.findall(".//p")) > 1:
        return True
    said = 0
    for part in cell.itertext():
        said += len(part.split())
        if said >= _COLUMN:
            return True
    return False


def _unfold(table: Any) -> None:  # noqa: ANN401
    """A table with all its cells becomes boxes within boxes; tables in its cells stay."""
    inner = [table]
    while inner:
        one = inner.pop()
        one.tag = "div"
        inner += [child for child in one.iterchildren(*_PARTS) if child.tag != "table"]


def _part_boxes(body: Any) -> None:  # noqa: ANN401
    """Boxes within the item of a list are set apart by blanks, as they are for a reader; the number of a step goes."""
    for box in [one for one in body.iter("div") if next(one.iterancestors("li"), None) is not None]:
        if box.find(".//p") is not None or box.find(".//li") is not None:
            continue
        if not len(box) and (box.text or "").strip().rstrip(".)").isdecimal():
            box.text = None
        box.tag = "span"
        box.text, box.tail = f" {box.text or ''}", f" {box.tail or ''}"


def _has_run(box: Any) -> bool:  # noqa: ANN401
    """Whether running text stands in a box by itself, outside of paragraphs."""
    if box.text and len(box.text) >= RUN and len(box.text.strip()) >= RUN:
        return True
    return any(child.tail and len(child.tail) >= RUN and len(child.tail.strip()) >= RUN for child in box)


def _wrap(box: Any) -> None:  # noqa: ANN401
    """Make paragraphs of the text in a box, parted by two breaks or by a block."""
    run = _Run(box)
    text, children = box.text, list(box)
    box.text = None
    for child in children:
        box.remove(child)
    run.add_text(text)
    for child in children:
        tail, child.tail = child.tail, None
        if child.tag == "br":
            run.breaks += 1
        elif child.tag in _INLINE and next(child.iter(*_BLOCKS), None) is None:
            run.add(child)
        else:
            run.end()
            box.append(child)
        run.add_text(tail)


class _Run:
    """Text on its way into paragraphs at the end of a box."""

    def __init__(self, box: Any) -> None:  # noqa: ANN401
        self.box = box
        #: Breaks since the last text: one stays in its paragraph, two end it.
        self.breaks = 0
        # The number of an element's children is counted each time that it is asked for.
        self._paragraph: Any = None
        self._last: Any = None

    def end(self) -> None:
        """What follows is a paragraph of its own."""
        self._paragraph = self._last = None
        self.breaks = 0

    def add(self, child: Any) -> None:  # noqa: ANN401
        """Go on with an element that stands within lines."""
        self._go_on()
        self._paragraph.append(child)
        self._last = child

    def add_text(self, text: str | None) -> None:
        """Go on with text; blanks alone do not begin a paragraph."""
        if not text or (not text.strip() and (self._paragraph is None or self.breaks)):
            return
        self._go_on()
        if self._last is None:
            self._paragraph.text = f"{self._paragraph.text or ''}{text}"
        else:
            self._last.tail = f"{self._last.tail or ''}{text}"

    def _go_on(self) -> None:
        if self.breaks > 1:
            self.end()
        if self._paragraph is None:
            self._paragraph = self.box.makeelement("p")
            self.box.append(self._paragraph)
        elif self.breaks:
            self._last = self._paragraph.makeelement("br")
            self._paragraph.append(self._last)
        self.breaks = 0
