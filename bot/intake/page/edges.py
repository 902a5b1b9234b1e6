"""The lines of a dialog on cookies above and below an article, which no markup told from it."""

from bot.intake.signs import Sign, is_about_consent, sign_in
from bot.intake.unusable import words

#: Lines that are looked at above and below, and their characters; a dialog's words, and its share of the text, at most.
_LINES, _LONGEST, _MOST, _SHARE = 8, 500, 120, 0.25


def without_edges(text: str) -> str:
    """The text, a line a paragraph, without the lines of a dialog that stand above or below everything else.

    A text that is hardly more than such lines stays as it is, since they tell what it is.
    """
    lines = text.split("\n")
    first = _cut(lines[:_LINES])
    last = len(lines) - _cut(lines[: -_LINES - 1 : -1])
    kept = lines[first:last]
    gone = words(text) - words("\n".join(kept))
    return "\n".join(kept) if 0 < gone <= min(_MOST, _SHARE * words(text)) else text


def _cut(lines: list[str]) -> int:
    """How many lines from the edge inwards belong to a dialog: up to the last sign, and what goes on about it."""
    signed = [place for place, line in enumerate(lines) if len(line) <= _LONGEST and sign_in(line) is Sign.COOKIES]
    if not signed:
        return 0
    end = signed[-1] + 1
    while end < len(lines) and (is_about_consent(lines[end]) or _is_label(lines[end])):
        end += 1
    return end


def _is_label(line: str) -> bool:
    return words(line) <= 4 and not line.endswith((".", "!", "?", ":"))
