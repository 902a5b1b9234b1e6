"""Articles as cards: what was added, what there is, one article, and the question before it is erased."""

from collections.abc import Sequence

from bot.messages import Message, message, say, say_counted
from bot.models import SHELF, Added, ArticleInfo, Summary, library_of
from bot.tongues import language_name
from cogs.cards import controls, markdown
from cogs.cards.card import ANSWERED, REFUSED, SENTENCE, SOURCE, TEXT_LIMIT, TITLE, Card, citation, row

#: Articles on one page of the list.
PAGE = 10
#: Characters of a line of the list; a line that is longer loses its link.
LINE = 360
#: Characters of what is known of an article, a line each.
_VALUE = 250
CHANGED = message("**Brought up to date.** What it said before is kept for the answers that quote it.")
#: Reasons for leaving something out that are named, and characters of each and of what was left out.
_REASONS, _WHERE, _WHY = 4, 100, 200


def pages(total: int) -> int:
    """How many pages a list of so many articles has; one at least."""
    return max(1, -(-total // PAGE))


def added(found: Sequence[Added], *, unread: Sequence[tuple[str, str]] = (), room: str = "") -> Card:
    """What became of a file or a pasted text, and what of the file could not be read, with the reasons.

    `room` is the channel whose readers alone will see what was added there.
    """
    new = sum(one.new for one in found)
    if len(found) == 1:
        changed = say(CHANGED) if found[0].changed else say("**That article is here already.**")
        head = say("**Added.**") if new else changed
    else:
        changed, known = sum(one.changed for one in found), sum(not (one.new or one.changed) for one in found)
        told = [
            _count(new),
            say_counted("{count} of the file is a new version.", "{count} of the file are a new version.", changed)
            if changed
            else "",
            say_counted("{count} of the file was here already.", "{count} of the file were here already.", known)
            if known
            else "",
        ]
        head = " ".join(filter(None, told))
    most = PAGE // 2 if unread else PAGE
    lines = [f"- {_titled(one.article)}" for one in found[:most]]
    if len(found) > most:
        lines.append(f"- {say('… and {count} more', count=len(found) - most)}")
    noted = sorted({note for one in found for note in one.notes})
    notes = markdown.line("; ".join(say(note).rstrip(".") for note in noted), SENTENCE // 2)
    alone = found[0].article.id if len(found) == 1 else None
    return Card(
        head,
        "\n".join(lines),
        _left_out(unread) if unread else None,
        f"-# {say('Note: {notes}.', notes=notes)}" if notes else None,
        _room(room, sum(one.article.library != library_of(one.article.library) for one in found)),
        row(controls.summary(alone), controls.about(alone)) if alone else None,
        colour=ANSWERED,
    )


def saved(found: Sequence[tuple[str, Added | str]], *, left_out: int, room: str = "") -> Card:
    """What became of each link of a message: its article, or why there is none; and how many were not looked at."""
    lines = [f"- {_outcome(link, one)}" for link, one in found]
    new = sum(isinstance(one, Added) and one.new for _, one in found)
    rest = say_counted("{count} more of its links was left out.", "{count} more of its links were left out.", left_out)
    inside = sum(isinstance(one, Added) and one.article.library != library_of(one.article.library) for _, one in found)
    return Card(
        _count(new),
        "\n".join(lines),
        f"-# {rest}" if left_out else None,
        _room(room, inside),
        colour=ANSWERED if new else REFUSED,
    )


def articles(found: Sequence[ArticleInfo], *, page: int, total: int) -> Card:
    """One page of the list, newest first; pages count from 0."""
    if not total:
        return Card(say("There are no articles yet. Add one with `/article add`."))
    turns = row(
        controls.page(page - 1, say("Newer"), enabled=page > 0),
        controls.page(page + 1, say("Older"), enabled=page + 1 < pages(total)),
    )
    return Card(
        f"### {say_counted('{count} article', '{count} articles', total)}",
        "\n".join(f"- {_titled(one)}" for one in found) or say("*This page is empty by now.*"),
        f"-# {say('Page {number} of {count}', number=page + 1, count=pages(total))}" if pages(total) > 1 else None,
        turns if pages(total) > 1 else None,
    )


def article(info: ArticleInfo, headline: Summary | None) -> Card:
    """What is known of an article, and its headline sentence."""
    known = {
        say("Author"): info.author,
        say("Source"): info.source,
        say("Published"): markdown.day(info.published),
        say("Language"): say(language_name(info.language)),
        say("Length"): say_counted("{count:,} character", "{count:,} characters", info.length),
        say("Rights"): info.rights,
        say("Library"): _library(info),
        say("Number"): str(info.id),
    }
    head = f"### {markdown.link(info.title, info.url, TITLE)}"
    lines = "\n".join(f"**{name}** {markdown.line(value, _VALUE)}" for name, value in known.items() if value)
    said = "\n\n".join(markdown.escape(one.text) for one in headline.sentences) if headline else ""
    return Card(
        head,
        f"-# {say('It came without a title; these are its first words.')}" if info.untitled else None,
        said if len(said) + len(head) + len(lines) + 100 < TEXT_LIMIT else None,
        lines,
        row(controls.summary(info.id), controls.about(info.id)),
    )


def _library(info: ArticleInfo) -> str:
    if info.library == SHELF:
        return say("the operator's shelf, which every server can read")
    if info.library == library_of(info.library):
        return say("this one")
    return say("this one, for those who can read one channel")


def removal(info: ArticleInfo) -> Card:
    """The question before an article is erased."""
    return Card(
        say("**Remove this article?** Its text and everything found in it will be erased; this cannot be undone."),
        citation(info),
        row(controls.remove(info.id, info.title), controls.keep()),
        colour=REFUSED,
    )


def removed(info: ArticleInfo) -> Card:
    """That it is gone."""
    return Card(say("Removed **{title}**.", title=markdown.line(info.title, TITLE)), colour=REFUSED)


def _count(new: int) -> str:
    return say_counted("**{count} article added.**", "**{count} articles added.**", new)


def _room(name: str, inside: int) -> str | None:
    """Who will see so many articles, where that is not everybody."""
    if not name or not inside:
        return None
    told = say_counted(
        "Only those who can read #{channel} will see it.",
        "Only those who can read #{channel} will see them.",
        inside,
        channel=markdown.line(name, _WHERE),
    )
    return f"-# {told}"


def _left_out(unread: Sequence[tuple[str, str]]) -> str:
    # A file's name is nobody's to translate; that of a line in it is ours.
    named = [(say(where) if isinstance(where, Message) else where, say(why)) for where, why in unread[:_REASONS]]
    lines = [
        f"- {say('{file}: {why}', file=markdown.line(where, _WHERE), why=markdown.line(why, _WHY))}"
        for where, why in named
    ]
    if len(unread) > _REASONS:
        lines.append(f"- {say('… and {count} more', count=len(unread) - _REASONS)}")
    return "\n".join((say_counted("**{count} left out**", "**{count} left out**", len(unread)), *lines))


def _outcome(link: str, found: Added | str) -> str:
    if isinstance(found, str):
        return f"{markdown.line(link, _VALUE)}\n  {markdown.line(found, _VALUE)}"
    state = say("brought up to date") if found.changed else say("here already")
    return _titled(found.article) + ("" if found.new else f" · {state}")


def _titled(info: ArticleInfo) -> str:
    source = markdown.line(info.source or "", SOURCE // 2)
    rest = "".join(f" · {part}" for part in (source, markdown.day(info.published), f"№ {info.id}") if part)
    linked = f"**{markdown.link(info.title, info.url, TITLE)}**{rest}"
    return linked if len(linked) <= LINE else f"**{markdown.line(info.title, TITLE)}**{rest}"
