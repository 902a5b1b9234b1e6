"""A server's settings: /settings show, set, roles."""

from collections.abc import Awaitable, Iterable
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalogues import LANGUAGES
from bot.errors import Refused
from bot.messages import message
from bot.models import Retention
from cogs import cards
from cogs.buttons import Interaction
from cogs.languages import LANGUAGE, of_community
from cogs.listening import QUESTION_CHANNEL
from cogs.permissions import lacking
from cogs.replies import send
from cogs.scopes import KEEPERS, keepers, must_manage, scope_of

if TYPE_CHECKING:
    from bot.client import QuothBot

#: The most that a limit of retention may be.
MOST_DAYS, MOST_ARTICLES = 36_500, 1_000_000
#: Roles that may add and remove articles.
MOST_ROLES = 10
#: What takes a server's language back, beside the languages by their codes.
EACH_READERS = "each"

Channel = discord.TextChannel | discord.ForumChannel | discord.VoiceChannel | discord.Thread


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
class Settings(commands.GroupCog, group_name="settings", group_description="How the bot behaves in this server"):
    """Settings of one server."""

    def __init__(self, bot: "QuothBot") -> None:
        self.bot = bot

    @app_commands.command()
    async def show(self, interaction: Interaction) -> None:
        """Show the settings of this server."""
        must_manage(interaction)
        await send(interaction, self._card(interaction), private=True)

    @app_commands.command(name="set")
    @app_commands.describe(
        language="What everybody sees is said in this language",
        question_channel="Every question asked there is answered",
        no_question_channel="Stop listening there",
        retention_days="Erase articles so many days after they were added; 0: never",
        retention_articles="Keep only so many of the newest articles; 0: all",
    )
    @app_commands.choices(
        language=[
            *(
                app_commands.Choice(name=app_commands.locale_str(one.name, own=True), value=code)
                for code, one in LANGUAGES.items()
            ),
            app_commands.Choice(name="each reader's own", value=EACH_READERS),
        ]
    )
    async def set_(
        self,
        interaction: Interaction,
        *,
        question_channel: Channel | None = None,
        no_question_channel: bool = False,
        retention_days: app_commands.Range[int, 0, MOST_DAYS] | None = None,
        retention_articles: app_commands.Range[int, 0, MOST_ARTICLES] | None = None,
        language: str | None = None,
    ) -> None:
        """Change a setting of this server."""
        must_manage(interaction)
        if question_channel and no_question_channel:
            raise Refused(message("Name a question channel, or say that there is to be none."))
        if question_channel:
            _must_reach(question_channel)
        changes: list[Awaitable[None]] = []
        if question_channel or no_question_channel:
            changes.append(self._listen(interaction, question_channel))
        if retention_days is not None or retention_articles is not None:
            changes.append(self._keep(interaction, retention_days, retention_articles))
        if language:
            changes.append(self._speak(interaction, language))
        if not changes:
            raise Refused(
                message(
                    "Say what to change: a question channel, a language, or how long articles are kept, or how many."
                )
            )
        await send(interaction, self._changed(interaction, changes), private=True)

    @app_commands.command()
    @app_commands.describe(
        allow="Members with this role may add and remove articles", forbid="Members with this role may do so no longer"
    )
    async def roles(
        self, interaction: Interaction, allow: discord.Role | None = None, forbid: discord.Role | None = None
    ) -> None:
        """Say who may add and remove articles, beside those who manage the server."""
        must_manage(interaction)
        if allow is None and forbid is None:
            raise Refused(message("Name a role to allow, or one to forbid."))
        if allow and allow.is_default():
            raise Refused(
                message("Everybody has that role. Choose one that you give to those whom you trust with the library.")
            )
        await send(interaction, self._changed(interaction, [self._allow(interaction, allow, forbid)]), private=True)

    async def _allow(self, interaction: Interaction, allow: discord.Role | None, forbid: discord.Role | None) -> None:
        scope, guild = scope_of(interaction), interaction.guild
        known = await keepers(self.bot.library, scope)
        # Roles that are gone from the server go from here as well.
        wanted = [one for one in known if guild and guild.get_role(one) and not (forbid and one == forbid.id)]
        if allow and allow.id not in wanted:
            wanted.append(allow.id)
        if len(wanted) > MOST_ROLES:
            raise Refused(
                message(
                    "{limit} roles may add and remove already, which is the limit; forbid one first.", limit=MOST_ROLES
                )
            )
        await self.bot.library.preferences.set(scope, KEEPERS, " ".join(map(str, wanted)) or None)

    async def _changed(self, interaction: Interaction, changes: Iterable[Awaitable[None]]) -> cards.Card:
        for change in changes:
            await change
        return await self._card(interaction)

    async def _listen(self, interaction: Interaction, channel: Channel | None) -> None:
        value = str(channel.id) if channel else None
        await self.bot.library.preferences.set(scope_of(interaction), QUESTION_CHANNEL, value)

    async def _speak(self, interaction: Interaction, language: str) -> None:
        value = language if language in LANGUAGES else None
        await self.bot.library.preferences.set(scope_of(interaction), LANGUAGE, value)

    async def _keep(self, interaction: Interaction, days: int | None, articles: int | None) -> None:
        scope = scope_of(interaction)
        known = await self.bot.library.preferences.retention(scope)
        wanted = Retention(
            known.days if days is None else days or None, known.articles if articles is None else articles or None
        )
        await self.bot.library.preferences.set_retention(scope, wanted)

    async def _card(self, interaction: Interaction) -> cards.Card:
        library, scope = self.bot.library, scope_of(interaction)
        channel = await library.preferences.get(scope, QUESTION_CHANNEL)
        digests = [one.order.place.number for one in await library.digests.list(scope) if not one.paused]
        expected = [*([int(channel)] if channel else []), *digests]
        return cards.settings(
            int(channel) if channel else None,
            hears=self.bot.hears_everything,
            retention=await library.preferences.retention(scope),
            expired=await library.preferences.expired(scope, now=discord.utils.utcnow()),
            keepers=await keepers(library, scope),
            language=await library.preferences.get(scope, LANGUAGE),
            community=of_community(interaction.guild),
            lacking=lacking(interaction.guild, expected) if interaction.guild else (),
        )


def _must_reach(channel: Channel) -> None:
    """Raises Refused for a channel where we could not read or answer."""
    may = channel.permissions_for(channel.guild.me)
    in_threads = isinstance(channel, (discord.Thread, discord.ForumChannel))
    if not (may.view_channel and (may.send_messages_in_threads if in_threads else may.send_messages)):
        raise Refused(
            message("I cannot read and write in #{channel}. Let me, or choose another channel.", channel=channel.name)
        )


async def setup(bot: "QuothBot") -> None:
    """Add the commands."""
    await bot.add_cog(Settings(bot))
