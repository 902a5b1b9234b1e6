"""Whether a quotation is real, as a card: what was found for each piece, and what differs."""

from bot.messages import message, say, say_counted
from bot.research.models import Change, Piece, Verdict, Verification
from cogs.cards import controls, markdown
from cogs.cards.card import ANSWERED, REFUSED, SILENT, Card, Part, row
from cogs.cards.sheet import TOO_LONG, Sheet, block

#: Characters of a piece that are repeated, and of a speaker's name.
_GIVEN, _NAME = 300, 100
#: Characters of what differs, all of it together.
_CHANGES = 1200
_SAYS = {
    Verdict.VERBATIM: message("**Verbatim.**"),
    Verdict.SAME_WORDS: message("**The same words.** Only marks, spaces or capitals differ."),
    Verdict.DIFFERS: message("**Not in these words.** The nearest, with what ~~is missing~~ and what **was added**:"),
    Verdict.ABSENT: message("**Not in this library.**"),
}
_COLOURS = {
    Verdict.VERBATIM: ANSWERED,
    Verdict.SAME_WORDS: ANSWERED,
    Verdict.DIFFERS: SILENT,
    Verdict.ABSENT: REFUSED,
}


def verification(found: Verification) -> Card:
    """Each piece of the quotation with its verdict."""
    if not found.pieces:
        unchecked = say("**That cannot be checked.** {why}", why=markdown.line(say(found.reason), 300))
        return Card(_given(found.quote), unchecked, colour=SILENT)
    sheet = Sheet()
    shown = 0
    for piece in found.pieces:
        if not sheet.add(*_piece(piece)):
            break
        shown += 1
    left_out = len(found.pieces) - shown
    note = say_counted(
        "{count} more piece did not fit into this message.",
        "{count} more pieces did not fit into this message.",
        left_out,
    )
    return sheet.card(f"-# {note}" if left_out else None, colour=_COLOURS[found.verdict])


def _piece(piece: Piece) -> tuple[Part | None, ...]:
    says = say(_SAYS[piece.verdict])
    if piece.found is None:
        return _given(piece.text), says
    speaker = say("said by **{name}**", name=markdown.line(piece.speaker.text, _NAME)) if piece.speaker else ""
    words = block(piece.found, piece.also, speaker)
    if piece.changes:
        differs = _changed(piece.changes) or say(TOO_LONG)
        there = block(piece.found, piece.also, speaker, above=len(differs))
        words = f"{differs}\n-# {say('In the article:')}\n{there}"
    button = controls.context(piece.found.article.id, piece.found.start, piece.found.end)
    return _given(piece.text), says, words, row(button)


def _given(text: str) -> str | None:
    plain = " ".join(text.split())
    return f"-# {markdown.escape(markdown.cut(plain, _GIVEN))}" if plain else None


def _changed(changes: tuple[Change, ...]) -> str:
    marks = {"same": "", "missing": "~~", "added": "**"}
    shown = " ".join(f"{marks[one.kind]}{markdown.escape(one.text)}{marks[one.kind]}" for one in changes)
    return shown if len(shown) <= _CHANGES else ""
