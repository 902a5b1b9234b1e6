"""Editions: what is new, each story once, verbatim, the most covered first, and never too much."""

import asyncio
from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from bot.digests import Digests
from bot.digests.edition import STORIES, already_told, compose
from bot.models import Digest, Draft, Edition, Order, Place, Scope
from bot.store import Store
from tests.digests.post import CHANNEL, GUILD, MONDAY, OTHER
from tests.digests.samples import STORY, add_drafts, told

TODAY = MONDAY.date()


@pytest.fixture
async def digest(digests: Digests) -> Digest:
    return await digests.schedule(GUILD, Order(CHANNEL), now=MONDAY)


async def edition(store: Store, digest: Digest, *, without: Collection[int] = (), cap: float = 0.25) -> Edition:
    return await compose(store, digest, now=MONDAY, day=TODAY, without=without, cap=cap)


def bell(number: int, *, source: str = "The Post", url: str | None = None, published: str | None = None) -> Draft:
    # Too short for anybody to tell whether one is another's copy.
    text = f"Bell {number} rings on Fridays. It weighs {number} kilograms."
    return Draft(text, title=f"Bell {number}", source=source, url=url, published=published)


async def test_what_came_before_is_not_in_it_and_nothing_new_is_an_edition_without_sections(
    digests: Digests, store: Store
) -> None:
    await add_drafts(store, bell(1))
    digest = await digests.schedule(GUILD, Order(CHANNEL), now=MONDAY)
    empty = await edition(store, digest)
    assert (empty.sections, empty.articles, empty.left_out, empty.seen) == ((), 0, 0, digest.seen)
    (number,) = await add_drafts(store, bell(2))
    found = await edition(store, digest)
    assert (told(found), found.articles, found.left_out, found.seen) == ({"The Post": ["Bell 2"]}, 1, 0, number)


async def test_p1_it_has_what_its_library_and_the_shelf_have_and_no_other(digest: Digest, store: Store) -> None:
    await add_drafts(store, bell(1))
    await add_drafts(store, bell(2), scope=OTHER)
    await add_drafts(store, bell(3, source="Shelf"), scope=Scope.shelf())
    assert told(await edition(store, digest)) == {"The Post": ["Bell 1"], "Shelf": ["Bell 3"]}


async def test_every_sentence_is_a_slice_of_its_article(digest: Digest, store: Store) -> None:
    await add_drafts(store, Draft(STORY, title="Bridge"))
    for length, count in (("headline", 0), ("short", 1), ("long", 3)):
        found = await edition(store, replace(digest, order=replace(digest.order, length=length)))
        for section in found.sections:
            for story in section.stories:
                article = await store.articles.get(GUILD, story.article.id)
                assert article
                assert len(story.sentences) == count
                assert [article.text[one.start : one.end] for one in story.sentences] == [
                    one.text for one in story.sentences
                ]
                assert all(one.end <= other.start for one, other in pairwise(story.sentences))


async def test_near_duplicates_are_one_story_and_the_most_covered_comes_first(digest: Digest, store: Store) -> None:
    await add_drafts(
        store,
        bell(1, published="2026-11-02"),
        Draft(STORY, title="Bridge closes", source="The Post", published="2026-11-01"),
        Draft(f"{STORY} Read on.", title="Bridge to close", source="Wire"),
        Draft(f"Halton. {STORY}", title="Cracks", source="Herald"),
    )
    found = await edition(store, digest)
    assert told(found) == {"The Post": ["Bridge closes", "Bell 1"]}
    assert [one.source for one in found.sections[0].stories[0].also] == ["Wire", "Herald"]
    assert (found.articles, found.left_out) == (4, 0)


async def test_a_story_that_was_told_is_no_news_when_another_one_prints_it(digests: Digests, store: Store) -> None:
    await add_drafts(store, Draft(STORY, title="Bridge closes", source="The Post"))
    digest = await digests.schedule(GUILD, Order(CHANNEL), now=MONDAY)
    numbers = await add_drafts(store, Draft(f"{STORY} Read on.", title="Bridge to close", source="Wire"), bell(1))
    found = await edition(store, digest)
    assert told(found) == {"The Post": ["Bell 1"]}
    assert (found.articles, found.seen) == (1, numbers[-1])


