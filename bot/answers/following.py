"""A question that follows another: "and when?", "how much does it weigh?"."""

from bot.answers.question import Question
from bot.models import Answer
from bot.text.languages import language


def points_back(question: Question) -> bool:
    """Whether it may be that only the question before says what is meant: no words of its own, or "it", "she"."""
    pronouns = language(question.language).subjects
    return not question.terms or any(token in pronouns for token in question.tokens)


def together(text: str, before: str) -> str:
    """Both as one question; the later one first, since the first question word decides what is expected."""
    return f"{text} · {before}"


def holds(answer: Answer, question: Question) -> bool:
    """Whether the answer to both is one to `question`: what it quotes first holds all of that one's own words.

    Otherwise it may be an answer to the question before alone.
    """
    if not question.terms:
        return True
    lost = {word.word for word in answer.why.words if word.found not in ("quote", "context")}
    return bool(answer.quotes) and lost.isdisjoint(term.surface for term in question.terms)
