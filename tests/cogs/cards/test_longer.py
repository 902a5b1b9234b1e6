"""D6 in other languages: sentences of ours that are two fifths longer leave room for what is quoted, and none is left
in English."""

import gettext
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot import messages
from bot.briefs.models import Brief, Point
from bot.messages import message, speaking
from bot.models import (
    Answer,
    ArticleInfo,
    Cited,
    Context,
    Quote,
    RunnerUp,
    Slice,
    Summary,
    Why,
    Within,
    WordWeight,
)
from bot.research.models import (
    Change,
    Comparison,
    Event,
    Figure,
    Moment,
    Piece,
    Saying,
    Sayings,
    Timeline,
    Verdict,
    Verification,
    Voice,
)
from cogs import cards
from cogs.cards.why import SIGNALS
from tests.cogs.cards.models import info
from tests.cogs.cards.test_limits import within
from tests.wire import limits


class Longer(gettext.NullTranslations):
    """Says everything in capital letters, and then goes on."""

    def gettext(self, message: str) -> str:
        parts = re.split(r"(\{[^}]*\}|`[^`]*`)", message)
        said = "".join(part if number % 2 else part.upper() for number, part in enumerate(parts))
        return said + "Ü" * (sum(map(len, parts[::2])) * 2 // 5)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture(autouse=True)
def longer(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(messages, "catalogue", _catalogue)
    with speaking("de"):
        yield


def _catalogue(language: str) -> gettext.NullTranslations:
    return Longer() if language == "de" else gettext.NullTranslations()


def _about(number: int) -> ArticleInfo:
    return info(id=number, title="*" * 300, url="https://1.2/" + "9" * 900, source="*" * 300, published="2026-09-30")


def _cited(number: int, length: int) -> Cited:
    return Cited("*9 " * (length // 3), 0, length // 3 * 3, _about(number), 12, ((0, 2),))


def _cards(length: int) -> Iterator[cards.Card]:
    about, text = _about(1), "*9 " * (length // 3)
    piece = Slice(text, 0, len(text))
    others = tuple(_cited(number, 30) for number in range(2, 9))
    one = Quote(text, 0, len(text), 1.0, piece, about, 12, ((0, 2),), others)
    quotes = tuple(replace(one, start=number, end=number + 1) for number in range(20))
    why = Why(
        (WordWeight("*" * 300, 10.1, "elsewhere"),) * 40,
        0.5,
        dict.fromkeys(SIGNALS, -99.99),
        message("The words are here, but no sentence brings enough of them together."),
        (RunnerUp(about, 99, 9, 1),) * 3,
    )
    for some, near in ((quotes, ()), ((), quotes)):
        for part in (Within(about, date(2026, 9, 30)), Within(since=date(2026, 9, 30)), Within()):
            found = Answer("*" * 500, 1.0, some, near, why, part)
            yield cards.answer(found)
            yield cards.more(found)
            yield cards.more(found, start=7)
            yield cards.more(found, start=99)
            yield cards.why(found)
    yield cards.context(Context(about, 12, piece, Slice(text[:20], 0, 20), datetime(2026, 9, 30, tzinfo=UTC)))
    for each in (about, replace(about, untitled=True, url=None)):
        summary = Summary("lex-rank", (Slice(text, 0, length),) * 8, 40, 10, 100, capped=True)
        yield cards.summary(summary, of=each, length="long", focus="*" * 300)
    many = tuple(_cited(number, length) for number in range(20))
    yield from _briefs(many)
    yield from _research(many)


def _briefs(many: tuple[Cited, ...]) -> Iterator[cards.Card]:
    points = tuple(Point(one, many[:3], None if number % 2 else 0) for number, one in enumerate(many))
    for some in (points, points[:1], ()):
        yield cards.brief(
            Brief("*" * 200, some, 40, 60, 30, 400, capped=True, unknown=("*" * 300,) * 9, complete=False),
            length="long",
        )


def _research(many: tuple[Cited, ...]) -> Iterator[cards.Card]:
    unknown = ("*" * 300,) * 9
    name, topic = "*" * 100, "*" * 200
    yield cards.sayings(Sayings(name, topic, complete=False))
    yield cards.sayings(Sayings(name, topic, elsewhere=3))
    yield cards.sayings(Sayings(name, topic, others=(name,) * 5))
    said = tuple(Saying(one, Slice(name, 0, 100), many[:3]) for one in many)
    yield cards.sayings(Sayings(name, topic, said, complete=False))
    yield cards.sayings(Sayings(name, topic, said, complete=False), start=99)
    yield cards.timeline(Timeline(topic, unknown=unknown))
    moments = (Moment(1743, 9, 30), Moment(-279, 9), Moment(1860, years=10), Moment(1801, years=100), Moment(1743))
    events = tuple(Event(moments[number % 5], one, many[:3]) for number, one in enumerate(many))
    yield cards.timeline(Timeline(topic, events, 9, unknown))
    yield cards.timeline(Timeline(topic, events[:1], 9, unknown))
    yield cards.comparison(Comparison(topic, unknown=unknown))
    for sources in ((name,), (name, "2", "3")):
        yield cards.comparison(
            Comparison(
                topic,
                sources,
                (many[:2],),
                (tuple(Figure("*" * 99, name, one) for one in many[:3]),),
                (Voice(name, many),),
                unknown,
            )
        )
    yield cards.verification(Verification("*" * 300, reason=message("There are no words in it to look up.")))
    pieces = tuple(
        Piece("*" * 300, verdict, one, (Change("*" * 500, "missing"),) * 2, Slice(name, 0, 100), many[:3])
        for one, verdict in zip(many, [*Verdict] * 5, strict=True)
    )
    yield cards.verification(Verification("*" * 300, pieces))
    yield cards.verification(Verification("*" * 300, (Piece("*" * 300, Verdict.ABSENT),) * 20))


@pytest.mark.parametrize("length", [30, 300, 900, 1500, 2400, 3300, 3900])
def test_d6_longer_sentences_of_ours_leave_room(length: int) -> None:
    for card in _cards(length):
        within(card)


def test_every_sentence_of_ours_is_said() -> None:
    for card in _cards(30):
        for one in limits.walk(_components(card)):
            shown = one.get("content") or one.get("label") or ""
            # What is quoted here has no letter.
            plain = re.sub(r"\]\([^)]*\)|lex-rank", "", shown)
            assert plain == plain.upper()


def _components(card: cards.Card) -> list[Any]:
    return card.to_components()
