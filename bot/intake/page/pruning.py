"""Furniture in the markup of a page, by its tags, names and roles: found, and taken away with all that is in it."""

from collections.abc import Iterable, Iterator
from typing import Any

from bot.intake.page.names import Part, part, part_by_role
from bot.intake.page.weights import Weights

#: Elements that are furniture by their tag, those whose names are not looked at, and those that hold code, in which
#: names tell what it says ("comment", "meta").
_TAGS = {
    "nav", "aside", "footer", "dialog", "menu", "svg", "iframe", "noscript", "select", "amp-sidebar", "amp-consent",
    "amp-ad", "amp-user-notification", "amp-social-share",
}  # fmt: skip
_UNNAMED = {"main", "h1", "h2", "h3", "h4", "h5", "h6", "a", "br", "img", "em", "strong", "b", "i", "script"}
_CODE = {"pre", "code"}
#: With more of the running text than this a part is not beside the article, whatever it is called.
_SHARE = 0.5
#: Characters of running text that are an article; from shorter pages nothing is taken away.
LEAST = 400
_LONGEST = 200


def parts(body: Any, weights: Weights) -> dict[Part, list[Any]]:  # noqa: ANN401 - lxml has no types
    """The outermost elements of a page that are furniture, by what they are."""
    kept = {one for headline in body.iter("h1") for one in headline.iterancestors()}
    found: dict[Part, list[Any]] = {one: [] for one in Part}
    for element, told in _told(body, kept, weights):
        found[told].append(element)
    # Where comments are all that there is, they are the article.
    if weights.total - sum(weights[one] for told in found.values() for one in told) < LEAST:
        found[Part.COMMENTS] = []
    return found


def remove(elements: Iterable[Any]) -> None:
    """Take elements out of their tree; the text behind them stays."""
    for element in elements:
        parent, tail = element.getparent(), element.tail
        if tail:
            before = element.getprevious()
            if before is None:
                parent.text = f"{parent.text or ''}{tail}"
            else:
                before.tail = f"{before.tail or ''}{tail}"
        parent.remove(element)


def _told(body: Any, kept: set[Any], weights: Weights) -> Iterator[tuple[Any, Part]]:  # noqa: ANN401
    inside = [body]
    while inside:
        for element in inside.pop().iterchildren("*"):
            if element.tag in _TAGS:
                # That of an article may name its author.
                is_own = element.tag == "footer" and next(element.iterancestors("article"), None) is not None
                yield element, Part.ABOUT if is_own else Part.BESIDE
                continue
            told = _part(element)
            if told and element not in kept and _may_go(element, told, weights):
                yield element, told
            elif len(element) and element.tag not in _CODE:
                inside.append(element)


def _may_go(element: Any, told: Part, weights: Weights) -> bool:  # noqa: ANN401
    """Comments may be longer than all else, but not stand before it: then they are a columnist's."""
    return weights.share(element) <= _SHARE or (told is Part.COMMENTS and _before(element, weights) >= LEAST)


def _before(element: Any, weights: Weights) -> int:  # noqa: ANN401
    levels = (element, *element.iterancestors())
    return sum(weights[one] for level in levels for one in level.itersiblings(preceding=True))


def _part(element: Any) -> Part | None:  # noqa: ANN401
    if element.tag == "address":
        return Part.ABOUT
    if not element.attrib or element.tag in _UNNAMED:
        return None
    get = element.get
    for name in ("class", "id"):
        if (names := get(name)) and (found := part(names[:_LONGEST])):
            return found
    role, prop = get("role"), get("itemprop")
    if (role or prop) and (found := part_by_role(role or "", prop or "")):
        return found
    return Part.BESIDE if _is_hidden(element) else None


def _is_hidden(element: Any) -> bool:  # noqa: ANN401
    """Whether it is not shown, or stands above the page as dialogs do."""
    get = element.get
    if get("hidden", "until-found") != "until-found" or get("aria-hidden") == "true" or get("aria-modal") == "true":
        return True
    style = (get("style") or "")[:_LONGEST].replace(" ", "").casefold()
    return "position:fixed" in style or "display:none" in style
