"""Answers: CPU of a question, whole path, beside a plain FTS5 query and rank_bm25 over the same synthetic sentences.

`python -m tests.bench.answers 10000 1000000` chooses the sizes; the million takes minutes, and 3 GB for rank_bm25.
"""

import asyncio
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from typing import Any

from rank_bm25 import BM25Okapi

from bot.answers.asking import ask
from bot.models import Draft, Kind, Scope, Sentence
from bot.store import Store
from bot.store.rows import Indexed, IndexedSentence
from bot.text.words import words

SIZES = (10_000, 100_000)
#: Sentences of an article, and words of a sentence that are not too common to search for.
ARTICLE, SENTENCE = 20, 11
VOCABULARY, LIBRARIES = 40_000, 200
#: Library k holds 1/k to this power of the largest's sentences: the largest of 200 has 13% of all.
SKEW = 0.88
QUESTIONS = 300
#: Seconds after which a peer is asked no more.
PATIENCE = 20.0


def main(sizes: Sequence[int] = SIZES) -> None:
    """Print CPU milliseconds by number of sentences and by library."""
    print(f"{'CPU ms a question: median / p99':38}{'Quoth':>16}{'FTS5':>18}{'rank_bm25':>20}")
    for size in sizes:
        for libraries in (1, LIBRARIES):
            with tempfile.TemporaryDirectory() as folder:
                asyncio.run(_measure(size, libraries, Path(folder)))


async def _measure(size: int, libraries: int, folder: Path) -> None:
    corpus = Corpus()
    shares = [1 / rank**SKEW for rank in range(1, libraries + 1)]
    sizes = [max(ARTICLE, round(size * share / sum(shares))) for share in shares]
    plain = sqlite3.connect(folder / "plain.db")
    plain.execute("CREATE TABLE held (id INTEGER PRIMARY KEY, library INTEGER)")
    plain.execute("CREATE VIRTUAL TABLE plain USING fts5 (text, tokenize='porter unicode61')")
    wanted = {1: sizes[0]} if libraries == 1 else {1: sizes[0], libraries // 2: sizes[libraries // 2 - 1]}
    kept: dict[int, list[list[str]]] = {}
    async with Store.open(folder / "quoth.db") as store:
        for number, count in enumerate(sizes, 1):
            sentences = [corpus.sentence() for _ in range(count)]
            await _fill(store, number, sentences, corpus)
            _fill_plain(plain, number, sentences)
            if number in wanted:
                kept[number] = sentences
        for number, sentences in kept.items():
            questions = [corpus.question(random.Random(q).choice(sentences)) for q in range(QUESTIONS)]
            of = "one library" if libraries == 1 else f"library {number} of {libraries}"
            print(f"{size:>9,} sentences, {of:16}", end="", flush=True)

            async def quoth(question: str, number: int = number) -> object:
                return await ask(store, Scope.guild(number), f"When did {question}?")

            print(f"{len(sentences):>9,}" if libraries > 1 else " " * 9, end="")
            await _report(questions, quoth)
            await _report(questions, _plain(plain, number if libraries > 1 else None))
            await _report(questions, _ranked(sentences))
            print()
    plain.close()


class Corpus:
    """Made-up words, drawn as often as their rank allows (Zipf), and what search makes of them."""

    def __init__(self) -> None:
        self._random = random.Random(11)
        syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
        self._words = ["".join(self._random.choices(syllables, k=2 + n % 3)) + "x" for n in range(VOCABULARY)]
        self._weights = list(accumulate(1 / (rank + 10) for rank in range(VOCABULARY)))
        self._stems = {word: words(word, "en")[0].stem for word in self._words}

    def sentence(self) -> list[str]:
        """The words of a sentence."""
        return self._random.choices(self._words, cum_weights=self._weights, k=self._random.randint(6, 2 * SENTENCE - 6))

    def question(self, sentence: Sequence[str]) -> str:
        """Two to five words of it."""
        return " ".join(self._random.sample(sentence, self._random.randint(2, 5)))

    def indexed(self, sentences: Sequence[Sequence[str]]) -> Indexed:
        """An article of these sentences, as intake would hand it on, four sentences a paragraph."""
        found: list[IndexedSentence] = []
        at = 0
        for number, one in enumerate(sentences):
            end = at + sum(map(len, one)) + len(one)
            stems = " ".join(self._stems[word] for word in one)
            found.append(IndexedSentence(Sentence(at, end, number // 4 + 1, Kind.PROSE), " ".join(one), stems))
            at = end + 1
        text = " ".join(" ".join(one) + "." for one in sentences)
        return Indexed(Draft(text), "en", " ".join(sentences[0][:4]), untitled=False, sentences=tuple(found))


async def _fill(store: Store, number: int, sentences: Sequence[Sequence[str]], corpus: Corpus) -> None:
    articles = [corpus.indexed(sentences[at : at + ARTICLE]) for at in range(0, len(sentences), ARTICLE)]
    for at in range(0, len(articles), 500):
        await store.articles.add_many(Scope.guild(number).key, articles[at : at + 500], now=datetime.now(UTC))


def _fill_plain(plain: sqlite3.Connection, number: int, sentences: Sequence[Sequence[str]]) -> None:
    with plain:
        (last,) = plain.execute("SELECT ifnull(max(id), 0) FROM held").fetchone()
        numbered = list(enumerate(sentences, last + 1))
        plain.executemany("INSERT INTO held VALUES (?, ?)", [(row_id, number) for row_id, _ in numbered])
        plain.executemany("INSERT INTO plain (rowid, text) VALUES (?, ?)", [(i, " ".join(s)) for i, s in numbered])


def _plain(plain: sqlite3.Connection, library: int | None) -> Callable[[str], Awaitable[object]]:
    join = "JOIN held ON held.id = plain.rowid AND held.library = ?" if library else ""

    async def query(question: str) -> object:
        match = " OR ".join(f'"{word}"' for word in question.split())
        sql = f"SELECT plain.rowid FROM plain {join} WHERE plain MATCH ? ORDER BY rank LIMIT 10"  # noqa: S608
        return plain.execute(sql, [*([library] if library else []), match]).fetchall()

    return query


def _ranked(sentences: list[list[str]]) -> Callable[[str], Awaitable[object]]:
    index: Any = BM25Okapi(sentences)

    async def query(question: str) -> object:
        return index.get_top_n(question.split(), sentences, n=10)

    return query


async def _report(questions: Sequence[str], answer: Callable[[str], Awaitable[object]]) -> None:
    await answer(questions[0])
    taken: list[float] = []
    for question in questions:
        begun = time.process_time()
        await answer(question)
        taken.append(1000 * (time.process_time() - begun))
        if sum(taken) > 1000 * PATIENCE:
            break
    taken.sort()
    print(f"{taken[len(taken) // 2]:>10.1f} / {taken[int(0.99 * (len(taken) - 1))]:<5.1f}", end="", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
