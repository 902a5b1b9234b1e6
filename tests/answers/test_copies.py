"""One agency story at many outlets: shown once, with "also at", and never in the way of other answers."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.library import Library
from bot.models import Draft, Scope

HERE = Scope.guild(1)
STORY = (
    "The old sluice at Kesselburg broke on Tuesday night and flooded eleven cellars in the lower town. "
    "Nobody was hurt, because the night watchman rang the chapel bell for an hour.\n\n"
    "The mayor said that the sluice had been inspected in spring. A new one of oak and iron will cost 90,000 crowns. "
    "Until it is built, sandbags protect the mill and the tannery."
)
OWN = (
    "Three weeks after the flood in Kesselburg the first cellars are dry. The baker, whose oven stood in water, "
    "bakes at the school. The sluice at Kesselburg is still broken, and the council argues about who has to pay."
)
QUESTION = "What happened to the old sluice at Kesselburg?"


def copies(number: int, text: str = STORY) -> list[Draft]:
    return [
        Draft(
            f"{text}\n\nThis is the {one}th outlet.",
            title="Flood",
            source=f"Outlet {one}",
            url=f"https://o{one}.example/",
        )
        for one in range(number)
    ]


async def test_a_story_at_several_outlets_is_shown_once_with_the_others(library: Library, now: datetime) -> None:
    added = await library.add_all(HERE, [*copies(4), Draft(OWN, title="After the flood")], now=now)
    answer = await library.ask(HERE, QUESTION, limit=25)
    first = answer.quotes[0]
    assert (
        first.text
        == "The old sluice at Kesselburg broke on Tuesday night and flooded eleven cellars in the lower town."
    )
    assert first.article == added[0].article
    assert [one.article.id for one in first.also] == [one.article.id for one in added[1:4]]
    texts = [quote.text for quote in answer.quotes]
    assert len(texts) == len(set(texts))
    assert any(quote.article.id == added[4].article.id for quote in answer.quotes)
    for quote in answer.quotes:
        for one in (quote, *quote.also):
            assert (await library.get(HERE, one.article.id)).text[one.start : one.end] == one.text


async def test_fifty_copies_leave_room_for_what_others_say(library: Library, now: datetime) -> None:
    await library.add_all(HERE, copies(150), now=now)
    other = (await library.add(HERE, Draft(OWN, title="After the flood"), now=now)).article
    answer = await library.ask(HERE, QUESTION, limit=25)
    assert other.id in {quote.article.id for quote in answer.quotes}
    assert len(answer.quotes[0].also) == 25


async def test_a_copy_whose_editor_changed_a_word_is_the_same_and_one_with_another_number_is_not(
    library: Library, now: datetime
) -> None:
    edited = STORY.replace("broke on Tuesday night", "gave way on Tuesday night")
    corrected = STORY.replace("eleven cellars", "14 cellars")
    denied = STORY.replace("Nobody was hurt, because", "Nobody was not hurt, because")
    drafts = [
        Draft(text, title=f"Flood {n}", source=f"S{n}") for n, text in enumerate((STORY, edited, corrected, denied))
    ]
    numbers = [one.article.id for one in await library.add_all(HERE, drafts, now=now)]
    stories = {info.story for info in await library.list(HERE, limit=9)}
    assert len(stories) == 1
    broke = (await library.ask(HERE, QUESTION, limit=25)).quotes
    shown = {quote.article.id: [one.article.id for one in quote.also] for quote in broke if "sluice at" in quote.text}
    assert sorted(shown) == [numbers[0], numbers[2]]
    assert sorted(shown[numbers[0]]) == [numbers[1], numbers[3]]
    hurt = (await library.ask(HERE, "Why was nobody hurt when the chapel bell rang?", limit=25)).quotes
    assert [quote.article.id for quote in hurt if "Nobody was" in quote.text] == [numbers[0], numbers[3]]


async def test_short_sentences_of_unrelated_articles_are_no_copies(library: Library, now: datetime) -> None:
    drafts = [Draft(f"{name} went to the mill. The keeper laughed. {name} came home late.") for name in ("Ann", "Ben")]
    await library.add_all(HERE, drafts, now=now)
    answer = await library.ask(HERE, "Who laughed, the keeper?", limit=25)
    assert [quote.also for quote in answer.quotes if quote.text == "The keeper laughed."] == [(), ()]


async def test_what_one_article_says_twice_is_shown_once(library: Library, now: datetime) -> None:
    first = "The great wheel of the Kesselburg mill turned for two hundred years without a pause."
    await library.add(HERE, Draft(f"{first}\n\nThe miller had three sons and a goose.\n\n{first}"), now=now)
    answer = await library.ask(HERE, "How long did the great wheel of the mill turn?", limit=25)
    assert [quote.text for quote in answer.quotes].count(first) == 1
    assert answer.quotes[0].also == ()


@pytest.mark.parametrize("order", [1, -1])
async def test_copies_of_one_story_are_one_voice(library: Library, now: datetime, order: int) -> None:
    drafts = [*copies(3), Draft(OWN, title="After the flood", source="The Lantern")][::order]
    await library.add_all(HERE, drafts, now=now)
    found = await library.compare(HERE, "sluice Kesselburg")
    assert len(found.sources) == 2
    assert found.alike == ()


@given(
    st.lists(
        st.sampled_from([*copies(3), Draft(OWN), Draft(STORY.replace("Tuesday", "Friday"), source="X")]), max_size=6
    )
)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_whatever_is_copied_no_sentence_is_quoted_twice(
    library: Library, now: datetime, drafts: list[Draft]
) -> None:
    await library.erase(HERE)
    await library.add_all(HERE, drafts, now=now)
    answer = await library.ask(HERE, QUESTION, limit=25)
    texts = [quote.text for quote in (*answer.quotes, *answer.nearest)]
    assert len(texts) == len(set(texts))
