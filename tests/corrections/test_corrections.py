import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.corrections.corrections import REMEMBERED
from bot.corrections.edits import edits
from bot.corrections.keeping import kept
from bot.errors import NotFound
from bot.intake.web import Web
from bot.library import Library
from bot.models import Article, Correction, Draft, Edit, Place, Scope, Version
from bot.settings import Settings
from tests.site import PUBLIC, Site, response

HERE, THERE = Scope.guild(1), Scope.guild(2)
CHANNEL, MESSAGE = Place(50), 60
URL = "https://example.org/dam"
BUILT = "The dam was raised by four metres in 1931, after the second flood."
CORRECTED = "The dam was raised by five metres in 1932, after the second flood."
BELL = "The bell rang for two days without rest."
TEXT = f"{BUILT} {BELL} Nobody drowned.\n\nEvery farm had heard it. The parish keeps a book of it."


def words(found: Edit) -> tuple[str, str | None]:
    return found.old.text, found.new.text if found.new else None


async def noted(library: Library, article: Article, quote: str, scope: Scope = HERE, message: int = MESSAGE) -> None:
    start = article.text.index(quote)
    span = (article.info.id, start, start + len(quote))
    await library.corrections.note(scope, CHANNEL, message, [span], now=article.info.added)


async def added(library: Library, text: str, now: datetime, scope: Scope = HERE) -> Article:
    number = (await library.add(scope, Draft(text, url=URL, title="The dam"), now=now)).article.id
    return await library.get(scope, number)


async def test_a_sentence_that_changed_is_told_once_with_the_old_and_the_new_words(
    library: Library, now: datetime
) -> None:
    await noted(library, await added(library, TEXT, now), f"{BUILT} {BELL}")
    assert await library.corrections.pending() == []
    changed = await added(library, TEXT.replace(BUILT, CORRECTED), now + timedelta(days=1))
    (one,) = await library.corrections.pending()
    assert (one.message, one.place, one.library) == (MESSAGE, CHANNEL, HERE.key)
    (edit,) = one.edits
    assert words(edit) == (BUILT, CORRECTED)
    assert (edit.article, edit.when) == (changed.info, now + timedelta(days=1))
    assert edit.new
    assert changed.text[edit.new.start : edit.new.end] == CORRECTED
    # Until it is told it is pending, also after a crash; then never again.
    assert await library.corrections.pending() == [one]
    await library.corrections.told(one)
    assert await library.corrections.pending() == []


async def test_a_second_change_is_told_against_what_was_quoted(library: Library, now: datetime) -> None:
    await noted(library, await added(library, TEXT, now), BUILT)
    await added(library, TEXT.replace(BUILT, CORRECTED), now)
    (one,) = await library.corrections.pending()
    await library.corrections.told(one)
    await added(library, TEXT.replace(f"{BUILT} ", ""), now)
    (again,) = await library.corrections.pending()
    assert [words(edit) for edit in again.edits] == [(BUILT, None)]


async def test_what_still_stands_is_no_correction(library: Library, now: datetime) -> None:
    await noted(library, await added(library, TEXT, now), BELL)
    await added(library, TEXT.replace(BUILT, CORRECTED), now)
    assert await library.corrections.pending() == []


async def test_a_quote_points_into_the_version_it_was_taken_from(library: Library, now: datetime) -> None:
    article = await added(library, TEXT, now)
    start, end = TEXT.index(BELL), TEXT.index(BELL) + len(BELL)
    await noted(library, article, BELL)
    number = article.info.id
    await added(library, f"Correction. {TEXT.replace(BUILT, CORRECTED)}", now)
    assert await library.corrections.version(MESSAGE, number) == 1
    assert await library.corrections.version(MESSAGE + 1, number) is None
    # No version named: the newest that has a sentence there.
    for version in (1, None):
        shown = await library.context(HERE, number, start, end, version=version)
        assert (shown.quote.text, shown.replaced) == (BELL, now)
        assert TEXT[shown.around.start : shown.around.end] == shown.around.text
    for version in (2, 3):
        with pytest.raises(NotFound):
            await library.context(HERE, number, start, end, version=version)


async def test_p1_each_library_is_told_of_its_own(library: Library, now: datetime) -> None:
    await noted(library, await added(library, TEXT, now), BUILT)
    await noted(library, await added(library, TEXT, now, THERE), BUILT, THERE, MESSAGE + 1)
    await added(library, TEXT.replace(BUILT, CORRECTED), now)
    assert [one.library for one in await library.corrections.pending()] == [HERE.key]
    await library.erase(HERE)
    assert await library.corrections.pending() == []
    assert await library.check() == []


async def test_a_file_of_the_shelf_that_was_corrected_corrects_the_answers_from_it(
    library: Library, settings: Settings, now: datetime
) -> None:
    file = settings.articles_path / "dam.md"
    file.write_text(TEXT, "utf-8")
    await library.load_shelf(settings.articles_path, now=now)
    (info,) = await library.list(HERE, limit=5)
    await noted(library, await library.get(HERE, info.id), BUILT)
    file.write_text(TEXT.replace(BUILT, CORRECTED), "utf-8")
    report = await library.load_shelf(settings.articles_path, now=now)
    assert (report.added, report.changed, report.removed) == (0, 1, 0)
    (one,) = await library.corrections.pending()
    assert [words(edit) for edit in one.edits] == [(BUILT, CORRECTED)]
    assert (await library.get(HERE, info.id)).text == TEXT.replace(BUILT, CORRECTED)
    # A file that holds something else by now is another article.
    file.write_text("Old Marta opened her bakery at four. She never sold a cold loaf.", "utf-8")
    await library.load_shelf(settings.articles_path, now=now)
    assert [one.id == info.id for one in await library.list(HERE, limit=5)] == [False]
    assert await library.check() == []


