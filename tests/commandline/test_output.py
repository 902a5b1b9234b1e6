from datetime import UTC, datetime

import pytest

from bot.commandline import output
from bot.models import Answer, ArticleInfo, Quote, Slice, Why

INFO = ArticleInfo(
    3, "guild:1", "The\u202elamp\n", False, "https://example.org/l", None, None, "2026-05-03T10:00:00", "en", None,
    datetime(2026, 11, 2, tzinfo=UTC), 90,
)  # fmt: skip
QUOTE = Quote("It was lit.", 10, 21, 1.5, Slice("A lamp. It was lit.", 2, 21), INFO, 4)


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\x07", "\u202e", "\u2066", "\u200b", "\0", "\x9b31m"])
def test_t4_what_would_command_a_terminal_is_made_visible(hostile: str) -> None:
    assert output.plain(f"a{hostile[0]}b\n\tc") == "a�b\n\tc"
    assert "\n" not in output.line(f"a{hostile}\nb")


def test_an_answer_is_the_passage_with_its_citation() -> None:
    said = output.spoken(Answer("?", 0.9, (QUOTE,)))
    assert said == "A lamp. It was lit.\n  — [3] The�lamp · 2026-05-03 · ¶4 · https://example.org/l"


def test_no_answer_gives_the_reason_and_what_came_nearest() -> None:
    why = Why(reason="No article here mentions whales.")
    assert output.spoken(Answer("?", 0.1, why=why)) == "Your articles do not say.\nNo article here mentions whales."
    said = output.spoken(Answer("?", 0.1, nearest=(QUOTE,), why=why))
    assert "Nearest, but not an answer:\n\nA lamp." in said


def test_json_stays_on_one_line_and_keeps_every_character() -> None:
    dumped = output.dump({"text": "é\n\u2028🎈\x1b"})
    assert "\n" not in dumped
    assert "é" in dumped
    assert output.dump(output.article(INFO)).count("2026-11-02T00:00:00+00:00") == 1
