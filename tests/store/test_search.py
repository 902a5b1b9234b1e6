from dataclasses import replace
from datetime import date, datetime

from bot.intake.indexing import index
from bot.models import Draft, Scope
from bot.store import Store
from bot.store.database import Database
from bot.store.rows import Indexed
from bot.store.search import _SINCE, Reach  # pyright: ignore[reportPrivateUsage]
from tests.store.samples import BAKERY, FERRY, GUILD, OTHER, SHELF, indexed


async def filled(store: Store, now: datetime) -> None:
    await store.articles.add_many(SHELF.key, indexed(FERRY), now=now)
    await store.articles.add_many(GUILD.key, indexed(BAKERY), now=now)


async def test_a_scope_reaches_its_own_and_the_shelf(store: Store, now: datetime) -> None:
    await filled(store, now)
    assert len((await store.search.reach(GUILD)).ranges) == 2
    assert len((await store.search.reach(OTHER)).ranges) == 1
    assert (await store.search.reach(GUILD)).sentences == 5
    assert (await store.search.reach(GUILD)).languages == ("en",)


async def test_one_article_is_reached_alone_and_only_by_those_who_may(store: Store, now: datetime) -> None:
    await filled(store, now)
    bakery = (await store.articles.list(GUILD, limit=1))[0].id
    assert (await store.search.reach(GUILD, bakery)).sentences == 2
    assert (await store.search.reach(OTHER, bakery)).ranges == ()
    assert (await store.search.reach(GUILD, 2**63 - 1)).ranges == ()


def dated(*days: str | None) -> list[Indexed]:
    return [index(Draft(f"The ferry made trip number {n}.", published=day)) for n, day in enumerate(days)]


async def test_a_part_of_a_library_is_what_was_published_since_or_without_that_added(
    store: Store, now: datetime
) -> None:
    days = ["2026-10-01", "2026-11-03", None, "2026-10-31T23:59:00+02:00", "", "2026-11-01T00:00:00", "2027-01-01"]
    await store.articles.add_many(GUILD.key, dated(*days), now=now)
    await store.articles.add_many(SHELF.key, dated("2020-01-01", "2026-12-24"), now=now)
    for since, counted in (
        (date(2020, 1, 1), 9), (date(2026, 10, 31), 7), (date(2026, 11, 1), 6), (date(2026, 11, 2), 5),
        (date(2026, 11, 3), 3), (date(2027, 1, 1), 1), (date(2027, 1, 2), 0), (date.max, 0),
    ):  # fmt: skip
        reach = await store.search.reach(GUILD, since=since)
        found = (await store.search.postings(reach, ["ferri"]))["ferri"]
        assert (reach.sentences, len(found)) == (counted, counted)
        assert reach.languages == (("en",) if counted else ())
        articles = await store.search.holders(row.article for row in (await store.search.rows(found)).values())
        assert all((one.info.published or "2026-11-02")[:10] >= since.isoformat() for one in articles.values())
    assert (await store.search.reach(OTHER, since=date(2026, 1, 1))).sentences == 1


async def test_one_article_may_be_too_old(store: Store, now: datetime) -> None:
    added = await store.articles.add_many(GUILD.key, dated("2026-10-01", "2026-11-03"), now=now)
    for one, count in zip(added, (0, 1), strict=True):
        reach = await store.search.reach(GUILD, one.article.id, date(2026, 11, 1))
        assert len((await store.search.postings(reach, ["ferri"]))["ferri"]) == reach.sentences == count


async def test_the_bound_of_postings_counts_only_what_is_from_since_then(store: Store, now: datetime) -> None:
    await store.articles.add_many(SHELF.key, dated(*["2025-01-01"] * 30, *["2026-01-01"] * 3, "2025-01-01"), now=now)
    reach = await store.search.reach(SHELF, since=date(2026, 1, 1))
    assert (await store.search.postings(reach, ["ferri"], limit=10))["ferri"] == [30, 31, 32]


async def test_an_article_without_sentences_hides_no_other(store: Store, now: datetime) -> None:
    bare, *others = dated("2020-01-01", "2026-01-01", "2020-01-01")
    await store.articles.add_many(SHELF.key, [replace(bare, sentences=()), *others], now=now)
    reach = await store.search.reach(SHELF, since=date(2026, 1, 1))
    assert (await store.search.postings(reach, ["ferri"]))["ferri"] == [0]


async def test_no_text_is_read_to_find_what_is_from_since_then(store: Store, database: Database) -> None:
    query = f"SELECT rowid FROM search WHERE search MATCH 'x'{_SINCE}"  # noqa: S608 - ours
    plan = await database.all(f"EXPLAIN QUERY PLAN {query}", ("2026",))
    assert any("USING COVERING INDEX articles_by_place" in row[-1] for row in plan)


async def test_postings_are_in_order_and_within_reach(store: Store, now: datetime) -> None:
    await filled(store, now)
    guild, other = await store.search.reach(GUILD), await store.search.reach(OTHER)
    assert len((await store.search.postings(guild, ["bakeri", "ferri", "nothing"]))["bakeri"]) == 1
    assert await store.search.postings(other, ["bakeri", "ferri"]) == {"bakeri": [], "ferri": [0]}
    assert await store.search.postings(Reach((), 0, ()), ["ferri"]) == {"ferri": []}


async def test_postings_are_bounded(store: Store, now: datetime) -> None:
    await store.articles.add_many(SHELF.key, indexed(" ".join(f"The ferry made trip {n}." for n in range(30))), now=now)
    reach = await store.search.reach(SHELF)
    assert len((await store.search.postings(reach, ["ferri"], limit=10))["ferri"]) == 10


async def test_stems_that_look_like_queries_are_terms(store: Store, now: datetime) -> None:
    await filled(store, now)
    reach = await store.search.reach(GUILD)
    for stem in ('"', "a OR b", "stems : x", "*", "NEAR(a b)", "-", "\0", "'"):
        assert (await store.search.postings(reach, [stem, "ferri"]))["ferri"] == [0]


async def test_rows_holders_and_texts(store: Store, now: datetime) -> None:
    await filled(store, now)
    rows = await store.search.rows([1, 2, 999])
    assert {row.place for row in rows.values()} <= {0, 1}
    article = rows[1].article
    holder = (await store.search.holders([article]))[article]
    assert (holder.first, holder.last) == (0, 2)
    text = (await store.search.texts([article]))[article]
    assert text[rows[1].start : rows[1].end].startswith(("The ferry", "It carried"))


async def test_vocabulary_by_beginning(store: Store, now: datetime) -> None:
    await filled(store, now)
    assert await store.search.vocabulary("fe") == ["ferri"]
    assert await store.search.vocabulary("zz") == []


async def test_nothing_is_left_of_what_was_removed(store: Store, now: datetime) -> None:
    await filled(store, now)
    bakery = (await store.articles.list(GUILD, limit=1))[0].id
    await store.articles.remove(GUILD.key, bakery)
    assert await store.search.vocabulary("bakeri") == []
    assert len((await store.search.reach(GUILD)).ranges) == 1
    assert (await store.search.reach(Scope.guild(9))).sentences == 3
