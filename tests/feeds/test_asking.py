"""Feeds asked over real sites: U9, what becomes of entries, nothing twice and nothing lost."""

import asyncio
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.errors import NotFound, StorageError
from bot.feeds import Feeds, asking
from bot.intake.indexing import index
from bot.intake.limits import MAX_CHARACTERS
from bot.models import Draft, Fate, Feed, FeedRound, Scope
from bot.store import Store
from tests.feeds.samples import GUILD, KIND, OTHER, page, served, story, teaser, whole
from tests.intake.feeds.samples import NO_FEEDS, item
from tests.site import Site, moved, response

Later = Callable[[float], datetime]


async def titles(store: Store, scope: Scope = GUILD) -> list[str]:
    return [one.title for one in await store.articles.list(scope, limit=500)]


async def only(feeds: Feeds, scope: Scope = GUILD) -> Feed:
    (one,) = await feeds.list(scope)
    return one.feed


async def fates(feeds: Feeds, scope: Scope = GUILD) -> dict[str, int]:
    (one,) = await feeds.list(scope)
    return {fate.value: count for fate, count in one.counts.items()}


def headers(site: Site, path: str = "/feed") -> list[str]:
    """The requests for a path, newest last."""
    return [one for one in site.asked if one.startswith(f"GET {path} ")]


# What becomes of entries


async def test_each_entry_becomes_one_article_the_newest_entry_the_newest_article(
    feeds: Feeds, store: Store, site: Site, now: datetime
) -> None:
    days = [whole(n, date=f"2026-10-0{n}T09:00:00+02:00") for n in (3, 1, 2)]
    site.pages["/feed"] = served(*days)
    await feeds.add(GUILD, site.url("/feed"), now=now)
    assert await feeds.fetch(now=now) == FeedRound(1, 3)
    assert await titles(store) == ["Mill 3", "Mill 2", "Mill 1"]
    newest = (await store.articles.list(GUILD, limit=1))[0]
    assert (newest.published, newest.source, newest.added) == ("2026-10-03T09:00:00+02:00", "Hill & Dale", now)
    article = await store.articles.get(GUILD, newest.id)
    assert article
    assert all(article.text[s.start : s.end] in article.text for s in await store.articles.sentences(newest.id))
    assert article.text.startswith("The mill 3 by the river ground barley for two hundred years.\n\nIts wheel")
    assert await store.check() == []


async def test_a_teaser_is_read_in_full_from_its_page(feeds: Feeds, store: Store, site: Site, now: datetime) -> None:
    site.pages |= {"/feed": served(teaser(1)), "/mill/1": page(1)}
    await feeds.add(GUILD, site.url("/feed"), now=now)
    await feeds.fetch(now=now)
    (info,) = await store.articles.list(GUILD, limit=5)
    article = await store.articles.get(GUILD, info.id)
    assert article
    assert "Page 1 says so." in article.text
    assert (info.title, info.source, info.url) == ("Mill 1", "Hill & Dale", site.url("/mill/1"))


async def test_without_pages_the_feeds_own_text_is_taken(feeds: Feeds, store: Store, site: Site, now: datetime) -> None:
    site.pages |= {"/feed": served(item(1, text=story(1)), teaser(2)), "/mill/1": page(1)}
    await feeds.add(GUILD, site.url("/feed"), now=now, full=False)
    await feeds.fetch(now=now)
    assert await titles(store) == ["Mill 1"]
    (one,) = await feeds.list(GUILD)
    (note,) = (await feeds.get(GUILD, one.feed.id)).notes
    assert (note.title, note.fate, note.why) == ("Mill 2", Fate.SKIPPED, "The feed gives only 6 words of it.")
    assert len(site.asked) == 2


async def test_a_page_that_holds_no_article_leaves_the_feeds_text_if_that_is_enough(
    feeds: Feeds, store: Store, site: Site, now: datetime
) -> None:
    site.pages["/feed"] = served(item(1, text=story(1)), teaser(2))
    await feeds.add(GUILD, site.url("/feed"), now=now)
    await feeds.fetch(now=now)
    assert await titles(store) == ["Mill 1"]
    (note,) = (await feeds.get(GUILD, (await only(feeds)).id)).notes
    assert note.why == "The feed gives only 6 words of it. Its page: There is no page at this address (404); check it."


