"""Answers as cards: the quote that answers, or that there is none; and the question, read from the card again."""

import discord

from bot.models import Answer
from cogs.cards import controls, markdown
from cogs.cards.card import ANSWERED, SENTENCE, SILENT, TEXT_LIMIT, Card, row
from cogs.cards.lines import line, read
from cogs.cards.quotes import quote

#: Identifier of the line that repeats the question: the buttons below read it again from the message.
QUESTION_ID = 900
#: Characters of a question that fit into that line whole; buttons that need it are left out for longer ones.
QUESTION_LENGTH = 500


def answer(found: Answer, *, article: int | None = None, reply: bool = False) -> Card:
    """The best quote with its citation; or that the articles do not say, with the nearest passage.

    The card repeats the question, unless it is sent as a `reply` to it: Discord then shows it above.
    """
    question = " ".join(found.question.split())
    readable = reply or len(question) <= QUESTION_LENGTH
    shown = line(question, QUESTION_ID, QUESTION_LENGTH) if question and not reply else None
    rest = len(found.quotes or found.nearest) - 1 if readable else 0
    explained = readable and bool(found.why.words)
    if not found.quotes:
        return _no_answer(found, article, shown, rest=rest, explained=explained)
    best = found.quotes[0]
    buttons = (
        controls.context(best.article.id, best.start, best.end),
        controls.more(rest, article) if rest > 0 else None,
        controls.why(article) if explained else None,
        controls.about(best.article.id),
    )
    room = TEXT_LIMIT - (len(shown.content) if shown else 0)
    return Card(shown, *quote(best, room), row(*buttons), colour=ANSWERED)


def _no_answer(
    found: Answer, article: int | None, asking: "discord.ui.TextDisplay[Card] | None", *, rest: int, explained: bool
) -> Card:
    says = f"**{'That article does' if article else 'Your articles do'} not say.** {reason(found)}".rstrip()
    near = "-# Nearest, though it is no answer:"
    best = found.nearest[0] if found.nearest else None
    buttons = (
        controls.context(best.article.id, best.start, best.end) if best else None,
        controls.more(rest, article, "More like it") if rest > 0 else None,
        controls.why(article, "Why not?") if explained else None,
    )
    room = TEXT_LIMIT - len(asking.content if asking else "") - len(says) - len(near)
    shown = (near, *quote(best, room)) if best else ()
    return Card(asking, says, *shown, row(*buttons), colour=SILENT)


def reason(found: Answer) -> str:
    """Why there is no answer; it repeats words of the question, which may be long."""
    return markdown.line(found.why.reason, SENTENCE)


def asked(message: discord.Message | None) -> str | None:
    """The question that a card answers, read from the card; None when it is not one of these."""
    return read(message, QUESTION_ID) or None
