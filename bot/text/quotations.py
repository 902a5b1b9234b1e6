"""Quotations: where the words between quotation marks begin and end, so that none is ever cut in half."""

from dataclasses import dataclass

#: Marks that always open, with the marks that close them.
_PAIRS = {"“": "”", "„": "“”‟", "«": "»", "‹": "›", "「": "」", "『": "』", "〝": "〞"}
_CLOSERS = frozenset("”»›」』〞‟")
#: Marks that look the same at both ends: by what stands beside them it must be told which end they are.
_NEUTRAL = frozenset('"＂')
_BEFORE_OPENING = frozenset("([{—–-/¿¡«“„‘'*_>")
_AFTER_CLOSING = frozenset(".,;:!?…)]}—–-/»”’'*_<")


@dataclass(frozen=True, slots=True)
class Marks:
    """The quotation marks of one paragraph."""

    #: Spans from an opening mark to behind its closing mark, outermost only, in order.
    pairs: tuple[tuple[int, int], ...]
    #: Opening marks that nothing closes, and closing marks that nothing opened.
    unclosed: tuple[int, ...]
    unopened: tuple[int, ...]


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the quotations in one paragraph, marks included, outermost only."""
    return marks(text).pairs


def marks(text: str) -> Marks:
    """Pair the quotation marks of one paragraph.

    Apostrophes and single marks are left alone: they cannot be told apart, and what they hold is seldom longer than a
    sentence. »…« and ”…” are read as the text uses them.
    """
    reversed_guillemets = _opens_reversed(text)
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    unopened: list[int] = []
    for place, mark in enumerate(text):
        if mark in "«»‹›" and reversed_guillemets:
            opens = mark in "»›"
            if opens:
                stack.append(({"»": "«", "›": "‹"}[mark], place))
            else:
                _close(mark, place, stack, pairs, unopened)
        elif mark in _NEUTRAL or (mark == "”" and not any("”" in closers for closers, _ in stack)):
            if _is_opening(text, place, inside=any(mark in closers for closers, _ in stack)):
                stack.append((mark, place))
            else:
                _close(mark, place, stack, pairs, unopened)
        elif mark == "“" and any("“" in closers for closers, _ in stack):
            _close(mark, place, stack, pairs, unopened)
        elif mark in _PAIRS:
            stack.append((_PAIRS[mark], place))
        elif mark in _CLOSERS:
            _close(mark, place, stack, pairs, unopened)
    return Marks(_outermost(pairs), tuple(place for _, place in stack), tuple(unopened))


def _close(
    mark: str, place: int, stack: list[tuple[str, int]], pairs: list[tuple[int, int]], unopened: list[int]
) -> None:
    """Close the innermost quotation that this mark can close; marks left open inside it were strays."""
    for depth in range(len(stack) - 1, -1, -1):
        closers, start = stack[depth]
        if mark in closers:
            del stack[depth:]
            pairs.append((start, place + 1))
            return
    unopened.append(place)


def _is_opening(text: str, place: int, *, inside: bool) -> bool:
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    could_open = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    could_close = (after.isspace() or after in _AFTER_CLOSING) and not before.isspace()
    if could_open == could_close:
        return not inside
    return could_open


def _opens_reversed(text: str) -> bool:
    """Whether »…« is meant: the first guillemet with a word on its inner side points inwards."""
    first = min((place for place in (text.find("»"), text.find("«")) if place >= 0), default=-1)
    return first >= 0 and text[first] == "»" and text[first + 1 : first + 2].strip() != ""


def _outermost(pairs: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    outer: list[tuple[int, int]] = []
    for start, end in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        if not outer or start >= outer[-1][1]:
            outer.append((start, end))
    return tuple(outer)
