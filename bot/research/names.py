"""Names in a text: where people are named, and which short name stands for which full one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.research.lexicon import MEN, NAMES_OF_MEN, NAMES_OF_WOMEN, PARTICLES, THINGS, TITLES, WOMEN, lexicon
from bot.text.words import fold

#: Parts of one name that are read.
_MOST_PARTS = 6
#: l'Académie, d'Agnès, dell'Orto: the piece in front is no part of the name.
_ELIDED = r"(?:l|d|qu|s|n|dell|all|dall|nell|sull|un)['’](?=[^\W\d_])"
_TOKEN = re.compile(rf"{_ELIDED}|[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]|_", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")


class Token(NamedTuple):
    """A word or a mark; offsets are in characters of the whole text."""

    text: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Whether it may be part of a name."""
        return self.text[0].isupper()

    @property
    def low(self) -> str:
        """Without case, the typographic apostrophe made plain."""
        return self.text.casefold().replace("’", "'")


class Name(NamedTuple):
    """Somebody or something named, titles included in the slice and left out of the parts."""

    start: int
    end: int
    #: Words of the name, folded; the last is the one it goes by.
    parts: tuple[str, ...]
    #: "f" or "m" where a title or the first name says so.
    gender: str
    titled: bool
    #: "Holm's": it does nothing in its sentence.
    possessive: bool

    @property
    def last(self) -> str:
        """The part that it goes by."""
        return self.parts[-1]


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of `text[start:end]`."""
    return [Token(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text, start, end)]


def name_at(found: Sequence[Token], place: int) -> tuple[Name, int] | None:
    """The name that begins at this token, and the place of the token behind it."""
    first, gender, titled = place, "", False
    while place < len(found) and found[place].low in TITLES and found[place].is_capital:
        gender = gender or ("f" if found[place].low in WOMEN else "m" if found[place].low in MEN else "")
        titled = True
        place = _behind_stop(found, place)
    parts: list[str] = []
    last, possessive = place, False
    while place < len(found) and len(parts) < _MOST_PARTS and not possessive:
        token = found[place]
        if token.is_capital and (not parts or _adjoins(found, place)):
            bare = _POSSESSIVE.sub("", token.text)
            possessive = bare != token.text
            if parts and token.low in TITLES and place + 1 < len(found) and found[place + 1].is_capital:
                # "Prime Minister Ann Lee": the name begins behind the title.
                parts, titled = [], True
            else:
                parts.append(fold(bare))
            place = _behind_stop(found, place) if len(bare) == 1 or token.low in TITLES else place + 1
            last = place
        elif token.low in PARTICLES and (particles := _particles(found, place)):
            parts += particles
            place += len(particles)
        else:
            break
    if not any(found[at].is_capital for at in range(first, last)) or not parts:
        return None
    end = found[last - 1].end
    if possessive:
        end -= len(found[last - 1].text) - len(_POSSESSIVE.sub("", found[last - 1].text))
    return Name(found[first].start, end, tuple(parts), gender or gender_of(parts), titled, possessive), last


def _behind_stop(found: Sequence[Token], place: int) -> int:
    """Behind this token and the full stop that belongs to it: "Dr.", "B."."""
    after = place + 1
    if after < len(found) and found[after].text == "." and found[after].start == found[place].end:
        # At the end of a sentence the stop is not the name's.
        return after + 1 if after + 1 < len(found) and found[after + 1].is_capital else after
    return after


def _adjoins(found: Sequence[Token], place: int) -> bool:
    return found[place].start - found[place - 1].end <= 1


def _particles(found: Sequence[Token], place: int) -> list[str]:
    """Up to two small words of a name that are followed by a capital: "de la Cruz"."""
    taken: list[str] = []
    while place < len(found) and found[place].low in PARTICLES and len(taken) < 2:
        taken.append(fold(found[place].text))
        place += 1
    return taken if place < len(found) and found[place].is_capital else []


def gender_of(parts: Sequence[str]) -> str:
    """What the first name says: "f", "m", or "" where it says nothing."""
    if len(parts) < 2:
        return ""
    women, men = _first_names()
    return "f" if parts[0] in women else "m" if parts[0] in men else ""


@lru_cache(1)
def _first_names() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(map(fold, NAMES_OF_WOMEN)), frozenset(map(fold, NAMES_OF_MEN))


@dataclass(frozen=True, slots=True)
class People:
    """The names of one article outside its quotations, in order."""

    names: tuple[Name, ...]
    #: The name that a family name stands for -> the full name; left out where two people share it.
    full: dict[str, Name]
    #: Family names that certainly are people's.
    known: frozenset[str]

    def whole(self, name: Name) -> Name:
        """The full name that this one stands for; itself where there is none, or more than one."""
        full = self.full.get(name.last)
        # "von Frisch" is as short as "Frisch"; of two full names neither stands for the other.
        short = len(name.parts) == 1 or name.parts[0] in PARTICLES
        if full is None or not short or len(name.parts) >= len(full.parts):
            return name
        return full if set(name.parts) <= set(full.parts) else name

    def is_person(self, name: Name) -> bool:
        """Whether it is a person's, as far as can be told."""
        if any(part in THINGS for part in name.parts):
            return False
        return name.titled or len(name.parts) > 1 or name.last in self.known


def people(text: str, spans: Iterable[tuple[int, int]], code: str) -> People:
    """The names in these stretches of the text, which are sentences or what of them is not quoted."""
    words = lexicon(code)
    # Words that open a sentence with a capital, and are no part of a name.
    stops = words.common | words.verbs | {phrase[0] for phrase in words.according}
    names: list[Name] = []
    full: dict[str, dict[tuple[str, ...], Name]] = {}
    for start, end in spans:
        found = tokens(text, start, end)
        place = 0
        while place < len(found):
            read = name_at(found, place) if found[place].is_capital and found[place].low not in stops else None
            if read is None:
                place += 1
                continue
            name = _without_office(_without_month(read[0], found, place), found, place, code)
            place = read[1]
            names.append(name)
            if len(name.parts) > 1 and not any(part in THINGS for part in name.parts):
                full.setdefault(name.last, {}).setdefault(name.parts, name)
    unique = {last: whole for last, each in full.items() if (whole := _one(tuple(each.values())))}
    known = {*full, *(name.last for name in names if name.titled)}
    return People(tuple(names), unique, frozenset(known))


def _without_month(name: Name, found: Sequence[Token], place: int) -> Name:
    """A month or a day of the week in front of a name is no part of it: "On 7 September Snow spoke"."""
    if len(name.parts) < 2 or name.titled or name.parts[0] not in THINGS:
        return name
    rest = name_at(found, place + 1)
    return rest[0] if rest else name


def _without_office(name: Name, found: Sequence[Token], place: int, code: str) -> Name:
    """Where every noun has a capital, an office in front looks like a part of the name: "die Geologin Henrike Vogt"."""
    behind_article = place > 0 and found[place - 1].low in lexicon(code).determiners
    if code != "de" or not behind_article or len(name.parts) < 3 or name.titled:
        return name
    rest = name_at(found, place + 1)
    return rest[0] if rest else name


def _one(names: Sequence[Name]) -> Name | None:
    """The one person that all these full names with one family name may mean; None when they are several."""
    # The shortest: what stands in front of the longer ones may be a word that opens its sentence.
    best = min(names, key=lambda name: len(name.parts))
    for one, other in pairwise(sorted(names, key=lambda name: len(name.parts))):
        if not set(one.parts) <= set(other.parts):
            return None
    return best