async def test_what_was_shown_long_ago_is_forgotten(library: Library, now: datetime) -> None:
    await noted(library, await added(library, TEXT, now), BUILT)
    await library.keep_house(now=now + REMEMBERED + timedelta(days=1))
    await added(library, TEXT.replace(BUILT, CORRECTED), now)
    assert await library.corrections.pending() == []


def page(text: str) -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return response(
        f"<html><head><title>The dam</title></head><body><article><h1>The dam</h1>{body}</article></body></html>"
    )


LONGER = (
    f"{TEXT} The oldest entry is about a wolf that sat at the church door for a whole night.\n\n"
    "In spring the water is let out slowly."
)


async def test_the_page_of_a_quoted_article_is_looked_at_once_a_day(settings: Settings, now: datetime) -> None:
    with Site({"/dam": page(LONGER), "/quiet": page(LONGER.replace("parish", "town"))}) as site:
        web = Web(allowed=[PUBLIC], ports=[site.port])
        async with Library.open(settings, web=web) as library:
            info = (await library.add_link(HERE, site.url("/dam"), now=now)).article
            await library.add_link(HERE, site.url("/quiet"), now=now)
            await noted(library, await library.get(HERE, info.id), BUILT)
            site.pages["/dam"] = page(LONGER.replace(BUILT, CORRECTED))
            site.asked.clear()
            assert await library.corrections.look(now=now + timedelta(hours=2)) == 0
            assert site.asked == []
            assert await library.corrections.look(now=now + timedelta(hours=25)) == 1
            assert await library.corrections.look(now=now + timedelta(hours=26)) == 0
            assert len(site.asked) == 1
            (one,) = await library.corrections.pending()
            assert [words(edit) for edit in one.edits] == [(BUILT, CORRECTED)]
            # Whatever else stands there one day, the article stays.
            for body in (
                response(status=404),
                response("<p>Hello.</p>"),
                page(LONGER[::-1]),
                page(LONGER.replace(BUILT, CORRECTED)),
            ):
                site.pages["/dam"] = body
                now += timedelta(days=2)
                assert await library.corrections.look(now=now) == 0
            assert CORRECTED in (await library.get(HERE, info.id)).text
            # Nobody has quoted it for a week.
            site.asked.clear()
            assert await library.corrections.look(now=now + timedelta(days=9)) == 0
            assert site.asked == []


async def test_nothing_is_looked_at_where_the_operator_says_so(settings: Settings, now: datetime) -> None:
    async with Library.open(settings.model_copy(update={"recheck_hours": 0})) as library:
        await noted(library, await added(library, TEXT, now), BUILT)
        assert await library.corrections.look(now=now + timedelta(days=2)) == 0


async def test_the_loop_tells_each_once_and_is_stopped_by_none(
    library: Library, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    article = await added(library, TEXT, now)
    for message in range(3):
        await noted(library, article, BUILT, message=message)
    await added(library, TEXT.replace(BUILT, CORRECTED), now)
    told: list[int] = []
    done = asyncio.Event()

    async def tell(one: Correction) -> bool:
        told.append(one.message)
        if one.message == 2:
            done.set()
        if one.message == 0:
            raise RuntimeError("Discord is away")
        return one.message == 1

    async with kept(library.corrections, lambda: datetime.now(UTC), tell):
        await asyncio.wait_for(done.wait(), 20)
    # The third was cut short between the telling and the noting: it is tried again.
    assert told == [0, 1, 2]
    left = [one.message for one in await library.corrections.pending()]
    assert left[0] == 0
    assert 1 not in left
    assert "The answer 0 could not be corrected" in caplog.text


def test_spaces_are_no_change_and_what_stood_there_before_is_no_new_wording() -> None:
    from bot.intake.indexing import index

    def said(before: str, after: str) -> list[tuple[str, str | None]]:
        info = index(Draft(after))
        article = Article(_info(after), after)
        found = [one.sentence for one in info.sentences]
        old = Version(1, 1, "", datetime.now(UTC), before)
        return [words(one) for one in edits(old, [(0, len(before))], article, found)]

    assert said(TEXT, TEXT.replace(". ", ".\n")) == []
    assert said(TEXT, TEXT.replace(f" {BELL}", "")) == [(BELL, None)]
    alike = "The bell rang for three days without rest."
    assert said(f"{BELL} {alike} It rang.", f"{alike} It rang.") == [(BELL, None)]
    assert said(f"{BELL} It rang.", f"{alike} It rang.") == [(BELL, alike)]


def _info(text: str):
    from bot.models import ArticleInfo

    return ArticleInfo(1, "guild:1", "", False, None, None, None, None, "en", None, datetime.now(UTC), len(text))
