"""OPML in: F1 and its bounds."""

import pytest

from bot.errors import TooLarge, Unreadable
from bot.intake.feeds.opml import MOST, read_opml


def opml(body: str, head: str = "") -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}<opml version="2.0"><body>{body}</body></opml>'.encode()


def outline(url: str) -> str:
    return f'<outline type="rss" text="x" xmlUrl="{url}"/>'


def test_feeds_are_found_however_deep_each_once() -> None:
    body = f'<outline text="News">{outline("https://a.example/feed?x=1&amp;y=2")}{outline("feed:https://b.example/")}</outline>'
    assert read_opml(opml(body + outline("https://a.example/feed?x=1&amp;y=2") + outline("file:///etc/passwd"))) == (
        "https://a.example/feed?x=1&y=2", "https://b.example/",
    )  # fmt: skip


def test_other_readers_spell_and_break_it_in_their_own_ways() -> None:
    assert read_opml(opml('<outline XMLURL="https://a.example/" title="Fish & chips"/>')) == ("https://a.example/",)


@pytest.mark.parametrize(
    "data", [b"", b"<html><body/></html>", b"hello", opml(""), opml('<outline text="empty"/>'), b"\x89PNG\r\n\x1a\n"]
)
def test_f2_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="OPML"):
        read_opml(data)


def test_f1_entities_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    for head in (bomb, outside):
        with pytest.raises(Unreadable, match="entities"):
            read_opml(opml(outline("https://a.example/"), head))


def test_r2_too_many_are_refused_with_the_number() -> None:
    assert len(read_opml(opml("".join(outline(f"https://{n}.example/") for n in range(MOST))))) == MOST
    with pytest.raises(TooLarge, match=str(MOST)):
        read_opml(opml("".join(outline(f"https://{n}.example/") for n in range(MOST + 1))))
