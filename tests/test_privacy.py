"""What is kept about a person and a server; PRIVACY.md held against the schema."""

import json
import re
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.library import Library
from bot.models import Delivery, Draft, EntryNote, Fate, Feed, Follow, Order, Page, Place, Retention, Scope, Sort
from bot.models.privacy import Kept
from bot.settings import Settings
from bot.store import Store

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
PERSON, OTHER = 770000000000000001, 880000000000000002
CHANNEL, MESSAGE, THEIR_CHANNEL = 550000000000000003, 660000000000000004, 440000000000000005
SERVER = 990000000000000006
OWN, GUILD = Scope.person(PERSON), Scope.guild(SERVER)
#: Long enough to be known again when somebody else prints them.
LAMP = (
    "The lamp of Gull Rock was lit for the last time in 1987. It has been electric since then. Nobody misses the oil. "
    "Keeper Olsen counted ships on clear nights, and his daughter has the notebook still."
)
OVEN = (
    "Old Marta opened her bakery at four every morning. She never sold a loaf that was not warm. The oven is cold now. "
    "Her nephew keeps the sign in a shed behind the mill, together with forty tins for cakes that nobody orders."
)

ROOT = Path(__file__).resolve().parent.parent
#: Columns that can hold no person's, server's, channel's or message's number and no name of theirs.
HARMLESS = {
    "libraries": "id next_sentence indexed",
    "articles": "id library title untitled length digest url source author published language rights notes added file"
    " first_sentence sentences text",
    "versions": "article version title replaced text",
    "sentences": "id article paragraph start end kind orphan place size words stems",
    "search": "stems search rank",
    "vocabulary": "term doc cnt",
    "sketches": "article story shingles sketch library",
    "fingerprints": "library hash article",
    "looks": "article looked",
    "settings": "library name",
    "uploads": "token library title text language added url source author published rights",
    "feeds": "id url title site due asked answered failures failing error stopped etag modified moved moves",
    "follows": "library feed words without full told",
    "entries": "library feed key fate when tries title link why",
    "shown": "person library article version start end when corrected",
    "digests": "id library person at zone days topics length silent empty alerts created due seen alerted last paused",
    "watches": "id library question created seen answered",
    "deliveries": "id library kind order slot part parts person silent nonce state asked settled error due tried seen"
    " body picture quoted",
    "files": "path size modified_ns digest",
    "meta": "name value",
}


def written() -> dict[str, tuple[set[str], set[str], str]]:
    """The tables of PRIVACY.md: columns with people's numbers, with others', and what is said of the table."""
    rows = re.findall(r"^\| `(\w+)` \|(.*?)\|(.*?)\|(.*?)\|", (ROOT / "PRIVACY.md").read_text("utf-8"), re.MULTILINE)
    return {
        name: (set(re.findall(r"`(\w+)`", people)), set(re.findall(r"`(\w+)`", others)), said)
        for name, said, people, others in rows
    }


