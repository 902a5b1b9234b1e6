"""Why an answer is what it is: how sure, which words it found where, the best sentence's points, and what came next."""

from bot.messages import message, say
from bot.models import Answer, RunnerUp, WordWeight
from cogs.cards import markdown
from cogs.cards.answers import reason
from cogs.cards.card import Card

#: How many words of the question are explained, and how many characters of one; characters of a title.
MOST_WORDS, WORD, TITLE = 12, 60, 60
_PLACES = {
    "quote": message("in the quote"),
    "context": message("beside the quote"),
    "elsewhere": message("in other sentences only"),
    "nowhere": message("nowhere in these articles"),
}
#: Names of signals as the core has them -> as a reader understands them.
SIGNALS = {
    "context_coverage": message("has the words, or stands beside them"),
    "title_coverage": message("its title has the words"),
    "exact_coverage": message("has the words letter for letter"),
    "article_coverage": message("has those that are rare in its article"),
    "alike_coverage": message("has words that begin alike"),
    "paragraph_coverage": message("its paragraph has the words"),
    "further_back": message("the last sentence but one has the words"),
    "antecedent_coverage": message("the sentence it points back to has the words"),
    "next_only": message("only the next sentence has the words"),
    "last_term": message("has the last word of the question"),
    "missing_numbers": message("lacks numbers of the question"),
    "density": message("has the words close together"),
    "length": message("its length"),
    "opens_paragraph": message("opens its paragraph"),
    "newness": message("its article is new, as was asked"),
    "expected_type": message("has the kind of answer that was asked for"),
    "phrases": message("has words side by side as in the question"),
    "definition": message("says what the thing is"),
    "enumeration": message("lists things"),
    "is_question": message("is itself a question"),
    "speech": message("somebody speaks, as was asked"),
}


def why(found: Answer) -> Card:
    """Say it in figures."""
    words = [_word(one) for one in sorted(found.why.words, key=lambda one: (-one.weight, one.word))[:MOST_WORDS]]
    left_out = len(found.why.words) - len(words)
    if left_out > 0:
        words.append(f"- {say('… and {count} more', count=left_out)}")
    signals = [
        f"- {say('{signal} {points:+.2f}', signal=SIGNALS.get(name, name.replace('_', ' ')), points=value)}"
        for name, value in sorted(found.why.signals.items(), key=lambda one: -abs(one[1]))
        if value
    ]
    best = next(iter(found.quotes or found.nearest), None)
    points = say("Points for and against the best sentence, {points:.2f} in all:", points=best.score) if best else ""
    return Card(
        say(
            "Confidence **{confidence:.2f}**; quotes are shown from {threshold:.2f}.",
            confidence=found.confidence,
            threshold=found.why.threshold,
        ),
        reason(found),
        "\n".join([say("Words of the question, rarest first:"), *words]) if words else None,
        f"{points}\n" + "\n".join(signals) if signals else None,
        "\n".join([say("Next came:"), *map(_next, found.why.runners_up)]) if found.why.runners_up else None,
    )


def _word(one: WordWeight) -> str:
    rarity = say("rarity {rarity:.1f}", rarity=one.weight)
    return f"- **{markdown.line(one.word, WORD)}** · {say(_PLACES[one.found])} · {rarity}"


def _next(one: RunnerUp) -> str:
    place = f"{markdown.line(one.article.title, TITLE)} · ¶{one.paragraph}"
    points, sure = say("{points:.2f} points", points=one.score), say("confidence {share:.2f}", share=one.confidence)
    return f"- {place} · {points} · {sure}"
