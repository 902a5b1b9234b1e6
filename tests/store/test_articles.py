import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import aiosqlite
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.models import Kind, Scope
from bot.store import Store, writing
from tests.store.samples import BAKERY, FERRY, GUILD, OTHER, SHELF, clear, found_in_files, indexed


async def put(store: Store, scope: Scope, text: str, now: datetime, title: str = "") -> int:
    (added,) = await store.articles.add_many(scope.key, indexed(text, title=title), now=now)
    return added.article.id


async def test_an_article_comes_back_exactly(store: Store, now: datetime) -> None:
    text = "\tA\u00a0line. NUL \0 and \u202eRTL\u202c and 🎈.\n\n\n\ncafe\u0301  "
    number = await put(store, GUILD, text, now, title="Odd")
    article = await store.articles.get(GUILD, number)
    assert article is not None
    assert article.text == text
    assert article.info.length == len(text)
    assert (article.info.title, article.info.untitled, article.info.added) == ("Odd", False, now)


async def test_the_same_text_is_stored_once_a_library(store: Store, now: datetime) -> None:
    first, again = await store.articles.add_many(GUILD.key, indexed(FERRY, FERRY), now=now)
    (later,) = await store.articles.add_many(GUILD.key, indexed(FERRY, title="Other"), now=now + timedelta(days=1))
    (elsewhere,) = await store.articles.add_many(OTHER.key, indexed(FERRY), now=now)
    assert [one.new for one in (first, again, later, elsewhere)] == [True, False, False, True]
    assert first.article == again.article == later.article
    assert elsewhere.article.id != first.article.id


async def test_p1_a_library_reads_its_own_and_the_shelf_and_no_other(store: Store, now: datetime) -> None:
    mine, shelved, theirs = [await put(store, scope, FERRY, now) for scope in (GUILD, SHELF, OTHER)]
    assert [one.id for one in await store.articles.list(GUILD, limit=9)] == [shelved, mine]
    assert await store.articles.count(GUILD) == 2
    assert await store.articles.get(GUILD, theirs) is None
    assert await store.articles.info(GUILD, theirs) is None
    assert not await store.articles.remove(GUILD.key, theirs)
    assert await store.articles.get(OTHER, theirs)


@pytest.mark.parametrize("number", [0, -1, 2**63, -(2**63) - 1, 10**30])
async def test_impossible_numbers_are_nobodys(store: Store, number: int) -> None:
    assert await store.articles.get(GUILD, number) is None
    assert not await store.articles.remove(GUILD.key, number)


async def test_numbers_are_never_used_twice(store: Store, now: datetime) -> None:
    first = await put(store, GUILD, FERRY, now)
    await store.articles.remove(GUILD.key, first)
    assert await put(store, GUILD, FERRY, now) > first


async def test_q2_what_looks_like_sql_is_only_text(store: Store, now: datetime) -> None:
    hostile = ["'; DROP TABLE articles; --", "100% of_it", "back\\slash", 'quo"te', "NUL\0inside"]
    for number, title in enumerate(hostile):
        await put(store, GUILD, f"{title} number {number}.", now, title=title)
    for title in hostile:
        assert [one.title for one in await store.articles.titles(GUILD, title)] == [title]
    assert [one.title for one in await store.articles.titles(GUILD, "%")] == ["100% of_it"]
    assert [one.title for one in await store.articles.titles(GUILD, "_")] == ["100% of_it"]
    assert await store.articles.list(Scope("x' OR '1'='1"), limit=9) == []


async def test_titles_are_found_whatever_their_case_and_accents(store: Store, now: datetime) -> None:
    await put(store, GUILD, FERRY, now, title="Élan vital")
    await put(store, GUILD, BAKERY, now, title="Хлеб Марты")
    for typed, title in (("elan", "Élan vital"), ("ÉLAN V", "Élan vital"), ("хлеб", "Хлеб Марты")):
        assert [one.title for one in await store.articles.titles(GUILD, typed)] == [title]
    assert len(await store.articles.titles(GUILD, "")) == 2
    assert len(await store.articles.titles(GUILD, "", limit=1)) == 1


async def test_each_gives_every_article_of_a_library_oldest_first(store: Store, now: datetime) -> None:
    texts = [f"Lamp {number} went out." for number in range(5)]
    for text in texts:
        await put(store, GUILD, text, now)
    await put(store, OTHER, FERRY, now)
    assert [article.text async for article in store.articles.each(GUILD.key)] == texts
    assert len([article async for article in store.articles.each(None)]) == 6


