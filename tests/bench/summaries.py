"""Summaries: CPU of every method beside sumy's own, and how late the event loop is meanwhile."""

import asyncio
import random
import statistics
import time
import warnings
from collections.abc import Callable
from typing import Any

from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from bot.errors import TooLarge
from bot.intake.indexing import index
from bot.models import Draft, Kind
from bot.summaries import METHODS, summarize
from bot.summaries.document import Document, document

SIZES = (30, 100, 300, 1_000, 3_000, 10_000)
SUMYS: dict[str, Any] = {
    "luhn": LuhnSummarizer,
    "lsa": LsaSummarizer,
    "lex-rank": LexRankSummarizer,
    "text-rank": TextRankSummarizer,
    "sum-basic": SumBasicSummarizer,
    "kl": KLSummarizer,
    "reduction": ReductionSummarizer,
}
#: Sentences over which sumy's own would take minutes.
THEIR_MOST = {"kl": 100, "lsa": 1_000, "sum-basic": 1_000, "luhn": 3_000}
#: Runs of which the median is taken, where one run is short.
RUNS = 5


def main() -> None:
    """Print CPU milliseconds by number of sentences; ours include taking the words apart, sumy's do not."""
    warnings.simplefilter("ignore")
    print(f"{'CPU ms':14}", *(f"{size:>9,}" for size in SIZES))
    prepared = {size: _prepare(size) for size in SIZES}
    for method in METHODS:
        ours = [_ours(method, *prepared[size][:2]) for size in SIZES]
        print(f"{method:14}", *ours)
        if method in SUMYS:
            print(f"{'  sumy':14}", *(_theirs(method, prepared[size][2], size) for size in SIZES))
    text, found, _ = prepared[1_000]
    print(
        "event loop late meanwhile, 1,000 sentences, quoth: median {:.1f} ms, most {:.1f} ms".format(*_lag(text, found))
    )


def _prepare(size: int) -> tuple[str, Any, Document]:
    chance = random.Random(size)
    # Word frequencies fall as those of a language do once its commonest words are left out (Zipf and Mandelbrot).
    words = [f"w{rank}" for rank in range(8_000)]
    weights = [1 / (rank + 60) for rank in range(8_000)]
    lines = [" ".join(chance.choices(words, weights, k=12)).capitalize() + "." for _ in range(size)]
    text = "\n\n".join(" ".join(lines[place : place + 4]) for place in range(0, size, 4))
    found = [one.sentence for one in index(Draft(text, language="en")).sentences]
    return text, found, document(text, [one for one in found if one.kind == Kind.PROSE], "en")


def _ours(method: str, text: str, found: Any) -> str:
    try:
        return _milliseconds(lambda: summarize(text, found, "en", method=method, count=3))
    except TooLarge:
        return f"{'refused':>9}"


def _theirs(method: str, one: Document, size: int) -> str:
    if size > THEIR_MOST.get(method, 1_000):
        return f"{'-':>9}"
    original = SUMYS[method](one.stem)
    original.stop_words = one.stop_words
    return _milliseconds(lambda: original(one.model, 3))


def _milliseconds(work: Callable[[], Any]) -> str:
    taken: list[float] = []
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        taken.append(1_000 * (time.process_time() - begun))
        if taken[0] > 1_000:
            break
    return f"{statistics.median(taken):9.1f}"


def _lag(text: str, found: Any) -> tuple[float, float]:
    """How late, in milliseconds, a loop wakes that wants to wake every 5 ms while a summary is made in a thread."""

    async def measure() -> list[float]:
        work = asyncio.create_task(asyncio.to_thread(summarize, text, found, "en", count=3))
        late: list[float] = []
        while not work.done():
            wanted = time.perf_counter() + 0.005
            await asyncio.sleep(0.005)
            late.append(1_000 * (time.perf_counter() - wanted))
        return late

    late = [one for _ in range(RUNS) for one in asyncio.run(measure())]
    return statistics.median(late), max(late)
