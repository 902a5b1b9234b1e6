"""Articles as cards: what was added, what there is, one article, and the question before it is erased."""

from collections.abc import Sequence

from bot.models import Added, ArticleInfo, Summary
from bot.text.languages import language
from cogs.cards import controls, markdown
from cogs.cards.card import ANSWERED, REFUSED, Card, citation, row

#: Articles on one page of the list.
PAGE = 10
#: Titles named when several articles came in one file.
_NAMED = 10


def added(found: Sequence[Added]) -> Card:
    """What became of a file or a pasted text."""
    new = sum(one.new for one in found)
    if len(found) == 1:
        head = "**Added.**" if new else "**That text is here already.**"
    else:
        old = f", {len(found) - new} were here already" if new < len(found) else ""
        head = f"**{new} articles added{old}.**"
    lines = [f"- {_titled(one.article)}" for one in found[:_NAMED]]
    if len(found) > _NAMED:
        lines.append(f"- … and {len(found) - _NAMED} more")
    notes = sorted({note for one in found for note in one.notes})
    first = found[0].article
    buttons = row(controls.zoom(f"a{first.id}", "short", "quoth", current=False), controls.about(first.id))
    return Card(
        head,
        "\n".join(lines),
        f"-# {markdown.escape('; '.join(notes))}" if notes else None,
        buttons if len(found) == 1 else None,
        colour=ANSWERED,
    )


def articles(found: Sequence[ArticleInfo], *, page: int, total: int) -> Card:
    """One page of the list, newest first; pages count from 0."""
    if not total:
        return Card("There are no articles yet. Add one with `/article add`.")
    pages = -(-total // PAGE)
    lines = [f"- {_titled(one)}" for one in found]
    turns = row(
        controls.page(page - 1, "Newer", enabled=page > 0), controls.page(page + 1, "Older", enabled=page + 1 < pages)
    )
    return Card(
        f"### {total} article{'s' * (total != 1)}",
        "\n".join(lines) or "*This page is empty by now.*",
        f"-# Page {page + 1} of {pages}",
        turns if pages > 1 or page else None,
    )


def article(info: ArticleInfo, headline: Summary | None) -> Card:
    """What is known of an article, and its headline sentence."""
    known = {
        "Author": info.author,
        "Source": info.source,
        "Published": markdown.day(info.published),
        "Language": language(info.language).name,
        "Length": f"{info.length:,} characters",
        "Rights": info.rights,
        "Library": "the operator's shelf" if info.library == "shelf" else "this one",
        "Number": str(info.id),
    }
    lines = [f"**{name}** {markdown.line(markdown.cut(value, 300))}" for name, value in known.items() if value]
    untitled = "-# It came without a title; these are its first words." if info.untitled else None
    said = "\n\n".join(markdown.escape(one.text) for one in headline.sentences) if headline else ""
    return Card(
        f"### {markdown.link(markdown.cut(info.title, 200), info.url)}",
        untitled,
        markdown.cut(said, 2000) if len(said) <= 2000 else None,
        "\n".join(lines),
        row(controls.zoom(f"a{info.id}", "short", "quoth", current=False), controls.about(info.id)),
    )


def removal(info: ArticleInfo) -> Card:
    """The question before an article is erased."""
    return Card(
        "**Remove this article?** Its text and everything found in it will be erased; this cannot be undone.",
        citation(info),
        row(controls.remove(info.id, info.title), controls.keep()),
        colour=REFUSED,
    )


def removed(info: ArticleInfo) -> Card:
    """That it is gone."""
    return Card(f"Removed **{markdown.line(markdown.cut(info.title, 200))}**.", colour=REFUSED)


def _titled(info: ArticleInfo) -> str:
    parts = (
        f"**{markdown.link(markdown.cut(info.title, 120), info.url)}**",
        markdown.line(markdown.cut(info.source, 60)) if info.source else "",
        markdown.day(info.published),
        f"№ {info.id}",
    )
    return " · ".join(part for part in parts if part)