async def test_a_page_that_is_away_for_a_while_is_waited_for_and_not_for_ever(
    feeds: Feeds, store: Store, site: Site, later: Later
) -> None:
    site.pages |= {"/feed": served(teaser(1), teaser(2), ETag='"1"'), "/mill/2": response(status=500)}
    site.pages["/mill/1"] = response(status=500)
    await feeds.add(GUILD, site.url("/feed"), now=later(0))
    await feeds.fetch(now=later(0))
    assert await fates(feeds) == {"waiting": 2}
    site.pages["/mill/1"] = page(1)
    await feeds.fetch(now=later(1))
    assert await titles(store) == ["Mill 1"]
    # As long as one waits the whole feed is asked for.
    assert not any("If-None-Match" in one for one in headers(site))
    await feeds.fetch(now=later(2))
    assert await fates(feeds) == {"added": 1, "skipped": 1}
    await feeds.fetch(now=later(3))
    assert len(headers(site, "/mill/2")) == asking.TRIES
    await feeds.fetch(now=later(4))
    assert 'If-None-Match: "1"' in headers(site)[-1]


async def test_u9_a_host_that_asks_for_patience_is_asked_for_no_further_page(
    feeds: Feeds, site: Site, later: Later
) -> None:
    site.pages["/feed"] = served(*(teaser(n) for n in range(5)))
    for number in range(5):
        site.pages[f"/mill/{number}"] = response(status=429)
    await feeds.add(GUILD, site.url("/feed"), now=later(0))
    await feeds.fetch(now=later(0))
    assert sum("GET /mill/" in one for one in site.asked) == 1


async def test_a_long_feed_is_read_in_several_goes(
    feeds: Feeds, store: Store, site: Site, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "PAGES", 2)
    monkeypatch.setattr("bot.feeds.feeds.PAGES", 2)
    site.pages["/feed"] = served(*(teaser(n) for n in range(5)))
    site.pages |= {f"/mill/{n}": page(n) for n in range(5)}
    await feeds.add(GUILD, site.url("/feed"), now=later(0))
    counts = [(await feeds.fetch(now=later(hours))).added for hours in (0, 0.01, 0.1, 0.2, 0.3)]
    assert counts == [2, 0, 2, 1, 0]
    assert len(await titles(store)) == 5


async def test_filters_are_heeded_and_when_they_change_what_they_kept_out_is_looked_at_again(
    feeds: Feeds, store: Store, site: Site, later: Later
) -> None:
    site.pages["/feed"] = served(whole(1), whole(2), whole(3), ETag='"1"')
    await feeds.add(GUILD, site.url("/feed"), now=later(0), words="version 9, mill 1, mill 2", without="mill 2")
    await feeds.fetch(now=later(0))
    assert await titles(store) == ["Mill 1"]
    assert await fates(feeds) == {"added": 1, "filtered": 2}
    again = await feeds.add(GUILD, site.url("/feed"), now=later(0.1), without="mill 3")
    assert (again.new, again.followed.follow.words) == (False, ())
    await feeds.fetch(now=later(0.1))
    assert sorted(await titles(store)) == ["Mill 1", "Mill 2"]


async def test_an_article_that_is_here_already_is_not_there_twice(
    feeds: Feeds, store: Store, site: Site, now: datetime
) -> None:
    url = site.url("/mill/1")
    await store.articles.add_many(GUILD.key, [index(Draft("It stood. It fell.", title="By hand", url=url))], now=now)
    site.pages |= {"/feed": served(teaser(1), whole(2), whole(2, guid="again", link="/two")), "/mill/1": page(1)}
    await feeds.add(GUILD, site.url("/feed"), now=now)
    await feeds.fetch(now=now)
    assert sorted(await titles(store)) == ["By hand", "Mill 2"]
    assert await fates(feeds) == {"added": 1, "known": 2}
    assert not headers(site, "/mill/1")


