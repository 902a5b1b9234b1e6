"""What a word may mean that no article has: a misspelt one, or one that is written as two."""

from collections.abc import Iterable, Sequence

from bot.answers.question import Term
from bot.text.words import words

#: Letters that are taken to be right.
BEGINNING = 2
#: Shortest word that is taken for misspelt, and the length from which on two letters may be wrong.
SHORTEST, LONG = 5, 8
#: Unknown words of one question that are looked into.
MOST = 4
#: Shortest part of a word that is taken apart.
_PART = 3
#: Guesses at most for one word.
_GUESSES = 3


def may_be_misspelt(term: Term) -> bool:
    """Whether it is long enough to tell, and no number or name of letters and digits."""
    return len(term.form) >= SHORTEST and term.form.isalpha()


def guesses(term: Term, vocabulary: Iterable[str]) -> list[str]:
    """Stems of `vocabulary` that differ from the term's by one letter, or two in long words; nearest first.

    Swapped neighbours count as one letter (optimal string alignment).
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only unknown words need it, the start does not

    found: dict[str, int] = {}
    for own in dict.fromkeys((*term.stems, term.form)):
        most = 2 if len(own) >= LONG else 1
        for stem in vocabulary:
            distance = OSA.distance(own, stem, score_cutoff=most) if abs(len(stem) - len(own)) <= most else most + 1
            if distance <= most and stem.isalpha():
                found[stem] = min(distance, found.get(stem, distance))
    return sorted(found, key=lambda stem: (found[stem], stem))[:_GUESSES]


def parts(term: Term, codes: Sequence[str]) -> list[tuple[str, str]]:
    """The stems of the two words that the term may be made of, in every way to take it apart."""
    if not term.form.isalpha():
        return []
    found: dict[tuple[str, str], None] = {}
    for place in range(_PART, len(term.form) - _PART + 1):
        for code in codes:
            pair = [words(part, code) for part in (term.form[:place], term.form[place:])]
            if all(len(half) == 1 and not half[0].stop for half in pair):
                found[pair[0][0].stem, pair[1][0].stem] = None
    return list(found)
