"""Answers in time, refusals that only the asker sees, and what Discord does not take any more."""

import asyncio
import logging
from typing import Any

import discord
import pytest

from bot.client import CLOSED, SORRY
from bot.errors import Refused, StorageError
from bot.library import Library
from tests.cogs.test_articles import FORM
from tests.cogs.world import World, buttons, text

DETAIL = "/srv/quoth/secret.db"


def slow(monkeypatch: pytest.MonkeyPatch, *names: str, error: Exception | None = None) -> list[str]:
    """Make the library take longer than Discord waits before it must be told; returns what was cut short."""
    stopped: list[str] = []
    monkeypatch.setattr("cogs.replies.PATIENCE", 0.05)
    for name in names:
        real = getattr(Library, name)

        async def late(*args: Any, _real: Any = real, _name: str = name, **kwargs: Any) -> Any:
            try:
                await asyncio.sleep(0.2)
            except asyncio.CancelledError:
                stopped.append(_name)
                raise
            if error:
                raise error
            return await _real(*args, **kwargs)

        monkeypatch.setattr(Library, name, late)
    return stopped


def broken(monkeypatch: pytest.MonkeyPatch, *names: str, error: Exception | None = None) -> None:
    """Make these methods of the library fail as nobody foresaw."""

    async def fail(*_: object, **__: object) -> None:
        raise error or ZeroDivisionError(DETAIL)

    for name in names:
        monkeypatch.setattr(Library, name, fail)


def callbacks(world: World) -> list[int]:
    """The kinds of our first responses: 4 a message, 5 a message later, 6 a change later, 7 a change."""
    return [one.json["type"] for one in world.env.http_requests if one.path.endswith("/callback") and one.json]


# Slow