async def test_f4_entries_without_a_date_that_can_be_count_from_the_day_they_were_fetched(
    feeds: Feeds, store: Store, site: Site, now: datetime
) -> None:
    dates = [None, "2099-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT", "2026-10-01T09:00:00Z"]
    site.pages["/feed"] = served(*(whole(n, date=date) for n, date in enumerate(dates)))  # pyright: ignore[reportArgumentType]
    await feeds.add(GUILD, site.url("/feed"), now=now)
    await feeds.fetch(now=now)
    found = {one.title: (one.published, one.added) for one in await store.articles.list(GUILD, limit=9)}
    assert found == {
        "Mill 0": (None, now), "Mill 1": (None, now), "Mill 2": (None, now),
        "Mill 3": ("2026-10-01T09:00:00+00:00", now),
    }  # fmt: skip
    assert (await titles(store))[0] != "Mill 1"


# Several libraries


async def test_a_feed_is_asked_once_for_all_who_follow_it(
    feeds: Feeds, store: Store, site: Site, now: datetime
) -> None:
    site.pages |= {"/feed": served(teaser(1), whole(2)), "/mill/1": page(1)}
    for scope, without in ((GUILD, ""), (OTHER, "version 4")):
        await feeds.add(scope, site.url("/feed"), now=now, without=without)
    before = len(site.asked)
    assert (await feeds.fetch(now=now)).added == 3
    assert len(site.asked) - before == 2
    assert (await titles(store), await titles(store, OTHER)) == (["Mill 1", "Mill 2"], ["Mill 1"])


async def test_one_who_follows_later_gets_what_is_in_the_feed_all_the_same(
    feeds: Feeds, store: Store, site: Site, later: Later
) -> None:
    site.pages["/feed"] = served(whole(1), ETag='"1"')
    await feeds.add(GUILD, site.url("/feed"), now=later(0))
    await feeds.fetch(now=later(0))
    await feeds.add(OTHER, site.url("/feed"), now=later(0.1))
    await feeds.fetch(now=later(0.1))
    assert "If-None-Match" not in headers(site)[-1]
    assert await titles(store, OTHER) == ["Mill 1"]
    assert await titles(store) == ["Mill 1"]


async def test_one_who_follows_while_it_is_asked_gets_it_too(
    feeds: Feeds, store: Store, site: Site, later: Later
) -> None:
    answer = served(whole(1), ETag='"1"')
    site.pages["/feed"] = answer
    await feeds.add(GUILD, site.url("/feed"), now=later(0))
    served_first = asyncio.Event()
    real = store.entries.met

    async def met(number: int) -> object:
        served_first.set()
        await asyncio.sleep(0.3)
        return await real(number)

    store.entries.met = met  # type: ignore[method-assign]  # pyright: ignore
    round_ = asyncio.create_task(feeds.fetch(now=later(0)))
    await served_first.wait()
    await feeds.add(OTHER, site.url("/feed"), now=later(0))
    await round_
    await feeds.fetch(now=later(0))
    assert await titles(store, OTHER) == ["Mill 1"]


async def test_p1_no_library_sees_anothers_feeds(feeds: Feeds, store: Store, site: Site, now: datetime) -> None:
    site.pages["/feed"] = served(whole(1))
    number = (await feeds.add(GUILD, site.url("/feed"), now=now)).followed.feed.id
    assert await feeds.list(OTHER) == []
    told = set[str]()
    for absent in (number, 999):
        for door in (feeds.get, feeds.remove):
            with pytest.raises(NotFound) as refused:
                await door(OTHER, absent)
            told.add(re.sub(r"\d+", "N", str(refused.value)))
    assert told == {"There is no feed N here; `feed list` shows what there is."}


# U9


async def test_u9_304_conditional_questions(feeds: Feeds, site: Site, later: Later) -> None:
    site.pages["/feed"] = served(whole(1), ETag='W/"a-1"', Last_Modified="Mon, 02 Nov 2026 09:00:00 GMT")
    await feeds.add(GUILD, site.url("/feed"), now=later(0))
    await feeds.fetch(now=later(0))
    site.pages["/feed"] = response(status=304)
    assert await feeds.fetch(now=later(1)) == FeedRound(1, 0)
    assert 'If-None-Match: W/"a-1"\r\n' in headers(site)[-1]
    assert "If-Modified-Since: Mon, 02 Nov 2026 09:00:00 GMT\r\n" in headers(site)[-1]
    feed = await only(feeds)
    assert (feed.answered, feed.failures, feed.due) == (later(1), 0, later(2))
    await feeds.fetch(now=later(2))
    assert 'If-None-Match: W/"a-1"\r\n' in headers(site)[-1]


