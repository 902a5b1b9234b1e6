"""sumy's methods: the sentences that sumy itself chooses, and none of its accidents."""

import os
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from bot.intake.indexing import index
from bot.models import Draft, Kind
from bot.summaries import METHODS
from bot.summaries.document import Document, document
from bot.summaries.summarizers import summarizer
from tests.summaries import texts

SUMYS: dict[str, Any] = {
    "luhn": LuhnSummarizer,
    "lex-rank": LexRankSummarizer,
    "text-rank": TextRankSummarizer,
    "sum-basic": SumBasicSummarizer,
    "kl": KLSummarizer,
    "reduction": ReductionSummarizer,
}
#: Those whose ratings sumy has numpy sum up.
BY_NUMPY = {"lex-rank", "text-rank"}
SHELF = texts.shelf()


def made(draft: Draft) -> Document:
    one = index(draft)
    prose = [each.sentence for each in one.sentences if each.sentence.kind == Kind.PROSE]
    return document(draft.text, prose, one.language, draft.title)


def kept(method: Any, one: Document) -> list[Any]:
    """Each sentence with its rating, best first."""
    found: list[Any] = []

    def keep(infos: Any) -> Any:
        found.extend(infos)
        return infos

    method(one.model, keep)
    return found


def ratings(method: Any, one: Document) -> list[float]:
    return [info.rating for info in kept(method, one)]


@pytest.mark.parametrize("method", SUMYS)
@pytest.mark.parametrize("draft", SHELF, ids=lambda draft: draft.title or draft.text[:20])
def test_the_sentences_are_those_that_sumy_chooses(method: str, draft: Draft) -> None:
    one = made(draft)
    original = SUMYS[method](one.stem)
    original.stop_words = one.stop_words
    for count in (1, 3, 8):
        ours, theirs = list(summarizer(method, one)(one.model, count)), list(original(one.model, count))
        if method in BY_NUMPY:
            # Which of equally rated sentences sumy takes is decided by rounding, and so by the processor.
            rated = {info.sentence: info.rating for info in kept(summarizer(method, one), one)}
            assert sorted(map(rated.__getitem__, ours)) == pytest.approx(sorted(map(rated.__getitem__, theirs)))
        else:
            assert ours == theirs


@pytest.mark.parametrize("draft", SHELF, ids=lambda draft: draft.title or draft.text[:20])
def test_lsa_rates_as_sumy_does(draft: Draft) -> None:
    # Which of equally rated sentences sumy takes is decided by rounding and by the hash seed: ratings are compared.
    # sumy also counts the title's words, which adds the same to each.
    one = made(replace(draft, title=""))
    original = LsaSummarizer(one.stem)
    original.stop_words = one.stop_words
    theirs, ours = ratings(original, one), ratings(summarizer("lsa", one), one)
    assert ours == pytest.approx(theirs)


@given(
    method=st.sampled_from(sorted(METHODS)),
    text=st.one_of(st.text(max_size=200), texts.articles, st.text(alphabet="a.!? \n", max_size=60)),
)
def test_no_text_makes_a_method_fail(method: str, text: str) -> None:
    one = made(Draft(text.encode("utf-8", "replace").decode()))
    chosen = list(summarizer(method, one)(one.model, 3))
    assert len(chosen) == min(3, len(one.sentences))


def test_the_order_is_the_same_under_any_hash_seed() -> None:
    program = (
        "from tests.summaries.test_summarizers import METHODS, SHELF, made, summarizer\n"
        "for draft in SHELF[::4]:\n"
        "    one = made(draft)\n"
        "    for method in METHODS:\n"
        "        print(method, [str(s)[:30] for s in summarizer(method, one)(one.model, 5)])\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            cwd=texts.ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(printed) == 1


def test_it_works_in_a_program_that_uses_sumy_alone() -> None:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    from bot.summaries.ranker import QuothSummarizer

    class Tokenizer:
        language = "english"

        def to_words(self, text: str) -> tuple[str, ...]:
            return tuple(text.lower().rstrip(".").split())

    lines = ("The church moves up the hill.", "It rained.", "The church is on the hill of Harrow Ford.")
    model = ObjectDocumentModel([Paragraph([Sentence(line, Tokenizer()) for line in lines])])
    assert [str(one) for one in QuothSummarizer()(model, 2)] == [lines[0], lines[2]]
    assert QuothSummarizer()(ObjectDocumentModel([]), 2) == ()
