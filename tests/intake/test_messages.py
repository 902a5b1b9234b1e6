"""Refusals and notes on their whole way, out of child processes, sites and the database, and said in German then."""

import copy
import gettext
import json
import sqlite3
from collections.abc import AsyncGenerator, Generator
from contextlib import closing
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import ClassVar

import pytest
import pytest_asyncio

from bot import messages
from bot.catalogues import catalogue
from bot.errors import BotError, TooLarge, Unreadable
from bot.intake.feeds import opml
from bot.intake.fetching import fetch
from bot.intake.files import check_size
from bot.intake.indexers import LARGE, Indexers
from bot.intake.json_lines import parse
from bot.intake.limits import MAX_CHARACTERS, MAX_PACKED_BYTES
from bot.intake.unusable import too_short
from bot.intake.web import Web
from bot.intake.web.status import check_status
from bot.intake.worker import Worker
from bot.library import Library
from bot.messages import Message, say, speaking, unpacked
from bot.models import Draft, Scope
from bot.settings import Settings
from bot.store import Store
from bot.text.sentences import sentences
from tests.feeds.samples import KIND, served, teaser
from tests.intake.documents import packed, scan
from tests.intake.feeds.samples import NO_FEEDS, NOW, URL, rss
from tests.site import PUBLIC, Site, moved, response

HERE = Scope.guild(1)
WORDS = "Die alte Mühle am Bach mahlte zweihundert Jahre lang Gerste für das Tal."


class German(gettext.NullTranslations):
    TEXTS: ClassVar = {
        "{file}: {why}": "{file} – {why}",
        "{archive}: {file}": "{file} in {archive}",
        "{file}, line {line}": "Zeile {line} von {file}",
        "{file} is empty.": "{file} ist leer.",
        "It": "Die Datei",
        "This text": "Dieser Text",
        "this is not JSON ({why}).": "das ist kein JSON ({why}).",
        'an object with a "text" is wanted.': "gebraucht wird ein Objekt mit „text“.",
        "It is a scan: pictures of pages, without their text. Run it through text recognition first.": "Ein Scan.",
        "There is no article on this page.": "Auf dieser Seite ist kein Artikel.",
        "There is no feed at this address: neither RSS, Atom nor JSON Feed.": "Hier ist kein Feed.",
        "The file lists {count:,} feeds; the limit is {limit} at a time.": "{count:,} Feeds, höchstens {limit}.",
        "The text has {length:,} characters; the limit is {limit:,} an article.": "{length:,} Zeichen von {limit:,}.",
        "{file} has {size:.1f} MB; the limit is {limit} MB a file.": "{file}: {size:.1f} MB von {limit} MB.",
        "It took longer than {seconds:.0f} seconds to read.": "Es dauerte länger als {seconds:.0f} Sekunden.",
        "It has only {count} sentence: that is too short to summarise.": "Nur ein Satz.",
        "It has only {count} sentences: that is too short to summarise.": "Nur {count} Sätze.",
        "It has only {count} word: that is too short to summarise.": "Nur ein Wort.",
        "The feed gives only {count} words of it. Its page: {why}": "Nur {count} Wörter davon; die Seite: {why}",
        "read as {encoding}": "gelesen als {encoding}",
        "undecodable characters were replaced": "unlesbare Zeichen wurden ersetzt",
        "the address is not a web address and was left out": "die Adresse ist keine und fehlt",
        "it could not be read again: {why}": "noch einmal lesen ging nicht: {why}",
        "There is no article at this address but {known}.": "Hier ist kein Artikel, sondern {known}.",
        "There is no article at this address but {known}, whatever it calls itself.": "Kein Artikel: {known}!",
        "a picture": "ein Bild",
        "a file of the kind {kind}": "eine Datei der Art {kind}",
        "There is no page at this address ({status}); check it.": "Hier ist keine Seite ({status}).",
        "The page wants a login ({status}). If you can see it in a browser, copy its text and add that.": "Anmelden!",
        "The site has trouble of its own ({status}); try again later.": "Die Seite hat Sorgen ({status}).",
        "The site redirects more than {most} times; open it in a browser and give the address it ends at.": (
            "Mehr als {most} Umleitungen."
        ),
        "This is a login page, not an article. Log in with a browser, and copy the article's text from there.": (
            "Das ist eine Anmeldeseite."
        ),
    }

    def gettext(self, message: str) -> str:
        return self.TEXTS.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def catalogue_of(language: str) -> gettext.NullTranslations:
    return German() if language == "de" else catalogue(language)


