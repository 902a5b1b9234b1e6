"""Feeds: /feed add, list, check, remove, import, export; and telling somebody that one stopped."""

import asyncio
import io
import logging
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import BotError, NotFound
from bot.intake.limits import check_bytes
from bot.messages import message, speaking
from bot.models import FeedNotice, Followed, Place, Scope
from cogs import cards
from cogs.buttons import Interaction
from cogs.cards.feeds import FILE
from cogs.cards.markdown import cut, flat
from cogs.choosing import CHOICES, IN_TIME, NAME_LENGTH
from cogs.languages import language_of_place, remember
from cogs.replies import send
from cogs.saving import ADDRESS
from cogs.scopes import adding, must_manage, room_name
from cogs.uploads import fetched

if TYPE_CHECKING:
    from bot.client import QuothBot

log = logging.getLogger(__name__)

#: Characters of the words of a filter.
WORDS = 400


@app_commands.default_permissions(manage_guild=True)
class Feeds(commands.GroupCog, group_name="feed", group_description="Feeds whose new entries become articles"):
    """What a library follows, or in a channel that not everybody can read, its room."""

    def __init__(self, bot: "QuothBot") -> None:
        self.bot = bot

    @app_commands.command()
    @app_commands.describe(
        link="The address of a feed, or of a page that has one",
        words="Only entries with one of these words or phrases, parted by commas",
        without="No entries with one of these",
        full_text="Fetch the page where the feed has only its beginning (on unless you say no)",
    )
    async def add(
        self,
        interaction: Interaction,
        link: app_commands.Range[str, 1, ADDRESS],
        words: app_commands.Range[str, 1, WORDS] | None = None,
        without: app_commands.Range[str, 1, WORDS] | None = None,
        full_text: bool = True,
    ) -> None:
        """Follow a feed: its new entries become articles."""
        must_manage(interaction)
        await send(interaction, _added(interaction, link, words or "", without or "", full=full_text), private=True)

    @app_commands.command(name="list")
    async def list_(self, interaction: Interaction) -> None:
        """List the feeds that are followed."""
        must_manage(interaction)
        await send(interaction, _listed(interaction), private=True)

    @app_commands.command()
    @app_commands.describe(feed="Which feed")
    async def check(self, interaction: Interaction, feed: app_commands.Range[str, 1, 200]) -> None:
        """Say how it goes with a feed: when last, when next, what was skipped and why."""
        must_manage(interaction)
        await send(interaction, _checked(interaction, feed), private=True)

    @app_commands.command()
    @app_commands.describe(feed="Which feed")
    async def remove(self, interaction: Interaction, feed: app_commands.Range[str, 1, 200]) -> None:
        """Follow a feed no longer; its articles stay."""
        must_manage(interaction)
        await send(interaction, _removed(interaction, feed), private=True)

    @app_commands.command(name="import")
    @app_commands.describe(file="An OPML file, as feed readers write it when you export your feeds")
    async def import_(self, interaction: Interaction, file: discord.Attachment) -> None:
        """Follow all feeds of an OPML file."""
        must_manage(interaction)
        await send(interaction, _taken(interaction, file), private=True)

    @app_commands.command()
    async def export(self, interaction: Interaction) -> None:
        """Write the feeds to an OPML file."""
        must_manage(interaction)
        library, scope = interaction.client.library, adding(interaction)
        written = await library.feeds.give_list(scope)
        card = cards.exported(len(await library.feeds.list(scope)))
        file = discord.File(io.BytesIO(written.encode()), FILE)
        await interaction.response.send_message(view=card, file=file, ephemeral=True)

    @check.autocomplete("feed")
    @remove.autocomplete("feed")
    async def titles(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Feeds while they are typed; none for those who may not manage them, and none rather than late."""
        try:
            must_manage(interaction)
            async with asyncio.timeout(IN_TIME):
                found = await interaction.client.library.feeds.list(adding(interaction))
        except (BotError, TimeoutError) as error:
            log.warning("No feeds were offered: %s", str(error) or "they took too long")
            return []
        fitting = [one for one in found if _holds(one, typed)]
        return [app_commands.Choice(name=_name(one), value=str(one.feed.id)) for one in fitting[:CHOICES]]


async def _added(interaction: Interaction, link: str, words: str, without: str, *, full: bool) -> cards.Card:
    feeds, scope = interaction.client.library.feeds, adding(interaction)
    # Should it stop, they are told in direct messages.
    await remember(interaction)
    added = await feeds.add(
        scope,
        link,
        now=discord.utils.utcnow(),
        words=words,
        without=without,
        full=full,
        owner=interaction.user.id,
        channel=interaction.channel_id,
    )
    return cards.followed(added, asked_by_itself=feeds.minutes > 0, room=room_name(interaction, scope))


async def _listed(interaction: Interaction) -> cards.Card:
    scope = adding(interaction)
    return cards.feeds(await interaction.client.library.feeds.list(scope), room=room_name(interaction, scope))


async def _checked(interaction: Interaction, typed: str) -> cards.Card:
    feeds = interaction.client.library.feeds
    return cards.feed(await feeds.get(adding(interaction), await _chosen(interaction, typed)), minutes=feeds.minutes)


async def _removed(interaction: Interaction, typed: str) -> cards.Card:
    number = await _chosen(interaction, typed)
    return cards.unfollowed(await interaction.client.library.feeds.remove(adding(interaction), number))


async def _taken(interaction: Interaction, file: discord.Attachment) -> cards.Card:
    check_bytes(file.size, file.filename)
    data = await fetched(file)
    await remember(interaction)
    found = await interaction.client.library.feeds.take_list(
        adding(interaction),
        data,
        now=discord.utils.utcnow(),
        owner=interaction.user.id,
        channel=interaction.channel_id,
    )
    return cards.taken(found)


async def _chosen(interaction: Interaction, typed: str) -> int:
    """The number of the feed that was chosen, or typed as its number or as part of its title alone. Raises NotFound."""
    typed = typed.strip()
    found = await interaction.client.library.feeds.list(adding(interaction))
    exact = [one for one in found if typed == str(one.feed.id)]
    fitting = exact or [one for one in found if _holds(one, typed)]
    if len(fitting) != 1:
        raise NotFound(message("Choose one of the feeds that are offered while you type; `/feed list` shows them all."))
    return fitting[0].feed.id


def _holds(one: Followed, typed: str) -> bool:
    return typed.strip().casefold() in f"{one.feed.title}\n{one.feed.url}".casefold()


def _name(one: Followed) -> str:
    """A feed to choose, with its number: titles may be the same."""
    number = f"№ {one.feed.id}"
    title = flat(one.feed.title)
    return f"{cut(title, NAME_LENGTH - len(number) - 3)} · {number}" if title else number


async def tell(bot: "QuothBot", notice: FeedNotice) -> None:
    """Tell whoever wanted a feed that it stopped, or, where they take no messages, the channel they asked for it in."""
    owner, channel = notice.follow.owner, notice.follow.channel
    if owner is None:
        log.warning("Feed %d stopped: %s: %s", notice.feed.id, notice.feed.url, notice.feed.stopped)
        return
    try:
        card = await _stopped(bot, notice, Place(owner, person=True))
        await (bot.get_user(owner) or await bot.fetch_user(owner)).send(view=card)
    except discord.Forbidden:
        if channel is not None:
            card = await _stopped(bot, notice, Place(channel))
            await bot.get_partial_messageable(channel).send(view=card)


async def _stopped(bot: "QuothBot", notice: FeedNotice, place: Place) -> cards.Card:
    """That it stopped, in the language of whoever reads it there."""
    with speaking(await language_of_place(bot.library, bot, place, Scope.of(notice.follow.library))):
        return cards.stopped(notice)


async def setup(bot: "QuothBot") -> None:
    """Add the commands."""
    await bot.add_cog(Feeds(bot))
