"""`privacy show`, `export`, `delete`."""

import json

import pytest

from tests.commandline.conftest import Run

PERSON = "770000000000000001"


def test_what_is_kept_is_shown_given_out_and_erased(run: Run) -> None:
    assert run("privacy", "show", "--person", PERSON).err == "Nothing is kept about them.\n"
    run("watch", "add", "Who bakes now?", "--person", PERSON, "--library", "guild:5")
    run("add", "-", "--library", f"user:{PERSON}")
    assert run("privacy", "show", "--person", PERSON).out == "guild:5\twatches\t1\n"
    given = json.loads(run("privacy", "export", "--person", PERSON).out)
    assert [one["question"] for one in given["elsewhere"]["watches"]] == ["Who bakes now?"]
    assert "Nothing is kept" in run("privacy", "delete", "--person", PERSON).err
    assert run("privacy", "show", "--person", PERSON).out == ""


@pytest.mark.parametrize("number", ["0", "ann", "٣", "9" * 30])
def test_what_is_no_number_is_no_person(run: Run, number: str) -> None:
    assert run("privacy", "show", "--person", number).code == 2
