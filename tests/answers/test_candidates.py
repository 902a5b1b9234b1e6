from bot.answers.candidates import choose, counted, held, holders
from tests.answers.conftest import Ask, Shelve


def test_holders_of_any_form_come_in_order_and_once() -> None:
    assert holders(["won", "win"], {"win": [3, 9], "won": [1, 9]}) == [1, 3, 9]
    assert holders(["lost"], {"win": [3]}) == []


def test_terms_are_counted_between_two_rows() -> None:
    assert counted([[1, 4, 5, 9], []], 4, 8) == [2, 0]


def test_those_that_hold_most_come_first_and_neighbours_add_a_little() -> None:
    weights = [2.0, 1.0]
    terms = held([[10, 20], [11, 30]], weights)
    assert choose(terms, weights, limit=3) == [10, 20, 11]


async def test_a_sentence_without_a_word_of_the_question_may_answer(shelve: Shelve, ask: Ask) -> None:
    await shelve(
        "Half of the families in Orvik bear the name Lund. The priest gave it to whoever had none. The church is of"
        " stone. Boats are built behind it.",
        "In Tolna every family is called Berg. The hill is steep.",
    )
    answer = await ask("Why do so many families in Orvik bear the name Lund?")
    assert "The priest gave it to whoever had none." in [quote.text for quote in answer.quotes]
