"""Briefs through the library's own door."""

from collections.abc import Sequence
from datetime import datetime

import pytest
import pytest_asyncio

from bot import briefs
from bot.briefs import finding
from bot.briefs.models import Brief
from bot.errors import NothingToSay
from bot.library import Library
from bot.models import Draft, Scope
from bot.settings import Settings
from tests.briefs import samples

HERE, THERE, SHELF = Scope.guild(1), Scope.guild(2), Scope.shelf()


@pytest_asyncio.fixture
async def library(library: Library, now: datetime) -> Library:
    await library.add_all(HERE, samples.ALL, now=now)
    return library


def texts(found: Brief) -> list[str]:
    return [point.quote.text for point in found.points]


def dates(found: Brief) -> list[str]:
    return [point.quote.article.published or "" for point in found.points]


def text_of(title: str, drafts: Sequence[Draft] = samples.ALL) -> str:
    return next(draft.text for draft in drafts if draft.title == title)


async def test_a_brief_is_of_several_articles_and_each_sentence_is_cited(library: Library) -> None:
    found = await library.brief(HERE, "dam Kesselburg", length="long")
    assert len({point.quote.article.id for point in found.points}) == 3
    assert found.articles == 5
    for point in found.points:
        for one in (point.quote, *point.also):
            text = text_of(one.article.title)
            assert text[one.start : one.end] == one.text
            assert one.paragraph == text[: one.start].count("\n\n") + 1
    assert not any("baker" in text for text in texts(found))


async def test_what_is_said_twice_stands_there_once_with_its_other_places(library: Library) -> None:
    found = await library.brief(HERE, "dam", length="long")
    (night,) = [point for point in found.points if "Sunday night" in point.quote.text]
    # The first report had it first.
    assert night.quote.article.title == "Dam breaks above Kesselburg"
    assert [one.article.source for one in night.also] == ["City Herald", "Coast Daily"]
    (high,) = [point for point in found.points if "41 metres" in point.quote.text]
    assert {one.article.source for one in high.also} <= {"Valley Post", "City Herald", "Hill Country Review"}
    assert len(texts(found)) == len(set(texts(found)))


async def test_numbers_that_differ_stand_side_by_side_the_newest_first(library: Library) -> None:
    found = await library.brief(HERE, "dam Kesselburg", length="long")
    older = {point.quote.text: point for point in found.points if point.differs is not None}
    assert set(older) == {
        "At least 14 people were killed by the flood.",
        "The flood destroyed 60 houses in Kesselburg.",
    }
    for place, point in enumerate(found.points):
        if point.differs is None:
            continue
        newer = found.points[point.differs]
        assert point.differs == place - 1
        assert (newer.quote.article.published or "") > (point.quote.article.published or "")
        marked = [
            one.text[start - one.start : end - one.start]
            for one in (newer.quote, point.quote)
            for start, end in one.marks
        ]
        assert marked in (["19 people", "14 people"], ["85 houses", "60 houses"])


async def test_a_denial_stands_beside_what_it_denies_the_newest_first(library: Library, now: datetime) -> None:
    await library.add(HERE, samples.OFFICE, now=now)
    found = await library.brief(HERE, "dam rebuilt")
    told = [(point.quote.text, point.differs) for point in found.points if "rebuilt" in point.quote.text]
    assert told == [(samples.OFFICE.text, None), ("The dam of Kesselburg will not be rebuilt.", 0)]
    assert not any(point.also for point in found.points if "rebuilt" in point.quote.text)


async def test_what_opens_with_she_stands_behind_who_she_is(library: Library) -> None:
    found = await library.brief(HERE, "resigned")
    assert texts(found)[0].startswith("Anna Reuter had inspected the dam in 2019. She resigned on Wednesday")


async def test_quotations_are_whole_and_furniture_is_out(library: Library) -> None:
    found = await library.brief(HERE, "engineer dam", length="long")
    said = [text for text in texts(found) if "engineer" in text]
    assert said
    assert all("“We told them" in text and "Ole Brandt" in text for text in said)
    for topic in ("Read more", "rights reserved", "How dams fail"):
        found = await library.brief(HERE, topic)
        assert not any("Read more" in text or "©" in text for text in texts(found))


