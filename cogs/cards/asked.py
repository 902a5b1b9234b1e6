"""What an answer was asked, and of what: small lines for the reader, read from the message again by what follows it."""

from datetime import date

import discord

from bot.messages import say
from bot.models import Answer, Within
from bot.phrases import day
from cogs.cards import controls, markdown
from cogs.cards.card import TITLE
from cogs.cards.lines import line, read

#: Identifier of the line that repeats the question: the buttons below read it again from the message.
QUESTION_ID = 900
#: Characters of a question that fit into that line whole; buttons that need it are left out for longer ones.
QUESTION_LENGTH = 500


def opening(found: Answer, *, reply: bool) -> "tuple[discord.ui.TextDisplay[discord.ui.LayoutView] | None, str | None]":
    """The question, unless Discord shows it above a `reply`; and of what it was asked, unless that is everything."""
    question = " ".join(found.question.split())
    return line(question, QUESTION_ID, QUESTION_LENGTH) if question and not reply else None, _of(found.within)


def readable(found: Answer) -> bool:
    """Whether the question can be read whole from its line."""
    return len(" ".join(found.question.split())) <= QUESTION_LENGTH


def _of(within: Within) -> str | None:
    since = day(within.since) if within.since else None
    if within.article is None:
        return f"-# {say('Asked of the articles since {day}', day=since)}" if since else None
    title = markdown.line(within.article.title, TITLE)
    if since is None:
        return f"-# {say('Asked of {title}', title=title)}"
    return f"-# {say('Asked of {title}, since {day}', title=title, day=since)}"


def asked(message: discord.Message | None) -> str | None:
    """The question that a card answers, read from the card; None when it is not one of these."""
    return read(message, QUESTION_ID) or None


def asked_of(message: discord.Message) -> tuple[int | None, date | None]:
    """Of which article the question of a card was asked, and of those since when; None for all."""
    for component in message.components:
        for row in getattr(component, "children", ()):
            for button in getattr(row, "children", ()):
                given = controls.WHY.fullmatch(getattr(button, "custom_id", None) or "")
                if given:
                    return controls.part(given.groupdict())
    return None, None
