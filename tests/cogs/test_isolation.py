"""P1 to P5: whatever three people try in two servers and in direct messages, no library is seen in another.

This is a short walk; `python -m tests.bench isolation` takes a long one.
"""

import asyncio
from pathlib import Path

import pytest
from hypothesis import given, settings

from bot.models import Scope
from tests.cogs.isolation import deeds
from tests.cogs.isolation.libraries import AWAY, HERE, LIBRARIES, Kept, build
from tests.cogs.isolation.pressing import forge, press
from tests.cogs.isolation.steps import Step
from tests.cogs.isolation.town import living
from tests.cogs.isolation.walks import SETTINGS, walk, walks

#: Walks of this test.
WALKS = 10


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Kept]:
    """The database that every walk begins with."""
    path = tmp_path_factory.mktemp("town") / "stored.db"
    return path, asyncio.run(build(path))


@settings(SETTINGS, max_examples=WALKS, derandomize=True)
@given(wanted=walks)
def test_no_library_is_ever_seen_in_another(stored: tuple[Path, Kept], wanted: list[Step]) -> None:
    asyncio.run(walk(*stored, wanted))


async def test_a_secret_that_is_shown_where_it_may_not_be_is_noticed(stored: tuple[Path, Kept], tmp_path: Path) -> None:
    async with living(*stored, tmp_path) as town:
        seat = town.seats[0][0]
        await seat.slash("ask", question="Who mended the brass lantern?")
        with pytest.raises(AssertionError, match=f"of {HERE.key}"):
            town.look({Scope.person(seat.member.id)})


async def test_who_left_a_server_sees_nothing_of_it_any_more(stored: tuple[Path, Kept], tmp_path: Path) -> None:
    async with living(*stored, tmp_path) as town:
        _, away, home = town.seats[1]
        await away.slash("watch add", question="Who buys the copper lantern?")
        town.look({AWAY})
        away.member.guild.remove_member(away.member)
        await town.env.settle()
        for number in range(40):
            step = Step(0, 1, number, LIBRARIES.index(AWAY), number)
            for deed in (forge, press, deeds.ask, deeds.research, deeds.offered, deeds.privacy, deeds.digests):
                await deed(town, home, step)
                town.look({home.scope})
