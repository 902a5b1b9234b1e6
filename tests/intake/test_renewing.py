from datetime import datetime

import pytest

from bot.library import Library
from bot.models import Draft, Scope

HERE = Scope.guild(1)
URL = "https://example.org/mill"
TEXT = (
    "The mill at Kesselburg was built in 1742 by two brothers who had never seen one. It ground rye for six towns.\n\n"
    "In the dry summer of 1811 the wheel stood still for nine weeks. The miller did not leave. He repaired the sluice."
)
OTHER = (
    "Old Marta opened her bakery at four every morning. She never sold a loaf that was not warm. People came from far."
)


async def test_a_changed_text_at_the_same_address_is_a_new_version(library: Library, now: datetime) -> None:
    first = (await library.add(HERE, Draft(TEXT, url=URL, title="The mill"), now=now)).article
    # "not" is too common a word to be searched for, and all the more important.
    corrected = TEXT.replace("did not leave", "did leave")
    again = await library.add(HERE, Draft(corrected, url=URL, title="The mill"), now=now)
    assert (again.article.id, again.new, again.changed) == (first.id, False, True)
    assert (await library.get(HERE, first.id)).text == corrected
    assert await library.count(HERE) == 1


@pytest.mark.parametrize(
    "text",
    [TEXT, TEXT.replace(" It ground", "\nIt ground"), TEXT + "\n\n© 2026 Kesselburg Review. All rights reserved."],
)
async def test_what_stands_around_the_prose_is_no_new_version(library: Library, now: datetime, text: str) -> None:
    first = await library.add(HERE, Draft(TEXT, url=URL), now=now)
    again = await library.add(HERE, Draft(text, url=URL), now=now)
    assert (again.article, again.new, again.changed) == (first.article, False, False)
    assert (await library.get(HERE, first.article.id)).text == TEXT


async def test_another_text_at_the_same_address_is_another_article(library: Library, now: datetime) -> None:
    both = await library.add_all(HERE, [Draft(TEXT, url=URL), Draft(OTHER, url=URL)], now=now)
    assert [one.new for one in both] == [True, True]
    assert (await library.add(HERE, Draft("It burnt.", url=URL), now=now)).new


async def test_of_two_drafts_with_one_address_one_is_its_article(library: Library, now: datetime) -> None:
    first = (await library.add(HERE, Draft(TEXT, url=URL), now=now)).article
    drafts = [Draft(TEXT.replace("1742", "1743"), url=URL), Draft(TEXT.replace("1742", "1744"), url=URL)]
    one, other = await library.add_all(HERE, drafts, now=now)
    assert (one.article.id, one.changed) == (first.id, True)
    assert other.new


async def test_versions_are_each_librarys_own(library: Library, now: datetime) -> None:
    await library.add(HERE, Draft(TEXT, url=URL), now=now)
    assert (await library.add(Scope.guild(2), Draft(TEXT.replace("1742", "1743"), url=URL), now=now)).new
    assert (await library.add(HERE, Draft(TEXT.replace("1742", "1743")), now=now)).new
