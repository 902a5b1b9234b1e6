"""What is kept about somebody, as cards: the list, the file, the question before it is erased."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

import discord

from bot.messages import Message, counted, message, say, say_counted
from bot.models import Scope
from bot.models.privacy import Kept
from cogs.cards import controls
from cogs.cards.card import ANSWERED, REFUSED, Card, row

#: Names of the file, and of the archive that it is sent in when it is large.
FILE, PACKED = "quoth.json", "quoth.zip"
#: Other libraries that are named one by one.
_NAMED = 20
#: How much stands in a table.
_WORDS: Mapping[str, Callable[[int], Message]] = {
    "articles": lambda count: counted("{count:,} article", "{count:,} articles", count),
    "versions": lambda count: counted(
        "{count:,} earlier version of an article", "{count:,} earlier versions of articles", count
    ),
    "settings": lambda count: counted("{count:,} setting", "{count:,} settings", count),
    "uploads": lambda count: counted(
        "{count:,} text that you had summarised", "{count:,} texts that you had summarised", count
    ),
    "follows": lambda count: counted("{count:,} feed", "{count:,} feeds", count),
    "entries": lambda count: counted(
        "{count:,} entry of a feed that was seen", "{count:,} entries of feeds that were seen", count
    ),
    "digests": lambda count: counted("{count:,} digest", "{count:,} digests", count),
    "watches": lambda count: counted("{count:,} question to be watched", "{count:,} questions to be watched", count),
    "deliveries": lambda count: counted("{count:,} message to you", "{count:,} messages to you", count),
    "shown": lambda count: counted(
        "{count:,} quote that you were shown", "{count:,} quotes that you were shown", count
    ),
}
_HINT = message(
    "Questions are not kept, nor who asked them. `/privacy export` gives you all of it as a file, `/privacy delete` "
    "erases it. The bot's PRIVACY.md says the rest."
)


def kept(found: Sequence[Kept], person: int) -> Card:
    """How much is kept of what because of somebody."""
    if not found:
        return Card(say("**Nothing is kept about you.**"), f"-# {say(_HINT)}", colour=ANSWERED)
    own = Scope.person(person).key
    lines = [
        f"**{_where(library, own)}** {', '.join(map(_counted, together))}"
        for library, together in groupby(sorted(found, key=lambda one: one.library != own), lambda one: one.library)
    ]
    rest = len(lines) - _NAMED
    more = say_counted("… and in {count} more server", "… and in {count} more servers", rest)
    return Card(
        f"### {say('Kept about you')}",
        "\n".join(lines[:_NAMED]),
        f"-# {more}" if rest > 0 else None,
        f"-# {say(_HINT)}",
        colour=ANSWERED,
    )


def given(name: str) -> Card:
    """The file that holds it, which is to be sent with it."""
    attached: discord.ui.File[Card] = discord.ui.File(f"attachment://{name}")
    return Card(say("**All that is kept about you:**"), attached, colour=ANSWERED)


def forgetting() -> Card:
    """The question before it is erased."""
    asked = say(
        "**Erase all that is kept about you?** Your own library with its articles, feeds and digests, your open "
        "questions everywhere, and your number where a server's feed or digest has it. This cannot be undone."
    )
    small = say(
        "A server's articles, feeds and digests stay; nobody is told any more when those of yours stop. What I wrote "
        "to you stays in your direct messages until you delete it there."
    )
    return Card(
        asked,
        f"-# {small}",
        row(controls.forget(), controls.keep()),
        colour=REFUSED,
    )


def forgotten() -> Card:
    """That it is gone."""
    return Card(say("**Erased.** Nothing is kept about you any more."), colour=REFUSED)


def _where(library: str, own: str) -> str:
    kind, _, number = library.partition(":")
    if library == own:
        return say("Your own library")
    return say("Server {number}", number=number) if kind == "guild" else say("Elsewhere")


def _counted(one: Kept) -> str:
    return say(_WORDS[one.sort](one.count))
