"""Answers as cards: the quote that answers, or that there is none."""

from bot.answers.repeats import without_repeats
from bot.digests.orders import QUESTION
from bot.messages import message, say
from bot.models import Answer, Within
from cogs.cards import controls, markdown
from cogs.cards.asked import opening, readable
from cogs.cards.card import ANSWERED, SENTENCE, SILENT, TEXT_LIMIT, Card, Part, length, row
from cogs.cards.quotes import quote

#: Why an answer is shown to the asker alone, beside the one for all.
ASIDE = message("From a channel that you can read and not everybody here can; only you see this.")


def answer(found: Answer, *, reply: bool = False, aside: bool = False) -> Card:
    """The best quote with its citation; or that the articles do not say, with the nearest passage.

    The card repeats the question, unless it is sent as a `reply` to it: Discord then shows it above. One that comes
    `aside`, for the asker alone, says why.
    """
    asking = (f"-# {say(ASIDE)}" if aside else None, *opening(found, reply=reply))
    known = reply or readable(found)
    rest = len(without_repeats(found.quotes or found.nearest)) - 1 if known else 0
    explained = known and bool(found.why.words)
    if not found.quotes:
        return _no_answer(found, asking, rest=rest, explained=explained)
    best = found.quotes[0]
    buttons = (
        controls.context(best.article.id, best.start, best.end),
        controls.more(say("More ({count})", count=rest), found.within) if rest > 0 else None,
        controls.why(found.within) if explained else None,
        controls.about(best.article.id),
    )
    quoted = [(best.article.id, best.passage.start, best.passage.end)]
    return Card(*asking, *quote(best, TEXT_LIMIT - length(*asking)), row(*buttons), colour=ANSWERED, quoted=quoted)


def _no_answer(found: Answer, asking: tuple[Part | None, ...], *, rest: int, explained: bool) -> Card:
    said = f"**{_silent(found.within)}** {reason(found)}".rstrip()
    near = f"-# {say('Nearest, though it is no answer:')}"
    best = found.nearest[0] if found.nearest else None
    buttons = (
        controls.context(best.article.id, best.start, best.end) if best else None,
        controls.more(say("More like it ({count})", count=rest), found.within) if rest > 0 else None,
        controls.why(found.within, say("Why not?")) if explained else None,
        # An article says no more than it does; but others may come.
        controls.watch() if explained and not found.within.article and len(found.question) <= QUESTION else None,
    )
    shown = (near, *quote(best, TEXT_LIMIT - length(*asking, said, near))) if best else ()
    return Card(*asking, said, *shown, row(*buttons), colour=SILENT)


def _silent(within: Within) -> str:
    if within.article:
        return say("That article does not say.")
    return say("Those articles do not say.") if within.since else say("Your articles do not say.")


def reason(found: Answer) -> str:
    """Why there is no answer; it repeats words of the question, which may be long."""
    return markdown.line(say(found.why.reason), SENTENCE)
