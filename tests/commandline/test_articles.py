import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.commandline import adding
from tests.commandline.conftest import Run
from tests.intake.documents import column, packed, pdf, scan

TEXT = "The lamp at Hook Point was lit in 1864. Nobody lives there now."


def line(text: str, **fields: str) -> str:
    return json.dumps({"text": text, **fields}) + "\n"


def test_files_and_folders_are_added_and_named(run: Run, workplace: Path) -> None:
    (workplace / "deep").mkdir()
    (workplace / "deep" / "a.txt").write_text(TEXT)
    (workplace / "b.md").write_text(f"# A lamp\n\n{TEXT}")
    ran = run("add", "deep", "b.md")
    assert ran.out == "1\tnew\tThe lamp at Hook Point was lit in 1864.\n2\tnew\tA lamp\n"
    assert (ran.code, ran.err) == (0, "2 added.\n")
    again = run("add", "deep", "b.md")
    assert again.out.count("here already") == 2
    assert again.err == "0 added, 2 here already.\n"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.txt", None, "missing.txt: No such file or directory."),
        ("empty.txt", b"", "empty.txt is empty."),
        ("blank.txt", b" \n\n", "blank.txt is empty."),
        ("picture.txt", b"\x89PNG\r\n\x1a\n0000", "picture.txt is no text, whatever its name says."),
        ("program.exe", b"MZ", "program.exe: only"),
        ("ftp://example.org/a", None, "ftp://example.org/a: This is not a web address"),
        ("/dev/zero", None, "/dev/zero: this is no file."),
    ],
)
def test_what_cannot_be_added_is_named_once_and_the_rest_is_in(
    run: Run, workplace: Path, name: str, content: bytes | None, said: str
) -> None:
    (workplace / "good.txt").write_text(TEXT)
    if content is not None:
        (workplace / name).write_bytes(content)
    ran = run("add", name, "good.txt")
    assert ran.code == 2
    assert ran.err.startswith(said)
    assert ran.err.endswith("1 added, 1 left out.\n")
    assert ran.err.count(name) == 1
    assert len(ran.out.splitlines()) == 1


def test_a_folder_without_articles_is_told(run: Run, workplace: Path) -> None:
    (workplace / "empty").mkdir()
    ran = run("add", "empty")
    assert (ran.code, ran.out) == (2, "")
    assert "no .eml, .htm, .html, .jsonl, .markdown, .md, .pdf, .txt, .zip files in this folder" in ran.err


def test_t6_a_file_over_the_limit_is_refused_with_the_limit(run: Run, workplace: Path) -> None:
    (workplace / "long.txt").write_text("lamp " * 1_100_000)
    ran = run("add", "long.txt")
    assert (ran.code, ran.out) == (1, "")
    assert "the limit is 5 MB" in ran.err


def test_json_lines_are_taken_one_by_one(run: Run, workplace: Path) -> None:
    lines = [line(TEXT, title="Lamp"), "not json\n", '{"title": "no text"}\n', "\n", line("  "), line("A door shuts.")]
    (workplace / "many.jsonl").write_text("".join(lines))
    for ran in (run("add", "--jsonl", "many.jsonl"), run("add", "--library", "user:5", "many.jsonl")):
        assert ran.code == 2
        assert [row.split("\t")[2] for row in ran.out.splitlines()] == ["Lamp", "A door shuts."]
        for number in (2, 3, 5):
            assert f"many.jsonl, line {number}: " in ran.err
        assert ran.err.endswith("2 added, 3 left out.\n")


def test_json_lines_from_standard_input(run: Run) -> None:
    ran = run("add", "--jsonl", "-", stdin=line(TEXT).encode() + b"\xff\n")
    assert (ran.code, ran.out.count("new")) == (2, 1)
    assert "standard input, line 2: " in ran.err


def test_t6_an_endless_line_is_refused_and_the_next_one_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.commandline.source.MAX_FILE_BYTES", 1000)
    monkeypatch.setattr("bot.intake.json_lines.MAX_FILE_BYTES", 1000)
    ran = run("add", "--jsonl", "-", stdin=(line("lamp " * 5000) + line(TEXT)).encode())
    assert ran.code
    assert ran.out.count("new") == 1
    assert ran.err.startswith("standard input, line 1: ")
    assert ran.err.endswith("1 added, 1 left out.\n")
    assert "the limit is" in ran.err


def test_articles_are_stored_a_batch_at_a_time(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "BATCH", 7)
    ran = run("add", "--jsonl", "-", stdin="".join(line(f"Lamp {n} is lit.") for n in range(30)).encode())
    assert ran.out.count("\tnew\t") == 30
    assert [row.split("\t")[0] for row in run("list").out.splitlines()] == [str(n) for n in range(30, 0, -1)]


def test_wrong_use_of_add(run: Run) -> None:
    assert run("add").code == 2
    assert run("add", "--jsonl", "missing.jsonl").err == "missing.jsonl: No such file or directory.\n"
    assert run("add", "--jsonl", ".").code == 2
    assert run("--library", "server:1", "list").code == 2


