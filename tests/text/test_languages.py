"""Languages: told by their common words."""

import pytest
from hypothesis import given

from bot.text.languages import LANGUAGES, PLAIN, detect, language
from tests.text.samples import SAMPLES, TEXTS


@pytest.mark.parametrize("code", SAMPLES)
def test_a_language_is_told_from_a_few_sentences(code: str) -> None:
    assert detect(" ".join(SAMPLES[code])) == code


@pytest.mark.parametrize("code", SAMPLES)
def test_what_is_known_of_a_language(code: str) -> None:
    known = language(code)
    assert known.code == code
    assert known.name
    assert known.subjects
    assert len(known.stop_words) > 100
    assert {"who", "when", "where", "how_many", "why", "what"} == set(known.question_words.values())
    assert len(known.abbreviations) > 40
    assert known.references
    for words in (known.stop_words, known.abbreviations, known.references, known.connectives):
        assert {word.casefold() for word in words} == words


def test_the_twelve_languages() -> None:
    assert sorted(LANGUAGES) == sorted(SAMPLES)
    assert len(LANGUAGES) == 12
    assert LANGUAGES["fi"].name == "Finnish"
    assert "xx" not in LANGUAGES
    with pytest.raises(KeyError):
        LANGUAGES["xx"]


def test_an_unknown_language_is_plain() -> None:
    assert language("xx") is PLAIN
    assert language("") is PLAIN


@pytest.mark.parametrize(
    "text",
    [
        "Stary młyn stał nad rzeką przez dwieście lat, a potem kupił go pan Nowak i tam zamieszkał.",
        "Zapora została podniesiona po drugiej powodzi, a wieś przeniosła się na wzgórze i tam została do dziś.",
        "Był to stary młyn i do dziś na nim stoi to koło.",
        "Barajul a fost înălțat după a doua inundație, iar satul s-a mutat pe deal.",
        "Вони хотіли зберегти колесо, бо воно ніколи не зупинялося, і на це всі погодились.",
        "Starý mlýn stál u řeky dvě stě let, pak ho koupil pan Novák a žil v něm až do smrti.",
        "Eski değirmen iki yüz yıl boyunca nehrin kıyısında durdu, sonra onu Ali Bey satın aldı.",
        "A régi malom kétszáz évig állt a folyó mellett, aztán megvette egy gazda, és ott élt.",
        "Старий млин стояв біля річки двісті років, потім його купив пан Коваль і жив у ньому.",
        "Ο παλιός μύλος στεκόταν δίπλα στο ποτάμι διακόσια χρόνια.",
        "水車小屋は二百年の間、川のそばに立っていた。",
        "12 345 ... 67",
        "COVID-19",
        "",
    ],
)
def test_what_is_in_none_of_our_languages_is_not_guessed(text: str) -> None:
    assert detect(text) == ""


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("Who built the mill?", "en"),
        ("¿Quién construyó el molino?", "es"),
        ("Pourquoi la roue ne s'est-elle jamais arrêtée ?", "fr"),
        ("Wer hat die Mühle gebaut?", "de"),
        ("Chi ha costruito il mulino?", "it"),
        ("Quem construiu o moinho?", "pt"),
        ("Wie heeft de molen gebouwd?", "nl"),
        ("Vem byggde den gamla kvarnen och när?", "sv"),
        ("Kuka rakensi myllyn ja milloin?", "fi"),
        ("Кто построил мельницу?", "ru"),
    ],
)
def test_questions_are_long_enough(question: str, code: str) -> None:
    assert detect(question) == code


def test_names_from_elsewhere_do_not_change_the_language() -> None:
    assert (
        detect("The mill was bought by Łukasz Żółć and it was sold to Dvořák in the same year as the bridge.") == "en"
    )


@given(TEXTS)
def test_any_text_gets_a_known_code_or_none(text: str) -> None:
    assert detect(text) in {"", *LANGUAGES}
    assert detect(text) == detect(text)