async def test_new_to_you_what_an_alert_told_is_left_out_and_so_are_its_copies(digest: Digest, store: Store) -> None:
    first, *_ = await add_drafts(
        store,
        Draft(STORY, title="Bridge closes", source="The Post"),
        Draft(f"{STORY} Read on.", title="Bridge to close", source="Wire"),
        bell(1),
    )
    assert told(await edition(store, digest, without={first})) == {"The Post": ["Bell 1"]}


async def test_topics_are_sections_in_their_order_and_what_is_on_none_is_not_in_it(
    digest: Digest, store: Store
) -> None:
    await add_drafts(
        store,
        Draft("The ferry left at noon. The ferry carried miners.", title="The crossing"),
        bell(1),
        Draft("A goat was sold. It had eaten the curtains.", title="Goats"),
    )
    found = await edition(store, replace(digest, order=replace(digest.order, topics=("bells", "cows", "ferries"))))
    assert told(found) == {"bells": ["Bell 1"], "ferries": ["The crossing"]}
    assert (found.articles, found.left_out) == (2, 0)


async def test_what_does_not_fit_is_counted_and_no_topic_is_crowded_out(digest: Digest, store: Store) -> None:
    many = [bell(n) for n in range(40)]
    await add_drafts(store, Draft("The ferry left at noon. The ferry carried miners.", title="The crossing"), *many)
    order = replace(digest.order, topics=("bells", "ferries"))
    found = await edition(store, replace(digest, order=order))
    assert {name: len(titles) for name, titles in told(found).items()} == {
        "bells": STORIES["short"] - 1,
        "ferries": 1,
    }
    assert (found.articles, found.left_out) == (41, 41 - STORIES["short"])


async def test_sources_have_turns_and_the_newest_come_first(digest: Digest, store: Store) -> None:
    await add_drafts(
        store,
        *(bell(n, source="Flood", published=f"2026-10-{n + 1:02}") for n in range(20)),
        bell(50, source="Drip", published="2020-01-01"),
        bell(51, source="Tomorrow", published="2031-01-01"),
        bell(52, source="Today"),
    )
    found = told(await edition(store, digest))
    assert list(found) == ["Today", "Tomorrow", "Flood", "Drip"]
    assert found["Flood"] == [f"Bell {n}" for n in range(19, 12, -1)]


async def test_a_source_is_named_by_its_host_where_nothing_else_names_it(digest: Digest, store: Store) -> None:
    await add_drafts(
        store,
        bell(1, source="", url="https://www.bells.example/1"),
        bell(2, source=" ", url="http://[half"),
        bell(3, source="The\nPost"),
    )
    found = told(await edition(store, digest))
    assert found == {"The Post": ["Bell 3"], "bells.example": ["Bell 1"], "Other articles": ["Bell 2"]}
    # Last, whatever is newest.
    assert list(found)[-1] == "Other articles"


async def test_the_one_of_several_that_can_be_opened_tells_the_story(digest: Digest, store: Store) -> None:
    await add_drafts(
        store,
        Draft(STORY, title="Bridge closes", source="The Post"),
        Draft(f"{STORY} Read on.", title="Bridge to close", source="Wire", url="https://wire.example/7"),
    )
    assert told(await edition(store, digest)) == {"Wire": ["Bridge to close"]}


async def test_what_is_no_text_is_listed_by_its_title_alone(digest: Digest, store: Store) -> None:
    wall = (
        "We use cookies and similar technologies on this website to personalise content and ads. "
        "By clicking accept you agree to the use of all cookies. You can change your choice in the settings."
    )
    await add_drafts(store, Draft(wall, title="The Post"), Draft("Share\nTweet", title="Buttons"), bell(1))
    found = await edition(store, digest)
    stories = {story.article.title: story.sentences for section in found.sections for story in section.stories}
    assert (stories["The Post"], stories["Buttons"]) == ((), ())
    assert stories["Bell 1"]


