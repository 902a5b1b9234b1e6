import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.indexing import index
from bot.models import Draft
from bot.text.shingles import FEWEST, HASHES, TELLING, WORDS, Sketch

SHELF = sorted((Path(__file__).parents[2] / "data" / "articles").glob("*.md"))
WORDS_OF = [[one.words for one in index(Draft(path.read_text("utf-8"))).sentences if one.words] for path in SHELF]
TEXTS = st.lists(st.text("abc ", max_size=30).map(lambda text: " ".join(text.split())), max_size=30)


def sketch(words: list[str]) -> Sketch:
    found = Sketch.of(words)
    assert found
    return found


def test_a_text_of_few_words_has_none() -> None:
    words = [f"w{number}" for number in range(FEWEST + WORDS - 1)]
    assert Sketch.of([]) is None
    assert Sketch.of(words[1:]) is None
    assert sketch(words).shingles == FEWEST


def test_different_articles_share_nothing() -> None:
    sketches = [sketch(words) for words in WORDS_OF]
    shared = [a.shared(b) for at, a in enumerate(sketches) for b in sketches[at + 1 :]]
    assert len(shared) > 20
    assert max(shared) < 0.1


@pytest.mark.parametrize("words", WORDS_OF, ids=[path.stem for path in SHELF])
def test_a_copy_that_was_shortened_or_edited_shares_most(words: list[str]) -> None:
    chance, whole = random.Random(4), sketch(words)
    shorter = sketch([one for one in words if chance.random() > 0.3])
    edited = sketch([" ".join(w if chance.random() > 0.08 else "other" for w in one.split()) for one in words])
    assert whole.shared(whole) == 1.0
    assert min(whole.shared(shorter), whole.shared(edited)) > 0.55
    assert set(whole.telling) & set(shorter.telling)
    assert set(whole.telling) & set(edited.telling)


@given(TEXTS, TEXTS)
def test_sketches_are_small_symmetric_and_come_back_as_they_were(first: list[str], second: list[str]) -> None:
    one, other = Sketch.of(first), Sketch.of(second)
    for found in (one, other):
        if found:
            assert list(found.hashes) == sorted(set(found.hashes))
            assert len(found.hashes) == min(HASHES, found.shingles)
            assert len(found.telling) == TELLING
            assert Sketch.read(found.shingles, found.packed) == found
    if one and other:
        assert 0.0 <= one.shared(other) == other.shared(one) <= 1.0


@given(TEXTS, TEXTS)
def test_of_short_texts_the_share_is_exact(first: list[str], second: list[str]) -> None:
    def shingles(sentences: list[str]) -> set[tuple[str, ...]]:
        words = " ".join(one for one in sentences if one).split(" ")
        return {tuple(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1)}

    one, other, mine, theirs = Sketch.of(first), Sketch.of(second), shingles(first), shingles(second)
    if one and other and max(len(mine), len(theirs)) <= HASHES:
        assert one.shared(other) == pytest.approx(len(mine & theirs) / min(len(mine), len(theirs)))
