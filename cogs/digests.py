"""Digests: /digest schedule, list, preview, pause, resume, resend, remove, and the buttons that do the same."""

import asyncio
import logging
from typing import TYPE_CHECKING, Literal

from discord import app_commands
from discord.ext import commands

from bot.digests import typed
from bot.digests.orders import ALERTS
from bot.errors import BotError, NotFound
from bot.messages import message, say
from bot.models import Digest
from cogs.buttons import Interaction
from cogs.cards.markdown import cut
from cogs.choosing import CHOICES, IN_TIME, NAME_LENGTH
from cogs.dealing import Deal, done, listed, show
from cogs.ordering import Channel, Wishes, ordered
from cogs.replies import send
from cogs.scopes import must_manage, scope_of

if TYPE_CHECKING:
    from bot.client import QuothBot

log = logging.getLogger(__name__)

#: Some hours and days to choose from: days as they are said, and as they are read again.
_HOURS = ("06:00", "07:00", "07:30", "08:00", "09:00", "12:00", "17:00", "18:00", "20:00")
_DAYS = {
    "every day": message("every day"),
    "weekdays": message("weekdays"),
    "weekends": message("weekends"),
    "monday": message("monday"),
    "mon, wed, fri": message("mon, wed, fri"),
    "friday": message("friday"),
}
Chosen = app_commands.Range[str, 1, 100]


@app_commands.default_permissions(manage_guild=True)
class Digests(commands.GroupCog, group_name="digest", group_description="What is new, each morning"):
    """The standing orders of a library."""

    def __init__(self, bot: "QuothBot") -> None:
        self.bot = bot

    @app_commands.command()
    @app_commands.describe(
        channel="Where to (in direct messages: to you); this channel unless you say",
        time="When: 08:00, 7:30 pm (08:00 unless you say)",
        timezone="By whose clocks; the last one used here unless you say",
        days="every day, weekdays, or: mon, thu",
        topics="Only what is about one of these, parted by commas",
        length="headline: titles alone; short: a sentence of each; long: three, and a picture of the week",
        silent="Nobody's phone makes a sound (so it is unless you say no)",
        when_empty="Say it too when there is nothing new",
        alerts="Post articles as they come, so many an hour at most; the rest waits for the edition",
        change="Change this digest in what you say here, instead of ordering another one",
    )
    async def schedule(
        self,
        interaction: Interaction,
        *,
        channel: Channel | None = None,
        time: app_commands.Range[str, 1, 20] | None = None,
        timezone: app_commands.Range[str, 1, 60] | None = None,
        days: app_commands.Range[str, 1, 100] | None = None,
        topics: app_commands.Range[str, 1, 1000] | None = None,
        length: Literal["headline", "short", "long"] | None = None,
        silent: bool | None = None,
        when_empty: bool | None = None,
        alerts: app_commands.Range[int, 0, ALERTS] | None = None,
        change: Chosen | None = None,
    ) -> None:
        """Have what is new sent somewhere at a fixed hour."""
        must_manage(interaction)
        wishes = Wishes(channel, time, timezone, days, topics, length, silent, when_empty, alerts)
        before = await _chosen(interaction, change) if change else None
        await send(interaction, ordered(interaction, wishes, before), private=True)

    @app_commands.command(name="list")
    async def list_(self, interaction: Interaction) -> None:
        """List the digests: when they come next, and how it went."""
        must_manage(interaction)
        await send(interaction, listed(interaction), private=True)

    @app_commands.command()
    @app_commands.describe(digest="Which one, if there are several")
    async def preview(self, interaction: Interaction, digest: Chosen | None = None) -> None:
        """See exactly what would be sent now; only you see it."""
        must_manage(interaction)
        await show(interaction, await _chosen(interaction, digest))

    @app_commands.command()
    @app_commands.describe(digest="Which one, if there are several")
    async def pause(self, interaction: Interaction, digest: Chosen | None = None) -> None:
        """Let a digest rest."""
        must_manage(interaction)
        await send(interaction, done(interaction, "pause", await _chosen(interaction, digest)), private=True)

    @app_commands.command()
    @app_commands.describe(digest="Which one, if there are several")
    async def resume(self, interaction: Interaction, digest: Chosen | None = None) -> None:
        """Let a digest that rests go on; what came meanwhile is in its next edition."""
        must_manage(interaction)
        await send(interaction, done(interaction, "resume", await _chosen(interaction, digest)), private=True)

    @app_commands.command()
    @app_commands.describe(digest="Which one, if there are several")
    async def resend(self, interaction: Interaction, digest: Chosen | None = None) -> None:
        """Send the last edition of a digest once more."""
        must_manage(interaction)
        await send(interaction, done(interaction, "resend", await _chosen(interaction, digest)), private=True)

    @app_commands.command()
    @app_commands.describe(digest="Which one, if there are several")
    async def remove(self, interaction: Interaction, digest: Chosen | None = None) -> None:
        """Take a digest out."""
        must_manage(interaction)
        await send(interaction, done(interaction, "remove", await _chosen(interaction, digest)), private=True)

    @schedule.autocomplete("change")
    @preview.autocomplete("digest")
    @pause.autocomplete("digest")
    @resume.autocomplete("digest")
    @resend.autocomplete("digest")
    @remove.autocomplete("digest")
    async def offered(self, interaction: Interaction, text: str) -> list[app_commands.Choice[str]]:
        """The digests; none for those who may not manage them, and none rather than late."""
        try:
            must_manage(interaction)
            async with asyncio.timeout(IN_TIME):
                found = await interaction.client.library.digests.list(scope_of(interaction))
        except (BotError, TimeoutError) as error:
            log.warning("No digests were offered: %s", str(error) or "they took too long")
            return []
        names = [(_name(interaction, one), str(one.id)) for one in found]
        fitting = [(name, value) for name, value in names if text.casefold() in name.casefold()]
        return [app_commands.Choice(name=name, value=value) for name, value in fitting[:CHOICES]]

    @schedule.autocomplete("timezone")
    async def zones(self, interaction: Interaction, text: str) -> list[app_commands.Choice[str]]:
        """Time zones, the last one that was used here first."""
        try:
            async with asyncio.timeout(IN_TIME):
                last = await interaction.client.library.digests.zone(scope_of(interaction))
                found = await asyncio.to_thread(typed.zones, text, first=last)
        except (BotError, TimeoutError) as error:
            log.warning("No time zones were offered: %s", str(error) or "they took too long")
            return []
        return [app_commands.Choice(name=name, value=name) for name in found]

    @schedule.autocomplete("time")
    async def hours(self, _: Interaction, text: str) -> list[app_commands.Choice[str]]:
        """Some hours."""
        return [app_commands.Choice(name=one, value=one) for one in _HOURS if text.strip() in one]

    @schedule.autocomplete("days")
    async def days(self, _: Interaction, text: str) -> list[app_commands.Choice[str]]:
        """Some days."""
        named = ((say(name), value) for value, name in _DAYS.items())
        wanted = text.strip().casefold()
        return [
            app_commands.Choice(name=name, value=value)
            for name, value in named
            if wanted in name.casefold() or wanted in value
        ]