async def test_a_word_or_two_are_shown_with_the_sentence_they_lead_to(digest: Digest, store: Store) -> None:
    await add_drafts(store, Draft("Passion. Confidence. Those are its traits today.", title="Traits"))
    (section,) = (await edition(store, digest)).sections
    assert section.stories[0].article.title == "Traits"
    assert len(section.stories[0].sentences) > 1


async def test_a_text_of_a_word_or_two_is_shown_whole(digest: Digest, store: Store) -> None:
    await add_drafts(store, Draft("It rang.", title="Bell"))
    (section,) = (await edition(store, digest)).sections
    assert [one.text for one in section.stories[0].sentences] == ["It rang."]


async def test_an_article_that_is_removed_meanwhile_is_passed_over(
    digest: Digest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = await add_drafts(store, bell(1, source="Gone"), bell(2))
    real = store.search.holders

    async def holders(numbers: set[int]) -> object:
        found = await real(numbers)
        await store.articles.remove(GUILD.key, first)
        return found

    monkeypatch.setattr(store.search, "holders", holders)
    assert told(await edition(store, digest)) == {"The Post": ["Bell 2"]}


async def test_the_quote_cap_holds(digest: Digest, store: Store) -> None:
    await add_drafts(store, Draft(STORY, title="Bridge"))
    long = replace(digest, order=replace(digest.order, length="long"))
    found = await edition(store, long, cap=0.01)
    assert len(found.sections[0].stories[0].sentences) == 3


async def test_a_long_one_has_the_figures_of_its_week_and_their_picture(digest: Digest, store: Store) -> None:
    for back in (9, 6, 3, 0):
        await add_drafts(store, bell(back), bell(back + 20, source="Wire"), now=MONDAY - timedelta(days=back))
    long = replace(digest, order=replace(digest.order, length="long", zone="Pacific/Auckland"))
    found = await compose(store, long, now=MONDAY, day=date(2026, 11, 2))
    assert found.picture
    days = [date(2026, 10, 27), date(2026, 10, 30), date(2026, 11, 2)]
    assert found.week == tuple((day, name, 1) for day in days for name in ("The Post", "Wire"))
    assert found.picture is not None
    assert found.picture.startswith(b"\x89PNG")
    assert (await edition(store, digest)).picture is None


async def test_a_week_counts_what_is_on_its_topics(digest: Digest, store: Store) -> None:
    for back in (2, 1):
        goat = Draft(f"A goat was sold for {back}. It had eaten the curtains.", title="Goats")
        await add_drafts(store, bell(back), goat, now=MONDAY - timedelta(days=back))
    long = replace(digest, order=replace(digest.order, length="long", topics=("bell",)))
    found = await edition(store, long)
    assert found.week == ((date(2026, 10, 31), "bell", 1), (date(2026, 11, 1), "bell", 1))


async def test_a_week_of_too_many_articles_has_no_picture(
    digest: Digest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.digests.week._PAGE", 2)
    monkeypatch.setattr("bot.digests.week._MOST", 4)
    for back in (1, 0):
        await add_drafts(store, bell(back), bell(back + 20), now=MONDAY - timedelta(days=back))
    found = await edition(store, replace(digest, order=replace(digest.order, length="long")))
    assert (found.week, found.picture) == ((), None)


async def test_it_is_the_same_whenever_it_is_made(digest: Digest, store: Store) -> None:
    await add_drafts(store, *(bell(n, source=f"S{n % 3}") for n in range(30)), Draft(STORY, title="Bridge"))
    first, second = await asyncio.gather(edition(store, digest), edition(store, digest))
    assert first == second


async def test_a_person_is_not_told_again_of_what_they_were_shown(digest: Digest, store: Store) -> None:
    (first, second) = await add_drafts(store, bell(1), bell(2))
    await store.shown.note(GUILD.key, Place(5), 6, [(first, 0, 5)], now=MONDAY)
    theirs = replace(digest, order=replace(digest.order, place=Place(7, person=True)))
    assert await already_told(store, theirs) == {first}
    # Others in a channel may not have seen it.
    assert await already_told(store, digest) == frozenset()
    found = await compose(store, theirs, now=MONDAY, day=MONDAY.date(), without=await already_told(store, theirs))
    assert [one.article.id for section in found.sections for one in section.stories] == [second]
