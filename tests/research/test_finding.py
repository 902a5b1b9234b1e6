"""The way from the index to the answer, through the library's own door."""

from datetime import datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.library import Library
from bot.models import Draft, Scope
from bot.research import finding
from bot.research.models import Verdict
from bot.settings import Settings

HERE, THERE, SHELF = Scope.guild(1), Scope.guild(2), Scope.shelf()
MILL = Draft(
    "The mill at Kesselburg was built in 1782. “It never stopped,” said the miller, Jan Holt.", title="The mill",
    source="Post", published="2026-03-01",
)  # fmt: skip
SECRET = Draft(
    "The vault at Kesselburg was built in 1783. “Nobody may know,” said the keeper, Eva Brandt.", title="The vault",
    source="Secret",
)  # fmt: skip
WINDMILL = Draft("The windmill at Sand Point burned in 1902. “It was a sight,” said Ole Moe.", title="The windmill")


@pytest_asyncio.fixture
async def library(library: Library, now: datetime) -> Library:
    await library.add(HERE, MILL, now=now)
    await library.add(THERE, SECRET, now=now)
    await library.add(SHELF, WINDMILL, now=now)
    return library


async def test_quotations_come_from_the_library_and_the_shelf(library: Library) -> None:
    assert [one.speaker.text for one in (await library.quotes(HERE, "Holt")).sayings] == ["Jan Holt"]
    assert [one.speaker.text for one in (await library.quotes(HERE, "ole moe")).sayings] == ["Ole Moe"]
    assert [one.quote.article.title for one in (await library.quotes(THERE, "Moe")).sayings] == ["The windmill"]


async def test_p1_another_librarys_articles_are_as_if_they_never_were(library: Library) -> None:
    quotes = await library.quotes(HERE, "Eva Brandt")
    assert quotes.sayings == ()
    assert set(quotes.others) == {"Jan Holt", "Ole Moe"}
    verified = await library.verify(HERE, "Nobody may know")
    assert (verified.verdict, [piece.found for piece in verified.pieces]) == (Verdict.ABSENT, [None])
    assert [one.when.year for one in (await library.timeline(HERE, "Kesselburg")).events] == [1782]
    assert (await library.timeline(HERE, "vault")).unknown == ("vault",)
    assert (await library.compare(HERE, "Kesselburg")).sources == ("Post",)
    assert (await library.verify(THERE, "Nobody may know")).verdict == Verdict.VERBATIM


async def test_a_person_is_quoted_on_a_topic(library: Library) -> None:
    assert len((await library.quotes(HERE, "Holt", "mill")).sayings) == 1
    off = await library.quotes(HERE, "Holt", "whales")
    assert (off.sayings, off.elsewhere, off.others) == ((), 1, ())


async def test_what_was_removed_is_quoted_no_more(library: Library) -> None:
    number = (await library.titles(HERE, "The mill"))[0].id
    await library.remove(HERE, number)
    assert not (await library.quotes(HERE, "Holt")).sayings
    assert (await library.verify(HERE, "It never stopped")).verdict == Verdict.ABSENT


async def test_a_text_is_checked_whole_before_its_quoted_parts(library: Library) -> None:
    whole = await library.verify(HERE, "“It never stopped,” said the miller, Jan Holt.")
    assert [(piece.text, piece.verdict) for piece in whole.pieces] == [
        ("“It never stopped,” said the miller, Jan Holt.", Verdict.VERBATIM)
    ]
    part = await library.verify(HERE, "Did Holt say “it never stopped”?")
    assert [(piece.text, piece.verdict) for piece in part.pieces] == [("it never stopped", Verdict.SAME_WORDS)]
    assert part.pieces[0].speaker
    assert part.pieces[0].speaker.text == "Jan Holt"
    near = await library.verify(HERE, "The mill at Kesselburg was blown up in 1782.")
    assert near.verdict == Verdict.DIFFERS


@pytest.mark.parametrize("text", ["", " \n", "?!", "🎈", "\u200b", "the of and", "“”", "…", "\ud800"])
async def test_q3_what_holds_no_words_is_told(library: Library, text: str) -> None:
    verified = await library.verify(HERE, text)
    assert verified.reason or verified.verdict == Verdict.ABSENT
    assert (await library.quotes(HERE, text)).sayings == ()
    assert (await library.timeline(HERE, text)).events == ()
    assert (await library.compare(HERE, text)).sources == ()


async def test_q1_q4_no_text_is_an_operator(library: Library) -> None:
    pieces = ['"a" OR ', "(" * 500, "NEAR(", "title:x ", "'; DROP TABLE articles; --", "%_^*", "mill AND NOT "]
    for text in (*pieces, "".join(pieces) * 20, "mill " * 2000):
        await library.verify(HERE, text)
        await library.quotes(HERE, text, text)
        await library.timeline(HERE, text)
        await library.compare(HERE, text)


async def test_an_empty_library_has_nothing_to_tell(settings: Settings, tmp_path: Path) -> None:
    async with Library.open(settings.model_copy(update={"database_path": tmp_path / "empty.db"})) as library:
        assert (await library.quotes(HERE, "Holt")).others == ()
        assert (await library.verify(HERE, "It never stopped")).verdict == Verdict.ABSENT
        assert (await library.timeline(HERE, "mill")).unknown == ("mill",)
        assert (await library.compare(HERE, "mill")).sources == ()


async def test_t6_many_articles_are_read_newest_first_and_not_all(
    library: Library, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "BATCH", 4)
    monkeypatch.setattr(finding, "MAX_READ", 12)
    monkeypatch.setattr(finding, "MAX_ARTICLES", 6)
    drafts = [
        Draft(f"“Day {day} was wet,” said Nils Storm. It was in 19{day}.", published=f"2026-01-{day}")
        for day in range(10, 30)
    ]
    await library.add_all(HERE, drafts, now=now)
    three = await library.quotes(HERE, "Nils Storm", limit=3)
    assert [one.quote.article.published for one in three.sayings] == ["2026-01-29", "2026-01-28", "2026-01-27"]
    assert not three.complete
    assert len((await library.quotes(HERE, "Storm", limit=50)).sayings) == 12
    timeline = await library.timeline(HERE, "Storm")
    assert not timeline.complete


async def test_t6_of_a_very_long_article_the_sentences_near_the_words_are_read(
    library: Library, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "MAX_SENTENCES", 40)
    long = "".join(f"It rained on day {day} of the long war.\n\n" for day in range(300))
    await library.add(HERE, Draft(long + "“It is over,” said Nils Storm in 1945.\n\n" + long), now=now)
    assert [one.speaker.text for one in (await library.quotes(HERE, "Storm")).sayings] == ["Nils Storm"]
    assert [one.when.year for one in (await library.timeline(HERE, "Storm")).events] == [1945]
