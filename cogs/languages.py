"""In which language something is said: a reader's own where only they see it, else the one that the place speaks."""

from typing import Any

import discord
from discord import app_commands

from bot.catalogues import LANGUAGES
from bot.library import Library
from bot.messages import say, speak, speaking
from bot.models import Place, Scope

#: The setting of a library that names its language: of a server, what it was set to; of a person, what they use.
LANGUAGE = "language"


def spoken(locale: discord.Locale) -> str:
    """The language of ours that goes with one of Discord's."""
    code = locale.value[:2]
    return code if code in LANGUAGES else "en"


def speak_to(interaction: discord.Interaction[Any]) -> None:
    """Say everything in the language of whoever did this, from now on and in this task."""
    speak(spoken(interaction.locale))


async def language_for(interaction: discord.Interaction[Any], scope: Scope, *, private: bool) -> str:
    """That of the reader for what only they see; for what a server sees its own, if it has one."""
    own = spoken(interaction.locale)
    if scope == Scope.person(interaction.user.id):
        await remember(interaction)
        return own
    return own if private else await _of_server(interaction.client.library, interaction.guild, scope) or own


async def language_of_message(library: Library, message: discord.Message, scope: Scope) -> str:
    """That of what is said in reply to a message: Discord does not tell which its author reads."""
    if message.guild is None:
        return await library.preferences.get(scope, LANGUAGE) or "en"
    return await _of_server(library, message.guild, scope) or "en"


async def language_of_place(library: Library, bot: discord.Client, place: Place, scope: Scope) -> str:
    """That of what comes by itself: to a person, or into a channel of the server whose library it is."""
    if place.person:
        return await library.preferences.get(Scope.person(place.number), LANGUAGE) or "en"
    kind, _, number = scope.key.partition(":")
    guild = bot.get_guild(int(number)) if kind == "guild" else None
    return await _of_server(library, guild, scope) or "en"


async def remember(interaction: discord.Interaction[Any]) -> None:
    """Note which language somebody reads, for what is written to them later; English, which goes without, is not."""
    library: Library = interaction.client.library
    scope, own = Scope.person(interaction.user.id), spoken(interaction.locale)
    if (await library.preferences.get(scope, LANGUAGE) or "en") != own:
        await library.preferences.set(scope, LANGUAGE, None if own == "en" else own)


async def _of_server(library: Library, guild: discord.Guild | None, scope: Scope) -> str | None:
    """What a server was set to; or what it says at Discord, if it is a community."""
    return await library.preferences.get(scope, LANGUAGE) or of_community(guild)


def of_community(guild: discord.Guild | None) -> str | None:
    """The language that a community has set at Discord; None for other servers, which are not asked for theirs."""
    return spoken(guild.preferred_locale) if guild and "COMMUNITY" in guild.features else None


class Translator(app_commands.Translator):
    """Tells Discord what commands do, in its users' languages; the names of commands are the same in all."""

    #: Where.
    SAID = frozenset(
        {
            app_commands.TranslationContextLocation.command_description,
            app_commands.TranslationContextLocation.group_description,
            app_commands.TranslationContextLocation.parameter_description,
            app_commands.TranslationContextLocation.choice_name,
        }
    )

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContext[Any, Any],
    ) -> str | None:
        """The same in a language of ours; None where Discord's user gets the English, or an `own` name of something."""
        language = spoken(locale)
        if language == "en" or context.location not in self.SAID or "own" in string.extras:
            return None
        with speaking(language):
            said = say(string.message)
        return said if said != string.message else None
