"""Drafts taken apart off the event loop: in a thread, or in processes of their own while many come at once."""

import asyncio
import marshal
import os
import signal
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from types import TracebackType
from typing import Any, Self

from bot.intake.indexing import index
from bot.models import Draft, Kind, Sentence
from bot.store.rows import Indexed, IndexedSentence
from bot.text.shingles import Sketch

#: Drafts from which a batch is worth sending to a process.
LARGE = 50
#: Processes at most: one less keeps up with storing what three take apart.
_MOST = 3
#: Seconds that they wait for more.
_LINGER = 5.0
#: Seconds of work after which a thread lets others have the interpreter, and for how long: they only have to take it.
_BITE, _MOMENT = 0.001, 0.000_01

_Packed = tuple[str, str, bool, list[tuple[int, int, int, str, bool, str, str]], tuple[int, tuple[int, ...]] | None]


class Indexers:
    """Takes drafts apart. The second of two large batches starts the processes; they end when no more come."""

    def __init__(self, processes: int | None = None, linger: float = _LINGER) -> None:
        self._processes = min(_MOST, os.cpu_count() or 1) if processes is None else processes
        self._linger = linger
        self._pool: ProcessPoolExecutor | None = None
        self._large = 0
        self._ending: asyncio.TimerHandle | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._ending:
            self._ending.cancel()
        if self._pool:
            await asyncio.to_thread(self._pool.shutdown, cancel_futures=True)

    async def index(self, drafts: Sequence[Draft]) -> list[Indexed]:
        """Take drafts apart, in order."""
        if len(drafts) < LARGE or self._processes < 2:
            return await asyncio.to_thread(_index_all, drafts)
        self._large += 1
        if self._ending:
            self._ending.cancel()
        try:
            if self._large == 1 and self._pool is None:
                return await asyncio.to_thread(_index_all, drafts)
            return await self._elsewhere(drafts)
        finally:
            self._large -= 1
            if not self._large and self._pool:
                self._ending = asyncio.get_running_loop().call_later(self._linger, self._end)

    async def _elsewhere(self, drafts: Sequence[Draft]) -> list[Indexed]:
        if self._pool is None:
            # Not forked: this process has threads, whose locks a fork would copy in whatever state they are.
            self._pool = ProcessPoolExecutor(self._processes, get_context("spawn"), _begin)
        loop = asyncio.get_running_loop()
        packed = await loop.run_in_executor(self._pool, _index_packed, list(drafts))
        return await asyncio.to_thread(_unpacked, drafts, packed)

    def _end(self) -> None:
        if self._pool:
            self._pool.shutdown(wait=False)
        self._pool = None


def _index_all(drafts: Sequence[Draft]) -> list[Indexed]:
    """In a thread, in bites: the event loop, and every step of an answer, would wait 5 ms for the interpreter else."""
    found: list[Indexed] = []
    begun = time.perf_counter()
    for draft in drafts:
        found.append(index(draft))
        if time.perf_counter() - begun > _BITE:
            time.sleep(_MOMENT)
            begun = time.perf_counter()
    return found


def _begin() -> None:
    """In a process: leave Ctrl-C to its parent, and do not outlive that, whatever kills it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _index_packed(drafts: Sequence[Draft]) -> bytes:
    """In a process: all but the drafts themselves, in the plainest of forms, which costs a tenth to hand over."""
    packed: list[_Packed] = []
    for one in map(index, drafts):
        sentences = [
            (
                s.sentence.start,
                s.sentence.end,
                s.sentence.paragraph,
                s.sentence.kind.value,
                s.sentence.orphan,
                s.words,
                s.stems,
            )
            for s in one.sentences
        ]
        sketch = (one.sketch.shingles, one.sketch.hashes) if one.sketch else None
        packed.append((one.language, one.title, one.untitled, sentences, sketch))
    return marshal.dumps(packed)


def _unpacked(drafts: Sequence[Draft], packed: bytes) -> list[Indexed]:
    listed: Any = marshal.loads(packed)  # noqa: S302 - our own process wrote it
    kinds = {kind.value: kind for kind in Kind}
    return [
        Indexed(
            draft,
            language,
            title,
            untitled,
            tuple(
                IndexedSentence(Sentence(start, end, paragraph, kinds[kind], orphan), words, stems)
                for start, end, paragraph, kind, orphan, words, stems in sentences
            ),
            Sketch(*sketch) if sketch else None,
        )
        for draft, (language, title, untitled, sentences, sketch) in zip(drafts, listed, strict=True)
    ]
