"""Quotations: where the words between quotation marks begin and end, so that none is ever cut in half."""

import re
from dataclasses import dataclass, field

#: Marks that always open, with the marks that close them.
_PAIRS = {"“": "”", "„": "“”‟", "«": "»", "‹": "›", "「": "」", "『": "』", "〝": "〞"}
#: The same where guillemets point inwards, as German and Danish books have them.
_INWARDS = {**{mark: closers for mark, closers in _PAIRS.items() if mark not in "«‹"}, "»": "«", "›": "‹"}
#: Marks that look the same at both ends: by what stands beside them it must be told which end they are.
_NEUTRAL = frozenset('"＂')
_MARK = re.compile('["＂“”„‟«»‹›「」『』〝〞]')
_BEFORE_OPENING = frozenset("([{—–-/¿¡«“„‘'*_>\"")
#: What goes on with the sentence around a quotation, so that it can only follow its end.
_GOES_ON = frozenset(",.;:!?…)]}")
_AFTER_CLOSING = _GOES_ON | frozenset("—–-/»”’'*_<\"")


@dataclass(frozen=True, slots=True)
class Marks:
    """The quotation marks of one paragraph; offsets are in characters of that paragraph."""

    #: Spans from an opening mark to behind its closing mark, outermost only, in order.
    pairs: tuple[tuple[int, int], ...] = ()
    #: Opening marks that nothing closes, and closing marks that nothing opened, in order.
    unclosed: tuple[int, ...] = ()
    unopened: tuple[int, ...] = ()


_NONE = Marks()


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the quotations in one paragraph, marks included, outermost only."""
    return marks(text).pairs


def marks(text: str) -> Marks:
    """Pair the quotation marks of one paragraph, in time linear in its length.

    Apostrophes and single marks are left alone: they cannot be told apart, and what they hold is seldom longer than a
    sentence. »…«, »…» and ”…” are read as the text uses them. Inches (5'6") and arrows ("Read more »") are no marks.
    """
    found = [match.start() for match in _MARK.finditer(text)]
    if not found:
        return _NONE
    openers = _INWARDS if _point_inwards(text) else _PAIRS
    neutral = _NEUTRAL if "«" in text else _NEUTRAL | {"»"}
    open_marks = _Open()
    for place in found:
        mark = text[place]
        inside = open_marks.closes(mark)
        if mark in neutral or (mark == "”" and not inside):
            if not inside and (_is_inches(text, place) or _is_arrow(text, place)):
                continue
            opens, closers = _is_opening(text, place, inside=inside), mark
        else:
            # “ opens an English quotation and closes a German one.
            opens = mark in openers and not (mark == "“" and inside)
            closers = openers.get(mark, "")
        if opens:
            open_marks.push(place, closers)
        else:
            open_marks.close(place, mark)
    unclosed = tuple(place for place, _ in open_marks.stack)
    return Marks(_outermost(open_marks.pairs), unclosed, tuple(open_marks.unopened))


@dataclass(slots=True)
class _Open:
    """The marks that wait to be closed."""

    stack: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    pairs: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    unopened: list[int] = field(default_factory=list[int])
    #: Closing mark -> how many of the open marks it would close: a look into the stack would make this quadratic.
    waiting: dict[str, int] = field(default_factory=dict[str, int])

    def closes(self, mark: str) -> bool:
        return self.waiting.get(mark, 0) > 0

    def push(self, place: int, closers: str) -> None:
        self.stack.append((place, closers))
        for mark in closers:
            self.waiting[mark] = self.waiting.get(mark, 0) + 1

    def close(self, place: int, mark: str) -> None:
        """Close the innermost quotation that this mark can close; marks left open inside it were strays."""
        if not self.closes(mark):
            self.unopened.append(place)
            return
        while True:
            start, closers = self.stack.pop()
            for one in closers:
                self.waiting[one] -= 1
            if mark in closers:
                self.pairs.append((start, place + 1))
                return


def _is_opening(text: str, place: int, *, inside: bool) -> bool:
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    could_open = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace() and after not in _GOES_ON
    could_close = (after.isspace() or after in _AFTER_CLOSING) and not before.isspace()
    return could_open if could_open != could_close else not inside


def _is_inches(text: str, place: int) -> bool:
    """5'6", and 55" of snow."""
    return text[place] == '"' and place > 0 and text[place - 1].isdigit()


def _is_arrow(text: str, place: int) -> bool:
    """The » behind a link: between spaces, after a word."""
    between_spaces = text[place] == "»" and text[place - 1 : place] == " " and text[place + 1 : place + 2] in ("", " ")
    return between_spaces and text[place - 2 : place - 1].isalnum()


def _point_inwards(text: str) -> bool:
    """Whether »…« is meant: the first guillemet has a word on the side it points away from."""
    first = min((place for place in (text.find("»"), text.find("«")) if place >= 0), default=-1)
    return first >= 0 and text[first] == "»" and text[first + 1 : first + 2].strip() != ""


def _outermost(pairs: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    outer: list[tuple[int, int]] = []
    for start, end in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        if not outer or start >= outer[-1][1]:
            outer.append((start, end))
    return tuple(outer)
