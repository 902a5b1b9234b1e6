"""An article is on a topic that it is about, and on one alone."""

import pytest

from bot.digests.topics import by_topic
from bot.models import Draft, Scope
from bot.store import Store
from tests.digests.post import GUILD, OTHER
from tests.digests.samples import add_drafts

BELL = (
    "The great bell was cast in 1743. Martha Greene cast the bell in a pit beside the river. It weighs 812 kilograms. "
    "A clockmaker winds the tower. She climbs 214 steps. Her dog climbs them too. The parish keeps a book. "
    "Its oldest entry is about a wolf. The bell rings on Fridays. Nobody minds."
)
FERRY = (
    "The ferry left at noon. It carried miners until 1938. The captain rang a bell once. Then the bridge opened. "
    "The county sold the boat. A farmer keeps hens in it. The hens lay well. The ferry was never late. "
    "Its timetable hangs in a pub."
)
POLICY = (
    "Ministers met on Tuesday. Their drug policy has failed, a report says. Prisons are full. Drug deaths rose again. "
    "The report asks for clinics. A minister promised to read it. The opposition has read it. Nobody was surprised. "
    "The drug market is larger than ever."
)
CHEMIST = (
    "The chemist found a drug against malaria. Her drug came from a plant. She tested the drug on herself. "
    "The university had no policy for that. She was given a prize. The prize paid for a garden. The plant grows there. "
    "Visitors may smell it."
)


async def sorted_out(store: Store, *topics: str, scope: Scope = GUILD) -> dict[str, str]:
    numbers = await store.digests.articles(scope, 0)
    holders = await store.search.holders(numbers)
    found = await by_topic(store, scope, topics, holders)
    return {holders[number].info.title: topic for number, topic in found.items()}


@pytest.fixture
async def stored(store: Store) -> Store:
    texts = {"Harrow Hill": BELL, "The crossing": FERRY, "A report": POLICY, "A prize": CHEMIST}
    await add_drafts(store, *(Draft(text, title=title) for title, text in texts.items()))
    return store


async def test_to_be_about_something_takes_more_than_a_mention(stored: Store) -> None:
    assert await sorted_out(stored, "bells") == {"Harrow Hill": "bells"}
    assert await sorted_out(stored, "ferries", "hens") == {"The crossing": "ferries"}


async def test_the_words_of_a_topic_belong_together(stored: Store) -> None:
    assert await sorted_out(stored, "drug policy") == {"A report": "drug policy"}


async def test_an_article_is_on_the_topic_that_fits_it_best_and_of_equals_on_the_first(stored: Store) -> None:
    assert await sorted_out(stored, "hens", "ferry") == {"The crossing": "ferry"}
    assert await sorted_out(stored, "bell", "bells", "the bell") == {"Harrow Hill": "bell"}
    await add_drafts(stored, Draft(BELL.replace("great", "old"), title="The book of a parish"))
    both = await sorted_out(stored, "bell", "parish")
    assert both == {"Harrow Hill": "bell", "The book of a parish": "parish"}


async def test_what_its_title_names_and_what_a_short_text_opens_with_it_is_about(store: Store) -> None:
    await add_drafts(
        store,
        Draft("It left at noon. It carried miners. It was never late.", title="The ferry that stopped"),
        Draft("The ferry stopped in March. The county offered a bus.", title="Lune"),
        Draft("Her brother came by ferry. He brought a goat. The goat ate the curtains. It was sold.", title="Goats"),
        Draft("The goat was sold. It ate the curtains. Her brother had come by ferry. He wept."),
    )
    assert set(await sorted_out(store, "ferry")) == {"The ferry that stopped", "Lune", "Goats"}


async def test_a_title_made_of_the_first_sentence_counts_once(store: Store) -> None:
    long = " ".join(f"Hen number {n} laid an egg." for n in range(12))
    await add_drafts(store, Draft(f"The ferry left. {long}"))
    assert await sorted_out(store, "ferry") == {}


async def test_a_topic_in_another_language_than_its_articles_is_found_by_their_words(store: Store) -> None:
    text = "Die steinerne Brücke wurde 1768 errichtet. Die Brücke hat sieben Bögen. Das Eis zerstörte zwei Pfeiler."
    await add_drafts(store, Draft(text, title="Über die Alme", language="de"), Draft(FERRY, title="The crossing"))
    assert await sorted_out(store, "Brücken") == {"Über die Alme": "Brücken"}


async def test_nothing_is_on_a_topic_without_a_word_to_look_for_and_nothing_comes_of_nothing(stored: Store) -> None:
    assert await sorted_out(stored, "—", "unheard of") == {}
    assert await by_topic(stored, GUILD, ("bell",), {}) == {}
    assert await by_topic(stored, GUILD, (), await stored.search.holders([1])) == {}


async def test_p1_another_library_is_not_looked_at(stored: Store) -> None:
    await add_drafts(stored, Draft(BELL, title="Theirs"), scope=OTHER)
    assert await sorted_out(stored, "bell", scope=OTHER) == {"Theirs": "bell"}
    assert await sorted_out(stored, "bell") == {"Harrow Hill": "bell"}


async def test_many_articles_are_looked_at_in_stretches(stored: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = await sorted_out(stored, "bell", "ferry", "drug policy")
    monkeypatch.setattr("bot.digests.topics.TOGETHER", 1)
    assert await sorted_out(stored, "bell", "ferry", "drug policy") == whole


@pytest.mark.parametrize("topic", ['"bell" OR', "bell*", "NEAR(bell)", "b:ell bell", "(bell", "^bell", "bell'; --"])
async def test_q1_q2_a_topic_is_words_and_nothing_else(stored: Store, topic: str) -> None:
    assert set(await sorted_out(stored, topic)) <= {"Harrow Hill"}