@pytest.fixture(autouse=True)
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "catalogue", catalogue_of)


def said(text: str) -> str:
    with speaking("de"):
        return say(text)


async def refusal(worker: Worker, name: str, data: bytes) -> str:
    with pytest.raises((Unreadable, TooLarge)) as raised:
        await worker.read(name, data)
    return said(raised.value.message)


def line(**fields: object) -> bytes:
    return json.dumps(fields).encode()


def mail(text: str, encoding: str = "utf-8") -> bytes:
    return b"Subject: Mill\r\n\r\n" + text.encode(encoding)


@pytest_asyncio.fixture
async def worker() -> AsyncGenerator[Worker]:
    async with Worker(deadline=60) as one:
        yield one


@pytest.fixture
def site() -> Generator[Site]:
    with Site() as one:
        yield one


@pytest.fixture
def web(site: Site) -> Web:
    return Web(allowed=[PUBLIC], ports=[site.port])


# Child processes


async def test_refusals_of_child_processes_can_be_said(worker: Worker) -> None:
    assert await refusal(worker, "a.html", b"<html><p></p></html>") == "a.html – Auf dieser Seite ist kein Artikel."
    assert await refusal(worker, "a.pdf", scan()) == "a.pdf – Ein Scan."
    form = b"<p>Log in to continue</p><form><input type=password></form>"
    assert await refusal(worker, "a.html", form) == "a.html – Das ist eine Anmeldeseite."
    with pytest.raises(Unreadable) as raised:
        await worker.feed(NO_FEEDS["a text"][0], "", URL, now=datetime.fromisoformat(NOW))
    assert said(raised.value.message) == "Hier ist kein Feed."


