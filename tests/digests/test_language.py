"""What is written without anybody asking is written in the language of those who read it; why, in any, later."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.digests import Refusing
from bot.digests.choosing import UNNAMED
from bot.digests.digests import LEFT
from bot.digests.issuing import Issuing
from bot.digests.looking import Looking
from bot.digests.picture import COLOURED, figures
from bot.messages import message, say, speaking, speaks
from bot.models import Answer, Delivery, Digest, Edition, Order, Page, Sort, Watch
from bot.store import Store
from tests.catalogues.marked import mark
from tests.digests.office import Office
from tests.digests.post import CHANNEL, GUILD, MONDAY, PERSON, Clock, Post, add

FERRY = "The ferry across the sound was built in 1911. It carried miners until the bridge opened."
TUESDAY = datetime(2026, 11, 3, 8, tzinfo=UTC)


class Writing(Post):
    """A post office that writes down in which language it was asked to write."""

    def edition(self, edition: Edition) -> Sequence[Page]:
        return [Page(f"{edition.kind} in {speaks()}")]

    def answer(self, watch: Watch, answer: Answer) -> Sequence[Page]:
        return [Page(f"answer in {speaks()}")]

    def notice(self, digest: Digest, delivery: Delivery, why: str) -> Sequence[Page]:
        return [Page(f"notice in {speaks()}: {say(why)}")]


@pytest.fixture
def post(clock: Clock) -> Post:
    return Writing(clock, languages={(CHANNEL, GUILD): "fr", (PERSON, GUILD): "de"})


@pytest.fixture(autouse=True)
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    mark(monkeypatch)


async def test_editions_alerts_and_answers_are_written_where_they_go(office: Office) -> None:
    digest = await office.digests.schedule(GUILD, Order(CHANNEL, owner=7, alerts=1), now=MONDAY)
    await office.digests.watch(GUILD, "When was the ferry across the sound built?", 7, now=MONDAY)
    *_, newest = await add(office.store, FERRY, "The bell weighs 812 kilograms. It rings on Fridays.")
    issuing = Issuing(office.store, office.post, cap=0.25)
    assert await issuing.alert(newest, MONDAY, since=0) == 1
    assert await issuing.issue(TUESDAY) == 1
    found = await office.store.deliveries.history((Sort.EDITION, Sort.ALERT), digest.id, limit=9)
    assert [one.page.body for one in found] == ["edition in fr", "alert in fr"]
    assert await Looking(office.store, office.post, threshold=None).look(newest, MONDAY, since=0) == 1
    answer = await office.store.deliveries.next(PERSON)
    assert answer
    assert answer.page.body == "answer in de"
    assert speaks() == "en"


async def test_its_owner_is_told_why_it_was_refused_in_their_language_and_the_list_says_it_in_any(
    office: Office,
) -> None:
    digest = await office.ordered()
    await office.put(digest, 2)
    why = message("Discord refuses it: {why} (code {code}).", why="never", code=50123)
    office.post.before = [Refusing(why, lasting=True)]
    await office.served()
    await office.served(PERSON)
    assert office.post.bodies == ["notice in de: de›Discord refuses it: never (code 50123)."]
    paused = (await office.digests.get(GUILD, digest.id)).paused
    errors = [one.error for one in await office.digests.history(GUILD, digest.id)]
    assert {paused, *errors} == {"Discord refuses it: never (code 50123)."}
    with speaking("es"):
        # What Discord said is nobody's to translate.
        assert {say(one) for one in (paused, *errors)} == {"es›Discord refuses it: never (code 50123)."}


async def test_digests_that_rested_while_the_bot_was_away_go_on(office: Office) -> None:
    digest = await office.ordered()
    await office.digests.left(GUILD, now=MONDAY)
    rests = await office.digests.get(GUILD, digest.id)
    assert rests.paused == LEFT
    with speaking("es"):
        assert say(rests.paused) == "es›The bot was removed from this server."
    await office.digests.returned(GUILD, now=MONDAY)
    assert await office.digests.get(GUILD, digest.id) == replace(rests, paused="", due=digest.due)


async def test_what_was_stored_before_sentences_could_be_said_in_other_languages_reads_as_it_did(
    store: Store, office: Office
) -> None:
    digest = await office.ordered()
    old = "Discord refuses it: Something (code 1)."
    assert await store.digests.update(digest, replace(digest, paused=old))
    assert (await office.digests.get(GUILD, digest.id)).paused == old


def test_a_picture_names_days_and_what_has_no_name_in_the_language_of_its_place() -> None:
    day = MONDAY.date()
    week = [(day, str(UNNAMED), 30), *((day, f"s{number}", 20 - number) for number in range(COLOURED + 1))]
    with speaking("es"):
        drawn = figures(week, day)
    assert drawn["days"][-1] == "es›Mon 2"
    names = [name for name, _ in drawn["sections"]]
    assert (names[0], names[-1]) == ("es›Other articles", "es›others")
