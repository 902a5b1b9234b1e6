import json
from pathlib import Path

import pytest

from tests.commandline.conftest import Run

TEXT = "The lamp at Hook Point was lit in 1864. A storm broke it in 1903. Nobody lives there now."


@pytest.fixture
def shelf(run: Run) -> None:
    line = json.dumps({"text": TEXT, "title": "The lamp", "source": "Coast Post", "published": "2026-05-03"})
    assert run("add", "--jsonl", "-", stdin=line.encode()).code == 0


pytestmark = pytest.mark.usefixtures("shelf")


def test_a_question_is_answered_with_a_quote_and_its_citation(run: Run) -> None:
    for words in (
        ["When was the lamp at Hook Point lit?"],
        ["When", "was", "the", "lamp", "at", "Hook", "Point", "lit?"],
    ):
        ran = run("ask", *words)
        assert (ran.code, ran.err) == (0, "")
        passage, _, citation = ran.out.partition("\n  — ")
        assert passage.startswith("The lamp at Hook Point was lit in 1864.")
        assert passage in TEXT
        assert citation.startswith("[1] The lamp · Coast Post · 2026-05-03 · ¶1")


def test_an_answer_as_json_has_the_form_that_was_promised(run: Run) -> None:
    answer = json.loads(run("ask", "--json", "--limit", "1", "When was the lamp at Hook Point lit?").out)
    assert set(answer) == {"question", "confidence", "quotes", "nearest", "why"}
    (quote,) = answer["quotes"]
    assert set(quote) == {"text", "start", "end", "score", "passage", "article", "paragraph"}
    assert TEXT[quote["start"] : quote["end"]] == quote["text"]
    assert TEXT[quote["passage"]["start"] : quote["passage"]["end"]] == quote["passage"]["text"]
    assert quote["article"] == {
        "id": 1, "title": "The lamp", "url": None, "source": "Coast Post", "published": "2026-05-03",
    }  # fmt: skip


@pytest.mark.parametrize("question", ["", "  ", "?!", "🎈", "the of and"])
def test_q3_a_question_without_searchable_words_is_told(run: Run, question: str) -> None:
    ran = run("ask", question)
    assert ran.code == 0
    assert "no searchable words" in ran.out


def test_what_the_articles_do_not_say(run: Run) -> None:
    assert run("ask", "Who repaired the submarine?").out.startswith("Your articles do not say.\n")


def test_questions_are_answered_line_by_line_in_order(run: Run) -> None:
    questions = [b"When was the lamp at Hook Point lit?", b"", b"\xff\xfe", b"who lives there?"]
    ran = run("ask", "--json", "-", stdin=b"\r\n".join(questions))
    answers = [json.loads(row) for row in ran.out.splitlines()]
    assert [one["question"] for one in answers] == [
        "When was the lamp at Hook Point lit?", "", "��", "who lives there?",
    ]  # fmt: skip
    assert [bool(one["quotes"]) for one in answers] == [True, False, False, True]


def test_t5_an_argument_that_is_not_utf8(run: Run) -> None:
    ran = run("ask", "--json", "lamp \udcff")
    assert json.loads(ran.out)["question"] == "lamp �"


def test_one_article_is_asked(run: Run) -> None:
    assert run("ask", "--article", "1", "lamp").code == 0
    missing = run("ask", "--article", "7", "lamp")
    assert (missing.code, missing.out) == (1, "")
    assert run("ask", "--limit", "0", "lamp").code == 2


def test_an_article_is_summarised_by_number(run: Run) -> None:
    ran = run("summarize", "1", "--sentences", "1")
    assert (ran.code, ran.out) == (0, "The lamp\n\nThe lamp at Hook Point was lit in 1864.\n")
    assert ran.err.startswith("1 of 3 sentences, ")
    summary = json.loads(run("summarize", "1", "--method", "lead", "--sentences", "2", "--json").out)
    assert summary["method"] == "lead"
    assert [TEXT[one["start"] : one["end"]] for one in summary["sentences"]] == [
        one["text"] for one in summary["sentences"]
    ]


def test_a_file_is_summarised_and_not_kept(run: Run, workplace: Path) -> None:
    (workplace / "note.txt").write_text("One door. Two doors are open. Three doors stay shut in winter.")
    (workplace / "2").write_text("no article")
    assert run("summarize", "note.txt", "--length", "headline").code == 0
    assert len(run("list").out.splitlines()) == 1
    # A file that is there goes before the number of an article.
    assert "2: only" in run("summarize", "2").err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 2), (["1", "--jsonl", "x.jsonl"], 2), (["missing.txt"], 2), (["."], 2), (["77"], 1), (["9" * 30], 2),
        (["²"], 2), (["1", "--method", "magic"], 2), (["1", "--sentences", "0"], 2), (["1", "--sentences", "x"], 2),
        (["1", "--sentences", "1", "--length", "long"], 2),
    ],
)  # fmt: skip
def test_wrong_use_of_summarize(run: Run, arguments: list[str], code: int) -> None:
    ran = run("summarize", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err


def test_json_lines_are_summarised_a_line_each_in_order(run: Run, workplace: Path) -> None:
    texts = ["One door is open. Two are not.", "* * *", "Lamps burn. They burn all night."]
    lines = [json.dumps({"text": text}) for text in texts]
    (workplace / "good.jsonl").write_text("\n".join(lines))
    ran = run("summarize", "--jsonl", "good.jsonl", "--sentences", "1", "--json")
    summaries = [json.loads(row) for row in ran.out.splitlines()]
    assert [len(one["sentences"]) for one in summaries] == [1, 0, 1]
    assert ran.code == 0
    assert ran.err.startswith("good.jsonl, line 2: There ")
    ran = run("summarize", "--jsonl", "-", "--json", stdin="\n".join([*lines, "not json"]).encode())
    assert (ran.code, len(ran.out.splitlines())) == (2, 4)
