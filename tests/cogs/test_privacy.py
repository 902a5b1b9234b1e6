"""/privacy show, export, delete."""

import io
import json
import random
import sys
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.models import Draft, Order, Place, Scope
from tests.cogs.conftest import NOW
from tests.cogs.world import World, buttons, text

KEYS = "The key of the green house lies under the third pot. It is rusty. Nobody else knows where it is kept."


async def owned(world: World) -> Scope:
    """Bob has a library of his own, an open question and a digest that he ordered in the server."""
    own = Scope.person(world.member.id)
    await world.library.add(own, Draft(KEYS, title="Keys"), now=NOW)
    await world.library.digests.watch(world.scope, "When does the bell ring?", world.member.id, now=NOW)
    await world.library.digests.schedule(world.scope, Order(Place(world.channel.id), owner=world.member.id), now=NOW)
    return own


async def pressed(member: MemberActor, result: InteractionResult, label: str) -> InteractionResult:
    assert result.response
    return await member.click(result.response, label=label)


async def file(world: World) -> tuple[str, bytes]:
    result = await world.member.slash(world.channel, "privacy export")
    assert result.response
    assert result.ephemeral
    (attached,) = result.response.attachments
    return attached.filename, await attached.read()


async def test_show_counts_what_is_kept_here_and_elsewhere(world: World) -> None:
    none = await world.member.slash(world.channel, "privacy show")
    assert none.ephemeral
    assert text(none.response).startswith("**Nothing is kept about you.**")
    await owned(world)
    shown = text((await world.member.slash(world.channel, "privacy show")).response)
    assert "**Your own library** 1 article\n" in shown
    assert f"**Server {world.guild.id}** 1 digest, 1 question to be watched" in shown
    everywhere = text((await world.member.user.slash("privacy show")).response)
    assert everywhere == shown


async def test_p5_it_is_only_ever_about_whoever_asks(world: World) -> None:
    await owned(world)
    shown = await world.manager.slash(world.channel, "privacy show")
    assert text(shown.response).startswith("**Nothing is kept about you.**")
    given = await world.manager.slash(world.channel, "privacy export")
    assert given.response
    assert b"green house" not in await given.response.attachments[0].read()
    asked = await world.manager.slash(world.channel, "privacy delete")
    await pressed(world.manager, asked, "Erase all of it")
    assert await world.library.privacy.show(world.member.id)


async def test_export_is_a_file_that_only_the_asker_sees(world: World) -> None:
    await owned(world)
    name, data = await file(world)
    given: Mapping[str, Any] = json.loads(data)
    assert name == "quoth.json"
    assert [one["text"] for one in given["library"]["articles"]] == [KEYS]
    assert [one["question"] for one in given["elsewhere"]["watches"]] == ["When does the bell ring?"]


async def test_a_large_one_is_packed_and_one_that_is_too_large_is_refused(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = await owned(world)
    await world.library.add(own, Draft("It was so. " * 900), now=NOW)
    monkeypatch.setattr(sys.modules["cogs.privacy"], "MOST", 8_000)
    name, data = await file(world)
    assert name == "quoth.zip"
    with zipfile.ZipFile(io.BytesIO(data)) as inside:
        assert json.loads(inside.read("quoth.json"))["person"] == world.member.id
    noise = random.Random(5)
    await world.library.add(own, Draft(" ".join(str(noise.random()) for _ in range(900))), now=NOW)
    result = await world.member.slash(world.channel, "privacy export")
    assert "a message carries 0 MB. Ask the operator for it" in world.refused(result)


async def test_delete_asks_first_and_then_erases(world: World) -> None:
    own = await owned(world)
    asked = await world.member.slash(world.channel, "privacy delete")
    assert asked.ephemeral
    await pressed(world.member, asked, "Keep it")
    assert await world.library.privacy.show(world.member.id)
    asked = await world.member.slash(world.channel, "privacy delete")
    assert list(buttons(asked.response)) == ["Erase all of it", "Keep it"]
    await world.restart()
    done = await pressed(world.member, asked, "Erase all of it")
    assert text(done.response) == "**Erased.** Nothing is kept about you any more."
    assert await world.library.privacy.show(world.member.id) == []
    assert [one.text async for one in world.library.export(own)] == []
    assert len(await world.library.digests.list(world.scope)) == 1


async def test_p3_a_forged_button_erases_only_what_is_ones_own(world: World) -> None:
    await owned(world)
    public = await world.member.slash(world.channel, "ask", question="Who cast the bell?")
    await world.forge(public, "forget", world.manager)
    assert await world.library.privacy.show(world.member.id)
