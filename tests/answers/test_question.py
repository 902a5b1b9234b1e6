import pytest

from bot.answers.question import MAX_TERMS, parse


def stems(text: str, *codes: str) -> list[str]:
    return [term.stems[0] for term in parse(text, codes or ("en",)).terms]


def test_common_words_are_no_terms() -> None:
    assert stems("Who is the keeper of the lighthouse?") == ["keeper", "lighthous"]


@pytest.mark.parametrize("text", ["", "???", "🦊🦊🦊", "what is it", "( ( ("])
def test_nothing_searchable(text: str) -> None:
    assert parse(text, ("en",)).terms == ()


def test_abbreviations_possessives_and_numbers_meet_their_other_forms() -> None:
    assert stems("the U.S. mapped Mexico's 1,000 reefs") == stems("the US mapped Mexico 1000 reefs")


def test_ordinals_meet_their_numbers() -> None:
    assert parse("What happened on May 3rd?", ("en",)).stems.keys() >= {"3rd", "3"}


def test_irregular_forms_are_the_same_word() -> None:
    assert parse("When did it begin?", ("en",)).stems.keys() >= {"begin", "began", "begun"}


def test_words_of_like_meaning_are_kin_and_not_asked_for() -> None:
    question = parse("Did the film begin?", ("en",))
    assert "movi" in question.kin
    assert "movi" not in question.stems


def test_neighbours_are_joined_and_their_initials_taken() -> None:
    kin = parse("Where do the United Nations send e-mail?", ("en",)).kin
    assert kin.keys() >= {"un", "email"}


def test_each_language_of_the_library_gives_its_stem() -> None:
    question = parse("Wann wurde die Sternwarte errichtet?", ("de", "en"))
    assert "sternwart" in question.terms[0].stems


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Who kept the light?", "who"),
        ("In what year was it built?", "when"),
        ("What was the exact date of the flood?", "when"),
        ("Which city burned?", "where"),
        ("How many different ships came?", "how_many"),
        ("What is the population of the island?", "how_many"),
        ("Why did she leave?", "why"),
        ("What was the reason for the flood?", "why"),
        ("What is a dam?", "what"),
        ("Wie viele Schiffe kamen an der Insel vorbei?", "how_many"),
        ("In welchem Jahr wurde die Brücke gebaut?", "when"),
        ("¿Cuándo se construyó el puente?", "when"),
        ("Pourquoi la rivière est-elle sèche ?", "why"),
        ("Dove si trova la biblioteca del convento?", "where"),
    ],
)
def test_what_is_expected(text: str, kind: str) -> None:
    assert parse(text, ("en", "de", "es", "fr", "it")).expects == kind


def test_terms_are_bounded() -> None:
    assert len(parse(" ".join(f"word{n}" for n in range(500)), ("en",)).terms) == MAX_TERMS


def test_latest_and_speech_are_noticed() -> None:
    assert parse("What is the latest news?", ("en",)).latest
    assert parse("What did she say about it?", ("en",)).speech
