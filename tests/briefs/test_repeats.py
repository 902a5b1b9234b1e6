"""What is said twice, by whom independently, and what only looks alike."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot import briefs
from bot.briefs import choosing
from bot.briefs.candidates import candidates
from bot.briefs.choosing import Choice, choice
from bot.briefs.repeats import Statement, Voices, printed
from bot.intake.indexing import index
from bot.library import Library
from bot.models import Draft, Scope
from bot.store import Store
from tests.briefs import samples

HERE = Scope.guild(1)


class Reading:
    """A store whose articles are read for a topic."""

    def __init__(self, store: Store, now: datetime) -> None:
        self._store, self._now = store, now

    async def statements(self, topic: str, drafts: Sequence[Draft]) -> list[Statement]:
        return printed(candidates(*await self._found(topic, drafts)))

    async def choice(self, topic: str, drafts: Sequence[Draft]) -> Choice:
        terms, pages = await self._found(topic, drafts)
        return choice(candidates(terms, pages), terms)

    async def _found(self, topic: str, drafts: Sequence[Draft]):
        await self._store.articles.add_many(HERE.key, [index(one) for one in drafts], now=self._now)
        found = await briefs.find(self._store, HERE, topic)
        return found.terms, found.pages


@pytest_asyncio.fixture
async def reading(tmp_path: Path, now: datetime):
    async with Store.open(tmp_path / "quoth.db") as store:
        yield Reading(store, now)


async def test_one_report_printed_three_times_is_one_voice(reading: Reading) -> None:
    statements = await reading.statements("dam", samples.ALL)
    voices = Voices(statements)
    (night,) = [one for one in statements if one.shown.text.startswith("The dam above")]
    assert len(night.all) == 3
    assert voices.count(night) == 1


async def test_the_first_to_print_it_is_shown(reading: Reading) -> None:
    said = "The kiln of Oster burned tiles until the year of frost."
    drafts = [
        Draft(f"{said} The kiln is old. The kiln is cold.", title="The kiln", source="Mail", published="2026-02-01"),
        Draft(f"Rain fell on the hill. {said}", title="Rain", source="Post", published="2026-01-01"),
        Draft(f"Snow fell on the hill. {said}", title="Snow", source="Undated"),
    ]
    (one,) = [one for one in await reading.statements("kiln", drafts) if len(one.all) > 1]
    assert [each.page.info.source for each in one.all] == ["Post", "Mail", "Undated"]


async def test_furniture_is_no_statement_even_where_the_title_is_the_topic(reading: Reading) -> None:
    texts = [one.shown.text for one in await reading.statements("dam", samples.ALL)]
    assert texts
    assert not any("©" in text or "Read more" in text for text in texts)


async def test_those_who_say_it_in_their_own_words_are_counted_and_one_source_once(reading: Reading) -> None:
    said = "The bridge of Oster was closed on {}, because of the ice."
    drafts = [
        Draft(said.format("Monday morning"), title="A", source="Post"),
        Draft(said.format("Monday"), title="B", source="Review"),
        Draft(said.format("a Monday"), title="C", source="Post"),
    ]
    apart = await reading.statements("bridge", drafts)
    voices = Voices(apart)
    assert [voices.count(one) for one in apart] == [1, 1, 1]
    (together,) = (await reading.choice("bridge", drafts)).statements
    assert len(together.all) == 3
    assert voices.count(together) == 2


async def test_copies_of_one_story_are_one_voice_also_where_an_editor_changed_the_words(reading: Reading) -> None:
    story = (
        "The bridge of Oster was closed on Monday, because of the ice. The ferryman took eleven carts across. "
        "A mason from Lund looked at the piers and found two of them cracked. The council asked for oak."
    )
    edited = story.replace("was closed on Monday", "was shut on Monday")
    drafts = [Draft(text, title=name, source=name) for name, text in (("Post", story), ("Review", edited))]
    (together,) = [
        one for one in (await reading.choice("bridge", drafts)).statements if "because of the ice" in one.shown.text
    ]
    assert len(together.all) == 2
    assert Voices([]).count(together) == 2
    assert Voices(await reading.statements("bridge", drafts)).count(together) == 1


async def test_what_several_say_independently_is_worth_more_than_what_one_report_says_often(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    agency = "The kiln of Oster needs bricks for a second chimney."
    # Each with a line of its own: a text that is there already is not stored twice.
    drafts = [Draft(f"{agency} It was on page {n}.", title=f"A{n}", source=f"Paper {n}") for n in range(4)]
    tiles = "The kiln of Oster burned tiles until {} year of frost."
    drafts += [Draft(tiles.format(word), title=word, source=word) for word in ("the", "that")]
    made = await reading.choice("kiln", drafts)
    monkeypatch.setattr(choosing, "SAID_BY_MANY", 0.0)
    without = await reading.choice("kiln", [])
    gains = {
        one.shown.text: round(rating - before, 6)
        for one, rating, before in zip(made.statements, made.ratings, without.ratings, strict=True)
    }
    assert gains.pop(agency) == 0
    assert [gain for text, gain in gains.items() if "tiles" in text] == [0.5]


async def test_the_opening_is_about_all_of_the_topic_and_stands_early(reading: Reading) -> None:
    text = (
        "The lime kiln of Oster is cold. Wind took its roof. The owner sold the kiln in May. A lime kiln needs a fire."
    )
    made = await reading.choice("lime kiln", [Draft(text, title="The lime kiln")])
    lifted = {
        one.shown.text: opening - rating
        for one, opening, rating in zip(made.statements, made.openings, made.ratings, strict=True)
    }
    all_of_it, later, some_of_it = (
        lifted[text]
        for text in (
            "The lime kiln of Oster is cold.", "A lime kiln needs a fire.", "The owner sold the kiln in May.",
        )
    )  # fmt: skip
    assert all_of_it > later > some_of_it


async def test_sentences_that_differ_in_a_number_or_a_not_are_not_one(library: Library, now: datetime) -> None:
    pairs = [
        ("The tower of Oster is 41 metres high.", "The tower of Oster is 43 metres high."),
        ("The tower of Oster was sold on Friday.", "The tower of Oster was not sold on Friday."),
    ]
    for number, (one, other) in enumerate(pairs):
        scope = Scope.guild(10 + number)
        await library.add_all(scope, [Draft(one, source="A"), Draft(other, source="B")], now=now)
        found = await library.brief(scope, "tower")
        assert {point.quote.text for point in found.points} == {one, other}
        assert not any(point.also for point in found.points)
        assert [point.differs for point in found.points] == [None, 0]


async def test_what_only_looks_like_a_conflict_is_none(library: Library, now: datetime) -> None:
    pairs = [
        ("In Oster by the lake live about 500 people.", "In Oster by the lake live 510 people."),
        ("The ship of Oster sank two days ago in a storm.", "The ship of Oster sank three days ago in a storm."),
        ("Was the mayor of Oster not told of the flood?", "The mayor of Oster was told of the flood."),
        ("The miller of Oster did not sell flour.", "The miller of Oster owns 14 boats, a brewery and the inn."),
    ]  # fmt: skip
    for number, (one, other) in enumerate(pairs):
        scope = Scope.guild(20 + number)
        await library.add_all(scope, [Draft(one, source="A"), Draft(other, source="B")], now=now)
        found = await library.brief(scope, "Oster")
        assert len(found.points) == 2
        assert [point.differs for point in found.points] == [None, None]


async def test_only_numbers_that_differ_from_the_newest_stand_beside_it(library: Library, now: datetime) -> None:
    said = "The flood in Oster killed {} people."
    counts = {"2026-01-03": "510", "2026-01-02": "about 500", "2026-01-01": "900"}
    drafts = [Draft(said.format(count), source=day, published=day) for day, count in counts.items()]
    await library.add_all(Scope.guild(30), drafts, now=now)
    found = await library.brief(Scope.guild(30), "Oster")
    told = {point.quote.article.published: point.differs is not None for point in found.points}
    assert told == {"2026-01-03": False, "2026-01-02": False, "2026-01-01": True}
