"""Intake: plain texts, a file of 10,000 lines, pages, and what members notice while articles come in."""

import asyncio
import gc
import html
import io
import json
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
import snowballstemmer
import trafilatura
from nltk.tokenize import NLTKWordTokenizer

from bot.intake.feeds.document import read_feed
from bot.intake.indexers import Indexers
from bot.intake.indexing import index
from bot.intake.page import read_page
from bot.library import Library
from bot.models import Draft, Scope
from bot.settings import Settings
from bot.store import Store
from bot.text.pieces import pieces
from tests.intake.corpus.pages import corpus

NOW, HERE, THERE = datetime(2026, 11, 2, tzinfo=UTC), Scope.guild(1), Scope.guild(2)
BATCH = 100
RUNS = 5
#: Share of words that are drawn.
DRAWN = 0.3
#: The command line, which says at its end how much memory it had at most: what `resource` says of a child is no less
#: than what this process had when it started it.
_MEASURED = """
import sys
from bot.commandline import main
main(sys.argv[1:])
print(*(line for line in open("/proc/self/status") if line.startswith("VmHWM")), file=sys.stderr)
"""
SHELF = Path(__file__).resolve().parents[2] / "data" / "articles"


def main() -> None:
    """Print articles a second of CPU, peers in the same run; then elapsed times, memory, and lateness."""
    texts = _articles(2_000)
    # The models are read once.
    index(Draft(texts[0]))
    words = statistics.mean(len(text.split()) for text in texts)
    print(f"plain texts of {words:.0f} words, articles/s of CPU")
    print(f"  taken apart and committed        {asyncio.run(_committed(texts)):6.0f}")
    print(f"  the taking apart of it           {len(texts) / _spent(lambda: [index(Draft(t)) for t in texts]):6.0f}")
    print(f"  punkt, NLTK's words, Snowball    {len(texts) / _spent(lambda: _peer(texts)):6.0f}")
    one, two = (asyncio.run(_at_once(texts * 1, processes)) for processes in (1, 2))
    print(f"articles/s elapsed: one process {one:.0f}, with two more {two:.0f} ({two / one:.2f} times)")
    _lines(texts)
    _pages()
    _feed()
    asyncio.run(_meanwhile(texts, "with this bench's peers under the collector"))
    # As `run` does before it connects; it has loaded no peers either.
    gc.freeze()
    asyncio.run(_meanwhile(texts, "with the collector kept away, as by `run`"))
    gc.unfreeze()


def _articles(number: int) -> list[str]:
    """Texts of twenty English sentences, drawn from those of the shelf, each with words that are drawn as well.

    Without these all texts would tell one story, and be compared with each other as no articles are.
    """
    english = [file.read_text("utf-8").split("---\n")[-1] for file in sorted(SHELF.glob("*.md"))]
    english = [text for text in english if " the " in text]
    sentences = [one for text in english for one in re.split(r"(?<=[.!?])\s+", text)]
    chance = random.Random(7)
    words = [word for one in sentences for word in one.split() if word.isalpha() and word.islower()]

    def drawn() -> str:
        kept = (word if chance.random() > DRAWN else chance.choice(words) for word in chance.choice(sentences).split())
        return " ".join(kept)

    return ["\n\n".join(" ".join(drawn() for _ in range(5)) for _ in range(4)) for _ in range(number)]


def _spent(work: Callable[[], object]) -> float:
    """Median seconds of CPU of three runs."""
    taken: list[float] = []
    for _ in range(3):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


