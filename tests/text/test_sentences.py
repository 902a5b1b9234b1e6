"""Sentences: slices of the text, cut where a reader would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models import Kind
from bot.text.sentences import LONGEST, sentences
from tests.text.samples import MARKED_TEXTS, SAMPLES, TEXTS, WORDS


def cut(text: str, code: str = "en") -> list[str]:
    return [text[one.start : one.end] for one in sentences(text, code)]


def of_kind(text: str, kind: Kind, code: str = "en") -> list[str]:
    return [text[one.start : one.end] for one in sentences(text, code) if one.kind is kind]


@pytest.mark.parametrize("code", SAMPLES)
@pytest.mark.parametrize("between", [" ", "\n", "\n\n"])
def test_the_samples_come_out_whole(code: str, between: str) -> None:
    text = between.join(SAMPLES[code])
    assert cut(text, code) == list(SAMPLES[code])
    assert {one.kind for one in sentences(text, code)} == {Kind.PROSE}


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("en", ["Gov. Hale met Sen. Lee at St. Mary's.", "They sang."]),
        ("en", ["See No. 5 and Fig. 3 on p. 12.", "It is clear."]),
        ("en", ["She said no.", "Nobody came."]),
        ("en", ["The U.S. Senate voted.", "The U.N. did not."]),
        ("en", ["They live in the U.S.", "The law is strict there."]),
        ("en", ["J. K. Rowling wrote to George H. W. Bush.", "He wrote back."]),
        ("en", ["He works at Acme Inc.", "She does not."]),
        ("en", ["They sold apples, pears, etc.", "The farmers were glad."]),
        ("en", ["They sold apples, pears, etc.", "Farmers were glad."]),
        ("en", ["It opens at 9 a.m. on Friday.", "On Jan. 5 it is closed."]),
        ("en", ["Is it true?", "Nobody knows!", "It may be."]),
        ("en", ["He asked why...", "Then he left."]),
        ("en", ["the mill is open.", "it turns again.", "we all went."]),
        ("en", ['"Stop!" the old miller said.', "Nobody did."]),
        ("en", ['"Really?" Ann asked.', '"Yes. Truly," he said.']),
        ("en", ['He shouted "Stop!" and ran.', "They followed."]),
        ("en", ["The lamp went out.", '" It was old. It had to, " Tom said.', '" Was it? " Ann asked.', "He left."]),
        ("de", ["Das ist z. B. ein Rad.", "Am 3. Mai brach es."]),
        ("de", ["Er kam im 19. Jahrhundert.", "Dr. Berg blieb."]),
        ("de", ["Ich traf Jan.", "Peter kam auch."]),
        ("fr", ["On voit p. ex. la roue.", "Elle tourne."]),
        ("fr", ["C'est une œuvre d'art.", "Robin l'a peinte."]),
        ("es", ["El Sr. Robles y la Sra. Gil llegaron.", "¿Qué pasó?", "¡Nada!"]),
        ("it", ["Il dott. Neri e il sig. Bianchi parlano.", "Nessuno ascolta."]),
        ("pt", ["O Sr. Matos chegou.", "A Dra. Costa não."]),
        ("nl", ["Dat is bijv. een molen.", "Hij draait."]),
        ("sv", ["Det är bl. a. en kvarn.", "Den maler."]),
        ("da", ["Den 3. maj brast den.", "Det var f.eks. hjulet."]),
        ("no", ["Det er f.eks. ei mølle.", "Den er gammel."]),
        ("fi", ["Se paloi 3. toukokuuta 1931.", "Se on esim. mylly."]),
        ("ru", ["В 1931 г. мельница сгорела.", "А. С. Орлов видел это."]),
        ("", ["Młyn spłonął w maju.", "Odbudowano go."]),
        ("", ["水車は壊れた。", "また作られた。"]),
    ],
)
def test_boundaries(code: str, parts: list[str]) -> None:
    assert cut(("" if "。" in parts[0] else " ").join(parts), code) == parts


def test_sentences_that_lost_the_space_between_them() -> None:
    assert cut("The mill stood.Nobody used it.It burned.") == ["The mill stood.", "Nobody used it.", "It burned."]
    assert len(cut("See www.example.Com or write to ann@example.Org today.")) == 1


def test_headings_and_furniture_are_told_apart() -> None:
    text = "The mill\n\nBy Ann Lee\n\nIt stood long.\n\nRead more: The dam\n\n© 2026 Hill Review. All rights reserved."
    assert of_kind(text, Kind.HEADING) == ["The mill"]
    assert of_kind(text, Kind.PROSE) == ["It stood long."]
    assert len(of_kind(text, Kind.FURNITURE)) == 4


def test_paragraphs_are_counted_down_the_page() -> None:
    text = "The mill\n\nIt stood. It turned.\n\n***\n\nIt burned."
    assert [one.paragraph for one in sentences(text, "en")] == [1, 2, 2, 3, 4]


def test_an_orphan_is_what_only_its_neighbour_explains() -> None:
    text = 'He came first. Hale bought the mill. He kept it. "It never stopped." Lee sold it.'
    assert [one.orphan for one in sentences(text, "en")] == [False, False, True, True, False]


def test_t6_a_sentence_too_long_to_show_is_a_fragment() -> None:
    text = "The mill " + "and the mill " * (LONGEST // 10) + "stood. It burned."
    assert [one.kind for one in sentences(text, "en")] == [Kind.FRAGMENT, Kind.PROSE]


@pytest.mark.parametrize(
    "text",
    ["a" * 100_000, '"' * 20_000, "“" * 20_000, "\n" * 50_000, "(" * 50_000, "a. " * 50_000, "Dr. " * 50_000,
     "?" * 99_999, '". ' * 30_000, "“a. " * 20_000, "“.\n" * 10_000, "> " * 50_000, "1. " * 50_000, "。" * 50_000],
)  # fmt: skip
def test_t6_hostile_texts_are_read_in_linear_time(text: str) -> None:
    # Quadratic work on any of these takes minutes: the suite's own time limit is the assertion.
    found = sentences(text, "en")
    assert all(one.kind is not Kind.PROSE or one.end - one.start <= LONGEST for one in found)


@given(TEXTS | MARKED_TEXTS, st.sampled_from(["", "en", "de", "fr", "fi", "ru"]))
def test_sentences_are_slices_in_order(text: str, code: str) -> None:
    end = paragraph = 0
    for one in sentences(text, code):
        assert end <= one.start < one.end <= len(text)
        assert not text[one.start].isspace()
        assert not text[one.end - 1].isspace()
        assert one.paragraph in (paragraph, paragraph + 1)
        end, paragraph = one.end, one.paragraph


@given(st.lists(st.lists(WORDS, min_size=2, max_size=8).map(" ".join), min_size=1, max_size=6), st.integers(0, 90))
def test_t4_hidden_characters_move_no_boundary(parts: list[str], place: int) -> None:
    text = " ".join(f"{part.capitalize()}." for part in parts)
    letters = [index for index in range(1, len(text)) if text[index - 1].isalpha() and text[index].isalpha()]
    at = letters[place % len(letters)]
    hidden = text[:at] + "\u200b" + text[at:]
    assert [one.replace("\u200b", "") for one in cut(hidden)] == cut(text)
