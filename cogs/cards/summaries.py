"""Summaries as cards, with buttons that zoom."""

from bot.models import ArticleInfo, Summary
from bot.summaries import LENGTHS
from cogs.cards import controls, markdown
from cogs.cards.card import TEXT_LIMIT, Card, provenance, row

#: Room for the title, the citation and the line of figures.
_RESERVED = 900


def summary(
    found: Summary, *, title: str, length: str, info: ArticleInfo | None = None, upload: str | None = None
) -> Card:
    """A summary of a stored article (`info`) or of an uploaded text (`upload`, its token)."""
    shown: list[str] = []
    size = 0
    for one in found.sentences:
        text = markdown.escape(one.text)
        size += len(text) + 2
        if size > TEXT_LIMIT - _RESERVED:
            break
        shown.append(text)
    source = f"a{info.id}" if info else f"u{upload}" if upload else None
    zooms = [controls.zoom(source, each, found.method, current=each == length) for each in LENGTHS] if source else ()
    return Card(
        _heading(title, info),
        "\n\n".join(shown) or "*Its sentences are longer than a message can hold; open the article to read them.*",
        f"-# {_figures(found, len(shown), info)}",
        row(*zooms, controls.about(info.id) if info else None),
    )


def _heading(title: str, info: ArticleInfo | None) -> str | None:
    """The title with its link; an article without one would only say its first sentence twice."""
    if info and info.untitled and not info.url:
        return None
    return f"### {markdown.link(markdown.cut(title, 200), info.url if info else None)}" if title else None


def _figures(found: Summary, shown: int, info: ArticleInfo | None) -> str:
    """Where it is from, how much of it this is, and why it is not more."""
    parts = [provenance(info)] if info and provenance(info) else []
    parts += [f"{shown} of {found.available} sentences", f"{found.words} of {found.words_available} words"]
    if found.method != "quoth":
        parts.append(f"method {found.method}")
    if found.capped:
        parts.append("no more is shown of one article")
    if shown < len(found.sentences):
        parts.append(f"{len(found.sentences) - shown} did not fit")
    return " · ".join(parts)