@pytest.mark.parametrize("status", [301, 308])
async def test_u9_301_is_followed_and_after_repeats_remembered(
    feeds: Feeds, site: Site, later: Later, status: int
) -> None:
    site.pages["/feed"] = served(whole(1))
    await feeds.add(GUILD, site.url("/feed"), now=later(0))
    site.pages |= {"/feed": moved("/new", status), "/new": served(whole(1), whole(2))}
    for hour in range(3):
        assert (await only(feeds)).url == site.url("/feed")
        await feeds.fetch(now=later(hour))
    assert (await only(feeds)).url == site.url("/new")
    assert await fates(feeds) == {"added": 2}
    before = len(headers(site))
    await feeds.fetch(now=later(3))
    assert len(headers(site)) == before


@pytest.mark.parametrize("status", [302, 303, 307])
async def test_u9_302_is_followed_and_never_remembered(feeds: Feeds, site: Site, later: Later, status: int) -> None:
    site.pages |= {"/feed": served(whole(1)), "/today": moved("/feed", 301)}
    await feeds.add(GUILD, site.url("/feed"), now=later(0))
    site.pages |= {"/feed": moved("/today", status), "/there": served(whole(1)), "/today": moved("/there", 301)}
    for hour in range(5):
        await feeds.fetch(now=later(hour))
    feed = await only(feeds)
    assert (feed.url, feed.moved, feed.failures) == (site.url("/feed"), "", 0)


async def test_u9_a_feed_that_moves_to_one_that_is_followed_becomes_one_with_it(
    feeds: Feeds, store: Store, site: Site, later: Later
) -> None:
    site.pages |= {"/a": served(whole(1)), "/b": served(whole(2))}
    await feeds.add(GUILD, site.url("/a"), now=later(0))
    await feeds.add(GUILD, site.url("/b"), now=later(0))
    await feeds.add(OTHER, site.url("/b"), now=later(0))
    site.pages["/a"] = moved("/b", 301)
    for hour in range(4):
        await feeds.fetch(now=later(hour))
    assert (await only(feeds)).url == (await only(feeds, OTHER)).url == site.url("/b")
    assert (await titles(store), await titles(store, OTHER)) == (["Mill 2"], ["Mill 2"])
    assert await store.check() == []


async def test_u9_410_stops_it_and_its_owner_is_told_once(feeds: Feeds, site: Site, later: Later) -> None:
    site.pages["/feed"] = served(whole(1))
    await feeds.add(GUILD, site.url("/feed"), now=later(0), owner=7, channel=8)
    assert await feeds.notices() == []
    site.pages["/feed"] = response(status=410)
    done = await feeds.fetch(now=later(0))
    assert [why for _, why in done.failed] == ["The site says that this feed was taken down for good (410)."]
    (notice,) = await feeds.notices()
    assert (notice.feed.stopped, notice.follow.owner, notice.follow.channel) == (done.failed[0][1], 7, 8)
    assert await feeds.notices() == []
    before = len(site.asked)
    assert (await feeds.fetch(now=later(999), everything=True)).asked == 0
    assert len(site.asked) == before
    # Adding it again wakes it.
    site.pages["/feed"] = served(whole(1))
    assert not (await feeds.add(GUILD, site.url("/feed"), now=later(999))).new
    assert (await feeds.fetch(now=later(999))).added == 1


PATIENCE = {
    "7200": 2, "Mon, 02 Nov 2026 12:30:00 GMT": 3, "Monday, 02-Nov-26 12:30:00 GMT": 3, "Mon Nov  2 12:30:00 2026": 3,
    "soon": 1, "": 1, "999999999": 24,
}  # fmt: skip


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("header", PATIENCE)
async def test_u9_429_and_retry_after(feeds: Feeds, site: Site, later: Later, header: str, status: int) -> None:
    hours = PATIENCE[header]
    site.pages["/feed"] = served(whole(1))
    await feeds.add(GUILD, site.url("/feed"), now=later(0))
    site.pages["/feed"] = response(status=status, Retry_After=header)
    await feeds.fetch(now=later(0))
    assert (await only(feeds)).due == later(hours)
    before = len(site.asked)
    await feeds.fetch(now=later(hours - 0.01))
    assert len(site.asked) == before


