"""T6: whatever comes, the event loop is never late by a second, and a reader hears of a limit or of a cut."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from typing import Any

import pytest

from bot.errors import BotError, NothingToSay, TooLarge
from bot.intake.limits import MAX_CHARACTERS, MAX_FILE_BYTES
from bot.library import Library
from bot.models import Draft, Scope
from cogs import cards
from tests.wire import limits

HERE = Scope.guild(1)
BELLS = "".join(f"Bell {number} rang. " for number in range(MAX_CHARACTERS // 18))
LARGE = {
    "short sentences": BELLS,
    "one word": "a" * MAX_CHARACTERS,
    "quotation marks": '"' * MAX_CHARACTERS,
    "one sentence": ("and the bell rang " * MAX_CHARACTERS)[: MAX_CHARACTERS - 1] + ".",
    "lines": "The bell rang\n" * (MAX_CHARACTERS // 14),
    "brackets": "(" * MAX_CHARACTERS,
}


@asynccontextmanager
async def on_time() -> AsyncGenerator[None]:
    """The event loop goes on meanwhile.

    Told by the processor time that this process spends between two beats, which a busy machine does not lengthen.
    """
    late: list[float] = []

    async def beat() -> None:
        while True:
            before = time.process_time()
            try:
                await asyncio.sleep(0.01)
            finally:
                # Also when it ends here: what was done last may have held it.
                late.append(time.process_time() - before)

    beating = asyncio.create_task(beat())
    try:
        yield
    finally:
        beating.cancel()
        with suppress(asyncio.CancelledError):
            await beating
    assert late
    assert max(late) < 1.0


async def test_t6_work_that_holds_the_loop_is_noticed() -> None:
    async def hold() -> None:
        async with on_time():
            await asyncio.sleep(0.02)
            end = time.process_time() + 1.1
            while time.process_time() < end:
                pass

    with pytest.raises(AssertionError):
        await hold()


@pytest.mark.parametrize("name", LARGE)
async def test_t6_the_largest_article_there_may_be_keeps_nobody_waiting(
    library: Library, now: datetime, name: str
) -> None:
    async with on_time():
        (draft,) = (await library.read_file("large.txt", LARGE[name].encode())).drafts
        number = (await library.add(HERE, draft, now=now)).article.id
        await library.ask(HERE, "Which bell number rang over the old town?")
        await library.timeline(HERE, "bell")
        with suppress(BotError):
            await library.summarize(HERE, number, count=8)
        with suppress(BotError):
            await library.summarize_draft(draft)
    assert (await library.get(HERE, number)).text == LARGE[name]


async def test_t6_a_million_sentences_and_ten_megabytes_are_refused_with_the_limit(library: Library) -> None:
    million = "A. " * 1_000_000
    limit = rf"has 3,000,000 characters; the limit is {MAX_CHARACTERS:,}"
    async with on_time():
        with pytest.raises(TooLarge, match=limit):
            await library.read_file("million.txt", million.encode())
        with pytest.raises(TooLarge, match=limit):
            library.pasted(million, {})
        for name in ("line.txt", "line.md", "line.html", "line.jsonl"):
            with pytest.raises(TooLarge, match=rf"{name} has 10\.0 MB; the limit is 5 MB"):
                await library.read_file(name, b"a" * (2 * MAX_FILE_BYTES))
    assert await library.count(HERE) == 0


async def test_t6_of_a_sentence_of_50000_characters_the_reader_hears_why_there_is_nothing(
    library: Library, now: datetime
) -> None:
    text = ("and the bell rang over the town " * 2000)[:49_999] + "."
    added = await library.add(HERE, Draft(text, title="Bell"), now=now)
    with pytest.raises(NothingToSay, match="no whole sentences"):
        await library.summarize(HERE, added.article.id)
    answer = await library.ask(HERE, "Did the bell ring over the town?")
    assert not answer.quotes
    components: Any = cards.answer(answer).to_components()
    limits.check({"flags": limits.V2, "components": components})
    said = "\n".join(one["content"] for one in limits.walk(components) if "content" in one)
    assert "do not say" in said
