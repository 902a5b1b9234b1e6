import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from bot import library as module
from bot.errors import BotError, NotFound, NothingToSay, Refused, StorageError
from bot.intake.web import Web
from bot.library import Library
from bot.models import Added, Draft, Kind, Scope, Sentence, Within
from bot.settings import Settings
from bot.store.rows import IndexedSentence
from tests.intake.pages import article
from tests.site import PUBLIC, Site, response

HERE, THERE, SHELF = Scope.guild(1), Scope.guild(2), Scope.shelf()
TEXT = (
    "The mill at Kesselburg was built in 1782. It ground rye for nine villages.\n\n"
    "A flood carried off the wheel in 1804. The miller rebuilt it higher. He lived to see three more floods.\n\n"
    "Today the mill is a school for bakers. Forty of them learn there each year."
)
DRAFT = Draft(TEXT, title="The mill")


async def test_an_article_is_added_read_asked_summarised_and_removed(library: Library, now: datetime) -> None:
    added = await library.add(HERE, DRAFT, now=now)
    number = added.article.id
    assert added.new
    assert (await library.add(HERE, DRAFT, now=now)).new is False
    assert (await library.get(HERE, number)).text == TEXT
    assert [one.title for one in await library.titles(HERE, "MILL")] == ["The mill"]
    answer = await library.ask(HERE, "When was the mill at Kesselburg built?")
    assert answer.quotes[0].text == "The mill at Kesselburg was built in 1782."
    info, summary = await library.summarize(HERE, number, length="headline")
    assert info.id == number
    assert len(summary.sentences) == 1
    assert (await library.remove(HERE, number)).title == "The mill"
    assert await library.count(HERE) == 0
    assert not (await library.ask(HERE, "When was the mill at Kesselburg built?")).quotes


async def test_a_part_of_a_library_is_asked_and_a_question_follows_another(library: Library, now: datetime) -> None:
    added = await library.add(HERE, replace(DRAFT, published="2026-05-03"), now=now)
    question = "When was the mill at Kesselburg built?"
    for since, found in ((date(2026, 5, 3), True), (date(2026, 5, 4), False)):
        answer = await library.ask(HERE, question, article=added.article.id, since=since)
        assert bool(answer.quotes) == found
        assert answer.within == Within(added.article, since)
    after = await library.ask(HERE, "and when?", after=question)
    assert (after.question, after.quotes[0].text) == (
        f"and when? · {question}", "The mill at Kesselburg was built in 1782.",
    )  # fmt: skip


Door = Callable[[Library, int], Awaitable[object]]
DOORS: dict[str, Door] = {
    "get": lambda library, number: library.get(HERE, number),
    "summarize": lambda library, number: library.summarize(HERE, number),
    "ask": lambda library, number: library.ask(HERE, "When was the mill built?", article=number),
    "context": lambda library, number: library.context(HERE, number, 0, 41),
    "remove": lambda library, number: library.remove(HERE, number),
}


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
async def test_p1_another_librarys_article_is_as_if_it_never_was(library: Library, now: datetime, door: Door) -> None:
    theirs = (await library.add(THERE, DRAFT, now=now)).article.id
    said: list[str] = []
    for number in (theirs, 404, 2**70):
        with pytest.raises(NotFound) as raised:
            await door(library, number)
        said.append(str(raised.value).replace(str(number), "N"))
    assert len(set(said)) == 1
    assert await library.get(THERE, theirs)


async def test_p1_another_librarys_upload_is_as_if_it_never_was(library: Library, now: datetime) -> None:
    token = await library.keep_upload(THERE, DRAFT, now=now)
    assert (await library.upload(THERE, token)).text == TEXT
    said: set[str] = set()
    for wrong in (token, "never", ""):
        with pytest.raises(NotFound) as raised:
            await library.upload(HERE, wrong)
        said.add(str(raised.value))
    assert len(said) == 1


async def test_p1_a_library_of_a_person_and_of_a_server_with_one_number_are_two(
    library: Library, now: datetime
) -> None:
    await library.add(Scope.person(1), DRAFT, now=now)
    assert await library.count(HERE) == 0


