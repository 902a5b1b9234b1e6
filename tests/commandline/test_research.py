import json
from typing import Any, cast

import pytest

from tests.commandline.conftest import Run

TEXT = (
    "The lamp at Hook Point was lit in 1864. A storm broke it on 3 May 1903.\n\n"
    "“Nobody asked us,” said the keeper, Ada Moe. “We wept.”"
)
OTHER = "The lamp at Hook Point was lit in 1866. It is red."


@pytest.fixture(autouse=True)
def shelf(run: Run) -> None:
    articles = [
        {"text": TEXT, "title": "The lamp", "source": "Coast Post", "published": "2026-05-03"},
        {"text": OTHER, "title": "Lamps", "source": "Sea \u202eMail"},
    ]
    lines = "\n".join(json.dumps(one) for one in articles)
    assert run("add", "--jsonl", "-", stdin=lines.encode()).code == 0


def test_quotes_are_shown_with_their_speaker_and_place(run: Run) -> None:
    for words in (["Ada Moe"], ["Ada", "Moe"], ["keeper", "Moe"][1:]):
        ran = run("quotes", *words)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out == (
            "“Nobody asked us,” said the keeper, Ada Moe. “We wept.”\n"
            "  — Ada Moe · [1] The lamp · Coast Post · 2026-05-03 · ¶2\n"
        )


def test_nobody_of_the_name_is_said_so(run: Run) -> None:
    assert run("quotes", "Olsen").out == "Nobody named Olsen is quoted here. People who are: Ada Moe.\n"
    assert run("quotes", "Moe", "--topic", "whales").out.startswith("Moe is quoted here, but not on whales")


def test_a_quotation_is_verified(run: Run) -> None:
    verbatim = run("verify", "Nobody asked us").out
    assert verbatim.startswith("“Nobody asked us”\nVerbatim.\n\n“Nobody asked us,” said the keeper")
    assert "  — said by Ada Moe · [1] The lamp" in verbatim
    assert "The same words" in run("verify", "nobody ASKED us!").out
    differs = run("verify", "The lamp at Hook Point was lit in 1865").out
    assert "was lit in [-1864-] {+1865+}" in differs or "was lit in [-1866-] {+1865+}" in differs
    assert run("verify", "Cheese is a mineral").out == "“Cheese is a mineral”\nNot in this library.\n"
    assert run("verify", "?!").out.startswith("That cannot be checked.")


def test_a_timeline_is_in_order(run: Run) -> None:
    out = run("timeline", "lamp").out
    assert [line for line in out.splitlines() if line in ("1864", "1866", "3 May 1903")] == [
        "1864",
        "1866",
        "3 May 1903",
    ]
    assert "1 more that are less close" in run("timeline", "lamp", "--limit", "2").out
    assert run("timeline", "whale").out.startswith("No article here mentions whale.")


def test_sources_are_compared(run: Run) -> None:
    out = run("compare", "lamp").out
    assert "2 sources: Coast Post, Sea �Mail." in out
    assert "Numbers that differ:\n\n1864:" in out
    assert run("compare", "storm").out.startswith("Only one source here speaks of it: Coast Post.")


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        (["quotes", "Moe"], {"person", "topic", "quotations", "others", "elsewhere", "complete"}),
        (["verify", "Nobody asked us"], {"quote", "verdict", "pieces", "reason"}),
        (["timeline", "lamp"], {"topic", "events", "left_out", "unknown", "complete"}),
        (["compare", "lamp"], {"topic", "sources", "disagree", "alike", "alone", "unknown", "complete"}),
    ],
)
def test_json_is_one_line_and_every_offset_is_true(run: Run, command: list[str], keys: set[str]) -> None:
    ran = run(*command, "--json")
    assert ran.out.count("\n") == 1
    found = json.loads(ran.out)
    assert set(found) == keys
    quotes = walk(found)
    assert quotes
    for one in quotes:
        text = TEXT if one["article"]["id"] == 1 else OTHER
        assert text[one["start"] : one["end"]] == one["text"]
        assert all(one["start"] <= start < end <= one["end"] for start, end in one["marks"])


def walk(found: Any) -> list[dict[str, Any]]:
    """Every quote anywhere in this."""
    if isinstance(found, dict):
        inside = cast("dict[str, Any]", found)
        own = [inside] if "marks" in inside else []
        return own + [one for value in inside.values() for one in walk(value)]
    return [one for value in cast("list[Any]", found) for one in walk(value)] if isinstance(found, list) else []


def test_wrong_use(run: Run) -> None:
    for command in ("quotes", "verify", "timeline", "compare"):
        assert run(command).code == 2
    assert run("quotes", "Moe", "--limit", "0").code == 2


def test_t5_an_argument_that_is_not_utf8(run: Run) -> None:
    assert run("verify", "Nobody asked us \udcff", "--json").code == 0
