"""Feeds as cards: what is followed, how it goes, what became of a list, and that one stopped."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

import discord

from bot.messages import Message, counted, message, say, say_counted
from bot.models import EntryNote, Fate, Feed, FeedAdded, FeedNotice, Followed
from cogs.cards import markdown
from cogs.cards.card import ANSWERED, REFUSED, SENTENCE, TITLE, Card
from cogs.cards.sheet import Sheet

#: Characters of a title in a list, of a reason, and of the words of a filter.
_NAME, _WHY, _WORDS = 100, 250, 300
_COUNTED: Mapping[Fate, Callable[[int], Message]] = {
    Fate.ADDED: lambda count: counted("{count} became an article", "{count} became articles", count),
    Fate.KNOWN: lambda count: counted("{count} was here already", "{count} were here already", count),
    Fate.FILTERED: lambda count: counted("{count} filtered out", "{count} filtered out", count),
    Fate.SKIPPED: lambda count: counted("{count} skipped", "{count} skipped", count),
    Fate.WAITING: lambda count: counted("{count} waiting for its page", "{count} waiting for their pages", count),
}
#: The name of the file that feeds are exported to.
FILE = "feeds.opml"
NONE = message("No feeds are followed yet. Follow one with `/feed add`.")


def followed(added: FeedAdded, *, asked_by_itself: bool, room: str = "") -> Card:
    """That a feed is followed, and what comes of it; `room` is the channel whose readers alone will see that."""
    one = added.followed
    if not added.new:
        head = say("**{feed} was followed already.** What is wanted of it was changed.", feed=_linked(one))
    elif asked_by_itself:
        head = say_counted(
            "**Following {feed}.** It has {count} entry now; it becomes an article in the next minutes.",
            "**Following {feed}.** It has {count} entries now; they become articles in the next minutes.",
            added.entries,
            feed=_linked(one),
        )
    else:
        head = say_counted(
            "**Following {feed}.** It has {count} entry now; the operator has it read by hand.",
            "**Following {feed}.** It has {count} entries now; the operator has them read by hand.",
            added.entries,
            feed=_linked(one),
        )
    small = f"-# {say('`/feed check` says how far it is.')}"
    return Card(head, _wanted(one) or None, small, _room(room), colour=ANSWERED)


def feeds(found: Sequence[Followed], *, room: str = "") -> Card:
    """What a library follows, or the `room` of a channel."""
    if not found:
        return Card(say(NONE), _room(room))
    lines = [f"- {_linked(one)} · {_articles(one)}{_state(one)}" for one in found]
    head = say_counted("{count} feed", "{count} feeds", len(found))
    return _listed(f"### {head}", lines, say("`/feed export` has all of them."), _room(room))


def _room(name: str) -> str | None:
    told = say("Only those who can read #{channel} see what its feeds bring.", channel=markdown.line(name, _NAME))
    return f"-# {told}" if name else None


def feed(one: Followed, *, minutes: int) -> Card:
    """How it goes with one; asked every so many `minutes`, 0 for by hand alone."""
    feed_ = one.feed
    sheet = Sheet(f"### {_linked(one)}")
    counts = [say(name(one.counts[fate])) for fate, name in _COUNTED.items() if one.counts.get(fate)]
    lines = [
        _asked(feed_),
        _failed(feed_) if feed_.failures else "",
        _next(feed_, minutes),
        say("**Entries** {counts}", counts=", ".join(counts)) if counts else say("**Entries** none yet"),
        _wanted(one),
    ]
    sheet.add("\n".join(line for line in lines if line))
    if one.notes:
        sheet.add(say("**Not taken**"))
    shown = sum(sheet.add(_note(note)) for note in one.notes)
    rest = len(one.notes) - shown
    more = f"-# {say('… and {count} more', count=rest)}" if rest else None
    return sheet.card(more, colour=REFUSED if feed_.failures else ANSWERED)


def unfollowed(one: Followed) -> Card:
    """That it is followed no longer."""
    title = markdown.line(one.feed.title, TITLE)
    return Card(say("**{title}** is not followed any more. Its articles stay.", title=title))


def taken(found: Sequence[tuple[str, FeedAdded | str]]) -> Card:
    """What became of each feed of a list."""
    new = sum(isinstance(one, FeedAdded) and one.new for _, one in found)
    known = sum(isinstance(one, FeedAdded) and not one.new for _, one in found)
    refused = [
        f"- {markdown.line(url, _NAME)}\n  {markdown.line(say(why), _WHY)}"
        for url, why in found
        if isinstance(why, str)
    ]
    head = say_counted("**Following {count} more feed.**", "**Following {count} more feeds.**", new)
    if known:
        head += " " + say_counted("{count} was followed already.", "{count} were followed already.", known)
    return _listed(head, refused, "", colour=ANSWERED if new or known else REFUSED)


def exported(count: int) -> Card:
    """The file that holds the feeds, which is to be sent with it."""
    attached: discord.ui.File[Card] = discord.ui.File(f"attachment://{FILE}")
    head = say_counted(
        "**{count} feed**, as a list that other feed readers take:",
        "**{count} feeds**, as a list that other feed readers take:",
        count,
    )
    return Card(head, attached)


def stopped(notice: FeedNotice) -> Card:
    """For the one who wanted a feed that is not asked any more."""
    link = markdown.link(notice.feed.title, notice.feed.url, TITLE)
    small = say("Its articles stay. `/feed add` with its address tries again, `/feed remove` takes it off the list.")
    return Card(
        say("**A feed that you had me follow stopped:** {feed}", feed=link),
        markdown.line(say(notice.feed.stopped), SENTENCE),
        f"-# {small}",
        colour=REFUSED,
    )


def _listed(
    head: str, lines: Sequence[str], rest: str, below: str | None = None, *, colour: discord.Colour = ANSWERED
) -> Card:
    """As many lines as a message holds, under a head, and how many are left."""
    room = 3400
    kept: list[str] = []
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    left = len(lines) - len(kept)
    more = f"-# {say('… and {count} more.', count=left)} {rest}".rstrip() if left else None
    return Card(head, "\n".join(kept), more, below, colour=colour)


def _linked(one: Followed) -> str:
    return _link(one.feed.title, one.feed.url)


def _link(title: str, url: str) -> str:
    """A title with its link, unless that would take up too much of a message."""
    linked = markdown.link(title, url, _NAME)
    return linked if len(linked) <= 3 * _NAME else markdown.line(title, _NAME)


def _articles(one: Followed) -> str:
    return say_counted("{count} article", "{count} articles", one.counts.get(Fate.ADDED, 0))


def _state(one: Followed) -> str:
    if one.feed.stopped:
        return f" · {say('**stopped**')}"
    return f" · {say('failing, first {when}', when=_when(one.feed.failing))}" if one.feed.failures else ""


def _asked(one: Feed) -> str:
    if one.asked is None:
        return say("**Asked** never")
    asked = _when(one.asked)
    if one.answered is None:
        return say("**Asked** {when}, answered never", when=asked)
    return say("**Asked** {when}, answered {answered}", when=asked, answered=_when(one.answered))


def _failed(one: Feed) -> str:
    return say_counted(
        "**Failed** once, {since}: {why}",
        "**Failed** {count} times in a row, first {since}: {why}",
        one.failures,
        since=_when(one.failing),
        why=markdown.line(say(one.error), _WHY),
    )


def _next(one: Feed, minutes: int) -> str:
    if one.stopped:
        return say("**Stopped** It is not asked any more; `/feed add` with its address tries again.")
    if not minutes:
        return say("**Next** when the operator asks for it")
    return say_counted(
        "**Next** {when}, every minute", "**Next** {when}, every {count} minutes", minutes, when=_when(one.due)
    )


def _wanted(one: Followed) -> str:
    room = _WORDS // 2 if one.follow.words and one.follow.without else _WORDS
    words, without = (markdown.line(", ".join(each), room) for each in (one.follow.words, one.follow.without))
    if words and without:
        lines = [say("**Only** entries with {words}; without {without}", words=words, without=without)]
    elif words:
        lines = [say("**Only** entries with {words}", words=words)]
    else:
        lines = [say("**Only** entries without {without}", without=without)] if without else []
    lines += [] if one.follow.full else [say("**Pages** are not fetched: the feed's own text is taken")]
    return "\n".join(lines)


def _note(note: EntryNote) -> str:
    again = f" {say('It is tried again.')}" if note.fate is Fate.WAITING else ""
    return f"- {_link(note.title or note.link, note.link)}\n  {markdown.line(say(note.why), _WHY)}{again}"


def _when(moment: datetime | None) -> str:
    """A moment in the time zone of whoever reads it."""
    return discord.utils.format_dt(moment, "R") if moment else say("never")