def test_an_article_is_listed_shown_and_removed(run: Run) -> None:
    run("add", "--jsonl", "-", stdin=line(TEXT, title="Lamp\x1b[2J", published="2026-05-03", author="Ada").encode())
    assert run("list").out == "1\t2026-05-03\ten\tLamp [2J\n"
    shown = run("show", "1")
    assert shown.out.startswith("title: Lamp [2J\nauthor: Ada\npublished: 2026-05-03\nlanguage: en\n\n")
    assert shown.out.endswith(f"\n\n{TEXT}\n")
    as_json = json.loads(run("show", "1", "--json").out)
    assert (as_json["text"], as_json["characters"], as_json["library"]) == (TEXT, len(TEXT), "shelf")
    assert json.loads(run("list", "--json").out)["id"] == 1
    gone = run("remove", "1")
    assert (gone.code, gone.out, gone.err) == (0, "", "Removed 1: Lamp [2J\n")
    for command in ("show", "remove"):
        missing = run(command, "1")
        assert (missing.code, missing.out) == (1, "")
        assert "no article 1 here" in missing.err
    assert "no articles yet" in run("list").err


def test_p1_a_library_is_chosen_by_an_option_before_or_behind_the_command(run: Run) -> None:
    run("add", "--library", "guild:1", "--jsonl", "-", stdin=line(TEXT).encode())
    assert run("--library", "guild:1", "list").out
    assert run("list", "--library", "guild:2").out == ""
    assert run("show", "1").code == 1
    assert run("export").out == ""
    assert run("export", "--library", "guild:1").out


def test_p4_a_room_is_chosen_by_its_channel_and_read_with_its_library(run: Run) -> None:
    run("add", "--library", "guild:1", "--jsonl", "-", stdin=line("The bakery opened at four.").encode())
    run("add", "--library", "guild:1/7", "--jsonl", "-", stdin=line("The mill ground barley.").encode())
    assert len(run("list", "--library", "guild:1/7").out.splitlines()) == 2
    assert len(run("list", "--library", "guild:1").out.splitlines()) == 1
    exported = run("export", "--library", "guild:1/7").out
    assert ("barley" in exported, "bakery" in exported) == (True, False)
    assert run("remove", "2", "--library", "guild:1").code == 1
    assert run("remove", "2", "--library", "guild:1/7").code == 0
    assert run("check").code == 0


def test_a_library_of_all_sorts_is_exported_the_same_byte_for_byte_after_it_was_taken_back(
    run: Run, workplace: Path
) -> None:
    odd = {
        "text": "\ufeffA\u00a0line. NUL \0, \u202eRTL\u202c, \u2028 and 🎈.\n\n\n\ncafe\u0301  \n",
        "title": "Élan “vital” \\ \t" + "x" * 400,
        "url": "https://example.org/a?b=c&d=%C3%A9#e",
        "source": "Sound Gazette",
        "author": "Ada Quill; Bo",
        "date": "2026-05-03T09:00:00+02:00",
        "language": "pt-BR",
        "rights": "© 2026 Sound Gazette",
    }
    (workplace / "odd.jsonl").write_text(json.dumps(odd))
    (workplace / "letter.eml").write_text(f"from: Ann <ann@example.org>\nsubject: =?utf-8?q?caf=C3=A9?=\n\n{TEXT}")
    (workplace / "mill.pdf").write_bytes(pdf(column(f"{TEXT} Or so it is said."), title="A lamp"))
    samples = Path(__file__).resolve().parents[2] / "data" / "articles"
    added = run("--database", "one.db", "add", str(samples), "odd.jsonl", "letter.eml", "mill.pdf")
    assert (added.code, added.out.count("\tnew\t")) == (0, 19)
    exported = run("--database", "one.db", "export").out
    assert run("--database", "two.db", "add", "--jsonl", "-", stdin=exported.encode()).code == 0
    assert run("--database", "two.db", "export").out.encode() == exported.encode()
    assert json.loads(exported.split("\n")[-4])["text"] == odd["text"]


def test_files_of_many_sorts_are_added_and_what_cannot_be_read_is_listed_at_the_end(run: Run, workplace: Path) -> None:
    folder = workplace / "all"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(scan())
    (folder / "b.pdf").write_bytes(pdf(column(TEXT)))
    (folder / "c.zip").write_bytes(packed({"x.txt": b"", "y.md": b"# Door\n\nIt shuts.", "z.zip": b"PK"}))
    (folder / "d.eml").write_text("subject: Letter\n\nDear Ann, the lamp is lit.")
    ran = run("add", "all")
    assert [row.split("\t")[2] for row in ran.out.splitlines()] == [
        "The lamp at Hook Point was lit in 1864.",
        "Door",
        "Letter",
    ]
    assert ran.code == 2
    assert [row.split(": ")[:2] for row in ran.err.splitlines()] == [
        ["all/a.pdf", "It is a scan"],
        ["all/c.zip", "x.txt"],
        ["all/c.zip", "z.zip"],
        ["3 added, 3 left out."],
    ]


@given(
    texts=st.lists(
        st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r"), min_size=1).filter(str.strip),
        unique=True,
        max_size=5,
    )
)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_t5_what_is_exported_and_added_again_is_the_same_to_the_character(
    run: Run, workplace: Path, texts: list[str]
) -> None:
    for file in workplace.glob("*.db*"):
        file.unlink()
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    assert run("--database", "one.db", "add", "--jsonl", "-", stdin=lines.encode()).code == 0
    exported = run("--database", "one.db", "export").out
    assert run("--database", "two.db", "add", "--jsonl", "-", stdin=exported.encode()).code == 0
    again = run("--database", "two.db", "export").out
    for out in (exported, again):
        assert [json.loads(row)["text"] for row in out.split("\n")[:-1]] == texts
    assert run("--database", "two.db", "check").code == 0
