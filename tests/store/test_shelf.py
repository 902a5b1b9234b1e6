import errno
import os
import sqlite3
import stat
from collections.abc import Generator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from bot.errors import BadSetting
from bot.library import Library
from bot.models import ArticleInfo, Scope, ShelfReport
from bot.settings import Settings
from tests.store.samples import BAKERY, FERRY, found_in_files

SHELF = Scope.shelf()


class Folder:
    """The shelf's folder, and the library that reads it."""

    def __init__(self, library: Library, path: Path, now: datetime) -> None:
        self.library = library
        self.path = path
        self._now = now

    def write(self, name: str, text: str | bytes) -> Path:
        file = self.path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    async def load(self) -> ShelfReport:
        report = await self.library.load_shelf(self.path, now=self._now)
        assert await self.library.check() == []
        return report

    async def articles(self) -> dict[str, ArticleInfo]:
        return {one.title: one for one in await self.library.list(SHELF, limit=99)}


@pytest.fixture
def folder(library: Library, settings: Settings, now: datetime) -> Folder:
    return Folder(library, settings.articles_path, now)


async def test_files_come_once_and_go_with_their_file(folder: Folder) -> None:
    folder.write("ferry.md", f"# The ferry\n\n{FERRY}")
    gone = folder.write("deep/bakery.txt", BAKERY)
    folder.write("notes.docx", "no article")
    assert await folder.load() == ShelfReport(2, 0, 0)
    assert await folder.load() == ShelfReport(0, 0, 0)
    gone.unlink()
    assert await folder.load() == ShelfReport(0, 0, 1)
    assert list(await folder.articles()) == ["The ferry"]


async def test_a_file_touched_but_unchanged_is_not_read_anew(folder: Folder, settings: Settings) -> None:
    file = folder.write("ferry.md", f"# The ferry\n\n{FERRY}")
    await folder.load()
    before = await folder.articles()
    os.utime(file, (1, 1))
    assert await folder.load() == ShelfReport(0, 0, 0)
    assert await folder.articles() == before
    # The new time is remembered: the next start does not open the file at all.
    with closing(sqlite3.connect(settings.database_path)) as connection:
        assert connection.execute("SELECT modified_ns FROM files").fetchone() == (10**9,)


async def test_a_changed_text_takes_the_place_of_the_old_one(folder: Folder) -> None:
    folder.write("ferry.txt", FERRY)
    await folder.load()
    folder.write("ferry.txt", FERRY + " The last ticket hangs in the library.")
    assert await folder.load() == ShelfReport(0, 1, 0)
    answer = await folder.library.ask(SHELF, "Where does the last ticket hang?")
    assert answer.quotes[0].text == "The last ticket hangs in the library."
    assert await folder.library.count(SHELF) == 1


async def test_a_changed_heading_keeps_the_article_and_its_number(folder: Folder) -> None:
    folder.write("ferry.md", f"---\ntitle: Ferry\nlanguage: en\n---\n{FERRY}")
    await folder.load()
    number = (await folder.articles())["Ferry"].id
    folder.write("ferry.md", f"---\ntitle: The last ferry\nlanguage: de\nsource: Sound Gazette\n---\n{FERRY}")
    assert await folder.load() == ShelfReport(0, 1, 0)
    renewed = (await folder.articles())["The last ferry"]
    assert (renewed.id, renewed.source, renewed.language) == (number, "Sound Gazette", "de")
    assert await folder.load() == ShelfReport(0, 0, 0)


async def test_an_unreadable_file_is_named_and_its_former_article_stays(folder: Folder) -> None:
    folder.write("ferry.txt", FERRY)
    folder.write("broken.jsonl", '{"text": "Fine so far."}\nnot json')
    report = await folder.load()
    assert (report.added, [name for name, _ in report.unread]) == (1, ["broken.jsonl"])
    folder.write("ferry.txt", b"\x89PNG\r\n\x1a\n")
    for _ in range(2):
        report = await folder.load()
        assert [name for name, _ in report.unread] == ["broken.jsonl", "ferry.txt"]
        assert "no text" in report.unread[1][1]
    assert await folder.library.count(SHELF) == 1


