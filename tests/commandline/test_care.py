import json
import os
import sqlite3
import tempfile
from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path

import pytest

from bot.commandline import care
from bot.settings import Settings
from tests.commandline.conftest import Run

LINE = json.dumps({"text": "The lamp at Hook Point was lit in 1864."}).encode()
CANARY = "MTIzNDU2Nzg5MDEyMzQ1Njc4.canary.this-must-not-be-seen-anywhere-at-all"


def matter(written: str, name: str) -> str:
    """What `check` said of a matter."""
    (line,) = [line for line in written.splitlines() if line.startswith(f"{name}: ")]
    return line.removeprefix(f"{name}: ")


def test_check_says_how_it_stands_with_each_matter_and_what_is_wrong(run: Run, workplace: Path) -> None:
    run("add", "--jsonl", "-", stdin=LINE)
    sound = run("check")
    assert (sound.code, sound.out) == (0, "")
    said = [line.split(": ")[0] for line in sound.err.splitlines()]
    assert said == [
        "settings", "token", "permissions", "readers", "zones known here", "disk", "schema", "pages", "foreign keys",
        "texts and offsets", "index", "versions", "stories", "digests", "time zones", "shelf", "The database is sound.",
    ]  # fmt: skip
    with closing(sqlite3.connect(workplace / "quoth.db")) as connection, connection:
        connection.execute("UPDATE articles SET length = 1")
    wrong = run("check")
    assert (wrong.code, wrong.out) == (1, "article 1: 39 characters, 1 noted\n")
    assert matter(wrong.err, "texts and offsets") == "problems: 1"
    assert wrong.err.endswith("\nProblems found: 1.\n")


def test_check_makes_no_database_where_there_is_none(run: Run, workplace: Path) -> None:
    ran = run("--database", "elsewhere.db", "check")
    assert (ran.code, ran.out) == (0, "")
    assert "\nNo problems. There is no elsewhere.db yet" in ran.err
    assert list(workplace.iterdir()) == []