async def test_articles_that_have_the_words_only_far_apart_are_not_on_it(library: Library, now: datetime) -> None:
    drafts = [
        Draft("The clock of Oster was lost at sea. Nobody knows more.", title="A clock"),
        Draft("The end began at one by the clock in the hall.\n\nWalls of brick fell.\n\nThe hill slid into the sea.",
              title="The hill"),
    ]  # fmt: skip
    await library.add_all(THERE, drafts, now=now)
    found = await library.brief(THERE, "clock sea", length="long")
    assert {point.quote.article.title for point in found.points} == {"A clock"}


async def test_several_articles_are_heard_before_one_has_told_all(settings: Settings, now: datetime) -> None:
    gifts = (("plums", "the abbot", 1901), ("pears", "a school", 1903), ("quinces", "sailors", 1907),
             ("medlars", "the mill", 1911), ("cherries", "children", 1915), ("figs", "nobody", 1921))  # fmt: skip
    long = " ".join(f"The orchard of Oster gave {fruit} to {who} in the year {year}." for fruit, who, year in gifts)
    law = "Taxes rose again. In the new law an orchard counts as a garden of the first class."
    painter = "Rain fell in June. Later that week a painter from Ashford drew one orchard after another."
    async with Library.open(settings.model_copy(update={"quote_cap": 1.0})) as library:
        await library.add_all(
            HERE, [Draft(long, title="The orchard"), Draft(painter), Draft(law, title="Law")], now=now
        )
        found = await library.brief(HERE, "orchard", count=4)
    assert {point.quote.article.title for point in found.points} == {"The orchard", "Law"}


async def test_lengths_are_nested_and_kept(library: Library) -> None:
    smaller: set[str] = set()
    for length, most in briefs.LENGTHS.items():
        found = await library.brief(HERE, "dam", length=length)
        together = " ".join(texts(found))
        assert all(text in together for text in smaller)
        assert sum(text.count(". ") + 1 for text in texts(found) if "“" not in text) <= most
        smaller = set(texts(found))


async def test_a_budget_of_words_is_kept(library: Library) -> None:
    for words in (1, 15, 40):
        found = await library.brief(HERE, "dam", words=words)
        assert found.words == sum(len(text.split()) for text in texts(found))
        assert found.words <= words or len(found.points) == 1
    assert len((await library.brief(HERE, "dam", count=3)).points) == 3


async def test_the_quote_cap_holds_for_each_article(library: Library, now: datetime) -> None:
    lines = " ".join(f"The mill in the valley of number {n} grinds barley for {n} farms nearby." for n in range(1, 9))
    await library.add(THERE, Draft(lines, title="The mill"), now=now)
    found = await library.brief(THERE, "mill", count=50)
    assert len(found.points) == 3
    assert found.capped
    assert not (await library.brief(THERE, "mill", count=2)).capped


async def test_a_brief_opens_with_the_first_sentence_of_an_article_on_it_and_goes_on_newest_first(
    library: Library, now: datetime
) -> None:
    drafts = [
        Draft("Nobody had asked for the kiln in years.", title="Undated"),
        Draft("A storm took bricks from the kiln of the village.", title="Storm", published="2026-01-05"),
        Draft("A kiln for lime stands at Oster. It is cold. The lime kiln at Oster needs a roof, says Moe.",
              title="The lime kiln", published="2026-02-01"),
        Draft("The council of Oster paid for a new door of the kiln.", title="Council", published="2026-03-01"),
    ]  # fmt: skip
    await library.add_all(THERE, drafts, now=now)
    found = await library.brief(THERE, "kiln", length="long")
    assert texts(found)[0] == "A kiln for lime stands at Oster."
    others = [day for day in dates(found) if day != "2026-02-01"]
    assert others == ["2026-03-01", "2026-01-05", ""]


