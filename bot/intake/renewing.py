"""What a draft is to the article that has its address: the same text, a new version of it, or another article."""

from dataclasses import replace

from rapidfuzz import fuzz

from bot.intake.indexing import index
from bot.models import Article, Draft, Kind
from bot.store.rows import Indexed

#: Share of the shorter text that the longer one has too, from which on one is a version of the other: less, and the
#: page shows something else by now.
_SHARED = 0.3
#: The same of two texts of which one is too short for a sketch, as rapidfuzz's ratio.
_RATIO = 60


def renewed(here: Article, one: Indexed) -> Indexed | None:
    """The draft as a new version of the article; itself if it is another one; None if its prose is the article's.

    What stands around the prose changes on a page with every visit: that is no new version.
    """
    before = index(Draft(here.text, language=here.info.language))
    if _prose(before) == _prose(one):
        return None
    return replace(one, replaces=here.info.id) if _of_one(before, one) else one


def rewritten(here: Article, one: Indexed) -> Indexed:
    """The same for a file that has been written anew: whatever of its text has changed makes a new version."""
    before = index(Draft(here.text, language=here.info.language))
    return replace(one, replaces=here.info.id) if _of_one(before, one) else one


def _of_one(before: Indexed, one: Indexed) -> bool:
    if before.sketch and one.sketch:
        return before.sketch.shared(one.sketch) >= _SHARED
    return fuzz.ratio(before.draft.text, one.draft.text) >= _RATIO


def _prose(one: Indexed) -> list[str]:
    """The words of its sentences of prose."""
    kept = (each.sentence for each in one.sentences if each.sentence.kind is Kind.PROSE)
    return [word for each in kept for word in one.draft.text[each.start : each.end].split()]
