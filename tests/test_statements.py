"""Q2: whatever is given to the library's doors, no word of it stands in a statement; it is bound to one."""

import sqlite3
from datetime import date, datetime
from typing import Any

import pytest

from bot.errors import BotError
from bot.library import Library
from bot.models import Draft, Order, Place, Retention, Scope
from bot.settings import Settings
from bot.store.migrations import MIGRATIONS

CANARY = "zqcanary"
HOSTILE = f"{CANARY}'; DROP TABLE articles; -- % _ \" * NEAR({CANARY} {CANARY}x"
HERE = Scope.guild(1)
#: What SQLite was asked to do, before anything was bound to it.
SEEN: list[str] = []


class Cursor(sqlite3.Cursor):
    """One that notes what it is given."""

    def execute(self, sql: str, *rest: Any) -> Any:
        SEEN.append(sql)
        return super().execute(sql, *rest)

    def executemany(self, sql: str, *rest: Any) -> Any:
        SEEN.append(sql)
        return super().executemany(sql, *rest)


class Noting(sqlite3.Connection):
    """A connection that notes what it is given."""

    def execute(self, sql: str, *rest: Any) -> Any:
        SEEN.append(sql)
        return super().execute(sql, *rest)

    def executemany(self, sql: str, *rest: Any) -> Any:
        SEEN.append(sql)
        return super().executemany(sql, *rest)

    def executescript(self, sql_script: str, /) -> Any:
        SEEN.append(sql_script)
        return super().executescript(sql_script)

    def cursor(self, factory: Any = Cursor) -> Any:
        return super().cursor(factory)


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All statements of connections that are opened from here on."""
    connect = sqlite3.connect

    def noting(*given: Any, **named: Any) -> sqlite3.Connection:
        return connect(*given, **(named | {"factory": Noting}))

    monkeypatch.setattr(sqlite3, "connect", noting)
    SEEN.clear()
    return SEEN


async def through_all_doors(library: Library, now: datetime) -> None:
    """Give hostile text to whatever takes a text."""
    text = f"{HOSTILE} was raised in 1931. “{CANARY} held,” said {CANARY.title()} Olsen. Nobody {CANARY} moved away."
    draft = Draft(text, HOSTILE, f"https://{CANARY}.example/", HOSTILE, HOSTILE, HOSTILE, "en", HOSTILE)
    added = await library.add(HERE, draft, now=now)
    await library.add(HERE, Draft(text + " More.", url=f"https://{CANARY}.example/"), now=now)
    token = await library.keep_upload(HERE, draft, now=now)
    await library.upload(HERE, token)
    with pytest.raises(BotError):
        await library.upload(HERE, HOSTILE)
    await library.titles(HERE, HOSTILE)
    await library.ask(HERE, HOSTILE)
    await library.ask(HERE, HOSTILE, article=added.article.id, since=date(2020, 1, 1), after=HOSTILE)
    await library.quotes(HERE, HOSTILE, HOSTILE)
    await library.timeline(HERE, HOSTILE)
    await library.compare(HERE, HOSTILE)
    await library.verify(HERE, HOSTILE)
    await library.digests.schedule(HERE, Order(Place(1), topics=(HOSTILE[:60],)), now=now)
    await library.digests.watch(HERE, HOSTILE, 7, now=now)
    await library.preferences.set(HERE, "question_channel", HOSTILE)
    await library.preferences.set_retention(HERE, Retention(None, 9))
    await library.set_note(HOSTILE, HOSTILE)
    await library.list(Scope(HOSTILE), limit=9)
    await library.count(Scope(HOSTILE))
    await library.erase(Scope(HOSTILE))


async def test_q2_no_sql_is_built_from_text(settings: Settings, noted: list[str], now: datetime) -> None:
    async with Library.open(settings) as library:
        await through_all_doors(library, now)
        assert await library.count(HERE) == 1
        # The words are there, so it was not for want of them.
        assert CANARY in (await library.get(HERE, 1)).text
    assert len(noted) > 50
    assert any(sql.startswith("BEGIN") for sql in noted)
    assert len({*noted} - {*MIGRATIONS}) > 20
    assert [sql for sql in noted if CANARY in sql.casefold()] == []
