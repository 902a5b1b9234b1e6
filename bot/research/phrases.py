"""Who is named beside a verb of saying: the phrase that is its subject, read forwards or backwards."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.research.lexicon import HELPING, PASSIVE, PREPOSITIONS, TITLES, Lexicon
from bot.research.names import Name, Token, name_at

#: Words of an office that are read: "the campaigner for the vote" is "the campaigner".
_OFFICE = 9
_BARE = 3
#: Words between a subject and its verb, or behind a verb before its subject.
_BETWEEN = 4
#: Words of what is set between commas behind a name.
_APPOSITION = 14
_AND = frozenset({"and", "und", "et", "y", "e", "och", "og", "en", "&"})
#: Who speaks is a group or nobody in particular: "they said", "on dit", "man nannte".
_NONE = "they it i we you there one who what which man on es si se ils elles ellos ellas loro ich wir vi de"
_NOBODY = frozenset(_NONE.split())


class Subject(NamedTuple):
    """A phrase that says who: a name, a pronoun, or an office without a name ("a senior official")."""

    name: Name | None
    pronoun: str
    start: int
    end: int
    #: Where the office ends and what it is of begins: "a spokesman | for Holm".
    head: int = 0

    @property
    def is_office(self) -> bool:
        """Whether it is neither a name nor a pronoun."""
        return self.name is None and not self.pronoun


def read(found: Sequence[Token], place: int, words: Lexicon) -> tuple[Subject, int] | None:
    """The subject that begins at this token, and the place behind it."""
    if place >= len(found):
        return None
    token = found[place]
    if token.low in words.pronouns:
        return Subject(None, token.low, token.start, token.end), place + 1
    if token.low in words.determiners or token.low.rstrip("'") + "'" in words.determiners:
        return _office(found, place, words)
    if token.is_capital and token.low not in _NOBODY and not (place == 0 and token.low in words.common):
        named = name_at(found, place)
        if named and not named[0].possessive:
            return _with_others(found, *named)
    return None


def _with_others(found: Sequence[Token], name: Name, place: int) -> tuple[Subject, int]:
    """The name, with the one that is joined to it: "Ann Lee and Tom Birk"."""
    end = name.end
    if place + 1 < len(found) and found[place].low in _AND and found[place + 1].is_capital:
        other = name_at(found, place + 1)
        if other and not other[0].possessive:
            end, place = other[0].end, other[1]
            name = name._replace(end=end, parts=(*name.parts, *other[0].parts), gender="")
    return Subject(name, "", name.start, end), place


def bare(found: Sequence[Token], place: int, words: Lexicon) -> tuple[Subject, int] | None:
    """An office without an article, before a name or a verb: "officials", "company spokeswoman Ann Lee"."""
    first = place
    while place < len(found) and place - first < _BARE and _may_be_office(found[place], words):
        place += 1
    if place == first or place >= len(found):
        return None
    if found[place].is_capital:
        named = name_at(found, place)
        return _with_others(found, *named) if named and not named[0].possessive else None
    end = found[place - 1].end
    return Subject(None, "", found[first].start, end, end), place


def _may_be_office(token: Token, words: Lexicon) -> bool:
    low = token.low
    return low.isalpha() and token.text[0].islower() and low not in words.common and not _ends_office(token, words)


def _office(found: Sequence[Token], place: int, words: Lexicon) -> tuple[Subject, int] | None:
    """An office: "the last ferryman, Tom Birk", "die Geologin Henrike Vogt", "a spokesman for Holm"."""
    first, place = place, place + 1
    while place < len(found) and place - first < _OFFICE and not _ends_office(found[place], words):
        token = found[place]
        # Where every noun has a capital, a single one is the office itself.
        if token.is_capital and token.low not in TITLES and (named := name_at(found, place)):
            name, behind = named
            if name.possessive:
                return None
            if not words.nouns_have_capitals or len(name.parts) > 1:
                return _named(found, first, place, name, words), behind
        place += 1
    if place == first + 1 or found[place - 1].low in _AND:
        return None
    head = found[place - 1].end
    after = _behind_complement(found, place, words)
    if name := _apposition(found, after):
        return Subject(name[0], "", name[0].start, name[0].end), name[1]
    return Subject(None, "", found[first].start, found[after - 1].end, head), after


def _ends_office(token: Token, words: Lexicon) -> bool:
    low = token.low
    if not token.text[0].isalpha() or low in words.verbs or low in PREPOSITIONS or low in PASSIVE:
        return True
    return low in HELPING and low not in words.determiners


def _named(found: Sequence[Token], first: int, place: int, name: Name, words: Lexicon) -> Subject:
    """The name at `place` in a phrase whose article is at `first`."""
    if words.nouns_have_capitals and len(name.parts) > 2:
        name = name._replace(start=found[place + 1].start, parts=name.parts[1:])
    elif place == first + 1 and not words.nouns_have_capitals:
        # "the Treasury": its article belongs to it.
        name = name._replace(start=found[first].start)
    return Subject(name, "", name.start, name.end)


def _behind_complement(found: Sequence[Token], place: int, words: Lexicon) -> int:
    """The place behind what an office is of: "for Holm", "de la Culture"."""
    if place >= len(found) or found[place].low not in PREPOSITIONS:
        return place
    for behind in range(place + 1, min(len(found), place + _OFFICE)):
        if not found[behind].text[0].isalnum() or found[behind].low in words.verbs or found[behind].low in PASSIVE:
            return behind if found[behind].text in ",.:" or found[behind].text[0].isalpha() else place
        if found[behind].low in HELPING and found[behind].low not in words.determiners:
            return behind
    return len(found) if len(found) < place + _OFFICE else place


def _apposition(found: Sequence[Token], place: int) -> tuple[Name, int] | None:
    """The name behind an office, between commas or at the end: ", Tom Birk,"."""
    if place + 1 < len(found) and found[place].text == "," and found[place + 1].is_capital:
        named = name_at(found, place + 1)
        if named and not named[0].possessive:
            name, behind = named
            if behind >= len(found) or not found[behind].text.isalpha():
                return name, behind + (behind < len(found) and found[behind].text == ",")
    return None


def skip_between(found: Sequence[Token], place: int, words: Lexicon) -> int | None:
    """The place behind helping verbs and adverbs; None where something is done to the subject: "Holm was told"."""
    for _ in range(_BETWEEN):
        if place >= len(found):
            return place
        low = found[place].low
        if low in PASSIVE and low not in words.verbs:
            return None
        if low in words.verbs or low in words.determiners or not is_helping(low):
            return place
        place += 1
    return place


def is_helping(low: str) -> bool:
    """Whether a word may stand between a subject and its verb."""
    return low in HELPING or (low.endswith("ly") and len(low) > 4)


def skip_apposition(found: Sequence[Token], place: int) -> int:
    """The place behind "…, the president," where such a thing stands here; else the same place."""
    if place < len(found) and found[place].text == ",":
        for behind in range(place + 1, min(len(found), place + _APPOSITION)):
            if found[behind].text == ",":
                return behind + 1
    return place


def before(found: Sequence[Token], place: int, words: Lexicon) -> Subject | None:
    """The subject that ends just before this token, which is a verb; None where it cannot be read."""
    end = place
    for _ in range(_BETWEEN):
        if end == 0:
            return None
        low = found[end - 1].low
        if low in PASSIVE and low not in words.pronouns:
            return None
        if is_helping(low) and low not in words.pronouns:
            end -= 1
        else:
            break
    if end and found[end - 1].text == ",":
        # "Ann Lee, the mayor, said": the name stands before what is between the commas.
        opening = next((at for at in range(end - 2, max(-1, end - _APPOSITION), -1) if found[at].text == ","), None)
        if opening is None:
            return None
        subject = _ending_at(found, opening, words)
        inside = _apposition(found[:end], opening)
        # "the last ferryman, Tom Birk, said"
        return Subject(inside[0], "", *inside[0][:2]) if subject and subject.is_office and inside else subject
    return _ending_at(found, end, words)


def _ending_at(found: Sequence[Token], end: int, words: Lexicon) -> Subject | None:
    # From the longest phrase to the shortest, so that "the old engineer" is not read as "engineer".
    for first in range(max(0, end - _OFFICE), end):
        if first and found[first - 1].low in PREPOSITIONS and found[first].low not in words.pronouns:
            continue
        if first and _goes_on(found, first):
            continue
        phrase = read(found[:end], first, words)
        if phrase and phrase[1] == end:
            return phrase[0]
    return None


def _goes_on(found: Sequence[Token], first: int) -> bool:
    """Whether the phrase is the second half of another: "Ann Lee", "and Tom Birk"."""
    before = found[first - 1]
    if first > 1 and found[first - 2].low in PREPOSITIONS:
        # "the Secretary of State Ann Lee"
        return False
    return (before.is_capital and found[first].is_capital) or (before.low in TITLES and found[first].is_capital)
