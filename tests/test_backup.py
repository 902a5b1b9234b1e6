"""A backup of a library that is in full use."""

import asyncio
import itertools
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.commandline import output
from bot.library import Library
from bot.models import Draft, Scope
from bot.settings import Settings

ASKED, FILLED = Scope.guild(1), Scope.guild(2)
TOWNS = ("Kesselburg", "Harrow Ford", "Gull Rock", "Sand Point", "Alme", "Poland Street", "Hook Point", "Lune")
THINGS = ("mill", "bell", "lighthouse", "windmill", "bridge", "brewery", "ferry", "bakery")
ASKERS, BACKUPS, FILL = 50, 3, 20


def drafts() -> list[Draft]:
    return [
        Draft(
            f"The {thing} at {town} was built in {1700 + number}. It was rebuilt after a fire, and nobody was hurt.\n\n"
            f"Its keeper was paid {number} crowns a year. She kept {number % 7 + 2} goats behind the {thing}.",
            title=f"The {thing} at {town}",
        )
        for number, (thing, town) in enumerate(itertools.product(THINGS, TOWNS))
    ]


QUESTIONS = [
    *(f"When was the {thing} at {town} built?" for thing, town in zip(THINGS, TOWNS, strict=True)),
    "How much was the keeper of the bell at Alme paid?",
    "What did the goats eat?",
]


async def answers(library: Library) -> list[dict[str, Any]]:
    """All that is shown of each answer."""
    return [output.answer(await library.ask(ASKED, question)) for question in QUESTIONS]


@asynccontextmanager
async def opened(path: Path) -> AsyncGenerator[Library]:
    settings = Settings(_env_file=None, database_path=path)  # pyright: ignore[reportCallIssue]
    async with Library.open(settings) as library:
        yield library


class Crowd:
    """Those who ask the one library and fill the other, until it is done."""

    def __init__(self, library: Library, expected: list[dict[str, Any]], now: datetime) -> None:
        self._library, self._expected, self._now = library, expected, now
        self.asked = 0
        #: What was put in, each once that was acknowledged.
        self.texts: list[str] = []
        self.done = False

    async def ask(self, first: int) -> None:
        """Ask one question after the other; each is answered as it was before."""
        for turn in itertools.count(first):
            which = turn % len(QUESTIONS)
            if self.done:
                return
            assert output.answer(await self._library.ask(ASKED, QUESTIONS[which])) == self._expected[which]
            self.asked += 1

    async def fill(self) -> None:
        """Put in one article after the other."""
        while not self.done:
            number = len(self.texts)
            text = f"Lamp {number} was lit at dusk. It burned whale oil for {number + 1} years."
            await self._library.add(FILLED, Draft(text), now=self._now)
            self.texts.append(text)

    async def back_up(self, folder: Path) -> None:
        """Make some backups, of ever more."""
        for number in range(BACKUPS):
            while len(self.texts) < FILL * (number + 1):  # noqa: ASYNC110 - the one who fills knows of no event
                await asyncio.sleep(0.01)
            await self._library.backup(folder / f"{number}.db")
        self.done = True


async def test_a_backup_taken_while_50_ask_and_one_adds_passes_the_check_and_answers_the_same(
    library: Library, tmp_path: Path, now: datetime
) -> None:
    await library.add_all(ASKED, drafts(), now=now)
    before = await answers(library)
    assert before[0]["quotes"][0]["text"] == "The mill at Kesselburg was built in 1700."
    crowd = Crowd(library, before, now)
    await asyncio.gather(crowd.back_up(tmp_path), crowd.fill(), *map(crowd.ask, range(ASKERS)))
    assert crowd.asked >= ASKERS
    for number in range(BACKUPS):
        async with opened(tmp_path / f"{number}.db") as restored:
            assert await restored.check() == []
            assert await answers(restored) == before
            there = [article.text async for article in restored.export(FILLED)]
            # What was acknowledged when the backup began is in it, whole and in order.
            assert there == crowd.texts[: len(there)]
            assert len(there) >= FILL * (number + 1)
            answer = await restored.ask(FILLED, "For how many years did lamp 7 burn whale oil?")
            assert answer.quotes[0].article.title == "Lamp 7 was lit at dusk."
