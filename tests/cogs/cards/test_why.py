"""Why an answer is what it is."""

from bot.answers import ranking
from bot.models import Answer, RunnerUp, Why, WordWeight
from cogs import cards
from cogs.cards.why import SIGNALS
from tests.cogs.cards.models import info, quoted
from tests.cogs.cards.reading import contents


def test_why_says_which_words_were_found_where_what_counted_and_what_came_next() -> None:
    words = (WordWeight("dam", 3.1, "quote"), WordWeight("pope", 5.2, "nowhere"), WordWeight("*", 0.1, "elsewhere"))
    signals = {"exact_coverage": 0.5, "nothing": 0.0, "length": -2.5, "of_tomorrow": 0.1}
    why = Why(words, 0.5, signals, "", (RunnerUp(info(title="The *old* bell"), 4, 7.251, 0.616),))
    assert contents(cards.why(Answer("q", 0.82, (quoted("The dam."),), (), why))) == [
        "Confidence **0.82**; quotes are shown from 0.50.",
        "Words of the question, rarest first:\n"
        "- **pope** · nowhere in these articles · rarity 5.2\n"
        "- **dam** · in the quote · rarity 3.1\n"
        "- **\\*** · in other sentences only · rarity 0.1",
        "Points for and against the best sentence, 1.00 in all:\n"
        "- its length -2.50\n- has the words letter for letter +0.50\n- of tomorrow +0.10",
        "Next came:\n- The \\*old\\* bell · ¶4 · 7.25 points · confidence 0.62",
    ]


def test_every_signal_has_a_name_for_readers() -> None:
    assert set(SIGNALS) == {signal.__name__ for signal in (*ranking.WORDS, *ranking.TEXT)}