async def test_so_can_their_numbers(worker: Worker) -> None:
    long = mail("Es war. " * (MAX_CHARACTERS // 8 + 1))
    assert await refusal(worker, "a.eml", long) == "a.eml – 1.000.008 Zeichen von 1.000.000."
    outlines = "".join(f'<outline xmlUrl="https://site.example/{n}"/>' for n in range(opml.MOST + 1))
    with pytest.raises(TooLarge, match="501 feeds") as raised:
        await worker.opml(f"<opml><body>{outlines}</body></opml>".encode())
    assert said(raised.value.message) == "501 Feeds, höchstens 500."


async def test_that_one_was_killed_can_be_said() -> None:
    async with Worker(deadline=0.01) as one:
        assert await refusal(one, "a.html", b"<p>It stood.</p>") == "a.html – Es dauerte länger als 0 Sekunden."


async def test_notes_of_child_processes_can_be_said(worker: Worker) -> None:
    (one,) = (await worker.read("a.eml", mail(WORDS, "cp1252"))).drafts
    assert one.text == WORDS
    assert one.notes == ("read as windows-1252",)
    assert [said(note) for note in one.notes] == ["gelesen als windows-1252"]
    data = rss(["<item><title>Mill</title><link>/1</link></item>"]).replace(b"Mill", b"Mill\xff" + WORDS.encode() * 40)
    found = await worker.feed(data, "", URL, now=datetime.fromisoformat(NOW))
    assert [said(note) for note in found.notes] == ["unlesbare Zeichen wurden ersetzt"]


async def test_strangers_words_pass_for_no_sentence_of_ours(worker: Worker) -> None:
    forged = '\x1e["It is a scan", "", null, {}]'
    (one,) = (await worker.read("a.eml", mail(forged))).drafts
    assert one.text == forged
    found = await worker.read("\x1e[].zip", packed({"\x1e[].txt": b"", "b.txt": WORDS.encode()}))
    assert [(said(where), said(why)) for where, why in found.unread] == [
        ("\ufffd[].txt in \x1e[].zip", "Die Datei ist leer.")
    ]


# Files


async def test_what_of_an_archive_could_not_be_read_is_said_without_repeating_names(worker: Worker) -> None:
    files = {"b.pdf": scan(), "c.txt": b"", "d.jsonl": b'{"text": "Vier."}\nnonsense\n{}\n'}
    found = await worker.read("all.zip", packed(files))
    assert [(said(where), said(why)) for where, why in found.unread] == [
        ("b.pdf in all.zip", "Ein Scan."),
        ("c.txt in all.zip", "Die Datei ist leer."),
        ("Zeile 2 von d.jsonl in all.zip", "das ist kein JSON (Expecting value: line 1 column 1 (char 0))."),
        ("Zeile 3 von d.jsonl in all.zip", "gebraucht wird ein Objekt mit „text“."),
    ]


def test_sizes_are_written_as_the_language_writes_them() -> None:
    with pytest.raises(TooLarge, match=r"a\.pdf has 25\.4 MB; the limit is 25 MB a file\.") as raised:
        check_size("a.pdf", MAX_PACKED_BYTES + 400_000)
    assert said(raised.value.message) == "a.pdf: 25,4 MB von 25 MB."


def test_that_a_text_is_too_short_depends_on_a_number() -> None:
    for text, told in ((WORDS, "Nur ein Satz."), (f"{WORDS} {WORDS}", "Nur 2 Sätze."), ("Genug.", "Nur ein Wort.")):
        assert said(too_short(text, sentences(text, "de"), sentences=3)) == told


def test_what_was_left_out_of_a_line_can_be_said() -> None:
    one = parse(line(text="It stood.", url="nowhere"))
    assert [said(note) for note in one.notes] == ["die Adresse ist keine und fehlt"]


# Sites


@pytest.mark.parametrize(
    ("status", "told"), [(404, "Hier ist keine Seite (404)."), (401, "Anmelden!"), (503, "Die Seite hat Sorgen (503).")]
)
def test_what_a_site_answers_can_be_said(status: int, told: str) -> None:
    with pytest.raises(Unreadable, match=f"{status}") as raised:
        check_status(status)
    assert said(raised.value.message) == told


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (response(b"x", "image/png"), "Hier ist kein Artikel, sondern ein Bild."),
        (response(b"\x89PNG"), "Kein Artikel: ein Bild!"),
        (response(b"x", "model/mesh"), "Hier ist kein Artikel, sondern eine Datei der Art 'model/mesh'."),
        (response(b"\xc2\xa0", "text/plain"), "Dieser Text ist leer."),
        (response(b"---\ntitle: Mill\n---\n", "text/markdown"), "Dieser Text ist leer."),
        (moved("/a.md"), "Mehr als 5 Umleitungen."),
    ],
)
async def test_what_is_at_an_address_can_be_said(site: Site, web: Web, worker: Worker, page: bytes, told: str) -> None:
    site.pages["/a.md"] = page
    with pytest.raises(BotError) as raised:
        await fetch(web, worker, site.url("/a.md"))
    assert said(raised.value.message) == told


# The database, and other forms


