"""Words: how they compare, where they stand, which are too common."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.words import MAX_LENGTH, Word, fold, words
from tests.text.samples import MARKED_TEXTS, SAMPLES, TEXTS


def forms(text: str, code: str = "en") -> list[str]:
    return [word.form for word in words(text, code)]


def stems(text: str, code: str) -> list[str]:
    return [word.stem for word in words(text, code)]


def kept(text: str, code: str) -> list[str]:
    return [word.form for word in words(text, code) if not word.stop]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the U.S. and the U.N.", ["the", "us", "and", "the", "un"]),
        ("U.S.A", ["usa"]),
        ("J. K. Rowling", ["j", "k", "rowling"]),
        ("1,000,000 and 1.000 but 3.14", ["1000000", "and", "1000", "but", "3", "14"]),
        ("1\u202f000\u202f000", ["1000000"]),
        ("Mexico's mill isn't theirs, we'll see", ["mexico", "mill", "isn", "theirs", "we", "see"]),
        ("O'Neill", ["o", "neill"]),
        ("COVID-19, C++ and F-16", ["covid", "19", "c", "and", "f", "16"]),
        ("snake_case", ["snake", "case"]),
        ("()[]—…", []),
        ("", []),
    ],
)
def test_what_counts_as_one_word(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize(
    "same",
    [
        ("café", "CAFÉ", "cafe\u0301", "ｃａｆé"),
        ("straße", "STRASSE", "strasse"),
        ("Øresund", "oresund"),
        ("cœur", "coeur"),
        ("U.S.", "US", "us"),
        ("İstanbul", "istanbul"),
        ("ёлка", "елка"),
        ("ﬁne", "fine"),
    ],
)
def test_spellings_of_a_word_compare_equal(same: tuple[str, ...]) -> None:
    assert len({fold(one) for one in same}) == 1
    assert len({tuple(forms(one, "")) for one in same}) == 1


@pytest.mark.parametrize("hidden", ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u202e", "\U000e0061"])
def test_t4_characters_without_width_are_not_seen(hidden: str) -> None:
    text = f"the m{hidden}il{hidden}ler"
    assert forms(text) == ["the", "miller"]
    assert [text[word.start : word.end] for word in words(text, "en")] == ["the", f"m{hidden}il{hidden}ler"]


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("en", "raised", "raising"),
        ("es", "molinos", "molino"),
        ("fr", "moulins", "moulin"),
        ("de", "Mühlen", "Mühle"),
        ("it", "mulini", "mulino"),
        ("pt", "moinhos", "moinho"),
        ("nl", "rivieren", "rivier"),
        ("sv", "kvarnen", "kvarnar"),
        ("da", "møllen", "møller"),
        ("no", "mølla", "møllen"),
        ("fi", "myllyn", "mylly"),
        ("ru", "мельницы", "мельница"),
    ],
)
def test_forms_of_a_word_share_a_stem(code: str, one: str, other: str) -> None:
    assert stems(one, code) == stems(other, code)
    assert stems(one, "") != stems(other, "")


@pytest.mark.parametrize("code", SAMPLES)
def test_common_words_are_marked_in_every_language(code: str) -> None:
    found = words(" ".join(SAMPLES[code]), code)
    assert 0.2 < sum(word.stop for word in found) / len(found) < 0.75


def test_a_capital_acronym_is_no_common_word() -> None:
    assert kept("who in the US wrote IT", "en") == ["us", "wrote", "it"]
    assert kept("WHO IN THE US", "en") == [], "in a text of capitals US may be us"


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_what_is_left_of_a_contraction_is_common_and_the_word_like_it_is_not(apostrophe: str) -> None:
    found = words(f"She won{apostrophe}t stop; she won a haven that hasn{apostrophe}t burnt", "en")
    assert [word.form for word in found if not word.stop] == ["stop", "won", "haven", "burnt"]


def test_elisions_are_words_of_their_own_and_common() -> None:
    assert kept("L’eau de l'étang qu'il aime", "fr") == ["eau", "etang", "aime"]
    assert kept("dell'acqua", "it") == ["acqua"]


def test_scripts_without_spaces_are_read_by_the_character() -> None:
    assert forms("水車小屋", "") == list("水車小屋")


def test_the_vowels_of_indian_scripts_stay_in_their_words() -> None:
    assert forms("हिन्दी भाषा", "") == [fold("हिन्दी"), fold("भाषा")]
    assert fold("भाषा") != fold("भष")


def test_a_long_run_counts_by_its_first_letters() -> None:
    (word,) = words("a" * 100_000, "en")
    assert (len(word.form), word.start, word.end) == (MAX_LENGTH, 0, 100_000)


def test_threads_do_not_share_a_stemmer() -> None:
    sources = [f"{code} raising{n}x mills{n}x wheels" for n in range(200) for code in ("en",)]
    results: list[list[list[Word]]] = []

    def work() -> None:
        results.append([words(source, "en") for source in sources])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(result == results[0] for result in results)
    assert len(results) == 4


@given(TEXTS | MARKED_TEXTS)
def test_words_stand_where_they_say(text: str) -> None:
    end = 0
    for word in words(text, "fr"):
        assert end <= word.start < word.end <= len(text)
        assert word.form
        assert word.stem
        assert len(word.form) <= MAX_LENGTH
        assert fold(word.form) == word.form
        end = word.end


@given(TEXTS | MARKED_TEXTS)
def test_every_plain_letter_is_in_some_word_or_ending(text: str) -> None:
    found = words(text, "")
    covered = {place for word in found for place in range(word.start, word.end)}
    missed = [char for place, char in enumerate(text) if char.isascii() and char.isalnum() and place not in covered]
    assert not missed or "'" in text or "’" in text


@given(st.text("AaBb19.,'’ _-", max_size=40))
def test_accents_elsewhere_in_the_text_change_no_word(text: str) -> None:
    plain = words(text, "en")
    assert words(f"{text} é", "en")[: len(plain)] == plain or text.isupper()