async def test_the_shelf_is_read_by_all_and_taken_off_by_none(library: Library, now: datetime) -> None:
    number = (await library.add(SHELF, DRAFT, now=now)).article.id
    assert (await library.get(HERE, number)).text == TEXT
    with pytest.raises(Refused, match="only the operator"):
        await library.remove(HERE, number)
    assert await library.remove(SHELF, number)


async def test_many_are_added_whole_or_not_at_all(library: Library, now: datetime) -> None:
    with pytest.raises(Refused, match="no text"):
        await library.add_all(HERE, [DRAFT, Draft(" \n")], now=now)
    assert await library.count(HERE) == 0
    assert await library.add_all(HERE, [], now=now) == []


async def test_old_and_new_ones_added_together_come_back_in_order(
    library: Library, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = await library.add(HERE, Draft("An old lamp."), now=now)
    drafts = [Draft(text) for text in ("A new lamp.", "An old lamp.", "A door.", "A new lamp.")]
    added = await library.add_all(HERE, drafts, now=now)
    assert [one.new for one in added] == [True, False, True, False]
    assert [(await library.get(HERE, one.article.id)).text for one in added] == [draft.text for draft in drafts]
    assert added[1].article == old.article
    # What is here already is not taken apart again.
    monkeypatch.setattr(module, "index", None)
    assert [one.new for one in await library.add_all(HERE, drafts, now=now)] == [False] * 4


async def test_t5_characters_that_utf8_has_not_are_replaced_wherever_they_come_from(
    library: Library, now: datetime
) -> None:
    odd = Draft("One\ud800 lamp.\r\nTwo lamps.", title="T\udfff", author="A\ud801", source="S\ud800")
    info = (await library.add(HERE, odd, now=now)).article
    assert (info.title, info.author, info.source) == ("T�", "A�", "S�")
    assert (await library.get(HERE, info.id)).text == "One� lamp.\nTwo lamps."
    assert (await library.ask(HERE, "lamp \ud800?")).question == "lamp �?"
    assert (await library.upload(HERE, await library.keep_upload(HERE, odd, now=now))).title == "T�"


async def test_the_quote_cap_holds_for_lengths_and_not_for_counts(library: Library, now: datetime) -> None:
    number = (await library.add(HERE, DRAFT, now=now)).article.id
    _, long = await library.summarize(HERE, number, length="long")
    assert (len(long.sentences), long.capped) == (3, True)
    _, counted = await library.summarize(HERE, number, count=6)
    assert len(counted.sentences) == 6
    assert all(TEXT[one.start : one.end] == one.text for one in counted.sentences)


async def test_an_unknown_method_is_refused(library: Library) -> None:
    with pytest.raises(Refused, match="choose one of quoth"):
        await library.summarize_draft(DRAFT, method="magic")


async def test_context_is_the_paragraph_and_the_quote_in_it(library: Library, now: datetime) -> None:
    number = (await library.add(HERE, DRAFT, now=now)).article.id
    start = TEXT.index("The miller rebuilt")
    end = start + len("The miller rebuilt it higher.")
    context = await library.context(HERE, number, start, end)
    assert (context.quote.text, context.paragraph) == ("The miller rebuilt it higher.", 2)
    assert context.around.text == TEXT.split("\n\n")[1]
    for wrong in ((start + 1, end), (start, end + 1), (-5, 10**12), (end, start)):
        with pytest.raises(NotFound, match="not in the article any more"):
            await library.context(HERE, number, *wrong)


async def test_articles_are_read_anew_once_when_the_analysis_has_changed(
    settings: Settings, now: datetime, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with Library.open(settings) as library:
        number = (await library.add(HERE, DRAFT, now=now)).article.id
        await library.add(THERE, DRAFT, now=now)
    assert caplog.text == ""
    whole = IndexedSentence(Sentence(0, len(TEXT), 1, Kind.PROSE), "kesselburg", "kesselburg")
    monkeypatch.setattr(module, "ANALYSIS", "another")
    monkeypatch.setattr(module, "reindex", lambda text, language: ((whole,), None))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
    async with Library.open(settings) as library:
        assert (await library.ask(HERE, "Kesselburg?")).quotes[0].text == TEXT
        assert (await library.get(HERE, number)).text == TEXT
        assert await library.check() == []
    assert "anew" in caplog.text
    monkeypatch.setattr(module, "reindex", None)
    async with Library.open(settings) as library:
        assert await library.count(HERE) == 1


async def test_an_erased_library_is_empty_and_the_others_stay(library: Library, now: datetime) -> None:
    for scope in (HERE, THERE):
        await library.add(scope, DRAFT, now=now)
        await library.preferences.set(scope, "language", "de")
    token = await library.keep_upload(HERE, DRAFT, now=now)
    await library.erase(HERE)
    assert (await library.count(HERE), await library.count(THERE)) == (0, 1)
    assert await library.preferences.get(HERE, "language") is None
    assert await library.preferences.get(THERE, "language") == "de"
    with pytest.raises(NotFound):
        await library.upload(HERE, token)


async def test_one_backup_of_a_library_in_use_can_be_opened(
    library: Library, settings: Settings, tmp_path: Path, now: datetime
) -> None:
    drafts = [replace(DRAFT, text=f"{TEXT} Visit {number}.") for number in range(30)]
    adding = asyncio.gather(*(library.add(HERE, draft, now=now) for draft in drafts))
    await library.backup(tmp_path / "copy.db")
    await adding
    async with Library.open(settings.model_copy(update={"database_path": tmp_path / "copy.db"})) as copy:
        assert await copy.check() == []
    assert await library.count(HERE) == 30


async def test_notes_are_remembered(settings: Settings) -> None:
    async with Library.open(settings) as library:
        assert await library.note("commands") is None
        await library.set_note("commands", "abc")
    async with Library.open(settings) as library:
        assert await library.note("commands") == "abc"


async def test_g3_a_folder_in_place_of_the_file_is_told(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="is a folder"):
        async with Library.open(settings.model_copy(update={"database_path": tmp_path})):
            pass


async def test_u4_a_library_that_is_opened_as_usual_reaches_no_private_address(library: Library, now: datetime) -> None:
    with Site({"/": response(article())}).open("127.0.0.1") as inside:
        for reach in (
            library.fetch(inside.url(host="127.0.0.1")),
            library.add_link(HERE, "http://127.0.0.1/", now=now),
        ):
            with pytest.raises(BotError):
                await reach
        assert inside.connections == 0
    assert await library.count(HERE) == 0


async def test_a_link_is_fetched_and_added_once(settings: Settings, now: datetime) -> None:
    with Site({"/wolf": response(article(head=""))}) as site:
        web = Web(allowed=[PUBLIC], ports=[site.port])
        async with Library.open(settings, web=web) as library:
            draft = await library.fetch(site.url("/wolf"))
            assert (draft.title, draft.url) == ("A wolf at the church", site.url("/wolf"))
            assert await library.count(HERE) == 0
            first = await library.add_link(HERE, site.url("/wolf"), now=now)
            assert await library.add_link(HERE, site.url("/wolf"), now=now) == Added(first.article, new=False)
            site.pages["/wolf"] = response(status=503)
            (note,) = (await library.add_link(HERE, site.url("/wolf"), now=now)).notes
            assert note.startswith("it could not be read again: ")
            # What is on the shelf can be read here already.
            shelved = (await library.add(SHELF, replace(DRAFT, url=site.url("/mill")), now=now)).article
            assert (await library.add_link(HERE, site.url("/mill"), now=now)).article == shelved
    assert len(site.asked) == 4


@pytest.mark.parametrize(
    "text", ["We use cookies to make this site better for you. You can change your settings.", "Two lamps."]
)
async def test_u8_a_stored_text_that_is_no_article_is_not_summarised(
    library: Library, now: datetime, text: str
) -> None:
    number = (await library.add(HERE, Draft(text), now=now)).article.id
    with pytest.raises(NothingToSay):
        await library.summarize(HERE, number)
    with pytest.raises(NothingToSay):
        await library.summarize(HERE, number, count=1)
