"""Why an answer is what it is: how sure, which words it found where, and what the best sentence was given for."""

from bot.models import Answer
from cogs.cards import markdown
from cogs.cards.answers import reason
from cogs.cards.card import Card

#: How many words of the question are explained, and how many characters of one.
MOST_WORDS, WORD = 12, 80
_PLACES = {
    "quote": "in the quote",
    "context": "beside the quote",
    "elsewhere": "in other sentences only",
    "nowhere": "nowhere in these articles",
}


def why(found: Answer) -> Card:
    """Say it in figures."""
    words = [
        f"- **{markdown.line(one.word, WORD)}** · {_PLACES[one.found]} · rarity {one.weight:.1f}"
        for one in sorted(found.why.words, key=lambda one: (-one.weight, one.word))[:MOST_WORDS]
    ]
    left_out = len(found.why.words) - len(words)
    if left_out > 0:
        words.append(f"- … and {left_out} more")
    signals = [f"- {name.replace('_', ' ')} {value:+.2f}" for name, value in found.why.signals.items() if value]
    return Card(
        f"Confidence **{found.confidence:.2f}**; quotes are shown from {found.why.threshold:.2f}.",
        reason(found),
        "Words of the question, rarest first:\n" + "\n".join(words) if words else None,
        "Points for and against the best sentence:\n" + "\n".join(signals) if signals else None,
    )