async def _committed(texts: list[str]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        async with Library.open(Settings(database_path=Path(folder) / "quoth.db")) as library:
            begun = time.process_time()
            for at in range(0, len(texts), BATCH):
                await library.add_all(HERE, [Draft(text) for text in texts[at : at + BATCH]], now=NOW)
            return len(texts) / (time.process_time() - begun)


def _peer(texts: list[str]) -> None:
    tokenizer, stemmer = NLTKWordTokenizer(), snowballstemmer.stemmer("english")  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    for text in texts:
        for start, end in pieces(text, 0, len(text), "en"):
            stemmer.stemWords(tokenizer.tokenize(text[start:end].lower()))  # pyright: ignore[reportUnknownMemberType]


async def _at_once(texts: list[str], processes: int) -> float:
    """As the command line does it: some batches are taken apart while others are stored."""
    with tempfile.TemporaryDirectory() as folder:
        async with Store.open(Path(folder) / "quoth.db") as store, Indexers(processes) as indexers:
            batches = [[Draft(text) for text in texts[at : at + BATCH]] for at in range(0, len(texts), BATCH)]
            # Starting the processes takes half a second, once.
            warm = [asyncio.create_task(indexers.index(batch)) for batch in batches[:6]]
            await asyncio.wait(warm[:3])
            begun = time.perf_counter()
            for task in [asyncio.create_task(indexers.index(batch)) for batch in batches]:
                await store.articles.add_many(HERE.key, await task, now=NOW)
            return len(texts) / (time.perf_counter() - begun)


def _lines(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "many.jsonl"
        with source.open("w", encoding="utf-8") as file:
            for number in range(10_000):
                file.write(
                    json.dumps({"title": f"No. {number}", "text": f"{number}. {texts[number % len(texts)]}"}) + "\n"
                )
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begun = time.perf_counter()
        command = [sys.executable, "-c", _MEASURED, "--database", str(Path(folder) / "q.db")]
        command += ["add", "--jsonl", str(source)]
        told = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True, text=True).stderr
        elapsed = time.perf_counter() - begun
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        memory = int(told.split()[-2]) / 1000
        print(f"10,000 articles by add --jsonl: {elapsed:.1f} s elapsed, {spent:.1f} s of CPU, {memory:.0f} MB")


def _pages() -> None:
    dressed = [_dressed(file.read_text("utf-8")) for file in sorted(SHELF.glob("*.html"))] * RUNS
    for name, pages in (
        ("a page of a newspaper's size", dressed),
        ("a page of the corpus", [p.data for p in corpus()]),
    ):
        ours = _spent(lambda pages=pages: [read_page(page) for page in pages])
        theirs = _spent(lambda pages=pages: [trafilatura.bare_extraction(page, with_metadata=True) for page in pages])
        each = 1_000 / len(pages)
        print(f"{name}: {ours * each:.1f} ms of CPU, trafilatura alone {theirs * each:.1f} ({ours / theirs:.2f} times)")


def _feed() -> None:
    """A feed of fifty entries, each with all of an article of the shelf in it, as many sites write theirs."""
    bodies = [html.escape(file.read_text("utf-8")) for file in sorted(SHELF.glob("*.html"))]
    text = "".join(
        f"<item><title>No. {n}</title><link>https://example.org/{n}</link><guid>{n}</guid>"
        f"<pubDate>Mon, 02 Nov 2026 09:{n:02}:00 +0100</pubDate>"
        f"<description>{bodies[n % len(bodies)]}</description></item>"
        for n in range(50)
    )
    data = f'<rss version="2.0"><channel><title>Fifty</title><link>https://example.org/</link>{text}</channel></rss>'.encode()
    url, now = "https://example.org/feed", NOW.isoformat()
    ours = _spent(lambda: [read_feed(data, "", url, now) for _ in range(RUNS)])
    peer: Any = feedparser
    theirs = _spent(lambda: [peer.parse(io.BytesIO(data)) for _ in range(RUNS)])
    each = 1_000 / RUNS
    size = len(data) / 1_000
    print(
        f"a feed of 50 entries, {size:.0f} KB: {ours * each:.1f} ms of CPU, feedparser alone {theirs * each:.1f}"
        f" ({ours / theirs:.2f} times)"
    )


def _dressed(page: str) -> bytes:
    """A page with as much around its article as those of newspapers have: 120 KB."""
    menu = "".join(
        f"<li><a href='/section/{n}' class='menu-item'><span>Section {n}</span></a></li>" for n in range(600)
    )
    script = "var settings = {" + ", ".join(f'"key{n}": {n}' for n in range(4_000)) + "};"
    head, body, rest = page.partition("<body>")
    return f"{head}<script>{script}</script>{body}<nav><ul>{menu}</ul></nav>{rest}".encode()


async def _meanwhile(texts: list[str], how: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with Library.open(Settings(database_path=Path(folder) / "quoth.db")) as library:
            await library.add_all(THERE, [Draft(text) for text in texts[:200]], now=NOW)
            question = "Why did the honey bee dance in the hive?"
            await _asked(library, question)
            alone = statistics.median([await _asked(library, question) for _ in range(20)])
            late: list[float] = []
            answers: list[float] = []
            work = asyncio.create_task(_add(library, texts))
            asking = asyncio.create_task(_ask_on(library, question, answers, work))
            while not work.done():
                wanted = time.perf_counter() + 0.005
                await asyncio.sleep(0.005)
                late.append(1_000 * (time.perf_counter() - wanted))
            await asyncio.gather(work, asking)
            lateness = f"{statistics.median(late):.1f} ms, {max(late):.0f} at most"
            took = f"{statistics.mean(answers):.0f} ms, {max(answers):.0f} at most"
            print(f"while {len(texts)} come in, {how}, the loop is late by {lateness};")
            print(f"  an answer takes {took} ({len(answers)} of them), alone {alone:.0f}")


async def _add(library: Library, texts: list[str]) -> None:
    for at in range(0, len(texts), BATCH):
        await library.add_all(HERE, [Draft(text) for text in texts[at : at + BATCH]], now=NOW)


async def _ask_on(library: Library, question: str, answers: list[float], work: asyncio.Task[None]) -> None:
    while not work.done():
        answers.append(await _asked(library, question))


async def _asked(library: Library, question: str) -> float:
    begun = time.perf_counter()
    await library.ask(THERE, question)
    return 1_000 * (time.perf_counter() - begun)