async def test_notes_come_with_what_was_added_and_are_kept_so_that_they_can_be_said(
    settings: Settings, now: datetime
) -> None:
    async with Library.open(settings) as library:
        (one,) = (await library.read_file("a.txt", WORDS.encode("cp1252"))).drafts
        added = await library.add(HERE, replace(one, url="https://site.example/1"), now=now)
        assert [said(note) for note in added.notes] == ["gelesen als windows-1252"]
        assert kept(settings.database_path) == ["gelesen als windows-1252"]
        # The same page with another text, and without such a note.
        newer = Draft(f"{WORDS} Im Sommer stand sie still.", url="https://site.example/1")
        assert (await library.add(HERE, newer, now=now)).changed
        assert kept(settings.database_path) == []


def kept(path: Path) -> list[str]:
    """The notes of the only article, as the database has them."""
    with closing(sqlite3.connect(path)) as connection:
        ((notes,),) = connection.execute("SELECT notes FROM articles").fetchall()
    return [said(unpacked(note)) for note in json.loads(notes)]


async def test_that_a_link_could_not_be_read_again_can_be_said(site: Site, settings: Settings, now: datetime) -> None:
    site.pages["/a.txt"] = response(WORDS * 3, "text/plain")
    async with Library.open(settings, web=Web(allowed=[PUBLIC], ports=[site.port])) as library:
        await library.add_link(HERE, site.url("/a.txt"), now=now)
        site.pages["/a.txt"] = response(status=503)
        (note,) = (await library.add_link(HERE, site.url("/a.txt"), now=now)).notes
    assert said(note) == "noch einmal lesen ging nicht: Die Seite hat Sorgen (503)."


async def test_why_an_entry_is_no_article_can_be_said_after_a_restart(
    site: Site, settings: Settings, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.feeds.hosts.PAUSE", 0.0)
    web = Web(allowed=[PUBLIC], ports=[site.port])
    site.pages["/feed"] = served(teaser(1))
    async with Library.open(settings, web=web) as library:
        number = (await library.feeds.add(HERE, site.url("/feed"), now=now)).followed.feed.id
        await library.feeds.fetch(now=now)
        site.pages["/feed"] = response(NO_FEEDS["a text"][0], KIND)
        await library.feeds.fetch(now=now + timedelta(days=1))
    async with Library.open(settings, web=web) as library:
        followed = await library.feeds.get(HERE, number)
    (note,) = followed.notes
    assert said(note.why) == "Nur 6 Wörter davon; die Seite: Hier ist keine Seite (404)."
    assert note.why == "The feed gives only 6 words of it. Its page: There is no page at this address (404); check it."
    assert said(followed.feed.error) == "Hier ist kein Feed."


async def test_notes_survive_the_processes_that_take_drafts_apart(tmp_path: Path, now: datetime) -> None:
    drafts = [parse(line(text=f"It stood {number} years.", url="nowhere")) for number in range(LARGE)]
    async with Store.open(tmp_path / "quoth.db") as store, Indexers(2) as indexers:
        first, second = [await indexers.index(drafts) for _ in range(2)]
        added = await store.articles.add_many(HERE.key, second, now=now)
    assert [one.draft for one in first] == drafts
    assert {said(note) for one in added for note in one.notes} == {"die Adresse ist keine und fehlt"}


async def test_what_is_given_to_a_person_of_theirs_reads_plainly(library: Library, now: datetime) -> None:
    mine = Scope.person(770000000000000001)
    (one,) = (await library.read_file("a.txt", WORDS.encode("cp1252"))).drafts
    await library.add(mine, one, now=now)
    given = json.loads(await library.privacy.export(770000000000000001, now=now))
    assert "\x1e" not in str(given)
    assert '["read as windows-1252"]' in str(given)


def test_copies_of_messages_are_as_good_and_json_has_their_text() -> None:
    one = parse(line(text="It stood.", url="nowhere"))
    for (note,) in (asdict(one)["notes"], copy.deepcopy(one).notes, replace(one, text="It burned.").notes):
        assert isinstance(note, Message)
        assert said(note) == "die Adresse ist keine und fehlt"
    assert json.loads(json.dumps(one.notes)) == ["the address is not a web address and was left out"]
