"""Focus: of a ranking of sentences, those that are about something, and most about it first."""

import math
from collections.abc import Sequence

from bot.errors import NothingToSay
from bot.messages import message
from bot.models import Sentence
from bot.text.words import words

#: Share of a topic's weight that a neighbour's words add: "drug labs … They were …".
NEIGHBOUR = 0.25
#: A sentence is about a topic from this share of its words, weighted by rarity.
ENOUGH = 0.3


def focused(
    order: Sequence[Sentence], prose: Sequence[Sentence], text: str, language: str, topic: str
) -> list[Sentence]:
    """The sentences of `order` that are about `topic`, those that say most of it first, equals as they were.

    `prose` are all sentences in the text's order. Raises NothingToSay when none is about it, or the topic has no word
    that could be looked for.
    """
    wanted = list(dict.fromkeys(word.stem for word in words(topic, language) if not word.stop))
    if not wanted:
        raise NothingToSay(message("The topic has no word that could be looked for."))
    held = [{word.stem for word in words(text[one.start : one.end], language)} for one in prose]
    # Inverse document frequency within the text: a word that every sentence has tells none from another.
    weights = {stem: math.log(1 + len(prose) / (1 + sum(stem in stems for stems in held))) for stem in wanted}
    whole = math.fsum(weights.values())
    own = [math.fsum(weights[stem] for stem in wanted if stem in stems) / whole for stems in held]
    about: dict[Sentence, float] = {}
    for place, one in enumerate(prose):
        if not own[place]:
            continue
        near = set[str]().union(*held[max(0, place - 1) : place + 2])
        beside = math.fsum(weights[stem] for stem in wanted if stem in near - held[place]) / whole
        about[one] = own[place] + NEIGHBOUR * beside
    chosen = [one for one in order if about.get(one, 0.0) >= ENOUGH]
    if not chosen:
        raise NothingToSay(message("Nothing in it is about “{topic}”.", topic=topic))
    return sorted(chosen, key=lambda one: -about[one])
