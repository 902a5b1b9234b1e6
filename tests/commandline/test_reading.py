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


@pytest.mark.parametrize(("since", "answered"), [("2026", True), ("2026-05-03", True), ("2026-05-04", False)])
def test_only_articles_since_a_day_are_asked(run: Run, since: str, *, answered: bool) -> None:
    ran = run("ask", "--since", since, "When was the lamp at Hook Point lit?")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        "The lamp at Hook Point" if answered else "Those articles do not say.\nNo article here is"
    )
    both = run(
        "ask", "--json", "--since", since, "--article", "1", "-", stdin=b"When was the lamp lit?\nWho lives there?"
    )
    assert [bool(json.loads(line)["quotes"]) for line in both.out.splitlines()] == [answered] * 2


@pytest.mark.parametrize("since", ["", "soon", "2026-13"])
def test_what_is_no_day_is_wrong_use(run: Run, since: str) -> None:
    ran = run("ask", "--since", since, "lamp")
    assert (ran.code, ran.out) == (2, "")
    assert f"“{since}” names no day to search from" in ran.err


def test_why_names_what_came_next(run: Run) -> None:
    why = json.loads(run("ask", "--json", "--limit", "1", "When was the lamp at Hook Point lit by a storm?").out)["why"]
    assert set(why) == {"words", "threshold", "signals", "reason", "runners_up"}
    after = why["runners_up"][0]
    assert set(after) == {"article", "paragraph", "score", "confidence"}
    assert (after["article"]["title"], after["paragraph"]) == ("The lamp", 1)


def test_a_quote_is_not_printed_again_when_a_better_ones_passage_shows_it(run: Run) -> None:
    question = "When was the lamp at Hook Point lit by a storm?"
    first, *others = json.loads(run("ask", "--json", question).out)["quotes"]
    assert any(one["text"] in first["passage"]["text"] for one in others)
    printed = [one.partition("\n  — ")[0] for one in run("ask", question).out.split("\n\n")]
    assert printed == [
        first["passage"]["text"],
        *(one["passage"]["text"] for one in others if one["text"] not in first["passage"]["text"]),
    ]


def test_of_one_article_it_is_said_that_this_one_does_not_say(run: Run) -> None:
    assert run("ask", "--article", "1", "submarine").out == "That article does not say.\nIt has none of these words.\n"


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


def test_what_has_no_summary_is_not_counted_as_one(run: Run, workplace: Path) -> None:
    texts = ["One door is open. Two are not.", "* * *"]
    (workplace / "good.jsonl").write_text("\n".join(json.dumps({"text": text}) for text in texts))
    ran = run("summarize", "--jsonl", "good.jsonl", "--sentences", "1")
    assert (ran.code, ran.out) == (0, "One door is open.\n")
    counted, why = ran.err.splitlines()
    assert counted.startswith("1 of 2 sentences, ")
    assert why.startswith("good.jsonl, line 2: There ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Stop now please.", "only 3 words"),
        ("The lamp at Hook Point was lit in 1864. A storm broke it in 1903.", "only 2 sentences"),
        (
            "We use cookies to make this site better. You can change your settings. We share data with partners.",
            "cookie",
        ),
        (
            "Page not found\n\nThe page you are looking for has moved. Please try the search above, or go back.",
            "error page",
        ),
        ("\n".join(f"- [Story {n}](https://example.org/{n})" for n in range(6)), "list of links"),
    ],
)
def test_u8_what_is_no_article_is_not_summarised(run: Run, workplace: Path, text: str, told: str) -> None:
    (workplace / "note.txt").write_text(text)
    ran = run("summarize", "note.txt")
    assert (ran.code, ran.out) == (1, "")
    assert told in ran.err
    # Once it is stored it is no better.
    run("add", "note.txt")
    assert told in run("summarize", "2").err


def test_two_sentences_are_given_where_a_number_is_asked_for(run: Run, workplace: Path) -> None:
    (workplace / "note.txt").write_text("The lamp was lit in 1864. A storm broke it in 1903.")
    assert run("summarize", "note.txt", "--sentences", "1").out == "The lamp was lit in 1864.\n"
    assert run("summarize", "note.txt", "--words", "6").out == "The lamp was lit in 1864.\n"
