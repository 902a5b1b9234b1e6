"""A text's sentences -> its summary: by any method, verbatim, in the text's order, each length inside the next."""

import math
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from bot.errors import NothingToSay, TooLarge
from bot.messages import message
from bot.models import Kind, Sentence, Slice, Summary
from bot.summaries.focus import focused
from bot.summaries.methods import DEFAULT, METHODS

if TYPE_CHECKING:
    from bot.summaries.summarizers import Summarizer

#: Lengths that a reader may choose, in sentences.
LENGTHS = {"headline": 1, "short": 3, "long": 8}
#: The quote cap never goes below this many sentences.
LEAST_CAP = 3


def quote_cap(prose: int, share: float) -> int:
    """How many sentences of an article with so many of prose may be shown."""
    return max(LEAST_CAP, math.ceil(prose * share))


def summarize(
    text: str,
    found: Sequence[Sentence],
    language: str,
    *,
    method: str = DEFAULT,
    count: int | None = None,
    words: int | None = None,
    focus: str = "",
    title: str = "",
    cap: int | None = None,
) -> Summary:
    """The best `count` prose sentences of `found`, at most `cap` and in at most `words` words, in the text's order.

    With a `focus` only sentences about it. A smaller `count` or `words` gives some of the sentences of a larger one;
    one sentence is always given. Raises NothingToSay for a text without prose, or nothing about the focus, and TooLarge
    for a method that would take too long on it.
    """
    # sumy takes most of a second to import, and only summaries need it.
    from bot.summaries.document import document  # noqa: PLC0415
    from bot.summaries.summarizers import summarizer  # noqa: PLC0415

    prose = [sentence for sentence in found if sentence.kind == Kind.PROSE]
    one = document(text, prose, language, title)
    if not one.sentences:
        raise NothingToSay(_why_nothing(found))
    _check_size(method, len(one.sentences))
    ranked = _ranked(summarizer(method, one), one.model)
    order = [one.sentences[sentence] for sentence in ranked]
    if focus:
        order = focused(order, prose, text, language, focus)
    if method == DEFAULT:
        order = _explained(order, prose)
    lengths = [len(text[sentence.start : sentence.end].split()) for sentence in order]
    wanted = _fitting(lengths, len(order) if count is None else count, words)
    shown = wanted if cap is None else min(wanted, cap)
    chosen = sorted(order[:shown], key=lambda sentence: sentence.start)
    return Summary(
        method,
        tuple(Slice(text[s.start : s.end], s.start, s.end) for s in chosen),
        available=len(order),
        words=sum(lengths[:shown]),
        words_available=sum(len(text[s.start : s.end].split()) for s in prose),
        capped=shown < wanted,
    )


def _fitting(lengths: Sequence[int], count: int, words: int | None) -> int:
    """How many of the first sentences, given their lengths, are at most `count` and in at most `words` words."""
    if words is None:
        return min(count, len(lengths))
    inside = sum(total <= words for total in accumulate(lengths[:count]))
    return min(max(1, inside), len(lengths))


def _ranked(summarizer: "Summarizer", model: object) -> list[Any]:
    """All sentences, best first: sumy hands its whole ranking to a callable given as the count."""
    ranking: list[Any] = []

    def keep(infos: Sequence[Any]) -> Sequence[Any]:
        ranking.extend(info.sentence for info in infos)
        return infos

    summarizer(model, keep)
    return ranking


def _explained(order: Sequence[Sentence], prose: Sequence[Sentence]) -> list[Sentence]:
    """The order with each sentence that opens with "He" preceded by the sentence before it in the text."""
    before = dict(zip(prose[1:], prose, strict=False))
    done: dict[Sentence, None] = {}
    for sentence in order:
        chain = [sentence]
        while chain[-1].orphan and chain[-1] in before and before[chain[-1]] not in done:
            chain.append(before[chain[-1]])
        done.update(dict.fromkeys(reversed(chain)))
    return list(done)


def _check_size(method: str, sentences: int) -> None:
    most = METHODS[method].most
    if most is not None and sentences > most:
        raise TooLarge(
            message(
                "{method} reads at most {most:,} sentences, and this text has {sentences:,}. Use {default}.",
                method=method,
                most=most,
                sentences=sentences,
                default=DEFAULT,
            )
        )


def _why_nothing(found: Sequence[Sentence]) -> str:
    if not found:
        return message("There is no text in it that could be summarised.")
    if all(sentence.kind == Kind.FURNITURE for sentence in found):
        return message("There is nothing in it but links, credits and notices, so there is nothing to summarise.")
    return message("There are no whole sentences in it that could be summarised.")