def schema(path: Path) -> dict[str, list[str]]:
    """The columns of all tables, but for those in which SQLite keeps an index."""
    with closing(sqlite3.connect(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        mine = [one for one in names if not one.startswith(("sqlite_", "search_"))]
        return {one: [row[1] for row in connection.execute(f"PRAGMA table_xinfo({one})")] for one in mine}


def holding(path: Path, number: int) -> set[tuple[str, str]]:
    """Where in the tables a number stands, alone or in a text."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            (table, column)
            for table, columns in schema(path).items()
            for column in columns
            if table not in ("search", "vocabulary")
            and connection.execute(
                f'SELECT 1 FROM "{table}" WHERE instr(CAST("{column}" AS TEXT), ?) LIMIT 1',  # noqa: S608
                (str(number),),
            ).fetchone()
        }


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "quoth.db"


@pytest_asyncio.fixture
async def library(path: Path) -> AsyncGenerator[Library]:
    async with Library.open(Settings(database_path=path)) as opened:
        yield opened


@pytest_asyncio.fixture
async def store(library: Library, path: Path) -> AsyncGenerator[Store]:
    """The same file by its rooms, for what only a running bot writes."""
    async with Store.open(path) as opened:
        yield opened


async def fill(library: Library, store: Store, scope: Scope, *, owner: int, place: Place, text: str) -> None:
    """Put something of everything into a library."""
    (number, *_) = [(await library.add(scope, Draft(text, title="It"), now=NOW)).article.id]
    await library.preferences.set(scope, "question_channel", str(CHANNEL))
    await library.keep_upload(scope, Draft(text.upper()), now=NOW)
    feed = Feed(0, f"https://example.org/{len(text)}", "Feed", "", NOW)
    followed = await store.feeds.follow(feed, Follow(scope.key, owner=owner, channel=CHANNEL), most=9)
    assert followed
    note = EntryNote("An entry", "", Fate.SKIPPED, "It is a list of links.", NOW)
    assert await store.entries.settle(scope.key, followed[0], "1", note, None)
    digest = await library.digests.schedule(scope, Order(place, owner=owner), now=NOW)
    watch = await library.digests.watch(scope, "When was the lamp lit for the last time?", owner, now=NOW)
    await store.shown.note(scope.key, place, MESSAGE + len(text), [(number, 0, 10)], now=NOW)
    await store.shown.note(scope.key, Place(owner, person=True), MESSAGE - len(text), [(number, 0, 10)], now=NOW)
    for kind, order, slot in ((Sort.EDITION, digest.id, "2026-05-04"), (Sort.WATCH, watch.id, "answer")):
        page, to = Page('{"said": "A page."}', b"PNG"), Place(owner, person=True) if kind is Sort.WATCH else place
        one = Delivery(0, scope.key, kind, order, slot, 1, 1, to, page, True, f"{kind}{order}")
        assert await store.deliveries.add([one])
        waiting = await store.deliveries.next(to)
        assert waiting
        await store.deliveries.sent(waiting, MESSAGE, NOW)


@pytest_asyncio.fixture
async def filled(library: Library, store: Store, path: Path) -> Path:
    """A file in which a person has a library and stands in a server's; and so does another person."""
    await fill(library, store, OWN, owner=PERSON, place=Place(PERSON, person=True), text=LAMP)
    await fill(library, store, GUILD, owner=PERSON, place=Place(CHANNEL), text=OVEN)
    await library.digests.schedule(GUILD, Order(Place(PERSON, person=True)), now=NOW)
    await library.digests.watch(GUILD, "Who bakes now?", OTHER, now=NOW)
    digest = (await library.digests.list(GUILD))[0]
    await library.digests.pause(GUILD, digest.id)
    return path


async def test_privacy_md_names_every_table_and_every_column_that_holds_somebody(library: Library, path: Path) -> None:
    named, tables = written(), schema(path)
    assert set(named) == set(tables) == set(HARMLESS)
    for table, columns in tables.items():
        people, others, said = named[table]
        unknown = [one for one in columns if one not in people | others | set(HARMLESS[table].split())]
        # table_xinfo shows a column of FTS5's own named after the table.
        assert unknown == [], f"{table}: say in PRIVACY.md whether these can hold somebody, or that they are harmless"
        assert ("library" in columns or table == "sentences") == ("*Library.*" in said), table


async def test_all_that_privacy_md_says_of_people_is_really_there(filled: Path) -> None:
    people = {(table, column) for table, (columns, _, _) in written().items() for column in columns}
    assert holding(filled, PERSON) == people


async def test_and_so_is_what_it_says_of_servers_and_channels(filled: Path) -> None:
    others = {(table, column) for table, (_, columns, _) in written().items() for column in columns}
    numbers = (SERVER, CHANNEL, MESSAGE, MESSAGE + len(OVEN), MESSAGE - len(LAMP))
    assert {place for number in numbers for place in holding(filled, number)} == others


async def test_deleting_a_person_leaves_nothing_of_them_and_all_of_others(library: Library, filled: Path) -> None:
    await library.privacy.delete(PERSON)
    assert holding(filled, PERSON) == set()
    assert await library.privacy.show(PERSON) == []
    assert await library.count(OWN) == 0
    # The server keeps what is its own.
    assert await library.count(GUILD) == 1
    assert [one.follow.owner for one in await library.feeds.list(GUILD)] == [None]
    (digest,) = await library.digests.list(GUILD)
    assert (digest.order.owner, digest.order.place, digest.paused) == (None, Place(CHANNEL), "Somebody paused it.")
    assert [one.question for one in await library.digests.watches(GUILD, OTHER)] == ["Who bakes now?"]
    assert await library.check() == []
    await library.privacy.delete(PERSON)


async def test_what_is_deleted_is_not_readable_in_the_file(path: Path) -> None:
    async with Library.open(Settings(database_path=path)) as library:
        await library.add(OWN, Draft(LAMP), now=NOW)
        await library.digests.watch(GUILD, "Who bakes now?", PERSON, now=NOW)
        await library.privacy.delete(PERSON)
    for file in path.parent.iterdir():
        data = file.read_bytes()
        assert [words for words in (b"Gull Rock", b"Who bakes", str(PERSON).encode()) if words in data] == []


async def test_every_table_of_a_library_is_filled_and_erased(library: Library, filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        tables = [one for one, columns in schema(filled).items() if "library" in columns]

        def rows() -> dict[str, int]:
            which = "library = (SELECT id FROM libraries WHERE key = ?)"
            return {
                one: connection.execute(f"SELECT count(*) FROM {one} WHERE {which}", (GUILD.key,)).fetchone()[0]  # noqa: S608
                for one in tables
            }

        assert [one for one, count in rows().items() if not count] == []
        await library.erase(GUILD)
        assert not any(rows().values())
    assert holding(filled, SERVER) == set()


async def test_show_counts_by_library(library: Library, filled: Path) -> None:
    counts = {(one.library, one.sort): one.count for one in await library.privacy.show(PERSON)}
    assert counts == {
        (OWN.key, "articles"): 1, (OWN.key, "settings"): 2, (OWN.key, "uploads"): 1, (OWN.key, "follows"): 1,
        (OWN.key, "entries"): 1, (OWN.key, "digests"): 1, (OWN.key, "watches"): 1, (OWN.key, "deliveries"): 2,
        (OWN.key, "shown"): 2,
        (GUILD.key, "follows"): 1, (GUILD.key, "digests"): 2, (GUILD.key, "watches"): 1, (GUILD.key, "deliveries"): 1,
        (GUILD.key, "shown"): 1,
    }  # fmt: skip
    assert await library.privacy.show(OTHER) == [Kept(GUILD.key, "watches", 1)]
    assert await library.privacy.show(1) == []


async def test_export_holds_all_that_delete_erases(library: Library, filled: Path) -> None:
    given = json.loads(await library.privacy.export(PERSON, now=NOW))
    assert (given["person"], given["written"]) == (PERSON, NOW.isoformat())
    assert [one["text"] for one in given["library"]["articles"]] == [LAMP]
    assert [one["text"] for one in given["library"]["uploads"]] == [LAMP.upper()]
    assert {one["picture"] for one in given["library"]["deliveries"]} == {"UE5H"}
    assert [one["url"] for one in given["elsewhere"]["follows"]] == [f"https://example.org/{len(OVEN)}"]
    assert [one["library"] for one in given["elsewhere"]["watches"]] == [GUILD.key]
    # Every table in which show counts something, with as many rows.
    counted = {one.sort for one in await library.privacy.show(PERSON)}
    assert counted == {name for part in ("library", "elsewhere") for name, rows in given[part].items() if rows}


async def test_p1_export_holds_nothing_of_a_server_but_what_was_theirs(library: Library, store: Store) -> None:
    await fill(library, store, GUILD, owner=OTHER, place=Place(CHANNEL), text=OVEN)
    digest = (await library.digests.list(GUILD))[0]
    await library.digests.change(GUILD, digest.id, Order(Place(CHANNEL), owner=PERSON), now=NOW)
    await library.digests.pause(GUILD, digest.id)
    unsent = Delivery(
        0, GUILD.key, Sort.WATCH, 99, "answer", 1, 1, Place(PERSON, person=True), Page("Marta bakes."), True, "n"
    )
    assert await store.deliveries.add([unsent])
    text = await library.privacy.export(PERSON, now=NOW)
    assert [word for word in ("Marta", "Ann", "bakery", str(OTHER)) if word in text] == []
    assert len(json.loads(text)["elsewhere"]["digests"]) == 1


# Servers


async def test_d7_a_server_that_left_is_erased_after_its_grace(library: Library, filled: Path) -> None:
    await library.privacy.left(GUILD, now=NOW)
    library.privacy.met = True
    # Told once more, say at the next start, it does not begin anew.
    await library.privacy.left(GUILD, now=NOW + timedelta(days=3))
    await library.keep_house(now=NOW + timedelta(days=7) - timedelta(seconds=1))
    assert await library.count(GUILD) == 1
    await library.keep_house(now=NOW + timedelta(days=7))
    assert holding(filled, SERVER) == set()
    assert await library.count(OWN) == 1


async def test_d7_one_that_is_back_before_keeps_everything(library: Library, filled: Path) -> None:
    library.privacy.met = True
    await library.privacy.left(GUILD, now=NOW)
    assert await library.privacy.servers() == []
    assert await library.privacy.returned([Scope.guild(5), GUILD]) == [GUILD]
    assert await library.privacy.returned([GUILD]) == []
    assert await library.privacy.servers() == [GUILD]
    await library.keep_house(now=NOW + timedelta(days=30))
    assert await library.count(GUILD) == 1


async def test_d7_nothing_is_erased_before_discord_has_said_who_is_back(library: Library, filled: Path) -> None:
    await library.privacy.left(GUILD, now=NOW)
    await library.keep_house(now=NOW + timedelta(days=30))
    assert await library.count(GUILD) == 1


async def test_d7_without_a_grace_it_is_erased_at_once(path: Path) -> None:
    async with Library.open(Settings(database_path=path, grace_days=0)) as library:
        await library.preferences.set_retention(GUILD, Retention(5, None))
        await library.privacy.left(GUILD, now=NOW)
        assert holding(path, SERVER) == set()


async def test_a_server_of_which_nothing_is_kept_leaves_no_trace(library: Library, path: Path) -> None:
    await library.privacy.left(GUILD, now=NOW)
    await library.privacy.returned([GUILD])
    assert holding(path, SERVER) == set()