async def test_nothing_on_it_is_no_points_and_names_the_words(library: Library) -> None:
    found = await library.brief(HERE, "elephants")
    assert (found.points, found.unknown) == ((), ("elephants",))
    assert (await library.brief(HERE, "elephants in Kesselburg")).points == ()
    with pytest.raises(NothingToSay, match="no word"):
        await library.brief(HERE, "the of and")


async def test_one_word_that_is_not_there_does_not_hide_the_others(library: Library) -> None:
    found = await library.brief(HERE, "Kesselburg flood fatalities")
    assert found.unknown == ("fatalities",)
    assert found.points


@pytest.mark.parametrize("topic", ["ISIS", "US", "Oster", "OSTER", "THE SHIPS"])
async def test_a_topic_in_capitals_is_a_name_or_a_word_typed_so(library: Library, now: datetime, topic: str) -> None:
    await library.add(THERE, Draft("The ships of ISIS and the US left the harbour of Oster."), now=now)
    assert (await library.brief(THERE, topic)).points


async def test_what_is_too_common_in_a_language_here_is_not_looked_for(library: Library, now: datetime) -> None:
    await library.add_all(THERE, [Draft(text, language=code) for text, code in (
        ("The clock of Oster was lost at sea in 1707.", "en"),
        ("Die Uhr von Oster ging im Sommer verloren.", "de"),
        ("Klockan i Oster stannade under vintern.", "sv"),
    )], now=now)  # fmt: skip
    found = await library.brief(THERE, "clock at sea")
    assert (found.unknown, len(found.points)) == ((), 1)


async def test_p1_another_librarys_articles_are_as_if_they_never_were(library: Library, now: datetime) -> None:
    await library.add(SHELF, Draft("A dam of beavers stands in the Oster brook.", title="Beavers"), now=now)
    found = await library.brief(THERE, "dam")
    assert texts(found) == ["A dam of beavers stands in the Oster brook."]
    assert (found.articles, found.available) == (1, 1)
    assert (await library.brief(THERE, "Kesselburg")).unknown == ("Kesselburg",)


async def test_q1_q4_no_topic_is_an_operator(library: Library) -> None:
    pieces = ['"a" OR ', "(" * 500, "NEAR(", "title:x ", "'; DROP TABLE articles; --", "%_^*", "dam AND NOT "]
    for topic in (*pieces, "".join(pieces) * 20, "dam " * 2000):
        try:
            await library.brief(HERE, topic)
        except NothingToSay:
            continue


@pytest.mark.parametrize("topic", ["", " \n", "?!", "🎈", "\u200b", "“”", "…", "\ud800"])
async def test_q3_what_holds_no_words_is_told(library: Library, topic: str) -> None:
    with pytest.raises(NothingToSay):
        await library.brief(HERE, topic)


async def test_an_empty_library_has_nothing_to_tell(library: Library) -> None:
    assert (await library.brief(Scope.guild(3), "dam")).unknown == ("dam",)


async def test_t6_of_many_articles_those_most_about_it_are_read(
    library: Library, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "MAX_ARTICLES", 4)
    drafts = [
        Draft(f"A ferry of size {n} was seen on the lake of Oster.", published=f"2026-01-{n}") for n in range(10, 30)
    ]
    drafts.append(Draft("The ferry is old. The ferry needs a captain, says Moe.", title="The ferry"))
    await library.add_all(THERE, drafts, now=now)
    found = await library.brief(THERE, "ferry", length="long")
    assert not found.complete
    assert {point.quote.article.title for point in found.points} >= {"The ferry"}
    assert set(dates(found)) <= {"", "2026-01-29", "2026-01-28", "2026-01-27"}


async def test_t6_of_a_very_long_article_the_sentences_near_the_words_are_read(library: Library, now: datetime) -> None:
    long = "".join(f"Rain fell on day {day} of the long war.\n\n" for day in range(300))
    await library.add(THERE, Draft(long + "The whale Mocha swam into the harbour of Oster.\n\n" + long), now=now)
    assert texts(await library.brief(THERE, "whale")) == ["The whale Mocha swam into the harbour of Oster."]