async def _chosen(interaction: Interaction, text: str | None) -> int:
    """The number of the digest that was chosen or typed; the only one there is needs no naming. Raises NotFound."""
    plain = (text or "").strip()
    if plain.isascii() and plain.isdigit():
        return int(plain)
    found = await interaction.client.library.digests.list(scope_of(interaction))
    if not found:
        raise NotFound(message("There are no digests here yet; `/digest schedule` orders one."))
    if plain or len(found) > 1:
        raise NotFound(
            message("Choose one of the digests that are offered while you type; `/digest list` shows them all.")
        )
    return found[0].id


def _name(interaction: Interaction, one: Digest) -> str:
    """A digest to choose."""
    place = one.order.place
    channel = interaction.guild.get_channel_or_thread(place.number) if interaction.guild else None
    where = say("to you") if place.person else f"#{channel.name}" if channel else say("a channel that is gone")
    days, time = say(typed.said(one.order.days)), f"{one.order.at:%H:%M}"
    named = f"{one.id} · {where[:50]}, {say('{days} at {time}', days=cut(days, 20), time=time)}"
    return cut(f"{named} ({say('rests')})" if one.paused else named, NAME_LENGTH)


async def setup(bot: "QuothBot") -> None:
    """Add the commands and the buttons."""
    bot.add_dynamic_items(Deal)
    await bot.add_cog(Digests(bot))
