"""A post office in memory, as strict as Discord: it remembers nonces for a while, keeps messages, and fails as told."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from bot.digests import CannotTell
from bot.intake.indexing import index
from bot.models import Answer, Delivery, Digest, Draft, Edition, Page, Place, Scope, Watch
from bot.store import Store

GUILD, OTHER = Scope.guild(1), Scope.guild(2)
CHANNEL, PERSON = Place(100), Place(7, person=True)


@dataclass
class Clock:
    """A clock that goes when it is told to."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def go(self, **given: float) -> datetime:
        self.now += timedelta(**given)
        return self.now


@dataclass
class Message:
    """One that came."""

    number: int
    place: Place
    body: str
    nonce: str
    silent: bool
    when: datetime


@dataclass
class Post:
    """A Courier. `before` and `after` are raised in turn before and after a message comes (None is no fault), `reading`
    when a channel is read.
    """

    clock: Clock
    window: timedelta = timedelta(minutes=3)
    readable: bool = True
    messages: list[Message] = field(default_factory=list[Message])
    before: list[Exception | None] = field(default_factory=list[Exception | None])
    after: list[Exception | None] = field(default_factory=list[Exception | None])
    reading: list[Exception] = field(default_factory=list[Exception])
    #: What was asked: "send" and "find".
    asked: list[str] = field(default_factory=list[str])
    pages: int = 1
    #: Who left which server.
    left: set[tuple[Scope, int]] = field(default_factory=set[tuple[Scope, int]])
    #: Languages of places that something of a library is sent to; English elsewhere.
    languages: dict[tuple[Place, Scope], str] = field(default_factory=dict[tuple[Place, Scope], str])
    #: The rooms that everybody in a place can read.
    private: dict[Place, Sequence[str]] = field(default_factory=dict[Place, Sequence[str]])

    async def language(self, place: Place, library: Scope) -> str:
        return self.languages.get((place, library), "en")

    def edition(self, edition: Edition) -> Sequence[Page]:
        titles = [story.article.title for section in edition.sections for story in section.stories]
        return [Page(f"{edition.kind} {edition.day} {part}: {', '.join(titles)}") for part in range(1, self.pages + 1)]

    def rooms(self, place: Place) -> Sequence[str]:
        return self.private.get(place, ())

    async def may_see(self, library: Scope, person: int) -> bool:
        return (library, person) not in self.left

    def answer(self, watch: Watch, answer: Answer) -> Sequence[Page]:
        return [Page(f"{watch.question} {answer.quotes[0].text}")]

    def notice(self, digest: Digest, delivery: Delivery, why: str) -> Sequence[Page]:
        return [Page(f"{digest.id} {delivery.slot} {why}")]

    async def send(self, place: Place, page: Page, nonce: str, *, silent: bool) -> int:
        self.asked.append("send")
        if self.before and (error := self.before.pop(0)):
            raise error
        known = [one for one in self.messages if one.nonce == nonce and self.clock.now - one.when <= self.window]
        if known:
            number = known[-1].number
        else:
            number = 1000 + len(self.messages)
            self.messages.append(Message(number, place, page.body, nonce, silent, self.clock.now))
        if self.after and (error := self.after.pop(0)):
            raise error
        return number

    async def find(self, place: Place, nonce: str, since: datetime, until: datetime) -> int | None:
        self.asked.append("find")
        if self.reading:
            raise self.reading.pop(0)
        if not self.readable:
            raise CannotTell
        for one in self.messages:
            if (one.place, one.nonce) == (place, nonce) and since <= one.when <= until:
                return one.number
        return None

    @property
    def bodies(self) -> list[str]:
        """What came, in order."""
        return [one.body for one in self.messages]


async def until(done: Callable[[], bool | Awaitable[bool]]) -> None:
    for _ in range(3000):
        found = done()
        if found is True or (isinstance(found, Awaitable) and await found):
            return
        await asyncio.sleep(0.01)
    pytest.fail("it never came")


async def add(store: Store, *texts: str, scope: Scope = GUILD, title: str = "Ferry") -> list[int]:
    """Put articles in; their numbers."""
    drafts = [Draft(text, title=f"{title} {number}", source="The Post") for number, text in enumerate(texts, 1)]
    ready = await store.articles.add_many(scope.key, [index(draft) for draft in drafts], now=MONDAY)
    return [one.article.id for one in ready]


MONDAY = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
