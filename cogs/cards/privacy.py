"""What is kept about somebody, as cards: the list, the file, the question before it is erased."""

from collections.abc import Sequence
from itertools import groupby

import discord

from bot.models import Scope
from bot.models.privacy import Kept
from cogs.cards import controls
from cogs.cards.card import ANSWERED, REFUSED, Card, row

#: Names of the file, and of the archive that it is sent in when it is large.
FILE, PACKED = "quoth.json", "quoth.zip"
#: Other libraries that are named one by one.
_NAMED = 20
#: The words for what stands in a table, of one and of several.
_WORDS = {
    "articles": ("article", "articles"),
    "versions": ("earlier version of an article", "earlier versions of articles"),
    "settings": ("setting", "settings"),
    "uploads": ("text that you had summarised", "texts that you had summarised"),
    "follows": ("feed", "feeds"),
    "entries": ("entry of a feed that was seen", "entries of feeds that were seen"),
    "digests": ("digest", "digests"),
    "watches": ("question to be watched", "questions to be watched"),
    "deliveries": ("message to you", "messages to you"),
    "shown": ("quote that you were shown", "quotes that you were shown"),
}
_HINT = (
    "-# Questions are not kept, nor who asked them. `/privacy export` gives you all of it as a file, `/privacy delete` "
    "erases it. The bot's PRIVACY.md says the rest."
)


def kept(found: Sequence[Kept], person: int) -> Card:
    """How much is kept of what because of somebody."""
    if not found:
        return Card("**Nothing is kept about you.**", _HINT, colour=ANSWERED)
    own = Scope.person(person).key
    lines = [
        f"**{_where(library, own)}** {', '.join(map(_counted, together))}"
        for library, together in groupby(sorted(found, key=lambda one: one.library != own), lambda one: one.library)
    ]
    rest = len(lines) - _NAMED
    return Card(
        "### Kept about you",
        "\n".join(lines[:_NAMED]),
        f"-# … and in {rest} more servers" if rest > 0 else None,
        _HINT,
        colour=ANSWERED,
    )


def given(name: str) -> Card:
    """The file that holds it, which is to be sent with it."""
    attached: discord.ui.File[Card] = discord.ui.File(f"attachment://{name}")
    return Card("**All that is kept about you:**", attached, colour=ANSWERED)


def forgetting() -> Card:
    """The question before it is erased."""
    return Card(
        "**Erase all that is kept about you?** Your own library with its articles, feeds and digests, your open "
        "questions everywhere, and your number where a server's feed or digest has it. This cannot be undone.",
        "-# A server's articles, feeds and digests stay; nobody is told any more when those of yours stop. What I "
        "wrote to you stays in your direct messages until you delete it there.",
        row(controls.forget(), controls.keep()),
        colour=REFUSED,
    )


def forgotten() -> Card:
    """That it is gone."""
    return Card("**Erased.** Nothing is kept about you any more.", colour=REFUSED)


def _where(library: str, own: str) -> str:
    kind, _, number = library.partition(":")
    return "Your own library" if library == own else f"Server {number}" if kind == "guild" else "Elsewhere"


def _counted(one: Kept) -> str:
    return f"{one.count:,} {_WORDS[one.sort][one.count != 1]}"
