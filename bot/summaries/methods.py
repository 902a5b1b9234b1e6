"""The methods of summarising by name: ours, the plain lead, and all of sumy's."""

from dataclasses import dataclass

#: The method that is used when none is named.
DEFAULT = "quoth"


@dataclass(frozen=True, slots=True)
class Method:
    """One way to choose sentences."""

    #: What it is good for, in a few words.
    help: str
    #: Sentences over which it would take too long, its cost growing with their square or faster; None: it does not.
    most: int | None = None


METHODS = {
    DEFAULT: Method("what stands early and shares most with the rest; the default"),
    "lead": Method("the first sentences; hard to beat on news"),
    "luhn": Method("dense runs of the text's frequent words"),
    "edmundson": Method("the title's words, telling words, and place"),
    "lsa": Method("the most different words, weighted by use"),
    "lex-rank": Method("sentences that many others resemble", most=3000),
    "text-rank": Method("sentences tied to others that are tied well", most=3000),
    "sum-basic": Method("the most frequent words, each counted once", most=3000),
    "kl": Method("the word frequencies of the whole text", most=1500),
    "reduction": Method("sentences with the most ties to others", most=3000),
}
