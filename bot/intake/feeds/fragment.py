"""The HTML of one entry -> its text. An entry has no furniture around it: all that a reader would see is kept."""

import re
from typing import Any

from lxml import html as untyped

html: Any = untyped
_HIDDEN = {"script", "style", "template", "noscript", "iframe", "object", "svg", "button", "form", "figcaption"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figure", "footer", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
}  # fmt: skip
_MARKUP = re.compile(r"<[A-Za-z/!]|&#?\w{1,31};")
#: Characters that the parser does not take.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = re.compile(r"[ \t\r\f\v\xa0\u200b]+")
#: Characters of markup that are looked at: an article of a million characters, marked up.
_LONGEST = 4_000_000


def text_of(markup: str) -> str:
    """The paragraphs of an entry, separated by blank lines; of a text without any markup its own lines."""
    if not _MARKUP.search(markup):
        lines = markup.split("\n")
    else:
        parts: list[str] = []
        # Half a tag at the end is no matter: what was cut is far over the limit of an article.
        tree: Any = html.fragment_fromstring(_FORBIDDEN.sub("", markup[:_LONGEST]), create_parent="div")
        _collect(tree, parts)
        lines = "".join(parts).split("\n")
    paragraphs = (_SPACE.sub(" ", line).strip() for line in lines)
    return "\n\n".join(line for line in paragraphs if line)


def _collect(tree: Any, parts: list[str]) -> None:  # noqa: ANN401 - lxml has no types
    """The words of an element in order, with a line end wherever a block begins or ends; not by recursion."""
    waiting: list[Any] = [tree]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            parts.append(one)
            continue
        # White space between tags means nothing, nor does a line end inside a paragraph.
        tail = " ".join(one.tail.split("\n")) if one.tail else ""
        # Comments have no tag.
        if not isinstance(one.tag, str) or one.tag in _HIDDEN:
            parts.append(tail)
            continue
        is_pre = one.tag == "pre"
        around = "\n" if one.tag in _BLOCKS or one.tag == "br" else ""
        inside = (one.text or "") if is_pre else " ".join((one.text or "").split("\n"))
        parts += around, inside
        waiting += [tail, around, *reversed(one)]
