"""Addresses given to `add` and `summarize`, over a server on loopback."""

import json
import re
from collections.abc import Generator
from functools import partial
from pathlib import Path

import pytest

from bot.intake.web import Web
from tests.commandline.conftest import Run
from tests.intake.pages import META, NO_ARTICLES, STORY, article
from tests.site import PUBLIC, Site, response

TEXT = "The lamp at Hook Point was lit in 1864. Nobody lives there now."


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Generator[Site]:
    with Site() as one:
        head = META.replace("https://hillreview.example", one.url("").rstrip("/"))
        one.pages |= {"/wolf": response(article(head=head)), "/wolf?from=feed": response(article(head=head))}
        one.pages["/cookies"] = response(NO_ARTICLES["cookie wall"][0])
        monkeypatch.setattr("bot.library.Web", partial(Web, allowed=[PUBLIC], ports=[one.port]))
        yield one


def test_addresses_and_files_are_added_together(run: Run, workplace: Path, site: Site) -> None:
    (workplace / "lamp.txt").write_text(TEXT)
    ran = run("add", "lamp.txt", site.url("/wolf"), site.url("/cookies"), site.url("/gone"))
    assert (ran.code, sorted(row.split("\t")[1:] for row in ran.out.splitlines())) == (
        2, [["new", "A wolf at the church"], ["new", "The lamp at Hook Point was lit in 1864."]],
    )  # fmt: skip
    assert f"{site.url('/cookies')}: This is a cookie notice, not an article." in ran.err
    assert f"{site.url('/gone')}: There is no page at this address (404); check it." in ran.err
    assert ran.err.endswith("2 added, 2 left out.\n")
    shown = run("show", ran.out.split("A wolf")[0].split("\n")[-1].split("\t")[0]).out
    assert f"url: {site.url('/wolf')}\n" in shown
    assert "source: Hill Review\npublished: 2026-05-03\n" in shown
    assert "rights: © 2026 Hill Review. All rights reserved." in shown


def test_the_same_address_again_is_the_article_that_is_there(run: Run, site: Site) -> None:
    assert run("add", site.url("/wolf")).out == "1\tnew\tA wolf at the church\n"
    again = run("add", site.url("/wolf#top"), site.url("/wolf"))
    assert (again.code, again.out) == (0, "1\there already\tA wolf at the church\n" * 2)
    assert len(site.asked) == 3
    # Another address that names the same one for its own.
    assert run("add", site.url("/wolf?from=feed")).out == "1\there already\tA wolf at the church\n"
    site.pages["/wolf"] = response(
        article(f"{STORY}<p>Another story stands there today, which nobody has read before. It is new.</p>")
    )
    changed = run("add", site.url("/wolf"))
    assert (changed.out, changed.err) == ("1\tchanged\tA wolf at the church\n", "0 added, 1 brought up to date.\n")
    assert "Another story stands there" in run("show", "1").out


def test_p1_the_same_address_in_another_library_is_another_article(run: Run, site: Site) -> None:
    run("add", "--library", "guild:1", site.url("/wolf"))
    assert "\tnew\t" in run("add", "--library", "guild:2", site.url("/wolf")).out


def test_u3_a_password_in_an_address_is_not_repeated(run: Run, site: Site) -> None:
    ran = run("add", site.url("/wolf").replace("//", "//ann:hunter2@"))
    assert (ran.code, site.connections) == (2, 0)
    assert "name or password" in ran.err
    assert "hunter2" not in ran.err + ran.out


def test_u2_a_private_address_is_refused(run: Run) -> None:
    for command in ("add", "summarize"):
        ran = run(command, "http://127.0.0.1/")
        assert (ran.code, ran.out) == (1, "")
        assert "This address leads into a private network" in ran.err


def test_a_page_is_summarised_with_where_it_is_from_and_not_kept(run: Run, site: Site) -> None:
    ran = run("summarize", site.url("/wolf"), "--length", "headline")
    title, provenance, empty, sentence = ran.out.splitlines()
    assert (ran.code, title, empty) == (0, "A wolf at the church", "")
    assert provenance == f"Hill Review · 2026-05-03 · {site.url('/wolf')}"
    assert sentence in article().replace("</p>", "")
    assert "1 of 3 sentences" in ran.err
    assert run("list").out == ""
    as_json = json.loads(run("summarize", site.url("/wolf"), "--sentences", "1", "--json").out)
    assert as_json["sentences"][0]["text"] == sentence


@pytest.mark.parametrize("address", ["/cookies", "/gone"])
def test_u8_a_page_that_is_no_article_is_not_summarised(run: Run, site: Site, address: str) -> None:
    ran = run("summarize", site.url(address))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def test_u8_of_all_that_is_no_article_nothing_is_stored_and_each_reason_is_told(
    run: Run, workplace: Path, site: Site
) -> None:
    wrong = {
        "image": (response(b"\x89PNG\r\n\x1a\n0000", "image/png"), "a picture"),
        "lying": (response(b"\x89PNG\r\n\x1a\n0000"), "a picture, whatever it calls itself"),
        "untyped": (response(b"%PDF-1.7", None), "a PDF"),
        "forbidden": (response(STORY, status=403), "does not let us in (403)"),
        "broken": (response(STORY, status=500), "trouble of its own (500)"),
    }
    for name, (html, told) in NO_ARTICLES.items():
        wrong[name.replace(" ", "-")] = (response(html), told)
    for name, (answer, _) in wrong.items():
        site.pages[f"/{name}"] = answer
    ran = run("add", *(site.url(f"/{name}") for name in wrong))
    assert (ran.code, ran.out) == (2, "")
    for name, (_, told) in wrong.items():
        (line,) = [line for line in ran.err.splitlines() if line.startswith(f"{site.url(f'/{name}')}: ")]
        assert re.search(told.replace("(", r"\(").replace(")", r"\)"), line)
    assert run("list").out == ""
    assert [file for file in workplace.iterdir() if b"842 partners" in file.read_bytes()] == []
