"""The world that these tests play in: four small articles, two servers, and the bot."""

import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import discord
import pytest
import pytest_asyncio
from simcord import interactions
from simcord.env import Env

from bot.client import QuothBot
from bot.library import Library
from bot.models import Draft, Scope
from bot.settings import Settings
from tests.cogs.world import World, quiet

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
GUILD, ABROAD = 1001 << 22, 1002 << 22

BELL = Draft(
    "The great bell of Harrow Hill was cast in 1743 by Martha Greene. It weighs 812 kilograms and rings in E flat.\n\n"
    "In 1931 the dam below the hill was raised by four metres, after the second flood. The bell rang for two days "
    "without rest. Nobody drowned, because every farm had heard it.\n\n"
    "Today a clockmaker from Ashford winds the tower every Friday. She climbs 214 steps and takes her dog along.\n\n"
    "The parish keeps a book in which each ringing is noted. The oldest entry is about a wolf.",
    title="The bell of Harrow Hill",
    url="https://example.org/bell_of_harrow",
    source="Hill Country Review",
    author="Ada Quill",
    published="2026-05-03",
)
LIGHTHOUSE = Draft(
    "Keeper Olsen lit the lamp on Gull Rock for the last time in 1987. The light has been electric since then.\n\n"
    "His daughter counted 91 ships on the clearest night. She still has the notebook."
)
BRIDGE = Draft(
    "Die steinerne Brücke über die Alme wurde 1768 von dem Baumeister Konrad Feldhaus errichtet. "
    "Sie hat sieben Bögen und ist 94 Meter lang.\n\n"
    "Im Winter 1784 zerstörte das Eis zwei Pfeiler. Die Bürger bezahlten die Reparatur mit einer Steuer auf Bier.",
    title="Die Brücke über die Alme",
    published="2025-11-02",
    language="de",
)
FERRY = Draft(
    "By Jonas Pike\n\n"
    "The ferry across the Lune stopped in March after 160 years.\n\n"
    "“We carried the doctor at night. We carried brides and coffins. We never lost a passenger,” "
    "said the last ferryman, Tom Birk.\n\n"
    "The county offered a bus instead. It runs twice a day.\n\n"
    "Read more: Ten walks along the river\n\n"
    "© 2026 Lune Valley Press. All rights reserved.",
    title="The ferry that stopped",
    source="Lune Valley Press",
    rights="© 2026 Lune Valley Press. All rights reserved.",
)
SHELF = (
    "---\ntitle: The windmill\n---\n\n"
    "The windmill at Sand Point ground barley until 1902. Its sails were burned as firewood. Its stone is a table now."
)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def stored(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    """A database with the articles in it, to be copied."""
    folder = tmp_path_factory.mktemp("library")
    (folder / "shelf").mkdir()
    (folder / "shelf" / "windmill.md").write_text(SHELF, "utf-8")
    path = folder / "stored.db"
    async with Library.open(Settings(database_path=path)) as library:
        added = await library.add_all(Scope.guild(GUILD), [BELL, LIGHTHOUSE, BRIDGE, FERRY], now=NOW)
        names = ("bell", "lighthouse", "bridge", "ferry")
        numbers = {name: one.article.id for name, one in zip(names, added, strict=True)}
        await library.load_shelf(folder / "shelf", now=NOW)
        numbers["windmill"] = (await library.titles(Scope.shelf(), "windmill"))[0].id
    return path, numbers


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    # The clock of these tests leaps, and the loop that asks feeds would take part in every second of that.
    return Settings(database_path=tmp_path / "quoth.db", message_content_intent=True, feed_minutes=0)


@pytest_asyncio.fixture
async def library(settings: Settings, stored: tuple[Path, dict[str, int]]) -> AsyncIterator[Library]:
    shutil.copy(stored[0], settings.database_path)
    async with Library.open(settings) as opened:
        yield opened


@pytest_asyncio.fixture
async def env(library: Library, settings: Settings) -> AsyncIterator[Env]:
    """simcord with the bot in it. Every error that no test looked at fails the test, and so does a loud message."""
    running = Env(QuothBot(library, settings))
    await running.start()
    try:
        yield running
    finally:
        await running.shutdown()
    acknowledged = running._errors_acknowledged  # pyright: ignore[reportPrivateUsage] - as its own fixture does
    running._raise_errors_since(acknowledged)  # pyright: ignore[reportPrivateUsage]
    quiet(running.http_requests)


@pytest.fixture
def world(env: Env, library: Library, settings: Settings, stored: tuple[Path, dict[str, int]]) -> World:
    guild, other = env.create_guild("Hill Country", id=GUILD), env.create_guild("Abroad", id=ABROAD)
    keeper = guild.create_role("Keeper", permissions=discord.Permissions(manage_guild=True))
    far_keeper = other.create_role("Keeper", permissions=discord.Permissions(manage_guild=True))
    return World(
        env,
        library,
        settings,
        guild,
        guild.create_text_channel("general"),
        guild.add_member(env.create_user("ann"), roles=[keeper]),
        guild.add_member(env.create_user("bob")),
        other.create_text_channel("far"),
        other.add_member(env.create_user("cid"), roles=[far_keeper]),
        stored[1],
    )


@pytest.fixture
def locales(world: World, monkeypatch: pytest.MonkeyPatch) -> dict[int, str]:
    """Which language of Discord's somebody uses, by their number; the manager German, the member Spanish."""
    chosen = {world.manager.id: "de", world.member.id: "es-419"}
    built = interactions.base_payload

    def in_their_language(*args: Any, **given: Any) -> Any:
        record, payload = built(*args, **given)
        return record, {**payload, "locale": chosen.get(given["user_id"], "en-US")}

    monkeypatch.setattr(interactions, "base_payload", in_their_language)
    return chosen
