"""Quotations: which marks belong together."""

import pytest
from hypothesis import given

from bot.text.quotations import marks, quotations
from tests.text.samples import MARKED_TEXTS, SAMPLES, TEXTS


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quotations(text)]


@pytest.mark.parametrize("code", SAMPLES)
def test_each_language_has_its_own_marks(code: str) -> None:
    text = " ".join(SAMPLES[code])
    found = marks(text)
    assert len(found.pairs) == 1
    assert not found.unclosed
    assert not found.unopened
    assert ". " in quoted(text)[0], "both sentences are inside"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" and left.', ['"no"']),
        ('"I know "Hamlet" by heart," she said.', ['"I know "Hamlet" by heart,"']),
        ('It was a ""quiet" place" then.', ['""quiet" place"']),
        ('He asked, "Why? ", and left.', ['"Why? "']),
        ('the "mill"."Later it burned', ['"mill"']),
        ("« Oui », dit-il. « Non », dit-elle.", ["« Oui »", "« Non »"]),
        ("»Ja«, sagte er, »nein«.", ["»Ja«", "»nein«"]),
        ("»Ja», sade han, »nej».", ["»Ja»", "»nej»"]),
        ("”Ja”, sade han, ”nej”.", ["”Ja”", "”nej”"]),
        ("„Er sagte: ‚Nein‘ und ging“, schrieb sie.", ["„Er sagte: ‚Nein‘ und ging“"]),
        ("「はい。そうです」と言った。", ["「はい。そうです」"]),
        ("Rock 'n' roll isn't dead.", []),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize("text", ["He stood 5'10\" and she 5'6\".", "Read more »", "See the mill » It still turns."])
def test_inches_and_arrows_are_no_marks(text: str) -> None:
    found = marks(text)
    assert (found.pairs, found.unclosed, found.unopened) == ((), (), ())


def test_a_stray_mark_takes_nothing_with_it() -> None:
    text = 'The "Mill was sold. He said "no" and she said "yes".'
    found = marks(text)
    assert quoted(text) == ['"no"', '"yes"']
    assert found.unclosed == (4,)


def test_a_lost_opening_is_reported() -> None:
    text = 'never stopped," he said. "We kept it," she added.'
    found = marks(text)
    assert found.unopened == (14,)
    assert quoted(text) == ['"We kept it,"']


@given(TEXTS | MARKED_TEXTS)
def test_every_mark_is_used_once_and_pairs_do_not_overlap(text: str) -> None:
    found = marks(text)
    end = 0
    for first, last in found.pairs:
        assert end <= first < last - 1 < len(text)
        end = last
    loose = [*found.unclosed, *found.unopened]
    assert len(set(loose)) == len(loose)
    assert list(found.unclosed) == sorted(found.unclosed)
    assert list(found.unopened) == sorted(found.unopened)
