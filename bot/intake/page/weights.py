"""How much a page tells, and where: the characters of its running text, by element."""

from typing import Any

#: Characters from which a run of text tells something; labels and the entries of menus are shorter.
RUN = 40
#: Elements whose own text is no running text: links, headings, and what is not shown.
_SILENT = {
    "a", "button", "script", "style", "noscript", "option", "template", "textarea", "title", "h1", "h2", "h3", "h4",
    "h5", "h6",
}  # fmt: skip


class Weights:
    """Characters of running text in each element of a tree, its descendants' with it."""

    def __init__(self, root: Any) -> None:  # noqa: ANN401 - lxml has no types
        of: dict[Any, int] = {}
        below: list[tuple[Any, Any]] = []
        for element in root.iter("*"):
            parent = element.getparent()
            text, tail = element.text, element.tail
            if text and len(text) >= RUN and element.tag not in _SILENT:
                of[element] = of.get(element, 0) + len(text)
            if element is root:
                continue
            below.append((element, parent))
            if tail and len(tail) >= RUN and parent.tag not in _SILENT:
                of[parent] = of.get(parent, 0) + len(tail)
        # Backwards every element comes before the one that it is in.
        for element, parent in reversed(below):
            if weight := of.get(element):
                of[parent] = of.get(parent, 0) + weight
        self._of, self.total = of, of.get(root, 0)

    def __getitem__(self, element: Any) -> int:  # noqa: ANN401
        return self._of.get(element, 0)

    def share(self, element: Any) -> float:  # noqa: ANN401
        """The part of the whole that an element holds, 0 to 1."""
        return self._of.get(element, 0) / (self.total or 1)