async def test_a_slow_answer_is_deferred_and_comes(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    slow(monkeypatch, "ask")
    result = await world.member.slash(world.channel, "ask", question="Who cast the great bell?")
    assert callbacks(world) == [5]
    assert "Martha Greene" in text(result.response)
    assert not result.ephemeral


async def test_choosing_an_article_slowly_is_deferred_as_well(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    slow(monkeypatch, "titles")
    result = await world.member.slash(world.channel, "ask", question="Who cast the great bell?", article="harrow")
    assert callbacks(world) == [5]
    assert "Martha Greene" in text(result.response)


async def test_a_slow_private_answer_stays_private(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    slow(monkeypatch, "list", "context", "add")
    assert (await world.member.slash(world.channel, "article list")).ephemeral
    answer = await world.member.slash(world.channel, "ask", question="Who cast the great bell?")
    assert answer.response
    shown = await world.member.click(answer.response, label="Show in context")
    assert shown.ephemeral
    assert "**The great bell of Harrow Hill was cast" in text(shown.response)
    form = await world.manager.slash(world.channel, "article add")
    assert "**Added.**" in text((await world.manager.submit_modal(form, FORM)).response)
    assert callbacks(world) == [5, 4, 5, 9, 5]


async def test_a_slow_zoom_changes_the_card_in_place(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    result = await world.member.slash(world.channel, "summarize", article="1")
    slow(monkeypatch, "summarize")
    assert result.response
    await world.member.click(result.response, label="Headline")
    assert callbacks(world) == [4, 6]
    assert "1 of 9 sentences" in text(result.response)


async def test_a_refusal_after_deferring_in_public_is_seen_by_the_asker_only(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow(monkeypatch, "ask", error=Refused("Not today."))
    result = await world.member.slash(world.channel, "ask", question="Who cast the great bell?")
    assert callbacks(world) == [5]
    assert result.response is None
    assert [(text(one), one.ephemeral) for one in result.followups] == [("Not today.", True)]
    assert world.channel.history(viewer=world.manager) == []
    assert len(world.env.errors) == 1


async def test_a_refusal_after_deferring_in_private_takes_its_place(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow(monkeypatch, "list", error=Refused("Not today."))
    result = await world.member.slash(world.channel, "article list")
    assert callbacks(world) == [5]
    assert world.refused(result) == "Not today."


async def test_a_slow_zoom_that_is_refused_leaves_the_card(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    result = await world.member.slash(world.channel, "summarize", article="1")
    assert result.response
    before = text(result.response)
    slow(monkeypatch, "summarize", error=Refused("Not today."))
    pressed = await world.member.click(result.response, label="Headline")
    assert text(result.response) == before
    assert [(text(one), one.ephemeral) for one in pressed.followups] == [("Not today.", True)]


# D4: gone before it was answered


@pytest.mark.parametrize("code", [10062, 40060, 10015])
@pytest.mark.parametrize("late", [False, True])
async def test_d4_what_discord_does_not_take_any_more_is_logged_once(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, code: int, *, late: bool
) -> None:
    stopped = slow(monkeypatch, "ask") if late else []
    world.env.inject_error("POST", "/interactions/*/callback", status=404 if code != 40060 else 400, code=code)
    result = await world.member.slash(world.channel, "ask", question="Who cast the great bell?")
    assert not result.acknowledged
    assert callbacks(world) == [5 if late else 4]
    assert len(world.env.http_requests) == 4  # three to start, one that failed
    assert [(one.levelno, one.exc_info) for one in caplog.records] == [(logging.WARNING, None)]
    assert str(code) in caplog.text
    # Nobody waits for it, so the work ends too.
    assert stopped == (["ask"] if late else [])
    assert len(world.env.errors) == 1


async def test_d4_at_a_button(world: World, caplog: pytest.LogCaptureFixture) -> None:
    result = await world.member.slash(world.channel, "summarize", article="1")
    assert result.response
    world.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062)
    await world.member.click(result.response, label="Headline")
    assert [(one.levelno, one.exc_info) for one in caplog.records] == [(logging.WARNING, None)]


async def test_a_refusal_that_discord_does_not_take_ends_there(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.env.inject_error("POST", "/interactions/*/callback", status=500, code=0)
    result = await world.member.slash(world.channel, "ask", question="Who?", article="no such title")
    assert not result.acknowledged
    assert [one.exc_info for one in caplog.records] == [None]
    assert len(world.env.errors) == 1


# Unforeseen


def logged_once(caplog: pytest.LogCaptureFixture) -> bool:
    traces = [one for one in caplog.records if one.exc_info]
    return len(traces) == 1 and f"ZeroDivisionError: {DETAIL}" in caplog.text


async def test_an_unforeseen_error_in_a_command(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken(monkeypatch, "ask")
    result = await world.member.slash(world.channel, "ask", question="Who cast the great bell?")
    assert world.refused(result) == SORRY
    assert logged_once(caplog)


async def test_an_unforeseen_error_at_a_button(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    result = await world.member.slash(world.channel, "ask", question="Who cast the great bell?")
    assert result.response
    broken(monkeypatch, "ask", "context", "get")
    for label in buttons(result.response):
        caplog.clear()
        assert world.refused(await world.member.click(result.response, label=label)) == SORRY
        assert logged_once(caplog)


async def test_an_unforeseen_error_in_a_form(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    form = await world.manager.slash(world.channel, "article add")
    broken(monkeypatch, "add")
    assert world.refused(await world.manager.submit_modal(form, FORM)) == SORRY
    assert logged_once(caplog)


async def test_an_unforeseen_error_while_typing_offers_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken(monkeypatch, "titles")
    assert await world.member.autocomplete(world.channel, "ask", "article", "bell") == []
    assert logged_once(caplog)


async def test_titles_that_come_late_or_not_at_all_are_not_offered(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    slow(monkeypatch, "titles")
    monkeypatch.setattr("cogs.choosing.IN_TIME", 0.05)
    assert await world.member.autocomplete(world.channel, "article show", "article", "bell") == []
    broken(monkeypatch, "titles", error=StorageError(f"{DETAIL} is damaged."))
    assert await world.member.autocomplete(world.channel, "summarize", "article", "bell") == []
    assert [one.exc_info for one in caplog.records] == [None, None]


async def test_what_is_wrong_with_the_database_is_for_the_operator(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken(monkeypatch, "ask", error=StorageError(f"{DETAIL} is damaged."))
    result = await world.member.slash(world.channel, "ask", question="Who cast the great bell?")
    assert world.refused(result) == CLOSED
    assert f"{DETAIL} is damaged." in caplog.text


async def test_a_file_that_discord_does_not_give_is_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def lost(*_: object, **__: object) -> bytes:
        raise TimeoutError

    monkeypatch.setattr(discord.Attachment, "read", lost)
    result = await world.member.slash(world.channel, "summarize", file=("mill.txt", b"The mill stands."))
    assert world.refused(result) == "mill.txt could not be fetched from Discord; upload it again."
