"""The loopback Discord, proved with discord.py itself."""

import asyncio
import contextlib
import json
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable

import aiohttp
import discord
import pytest
import yarl
from discord.backoff import ExponentialBackoff
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.wire import faults
from tests.wire.discord_server import DiscordServer
from tests.wire.faults import Call, Cut, Fault
from tests.wire.message import Upload
from tests.wire.plain_bot import PlainBot
from tests.wire.world import Channel, User

Run = Callable[..., Awaitable[PlainBot]]
POST = "/channels/{id}/messages"


@pytest.fixture
async def run(server: DiscordServer, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Run]:
    """Return a function that connects a plain bot and waits for its on_ready."""
    monkeypatch.setattr(Route, "BASE", server.url)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(server.gateway_url))
    async with contextlib.AsyncExitStack() as stack:

        async def start(**options: bool) -> PlainBot:
            bot = await stack.enter_async_context(PlainBot(**options))
            bot.on_change = server.pulse.beat
            await bot.login(server.token)
            task = asyncio.create_task(bot.connect())
            stack.push_async_callback(_stop, bot, task)
            await server.until(lambda: "ready" in bot.events, "on_ready")
            return bot

        yield start


async def _stop(bot: PlainBot, task: asyncio.Task[None]) -> None:
    await bot.close()
    await task


@pytest.fixture
def general(server: DiscordServer) -> Channel:
    """The channel of a small server."""
    return server.channel(server.guild())


@pytest.fixture
def ada(server: DiscordServer, general: Channel) -> User:
    """A member of that server."""
    assert general.guild is not None
    return server.member(general.guild)


def seen(bot: PlainBot, channel: Channel) -> discord.TextChannel:
    """Return the channel as the bot's cache holds it."""
    found = bot.get_channel(channel.id)
    assert isinstance(found, discord.TextChannel)
    return found


# The world


async def test_a_bot_sees_its_servers_and_what_it_may_do(server: DiscordServer, general: Channel, run: Run) -> None:
    server.guild("Elsewhere", joined=False)
    server.permit(general, server.bot, send_messages=False)
    bot = await run()
    assert [each.name for each in bot.guilds] == ["Village"]
    held = seen(bot, general).permissions_for(bot.guilds[0].me)
    assert held.read_message_history
    assert not held.send_messages


async def test_what_is_added_later_is_announced_and_a_removed_server_is_gone(server: DiscordServer, run: Run) -> None:
    bot = await run()
    guild = server.guild("Later")
    channel = server.channel(guild, "news")
    ada = server.member(guild)
    await server.say(channel, ada, "hello")
    await server.until(lambda: bot.heard, "the message")
    assert seen(bot, channel).guild.name == "Later"
    server.remove_bot(guild)
    server.add_bot(guild)
    assert bot.heard[0].author.name == "Ada"


async def test_content_is_withheld_without_the_intent(
    server: DiscordServer, general: Channel, ada: User, run: Run
) -> None:
    bot = await run()
    await server.say(general, ada, "a secret")
    named = await server.say(general, ada, "hi", mentions_bot=True)
    await server.say(server.direct(ada), ada, "between us")
    await server.until(lambda: len(bot.heard) == 3, "three messages")
    assert [each.content for each in bot.heard] == ["", f"{server.bot.mention} hi", "between us"]
    assert bot.user in bot.heard[1].mentions
    assert bot.heard[2].guild is None
    reply = await server.say(general, ada, "and?", reply_to=named)
    assert reply.payload["referenced_message"]["id"] == str(named.id)


async def test_content_comes_with_the_intent_and_only_if_it_is_granted(
    server: DiscordServer, general: Channel, ada: User, run: Run
) -> None:
    bot = await run(content=True)
    await server.say(general, ada, "no secret")
    await server.until(lambda: bot.heard, "the message")
    assert bot.heard[0].content == "no secret"
    server.grant(message_content=False)
    async with PlainBot(content=True) as other:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            await other.start(server.token)


# Interactions


async def test_a_slash_command_is_registered_and_answered(
    server: DiscordServer, general: Channel, ada: User, run: Run
) -> None:
    await run()
    asked = await server.slash(general, ada, "ask", {"question": "why?"})
    answer = await asked.response()
    assert (answer.content, asked.acknowledged, answer.ephemeral) == ("you asked: why?", 4, False)
    assert [each.id for each in server.messages(general)] == [answer.id]
    assert server.asked("PUT", "/applications/{id}/commands")[0].status == 200
    assert server.asked("POST", "/interactions/{id}/{token}/callback")[0].json is not None


