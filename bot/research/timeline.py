"""Dated sentences on a topic, in the order of the dates they speak of."""

from collections.abc import Iterable, Sequence

from bot.research.dates import dates
from bot.research.models import Event, Moment, Opened
from bot.research.topics import Told, Topic, cited, told
from bot.text.words import words

#: Sentences on one date that share this part of their words tell the same.
_SAME = 0.6


def events(topic: Topic, opened: Iterable[Opened], limit: int) -> tuple[tuple[Event, ...], int]:
    """The events, each once, and how many more there are than `limit`; those closest to the topic are kept."""
    found: list[tuple[Told, Event]] = []
    for article in opened:
        for one in told(article, topic):
            text = article.text[one.sentence.start : one.sentence.end]
            there = dates(text, article.info.language, article.info.published)
            if there:
                marks = [(one.sentence.start + each.start, one.sentence.start + each.end) for each in there]
                found.append((one, Event(there[0].when, cited(one, marks))))
    single = _folded(found)
    kept = sorted(single, key=lambda pair: -pair[0].closeness)[:limit]
    ordered = sorted((event for _, event in kept), key=_order)
    return tuple(ordered), len(single) - len(kept)


def _order(event: Event) -> tuple[int, int, int, int, int]:
    when = event.when
    return when.year, when.month, when.day, event.quote.article.id, event.quote.start


def _folded(found: Sequence[tuple[Told, Event]]) -> list[tuple[Told, Event]]:
    """The same told twice becomes one event; the sentence closest to the topic stands for it."""
    kept: dict[Moment, list[tuple[Told, Event, frozenset[str]]]] = {}
    for one, event in sorted(found, key=lambda pair: -pair[0].closeness):
        text = one.opened.text[one.sentence.start : one.sentence.end]
        forms = frozenset(word.form for word in words(text, one.opened.info.language) if not word.stop)
        same = kept.setdefault(event.when, [])
        for place, (first, other, theirs) in enumerate(same):
            if len(forms & theirs) >= _SAME * len(forms | theirs):
                same[place] = first, Event(other.when, other.quote, (*other.also, event.quote)), theirs
                break
        else:
            same.append((one, event, forms))
    return [(one, event) for each in kept.values() for one, event, _ in each]
