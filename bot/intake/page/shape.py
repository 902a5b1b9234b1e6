"""Furniture that no name tells: above the headline, beside the story, one of many boxes alike, a form."""

from collections.abc import Iterator
from itertools import groupby, islice
from typing import Any

from bot.intake.page.weights import Weights
from bot.intake.signs import Sign, asks_consent, sign_in
from bot.intake.unusable import words

#: The story is in the smallest element with such a share of the running text; above the headline, or in one part
#: beside the story, there is less.
_STORY, _LITTLE = 0.6, 0.15
#: Of what is beside the story: the share of words that are links, and the words of a line that only says when.
_LINKED, _LABEL = 0.2, 12
_WIDGETS = ("button", "input", "textarea", "form", "time")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
#: What stories are made of is only beside them when it is hardly anything but links.
_PROSE, _ALL = {"p", "ul", "ol", "dl", "pre", "blockquote", "table", "figure"}, 0.8
#: Other stories: so many boxes alike, of so many words at most, such a share of them links; words of a headline.
_ALIKE, _TEASER, _TEASER_LINKED, _HEADLINE = 3, 60, 0.25, 3
#: Words beside the only link of a paragraph that points to another story; words of a dialog.
_POINTER, _DIALOG = 4, 120


def above(body: Any, weights: Weights) -> list[Any]:  # noqa: ANN401 - lxml has no types
    """What stands before the only headline of the first rank, unless that is much."""
    headlines = list(body.iter("h1"))
    if len(headlines) != 1:
        return []
    levels = _levels(headlines[0], body)
    found = [one for level in levels for one in level.itersiblings("*", preceding=True)]
    return found if sum(weights[one] for one in found) <= _LITTLE * weights.total else []


def labels(body: Any, weights: Weights) -> list[Any]:  # noqa: ANN401
    """Lines between the headline and the first running text that are no sentence: when, by whom, how long it takes."""
    headline = next(body.iter("h1"), None)
    found: list[Any] = []
    for level in _levels(headline, body) if headline is not None else ():
        for one in level.itersiblings("*"):
            if _is_label(one) and not _text(one).rstrip().endswith((".", "!", "?", "…", "»", "”", '"')):
                found.append(one)
            elif weights[one] or one.tag in _HEADINGS:
                return found
    return found


def beside(body: Any, weights: Weights) -> list[Any]:  # noqa: ANN401
    """What stands before or behind the story and is no prose: links, forms, labels, the foot of the page."""
    story = _story(body, weights)
    around = [
        one for level in _levels(story, body) for preceding in (False, True)
        for one in level.itersiblings("*", preceding=preceding)
    ]  # fmt: skip
    return [one for one in around if _is_beside(one, weights)]


def _story(body: Any, weights: Weights) -> Any:  # noqa: ANN401
    """The smallest element that holds most of the text, in several parts: one long paragraph is not the story."""
    inner: Any = body
    story: Any = None
    while True:
        children: list[Any] = list(inner.iterchildren("*"))
        if sum(1 for one in children if weights[one]) > 1:
            story = inner
        largest = next((one for one in children if weights.share(one) >= _STORY), None)
        if largest is None:
            return inner if story is None else story
        inner = largest


def teasers(body: Any) -> list[Any]:  # noqa: ANN401
    """Boxes of other stories: several alike, side by side, each a headline that is a link, and a few words on it."""
    found: list[Any] = []
    for parent in body.iter("div", "section", "main", "article", "body"):
        if len(parent) < _ALIKE:
            continue
        boxes = parent.iterchildren("div", "article", "section", "a")
        for _, group in groupby(boxes, lambda one: (one.tag, one.get("class"))):
            alike = list(group)
            if len(alike) >= _ALIKE and all(map(_is_teaser, alike)):
                found += alike
    # Where they are most of the page, it is a list of links.
    return found if sum(map(_count, found)) < _count(body) / 2 else []


def pointers(body: Any) -> Iterator[Any]:  # noqa: ANN401
    """Paragraphs that are a link to another story, with hardly a word before it and none behind."""
    for one in body.iter("p", "div", "section"):
        links: list[Any] = list(islice(one.iter("a"), 2))
        if len(links) != 1 or next(one.iterdescendants("p", "li", "table", *_HEADINGS), None) is not None:
            continue
        levels = _levels(links[0], one)
        behind = "".join(f"{level.tail or ''}{' '.join(map(_text, level.itersiblings()))}" for level in levels)
        linked = _count(links[0])
        if linked >= _HEADLINE and _count(one, linked + _POINTER) <= linked + _POINTER and not words(behind):
            yield one


def dialogs(body: Any) -> list[Any]:  # noqa: ANN401
    """Boxes with a button that ask for consent, or with a field for an address, wherever they stand."""
    found: dict[Any, None] = {}
    for widget in body.iter("button", "input"):
        box = next(widget.iterancestors("div", "section", "form", "body"), body)
        if box is body or _count(box, _DIALOG) > _DIALOG or next(box.iter("h1"), None) is not None:
            continue
        text = _text(box)
        if widget.get("type") == "email" or sign_in(text) is Sign.COOKIES or asks_consent(text):
            found[box] = None
    return [box for box in found if not any(outer in found for outer in box.iterancestors())]


def _is_beside(one: Any, weights: Weights) -> bool:  # noqa: ANN401
    if one.tag in _HEADINGS or one.find(".//h1") is not None or weights.share(one) >= _LITTLE:
        return False
    total, linked = _count(one), sum(map(_count, one.iter("a")))
    if one.tag in _PROSE:
        return linked >= _ALL * total
    # Code comes with buttons to copy it.
    is_form = next(one.iter(*_WIDGETS), None) is not None and next(one.iter("pre"), None) is None
    if is_form or linked >= _LINKED * total:
        return True
    return (not weights[one] and _is_label(one)) or "©" in _text(one)


def _is_label(one: Any) -> bool:  # noqa: ANN401
    return _count(one, _LABEL) <= _LABEL and next(one.iter("li", "table", *_HEADINGS), None) is None


def _is_teaser(box: Any) -> bool:  # noqa: ANN401
    total = _count(box, _TEASER)
    if total > _TEASER:
        return False
    linked = total if box.tag == "a" else sum(map(_count, box.iter("a")))
    return linked >= max(_HEADLINE, _TEASER_LINKED * total)


def _levels(inner: Any, outer: Any) -> list[Any]:  # noqa: ANN401
    """An element and those around it, up to the one in `outer`."""
    found: list[Any] = []
    while inner is not outer:
        found.append(inner)
        inner = inner.getparent()
    return found


def _text(one: Any) -> str:  # noqa: ANN401
    return " ".join(one.itertext())


def _count(one: Any, most: int | None = None) -> int:  # noqa: ANN401
    """How many words an element has; of one with more than `most` some number above that."""
    said = 0
    for text in one.itertext():
        said += words(text)
        if most is not None and said > most:
            break
    return said
