from datetime import datetime

from bot.models import Scope
from bot.store import Store
from bot.store.search import Reach
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
