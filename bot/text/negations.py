"""Words that turn a statement around, in the languages that we know."""

from collections.abc import Iterable

_NOT = frozenset(
    (
        "not", "no", "never", "nobody", "nothing", "neither", "nor", "without", "denied", "denies", "t", "cannot",
        "nicht", "kein", "keine", "keinen", "keiner", "nie", "niemals", "ohne", "pas", "jamais", "aucun", "aucune",
        "sans", "nunca", "ningun", "ninguna", "sin", "non", "mai", "nessun", "nessuna", "senza", "não", "nenhum",
        "nenhuma", "sem", "niet", "geen", "nooit", "zonder", "inte", "ingen", "inga", "aldrig", "utan", "ikke",
        "aldri", "uten", "uden", "ei", "eivät", "не", "нет", "никогда", "без",
    )
)  # fmt: skip


def negations(words: Iterable[str]) -> int:
    """How many of these words, without capitals, turn their sentence around."""
    return sum(word in _NOT for word in words)
