"""One thing that somebody does, and what is looked at whatever it is."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from simcord.results import InteractionResult

from bot.models import Scope
from tests.cogs.isolation.libraries import KEYS, LIBRARIES, SECRETS
from tests.cogs.isolation.town import Seat, Town
from tests.cogs.world import text

#: A number that nothing ever had.
NEVER = 999_999
#: What can be done with a digest.
ACTIONS = ("preview", "pause", "resume", "resend", "remove")


@dataclass(frozen=True)
class Step:
    """One thing that somebody does."""

    #: Which deed, by its number; who does it, where; whose things are named, and which of them.
    deed: int
    who: int
    where: int
    whose: int
    which: int

    @property
    def scope(self) -> Scope:
        """Whose things are named."""
        return LIBRARIES[self.whose % len(LIBRARIES)]

    @property
    def key(self) -> str:
        """A word of that library that anybody may type."""
        return KEYS[self.scope]

    def pick(self, *choices: str) -> str:
        """One of these."""
        return choices[self.which % len(choices)]


Deed = Callable[[Town, Seat, Step], Awaitable[None]]


async def take(town: Town, result: InteractionResult) -> None:
    """Read the files that somebody was given."""
    if result.response:
        town.files += [await one.read() for one in result.response.attachments]


async def alike(town: Town, seat: Seat, step: Step, use: Callable[[str], Awaitable[InteractionResult]]) -> None:
    """Use a command with an article's number; for one that they cannot see it is as for one that never was (P1, P4)."""
    numbers = town.kept.articles[step.scope]
    number = numbers[step.which % len(numbers)]
    result = await use(str(number))
    if step.scope not in seat.seen:
        same(result, number, await use(str(NEVER)))


def same(one: InteractionResult, number: int, other: InteractionResult) -> None:
    said = [text(result.response or result.followups[0]) for result in (one, other)]
    assert said[0].replace(str(number), "…") == said[1].replace(str(NEVER), "…")
    assert not [secret for secret in SECRETS.values() if secret in said[0].casefold()]


async def press_in(seat: Seat, result: InteractionResult, custom_id: str) -> InteractionResult:
    assert result.response
    return await seat.actor.click(result.response, custom_id=custom_id)
