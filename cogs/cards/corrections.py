"""What is said above an answer whose article no longer says what it quoted."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import discord

from bot.messages import say, say_counted
from bot.models import Edit
from cogs.cards import markdown
from cogs.cards.card import TEXT_LIMIT, TITLE
from cogs.cards.excerpt import excerpt

#: Identifiers of the text and of the line below it, so that a later correction takes their place.
CORRECTION_ID, LINE_ID = 901, 902
#: Changes that are told one by one, and characters of each of the two wordings; fewer where there is no room.
_NAMED, _WORDINGS = 3, (400, 150, 0)


def corrected(message: discord.Message, edits: Sequence[Edit]) -> discord.ui.LayoutView | None:
    """One of our cards with what changed on top; None for what is no card of ours, or has no room left for a word."""
    view = discord.ui.LayoutView.from_message(message, timeout=None)
    frame = view.children[0] if view.children else None
    if not isinstance(frame, discord.ui.Container):
        return None
    kept = [one for one in frame.children if one.id not in (CORRECTION_ID, LINE_ID)]
    room = TEXT_LIMIT - sum(len(one.content) for one in kept if isinstance(one, discord.ui.TextDisplay))
    said = next((told for wording in _WORDINGS if len(told := _told(edits, wording)) <= room), "")
    if not said:
        return None
    text: discord.ui.TextDisplay[discord.ui.LayoutView] = discord.ui.TextDisplay(said, id=CORRECTION_ID)
    line: discord.ui.Separator[discord.ui.LayoutView] = discord.ui.Separator(id=LINE_ID)
    view.clear_items()
    view.add_item(discord.ui.Container(text, line, *kept, accent_colour=frame.accent_colour))
    # Its buttons are known by their custom ids: a view that has ended is not kept.
    view.stop()
    return view


def _told(edits: Sequence[Edit], wording: int) -> str:
    """What changed, with as many characters of the old and the new words; with none of them only that it did."""
    lines = [_edit(one, wording) for one in edits[:_NAMED]]
    left = len(edits) - len(lines)
    if left:
        lines.append(
            say_counted(
                "{count} more of its sentences has changed.", "{count} more of its sentences have changed.", left
            )
        )
    return "\n".join(dict.fromkeys(lines))


def _edit(one: Edit, wording: int) -> str:
    title = markdown.link(one.article.title, one.article.url, TITLE)
    day = markdown.day(one.when.date().isoformat())
    if not wording:
        return say(
            "**Corrected.** {title} changed on {day} and no longer says this as it is quoted here.",
            title=title,
            day=day,
        )
    old = one.old.text
    if one.new is None:
        head = say("**Corrected.** {title} changed on {day} and no longer says:", title=title, day=day)
        return f"{head}\n{excerpt(old, (0, 0), [], wording)}"
    new = one.new.text
    head = say("**Corrected.** {title} changed on {day}.", title=title, day=day)
    return (
        f"{head}\n-# {say('It said')}\n{excerpt(old, (0, 0), _changed(new, old), wording)}\n"
        f"-# {say('It now says')}\n{excerpt(new, (0, 0), _changed(old, new), wording)}"
    )


def _changed(before: str, after: str) -> Iterator[tuple[int, int]]:
    """The spans of `after` whose words `before` does not have there."""
    words = after.split()
    starts: list[int] = []
    for word in words:
        starts.append(after.index(word, starts[-1] + len(words[len(starts) - 1]) if starts else 0))
    for kind, _, _, first, last in SequenceMatcher(None, before.split(), words, autojunk=False).get_opcodes():
        if kind in ("replace", "insert"):
            yield starts[first], starts[last - 1] + len(words[last - 1])
