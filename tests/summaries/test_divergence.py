"""KL: at each turn the pick is one that sumy would take, and long texts are not refused."""

from typing import Any

import pytest
from hypothesis import given
from sumy.summarizers.kl import KLSummarizer

from bot.models import Draft
from bot.summaries.divergence import ROUNDING
from bot.summaries.summarizers import summarizer
from tests.summaries import texts
from tests.summaries.test_summarizers import SHELF, made


def ranking(method: Any, model: Any) -> list[Any]:
    found: list[Any] = []

    def keep(infos: Any) -> Any:
        found.extend(info.sentence for info in infos)
        return infos

    method(model, keep)
    return found


def is_sumys(text: str, title: str = "") -> bool:
    """Whether each pick leaves the least divergence, by sumy's own counting, and is the first in the text that does."""
    one = made(Draft(text, title=title))
    sumys: Any = KLSummarizer(one.stem)
    sumys.stop_words = one.stop_words
    left = list(one.model.sentences)
    share = sumys.compute_tf(left)
    picked: list[Any] = []
    for pick in ranking(summarizer("kl", one), one.model):
        told = [word for each in picked for word in each.words]
        divergences = [
            sumys._kl_divergence(sumys._joint_freq(sumys._get_content_words_in_sentence(each), told), share)
            for each in left
        ]
        nearest = [each for each, value in zip(left, divergences, strict=True) if value <= min(divergences) + ROUNDING]
        if pick is not nearest[0]:
            return False
        left.remove(pick)
        picked.append(pick)
    return True


@pytest.mark.parametrize("draft", SHELF, ids=lambda draft: draft.title or draft.text[:20])
def test_every_pick_is_one_of_sumys_on_the_shelf(draft: Draft) -> None:
    assert is_sumys(draft.text, draft.title)


@given(texts.articles)
def test_every_pick_is_one_of_sumys_on_any_text(text: str) -> None:
    assert is_sumys(text)