def test_check_names_what_is_in_the_file_of_settings_and_no_setting(run: Run, workplace: Path) -> None:
    (workplace / ".env").write_text("OTHER=\nlog_level=INFO\nTZ=UTC\n")
    ran = run("check")
    assert (ran.code, ran.out) == (0, "")
    assert matter(ran.err, "settings") == "usable; not ours in .env: OTHER, TZ"


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [("METRIC_PORT", "METRICS_PORT"), ("DISCORD_BOT_TOKEN", "DISCORD_TOKEN"), ("loglevel", "LOG_LEVEL"),
     ("MESSAGE_CONTNET_INTENT", "MESSAGE_CONTENT_INTENT")],
)  # fmt: skip
def test_check_takes_a_name_that_looks_like_a_setting_for_one_misspelt(
    wrong: str, meant: str, run: Run, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = f"{wrong.upper()} is no setting: is {meant} meant?\n"
    (workplace / ".env").write_text(f"{wrong}=7\nTZ=UTC\n")
    in_the_file = run("check")
    (workplace / ".env").unlink()
    monkeypatch.setenv(wrong, "7")
    in_the_environment = run("check")
    assert [ran[:2] for ran in (in_the_file, in_the_environment)] == 2 * [(1, said)]


@pytest.mark.parametrize("token", [CANARY, "0" * 64, f"Bot {CANARY}", "abc.def.ghi", CANARY.replace(".", "")])
def test_x1_check_knows_a_token_by_its_shape_and_never_shows_it(
    token: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", token)
    ran = run("check")
    good = token == CANARY
    assert (ran.code, "DISCORD_TOKEN does not look like a bot token" in ran.out) == (0 if good else 1, not good)
    assert token not in ran.out + ran.err
    assert matter(ran.err, "token").startswith("has the shape" if good else "problems: 1")


def opened_to_all(workplace: Path) -> None:
    workplace.chmod(0o777)


def token_for_all(workplace: Path) -> None:
    (workplace / ".env").write_text(f"DISCORD_TOKEN={CANARY}\n")
    (workplace / ".env").chmod(0o644)


@pytest.mark.parametrize(("spoil", "said"), [(opened_to_all, "chmod o-w"), (token_for_all, "chmod 600 .env")])
def test_x1_check_tells_of_files_that_are_everybodys(
    spoil: Callable[[Path], None], said: str, run: Run, workplace: Path
) -> None:
    assert run("check").code == 0
    spoil(workplace)
    ran = run("check")
    assert (ran.code, ran.out.count("\n")) == (1, 1)
    assert said in ran.out
    assert CANARY not in ran.out + ran.err


def test_a_folder_in_which_everybody_may_write_their_own_is_no_problem(run: Run, workplace: Path) -> None:
    workplace.chmod(0o1777)
    assert run("check").code == 0


@pytest.fixture
def nobody() -> Generator[Path]:
    """A folder in which the test, which is nobody in particular while it lasts, may not write."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o555)
        was = os.geteuid()
        if was == 0:
            os.seteuid(65534)
        try:
            yield Path(name)
        finally:
            os.seteuid(was)


def test_g3_a_folder_that_cannot_be_written_is_told(nobody: Path) -> None:
    settings = Settings(_env_file=None, database_path=nobody / "quoth.db", articles_path=nobody)  # pyright: ignore[reportCallIssue]
    (problem,) = care.permissions(settings).problems
    assert problem == f"{nobody} cannot be written: SQLite keeps its log there, beside the database"


def test_g3_a_file_that_may_only_be_read_ends_with_2_and_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "quoth.db"
        run("--database", str(path), "add", "--jsonl", "-", stdin=LINE)
        Path(name).chmod(0o755)
        path.chmod(0o444)
        monkeypatch.chdir(name)
        before = path.read_bytes()
        was = os.geteuid()
        if was == 0:
            os.seteuid(65534)
        try:
            for command in ("list", "check"):
                ran = run("--database", str(path), command)
                assert ran.code == 2
                assert f"{path} cannot be written (Permission denied)" in ran.err
        finally:
            os.seteuid(was)
        assert path.read_bytes() == before


def test_check_names_what_of_the_shelf_cannot_be_read(nobody: Path) -> None:
    was, me = os.geteuid(), os.getuid()
    os.seteuid(me)
    shelf = nobody / "shelf"
    (shelf / "deep").mkdir(parents=True)
    for name in ("open.txt", "closed.txt", "deep/inside.txt"):
        (shelf / name).write_text("The lamp was lit.")
    (shelf / "closed.txt").chmod(0o200)
    (shelf / "deep").chmod(0)
    os.seteuid(was)
    try:
        settings = Settings(_env_file=None, database_path=shelf / "no" / "quoth.db", articles_path=shelf)  # pyright: ignore[reportCallIssue]
        folder, file = care.permissions(settings).problems
    finally:
        os.seteuid(me)
        (shelf / "deep").chmod(0o700)
        os.seteuid(was)
    assert folder.startswith(f"The folder {shelf / 'deep'} cannot be listed (Permission denied)")
    assert file == f"{shelf / 'closed.txt'} cannot be read: let the bot's user read it"


def test_check_names_what_is_left_out_of_the_shelf_and_why(
    run: Run, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert matter(run("check").err, "shelf") == "there is no folder data/articles"
    shelf = workplace / "shelf"
    shelf.mkdir()
    monkeypatch.setenv("ARTICLES_PATH", str(shelf))
    (shelf / "lamp.txt").write_text("The lamp was lit.")
    # With a database and without one.
    for _ in range(2):
        sound = run("check")
        assert (sound.code, matter(sound.err, "shelf")) == (0, "1 files, none left out")
        (shelf / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
        (shelf / "all.jsonl").write_text('{"text": "The lamp was lit."}\nnonsense\n')
        wrong = run("check")
        jsonl, picture = wrong.out.splitlines()
        assert wrong.code == 1
        assert picture == "left out of the shelf: picture.txt: picture.txt is no text, whatever its name says."
        assert jsonl.startswith("left out of the shelf: all.jsonl: all.jsonl, line 2: ")
        (shelf / "picture.txt").unlink()
        (shelf / "all.jsonl").unlink()
        run("add", "--jsonl", "-", stdin=LINE)
    assert run("list").out.count("\n") == 1, "nothing was loaded"


def test_x1_check_says_who_else_can_read_the_database_and_that_is_no_problem(run: Run, workplace: Path) -> None:
    run("add", "--jsonl", "-", stdin=LINE)
    run("backup", "copy.db")
    assert matter(run("check").err, "readers") == "the database and its copies beside it are their owner's alone"
    (workplace / "quoth.db").chmod(0o644)
    (workplace / "copy.db").chmod(0o604)
    workplace.chmod(0o755)
    ran = run("check")
    assert (ran.code, ran.out) == (0, "")
    assert matter(ran.err, "readers").endswith("chmod go-rwx quoth.db copy.db")
    workplace.chmod(0o700)
    assert "owner's alone" in matter(run("check").err, "readers"), "nobody else gets into the folder"


def test_a_disk_without_room_for_a_copy_is_told() -> None:
    assert care.room(1_000_000_000, 80_000_000_000).problems == ()
    (problem,) = care.room(1_000_000_000, 1_000_000_000).problems
    assert problem.startswith("only 1,000.0 MB of disk are free")
    assert care.room(0, 10_000_000).problems


def test_a_backup_is_a_database(run: Run, workplace: Path) -> None:
    run("add", "--jsonl", "-", stdin=LINE)
    ran = run("backup", "copy.db")
    assert (ran.code, ran.out) == (0, "")
    assert "To restore: stop the bot" in ran.err
    assert run("--database", "copy.db", "list").out == run("list").out
    again = run("backup", "copy.db")
    assert (again.code, again.err) == (1, "copy.db exists already; name a new file.\n")
    assert run("backup", "nowhere/copy.db").code == 2


def test_a_backup_is_restored_as_it_is_told(run: Run, workplace: Path) -> None:
    run("add", "--jsonl", "-", stdin=LINE)
    run("backup", "copy.db")
    before = run("ask", "--json", "When was the lamp lit?").out
    run("add", "--jsonl", "-", stdin=json.dumps({"text": "A bell rang at noon, and again at one."}).encode())
    (workplace / "quoth.db-wal").unlink(missing_ok=True)
    (workplace / "quoth.db-shm").unlink(missing_ok=True)
    (workplace / "copy.db").rename(workplace / "quoth.db")
    assert run("check").code == 0
    assert run("ask", "--json", "When was the lamp lit?").out == before
    assert run("list").out.count("\n") == 1


def test_health_is_told_by_the_age_of_the_file(run: Run, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unset = run("health")
    assert (unset.code, "HEALTH_FILE is not set" in unset.err) == (2, True)
    monkeypatch.setenv("HEALTH_FILE", str(workplace / "well"))
    assert run("health") == (1, "", "Not well: there is no sign of a bot that is connected.\n")
    (workplace / "well").touch()
    well = run("health")
    assert (well.code, well.err.startswith("Well: the last sign is ")) == (0, True)
    os.utime(workplace / "well", (1_000_000_000, 1_000_000_000))
    assert run("health").code == 1


def test_g2_a_damaged_file_ends_with_2_and_is_left_as_it_is(run: Run, workplace: Path) -> None:
    run("add", "--jsonl", "-", stdin=LINE)
    run("backup", "copy.db")
    (workplace / "quoth.db").write_bytes(b"nonsense" * 1000)
    for command in ("list", "check"):
        ran = run(command)
        assert (ran.code, ran.out) == (2, "")
        assert "quoth.db is damaged" in ran.err
        assert "copy.db" in ran.err
    assert (workplace / "quoth.db").read_bytes() == b"nonsense" * 1000


def test_g3_a_path_that_cannot_be_a_database_ends_with_2(run: Run, workplace: Path) -> None:
    assert "is a folder" in run("--database", str(workplace), "list").err
    assert "There is no folder" in run("--database", "nowhere/quoth.db", "list").err
    assert run("--database", str(workplace), "list").code == 2
    for path in (str(workplace), "nowhere/quoth.db"):
        assert run("--database", path, "check").code == 2


def test_g4_another_programs_database_ends_with_2(run: Run, workplace: Path) -> None:
    with closing(sqlite3.connect(workplace / "books.db")) as connection, connection:
        connection.execute("CREATE TABLE books (title)")
    ran = run("--database", "books.db", "check")
    assert (ran.code, ran.out) == (2, "")
    assert "another program's database" in ran.err
    # What can be said without it is said.
    assert matter(ran.err, "disk")
