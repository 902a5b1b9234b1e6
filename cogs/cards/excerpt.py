"""A text in what room a card has left: whole, or the part around what matters, never more than fits."""

from collections.abc import Iterable

from cogs.cards import markdown

#: How far a cut may move to come between words; scripts without spaces are cut where they are.
_STEP = 30


def excerpt(text: str, kept: tuple[int, int], bold: Iterable[tuple[int, int]], room: int) -> str | None:
    """The text as markdown with these spans in bold; where it is longer than `room`, the part around `kept`.

    None when not even `kept` fits.
    """
    spans = list(bold)
    start, end = kept
    if end - start > room:
        return None
    # No character takes less room than itself.
    side = min(max(start, len(text) - end), room)
    while True:
        first = _after_word(text, start - side, start)
        last = _before_word(text, end + side, end)
        inside = [(max(one, first) - first, min(other, last) - first) for one, other in spans]
        shown = markdown.bold(text[first:last], inside)
        shown = ("… " if first else "") + shown + (" …" if last < len(text) else "")
        if len(shown) <= room:
            return shown
        if not side:
            return None
        side = side * 3 // 4


def _after_word(text: str, place: int, latest: int) -> int:
    if place <= 0:
        return 0
    steps = range(place, min(place + _STEP, latest))
    return next((step for step in steps if text[step - 1].isspace()), place)


def _before_word(text: str, place: int, earliest: int) -> int:
    if place >= len(text):
        return len(text)
    steps = range(place, max(place - _STEP, earliest), -1)
    return next((step for step in steps if text[step].isspace()), place)
