"""Articles as cards: what was added, what there is, one article, and the question before it is erased."""

from collections.abc import Sequence

from bot.models import SHELF, Added, ArticleInfo, Summary
from bot.text.languages import language
from cogs.cards import controls, markdown
from cogs.cards.card import ANSWERED, REFUSED, SENTENCE, SOURCE, TEXT_LIMIT, TITLE, Card, citation, row

#: Articles on one page of the list.
PAGE = 10
#: Characters of a line of the list; a line that is longer loses its link.
LINE = 360
#: Characters of what is known of an article, a line each.
_VALUE = 250
CHANGED = "**Brought up to date.** What it said before is kept for the answers that quote it."
#: Reasons for leaving something out that are named, and characters of each and of what was left out.
_REASONS, _WHERE, _WHY = 4, 100, 200


def pages(total: int) -> int:
    """How many pages a list of so many articles has; one at least."""
    return max(1, -(-total // PAGE))


def added(found: Sequence[Added], *, unread: Sequence[tuple[str, str]] = ()) -> Card:
    """What became of a file or a pasted text, and what of the file could not be read, with the reasons."""
    new = sum(one.new for one in found)
    if len(found) == 1:
        changed = CHANGED if found[0].changed else "**That article is here already.**"
        head = "**Added.**" if new else changed
    else:
        changed, known = sum(one.changed for one in found), sum(not (one.new or one.changed) for one in found)
        head = f"**{new} article{'s' * (new != 1)} added.**"
        head += f" {changed} of the file {'are' if changed > 1 else 'is'} a new version." if changed else ""
        head += f" {known} of the file {'were' if known > 1 else 'was'} here already." if known else ""
    room = PAGE // 2 if unread else PAGE
    lines = [f"- {_titled(one.article)}" for one in found[:room]]
    if len(found) > room:
        lines.append(f"- … and {len(found) - room} more")
    notes = markdown.line("; ".join(sorted({note for one in found for note in one.notes})), SENTENCE // 2)
    alone = found[0].article.id if len(found) == 1 else None
    return Card(
        head,
        "\n".join(lines),
        _left_out(unread) if unread else None,
        f"-# Note: {notes}." if notes else None,
        row(controls.summary(alone), controls.about(alone)) if alone else None,
        colour=ANSWERED,
    )


def saved(found: Sequence[tuple[str, Added | str]], *, left_out: int) -> Card:
    """What became of each link of a message: its article, or why there is none; and how many were not looked at."""
    lines = [f"- {_outcome(link, one)}" for link, one in found]
    new = sum(isinstance(one, Added) and one.new for _, one in found)
    rest = f"-# {left_out} more of its links {'were' if left_out > 1 else 'was'} left out." if left_out else None
    return Card(
        f"**{new} article{'s' * (new != 1)} added.**", "\n".join(lines), rest, colour=ANSWERED if new else REFUSED
    )


def articles(found: Sequence[ArticleInfo], *, page: int, total: int) -> Card:
    """One page of the list, newest first; pages count from 0."""
    if not total:
        return Card("There are no articles yet. Add one with `/article add`.")
    turns = row(
        controls.page(page - 1, "Newer", enabled=page > 0),
        controls.page(page + 1, "Older", enabled=page + 1 < pages(total)),
    )
    return Card(
        f"### {total} article{'s' * (total != 1)}",
        "\n".join(f"- {_titled(one)}" for one in found) or "*This page is empty by now.*",
        f"-# Page {page + 1} of {pages(total)}" if pages(total) > 1 else None,
        turns if pages(total) > 1 else None,
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
        "Library": "the operator's shelf, which every server can read" if info.library == SHELF else "this one",
        "Number": str(info.id),
    }
    head = f"### {markdown.link(info.title, info.url, TITLE)}"
    lines = "\n".join(f"**{name}** {markdown.line(value, _VALUE)}" for name, value in known.items() if value)
    said = "\n\n".join(markdown.escape(one.text) for one in headline.sentences) if headline else ""
    return Card(
        head,
        "-# It came without a title; these are its first words." if info.untitled else None,
        said if len(said) + len(head) + len(lines) + 100 < TEXT_LIMIT else None,
        lines,
        row(controls.summary(info.id), controls.about(info.id)),
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
    return Card(f"Removed **{markdown.line(info.title, TITLE)}**.", colour=REFUSED)


def _left_out(unread: Sequence[tuple[str, str]]) -> str:
    lines = [f"- {markdown.line(where, _WHERE)}: {markdown.line(why, _WHY)}" for where, why in unread[:_REASONS]]
    if len(unread) > _REASONS:
        lines.append(f"- … and {len(unread) - _REASONS} more")
    return "\n".join((f"**{len(unread)} left out**", *lines))


def _outcome(link: str, found: Added | str) -> str:
    if isinstance(found, str):
        return f"{markdown.line(link, _VALUE)}\n  {markdown.line(found, _VALUE)}"
    state = " · brought up to date" if found.changed else " · here already"
    return _titled(found.article) + ("" if found.new else state)


def _titled(info: ArticleInfo) -> str:
    source = markdown.line(info.source or "", SOURCE // 2)
    rest = "".join(f" · {part}" for part in (source, markdown.day(info.published), f"№ {info.id}") if part)
    linked = f"**{markdown.link(info.title, info.url, TITLE)}**{rest}"
    return linked if len(linked) <= LINE else f"**{markdown.line(info.title, TITLE)}**{rest}"
