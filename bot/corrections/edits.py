"""What became of the sentences of a quote in the newest version of its article. Pure; call it off the event loop."""

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

from bot.models import Article, Cited, Edit, Kind, Sentence, Slice, Version
from bot.text.sentences import sentences

#: Likeness, 0 to 100, from which a sentence is taken for what an earlier one became: rapidfuzz's ratio.
_LIKE = 60


def edits(old: Version, spans: Iterable[tuple[int, int]], article: Article, found: Sequence[Sentence]) -> list[Edit]:
    """The quoted sentences of a version that the article no longer has, each once, in their order.

    `spans` are of the version's text, `found` the article's sentences as they are now. What differs in spaces alone
    does not differ.
    """
    now = {_words(article.text[one.start : one.end]): one for one in found if one.kind is Kind.PROSE}
    before = [one for one in sentences(old.text, article.info.language) if one.kind is Kind.PROSE]
    said = {_words(old.text[one.start : one.end]) for one in before}
    # What stood there before is no new wording of anything.
    fresh = {words: one for words, one in now.items() if words not in said}
    gone = dict.fromkeys(
        one
        for start, end in spans
        for one in _within(before, start, end)
        if _words(old.text[one.start : one.end]) not in now
    )
    return [_edit(old, one, article, fresh) for one in sorted(gone, key=lambda one: one.start)]


def _within(before: Sequence[Sentence], start: int, end: int) -> Iterator[Sentence]:
    return (one for one in before if one.start < end and start < one.end)


def _edit(old: Version, one: Sentence, article: Article, fresh: dict[str, Sentence]) -> Edit:
    text = old.text[one.start : one.end]
    best = process.extractOne(_words(text), list(fresh), scorer=fuzz.ratio, score_cutoff=_LIKE)
    new: Cited | None = None
    if best:
        place = fresh[best[0]]
        new = Cited(article.text[place.start : place.end], place.start, place.end, article.info, place.paragraph)
    return Edit(article.info, Slice(text, one.start, one.end), new, old.replaced)


def _words(text: str) -> str:
    return " ".join(text.split())
