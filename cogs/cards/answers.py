"""Answers as cards: the quote that answers, what else there is, where it stands, and why it was chosen."""

import discord

from bot.models import Answer, Context, Quote
from cogs.cards import controls, markdown
from cogs.cards.card import ANSWERED, SILENT, TEXT_LIMIT, Card, citation, row

#: Identifier of the line that repeats the question: the buttons below read it again from the message.
QUESTION_ID = 900
#: Characters of a question that fit into that line whole; buttons that need it are left out for longer ones.
QUESTION_LENGTH = 500
#: Characters that one quote may take on a card, so that its citation and the question fit beside it.
QUOTE_LENGTH = 3000
#: Quotes on the card that "More" opens.
MOST_QUOTES = 5
#: How many words of the question are explained.
MOST_WORDS = 12


def answer(found: Answer, *, article: int | None = None, reply: bool = False) -> Card:
    """The best quote with its citation; or that the articles do not say, with the nearest passage.

    The card repeats the question, unless it is sent as a `reply` to it: Discord then shows it above.
    """
    question = " ".join(found.question.split())
    whole = len(question) <= QUESTION_LENGTH
    asked_line = None
    if question and not reply:
        asked_line = discord.ui.TextDisplay[Card](f"-# {_question(question)}", id=QUESTION_ID)
    shown = found.quotes or found.nearest
    rest = len(shown) - 1 if whole else 0
    explain = controls.why(article) if whole and found.why.words else None
    if not found.quotes:
        near = ["-# Nearest, though it is no answer:", *quote(shown[0])] if shown else []
        buttons = (
            controls.context(*_place(shown[0])) if shown else None,
            controls.more(rest, article, "More like it") if rest > 0 else None,
            explain,
        )
        says = "**Your articles do not say.**" + (f" {markdown.escape(found.why.reason)}" if found.why.reason else "")
        return Card(asked_line, says, *near, row(*buttons), colour=SILENT)
    best = found.quotes[0]
    buttons = (
        controls.context(*_place(best)),
        controls.more(rest, article) if rest > 0 else None,
        explain,
        controls.about(best.article.id),
    )
    return Card(asked_line, *quote(best), row(*buttons), colour=ANSWERED)


def quote(one: Quote) -> tuple[str, str]:
    """A quote as a reader meets it: its passage, words that matched in bold, and its citation."""
    spans = [(start - one.passage.start, end - one.passage.start) for start, end in one.matches]
    shown = markdown.bold(one.passage.text, spans)
    if len(shown) > QUOTE_LENGTH:
        inside = [(start - one.start, end - one.start) for start, end in one.matches if one.start <= start < one.end]
        shown = markdown.bold(one.text, inside)
    if len(shown) > QUOTE_LENGTH:
        shown = "*This quotation is longer than a message can hold; open its article to read it.*"
    return shown, citation(one.article, one.paragraph)


def more(found: Answer) -> Card:
    """The quotes after the first, as many as one message holds."""
    shown = (found.quotes or found.nearest)[1:MOST_QUOTES]
    parts: list[str] = []
    size = 0
    for one in shown:
        text = quote(one)
        size += sum(map(len, text))
        if size > TEXT_LIMIT:
            break
        parts += text
    return Card(*(parts or ["There is nothing more on this."]), colour=ANSWERED if found.quotes else SILENT)


def asked(message: discord.Message | None) -> str | None:
    """The question that a card answers, read from the card; None when it is not one of these."""
    for component in message.components if message else ():
        for child in getattr(component, "children", ()):
            if isinstance(child, discord.TextDisplay) and child.id == QUESTION_ID:
                return markdown.unescape(child.content.removeprefix("-# "))
    return None


def context(found: Context) -> Card:
    """The paragraph of a quote, the quote in bold."""
    around, start, end = found.around.text, found.quote.start - found.around.start, found.quote.end - found.around.start
    room = TEXT_LIMIT - 500
    before, behind = 0, len(around)
    if len(markdown.escape(around)) > room:
        # As much on each side as fits if every character had to be escaped.
        side = max(0, (room // 2 - (end - start)) // 2)
        before, behind = _word(around, start - side, 1), _word(around, end + side, -1)
        before, behind = min(before, start), max(behind, end)
    text = markdown.bold(around[before:behind], [(start - before, end - before)])
    shown = ("… " if before else "") + text + (" …" if behind < len(around) else "")
    if len(shown) > room:
        shown = "*This passage is longer than a message can hold; open its article to read it.*"
    return Card(shown, citation(found.article, found.paragraph), row(controls.about(found.article.id)))


def why(found: Answer) -> Card:
    """How sure the answer is, which words it found where, and what the best quote was given for."""
    sure = f"Confidence **{found.confidence:.2f}**; quotes are shown from {found.why.threshold:.2f}."
    places = {
        "quote": "in the quote",
        "context": "beside the quote",
        "elsewhere": "in other sentences only",
        "nowhere": "nowhere in these articles",
    }
    words = [
        f"- **{markdown.line(markdown.cut(one.word, 60))}** · rarity {one.weight:.1f} · {places.get(one.found, one.found)}"
        for one in sorted(found.why.words, key=lambda one: (-one.weight, one.word))[:MOST_WORDS]
    ]
    signals = [f"- {name.replace('_', ' ')}: {value:+.2f}" for name, value in found.why.signals.items() if value]
    return Card(
        sure,
        markdown.escape(found.why.reason) or None,
        "Words of the question, rarest first:\n" + "\n".join(words) if words else None,
        "What the best sentence was given points for:\n" + "\n".join(signals) if signals else None,
    )


def _question(question: str) -> str:
    return markdown.escape(markdown.cut(question, QUESTION_LENGTH))


def _place(one: Quote) -> tuple[int, int, int]:
    return one.article.id, one.start, one.end


def _word(text: str, place: int, step: int) -> int:
    """The nearest place from here, in the direction of `step`, that is between words."""
    place = min(max(place, 0), len(text))
    while 0 < place < len(text) and not text[place - (step > 0)].isspace():
        place += step
    return place
