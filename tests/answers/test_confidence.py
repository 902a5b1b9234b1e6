import pytest

from bot.answers.confidence import THRESHOLD, confidence
from tests.answers.conftest import Ask, Shelve
from tests.answers.test_signals import evidence, setting
from tests.answers.texts import LIGHTHOUSE, VALLEY


def test_all_and_nothing() -> None:
    assert confidence(evidence(own=0b111), setting()) == 1.0
    assert confidence(evidence(), setting()) == 0.0


def test_neighbours_count_half() -> None:
    assert confidence(evidence(before=0b111), setting()) == 0.5


@pytest.mark.parametrize(
    "question",
    [
        "Who won the World Cup?",
        "How high is the tower of the cathedral in Toledo?",
        "When did Canada elect a president?",
    ],
)
async def test_what_is_not_there_is_not_answered(shelve: Shelve, ask: Ask, question: str) -> None:
    await shelve(VALLEY, LIGHTHOUSE)
    answer = await ask(question)
    assert not answer.quotes
    assert answer.confidence < THRESHOLD
    assert answer.why.reason.startswith("No article here")


async def test_the_missing_words_are_named_and_the_nearest_kept(shelve: Shelve, ask: Ask) -> None:
    await shelve(VALLEY)
    answer = await ask("Who dynamited the Kazakh dam from a submarine?")
    assert not answer.quotes
    assert answer.nearest
    assert "Kazakh" in answer.why.reason
    assert {word.word: word.found for word in answer.why.words}["Kazakh"] == "nowhere"


async def test_the_threshold_is_the_callers(shelve: Shelve, ask: Ask) -> None:
    await shelve(VALLEY)
    assert not (await ask("Who opposed the dam?", threshold=1.1)).quotes
    assert (await ask("Who dynamited the Kazakh dam?", threshold=0.0)).quotes
