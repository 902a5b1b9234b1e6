from bot.answers import ranking, signals, tells
from tests.answers.test_signals import ROW, evidence, setting


def test_more_of_the_question_ranks_higher() -> None:
    little = evidence(row=ROW._replace(id=1), own=0b001, exact=0b001)
    much = evidence(row=ROW._replace(id=2), own=0b111, exact=0b111)
    ranked = ranking.by_words([little, much], setting())
    assert [one.evidence.row.id for one in ranked] == [2, 1]


def test_equals_keep_the_order_of_the_library() -> None:
    same = [evidence(row=ROW._replace(id=number), own=0b001) for number in (3, 1, 2)]
    assert [one.evidence.row.id for one in ranking.by_words(same, setting())] == [1, 2, 3]


def test_text_decides_between_equals() -> None:
    texts = {1: "Was it Arden? It was Arden."}
    asks = evidence(row=ROW._replace(id=1, start=0, end=13), own=0b001)
    tells_ = evidence(row=ROW._replace(id=2, start=14, end=27), own=0b001)
    ranked = ranking.by_text(ranking.by_words([asks, tells_], setting()), texts, setting())
    assert [one.evidence.row.id for one in ranked] == [2, 1]


def test_a_score_is_the_sum_of_its_named_parts() -> None:
    one = ranking.by_text(ranking.by_words([evidence(own=0b011)], setting()), {1: "The keeper."}, setting())[0]
    parts = ranking.parts(one.evidence, {1: "The keeper."}, setting())
    assert abs(one.score - sum(parts.values())) < 1e-9
    assert set(parts) == {signal.__name__ for signal in (*ranking.WORDS, *ranking.TEXT)}


def test_every_signal_has_a_weight_and_says_what_it_is() -> None:
    weighted = {*ranking.WORDS, *ranking.TEXT}
    assert signals.context_coverage in weighted
    assert tells.phrases in weighted
    assert all(signal.__doc__ for signal in weighted)
