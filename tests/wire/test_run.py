"""`python -m bot run` as a process of its own, over the wire."""

import signal
import sqlite3
import stat
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.store import care
from tests.wire.discord_server import DiscordServer
from tests.wire.process import BotProcess

BELL = (
    "The bell of Harrow Ford was cast in 1743 by Anna Lindqvist. It weighs 812 kilograms.\n\n"
    "It cracked on the first of May 1901, during a wedding.\n"
)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str | None]:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    (shelf / "bell.md").write_text(f"---\ntitle: The bell\nlanguage: en\n---\n{BELL}", "utf-8")
    return {"DATABASE_PATH": str(tmp_path / "quoth.db"), "ARTICLES_PATH": str(shelf)}


@pytest.fixture
async def bot(server: DiscordServer, environment: dict[str, str | None], tmp_path: Path) -> AsyncIterator[BotProcess]:
    async with BotProcess(server, environment=environment, folder=tmp_path) as running:
        await running.wait_stderr("articles added")
        await running.wait_ready()
        yield running


async def test_it_connects_and_sigterm_closes_it_cleanly(server: DiscordServer, bot: BotProcess) -> None:
    bot.send_signal(signal.SIGTERM)
    assert await bot.wait() == 0
    assert "Traceback" not in bot.stderr
    await server.until(lambda: not server.gateway.connected, "the socket to close")


async def test_it_closes_cleanly_on_sigint(bot: BotProcess) -> None:
    bot.send_signal(signal.SIGINT)
    assert await bot.wait() == 0
    assert "Traceback" not in bot.stderr


async def test_a_slash_command_is_answered_with_a_quote_and_its_citation(
    server: DiscordServer, bot: BotProcess
) -> None:
    guild = server.guild("Village")
    asked = await server.slash(
        server.channel(guild), server.member(guild), "ask", {"question": "Who cast the bell of Harrow Ford?"}
    )
    answer = await asked.response()
    assert "Anna Lindqvist" in answer.text.replace("*", "")
    assert "The bell" in answer.text
    (call,) = server.asked("POST", "/interactions/{id}/{token}/callback")
    assert isinstance(call.json, dict)
    assert call.json["data"]["allowed_mentions"]["parse"] == []


async def test_a_mention_is_answered_in_the_channel(server: DiscordServer, bot: BotProcess) -> None:
    guild = server.guild("Village")
    general = server.channel(guild)
    await server.say(general, server.member(guild), "When did the bell crack?", mentions_bot=True)
    await server.until(lambda: len(server.messages(general)) == 2, "an answer")
    assert "1901" in server.messages(general)[-1].text


async def test_a_dropped_socket_is_resumed_and_nothing_is_missed(server: DiscordServer, bot: BotProcess) -> None:
    guild = server.guild("Village")
    general, ada = server.channel(guild), server.member(guild)
    await server.drop_socket(abrupt=True)
    await server.say(general, ada, "How much does the bell weigh?", mentions_bot=True)
    await server.resumed()
    await server.until(lambda: len(server.messages(general)) == 2, "an answer to the question that was asked meanwhile")
    assert "812" in server.messages(general)[-1].text
    assert server.gateway.identifies == 1


async def test_a_rate_limit_is_waited_out(server: DiscordServer, bot: BotProcess) -> None:
    guild = server.guild("Village")
    general = server.channel(guild)
    server.fail_next("POST", "/channels/{id}/messages", status=429, retry_after=0.1)
    await server.say(general, server.member(guild), "Who cast the bell?", mentions_bot=True)
    await server.until(lambda: len(server.messages(general)) == 2, "an answer")
    assert [call.status for call in server.asked("POST", "/channels/{id}/messages")] == [429, 200]


