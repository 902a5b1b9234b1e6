"""The feeds that a page names."""

from bot.intake.feeds.links import MOST, feeds_of

PAGE = "https://hillreview.example/news/"


def named(head: str) -> tuple[str, ...]:
    return feeds_of(f"<!DOCTYPE html><html><head>{head}</head><body></body></html>".encode(), "", PAGE)


def link(href: str, kind: str = "application/rss+xml", more: str = "", rel: str = "alternate") -> str:
    return f'<link rel="{rel}" type="{kind}" href="{href}" {more}>'


def test_addresses_are_made_whole_and_each_is_there_once() -> None:
    assert named(link("/feed") + link("atom.xml", "application/atom+xml; charset=utf-8") + link("/feed#x")) == (
        "https://hillreview.example/feed", "https://hillreview.example/news/atom.xml",
    )  # fmt: skip
    assert named('<base href="/en/">' + link("feed")) == ("https://hillreview.example/en/feed",)


def test_feeds_of_comments_and_other_json_come_last() -> None:
    head = link("/wp-json/posts/7", "application/json") + link("/feed")
    assert named(head) == ("https://hillreview.example/feed", "https://hillreview.example/wp-json/posts/7")
    head = link("/comments/feed") + link("/a", more="title='Reviews &raquo; Comments Feed'") + link("/feed")
    assert named(head)[0] == "https://hillreview.example/feed"


def test_what_is_no_feed_is_left_out() -> None:
    head = link("/de", "text/html") + link("/x.css", "text/css", rel="stylesheet") + link("/feed", rel="canonical")
    assert named(head + link("javascript:alert()") + link("http://[") + link("")) == ()
    assert len(named("".join(link(f"/{n}") for n in range(50)))) == MOST
