"""The courier on the real discord.py: one request each, and what came of it in the core's words."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import discord
import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.digests import CannotTell, Later, Refusing, Uncertain
from bot.library import Library
from bot.models import Page, Place
from bot.settings import Settings
from cogs import courier as couriers
from cogs.cards.card import Card
from cogs.cards.frozen import PICTURE, frozen
from cogs.courier import DiscordCourier, mark
from cogs.requests import tracing
from tests.digests.post import until
from tests.wire.discord_server import DiscordServer
from tests.wire.faults import Cut, Fault
from tests.wire.world import Channel, User

POST = "/channels/{id}/messages"
NONCE = "n7lwdvq2l35szrmxapm4ipss"
PAGE = frozen(Card("The ferry was built in 1911."))


@pytest.fixture
def general(server: DiscordServer) -> Channel:
    return server.channel(server.guild())


@pytest.fixture
def ada(server: DiscordServer, general: Channel) -> User:
    assert general.guild
    return server.member(general.guild)


@pytest.fixture
async def courier(
    server: DiscordServer, general: Channel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[DiscordCourier]:
    monkeypatch.setattr(Route, "BASE", server.url)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(server.gateway_url))
    intents = discord.Intents(guilds=True)
    async with discord.Client(intents=intents, http_trace=tracing(), guild_ready_timeout=0.05) as client:
        await client.login(server.token)
        task = asyncio.create_task(client.connect())
        await client.wait_until_ready()
        async with Library.open(Settings(database_path=tmp_path / "quoth.db")) as library:
            yield DiscordCourier(client, library)
        await client.close()
        await task


def place(channel: Channel) -> Place:
    return Place(channel.id)


async def send(courier: DiscordCourier, where: Place, nonce: str = NONCE, page: Page = PAGE) -> int:
    return await courier.send(where, page, nonce, silent=True)


async def find(courier: DiscordCourier, where: Place, nonce: str = NONCE) -> int | None:
    now = datetime.now(UTC)
    return await courier.find(where, nonce, now - timedelta(minutes=10), now + timedelta(minutes=10))


async def test_a_page_comes_as_it_was_written_and_is_found_again(
    server: DiscordServer, courier: DiscordCourier, general: Channel
) -> None:
    number = await send(courier, place(general))
    (message,) = server.messages(general)
    assert (message.id, message.text) == (number, "The ferry was built in 1911.")
    (call,) = server.asked("POST", POST)
    assert isinstance(call.json, dict)
    assert call.json["allowed_mentions"] == {"parse": []}
    assert call.json["enforce_nonce"] is True
    assert call.json["flags"] == 1 << 15 | 1 << 12
    assert await find(courier, place(general)) == number
    assert await find(courier, place(general), "another") is None
    assert await send(courier, place(general)) == number
    assert len(server.messages(general)) == 1


async def test_a_message_with_a_sound_and_a_picture(
    server: DiscordServer, courier: DiscordCourier, general: Channel
) -> None:
    picture = b"\x89PNG\r\n\x1a\n and more"
    await courier.send(place(general), frozen(Card("Look:"), picture), NONCE, silent=False)
    (call,) = server.asked("POST", POST)
    assert call.files == [("picture.png", picture)]
    assert isinstance(call.json, dict)
    assert call.json["flags"] == 1 << 15
    assert call.json["nonce"] == NONCE
    assert [one["filename"] for one in server.messages(general)[0].payload["attachments"]] == ["picture.png"]


async def test_a_channel_that_takes_no_files_gets_the_message_without_its_picture(
    server: DiscordServer, courier: DiscordCourier, general: Channel
) -> None:
    server.permit(general, server.bot, attach_files=False)
    channel = courier._bot.get_channel(general.id)  # pyright: ignore[reportPrivateUsage]
    assert isinstance(channel, discord.TextChannel)
    await until(lambda: not channel.permissions_for(channel.guild.me).attach_files)
    gallery: discord.ui.MediaGallery[Card] = discord.ui.MediaGallery()
    gallery.add_item(media=f"attachment://{PICTURE}")
    page = frozen(Card("Look:", gallery, "And read."), b"\x89PNG")
    await courier.send(place(general), page, NONCE, silent=True)
    (message,) = server.messages(general)
    assert (message.text, message.payload["attachments"]) == ("Look:\nAnd read.", [])
    assert await find(courier, place(general)) == message.id


@pytest.mark.parametrize(("status", "committed"), [(500, False), (502, True), (503, False), (503, True)])
async def test_d2_an_error_of_discords_leaves_it_open_after_one_request(
    status: int, committed: bool, server: DiscordServer, courier: DiscordCourier, general: Channel
) -> None:
    server.fail_next("POST", POST, status=status, committed=committed)
    with pytest.raises(Uncertain):
        await send(courier, place(general))
    assert len(server.asked("POST", POST)) == 1
    assert (await find(courier, place(general)) is not None) == committed


@pytest.mark.parametrize("committed", [False, True])
@pytest.mark.parametrize("cut", ["reset", "disconnect"])
async def test_d2_a_connection_that_ends_leaves_it_open_after_one_request(
    cut: Cut, committed: bool, server: DiscordServer, courier: DiscordCourier, general: Channel
) -> None:
    server.fail_next("POST", POST, cut=cut, committed=committed)
    with pytest.raises(Uncertain):
        await send(courier, place(general))
    assert len(server.asked("POST", POST)) == 1


@pytest.mark.parametrize("everywhere", [False, True])
async def test_d1_a_limit_is_waited_out_and_then_it_certainly_was_not_sent(
    everywhere: bool, server: DiscordServer, courier: DiscordCourier, general: Channel
) -> None:
    server.fail_next("POST", POST, status=429, retry_after=0.05, everywhere=everywhere)
    with pytest.raises(Later) as later:
        await send(courier, place(general))
    assert not later.value.banned
    assert len(server.asked("POST", POST)) == 1
    # The door that a global limit closes for the whole client is open again.
    await send(courier, place(general))


async def test_what_had_to_wait_for_too_long_was_not_sent(
    server: DiscordServer, courier: DiscordCourier, general: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cogs.requests.BEGIN", -1.0)
    with pytest.raises(Later):
        await send(courier, place(general))
    assert server.asked("POST", POST) == []


async def test_d1_a_page_of_html_is_a_ban(server: DiscordServer, courier: DiscordCourier, general: Channel) -> None:
    server.fail_next("POST", POST, status=429, html=True)
    with pytest.raises(Later) as later:
        await send(courier, place(general))
    assert later.value.banned
    assert later.value.everywhere


async def test_a_token_that_is_not_taken_any_more_is_nobodys_refusal(
    server: DiscordServer, courier: DiscordCourier, general: Channel
) -> None:
    server.fail_next("POST", POST, status=401)
    with pytest.raises(Later) as later:
        await send(courier, place(general))
    assert later.value.everywhere


async def test_what_cannot_be_reached_was_not_sent(
    server: DiscordServer, courier: DiscordCourier, general: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Route, "BASE", "http://127.0.0.1:1")
    with pytest.raises(Later):
        await send(courier, place(general))
    monkeypatch.setattr(Route, "BASE", server.url)
    assert server.messages(general) == []


@pytest.mark.parametrize(
    ("fault", "lasting", "why"),
    [
        (Fault(403, code=50013, message="no"), True, "I may not write in the channel."),
        (Fault(403, code=50001, message="no"), True, "I cannot see the channel."),
        (Fault(404, code=10003, message="no"), True, "The channel is gone."),
        (Fault(400, code=50008, message="no"), True, "Discord refuses it: no (code 50008)."),
        (Fault(400, code=50035, message="no"), False, "Discord refuses it: no (code 50035)."),
        (Fault(400, code=200000, message="no"), False, "The server's own filter of words took offence at it."),
    ],
)
async def test_d3_refusals_say_why_and_whether_they_last(
    fault: Fault, lasting: bool, why: str, server: DiscordServer, courier: DiscordCourier
) -> None:
    (general,) = server.world.channels.values()
    server.fail_by(lambda call: fault if call.method == "POST" else None)
    with pytest.raises(Refusing) as refusing:
        await send(courier, place(general))
    assert (str(refusing.value), refusing.value.lasting) == (why, lasting)


async def test_a_person_is_written_to_and_their_messages_are_read(
    server: DiscordServer, courier: DiscordCourier, ada: User
) -> None:
    person = Place(ada.id, person=True)
    number = await send(courier, person)
    assert [message.id for message in server.messages(server.direct(ada))] == [number]
    assert await find(courier, person) == number
    assert len(server.asked("POST", "/users/@me/channels")) == 1
    ada.accepts_messages = False
    with pytest.raises(Refusing, match="They take no direct messages from me"):
        await send(courier, person, "another")
    with pytest.raises(Refusing, match="There is no such person any more"):
        await send(courier, Place(5, person=True))


async def test_a_channel_whose_history_is_closed_tells_nothing(
    server: DiscordServer, courier: DiscordCourier, general: Channel
) -> None:
    await send(courier, place(general))
    server.permit(general, server.bot, read_message_history=False)
    # The bot learns of it over the gateway.
    channel = courier._bot.get_channel(general.id)  # pyright: ignore[reportPrivateUsage]
    assert isinstance(channel, discord.TextChannel)
    await until(lambda: not channel.permissions_for(channel.guild.me).read_message_history)
    with pytest.raises(CannotTell):
        await find(courier, place(general))


async def test_a_history_that_is_closed_while_it_is_read_tells_nothing(
    server: DiscordServer, courier: DiscordCourier, general: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = courier._must_read  # pyright: ignore[reportPrivateUsage]
    times = 0

    async def must_read(where: Place) -> None:
        nonlocal times
        times += 1
        if times == 2:
            raise CannotTell
        await real(where)

    monkeypatch.setattr(courier, "_must_read", must_read)
    with pytest.raises(CannotTell):
        await find(courier, place(general))


async def test_a_busy_channel_is_read_page_by_page(
    server: DiscordServer, courier: DiscordCourier, general: Channel, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(couriers, "PAGE", 10)
    for number in range(25):
        await server.say(general, ada, f"chatter {number}")
    sent = await send(courier, place(general))
    assert await find(courier, place(general)) == sent
    assert len(server.asked("GET", POST)) == 3
    monkeypatch.setattr(couriers, "PAGES", 2)
    with pytest.raises(CannotTell):
        await find(courier, place(general))


async def test_another_authors_message_is_not_ours(
    server: DiscordServer, courier: DiscordCourier, general: Channel, ada: User
) -> None:
    body = {
        "components": [{"type": 17, "id": mark(NONCE), "components": [{"type": 10, "content": "x"}]}],
        "flags": 1 << 15,
    }
    server.store.post(general, ada, body)
    assert await find(courier, place(general)) is None


async def test_a_server_that_is_not_there_just_now_is_looked_at_later(
    server: DiscordServer, courier: DiscordCourier, general: Channel
) -> None:
    client = courier._bot  # pyright: ignore[reportPrivateUsage]
    client.guilds[0].unavailable = True
    with pytest.raises(Later):
        await find(courier, place(general))


async def test_reading_that_fails_is_done_later(
    server: DiscordServer, courier: DiscordCourier, general: Channel
) -> None:
    server.fail_next("GET", POST, cut="reset", times=2)
    with pytest.raises(Later):
        await find(courier, place(general))


async def test_d3_a_channel_that_is_gone_is_a_refusal_when_it_is_read(
    server: DiscordServer, courier: DiscordCourier, general: Channel
) -> None:
    with pytest.raises(Refusing, match="The channel is gone"):
        await find(courier, Place(5))
    # What is no channel of a server cannot be told of.
    ada = server.person()
    with pytest.raises(CannotTell):
        await find(courier, Place(server.direct(ada).id))