async def test_a_feed_that_fails_for_a_week_is_paused_and_its_owner_told_once(
    feeds: Feeds, site: Site, later: Later
) -> None:
    site.pages["/feed"] = served(whole(1))
    await feeds.add(GUILD, site.url("/feed"), now=later(0), owner=7)
    site.pages["/feed"] = response(status=404)
    told = 0
    for hour in range(24 * 9):
        await feeds.fetch(now=later(hour))
        told += len(await feeds.notices())
    feed = await only(feeds)
    assert told == 1
    assert feed.stopped.startswith("It failed for a week. The last time: There is no page")
    assert feed.asked is not None
    assert timedelta(days=7) <= feed.asked - later(0) <= timedelta(days=8)
    assert len(headers(site)) < 15


# One feed's trouble is its own


async def test_f2_what_is_wrong_with_a_feed_is_its_own_error_and_the_others_are_read(
    feeds: Feeds, store: Store, site: Site, later: Later
) -> None:
    for number, name in enumerate(NO_FEEDS):
        site.pages[f"/{number}"] = served(whole(number))
        await feeds.add(GUILD, site.url(f"/{number}"), now=later(0))
        site.pages[f"/{number}"] = response(NO_FEEDS[name][0], KIND)
    site.pages["/good"] = served(whole(99))
    await feeds.add(GUILD, site.url("/good"), now=later(0))
    done = await feeds.fetch(now=later(0))
    assert (done.asked, done.added, len(done.failed)) == (len(NO_FEEDS) + 1, 1, len(NO_FEEDS))
    states = {one.feed.url: (one.feed.failures, one.feed.error) for one in await feeds.list(GUILD)}
    for number, (_, why) in enumerate(NO_FEEDS.values()):
        failures, error = states[site.url(f"/{number}")]
        assert failures == 1
        assert re.search(why, error)
    assert states[site.url("/good")] == (0, "")


