"""P1 to P5: whatever three people try in two servers and in direct messages, no library is seen in another.

This is a short walk; `python -m tests.bench isolation` takes a long one.
"""

import asyncio
from pathlib import Path

import pytest
from hypothesis import given, settings

from bot.models import Scope
from tests.cogs.isolation import deeds
from tests.cogs.isolation.libraries import AWAY, HERE, LIBRARIES, ROOMS, SECRETS, Kept, build
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
def test_p1_p3_p5_no_library_is_ever_seen_in_another(stored: tuple[Path, Kept], wanted: list[Step]) -> None:
    asyncio.run(walk(*stored, wanted))


async def test_p1_a_secret_that_is_shown_where_it_may_not_be_is_noticed(
    stored: tuple[Path, Kept], tmp_path: Path
) -> None:
    async with living(*stored, tmp_path) as town:
        seat = town.seats[0][0]
        await seat.slash("ask", question="Who mended the brass lantern?")
        with pytest.raises(AssertionError, match=f"of {HERE.key}"):
            town.look({Scope.person(seat.member.id)})


async def test_p1_who_left_a_server_sees_nothing_of_it_any_more(stored: tuple[Path, Kept], tmp_path: Path) -> None:
    async with living(*stored, tmp_path) as town:
        _, away, home, _ = town.seats[1]
        await away.slash("watch add", question="Who buys the copper lantern?")
        town.look({AWAY})
        away.member.guild.remove_member(away.member)
        await town.env.settle()
        for number in range(40):
            step = Step(0, 1, number, LIBRARIES.index(AWAY), number)
            for deed in (forge, press, deeds.ask, deeds.research, deeds.offered, deeds.privacy, deeds.digests):
                await deed(town, home, step)
                town.look({home.scope})


#: What could show something of a room, tried in each place by each of those who can or cannot read it.
SHOWING = (
    deeds.ask, deeds.ask_article, deeds.ask_by_title, deeds.research, deeds.summarize, deeds.mention, deeds.menu,
    deeds.articles, deeds.show, deeds.preview, deeds.offered, press, forge,
)  # fmt: skip


async def test_p4_a_room_is_shown_where_all_can_read_it_or_to_those_alone_who_can(
    stored: tuple[Path, Kept], tmp_path: Path
) -> None:
    async with living(*stored, tmp_path) as town:
        shown = [False] * len(ROOMS)
        for number, seat in enumerate([seat for places in town.seats for seat in places if seat.scope.key == HERE.key]):
            for place, room in enumerate(ROOMS):
                for which, deed in enumerate(SHOWING * 2):
                    await deed(town, seat, Step(0, 0, which, LIBRARIES.index(room), which // len(SHOWING) + number))
                    said = town.look(seat.seen)
                    town.look_around()
                    shown[place] |= any(SECRETS[room] in one.casefold() for one in said)
        # It was not for want of words.
        assert shown == [True, True]
