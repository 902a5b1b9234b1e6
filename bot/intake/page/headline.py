"""The title of a page's article: its headline, and not the name of the site, with which they share the page's title."""

from typing import Any

#: Words of a headline that is a title without what the page's title adds to it.
_WORDS = 2


def headline(tree: Any, title: str) -> str:  # noqa: ANN401 - lxml has no types
    """`title`, which was found for the page, or the heading of the page that it should be instead."""
    whole = _flat(tree.findtext(".//title") or "")
    for heading in tree.iter("h1", "h2", "h3"):
        text = _flat("".join(heading.itertext()))
        if not text or text == title:
            continue
        # "The mill that moved - Hill Review", where the site's name is the only heading of the first rank.
        site_last = whole.endswith(title) and whole.startswith(text)
        site_first = whole.startswith(f"{title}:") and whole.endswith(text)
        if len(text) > len(title) and (site_last or site_first):
            return text
        # "The mill that moved [Hill Review]".
        behind = title.removeprefix(text).strip()
        if behind != title and not behind[:1].isalnum() and text.count(" ") + 1 >= _WORDS and title == whole:
            return text
    return title


def _flat(text: str) -> str:
    return " ".join(text.split())
