"""What the markup of a page tells of its text, and the words alone do not: whether they are links, or hide the rest."""

import re
from collections.abc import Iterator
from typing import Any

from bot.intake.signs import Sign
from bot.intake.unusable import LINKS, words
from bot.messages import message

#: Words of its own that a page has at least to be an article, and fewer than which are a beginning where more is sold.
_FEWEST, _BEGINNING = 15, 150
#: Links that are headlines have so many words; a list has so many of them; and so large a share of its words.
_HEADLINE, _LISTED, _SHARE = 3, 4, 0.6
#: A teaser: a headline that is a link, and a few words on it, in a box of at most so many characters.
_BOX, _CLIMB = 600, 3
_BLOCKS = ("a", "p", "li", "dt", "dd", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "td")
#: Elements whose text is not shown, those that stand inside a line, and the characters that tell what a page is.
_UNSEEN = {"script", "style", "template", "head", "title"}
_INLINE = {"a", "abbr", "b", "em", "i", "small", "span", "strong"}
_ENOUGH = 20_000
_SOLD = re.compile(r"[\"']isAccessibleForFree[\"']\s*:\s*[\"']?false", re.IGNORECASE)
_PASSWORD = re.compile(r"<input[^<>]{0,300}type=[\"']?password", re.IGNORECASE)
_NO_SCRIPT = re.compile(r"<noscript[^<>]{0,100}>(?:(?!</noscript).){0,2000}?javascript", re.IGNORECASE | re.DOTALL)


def why_unusable(tree: Any, html: str, text: str) -> str:  # noqa: ANN401 - lxml has no types
    """What this page is instead of an article, in sentences for a reader, "" for an article.

    `tree` is its markup as lxml reads it, `text` what was taken out of it, a line a paragraph.
    """
    lines = {line: words(line) for line in map(_flat, text.split("\n")) if line}
    pointing = dict(_pointing(tree, lines))
    headlines = {line: box for line, box in pointing.items() if lines[line] >= _HEADLINE}
    total = sum(lines.values())
    if len(set(headlines.values())) >= _LISTED and sum(lines[line] for line in headlines) >= _SHARE * total:
        return LINKS
    own = total - sum(lines[line] for line in pointing)
    if own < _BEGINNING and _SOLD.search(html):
        return Sign.PAID.value
    if own >= _FEWEST:
        return ""
    if _PASSWORD.search(html):
        return Sign.LOGIN.value
    if _NO_SCRIPT.search(html):
        return Sign.SCRIPT.value
    return message("There are only a few words on this page, and no article.")


def why_nothing(tree: Any, html: str) -> str:  # noqa: ANN401
    """The same for a page of which nothing could be taken out."""
    if "<script" in html.lower() and words(seen(tree)) < _FEWEST:
        return Sign.SCRIPT.value
    return message("There is no article on this page.")


def seen(tree: Any) -> str:  # noqa: ANN401
    """All words that a page shows, a block a line; its first 20,000 characters. None has a page that is no HTML."""
    parts: list[str] = []
    length = 0
    for element in tree.iter() if tree is not None else ():
        # Comments have no tag.
        shown = isinstance(element.tag, str) and element.tag not in _UNSEEN
        own = (element.text or "") if shown else ""
        parts += "" if element.tag in _INLINE else "\n", own, element.tail or ""
        length += len(own) + len(parts[-1])
        if length > _ENOUGH:
            break
    return "".join(parts)


def _pointing(tree: Any, lines: dict[str, int]) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """Those of the lines that are a link or stand in a teaser, each with the link or the teaser's box."""
    for block in tree.iter(*_BLOCKS):
        line = _flat(_start_of(block))
        if line in lines and (box := _box(block)) is not None:
            yield line, box


def _box(block: Any) -> Any:  # noqa: ANN401
    """The link that a block is part of, or the box that it shares with a headline that is a link; None for neither."""
    around = [block, *_ancestors(block)]
    for one in around:
        if one.tag == "a":
            return one
    own = set(block.iter("a"))
    for one in around[1:]:
        if len(_start_of(one)) > _BOX:
            return None
        if any(words(_start_of(link)) > _HEADLINE for link in one.iter("a") if link not in own):
            return one
    return None


def _ancestors(block: Any) -> Iterator[Any]:  # noqa: ANN401
    for step, one in enumerate(block.iterancestors()):
        if step == _CLIMB or one.tag in ("body", "html", "main"):
            return
        yield one


def _start_of(block: Any) -> str:  # noqa: ANN401
    """The text of a block; of one longer than a box as much as shows that it is."""
    parts: list[str] = []
    length = 0
    for part in block.itertext():
        parts.append(part)
        length += len(part.strip())
        if length > _BOX:
            break
    return "".join(parts)


def _flat(text: str) -> str:
    return " ".join(text.split())
