"""Feeds as cards: what is followed, how it goes, what became of a list, and that one stopped."""

from collections.abc import Sequence
from datetime import datetime

import discord

from bot.models import EntryNote, Fate, FeedAdded, FeedNotice, Followed
from cogs.cards import markdown
from cogs.cards.card import ANSWERED, REFUSED, SENTENCE, TITLE, Card
from cogs.cards.sheet import Sheet

#: Characters of a title in a list, of a reason, and of the words of a filter.
_NAME, _WHY, _WORDS = 100, 250, 300
_COUNTED = {
    Fate.ADDED: "became articles", Fate.KNOWN: "were here already", Fate.FILTERED: "filtered out",
    Fate.SKIPPED: "skipped", Fate.WAITING: "waiting for their pages",
}  # fmt: skip
#: The name of the file that feeds are exported to.
FILE = "feeds.opml"
NONE = "No feeds are followed yet. Follow one with `/feed add`."


def followed(added: FeedAdded, *, asked_by_itself: bool) -> Card:
    """That a feed is followed, and what comes of it."""
    one = added.followed
    if not added.new:
        head = f"**{_linked(one)} was followed already.** What is wanted of it was changed."
    else:
        count = f"{added.entries} entr{'y' if added.entries == 1 else 'ies'}"
        soon = "they become articles in the next minutes" if asked_by_itself else "the operator has them read by hand"
        head = f"**Following {_linked(one)}.** It has {count} now; {soon}."
    return Card(head, _wanted(one) or None, "-# `/feed check` says how far it is.", colour=ANSWERED)


def feeds(found: Sequence[Followed]) -> Card:
    """What a library follows."""
    if not found:
        return Card(NONE)
    lines = [f"- {_linked(one)} · {_articles(one)}{_state(one)}" for one in found]
    return _listed(f"### {len(found)} feed{'s' * (len(found) != 1)}", lines, "`/feed export` has all of them.")


def feed(one: Followed, *, minutes: int) -> Card:
    """How it goes with one; asked every so many `minutes`, 0 for by hand alone."""
    feed_ = one.feed
    sheet = Sheet(f"### {_linked(one)}")
    counts = [f"{one.counts[fate]} {name}" for fate, name in _COUNTED.items() if one.counts.get(fate)]
    lines = [
        f"**Asked** {_when(feed_.asked)}" + (f", answered {_when(feed_.answered)}" if feed_.asked else ""),
        f"**Failed** {_often(feed_.failures)} {_when(feed_.failing)}: {markdown.line(feed_.error, _WHY)}"
        if feed_.failures
        else "",
        "**Stopped** It is not asked any more; `/feed add` with its address tries again."
        if feed_.stopped
        else f"**Next** {_when(feed_.due)}, every {minutes} minutes"
        if minutes
        else "**Next** when the operator asks for it",
        f"**Entries** {', '.join(counts) or 'none yet'}",
        _wanted(one),
    ]
    sheet.add("\n".join(line for line in lines if line))
    if one.notes:
        sheet.add("**Not taken**")
    shown = sum(sheet.add(_note(note)) for note in one.notes)
    rest = len(one.notes) - shown
    return sheet.card(f"-# … and {rest} more" if rest else None, colour=REFUSED if feed_.failures else ANSWERED)


def unfollowed(one: Followed) -> Card:
    """That it is followed no longer."""
    return Card(f"**{markdown.line(one.feed.title, TITLE)}** is not followed any more. Its articles stay.")


def taken(found: Sequence[tuple[str, FeedAdded | str]]) -> Card:
    """What became of each feed of a list."""
    new = sum(isinstance(one, FeedAdded) and one.new for _, one in found)
    known = sum(isinstance(one, FeedAdded) and not one.new for _, one in found)
    refused = [
        f"- {markdown.line(url, _NAME)}\n  {markdown.line(why, _WHY)}" for url, why in found if isinstance(why, str)
    ]
    head = f"**Following {new} more feed{'s' * (new != 1)}.**" + (f" {known} were followed already." if known else "")
    return _listed(head, refused, "", colour=ANSWERED if new or known else REFUSED)


def exported(count: int) -> Card:
    """The file that holds the feeds, which is to be sent with it."""
    attached: discord.ui.File[Card] = discord.ui.File(f"attachment://{FILE}")
    return Card(f"**{count} feed{'s' * (count != 1)}**, as a list that other feed readers take:", attached)


def stopped(notice: FeedNotice) -> Card:
    """For the one who wanted a feed that is not asked any more."""
    return Card(
        f"**A feed that you had me follow stopped:** {markdown.link(notice.feed.title, notice.feed.url, TITLE)}",
        markdown.line(notice.feed.stopped, SENTENCE),
        "-# Its articles stay. `/feed add` with its address tries again, `/feed remove` takes it off the list.",
        colour=REFUSED,
    )


def _listed(head: str, lines: Sequence[str], rest: str, colour: discord.Colour = ANSWERED) -> Card:
    """As many lines as a message holds, under a head, and how many are left."""
    room = 3400
    kept: list[str] = []
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    left = len(lines) - len(kept)
    return Card(head, "\n".join(kept), f"-# … and {left} more. {rest}" if left else None, colour=colour)


def _linked(one: Followed) -> str:
    return _link(one.feed.title, one.feed.url)


def _link(title: str, url: str) -> str:
    """A title with its link, unless that would take up too much of a message."""
    linked = markdown.link(title, url, _NAME)
    return linked if len(linked) <= 3 * _NAME else markdown.line(title, _NAME)


def _articles(one: Followed) -> str:
    count = one.counts.get(Fate.ADDED, 0)
    return f"{count} article{'s' * (count != 1)}"


def _state(one: Followed) -> str:
    if one.feed.stopped:
        return " · **stopped**"
    return f" · failing since {_when(one.feed.failing)}" if one.feed.failures else ""


def _often(failures: int) -> str:
    return "once," if failures == 1 else f"{failures} times in a row, since"


def _wanted(one: Followed) -> str:
    parts = [f"with {', '.join(one.follow.words)}"] if one.follow.words else []
    parts += [f"without {', '.join(one.follow.without)}"] if one.follow.without else []
    lines = [f"**Only** entries {markdown.line('; '.join(parts), _WORDS)}"] if parts else []
    lines += [] if one.follow.full else ["**Pages** are not fetched: the feed's own text is taken"]
    return "\n".join(lines)


def _note(note: EntryNote) -> str:
    again = " It is tried again." if note.fate is Fate.WAITING else ""
    return f"- {_link(note.title or note.link, note.link)}\n  {markdown.line(note.why, _WHY)}{again}"


def _when(moment: datetime | None) -> str:
    """A moment in the time zone of whoever reads it."""
    return discord.utils.format_dt(moment, "R") if moment else "never"
