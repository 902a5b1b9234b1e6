"""The door: finding a feed, lists of them, and what is refused."""

from datetime import datetime

import pytest

from bot.errors import BotError, Refused, TooLarge, Unreadable
from bot.feeds import Feeds
from bot.feeds.opml import write_opml
from bot.intake.feeds.opml import read_opml
from tests.feeds.samples import GUILD, KIND, OTHER, served, whole
from tests.intake.feeds.samples import ATOM, JSON, NO_FEEDS, rss
from tests.site import Site, moved, response


def front(*feeds: str) -> bytes:
    links = "".join(f'<link rel="alternate" type="{KIND}" href="{one}">' for one in feeds)
    return response(f"<!DOCTYPE html><html><head>{links}</head><body><p>Welcome.</p></body></html>")


async def test_the_feed_itself_is_followed_in_each_format(feeds: Feeds, site: Site, now: datetime) -> None:
    site.pages |= {
        "/rss": served(whole(1), whole(2)),
        "/atom": response(ATOM, "text/plain"),
        "/json": response(JSON, None),
    }
    added = {path: await feeds.add(GUILD, site.url(path), now=now) for path in ("/rss", "/atom", "/json")}
    assert [(one.new, one.entries, one.followed.feed.title) for one in added.values()] == [
        (True, 2, "Hill & Dale"), (True, 1, "Talblatt"), (True, 3, "Dale"),
    ]  # fmt: skip
    assert [one.feed.title for one in await feeds.list(GUILD)] == ["Dale", "Hill & Dale", "Talblatt"]


async def test_a_page_leads_to_the_first_feed_of_it_that_works(feeds: Feeds, site: Site, now: datetime) -> None:
    site.pages |= {"/": front("/comments/feed", "/broken", "/feed#top"), "/feed": served(whole(1))}
    site.pages["/broken"] = response(status=500)
    site.pages["/old"] = moved("/", 301)
    added = await feeds.add(GUILD, site.url("/old"), now=now)
    assert added.followed.feed.url == site.url("/feed")


@pytest.mark.parametrize(("status", "path"), [(301, "/new"), (302, "/feed")])
async def test_u9_what_has_moved_for_good_is_followed_where_it_is_and_the_rest_where_it_was_asked_for(
    feeds: Feeds, site: Site, now: datetime, status: int, path: str
) -> None:
    site.pages |= {"/feed": moved("/new", status), "/new": served(whole(1))}
    assert (await feeds.add(GUILD, site.url("/feed#x"), now=now)).followed.feed.url == site.url(path)


@pytest.mark.parametrize(
    ("path", "why"),
    [("/none", "the page there names none"), ("/gone", "no page at this address"), ("/bad", "names a feed, .*trouble"),
     ("/file", "neither RSS, Atom nor JSON Feed"), ("/login", "wants a login")],
)  # fmt: skip
async def test_u8_where_there_is_no_feed_the_reason_is_told_and_nothing_is_followed(
    feeds: Feeds, site: Site, now: datetime, path: str, why: str
) -> None:
    site.pages |= {"/none": front(), "/bad": front("/broken"), "/broken": response(status=500)}
    site.pages |= {"/file": response(b"Once there was a mill.", "text/plain"), "/login": response(status=401)}
    with pytest.raises(Unreadable, match=why):
        await feeds.add(GUILD, site.url(path), now=now)
    assert await feeds.list(GUILD) == []


@pytest.mark.parametrize("name", NO_FEEDS)
async def test_f2_what_is_no_feed_is_not_followed(feeds: Feeds, site: Site, now: datetime, name: str) -> None:
    site.pages["/feed"] = response(NO_FEEDS[name][0], KIND)
    with pytest.raises(Unreadable):
        await feeds.add(GUILD, site.url("/feed"), now=now)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "feed", "http://ann:pass@a.example/", "http://127.0.0.1/", "http://[::1]/feed"]
)
async def test_u1_u2_u3_what_is_no_address_of_the_public_web_is_refused(feeds: Feeds, url: str, now: datetime) -> None:
    with pytest.raises(BotError) as refused:
        await feeds.add(GUILD, url, now=now)
    assert "pass@" not in str(refused.value)
    assert await feeds.list(GUILD) == []


async def test_r2_too_many_feeds_are_refused_with_the_number(
    feeds: Feeds, site: Site, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.feeds.feeds.MOST", 1)
    site.pages |= {"/a": served(whole(1)), "/b": served(whole(2))}
    await feeds.add(GUILD, site.url("/a"), now=now)
    with pytest.raises(Refused, match="200 feeds"):
        await feeds.add(GUILD, site.url("/b"), now=now)
    assert not (await feeds.add(GUILD, site.url("/a"), now=now)).new
    assert (await feeds.add(OTHER, site.url("/b"), now=now)).new


async def test_a_list_of_feeds_goes_out_and_in(feeds: Feeds, site: Site, now: datetime) -> None:
    site.pages |= {"/a": response(rss([]).replace(b"Hill", b"&lt;Hill&gt; \xe2\x80\x9c"), KIND), "/b": served(whole(2))}
    for path in ("/a", "/b"):
        await feeds.add(GUILD, site.url(path), now=now, words="mill")
    written = await feeds.give_list(GUILD)
    told = await feeds.take_list(OTHER, written.encode(), now=now, owner=7, channel=8)
    assert [(url, getattr(one, "new", one)) for url, one in sorted(told, key=str)] == [
        (site.url("/a"), True), (site.url("/b"), True),
    ]  # fmt: skip
    again = await feeds.take_list(GUILD, written.encode(), now=now)
    assert [getattr(one, "new", one) for _, one in again] == [False, False]
    # What was wanted of a feed stays as it was.
    assert {one.follow.words for one in await feeds.list(GUILD)} == {("mill",)}
    assert (await feeds.fetch(now=now)).added == 2
    assert {one.follow.owner for one in await feeds.list(OTHER)} == {7}


async def test_of_a_list_each_feed_answers_for_itself(feeds: Feeds, site: Site, now: datetime) -> None:
    # No question is asked while a list is taken: what is wrong with a feed comes out with the first round.
    listed = write_opml(
        "x", [("A", site.url("/gone"), ""), ("B", "http://a.example:8080/", ""), ("C", "http://0x7f.1/", "")]
    )
    told = dict(await feeds.take_list(GUILD, listed.encode(), now=now))
    assert site.connections == 0
    assert [isinstance(one, str) for one in told.values()] == [False, True, True]
    done = await feeds.fetch(now=now)
    assert done.failed[0][1] == "There is no page at this address (404); check it."
    with pytest.raises(Refused, match="No feeds are followed here"):
        await feeds.give_list(OTHER)


def test_what_is_written_is_read_again_whatever_it_is_called() -> None:
    url = "https://a.example/feed?x=1&y=\"2'"
    written = write_opml(
        "<&>", [('A "title" <b> \0\x0b \udcff &amp;', url, "https://a.example/"), ("", "https://b.example/", "")]
    )
    assert read_opml(written.encode()) == (url, "https://b.example/")


async def test_f1_a_hostile_list_is_refused(feeds: Feeds, now: datetime) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml><body>&a;</body></opml>'
    with pytest.raises(Unreadable, match="entities"):
        await feeds.take_list(GUILD, bomb, now=now)
    deep = b"<opml>" + b"<outline>" * 50_000 + b"</opml>"
    with pytest.raises((Unreadable, TooLarge)):
        await feeds.take_list(GUILD, deep, now=now)
