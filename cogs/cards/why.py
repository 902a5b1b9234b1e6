"""Why an answer is what it is: how sure, which words it found where, the best sentence's points, and what came next."""

from bot.models import Answer, RunnerUp
from cogs.cards import markdown
from cogs.cards.answers import reason
from cogs.cards.card import Card

#: How many words of the question are explained, and how many characters of one; characters of a title.
MOST_WORDS, WORD, TITLE = 12, 60, 60
_PLACES = {
    "quote": "in the quote",
    "context": "beside the quote",
    "elsewhere": "in other sentences only",
    "nowhere": "nowhere in these articles",
}
#: Names of signals as the core has them -> as a reader understands them.
SIGNALS = {
    "context_coverage": "has the words, or stands beside them",
    "title_coverage": "its title has the words",
    "exact_coverage": "has the words letter for letter",
    "article_coverage": "has those that are rare in its article",
    "alike_coverage": "has words that begin alike",
    "paragraph_coverage": "its paragraph has the words",
    "further_back": "the last sentence but one has the words",
    "antecedent_coverage": "the sentence it points back to has the words",
    "next_only": "only the next sentence has the words",
    "last_term": "has the last word of the question",
    "missing_numbers": "lacks numbers of the question",
    "density": "has the words close together",
    "length": "its length",
    "opens_paragraph": "opens its paragraph",
    "newness": "its article is new, as was asked",
    "expected_type": "has the kind of answer that was asked for",
    "phrases": "has words side by side as in the question",
    "definition": "says what the thing is",
    "enumeration": "lists things",
    "is_question": "is itself a question",
    "speech": "somebody speaks, as was asked",
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
    signals = [
        f"- {SIGNALS.get(name, name.replace('_', ' '))} {value:+.2f}"
        for name, value in sorted(found.why.signals.items(), key=lambda one: -abs(one[1]))
        if value
    ]
    best = next(iter(found.quotes or found.nearest), None)
    points = f"Points for and against the best sentence, {best.score:.2f} in all:" if best else ""
    return Card(
        f"Confidence **{found.confidence:.2f}**; quotes are shown from {found.why.threshold:.2f}.",
        reason(found),
        "Words of the question, rarest first:\n" + "\n".join(words) if words else None,
        f"{points}\n" + "\n".join(signals) if signals else None,
        "Next came:\n" + "\n".join(map(_next, found.why.runners_up)) if found.why.runners_up else None,
    )


def _next(one: RunnerUp) -> str:
    place = f"{markdown.line(one.article.title, TITLE)} · ¶{one.paragraph}"
    return f"- {place} · {one.score:.2f} points · confidence {one.confidence:.2f}"
