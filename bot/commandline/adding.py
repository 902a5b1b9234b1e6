"""Drafts on their way into a library, several batches at once, and what became of them."""

import asyncio
from collections import deque
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.commandline import output
from bot.commandline.progress import Progress
from bot.errors import BotError, Refused
from bot.intake.adding import Ready
from bot.library import BATCH, Library
from bot.models import Added, Draft, Scope

#: Characters of articles that wait to be stored together: a few long ones are a batch as well.
_CHARACTERS = 1_000_000
#: Batches that are made ready while another is stored.
_AHEAD = 3
#: What was left out is listed at the end; beyond so many it is told at once, so that memory stays small.
_LISTED = 1_000


class Adding:
    """Takes drafts one at a time and stores them in batches, in their order."""

    def __init__(self, library: Library, scope: Scope, *, at_once: bool = False) -> None:
        self._library = library
        self._scope = scope
        # Of lines that somebody writes meanwhile, a full batch is stored before the next line is waited for.
        self._ahead = 0 if at_once else _AHEAD
        self._waiting: list[tuple[str, Draft]] = []
        self._characters = 0
        self._coming: deque[tuple[list[tuple[str, Draft]], asyncio.Task[Ready]]] = deque()
        self._new = self._changed = self._known = self._failed = 0
        self._reasons: list[str] = []
        self._ended = False
        #: Exit code: the worst of what happened.
        self.code = 0

    async def take(self, where: str, draft: Draft, bar: Progress) -> None:
        """Add a draft to the batch; a full one is made ready while those before it are stored."""
        self._waiting.append((where, draft))
        self._characters += len(draft.text)
        if len(self._waiting) >= BATCH or self._characters > _CHARACTERS:
            self._make_ready()
            while len(self._coming) > self._ahead:
                await self._store(bar)

    async def end(self, bar: Progress) -> None:
        """Store what is waiting."""
        if self._waiting:
            self._make_ready()
        while self._coming:
            await self._store(bar)
        self._ended = True

    async def stop(self) -> None:
        """Let go of what was not stored; say what was left out, and how many there were of each kind."""
        tasks = [task for _, task in self._coming]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for reason in self._reasons:
            output.complain(reason)
        if not (self._ended or self._new or self._changed or self._known or self._failed):
            return
        parts = [f"{self._new} added"]
        parts += [f"{self._changed} brought up to date"] if self._changed else []
        parts += [f"{self._known} here already"] if self._known else []
        parts += [f"{self._failed} left out"] if self._failed else []
        output.complain(", ".join(parts) + ".")

    def _make_ready(self) -> None:
        batch, self._waiting, self._characters = self._waiting, [], 0
        ready = self._library.make_ready(self._scope, [draft for _, draft in batch])
        self._coming.append((batch, asyncio.create_task(ready)))

    async def _store(self, bar: Progress) -> None:
        """Store the oldest batch. When it is refused as a whole, each draft answers for itself."""
        batch, task = self._coming[0]
        now = datetime.now(UTC)
        try:
            self.say(await self._library.add_ready(self._scope, await task, now=now), bar)
        except Refused:
            for where, draft in batch:
                try:
                    self.say([await self._library.add(self._scope, draft, now=now)], bar)
                except Refused as error:
                    self.fail(where, error, bar)
        self._coming.popleft()

    def fail(self, where: str, error: BotError, bar: Progress) -> None:
        """Remember what is wrong with something."""
        text = str(error)
        reason = output.line(text if text.startswith(where) else f"{where}: {text}")
        if len(self._reasons) < _LISTED:
            self._reasons.append(reason)
        else:
            with bar.aside():
                output.complain(reason)
        bar.advance(1)
        self._failed += 1
        self.code = max(self.code, error.exit_code)

    def say(self, added: Sequence[Added], bar: Progress) -> None:
        """Name each of these, and what was noted about it."""
        with bar.aside():
            for one in added:
                self._name(one)
        bar.advance(len(added))

    def _name(self, one: Added) -> None:
        self._new += one.new
        self._changed += one.changed
        self._known += not (one.new or one.changed)
        state = "new" if one.new else "changed" if one.changed else "here already"
        try:
            output.emit(f"{one.article.id}\t{state}\t{output.line(one.article.title)}")
        except BrokenPipeError:
            # Nobody reads the lines any more; the articles are to be stored all the same.
            output.silence()
        for note in one.notes if one.new or one.changed else ():
            output.complain(f"{one.article.id}: {note}")