async def test_subcommands_take_typed_options_and_offer_choices(
    server: DiscordServer, general: Channel, ada: User, run: Run
) -> None:
    await run()
    added = await server.slash(general, ada, "article add", {"title": "Dam", "count": 3})
    assert (await added.response()).content == "added Dam x3"
    typing = await server.autocomplete(general, ada, "article add", {"title": "Da"}, focused="title")
    assert [each["name"] for each in await typing.choices()] == ["Daa", "Dab"]
    for wrong in ({}, {"title": "Dam", "count": 10}, {"titel": "Dam"}):
        with pytest.raises(ValueError, match=r"options are|out of bounds"):
            await server.slash(general, ada, "article add", wrong)


async def test_options_may_be_people_channels_and_files(server: DiscordServer, general: Channel, run: Run) -> None:
    await run()
    assert general.guild is not None
    mary = server.manager(general.guild)
    named = await server.slash(general, mary, "where", {"channel": general, "who": mary})
    assert (await named.response()).content == f"general Mary True {general.guild.id}"
    sent = await server.slash(general, mary, "upload", {"file": Upload("a.txt", "héllo".encode())})
    answer = await sent.response()
    assert answer.content == "héllo"
    assert answer.payload["attachments"][0]["filename"] == "a.txt"


async def test_a_command_in_direct_messages_has_no_server(server: DiscordServer, ada: User, run: Run) -> None:
    await run()
    asked = await server.slash(server.direct(ada), ada, "ask", {"question": "here?"})
    assert (await asked.response()).channel.recipient is ada
    assert server.commands.find(1, "zoom", server.direct(ada)) is None


async def test_deferred_answers_are_edited_and_followed_up(
    server: DiscordServer, general: Channel, ada: User, run: Run
) -> None:
    await run()
    slow = await server.slash(general, ada, "slow", {"private": False})
    assert (await slow.response(2)).content == "and more"
    assert [each.content for each in server.messages(general)] == ["at last", "and more"]
    assert slow.deferred
    quiet = await server.slash(general, ada, "quiet")
    answer = await quiet.response()
    assert (answer.content, answer.ephemeral, answer.loading) == ("by follow-up", True, False)
    assert len(server.messages(general)) == 2
    assert len(server.messages(general, ephemeral=True)) == 3


async def test_buttons_and_modals(server: DiscordServer, general: Channel, ada: User, run: Run) -> None:
    await run()
    asked = await server.slash(general, ada, "ask", {"question": "why?"})
    message = await asked.response()
    opened = await server.click(message, "Form", ada)
    sent = await server.submit(opened, {"Line": "one", "More": "two"})
    assert (await sent.response()).content == "one+two"
    pressed = await server.click(message, "plain:more", ada)
    assert (await pressed.response()).id == message.id
    assert server.messages(general)[0].content == "more"
    with pytest.raises(LookupError, match="no component"):
        await server.click(message, "Less", ada)


async def test_a_card_of_the_second_kind_of_components_keeps_its_state(
    server: DiscordServer, general: Channel, ada: User, run: Run
) -> None:
    await run()
    shown = await server.slash(general, ada, "zoom")
    message = await shown.response()
    assert message.text == "level 0"
    for level in (1, 2):
        pressed = await server.click(message, "Zoom", ada)
        assert (await pressed.response()).text == f"level {level}"


async def test_a_message_menu_shows_its_target(server: DiscordServer, general: Channel, ada: User, run: Run) -> None:
    await run()
    said = await server.say(general, ada, "so it goes")
    chosen = await server.menu(said, "Check quote", ada)
    assert (await chosen.response()).content == "checked: so it goes"


async def test_late_and_double_answers_are_refused(
    server: DiscordServer, general: Channel, ada: User, run: Run
) -> None:
    await run()
    asked = await server.slash(general, ada, "ask", {"question": "why?"})
    await asked.response()
    async with aiohttp.ClientSession() as session:
        callback = f"{server.url}/interactions/{asked.id}/{asked.token}/callback"
        hook = f"{server.url}/webhooks/{server.bot.id}/{asked.token}/messages/@original"
        again = {"type": 4, "data": {"content": "again"}}
        codes: list[int] = []
        for expired in (False, True):
            asked.expired = expired
            async with session.post(callback, json=again) as answer:
                codes.append((await answer.json())["code"])
        async with session.patch(hook, json={"content": "later"}) as answer:
            codes.append((await answer.json())["code"])
    assert codes == [40060, 10062, 10015]


# The gateway


@pytest.mark.parametrize("abrupt", [False, True])
async def test_a_dropped_session_resumes_and_misses_nothing(
    server: DiscordServer, general: Channel, ada: User, run: Run, *, abrupt: bool
) -> None:
    bot = await run()
    await server.drop_socket(abrupt=abrupt)
    await server.say(general, ada, "while you were out", mentions_bot=True)
    await server.resumed()
    await server.until(lambda: "resumed" in bot.events, "on_resumed")
    assert bot.events == ["ready", "message", "resumed"]
    assert server.gateway.identifies == 1


