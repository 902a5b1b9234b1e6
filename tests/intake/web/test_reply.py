"""Asking for a feed: what a site answers, whatever it is."""

import pytest

from bot.errors import Refused, TooLarge, TryLater, Unreadable
from bot.intake.web import Web
from tests.site import PUBLIC, Site, moved, response


async def test_the_answer_is_passed_on_as_it_is(web: Web, site: Site) -> None:
    site.pages["/feed"] = response(
        b"\xff\xfe<rss", "application/rss+xml; charset=koi8-r", ETag='"1"', Last_Modified="Monday"
    )
    reply = await web.ask(site.url("/feed#top"))
    assert (reply.url, reply.status, reply.data, reply.charset) == (site.url("/feed"), 200, b"\xff\xfe<rss", "koi8-r")
    assert (reply.etag, reply.modified, reply.moved) == ('"1"', "Monday", "")


@pytest.mark.parametrize("status", [304, 404, 410, 429, 500, 503])
async def test_u9_other_answers_come_with_their_headers_and_without_a_body(web: Web, site: Site, status: int) -> None:
    site.pages["/feed"] = response("" if status == 304 else "<html>", status=status, Retry_After="120")
    reply = await web.ask(site.url("/feed"))
    assert (reply.status, reply.data, reply.retry_after) == (status, b"", "120")


async def test_what_is_known_is_sent_and_what_is_not_is_not(web: Web, site: Site) -> None:
    site.pages["/feed"] = response(status=304)
    await web.ask(site.url("/feed"), etag='W/"1"')
    assert 'If-None-Match: W/"1"\r\n' in site.asked[-1]
    assert "If-Modified-Since" not in site.asked[-1]
    assert "Accept: application/rss+xml" in site.asked[-1]


@pytest.mark.parametrize(
    ("steps", "to"),
    [([301], "/1"), ([308, 301], "/2"), ([301, 302, 301], "/1"), ([302, 301], ""), ([307], "")],
)  # fmt: skip
async def test_u9_only_what_is_reached_by_lasting_steps_alone_has_moved_for_good(
    web: Web, site: Site, steps: list[int], to: str
) -> None:
    for number, status in enumerate(steps):
        site.pages[f"/{number}"] = moved(f"/{number + 1}", status)
    site.pages[f"/{len(steps)}"] = response("<rss>")
    reply = await web.ask(site.url("/0"))
    assert (reply.url, reply.moved) == (site.url(f"/{len(steps)}"), site.url(to) if to else "")


async def test_u4_u5_u7_the_guard_and_the_limits_are_those_of_pages(web: Web, site: Site) -> None:
    with pytest.raises(Refused):
        await web.ask(site.url("/feed", "127.0.0.1"))
    site.pages |= {"/in": moved(site.url("/feed", "127.0.0.1")), "/round": moved("/round", 301)}
    with pytest.raises(Refused):
        await web.ask(site.url("/in"))
    with pytest.raises(Unreadable, match="redirects more than"):
        await web.ask(site.url("/round"))
    site.pages["/large"] = response(b"x" * 5_000_001)
    with pytest.raises(TooLarge):
        await web.ask(site.url("/large"))
    site.pages["/short"] = response("<rss>", length="999")
    slow = Web(allowed=[PUBLIC], ports=[site.port], seconds=0.5)
    with pytest.raises(TryLater):
        await slow.ask(site.url("/short"))


async def test_x1_a_validator_that_could_not_be_sent_back_is_dropped(web: Web, site: Site) -> None:
    site.pages["/feed"] = response("<rss>", ETag="REPLACED").replace(b"REPLACED", b'"\xff\xc3\xa9"')
    assert (await web.ask(site.url("/feed"))).etag == ""
