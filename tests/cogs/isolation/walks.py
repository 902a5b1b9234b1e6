"""Walks through a town: so many steps by anybody, drawn by hypothesis."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from bot.models import Scope
from tests.cogs.isolation import deeds as do
from tests.cogs.isolation.libraries import AWAY, HERE, LIBRARIES, PEOPLE, Kept
from tests.cogs.isolation.pressing import forge, press
from tests.cogs.isolation.steps import Deed, Step
from tests.cogs.isolation.town import Seat, Town, living

DEEDS: tuple[Deed, ...] = (
    do.ask, do.ask_article, do.ask_by_title, do.research, do.research, do.summarize, do.summarize_file, do.mention,
    do.mention, do.menu, do.articles, do.show, do.remove, do.paste, do.feeds, do.digests, do.digests, do.preview,
    do.change, do.watches, do.settings, do.help_, do.offered, do.offered, do.privacy, do.export, do.delete, press,
    press, forge, forge, forge, forge,
)  # fmt: skip
#: Steps of one walk, which begins in a town of its own.
STEPS = 20

_numbers = st.integers(0, 99)
_steps = st.builds(Step, st.integers(0, len(DEEDS) - 1), _numbers, _numbers, _numbers, _numbers)
walks = st.lists(_steps, min_size=STEPS, max_size=STEPS)

#: A walk that fails is told as it is: to look for a shorter one takes longer than to read it.
SETTINGS = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example, HealthCheck.data_too_large],
    database=None,
    phases=(Phase.explicit, Phase.generate),
)


async def play(town: Town, step: Step) -> None:
    """Do it, and look that nobody saw what they may not, nor touched what is not theirs."""
    places = town.seats[step.who % len(town.seats)]
    seat = places[step.where % len(places)]
    before = await town.state()
    deed = DEEDS[step.deed % len(DEEDS)]
    await deed(town, seat, step)
    town.look(_seen_by(deed, seat))
    town.look_around()
    # What somebody erases of themselves may stand in several places; all else is done to the library that is seen.
    theirs = {*seat.seen, Scope.person(seat.member.id)}
    after = await town.state()
    assert {one for one in LIBRARIES if before[one] != after[one]} <= theirs


def _seen_by(deed: Deed, seat: Seat) -> set[Scope]:
    """Whose secrets may be shown: what is given out about oneself holds the feeds that one added oneself, too."""
    if deed is not do.export:
        return seat.seen
    added = {PEOPLE[number % 3]: scope for number, scope in enumerate((HERE, AWAY))}
    own = Scope.person(seat.member.id)
    return {own, added.get(own, own)}


async def walk(path: Path, kept: Kept, steps: Sequence[Step]) -> None:
    """Take these steps in a fresh town, whose database `path` is as it was built."""
    with tempfile.TemporaryDirectory() as folder:
        async with living(path, kept, Path(folder)) as town:
            for step in steps:
                await play(town, step)