async def test_t6_an_entry_with_too_long_a_text_is_skipped_with_the_limit(
    feeds: Feeds, store: Store, site: Site, now: datetime
) -> None:
    long = "<p>The mill stood.</p>" * (MAX_CHARACTERS // 15)
    entry = item(1, more=f"<content:encoded><![CDATA[{long}]]></content:encoded>")
    site.pages["/feed"] = served(entry, whole(2))
    await feeds.add(GUILD, site.url("/feed"), now=now, full=False)
    await feeds.fetch(now=now)
    assert await titles(store) == ["Mill 2"]
    (note,) = (await feeds.get(GUILD, (await only(feeds)).id)).notes
    assert f"the limit is {MAX_CHARACTERS:,} an article" in note.why


async def test_u2_a_feed_that_leads_to_a_private_address_is_refused_and_nothing_there_is_asked(
    feeds: Feeds, store: Store, site: Site, now: datetime
) -> None:
    with Site().open("127.0.0.1") as inside:
        site.pages["/feed"] = served(whole(1), teaser(2, link=f"http://127.0.0.1:{inside.port}/secret"))
        await feeds.add(GUILD, site.url("/feed"), now=now)
        await feeds.fetch(now=now)
        site.pages["/feed"] = moved(f"http://127.0.0.1:{inside.port}/secret")
        done = await feeds.fetch(now=now, everything=True)
        assert inside.connections == 0
    assert await titles(store) == ["Mill 1"]
    assert len(done.failed) == 1


async def test_g1_trouble_of_the_store_is_told_once_all_were_asked_and_is_no_failure_of_the_feed(
    feeds: Feeds, store: Store, site: Site, now: datetime
) -> None:
    site.pages |= {"/a": served(whole(1)), "/b": served(whole(2))}
    for path in ("/a", "/b"):
        await feeds.add(GUILD, site.url(path), now=now)
    real, broken = store.entries.settle, [StorageError("full")]

    async def settle(*given: Any, **more: Any) -> Any:
        if broken:
            raise broken.pop()
        return await real(*given, **more)

    store.entries.settle = settle  # type: ignore[method-assign]  # pyright: ignore
    with pytest.raises(StorageError):
        await feeds.fetch(now=now)
    assert len(await titles(store)) == 1
    assert [one.feed.failures for one in await feeds.list(GUILD)] == [0, 0]
    assert (await feeds.fetch(now=now)).added == 1


async def test_two_rounds_at_once_store_nothing_twice(feeds: Feeds, store: Store, site: Site, now: datetime) -> None:
    site.pages["/feed"] = served(*(whole(n) for n in range(9)))
    await feeds.add(GUILD, site.url("/feed"), now=now)
    done = await asyncio.gather(*(feeds.fetch(now=now, everything=True) for _ in range(3)))
    assert sum(one.added for one in done) == 9
    assert len(await titles(store)) == 9


async def test_a_round_that_is_broken_off_loses_nothing_and_the_next_stores_nothing_twice(
    feeds: Feeds, store: Store, site: Site, later: Later
) -> None:
    site.pages["/feed"] = served(*(whole(n) for n in range(30)), ETag='"1"')
    await feeds.add(GUILD, site.url("/feed"), now=later(0))
    for _ in range(3):
        some = asyncio.Event()
        task = asyncio.create_task(feeds.fetch(now=later(0), advance=lambda _, some=some: some.set()))
        await some.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    await feeds.fetch(now=later(0))
    assert sorted(await titles(store)) == sorted(f"Mill {n}" for n in range(30))
    assert await store.check() == []


async def test_a_removed_feed_leaves_its_articles_and_nothing_else(
    feeds: Feeds, store: Store, site: Site, now: datetime
) -> None:
    site.pages["/feed"] = served(whole(1), ETag='"1"')
    number = (await feeds.add(GUILD, site.url("/feed"), now=now)).followed.feed.id
    await feeds.fetch(now=now)
    assert (await feeds.remove(GUILD, number)).feed.id == number
    assert (await feeds.list(GUILD), await titles(store)) == ([], ["Mill 1"])
    assert (await feeds.fetch(now=now, everything=True)).asked == 0
    # Followed once more nothing comes twice.
    await feeds.add(GUILD, site.url("/feed"), now=now)
    assert (await feeds.fetch(now=now)).added == 0
    assert await titles(store) == ["Mill 1"]


async def test_what_comes_back_to_a_feed_is_not_new_also_when_its_article_was_removed(
    feeds: Feeds, store: Store, site: Site, later: Later
) -> None:
    answer = served(whole(1), whole(2))
    site.pages["/feed"] = answer
    await feeds.add(GUILD, site.url("/feed"), now=later(0))
    await feeds.fetch(now=later(0))
    await store.articles.remove(GUILD.key, 1)
    site.pages["/feed"] = served()
    assert (await feeds.fetch(now=later(24 * 99))).failed == ()
    site.pages["/feed"] = answer
    assert (await feeds.fetch(now=later(24 * 999))).added == 0


async def test_of_all_that_was_ever_in_a_feed_not_everything_is_remembered(
    feeds: Feeds, site: Site, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.feeds.REMEMBERED", 3)
    site.pages["/feed"] = served(*(whole(n) for n in range(5)))
    await feeds.add(GUILD, site.url("/feed"), now=later(0))
    await feeds.fetch(now=later(0))
    assert await fates(feeds) == {"added": 5}
    site.pages["/feed"] = served(whole(4), whole(5))
    await feeds.fetch(now=later(1))
    # The two that are there, and of those that were the last: three in all, or more while they are there.
    assert 3 <= (await fates(feeds))["added"] <= 4


async def test_erasing_a_library_forgets_what_it_follows(feeds: Feeds, store: Store, site: Site, now: datetime) -> None:
    site.pages["/feed"] = served(whole(1))
    for scope in (GUILD, OTHER):
        await feeds.add(scope, site.url("/feed"), now=now)
    await feeds.fetch(now=now)
    await store.erase(GUILD.key)
    assert await feeds.list(GUILD) == []
    assert len(await feeds.list(OTHER)) == 1
    await store.erase(OTHER.key)
    assert await store.feeds.due(None) == []
    assert await store.check() == []
