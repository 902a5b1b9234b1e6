"""/watch add, list, remove, the offer under "no answer", and the buttons under an answer that came."""

import json
from typing import Any

import discord
import pytest
from discord.http import Route

from bot.digests.answering import answered
from bot.models import Draft, Scope, Watch
from cogs.cards import editions
from cogs.watches import may_see
from tests.cogs.world import World, buttons, plain, text

QUESTION = "When does the tram to Nordholm run again?"
NEWS = Draft(
    "The tram to Nordholm runs again from the first of December. It carries forty passengers and no cars.",
    title="Tram runs again",
    source="The Post",
)


async def watches(world: World, scope: Scope | None = None, owner: int | None = None) -> list[Watch]:
    return list(await world.library.digests.watches(scope or world.scope, owner or world.member.id))


async def told(world: World, watch: Watch, scope: Scope) -> discord.Message:
    """Have a watch answered, and its answer sent to its owner as the courier does."""
    number = (await world.library.add(scope, NEWS, now=discord.utils.utcnow())).article.id
    store: Any = world.library.digests._store  # pyright: ignore[reportPrivateUsage]
    found = await answered(store, watch, [number])
    assert found
    (page,) = editions.answered(watch, found)
    assert await store.watches.answer(watch, [], newest=number, now=discord.utils.utcnow())
    channel = await world.bot.http.start_private_message(watch.owner)
    route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel["id"])
    await world.bot.http.request(route, json=json.loads(page.body))
    last = world.member.user.dm_channel.last_message
    assert last
    return last


async def test_a_question_is_kept_open_by_any_member_for_themselves(world: World) -> None:
    result = await world.member.slash(world.channel, "watch add", question=f"  {QUESTION} ")
    assert result.ephemeral
    assert text(result.response).startswith(
        f"**I will write to you** when a new article answers this, once.\n> {QUESTION}\n-# It comes as a direct message"
    )
    assert [(one.question, one.owner) for one in await watches(world)] == [(QUESTION, world.member.id)]
    listed = await world.member.slash(world.channel, "watch list")
    assert text(listed.response).startswith(f"### 1 open question\n> {QUESTION}\n-# asked <t:")
    assert "You have no open questions here." in text((await world.manager.slash(world.channel, "watch list")).response)


async def test_asked_twice_it_is_watched_for_once(world: World) -> None:
    for _ in range(2):
        await world.member.slash(world.channel, "watch add", question=QUESTION)
    assert len(await watches(world)) == 1


async def test_where_there_is_no_answer_it_is_offered_to_whoever_presses(world: World) -> None:
    asked = await world.manager.slash(world.channel, "ask", question=QUESTION)
    assert asked.response
    assert "**Your articles do not say.**" in text(asked.response)
    await world.restart()
    pressed = await world.member.click(asked.response, label="Tell me when something answers this")
    assert pressed.ephemeral
    assert [one.question for one in await watches(world)] == [QUESTION]
    assert await watches(world, owner=world.manager.id) == []


async def test_under_a_reply_the_question_is_read_from_the_message(world: World) -> None:
    answer = await world.heard(f"{world.us} {QUESTION}")
    assert answer
    await world.member.click(answer, label="Tell me when something answers this")
    assert [one.question for one in await watches(world)] == [QUESTION]


async def test_it_is_not_offered_under_an_answer_nor_of_one_article(world: World) -> None:
    offer = "Tell me when something answers this"
    found = await world.member.slash(world.channel, "ask", question="When was the great bell cast?")
    assert offer not in buttons(found.response)
    one = await world.member.slash(world.channel, "ask", question=QUESTION, article=str(world.articles["bell"]))
    assert "That article does not say." in plain(one.response)
    assert offer not in buttons(one.response)
    nothing = await world.member.slash(world.channel, "ask", question="🙂")
    assert offer not in buttons(nothing.response)


async def test_p3_a_question_that_cannot_be_read_is_not_watched_for(world: World) -> None:
    result = await world.member.slash(world.channel, "summarize", article=str(world.articles["bell"]))
    forged = await world.forge(result, "watch", world.member)
    assert world.refused(forged) == "That question cannot be read any more; `/watch add` takes it."
    assert await watches(world) == []