async def test_commands_are_synced_once_and_not_again_while_they_stay_the_same(
    server: DiscordServer, environment: dict[str, str | None], tmp_path: Path
) -> None:
    for _ in range(2):
        async with BotProcess(server, environment=environment, folder=tmp_path) as bot:
            await bot.wait_ready()
            bot.send_signal(signal.SIGTERM)
            assert await bot.wait() == 0
    assert len(server.asked("PUT", "/applications/{id}/commands")) == 1


async def test_a_bad_token_ends_with_1_and_says_so(
    server: DiscordServer, environment: dict[str, str | None], tmp_path: Path
) -> None:
    canary = "MTIzNDU2Nzg5MDEyMzQ1Njc4.canary.token-that-must-not-be-seen"
    environment |= {"DISCORD_TOKEN": canary, "LOG_LEVEL": "DEBUG"}
    async with BotProcess(server, environment=environment, folder=tmp_path) as bot:
        assert await bot.wait() == 1
        assert "DISCORD_TOKEN" in bot.stderr
        assert "Traceback" not in bot.stderr
        assert canary not in bot.stderr + bot.stdout


@pytest.mark.parametrize(
    "token",
    ["hello", "0" * 64, "Bot {token}", '"{token}"', "{short}", "{token}.more"],
    ids=["a word", "a client secret", "with its scheme", "quoted", "shortened", "too long"],
)
async def test_what_is_no_token_at_all_is_warned_of_before_discord_refuses_it(
    token: str, server: DiscordServer, environment: dict[str, str | None], tmp_path: Path
) -> None:
    given = token.format(token=server.token, short=server.token[:-20])
    async with BotProcess(server, environment=environment | {"DISCORD_TOKEN": given}, folder=tmp_path) as bot:
        assert await bot.wait() == 1
        (warning,) = (line for line in bot.stderr.splitlines() if "three parts" in line)
        assert "WARNING" in warning
        assert given not in bot.stderr
    assert len(server.asked("GET", "/users/@me")) == 1


