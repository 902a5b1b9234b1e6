"""`python -m bot feed`, over a server on loopback."""

import json
from collections.abc import Generator
from functools import partial
from pathlib import Path

import pytest

from bot.intake.web import Web
from tests.commandline.conftest import Run
from tests.feeds.samples import page, served, teaser, whole
from tests.site import PUBLIC, Site, response


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Generator[Site]:
    monkeypatch.setattr("bot.feeds.hosts.PAUSE", 0.0)
    with Site() as one:
        monkeypatch.setattr("bot.library.Web", partial(Web, allowed=[PUBLIC], ports=[one.port]))
        one.pages |= {"/feed": served(whole(1), teaser(2), teaser(3), whole(4), ETag='"1"'), "/mill/2": page(2)}
        one.pages["/"] = response("<link rel=alternate type=application/rss+xml href=/feed><p>Welcome.</p><html>")
        yield one


def test_from_the_first_word_to_an_answer(run: Run, site: Site) -> None:
    added = run("feed", "add", site.url("/"), "--without", "mill 4")
    assert (added.code, added.out) == (0, f"1\tnew\tHill & Dale\t{site.url('/feed')}\n")
    assert added.err == "It has 4 entries now. A running bot reads them; or: python -m bot feed fetch\n"
    assert run("feed", "list").out == f"1\tnew\t0\tHill & Dale\t{site.url('/feed')}\n"
    fetched = run("feed", "fetch")
    assert (fetched.code, fetched.out, fetched.err) == (0, "", "1 feed asked; 2 articles added.\n")
    assert run("feed", "list").out == f"1\tok\t2\tHill & Dale\t{site.url('/feed')}\n"
    assert "Page 2 says so." in run("ask", "What does page 2 say?").out
    assert run("feed", "fetch", "--due").err == "0 feeds asked; 0 articles added.\n"
    assert run("feed", "fetch").err == "1 feed asked; 0 articles added.\n"
    assert run("check").err.endswith("\nThe database is sound.\n")


def test_check_says_how_it_goes_and_why_something_is_missing(run: Run, site: Site) -> None:
    run("feed", "add", site.url("/feed"), "--without", "mill 4")
    before = run("feed", "check").out
    assert "  asked: not yet\n" in before
    assert "  entries: none yet\n" in before
    run("feed", "fetch")
    lines = run("feed", "check", "1").out.splitlines()
    assert lines[:2] == ["1 Hill & Dale", f"  address: {site.url('/feed')}"]
    assert lines[3].endswith("every 60 minutes")
    assert lines[4:] == [
        "  entries: 2 added, 1 filtered out, 1 skipped", "  only: without mill 4",
        "  skipped: Mill 3: The feed gives only 6 words of it. "
        "Its page: There is no page at this address (404); check it.",
        "  filtered: Mill 4: It has the word “mill 4”.",
    ]  # fmt: skip
    (one,) = map(json.loads, run("feed", "check", "--json").out.splitlines())
    assert one["entries"] == {"added": 2, "known": 0, "filtered": 1, "skipped": 1, "waiting": 0}
    assert [note["fate"] for note in one["notes"]] == ["skipped", "filtered"]


def test_a_feed_that_fails_or_stops_says_so(run: Run, site: Site) -> None:
    run("feed", "add", site.url("/feed"))
    site.pages["/feed"] = response(status=503)
    failed = run("feed", "fetch")
    assert failed.code == 1
    assert failed.err.splitlines() == [
        "1 Hill & Dale: The site has trouble of its own (503); try again later.",
        "1 feed asked, 1 failed; 0 articles added.",
    ]
    assert run("feed", "list").out.startswith("1\tfailing\t0\t")
    assert "  failed: once, since 20" in run("feed", "check").out
    site.pages["/feed"] = response(status=410)
    run("feed", "fetch")
    assert run("feed", "list").out.startswith("1\tstopped\t0\t")
    assert f"python -m bot feed add {site.url('/feed')}" in run("feed", "check").out
    assert run("feed", "fetch").err == "0 feeds asked; 0 articles added.\n"


def test_lists_in_and_out(run: Run, workplace: Path, site: Site) -> None:
    run("feed", "add", site.url("/feed"))
    written = run("feed", "export").out
    (workplace / "feeds.opml").write_text(written.replace("</body>", '<outline xmlUrl="http://1.example:99/"/></body>'))
    ran = run("feed", "import", "feeds.opml", "--library", "guild:5")
    assert (ran.code, ran.out) == (1, f"1\tnew\tHill & Dale\t{site.url('/feed')}\n")
    assert ran.err.startswith("http://1.example:99/: Only the usual ports")
    assert (
        run("feed", "import", "-", stdin=written.encode()).out == f"1\there already\tHill & Dale\t{site.url('/feed')}\n"
    )
    assert run("feed", "import", "-", stdin=b"<html>").code == 2
    assert run("feed", "import", "missing.opml").err == "missing.opml: No such file or directory.\n"


def test_what_is_not_there_is_said(run: Run, site: Site) -> None:
    assert run("feed", "list").err == "No feeds are followed yet; follow one with: python -m bot feed add URL\n"
    assert (run("feed", "check").code, run("feed", "export").code) == (0, 1)
    for command in ("check", "remove"):
        ran = run("feed", command, "7")
        assert (ran.code, ran.err) == (1, "There is no feed 7 here; `feed list` shows what there is.\n")
    refused = run("feed", "add", site.url("/nowhere"))
    assert (refused.code, refused.err) == (2, "There is no page at this address (404); check it.\n")
    assert run("feed").code == 2


def test_removed_is_not_followed_any_more(run: Run, site: Site) -> None:
    run("feed", "add", site.url("/feed"), "--as-given")
    assert "  pages: not fetched" in run("feed", "check").out
    run("feed", "fetch")
    assert run("feed", "remove", "1").err == "Not followed any more: Hill & Dale. Its articles stay.\n"
    assert run("feed", "list").out == ""
    assert len(run("list").out.splitlines()) == 2


def test_x1_a_title_cannot_command_the_terminal(run: Run, site: Site) -> None:
    site.pages["/feed"] = response(
        b"<rss version='2.0'><channel><title>A&#x9b;31m\xe2\x80\xaeB</title></channel></rss>"
    )
    for command in (("add", site.url("/feed")), ("list",), ("check",)):
        out = run("feed", *command).out
        assert "\x9b" not in out
        assert "\u202e" not in out