async def test_a_reconnect_on_order_resumes(server: DiscordServer, general: Channel, ada: User, run: Run) -> None:
    bot = await run()
    await server.order_reconnect()
    await server.resumed()
    asked = await server.slash(general, ada, "ask", {"question": "back?"})
    assert (await asked.response()).content == "you asked: back?"
    assert bot.events.count("ready") == 1


@pytest.mark.parametrize("how", ["dropped", "invalidated"])
async def test_a_lost_session_makes_the_bot_identify_again(server: DiscordServer, run: Run, how: str) -> None:
    bot = await run()
    await (server.invalidate() if how == "invalidated" else server.drop_socket(resumable=False))
    await server.ready(2)
    await server.until(lambda: bot.events == ["ready", "ready"], "the second on_ready")
    assert server.gateway.resumes == 0


@pytest.mark.usefixtures("run")
async def test_a_failed_first_connect_ends_discord_py_with_an_attribute_error(
    server: DiscordServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def at_once(self: object) -> float:
        return 0.0

    monkeypatch.setattr(ExponentialBackoff, "delay", at_once)
    server.fail_next("GET", "/socket", status=503)
    async with PlainBot() as bot:
        with pytest.raises(AttributeError):
            await asyncio.wait_for(bot.start(server.token), 10)


@pytest.mark.parametrize("compress", ["zlib-stream", ""])
async def test_frames_are_compressed_as_asked(server: DiscordServer, compress: str) -> None:
    url = yarl.URL(server.gateway_url).with_query(v=10, encoding="json", compress=compress)
    stream = zlib.decompressobj()
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:

        async def receive() -> object:
            frame = await socket.receive()
            if compress:
                assert frame.data.endswith(b"\0\0\xff\xff")
            return json.loads(stream.decompress(frame.data) if compress else frame.data)["op"]

        assert await receive() == 10
        await socket.send_json({"op": 1, "d": None})
        assert await receive() == 11
        await socket.send_json({"op": 2, "d": {"token": "wrong", "intents": 1}})
        assert (await socket.receive()).data == 4004


async def test_members_come_in_chunks_on_request(server: DiscordServer, general: Channel, ada: User, run: Run) -> None:
    bot = await run()
    found = await bot.guilds[0].query_members(user_ids=[ada.id])
    assert [each.name for each in found] == ["Ada"]


# Trouble


@pytest.mark.usefixtures("run")
async def test_a_wrong_token_is_a_login_failure(server: DiscordServer) -> None:
    async with PlainBot() as bot:
        with pytest.raises(discord.LoginFailure):
            await bot.start("wrong")
    assert server.requests[-1].status == 401


@pytest.mark.parametrize("everywhere", [False, True])
async def test_a_rate_limit_is_waited_out(
    server: DiscordServer, general: Channel, run: Run, *, everywhere: bool
) -> None:
    bot = await run()
    server.fail_next("POST", POST, status=429, retry_after=0.02, times=2, everywhere=everywhere)
    await seen(bot, general).send("hello")
    assert [each.status for each in server.asked("POST", POST)] == [429, 429, 200]
    assert [each.content for each in server.messages(general)] == ["hello"]


async def test_a_ban_looks_like_a_page(server: DiscordServer, general: Channel, run: Run) -> None:
    bot = await run()
    server.fail_next("POST", POST, status=429, html=True)
    with pytest.raises(discord.HTTPException, match="429"):
        await seen(bot, general).send("hello")


@pytest.mark.parametrize("committed", [False, True])
@pytest.mark.parametrize("cut", ["reset", "disconnect"])
async def test_a_cut_connection_may_hide_a_message(
    server: DiscordServer, general: Channel, run: Run, cut: Cut, *, committed: bool
) -> None:
    bot = await run()
    server.fail_next("POST", POST, cut=cut, committed=committed)
    kind = aiohttp.ClientOSError if cut == "reset" else aiohttp.ServerDisconnectedError
    with pytest.raises(kind):
        await seen(bot, general).send("hello")
    assert len(server.messages(general)) == committed
    assert [(each.status, each.committed) for each in server.asked("POST", POST)] == [(0, committed)]


async def test_a_503_after_the_fact_and_the_same_nonce_make_one_message(
    server: DiscordServer, general: Channel, run: Run
) -> None:
    bot = await run()
    server.fail_next("POST", POST, status=503, committed=True)
    channel = seen(bot, general)
    with pytest.raises(discord.DiscordServerError):
        await channel.send("part 1", nonce="day-1-part-1")
    again = await channel.send("part 1", nonce="day-1-part-1")
    assert [each.id for each in server.messages(general)] == [again.id]
    server.forget_nonces()
    assert (await channel.send("part 1", nonce="day-1-part-1")).id != again.id


async def test_a_nonce_is_forgotten_after_its_window_and_counts_in_every_channel(
    server: DiscordServer, general: Channel, run: Run
) -> None:
    assert general.guild is not None
    other = server.channel(general.guild, "other")
    bot = await run()
    first = await seen(bot, general).send("x", nonce="n")
    assert (await seen(bot, other).send("x", nonce="n")).id == first.id
    server.nonce_window = -1.0
    assert (await seen(bot, other).send("x", nonce="n")).id != first.id


async def test_refusals_carry_their_codes(server: DiscordServer, general: Channel, ada: User, run: Run) -> None:
    bot = await run()
    channel = seen(bot, general)
    ada.accepts_messages = False
    codes: list[int] = []

    async def refused(doing: Awaitable[object]) -> None:
        with pytest.raises(discord.HTTPException) as caught:
            await doing
        codes.append(caught.value.code)

    await refused(channel.send("x" * 2001))
    await refused(bot.get_partial_messageable(5).send("x"))
    await refused((await (await bot.fetch_user(ada.id)).create_dm()).send("x"))
    server.fail_next("POST", POST, status=403, code=50013)
    await refused(channel.send("x"))
    server.permit(general, server.bot, send_messages=False)
    await refused(channel.send("x"))
    server.permit(general, server.bot, view_channel=False)
    await refused(channel.send("x"))
    assert codes == [50035, 10003, 50007, 50013, 50013, 50001]


async def test_history_is_empty_without_the_permission(server: DiscordServer, general: Channel, run: Run) -> None:
    bot = await run()
    channel = seen(bot, general)
    sent = [await channel.send(f"number {number}") for number in range(4)]
    assert [each.id async for each in channel.history(limit=2)] == [sent[3].id, sent[2].id]
    assert [each.id async for each in channel.history(after=sent[1])] == [sent[2].id, sent[3].id]
    await sent[0].edit(content="edited")
    await sent[3].delete()
    assert [each.content async for each in channel.history(before=sent[2], oldest_first=True)] == ["edited", "number 1"]
    server.permit(general, server.bot, read_message_history=False)
    assert [each async for each in channel.history()] == []


async def test_nobody_is_pinged_unless_allowed(server: DiscordServer, general: Channel, ada: User, run: Run) -> None:
    bot = await run()
    text = f"@everyone {ada.mention}"
    await seen(bot, general).send(text)
    await seen(bot, general).send(text, allowed_mentions=discord.AllowedMentions.all())
    pings = [(each.payload["mention_everyone"], len(each.payload["mentions"])) for each in server.messages(general)]
    assert pings == [(False, 0), (True, 1)]


async def test_an_answer_can_be_held(server: DiscordServer, general: Channel, run: Run) -> None:
    bot = await run()
    gate = server.hold_next("POST", POST, committed=True, when=lambda call: bool(call.json))
    sending = asyncio.create_task(seen(bot, general).send("hello"))
    await gate.reached.wait()
    assert len(server.messages(general)) == 1
    assert [each.status for each in server.asked("POST", POST)] == [0]
    gate.release()
    assert (await sending).content == "hello"


def test_a_storm_is_the_same_for_the_same_seed() -> None:
    calls = [Call("POST", "/channels/1/messages") for _ in range(50)]
    first, second = ([policy(each) for each in calls] for policy in (faults.storm(3, 0.5), faults.storm(3, 0.5)))
    assert first == second
    assert 10 < sum(each is not None for each in first) < 40
    assert faults.storm(3, 1.0)(Call("GET", "/channels/1/messages")) is None


async def test_a_policy_decides_after_the_ordered_faults(server: DiscordServer, general: Channel, run: Run) -> None:
    bot = await run()
    server.fail_by(lambda call: Fault(403, code=50001) if call.method == "POST" else None)
    server.fail_next("POST", POST, status=403, code=50013)
    for code in (50013, 50001):
        with pytest.raises(discord.Forbidden) as caught:
            await seen(bot, general).send("x")
        assert caught.value.code == code
    server.fail_by(None)
    await seen(bot, general).send("x")


async def test_a_route_that_is_missing_here_fails_the_test() -> None:
    async def stray() -> None:
        async with DiscordServer() as server, aiohttp.ClientSession() as session:
            await session.get(f"{server.url}/voice/regions")

    with pytest.raises(AssertionError, match="no such route here: GET /voice/regions"):
        await stray()