async def test_two_files_with_one_text_are_two_articles(folder: Folder) -> None:
    folder.write("a.txt", FERRY)
    other = folder.write("b.txt", FERRY)
    assert await folder.load() == ShelfReport(2, 0, 0)
    other.unlink()
    assert await folder.load() == ShelfReport(0, 0, 1)
    assert await folder.library.count(SHELF) == 1


async def test_a_file_of_many_articles(folder: Folder) -> None:
    lines = ['{"text": "First, a lamp."}', '{"text": "Then a door."}', '{"text": "First, a lamp."}']
    folder.write("all.jsonl", "\n".join(lines))
    assert await folder.load() == ShelfReport(2, 0, 0)
    folder.write("all.jsonl", "\n".join([lines[1], '{"text": "And a key."}', '{"text": "And a lock."}']))
    assert await folder.load() == ShelfReport(1, 1, 0)
    folder.write("all.jsonl", lines[1])
    assert await folder.load() == ShelfReport(0, 0, 2)


async def test_what_a_member_or_operator_added_is_not_the_folders_to_take(folder: Folder, now: datetime) -> None:
    await folder.library.add(SHELF, folder.library.pasted(FERRY, {"title": "By hand"}), now=now)
    file = folder.write("ferry.txt", FERRY)
    folder.write("bakery.md", f"# The bakery\n\n{BAKERY}")
    await folder.load()
    file.unlink()
    await folder.load()
    assert set(await folder.articles()) == {"By hand", "The bakery"}


async def test_words_of_a_file_taken_off_are_nowhere_in_the_database(folder: Folder, settings: Settings) -> None:
    folder.write("ferry.txt", FERRY)
    gone = folder.write("gone.txt", "Zanzibarrow kept quiet.")
    await folder.load()
    gone.unlink()
    await folder.load()
    assert found_in_files(settings.database_path.parent, b"anzibarrow") == []


async def test_a_file_name_that_is_not_utf8(folder: Folder) -> None:
    folder.write(os.fsdecode(b"f\xe9rry.txt"), FERRY)
    assert await folder.load() == ShelfReport(1, 0, 0)
    assert await folder.load() == ShelfReport(0, 0, 0)


async def test_no_folder_is_told(folder: Folder, now: datetime) -> None:
    with pytest.raises(BadSetting, match="There is no folder"):
        await folder.library.load_shelf(folder.path / "nowhere", now=now)


async def test_an_erased_shelf_is_read_again(folder: Folder) -> None:
    folder.write("ferry.txt", FERRY)
    await folder.load()
    await folder.library.erase(SHELF)
    assert await folder.library.count(SHELF) == 0
    assert await folder.load() == ShelfReport(1, 0, 0)


@contextmanager
def kept_out(path: Path) -> Generator[None]:
    """Nobody may look into the folder, and rights count while that lasts: root, whom none keeps out, is nobody then."""
    mode, was = stat.S_IMODE(path.stat().st_mode), os.geteuid()
    # Nobody works on the database all the same, which lies beside the folder.
    open_ = 0o055
    others = [one for one in path.parents if one.stat().st_mode & open_ != open_]
    modes = {one: stat.S_IMODE(one.stat().st_mode) for one in others}
    path.chmod(0)
    try:
        if was == 0:
            for one in others:
                one.chmod(modes[one] | open_)
            os.seteuid(65534)
        with pytest.raises(PermissionError):
            list(path.iterdir())
        yield
    finally:
        os.seteuid(was)
        path.chmod(mode)
        for one in others:
            one.chmod(modes[one])


