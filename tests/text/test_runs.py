"""Runs: the searchable words of a text, the same as taken apart at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import runs
from bot.text.runs import Runs, searchable
from bot.text.words import MAX_LENGTH, _analyses, words  # pyright: ignore[reportPrivateUsage]
from tests.text.samples import MARKED_TEXTS, SAMPLES, TEXTS

#: What might be read differently apart from its neighbours.
RUNS = st.lists(
    st.sampled_from(
        ("the", "US", "U.S.", "A.B", "won’t", "don't", "s", "'s", "t", "l'eau", "qu’", "'", "1", "000", "1,000",
         "1\u202f000", "000\u00a0", "e", "\u0301", "\u200b", "mills", "MILLS", "日本", "-", "_", "", "\n", "ﬁ")
    ),
    max_size=20,
).flatmap(lambda parts: st.sampled_from((" ", "", "  ", "\n")).map(lambda mark: mark.join(parts)))  # fmt: skip


def whole(text: str, code: str) -> tuple[str, str]:
    kept = [word for word in words(text, code) if not word.stop]
    return " ".join(word.form for word in kept), " ".join(word.stem for word in kept)


def test_common_words_are_left_out() -> None:
    assert searchable("The old  mills stood by the U.S. river.", "en") == (
        "old mills stood us river",
        "old mill stood us river",
    )
    assert searchable("", "en") == ("", "")


def test_capitals_mean_what_the_whole_text_makes_of_them() -> None:
    assert searchable("in the US", "en")[0] == "us"
    assert searchable("IN THE US", "en")[0] == ""


@given(RUNS | TEXTS | MARKED_TEXTS, st.sampled_from(("", *SAMPLES)))
def test_runs_say_what_the_whole_text_says(text: str, code: str) -> None:
    assert searchable(text, code) == whole(text, code)


def test_what_is_kept_at_hand_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "_CACHED", 3)
    known = Runs("en", shouting=False)
    long = "mill-" * 100
    for run in ("mill", "mills", "milled", "milling", long, "mill", "the"):
        assert known[run] == tuple(f" {one}" if one else "" for one in whole(run, "en"))
        assert len(known) <= 3
    assert long not in known


@pytest.mark.parametrize("code", ["", *SAMPLES])
def test_numbers_are_not_kept_at_hand_and_read_as_all_words(code: str) -> None:
    known = Runs(code, shouting=False)
    for run in ("0", "1931", "1931.", "1931.,;", "007", "9" * MAX_LENGTH, "9" * (MAX_LENGTH + 1), "9" * 300):
        assert known[run] == tuple(f" {one}" for one in whole(run, code))
        assert [word.form for word in words(run, code)] == [run.rstrip(".,;")[:MAX_LENGTH]]
    for run in ("٣٤", "²", "1,000", "(1931)", "1931–32", "."):
        assert known[run] == tuple(f" {one}" if one else "" for one in whole(run, code))
    assert not {"0", "1931", "1931."} & set(known)
    assert "1931" not in _analyses(code, shouting=False)
