"""`brief` as it is typed."""

import json
from typing import Any, cast

import pytest

from tests.briefs import samples
from tests.commandline.conftest import Run

STORED = (samples.POST, samples.REVIEW, samples.HERALD, samples.SITE)


@pytest.fixture(autouse=True)
def shelf(run: Run) -> None:
    lines = "\n".join(
        json.dumps({name: getattr(draft, name) for name in ("text", "title", "source", "url", "published", "language")})
        for draft in STORED
    )
    assert run("add", "--jsonl", "-", stdin=lines.encode()).code == 0


def test_a_brief_is_cited_sentence_by_sentence(run: Run) -> None:
    ran = run("brief", "Kesselburg", "dam", "--sentences", "4")
    assert ran.code == 0
    assert ran.out == (
        "The flood that followed the failure of the Kesselburg dam killed 19 people.\n"
        "  — [2] After the flood · Hill Country Review · 2026-05-06 · ¶1\n"
        "\n"
        "Otherwise, in an older article:\n"
        "At least 14 people were killed by the flood.\n"
        "  — [1] Dam breaks above Kesselburg · Valley Post · 2026-05-03 · ¶1\n"
        "    also [3] Dam breaks in the hills · City Herald · 2026-05-04 · ¶1\n"
        "\n"
        "The dam of Kesselburg will not be rebuilt.\n"
        "  — [4] Kesselburg mourns · 2026-05-07 · ¶1 · https://www.example.org/kessel\n"
        "\n"
        "The dam above Kesselburg gave way on Sunday night.\n"
        "  — [1] Dam breaks above Kesselburg · Valley Post · 2026-05-03 · ¶1\n"
        "    also [3] Dam breaks in the hills · City Herald · 2026-05-04 · ¶1\n"
    )
    assert ran.err == "4 of 14 sentences, from 3 of 4 articles, 39 words\n"


def test_the_sentences_of_one_article_share_a_citation(run: Run) -> None:
    assert run("brief", "cracks", "engineer", "--sentences", "6").out == (
        "Farmers had warned of cracks in the dam.\n"
        "“We told them in March. They sent a letter. They did not send an engineer,” said Ole Brandt, who farms below"
        " it.\n"
        "  — [1] Dam breaks above Kesselburg · Valley Post · 2026-05-03 · ¶2\n"
    )


def test_lengths_and_budgets(run: Run) -> None:
    headline = run("brief", "dam", "--length", "headline")
    assert headline.out.count("  — ") == 1
    short = json.loads(run("brief", "dam", "--words", "20", "--json").out)
    assert short["words"] <= 20
    assert "not allowed with" in run("brief", "dam", "--words", "20", "--sentences", "2").err
    assert "cut at the quote cap" in run("brief", "dam", "--length", "long").err


def test_nothing_on_it_is_said_and_is_no_failure(run: Run) -> None:
    assert run("brief", "elephants") == (0, "No article here mentions elephants.\n", "")
    apart = run("brief", "elephants", "Kesselburg")
    assert (apart.code, apart.out) == (0, "No article here mentions elephants.\n")
    refused = run("brief", "the of and")
    assert (refused.code, refused.out) == (1, "")
    assert "no word that could be looked for" in refused.err


def test_json_is_one_line_and_every_offset_is_true(run: Run) -> None:
    texts = {draft.title: draft.text for draft in STORED}
    ran = run("brief", "Kesselburg", "--length", "long", "--json")
    assert ran.out.count("\n") == 1
    found = cast("dict[str, Any]", json.loads(ran.out))
    assert set(found) == {"topic", "sentences", "available", "articles", "words", "capped", "unknown", "complete"}
    assert found["topic"] == "Kesselburg"
    assert found["sentences"]
    for place, point in enumerate(found["sentences"]):
        assert set(point) == {"text", "start", "end", "article", "paragraph", "marks", "also", "differs"}
        assert set(point["article"]) == {"id", "title", "url", "source", "published"}
        assert point["differs"] is None or point["differs"] < place
        for one in (point, *point["also"]):
            assert texts[one["article"]["title"]][one["start"] : one["end"]] == one["text"]
    nothing = json.loads(run("brief", "elephants", "--json").out)
    assert (nothing["sentences"], nothing["unknown"]) == ([], ["elephants"])


def test_t4_a_title_cannot_turn_the_terminal_around(run: Run) -> None:
    line = json.dumps({"text": "The lamp at Hook Point was lit in 1864.", "title": "L\u202eamp\x1b[2J"})
    assert run("add", "--jsonl", "-", stdin=line.encode()).code == 0
    out = run("brief", "lamp").out
    assert "\u202e" not in out
    assert "\x1b" not in out