async def test_sentences_are_slices_and_can_be_replaced(store: Store, now: datetime) -> None:
    number = await put(store, GUILD, FERRY, now)
    before = await store.articles.sentences(number)
    assert [FERRY[one.start : one.end] for one in before][-1] == "Nobody misses it."
    assert {one.kind for one in before} == {Kind.PROSE}
    await store.articles.reindex(number, indexed(BAKERY)[0].sentences[:1], None)
    assert len(await store.articles.sentences(number)) == 1
    assert await store.check() == []
    await store.articles.reindex(number + 99, indexed(BAKERY)[0].sentences, None)
    assert await store.check() == []


@pytest.mark.parametrize("whole_library", [False, True])
async def test_what_was_removed_is_nowhere_in_the_index_or_the_files(
    store: Store, path: Path, now: datetime, whole_library: bool
) -> None:
    await put(store, SHELF, FERRY, now)
    # Long, so that it fills pages of its own, with a word that nothing else holds.
    number = await put(store, GUILD, "Zanzibarrow kept quiet. " + BAKERY * 400, now, title="Zanzibarrow")
    if whole_library:
        await store.erase(GUILD.key)
    else:
        assert await store.articles.remove(GUILD.key, number)
    assert found_in_files(path.parent, b"anzibarrow") == []
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, search, 'row')")
        assert connection.execute("SELECT count(*) FROM temp.v WHERE term LIKE '%zanz%'").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM temp.v WHERE term = 'ferri'").fetchone() == (1,)
    assert await store.check() == []


async def test_an_erased_library_leaves_the_others_as_they_were(store: Store, now: datetime) -> None:
    await put(store, GUILD, FERRY, now)
    kept = await put(store, OTHER, FERRY, now)
    await store.settings.set(GUILD.key, "language", "de")
    await store.erase(GUILD.key)
    await store.erase("guild:404")
    assert await store.articles.count(GUILD) == 0
    assert await store.settings.get(GUILD.key, "language") is None
    assert await store.articles.get(OTHER, kept)


_STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "remove", "reindex"]), st.sampled_from([GUILD, OTHER, SHELF]), st.integers(0, 4)),
    max_size=12,
)


@given(steps=_STEPS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_whatever_is_added_and_removed_the_check_finds_nothing(
    steps: list[tuple[str, Scope, int]], tmp_path: Path, now: datetime
) -> None:
    clear(tmp_path)
    texts = [FERRY, BAKERY, FERRY + BAKERY, "One.", "Lamps, lamps and lamps: who counts them?"]
    async with Store.open(tmp_path / "steps.db") as store:
        for step, scope, which in steps:
            if step == "add":
                await store.articles.add_many(scope.key, indexed(texts[which], *texts[:which]), now=now)
            elif step == "remove":
                await store.articles.remove(scope.key, which)
            elif article := await store.articles.get(scope, which):
                one = indexed(article.text)[0]
                await store.articles.reindex(which, one.sentences[:which], one.sketch)
        assert await store.check() == []


async def test_the_index_stays_sound_however_often_something_is_erased(
    path: Path, store: Store, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "MOST_LEVELS", 20)
    kept = await put(store, GUILD, FERRY, now)
    # On an index of a few words all is on one level.
    for number in range(20):
        numbers = range(10 * number, 10 * number + 10)
        stones = [f"Stone {one} was set by mason {7 * one}. It leans {one % 10} inches." for one in numbers]
        await store.articles.add_many(GUILD.key, indexed(*stones), now=now)
    most = 0
    for number in range(40):
        gone = await put(store, GUILD, f"Lamp {number} was lit by Quillfeather.", now)
        await store.articles.remove(GUILD.key, gone)
        async with aiosqlite.connect(path) as connection:
            most = max(most, await writing.index_levels(connection))
    # Without it there would be two for each; SQLite takes more than 2,000 for damage.
    assert 20 <= most <= 24
    assert await store.check() == []
    reach = await store.search.reach(GUILD)
    assert len((await store.search.postings(reach, ["ferri", "quillfeath"]))["ferri"]) == 1
    assert found_in_files(path.parent, b"quillfeath") == []
    assert await store.articles.get(GUILD, kept)
