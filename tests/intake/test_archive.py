"""Archives: which files are taken out, and what is refused before it does harm."""

from zipfile import ZIP_BZIP2, ZIP_STORED

import pytest

from bot.errors import BotError, TooLarge, Unreadable
from bot.intake import archive
from bot.intake.archive import members
from tests.intake.documents import packed

MILL, FERRY = b"The mill stood by the river.", b"The ferry left at noon."


def told(data: bytes) -> dict[str, bytes | str]:
    return {name: str(one) if isinstance(one, BotError) else one for name, one in members("all.zip", data)}


def test_article_files_come_out_in_a_fixed_order() -> None:
    files = {"z.txt": MILL, "deep/a.md": FERRY, "picture.png": b"\x89PNG", ".hidden.txt": b"x", "__MACOSX/a.md": b"x"}
    assert list(told(packed(files)).items()) == [("deep/a.md", FERRY), ("z.txt", MILL)]


@pytest.mark.parametrize("name", ["../../etc/mill.txt", "/etc/mill.txt", "..\\..\\etc\\mill.txt"])
def test_names_that_lead_elsewhere_lead_nowhere(name: str) -> None:
    assert told(packed({name: MILL})) == {"etc/mill.txt": MILL}


def test_t4_a_name_cannot_command_the_terminal() -> None:
    assert told(packed({"a\x1b[2J\u202e.txt": MILL})) == {"a�[2J�.txt": MILL}


def test_an_archive_in_an_archive_is_left_out_and_the_rest_is_read() -> None:
    found = told(packed({"inner.zip": packed({"a.txt": MILL}), "b.txt": FERRY}))
    assert found["b.txt"] == FERRY
    assert "add it by itself" in str(found["inner.zip"])


def test_f1_a_bomb_is_refused_by_its_size_and_by_its_ratio(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = packed({f"{number}.txt": b"a" * 9_000_000 for number in range(9)})
    with pytest.raises(TooLarge, match="the limit is 50 MB, and 100 times its own size"):
        told(bomb)
    monkeypatch.setattr(archive, "MAX_RATIO", 10**6)
    with pytest.raises(TooLarge, match="the limit is 50 MB"):
        told(bomb)


def test_f1_a_size_that_lies_does_not_help(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed({"a.txt": b"a" * 2_000_000})
    # The declared sizes, in the directory and before the file, are made small.
    lying = data.replace((2_000_000).to_bytes(4, "little"), (9).to_bytes(4, "little"))
    assert lying != data
    assert told(lying) == {"a.txt": "it is damaged."}


def test_f1_too_many_files_are_refused_with_the_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBERS", 3)
    with pytest.raises(TooLarge, match=r"holds 4 files; the limit is 3"):
        told(packed({f"{number}.txt": MILL for number in range(4)}))


def test_what_is_packed_otherwise_is_left_out() -> None:
    assert "as an ordinary zip" in str(told(packed({"a.txt": MILL}, ZIP_BZIP2))["a.txt"])


def test_a_locked_file_is_left_out_and_says_so() -> None:
    data = packed({"a.txt": MILL, "b.txt": FERRY}, ZIP_STORED)
    # The first flag of the first file, in its head and in the directory.
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(sign) + at
        data = data[:place] + b"\x01" + data[place + 1 :]
    found = told(data)
    assert "protected by a password" in str(found["a.txt"])
    assert found["b.txt"] == FERRY


def test_a_damaged_file_is_left_out_and_the_rest_is_read() -> None:
    data = packed({"a.txt": MILL, "b.txt": FERRY}, ZIP_STORED)
    assert told(data.replace(b"mill", b"hill", 1)) == {"a.txt": "it is damaged.", "b.txt": FERRY}


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK" + b"\0" * 100, packed({"a.txt": MILL})[:-10]])
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"all\.zip is damaged"):
        told(data)


def test_an_archive_without_articles_is_refused() -> None:
    with pytest.raises(Unreadable, match="in it"):
        told(packed({"picture.png": b"\x89PNG", "folder/": b""}))
