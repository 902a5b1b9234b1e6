"""D6: of more than Discord takes, 25 are offered, each with a name and a value of at most 100 characters."""

from typing import Any

import pytest

from bot.models import Draft, Feed, Follow, Order, Place
from bot.store import Store
from tests.cogs.conftest import NOW
from tests.cogs.world import World, text

LONG = "ünd 👩‍👩‍👧 *so* @everyone " * 20


@pytest.fixture(autouse=True)
async def full(world: World) -> None:
    """A library with 30 of everything, or as many as it may hold, all with long names."""
    drafts = [Draft(f"Barrel {number} holds cider.", title=f"{LONG} {number}") for number in range(30)]
    await world.library.add_all(world.scope, drafts, now=NOW)
    for _ in range(25):
        await world.library.digests.schedule(world.scope, Order(Place(world.channel.id), topics=(LONG[:90],)), now=NOW)
    for number in range(20):
        asked = f"Who cast the {'great ' * 60}bell {number}?"
        await world.library.digests.watch(world.scope, asked, world.member.id, now=NOW)
    async with Store.open(world.settings.database_path) as store:
        for number in range(30):
            feed = Feed(0, f"https://feed.example/{number}", f"{LONG} {number}", "", NOW)
            assert await store.feeds.follow(feed, Follow(world.scope.key), most=99)


@pytest.mark.parametrize(
    ("command", "option", "typed", "count"),
    [
        ("ask", "article", "", 25), ("ask", "article", "so", 25), ("summarize", "article", "", 25),
        ("article show", "article", "", 25), ("article remove", "article", "", 25),
        ("feed check", "feed", "", 25), ("feed remove", "feed", "so", 25),
        ("digest preview", "digest", "", 25), ("digest schedule", "change", "", 25),
        ("digest schedule", "timezone", "", 25), ("digest schedule", "timezone", "a", 25),
        ("digest schedule", "time", "", 1), ("digest schedule", "time", "1", 1), ("digest schedule", "days", "", 1),
        ("watch remove", "question", "", 20), ("ask", "since", "", 1),
    ],
)  # fmt: skip
async def test_d6_of_more_than_25_choices_25_are_offered_and_none_is_too_long(
    world: World, command: str, option: str, typed: str, count: int
) -> None:
    who = world.member if command.startswith("watch") else world.manager
    offered: list[dict[str, Any]] = await who.autocomplete(world.channel, command, option, typed)
    assert count <= len(offered) <= 25
    for one in offered:
        assert 1 <= len(one["name"]) <= 100
        assert 1 <= len(str(one["value"])) <= 100
    assert len({one["value"] for one in offered}) == len(offered)


async def test_d6_what_was_chosen_of_a_long_name_is_taken(world: World) -> None:
    for one in (await world.member.autocomplete(world.channel, "article show", "article", "so"))[:5]:
        shown = await world.member.slash(world.channel, "article show", article=one["value"])
        assert f"**Number** {one['value']}" in text(shown.response)
