"""References: openings that only the sentence before explains."""

import pytest
from hypothesis import given

from bot.text.languages import LANGUAGES
from bot.text.references import opens_with_reference
from tests.text.samples import MARKED_TEXTS, TEXTS


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("en", "He bought the mill."),
        ("en", "But they never stopped it."),
        ("en", "“This decision was wrong,” the miller said."),
        ("en", "It's still there."),
        ("en", "And so their wheel turned."),
        ("es", "Ella compró el molino."),
        ("fr", "Mais il ne s'arrêta pas."),
        ("de", "Sie kaufte die Mühle."),
        ("it", "Questo non cambiò nulla."),
        ("pt", "Eles compraram o moinho."),
        ("nl", "Hij kocht de molen."),
        ("sv", "Hon köpte kvarnen."),
        ("da", "Han købte møllen."),
        ("no", "De kjøpte mølla."),
        ("fi", "Hän osti myllyn."),
        ("ru", "Он купил мельницу."),
        ("en", "In 1907 he sold the mill."),
        ("en", "After 81 days at sea it came home."),
        ("de", "Um 1434 lebte er am Fluss."),
        ("de", "Das war schwer."),
        ("de", "Dahinter stand die Furcht."),
        ("nl", "Daarvan weet niemand iets."),
    ],
)
def test_openings_that_point_back(code: str, sentence: str) -> None:
    assert opens_with_reference(sentence, code)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("en", "The miller said he would stay."),
        ("en", "It is clear that the wheel will turn."),
        ("en", "It was Hale who bought the mill."),
        ("en", "This Monday the wheel stopped."),
        ("en", "Her Majesty came to see it."),
        ("en", "But Hale stayed."),
        ("en", "And then the old mill burned down, and he left."),
        ("de", "Es gibt keine Mühle mehr."),
        ("fr", "Il y a un moulin qui tourne encore."),
        ("sv", "Det finns en kvarn."),
        ("sv", "Den 24 april 1961 vände hjulet igen."),
        ("de", "Das alte Mühlrad steht noch."),
        ("fr", "Il fallut attendre le printemps."),
        ("en", "Those who could leave left."),
        ("en", "When Ann Hale died in 1907 she was old."),
        ("xx", "He bought the mill."),
        ("", "He bought the mill."),
        ("en", ""),
    ],
)
def test_openings_that_stand_alone(code: str, sentence: str) -> None:
    assert not opens_with_reference(sentence, code)


@given(TEXTS | MARKED_TEXTS)
def test_any_sentence_in_any_language(sentence: str) -> None:
    for code in ("", *LANGUAGES):
        assert opens_with_reference(sentence, code) in (True, False)
