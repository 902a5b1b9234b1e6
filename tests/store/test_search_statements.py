"""Statements that SQLite keeps: each holds memory for as long as its connection is open."""

import gc
from datetime import datetime
from pathlib import Path

from bot.intake.indexing import index
from bot.models import Draft
from bot.store import Store
from bot.store.rows import Indexed
from tests.store.samples import GUILD


def one(words: list[str]) -> list[Indexed]:
    return [index(Draft(f"{' '.join(words)}."))]


def prepared() -> int:
    gc.collect()
    # Python gives the class no name that could be imported.
    return sum(type(each).__qualname__ == "Statement" for each in gc.get_objects())


async def test_questions_of_any_length_share_a_few_statements(path: Path, now: datetime) -> None:
    stems = [f"n{number}" for number in range(80)]
    async with Store.open(path, readers=1) as store:
        added = await store.articles.add_many(GUILD.key, one(stems), now=now)
        number = added[0].article.id
        reach = await store.search.reach(GUILD)
        (row,) = (await store.search.postings(reach, stems[:1]))[stems[0]]
        await store.search.rows([row])
        await store.search.holders([number])
        await store.search.texts([number])
        before = prepared()
        for count in range(1, len(stems)):
            # One, two, four ... looks make a statement each; numbers always the same.
            found = await store.search.postings(reach, stems[:count])
            assert list(found) == stems[:count]
            assert all(rows == [row] for rows in found.values())
            assert list(await store.search.rows(range(row, row + count))) == [row]
            assert list(await store.search.holders(range(number, number + count))) == [number]
            assert list(await store.search.texts(range(number, number + count))) == [number]
        assert prepared() - before <= 7


async def test_a_question_with_more_looks_than_one_statement_takes_finds_all(path: Path, now: datetime) -> None:
    stems = [f"n{number}" for number in range(120)]
    async with Store.open(path, readers=1) as store:
        for half in (stems[:60], stems[60:]):
            await store.articles.add_many(GUILD.key, one(half), now=now)
        found = await store.search.postings(await store.search.reach(GUILD), stems)
    first, second = found[stems[0]], found[stems[60]]
    assert len(first) == len(second) == 1
    assert first != second
    assert all(found[stem] == first for stem in stems[:60])
    assert all(found[stem] == second for stem in stems[60:])
