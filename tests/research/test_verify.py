from hypothesis import given, settings
from hypothesis import strategies as st

from bot.research.models import Piece, Verdict
from bot.research.verify import Page, bare, parts, verify
from tests.research.samples import PIECES, opened
from tests.text.samples import TEXTS

TEXT = (
    "The mill at Kesselburg was built in 1782. It ground rye for nine villages.\n\n"
    "“We don’t agree with it. Firstly because it’s not necessary,” said Ann Lee. “It would violate our rules.”\n\n"
    "Nobody misses the mill — not even the miller."
)


def check(text: str, article: str = TEXT) -> tuple[Piece, ...]:
    one = opened(article)
    near = [(0, (each.start, each.end)) for each in one.sentences]
    found = verify(parts(text), [Page(one)], near)
    for piece in found:
        if piece.found:
            quote = piece.found
            assert article[quote.start : quote.end] == quote.text
            assert all(quote.start <= start < end <= quote.end for start, end in quote.marks)
    return found


def test_letter_for_letter_in_the_middle_of_a_sentence_is_verbatim() -> None:
    (piece,) = check("It ground rye for nine")
    assert piece.verdict == Verdict.VERBATIM
    assert piece.found
    assert piece.found.text == "It ground rye for nine villages."
    assert TEXT[slice(*piece.found.marks[0])] == "It ground rye for nine"


def test_over_several_sentences_of_a_quotation_the_speaker_is_told() -> None:
    (piece,) = check("“We don’t agree with it. Firstly because it’s not necessary”")
    assert piece.verdict == Verdict.VERBATIM
    assert piece.speaker
    assert piece.speaker.text == "Ann Lee"
    assert piece.found
    assert piece.found.paragraph == 2


def test_marks_dashes_spaces_case_and_the_final_mark_leave_the_same_words() -> None:
    for text in (
        "we don't agree with it; firstly because it's not necessary!",
        "NOBODY misses the mill,  not even the miller",
        "Nobody misses the mill - not even the miller.",
        "nobody\nmisses the mill",
    ):
        assert [piece.verdict for piece in check(text)] == [Verdict.SAME_WORDS], text


def test_a_word_is_never_found_inside_another() -> None:
    assert check("iller")[0].verdict == Verdict.ABSENT
    assert check("even the mill")[0].verdict != Verdict.VERBATIM


def test_words_that_differ_are_told_apart() -> None:
    (piece,) = check("The old mill at Kesselburg was razed in 1782")
    assert piece.verdict == Verdict.DIFFERS
    assert [(one.kind, one.text) for one in piece.changes] == [
        ("same", "The"), ("added", "old"), ("same", "mill at Kesselburg was"), ("missing", "built"), ("added", "razed"),
        ("same", "in 1782"),
    ]  # fmt: skip
    assert piece.found
    assert [TEXT[slice(*mark)] for mark in piece.found.marks] == ["built"]


def test_an_accent_or_a_number_is_a_difference() -> None:
    assert check("The mill at Kesselburg was built in 1783.")[0].verdict == Verdict.DIFFERS
    assert check("El niño cantó ayer en casa", "El nino canto ayer en casa.")[0].verdict == Verdict.DIFFERS


def test_what_is_not_there_is_absent() -> None:
    for text in ("The moon is made of green cheese", "It was in the for", "Kesselburg"[:3]):
        assert check(text)[0].verdict == Verdict.ABSENT


def test_a_shortened_quotation_is_checked_piece_by_piece() -> None:
    for dots in ("…", "...", " [...] ", " […] ", " (…) ", ". . ."):
        found = check(f"The mill at Kesselburg{dots}ground rye for nine villages")
        assert [piece.verdict for piece in found] == [Verdict.VERBATIM, Verdict.VERBATIM], dots
    found = check("The mill at Kesselburg … was eaten by whales")
    assert [piece.verdict for piece in found] == [Verdict.VERBATIM, Verdict.ABSENT]


def test_what_an_editor_put_in_is_left_out() -> None:
    found = check("[I]t ground rye for [all] nine villages")
    assert [piece.verdict for piece in found] == [Verdict.VERBATIM, Verdict.VERBATIM]


def test_the_quoted_parts_of_a_text_are_checked() -> None:
    assert parts('Did she say "it would violate" and “our rules”?') == ["it would violate", "our rules"]
    assert parts('Is "mill" a word here?') == ['Is "mill" a word here?']
    assert bare("  “We go.” ") == "We go."
    assert bare('"We go," she said.') == '"We go," she said.'


def test_the_pieces_are_looked_for_in_one_article() -> None:
    one = opened("Rye is ground. It was late.", number=1)
    other = opened("Nobody came. It was late. Rye is ground.", number=2)
    found = verify(["Nobody came", "It was late"], [Page(one), Page(other)], [])
    assert [piece.found and piece.found.article.id for piece in found] == [2, 2]
    assert [each.article.id for each in found[1].also] == [1]


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | TEXTS,
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)
def test_anything_is_checked_against_anything(text: str, article: str) -> None:
    check(text, article)
    for piece in check(article, article):
        assert piece.text


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_any_slice_of_whole_words_is_verbatim(data: st.DataObject) -> None:
    words = TEXT.replace("“", " ").replace("”", " ").split()
    start = data.draw(st.integers(0, len(words) - 3))
    text = " ".join(words[start : start + data.draw(st.integers(2, 9))])
    assert all(piece.verdict in (Verdict.VERBATIM, Verdict.SAME_WORDS) for piece in check(text))