async def test_a_name_that_looks_like_a_setting_is_warned_of_once(
    server: DiscordServer, environment: dict[str, str | None], tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("METRIC_PORT=9109\nTZ=UTC\n")
    async with BotProcess(server, environment=environment | {"LOGLEVEL": "INFO"}, folder=tmp_path) as bot:
        await bot.wait_ready()
        warned = [line.split(": ", 1)[1] for line in bot.stderr.splitlines() if "is no setting" in line]
        assert warned == [
            "LOGLEVEL is no setting: is LOG_LEVEL meant?",
            "METRIC_PORT is no setting: is METRICS_PORT meant?",
        ]


async def test_without_a_token_it_says_what_to_set(
    server: DiscordServer, environment: dict[str, str | None], tmp_path: Path
) -> None:
    async with BotProcess(server, environment=environment | {"DISCORD_TOKEN": None}, folder=tmp_path) as bot:
        assert await bot.wait() == 2
        assert "DISCORD_TOKEN is not set" in bot.stderr


async def test_a_first_connect_that_fails_is_tried_again(
    server: DiscordServer, environment: dict[str, str | None], tmp_path: Path
) -> None:
    server.fail_next("GET", "/socket", status=503)
    async with BotProcess(server, environment=environment, folder=tmp_path) as bot:
        await bot.wait_ready()
        assert [line for line in bot.stderr.splitlines() if "503" in line and "trying again" in line]
        assert bot.stderr.count("cannot be reached") == 1
        assert "static token" not in bot.stderr
        assert "Traceback" not in bot.stderr
        assert " ERROR " not in bot.stderr
        bot.send_signal(signal.SIGTERM)
        assert await bot.wait() == 0


@pytest.mark.parametrize("path", ["/users/@me", "/gateway/bot", "/socket"])
async def test_a_stop_while_waiting_for_another_attempt_is_heeded(
    server: DiscordServer, environment: dict[str, str | None], tmp_path: Path, path: str
) -> None:
    server.fail_next("GET", path, cut="disconnect", times=100)
    async with BotProcess(server, environment=environment, folder=tmp_path) as bot:
        await bot.wait_stderr("trying again")
        bot.send_signal(signal.SIGTERM)
        assert await bot.wait() == 0
        assert "Traceback" not in bot.stderr


@pytest.mark.parametrize(("code", "said"), [(4004, "code 4004"), (4014, "MESSAGE_CONTENT_INTENT")])
async def test_a_line_that_discord_closes_for_good_ends_with_1(
    server: DiscordServer, bot: BotProcess, code: int, said: str
) -> None:
    await server.drop_socket(code=code)
    assert await bot.wait() == 1
    assert said in bot.stderr
    assert "Traceback" not in bot.stderr


async def test_discord_may_want_more_shards_than_there_are(server: DiscordServer, bot: BotProcess) -> None:
    server.gateway.shards = 2
    await server.drop_socket(code=4011)
    await server.ready(3)
    assert "more shards" in bot.stderr
    # Once by the first client, and once by the second for both of its shards together.
    await server.until(lambda: bot.stderr.count("Connected as") == 2 or None, "all servers to be known")
    assert "Traceback" not in bot.stderr


async def test_a_missing_intent_is_named(
    server: DiscordServer, environment: dict[str, str | None], tmp_path: Path
) -> None:
    server.grant(message_content=False)
    environment |= {"MESSAGE_CONTENT_INTENT": "true"}
    async with BotProcess(server, environment=environment, folder=tmp_path) as bot:
        assert await bot.wait() == 1
        assert "MESSAGE_CONTENT_INTENT" in bot.stderr
        assert "Traceback" not in bot.stderr


async def test_an_unwritable_database_ends_with_2_and_names_it(
    server: DiscordServer, environment: dict[str, str | None], tmp_path: Path
) -> None:
    folder = tmp_path / "a folder"
    folder.mkdir()
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    async with BotProcess(server, environment=environment | {"DATABASE_PATH": str(folder)}, folder=tmp_path) as bot:
        assert await bot.wait() == 2
        assert str(folder) in bot.stderr
        assert "Traceback" not in bot.stderr


async def test_g2_damage_that_the_shelf_meets_at_the_start_ends_with_2_and_names_the_backup(
    server: DiscordServer, environment: dict[str, str | None], tmp_path: Path
) -> None:
    async with BotProcess(server, environment=environment, folder=tmp_path) as bot:
        await bot.wait_stderr("articles added")
        await bot.wait_ready()
        bot.send_signal(signal.SIGTERM)
        assert await bot.wait() == 0
    database, copy = tmp_path / "quoth.db", tmp_path / "monday.db"
    with closing(sqlite3.connect(database)) as connection:
        care.copy(connection, database, copy)
        # Of all that is looked at before, this is no part: an index of a part of its table.
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'articles_by_file'").fetchone()
    with database.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xee" * 4096)
    (tmp_path / "shelf" / "bell.md").write_text(BELL.replace("1743", "1744"), "utf-8")
    before = database.read_bytes()
    async with BotProcess(server, environment=environment, folder=tmp_path) as bot:
        assert await bot.wait() == 2
        assert f"{database} is damaged or no database" in bot.stderr
        assert f"The newest one beside it is {copy}." in bot.stderr
        assert "Traceback" not in bot.stderr
    assert database.read_bytes() == before


async def test_the_question_channel_hears_nothing_without_the_intent(server: DiscordServer, bot: BotProcess) -> None:
    guild = server.guild("Village")
    general, mary = server.channel(guild), server.manager(guild)
    await (await server.slash(general, mary, "settings set", {"question_channel": general})).response()
    await server.say(general, mary, "Who cast the bell?")
    # A mention sent afterwards is answered; had the first been heard, its answer would stand before.
    await server.say(general, mary, "When did the bell crack?", mentions_bot=True)
    await server.until(lambda: any("1901" in message.text for message in server.messages(general)), "an answer")
    assert [message.author for message in server.messages(general)].count(server.world.bot) == 1