async def test_one_is_let_go_of_by_command_or_by_button(world: World) -> None:
    for question in (QUESTION, "Who winds the tower now?"):
        await world.member.slash(world.channel, "watch add", question=question)
    (choice,) = await world.member.autocomplete(world.channel, "watch remove", "question", "tram")
    assert choice["name"] == QUESTION
    result = await world.member.slash(world.channel, "watch remove", question=choice["value"])
    assert text(result.response) == f"**Let go of.** I write nothing about this any more.\n> {QUESTION}"
    listed = await world.member.slash(world.channel, "watch list")
    assert listed.response
    await world.restart()
    await world.member.click(listed.response, label="Stop")
    assert await watches(world) == []
    again = await world.member.click(listed.response, label="Stop")
    assert "There is no open question" in world.refused(again)
    typed = await world.member.slash(world.channel, "watch remove", question="tram")
    assert "Choose one of the questions" in world.refused(typed)


async def test_p3_p1_somebody_elses_question_is_as_one_that_never_was(world: World) -> None:
    await world.member.slash(world.channel, "watch add", question=QUESTION)
    number = (await watches(world))[0].id
    refused: set[str] = set()
    for by, channel in ((world.manager, world.channel), (world.stranger, world.abroad)):
        public = await by.slash(channel, "ask", question="When did the windmill grind barley?")
        for which in (number, 999):
            result = await by.slash(channel, "watch remove", question=str(which))
            refused.add(world.refused(result).replace(str(which), "N"))
            for action in ("unwatch", "rewatch"):
                for library in (world.scope.key, "user", "shelf"):
                    forged = await world.forge(public, f"{action}:{library}:{which}", by)
                    refused.add(world.refused(forged).replace(str(which), "N"))
        assert await by.autocomplete(channel, "watch remove", "question", "") == []
    assert refused == {
        "There is no open question N of yours here; `/watch list` shows what there is.",
        "That question is gone; `/watch add` opens it anew.",
    }
    assert len(await watches(world)) == 1


async def test_an_answer_comes_once_and_its_buttons_work_in_direct_messages(world: World) -> None:
    await world.member.slash(world.channel, "watch add", question=QUESTION)
    (watch,) = await watches(world)
    message = await told(world, watch, world.scope)
    assert "The tram to Nordholm runs again from the first of December." in plain(message)
    assert list(buttons(message)) == ["Keep watching", "Stop"]
    await world.restart()
    await world.member.user.click(message, label="Keep watching")
    kept = await watches(world)
    assert [(one.question, one.answered is None) for one in kept] == [(QUESTION, False), (QUESTION, True)]
    await world.member.user.click(message, label="Stop")
    assert [one.id for one in await watches(world)] == [kept[1].id]


async def test_p1_whoever_left_a_server_cannot_keep_watching_its_library(world: World) -> None:
    await world.member.slash(world.channel, "watch add", question=QUESTION)
    (watch,) = await watches(world)
    message = await told(world, watch, world.scope)
    world.guild.remove_member(world.member)
    pressed = await world.member.user.click(message, label="Keep watching")
    assert world.refused(pressed) == "That question is gone; `/watch add` opens it anew."
    assert len(await watches(world)) == 1
    assert not await may_see(world.bot, world.scope, world.member.id)
    assert not await may_see(world.bot, Scope.guild(5), world.manager.id)
    assert await may_see(world.bot, world.scope, world.manager.id)
    assert await may_see(world.bot, Scope.shelf(), world.member.id)


async def test_p5_in_direct_messages_it_is_about_ones_own_library(world: World) -> None:
    user = world.member.user
    result = await user.slash("watch add", question=QUESTION)
    assert "It comes as a direct message" not in text(result.response)
    assert await watches(world) == []
    own = Scope.person(user.id)
    (watch,) = await watches(world, own)
    message = await told(world, watch, own)
    assert list(buttons(message)) == ["Show in context", "Keep watching", "Stop"]
    shown = await user.click(message, label="Show in context")
    assert "runs again from the first of December" in plain(shown.response)
    await user.click(message, label="Stop")
    assert await watches(world, own) == []


async def test_r2_more_than_one_may_have_are_refused_with_the_number(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.digests.digests.WATCHES", 1)
    await world.member.slash(world.channel, "watch add", question=QUESTION)
    result = await world.member.slash(world.channel, "watch add", question="Who winds the tower now?")
    assert "You have 1 open questions here, which is the limit" in world.refused(result)


async def test_none_are_offered_rather_than_late(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def late(*_: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(world.library.digests, "watches", late)
    assert await world.member.autocomplete(world.channel, "watch remove", "question", "") == []
    assert "they took too long" in caplog.text
