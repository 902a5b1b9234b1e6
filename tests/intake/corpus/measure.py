"""How well the article of a page is read: words against the gold text, and what of the rest came with it."""

import re
from collections import Counter
from dataclasses import dataclass

from bot.errors import NothingToSay
from bot.intake.indexing import index
from bot.models import Draft, Kind
from bot.summaries import LENGTHS, quote_cap, summarize
from tests.intake.corpus.pages import Page

_WORD = re.compile(r"\w+")
_CAP = 0.25


@dataclass(frozen=True, slots=True)
class Score:
    """Of one page."""

    #: Of the words read, the share that is the article's; of the article's, the share that was read.
    precision: float
    recall: float
    #: The share of the article's paragraphs that are paragraphs of what was read, whole and alone.
    whole: float
    #: Prose sentences that are not the article's, and those that a summary showed.
    strange: tuple[str, ...]
    shown: tuple[str, ...]

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall or 1)


def score(page: Page, draft: Draft) -> Score:
    """What was read of a page against what stands in it."""
    gold, read, free = (_counted(text) for text in ("\n".join(page.gold), draft.text, "\n".join(page.free)))
    common = (gold & read).total()
    # What may be read or not counts neither way.
    told = read.total() - ((read - gold) & free).total()
    parts = {_flat(part) for part in draft.text.split("\n\n")}
    known = "\n".join(map(_flat, (*page.gold, *page.free)))
    one = index(draft)
    sentences = [found.sentence for found in one.sentences]
    prose = [draft.text[found.start : found.end] for found in sentences if found.kind is Kind.PROSE]
    shown: list[str] = []
    for length in ("short", "long"):
        try:
            cap = quote_cap(len(prose), _CAP)
            summary = summarize(
                draft.text, sentences, one.language, count=LENGTHS[length], cap=cap, title=draft.title or ""
            )
        except NothingToSay:
            continue
        shown += [slice_.text for slice_ in summary.sentences]
    return Score(
        common / (told or 1),
        common / gold.total(),
        sum(_flat(part) in parts for part in page.gold) / len(page.gold),
        tuple(text for text in prose if _flat(text) not in known),
        tuple(dict.fromkeys(text for text in shown if _flat(text) not in known)),
    )


def _counted(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _flat(text: str) -> str:
    """The words alone, one blank between them and around."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