async def test_a_folder_that_cannot_be_listed_keeps_its_articles_and_is_named(folder: Folder, now: datetime) -> None:
    folder.write("ferry.txt", FERRY)
    folder.write("deep/bakery.txt", BAKERY)
    gone = folder.write("gone.txt", "The lamp at Hook Point was lit in 1864.")
    await folder.load()
    before = await folder.articles()
    gone.unlink()
    with kept_out(folder.path / "deep"):
        report = await folder.library.load_shelf(folder.path, now=now)
    assert (report.removed, report.again, len(report.kept)) == (1, True, 1), "what is surely gone goes"
    assert report.kept[0] == (
        f"The folder {folder.path / 'deep'} cannot be listed (Permission denied); the articles that came from it are "
        "kept. Let the bot's user read and enter it."
    )
    with kept_out(folder.path):
        report = await folder.library.load_shelf(folder.path, now=now)
    assert (report.removed, [one.split(" (")[0] for one in report.kept]) == (
        0,
        [f"The folder {folder.path} cannot be listed"],
    )
    assert await folder.load() == ShelfReport(0, 0, 0)
    del before["The lamp at Hook Point was lit in 1864."]
    assert await folder.articles() == before


async def test_a_folder_whose_path_the_system_refuses_keeps_its_articles(folder: Folder) -> None:
    """No right is missing here: any error but that there is no such folder."""
    folder.write("ferry.txt", FERRY)
    await folder.load()
    loop = folder.path.parent / "loop"
    loop.symlink_to(loop)
    folder.path = loop
    with pytest.raises(OSError, match="symbolic") as raised:
        list(loop.iterdir())
    assert raised.value.errno == errno.ELOOP
    report = await folder.load()
    assert (report.removed, "Look after the disk" in report.kept[0]) == (0, True)
    assert await folder.library.count(SHELF) == 1


async def test_an_empty_folder_in_place_of_the_shelfs_keeps_the_articles(folder: Folder, now: datetime) -> None:
    folder.write("ferry.txt", FERRY)
    folder.write("deep/bakery.txt", BAKERY)
    await folder.load()
    before = await folder.articles()
    # What is seen when a disk is not mounted: the folder that it is mounted on.
    away = folder.path.rename(folder.path.with_name("away"))
    folder.path.mkdir()
    for _ in range(2):
        report = await folder.load()
        assert (report.removed, len(report.kept)) == (0, 1)
        assert "is not the one that its 2 articles came from: they are kept" in report.kept[0]
    folder.path.rmdir()
    away.rename(folder.path)
    assert await folder.load() == ShelfReport(0, 0, 0)
    assert await folder.articles() == before
    # As the sentence says, one file there empties it of the others.
    folder.path.rename(away)
    folder.path.mkdir()
    folder.write("mill.txt", "The mill stood by the weir.")
    assert await folder.load() == ShelfReport(1, 0, 2)


async def test_a_folder_that_was_emptied_empties_the_shelf(folder: Folder) -> None:
    files = [folder.write("ferry.txt", FERRY), folder.write("deep/bakery.txt", BAKERY)]
    await folder.load()
    for file in files:
        file.unlink()
    assert await folder.load() == ShelfReport(0, 0, 2)
    assert await folder.library.count(SHELF) == 0


async def test_a_file_that_is_no_article_is_not_opened_again_before_it_changes(folder: Folder) -> None:
    file = folder.write("ferry.txt", b"\x89PNG\r\n\x1a\n" + b"-" * len(FERRY))
    first = await folder.load()
    state = file.stat()
    file.write_bytes(FERRY.encode().ljust(state.st_size))
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert await folder.load() == first, "it looks the same, and so it was not opened"
    assert not first.again
    os.utime(file)
    assert (await folder.load()).added == 1


async def test_a_file_that_could_not_be_opened_is_to_be_tried_again(folder: Folder) -> None:
    folder.write("ferry.txt", FERRY)
    loop = folder.path / "loop.txt"
    loop.symlink_to(loop)
    report = await folder.load()
    assert (report.added, [name for name, _ in report.unread], report.again) == (1, ["loop.txt"], True)
