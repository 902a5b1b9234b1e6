import pytest

from bot.answers import kinds, signals, tells
from bot.answers.evidence import Evidence
from bot.answers.question import parse
from bot.answers.signals import Setting, rarity
from bot.store.rows import Row

ROW = Row(1, 1, 1, 0, 10, "prose", 0, 1, 3, "", "")


def evidence(**values: object) -> Evidence:
    nothing = Evidence(ROW, 0, 0, 0, 0, 0.0, 5, 0, 0, 0, 0, 0, 0)
    return nothing._replace(**values)  # pyright: ignore[reportArgumentType]


def setting(text: str = "Which keeper of the lighthouse posted letters?") -> Setting:
    question = parse(text, ("en",))
    return Setting(question, [2.0, 1.0, 1.0][: len(question.terms)], {1: [0.0, 3.0, 1.0][: len(question.terms)]})


def test_rarity_falls_with_frequency_and_is_never_negative() -> None:
    values = [rarity(count, 100) for count in (0, 1, 10, 100, 1_000)]
    assert values == sorted(values, reverse=True)
    assert values[-1] >= 0


def test_share_is_weighted_by_rarity() -> None:
    asked = setting()
    assert asked.share(0b001) == 0.5
    assert asked.share(0b110) == 0.5
    assert asked.share(0b111) == 1.0
    assert asked.share(0) == 0.0


def test_context_counts_neighbours_title_and_kin() -> None:
    one = evidence(own=0b001, before=0b010, near_kin=0b100)
    assert signals.context_coverage(one, setting()) == 1.0
    assert signals.context_coverage(one._replace(near_kin=0), setting()) == 0.75


def test_exact_alike_and_title_coverage() -> None:
    one = evidence(exact=0b001, alike=0b010, title=0b100)
    assert signals.exact_coverage(one, setting()) == 0.5
    assert signals.alike_coverage(one, setting()) == 0.25
    assert signals.title_coverage(one, setting()) == 0.25


def test_what_the_paragraph_and_the_title_hold() -> None:
    assert signals.paragraph_coverage(evidence(paragraph=0b001, title=0b010), setting()) == 0.75


def test_within_an_article_its_subject_tells_nothing() -> None:
    assert signals.article_coverage(evidence(own=0b001), setting()) == 0.0
    assert signals.article_coverage(evidence(own=0b010), setting()) == 0.75


def test_the_last_but_one_sentence_adds_what_nothing_nearer_holds() -> None:
    one = evidence(own=0b010, before_that=0b011)
    assert signals.further_back(one, setting()) == 0.5
    assert signals.further_back(one._replace(before=0b001), setting()) == 0.0


def test_the_last_term_is_what_is_asked_of_the_subject() -> None:
    asked = setting()
    last = 1 << len(asked.question.terms) - 1
    assert signals.last_term(evidence(own=last), asked) == 1.0
    assert signals.last_term(evidence(own=last - 1), asked) == 0.0


def test_numbers_that_the_sentence_lacks() -> None:
    asked = setting("Which letters of 1902 or 1903?")
    assert [term.form for term in asked.question.terms] == ["letters", "1902", "1903"]
    assert signals.missing_numbers(evidence(own=0b011), asked) == 0.5
    assert signals.missing_numbers(evidence(), setting()) == 0.0


def test_antecedent_counts_for_orphans_alone() -> None:
    one = evidence(before=0b001)
    assert signals.antecedent_coverage(one, setting()) == 0.0
    assert signals.antecedent_coverage(one._replace(row=ROW._replace(orphan=1)), setting()) == 0.5


def test_what_the_next_sentence_alone_holds() -> None:
    assert signals.next_only(evidence(own=0b010, after=0b011), setting()) == 0.5


def test_density_length_and_place() -> None:
    assert signals.density(evidence(own=0b111, density=0.5), setting()) == 0.5
    assert signals.length(evidence(length=0), setting()) == 0.0
    assert signals.opens_paragraph(evidence(row=ROW._replace(place=0)), setting()) == 1.0
    assert signals.opens_paragraph(evidence(), setting()) == 0.0


def test_newness_only_when_asked() -> None:
    asked = Setting(parse("latest storm", ("en",)), [1.0, 1.0], {}, {1: 0.5})
    assert signals.newness(evidence(), asked) == 0.5
    assert signals.newness(evidence(), setting()) == 0.0


@pytest.mark.parametrize(
    ("found", "text", "value"),
    [
        (kinds.dates, "It opened in 1902.", 1.0),
        (kinds.dates, "It opened on 3 May.", 1.0),
        (kinds.dates, "Se abrió el 3 de mayo.", 1.0),
        (kinds.dates, "Sie wurde am 3. Mai eröffnet.", 1.0),
        (kinds.dates, "It opened long ago.", 0.0),
        (kinds.numbers, "Sixteen ships came.", 1.0),
        (kinds.numbers, "It cost 1,250 crowns.", 1.0),
        (kinds.numbers, "Es kamen zwölf oder drei Schiffe.", 1.0),
        (kinds.numbers, "Ships came.", 0.0),
        (kinds.places, "It stands in Bergen.", 1.0),
        (kinds.places, "It stands there.", 0.0),
        (kinds.reasons, "It fell because it was old.", 1 / 3),
        (kinds.reasons, "Firstly it rains, secondly it snows, thirdly it is cold.", 1.0),
        (kinds.names, "The letter was read by Ines Corva and Otto Lind.", 1.0),
        (kinds.names, "The letter was read by nobody.", 0.0),
    ],
)
def test_kinds_of_things(found: object, text: str, value: float) -> None:
    assert found(text, frozenset[str]()) == pytest.approx(value)  # pyright: ignore[reportCallIssue, reportUnknownVariableType]


def test_what_the_question_names_is_no_answer() -> None:
    asked = setting("When in 1902 did Ines Corva leave?")
    assert tells.expected_type("Ines Corva left in 1902.", asked) == 0.0
    assert tells.expected_type("Ines Corva left in 1903.", asked) == 1.0


def test_phrases_are_shared_neighbours() -> None:
    asked = setting("keeper of the light")
    assert tells.phrases("He was keeper of the light.", asked) == 1.0
    assert tells.phrases("The keeper lit the lamp.", asked) == 0.0


def test_definition_opens_with_what_is_asked() -> None:
    asked = setting("What is a reef?")
    assert tells.definition("A reef is a ridge of rock.", asked) == 1.0
    assert tells.definition("The ship struck a reef.", asked) == 0.0


def test_what_lists_is_told_by_its_commas() -> None:
    assert tells.enumeration("Tin, lead; zinc, and copper.", setting()) == pytest.approx(0.6)
    assert tells.enumeration(", " * 9, setting()) == 1.0


def test_questions_and_speech() -> None:
    asked = setting("What did Arden say?")
    assert tells.is_question('"Who goes there?"', asked) == 1.0
    assert tells.is_question("Nobody.", asked) == 0.0
    assert tells.speech('"The sea is only water," Arden said.', asked) > 0.5
    assert tells.speech('"The sea is only water," Arden said.', setting()) == 0.0
