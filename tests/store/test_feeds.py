"""What is kept of feeds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.models import EntryNote, Fate, Feed, Follow, Scope
from bot.store import Store
from tests.store.samples import FERRY, GUILD, OTHER, indexed

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
FEED = Feed(0, "https://a.example/feed", "A", "https://a.example/", NOW)


async def follow(store: Store, scope: Scope = GUILD, feed: Feed = FEED, **wanted: object) -> Feed:
    outcome = await store.feeds.follow(feed, Follow(scope.key, **wanted), most=10)  # pyright: ignore[reportArgumentType]
    assert outcome
    return replace(feed, id=outcome[0])


async def test_a_feed_comes_back_as_it_was_kept(store: Store) -> None:
    feed = await follow(store, words=("a", "b c"), without=("d",), full=False, owner=2**63 - 1, channel=5)
    kept = Feed(
        feed.id, "https://b.example/", "B", "", NOW + timedelta(hours=1), NOW, NOW - timedelta(days=1), 3, NOW,
        "It is down.", "", '"1"', "Monday", "https://c.example/", 2,
    )  # fmt: skip
    (wanted,) = await store.feeds.follows(feed.id)
    await store.feeds.keep(kept, [wanted])
    (one,) = await store.feeds.followed(GUILD.key)
    assert one.feed == kept
    assert one.follow == Follow(GUILD.key, ("a", "b c"), ("d",), full=False, owner=2**63 - 1, channel=5)


async def test_only_what_is_due_and_not_stopped_is_given_out(store: Store) -> None:
    feed = await follow(store)
    wanted = await store.feeds.follows(feed.id)
    assert [one.id for one in await store.feeds.due(NOW)] == [feed.id]
    await store.feeds.keep(replace(feed, due=NOW + timedelta(seconds=1)), wanted)
    assert await store.feeds.due(NOW) == []
    assert len(await store.feeds.due(None)) == 1
    await store.feeds.keep(replace(feed, stopped="Gone."), wanted)
    assert await store.feeds.due(None) == []


async def test_an_article_and_the_note_of_its_entry_come_together_and_once(store: Store) -> None:
    feed = await follow(store)
    note = EntryNote("The ferry", "https://a.example/1", Fate.SKIPPED, "", NOW)
    (article,) = indexed(FERRY)
    assert await store.entries.settle(GUILD.key, feed.id, "k", note, article) is Fate.ADDED
    assert await store.entries.settle(GUILD.key, feed.id, "k", note, article) is None
    assert await store.entries.settle(GUILD.key, feed.id, "other", note, article) is Fate.KNOWN
    # Nobody follows it there.
    assert await store.entries.settle(OTHER.key, feed.id, "k", note, article) is None
    assert (await store.articles.count(GUILD), await store.articles.count(OTHER)) == (1, 0)
    (one,) = await store.feeds.followed(GUILD.key)
    assert one.counts == {Fate.ADDED: 1, Fate.KNOWN: 1}


async def test_what_was_unfollowed_meanwhile_stays_so(store: Store) -> None:
    feed = await follow(store)
    wanted = await store.feeds.follows(feed.id)
    await store.feeds.unfollow(GUILD.key, feed.id)
    await store.feeds.keep(feed, wanted)
    assert await store.feeds.due(None) == []
    assert await store.check() == []


async def test_who_came_meanwhile_is_not_forgotten(store: Store) -> None:
    feed = await follow(store)
    wanted = await store.feeds.follows(feed.id)
    await follow(store, OTHER)
    await store.feeds.keep(replace(feed, asked=NOW, due=NOW + timedelta(hours=1), etag='"1"'), wanted)
    (one,) = await store.feeds.due(NOW)
    assert one.etag == ""


async def test_what_did_not_become_an_article_is_named_filtered_ones_last(store: Store) -> None:
    feed = await follow(store)
    for number, fate in enumerate([Fate.SKIPPED, Fate.FILTERED, Fate.WAITING, Fate.KNOWN] * 4):
        note = EntryNote(f"{number}", "", fate, "why", NOW + timedelta(minutes=number))
        await store.entries.settle(GUILD.key, feed.id, f"k{number}", note, None)
    notes = await store.entries.notes(GUILD.key, feed.id)
    assert [one.title for one in notes] == ["14", "12", "10", "8", "6", "4", "2", "0", "13", "9"]
