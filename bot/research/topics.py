"""How close a sentence is to a topic, and the slice that a reader needs to understand it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.models import Cited, Kind, Sentence, Span
from bot.research.lexicon import lexicon
from bot.research.models import Opened
from bot.research.names import tokens
from bot.text.words import words

#: The words of a topic: for each, the stems that it may have in the languages of the articles.
Topic = Sequence[frozenset[str]]

#: A sentence is about the topic by itself; with the one before it; or because its whole article is.
OWN, NEAR, ARTICLE = 3, 2, 1
#: An article is about a topic that it opens with and comes back to in so many paragraphs more.
_PARAGRAPHS = 2
#: Or in so large a part of its sentences.
_SHARE = 0.25
#: Characters before a date that opens its sentence; words behind it that are looked at.
_OPENING, _OPENING_WORDS = 25, 6
#: Characters of a passage; sentences before it that may be needed.
_LONGEST, _BACK = 700, 3


class Told(NamedTuple):
    """A sentence of prose on the topic."""

    opened: Opened
    #: Its place among all sentences of its article.
    place: int
    sentence: Sentence
    stems: frozenset[str]
    closeness: int


def told(opened: Opened, topic: Topic) -> Iterator[Told]:
    """The sentences of an article that are on the topic, in order."""
    code = opened.info.language
    stems = [
        frozenset(word.stem for word in words(opened.text[one.start : one.end], code) if not word.stop)
        if one.kind == Kind.PROSE
        else frozenset[str]()
        for one in opened.sentences
    ]
    whole = _is_subject(opened, topic, stems)
    for place, one in enumerate(opened.sentences):
        if one.kind != Kind.PROSE:
            continue
        before = place > 0 and opened.sentences[place - 1].paragraph == one.paragraph
        near = stems[place] | stems[place - 1] if before else stems[place]
        if _holds(topic, stems[place]):
            closeness = OWN
        elif _holds(topic, near):
            closeness = NEAR
        elif whole:
            closeness = ARTICLE
        else:
            continue
        yield Told(opened, place, one, stems[place], closeness)


def _holds(topic: Topic, stems: frozenset[str]) -> bool:
    return all(term & stems for term in topic)


def _is_subject(opened: Opened, topic: Topic, stems: Sequence[frozenset[str]]) -> bool:
    """Whether the article is about the topic: its title says so, or it opens with it and comes back to it often."""
    title = frozenset(word.stem for word in words(opened.info.title, opened.info.language))
    if _holds(topic, title):
        return True
    prose = [own for one, own in zip(opened.sentences, stems, strict=True) if one.kind == Kind.PROSE]
    holding = sum(_holds(topic, own) for own in prose)
    if prose and _holds(topic, prose[0]) and holding > 1 and holding >= _SHARE * len(prose):
        return True
    paragraphs: dict[int, set[str]] = {}
    for one, own in zip(opened.sentences, stems, strict=True):
        if one.kind == Kind.PROSE:
            paragraphs.setdefault(one.paragraph, set()).update(own)
    first, *rest = list(paragraphs.values()) or [set[str]()]
    return _holds(topic, frozenset(first)) and sum(_holds(topic, frozenset(one)) for one in rest) >= _PARAGRAPHS


def cited(one: Told, marks: Sequence[Span] = ()) -> Cited:
    """The sentence with its place, behind those before it that say whom its "he" means.

    `marks` are in offsets of the article; where the first is a date near the beginning, as in "In 1907 he invented …",
    the sentence opens behind it.
    """
    first = one.place
    while (
        first > max(0, one.place - _BACK)
        and (one.opened.sentences[first].orphan or (first == one.place and _points_back(one, marks)))
        and one.opened.sentences[first - 1].kind == Kind.PROSE
        and one.sentence.end - one.opened.sentences[first - 1].start <= _LONGEST
    ):
        first -= 1
    opening = one.opened.sentences[first]
    start, end = opening.start, one.sentence.end
    text = one.opened.text[start:end]
    return Cited(text, start, end, one.opened.info, opening.paragraph, tuple(marks))


def _points_back(one: Told, marks: Sequence[Span]) -> bool:
    """Whether a pronoun follows the date that opens the sentence, before anybody is named."""
    if not marks or marks[0][0] - one.sentence.start > _OPENING:
        return False
    pronouns = lexicon(one.opened.info.language).pronouns
    for token in tokens(one.opened.text, marks[0][1], one.sentence.end)[:_OPENING_WORDS]:
        if token.low in pronouns:
            return True
        if token.is_capital:
            return False
    return False
