"""The client: what it tells Discord about itself, and its one door for errors."""

import logging
from collections.abc import Iterator
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.client import CHANGED, COGS, SORRY, UNUSABLE, QuothBot
from bot.errors import Refused
from tests.cogs.world import World, text

SYNC = "/applications/{}/commands"


def synced(world: World) -> int:
    """How often the commands were sent to Discord."""
    return sum(one.method == "PUT" and one.path.endswith("/commands") for one in world.env.http_requests)


async def test_commands_are_synced_when_they_changed_and_only_then(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert synced(world) == 1
    await world.restart()
    assert synced(world) == 1
    monkeypatch.setattr("bot.client.COGS", COGS[:-1])
    await world.restart()
    assert synced(world) == 2


async def test_a_sync_that_fails_stops_nothing_and_is_tried_again(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await world.library.set_note("commands", "other")
    world.env.inject_error("PUT", "/applications/*/commands", status=429, code=30034)
    await world.restart()
    assert "Discord did not take the commands" in caplog.text
    assert text((await world.member.slash(world.channel, "help")).response)
    await world.restart()
    assert synced(world) == 3


async def test_d6_the_commands_are_within_discords_limits(world: World) -> None:
    told = next(one.json for one in world.env.http_requests if one.method == "PUT")
    assert told
    for command in told:
        assert sum(_texts(command)) <= 4000
        for one in _options(command):
            assert 1 <= len(one["name"]) <= 32
            # A message menu has a name alone.
            is_menu = one is command and command["type"] == discord.AppCommandType.message.value
            assert is_menu or all(1 <= len(said) <= 100 for said in _said(one, "description"))
            choices = one.get("choices", [])
            assert len(choices) <= 25
            for choice in choices:
                assert all(1 <= len(name) <= 100 for name in _said(choice, "name"))


def _texts(one: dict[str, Any]) -> Iterator[int]:
    """The lengths of what Discord counts of a command: of what is said in several languages the longest."""
    for field in ("name", "description"):
        yield max(map(len, _said(one, field)))
    yield len(str(one.get("value", "")))
    for part in (*one.get("options", ()), *one.get("choices", ())):
        yield from _texts(part)


def _said(one: dict[str, Any], field: str) -> list[str]:
    """What stands there, in every language."""
    localized: dict[str, str] = one.get(f"{field}_localizations") or {}
    return [one.get(field, ""), *localized.values()]


def _options(command: dict[str, Any]) -> list[dict[str, Any]]:
    return [command] + [one for option in command.get("options", []) for one in _options(option)]


async def test_no_privileged_intent_is_asked_for_by_default(world: World) -> None:
    plain = QuothBot(world.library, world.settings.model_copy(update={"message_content_intent": False}))
    intents = plain.intents
    assert [intents.message_content, intents.members, intents.presences] == [False] * 3
    assert QuothBot(world.library, world.settings).intents.message_content


async def test_t1_no_mention_is_ever_allowed(world: World) -> None:
    allowed = world.env.bot.allowed_mentions
    assert allowed
    assert allowed.to_dict() == {"parse": [], "replied_user": False} or allowed.to_dict() == {"parse": []}


class Strange(app_commands.Transformer):
    """A transformer that takes nothing."""


@pytest.mark.parametrize(
    ("error", "told", "traced"),
    [
        (Refused("Not today."), "Not today.", False),
        (app_commands.CommandNotFound("gone", []), CHANGED, False),
        (app_commands.TransformerError("x", discord.AppCommandOptionType.channel, Strange()), UNUSABLE, False),
        (KeyError("secret"), SORRY, True),
        (app_commands.AppCommandError("secret"), SORRY, True),
    ],
)
async def test_the_door_tells_what_a_reader_may_know(
    world: World, caplog: pytest.LogCaptureFixture, error: Exception, told: str, *, traced: bool
) -> None:
    assert world.bot.told(error) == told
    assert [bool(one.exc_info) for one in caplog.records] == ([True] if traced else [])
    assert ("secret" in caplog.text) == traced


async def test_a_command_that_discord_knows_and_we_do_not_is_explained(world: World) -> None:
    world.bot.tree.remove_command("help")
    result = await world.member.slash(world.channel, "help")
    assert world.refused(result) == CHANGED


async def test_connecting_is_logged(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bot.client")
    await world.bot.on_ready()
    assert "in 2 servers" in caplog.text
