"""How sure an answer may be: how much of the question the best quote and its surroundings hold."""

from bot.answers.evidence import Evidence
from bot.answers.signals import Setting

#: Confidence from which quotes are shown. Chosen on questions about articles that are in the library and about articles
#: that are not: README.md, "How good are the answers".
THRESHOLD = 0.45


def confidence(best: Evidence, setting: Setting) -> float:
    """Coverage of the question, weighted by rarity, 0 to 1.

    Half by the sentence alone, words that begin alike included; half by the sentence with the two before it, the one
    after it and the title: who "he" is may stand two sentences back.
    """
    own = setting.share(best.own | best.alike)
    return round((own + setting.share(best.near | best.before_that)) / 2, 4)
