"""A store to ask: `shelve` puts articles on the shelf, `ask` asks them."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.answers.asking import ask as ask_store
from bot.intake.indexing import index
from bot.models import Answer, Draft, Quote, Scope
from bot.store import Store

Shelve = Callable[..., Awaitable[None]]
Ask = Callable[..., Awaitable[Answer]]


@pytest_asyncio.fixture
async def store(tmp_path: Path) -> AsyncGenerator[Store]:
    async with Store.open(tmp_path / "quoth.db") as opened:
        yield opened


@pytest.fixture
def shelve(store: Store, now: datetime) -> Shelve:
    async def put(*drafts: str | Draft, scope: Scope | None = None) -> None:
        given = [index(Draft(draft) if isinstance(draft, str) else draft) for draft in drafts]
        await store.articles.add_many((scope or Scope.shelf()).key, given, now=now)

    return put


@pytest.fixture
def ask(store: Store) -> Ask:
    async def question(text: str, *, scope: Scope | None = None, **options: object) -> Answer:
        return await ask_store(store, scope or Scope.shelf(), text, **options)  # pyright: ignore[reportArgumentType]

    return question


def first(answer: Answer) -> Quote:
    """The quote that answers."""
    assert answer.quotes, answer.why.reason
    return answer.quotes[0]
