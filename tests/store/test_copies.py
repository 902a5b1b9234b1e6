import random
from datetime import datetime
from pathlib import Path

from bot.intake.indexing import index
from bot.models import Draft, Scope
from bot.store import Store
from bot.store.rows import Indexed
from tests.store.samples import GUILD, OTHER, SHELF

_FILES = sorted((Path(__file__).parents[2] / "data" / "articles").glob("*.md"))
TEXTS = [path.read_text("utf-8").split("---\n")[-1].strip() for path in _FILES]
STORY, ANOTHER = TEXTS[0], TEXTS[1]


def told(text: str, source: str = "", day: str = "2026-11-02") -> Indexed:
    return index(Draft(text, source=source or None, published=day))


def shortened(text: str, keep: float = 0.7) -> str:
    """An editor's work: some sentences are gone."""
    chance, one = random.Random(1), index(Draft(text))
    kept = [each.sentence for each in one.sentences if chance.random() < keep]
    return "\n\n".join(text[each.start : each.end] for each in kept)


async def put(store: Store, scope: Scope, now: datetime, *drafts: Indexed) -> list[int]:
    return [one.article.id for one in await store.articles.add_many(scope.key, drafts, now=now)]


async def stories(store: Store, numbers: list[int]) -> list[int]:
    found = await store.copies.stories(numbers)
    return [found[number] for number in numbers]


async def test_the_same_story_at_three_outlets_is_one_story(store: Store, now: datetime) -> None:
    one, other, short, third = await put(
        store, GUILD, now, told(STORY, "A"), told(ANOTHER, "A"), told(shortened(STORY), "B"), told("Two words.", "C")
    )
    (later,) = await put(store, GUILD, now, told(f"{STORY}\n\nThis is how we found it.", "C"))
    assert await stories(store, [one, other, short, third, later]) == [one, other, one, third, one]
    assert [info.id for info in await store.copies.of(GUILD, short)] == [one, later]
    assert (await store.articles.info(GUILD, later)).story == one  # pyright: ignore[reportOptionalMemberAccess]
    assert (await store.articles.info(GUILD, third)).story == 0  # pyright: ignore[reportOptionalMemberAccess]
    assert await store.check() == []


async def test_what_a_source_sends_every_day_in_one_frame_is_not_one_story(store: Store, now: datetime) -> None:
    frame = [
        told(f"{STORY}\n\n{ending}", "Daily", "2026-11-0" + str(day)) for day, ending in enumerate((ANOTHER, TEXTS[2]))
    ]
    assert frame[0].sketch
    assert frame[1].sketch
    assert 0.3 < frame[0].sketch.shared(frame[1].sketch) < 0.9
    numbers = await put(store, GUILD, now, *frame)
    assert await stories(store, numbers) == numbers


async def test_a_review_of_the_week_is_none_of_its_stories(store: Store, now: datetime) -> None:
    review, one, other = await put(
        store, GUILD, now, told("\n\n".join(TEXTS[:5]), "R"), told(STORY, "A"), told(ANOTHER, "B")
    )
    assert await stories(store, [review, one, other]) == [review, one, other]


async def test_p1_stories_are_told_apart_by_library_and_shared_with_the_shelf_alone(
    store: Store, now: datetime
) -> None:
    (abroad,) = await put(store, OTHER, now, told(STORY, "A"))
    (shelf,) = await put(store, SHELF, now, told(f"{STORY}\n\nOn the shelf.", "B"))
    (here,) = await put(store, GUILD, now, told(shortened(STORY), "C"))
    assert await stories(store, [abroad, shelf, here]) == [abroad, shelf, shelf]
    assert [info.id for info in await store.copies.of(GUILD, here)] == [shelf]
    assert await store.copies.of(OTHER, shelf) == []
    assert [info.id for info in await store.copies.of(Scope.shelf(), shelf)] == []


async def test_when_one_is_erased_the_others_stay_one_story(store: Store, now: datetime) -> None:
    first, second = await put(store, GUILD, now, told(STORY, "A"), told(shortened(STORY), "B"))
    await store.articles.remove(GUILD.key, first)
    (third,) = await put(store, GUILD, now, told(f"{STORY}\n\nOnce more.", "C"))
    assert await stories(store, [second, third]) == [first, first]
    await store.erase(GUILD.key)
    (again,) = await put(store, GUILD, now, told(STORY, "A"))
    assert await stories(store, [again]) == [again]
    assert await store.check() == []


async def test_fifty_copies_are_one_story(store: Store, now: datetime) -> None:
    copies = [
        told(f"{shortened(STORY, 0.8 + number / 500)}\n\nThis is outlet {number}.", f"S{number}")
        for number in range(50)
    ]
    numbers = await put(store, GUILD, now, *copies[:25]) + await put(store, GUILD, now, *copies[25:])
    assert set(await stories(store, numbers)) == {numbers[0]}
