"""How sure an answer may be: how much of the question the best quote and its surroundings hold."""

from bot.answers.evidence import Evidence
from bot.answers.signals import Setting

#: Confidence from which quotes are shown. Chosen on questions about articles that are in the library and questions about
#: articles that are not: README.md, "How good are the answers".
THRESHOLD = 0.5


def confidence(best: Evidence, setting: Setting) -> float:
    """Coverage of the question, weighted by rarity: half by the sentence alone, half with its neighbours; 0 to 1."""
    own = setting.share(frozenset(best.own.counts))
    return round((own + setting.share(best.near)) / 2, 4)
