"""Folders: which files below them are articles."""

from pathlib import Path

from bot.intake.folder import walk


def put(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("It stood.", "utf-8")


def found(*paths: Path, below: Path) -> list[str]:
    return [path.relative_to(below).as_posix() for path in walk(paths)]


def test_articles_come_in_a_fixed_order(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a/z.md", "a/c.HTML", "d.jsonl", "e.docx", "Makefile")
    assert found(tmp_path, below=tmp_path) == ["a/c.HTML", "a/z.md", "b.txt", "d.jsonl"]


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path, ".hidden.txt", ".git/a.txt", "a/.b/c.txt", "d.txt")
    assert found(tmp_path, below=tmp_path) == ["d.txt"]


def test_a_hidden_folder_that_was_named_is_read(tmp_path: Path) -> None:
    put(tmp_path, ".notes/a.txt")
    assert found(tmp_path / ".notes", below=tmp_path) == [".notes/a.txt"]


def test_a_file_that_was_named_is_taken_whatever_it_is(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf", "b/c.txt")
    assert found(tmp_path / "a.pdf", tmp_path / "b", tmp_path / "none", below=tmp_path) == ["a.pdf", "b/c.txt", "none"]


def test_a_link_leads_nowhere_outside(tmp_path: Path) -> None:
    put(tmp_path, "secret/a.txt", "shelf/b.txt")
    (tmp_path / "shelf" / "out.txt").symlink_to(tmp_path / "secret" / "a.txt")
    (tmp_path / "shelf" / "folder").symlink_to(tmp_path / "secret", target_is_directory=True)
    (tmp_path / "shelf" / "loop").symlink_to(tmp_path / "shelf", target_is_directory=True)
    (tmp_path / "shelf" / "in.txt").symlink_to(tmp_path / "shelf" / "b.txt")
    (tmp_path / "shelf" / "broken.txt").symlink_to(tmp_path / "none")
    assert found(tmp_path / "shelf", below=tmp_path) == ["shelf/b.txt", "shelf/in.txt"]


def test_a_folder_named_like_an_article_is_none(tmp_path: Path) -> None:
    put(tmp_path, "mill.txt/a.txt")
    assert found(tmp_path, below=tmp_path) == ["mill.txt/a.txt"]
