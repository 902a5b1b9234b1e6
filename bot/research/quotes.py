"""What somebody said: their quotations in some articles, newest first, each once."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from bot.models import Cited, Slice
from bot.research.lexicon import TITLES
from bot.research.models import Opened, Quotation, Saying
from bot.research.names import tokens
from bot.research.speakers import speakers
from bot.text.words import fold, words

#: Names are offered in place of an unknown one when they are as alike as this, else as they come.
_ALIKE = 0.6
#: Words of a name or an office that nobody goes by.
_ARTICLES = "the a an of and der die das ein eine le la les l' un une el los las il lo gli den det en ett"
_SMALL = frozenset(_ARTICLES.split())


def wanted(person: str) -> frozenset[str]:
    """The words of a name or an office that a speaker must have, folded: titles and articles are left out."""
    every = [token for token in tokens(person, 0, len(person)) if fold(token.text)]
    bare = [token for token in every if token.low not in _SMALL]
    kept = [token for token in bare if token.low not in TITLES]
    return frozenset(fold(token.text.removesuffix("'s").removesuffix("’s")) for token in kept or bare or every)


def spoken_by(person: frozenset[str], topic: Sequence[frozenset[str]], opened: Opened) -> list[Saying]:
    """The sayings of this person in one article, in its order; on the topic, when it has terms (sets of stems)."""
    found: dict[int, list[Quotation]] = {}
    for one in speakers(opened.text, opened.sentences, opened.info.language):
        if one.speaker and person <= one.known_as:
            found.setdefault(one.around[0], []).append(one)
    sayings = (_saying(opened, each) for each in found.values())
    return [one for one in sayings if not topic or _is_about(topic, one.quote, opened)]


def _saying(opened: Opened, parts: Sequence[Quotation]) -> Saying:
    start, end = parts[0].around[0], max(one.around[1] for one in parts)
    marks = tuple((one.start, one.end) for one in parts)
    quote = Cited(opened.text[start:end], start, end, opened.info, parts[0].paragraph, marks)
    speaker = next(one.speaker for one in parts if one.speaker)
    return Saying(quote, speaker)


def _is_about(topic: Sequence[frozenset[str]], quote: Cited, opened: Opened) -> bool:
    """Whether the quotation's paragraph, with the title, has all terms of the topic."""
    inside = [one for one in opened.sentences if one.paragraph == quote.paragraph]
    around = opened.text[inside[0].start : inside[-1].end] if inside else quote.text
    code = opened.info.language
    stems = {word.stem for text in (around, quote.text, opened.info.title) for word in words(text, code)}
    return all(term & stems for term in topic)


def folded(found: Iterable[Saying]) -> list[Saying]:
    """Newest first, undated last; the same words said to several papers become one saying."""
    ordered = sorted(found, key=lambda one: one.quote.start)
    ordered.sort(key=lambda one: _age(one.quote), reverse=True)
    kept: dict[tuple[str, ...], Saying] = {}
    for one in ordered:
        key = _said(one)
        if key in kept:
            first = kept[key]
            kept[key] = Saying(first.quote, first.speaker, (*first.also, one.quote))
        else:
            kept[key] = one
    return list(kept.values())


def _age(quote: Cited) -> tuple[str, int]:
    return quote.article.published or "", quote.article.id


def _said(one: Saying) -> tuple[str, ...]:
    """The quoted words alone, folded."""
    quote = one.quote
    parts = (quote.text[start - quote.start : end - quote.start] for start, end in quote.marks)
    return tuple(word.form for part in parts for word in words(part, ""))


def named(opened: Iterable[Opened]) -> dict[str, Slice]:
    """The named people who are quoted in these articles, by how their names are shown."""
    found: dict[str, Slice] = {}
    for one in opened:
        for each in speakers(one.text, one.sentences, one.info.language):
            if each.speaker and each.named:
                found.setdefault(" ".join(each.speaker.text.split()), each.speaker)
    return found


def nearest(person: str, names: Iterable[str]) -> list[str]:
    """Names in the order in which they may be what was meant; those that are not alike stay in their own."""
    asked = " ".join(sorted(wanted(person)))

    def alike(name: str) -> float:
        parts = sorted(wanted(name))
        ratios = [SequenceMatcher(None, asked, other).ratio() for other in (" ".join(parts), *parts)]
        return max(ratios, default=0.0)

    scored = [(alike(name), name) for name in names]
    # What is not alike stays in its order.
    return [name for _, name in sorted(scored, key=lambda one: -one[0] if one[0] >= _ALIKE else 0.0)]
