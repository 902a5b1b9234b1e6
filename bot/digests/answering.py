"""Whether new articles answer a question that stayed open."""

from collections.abc import Sequence

from bot.answers.asking import ask
from bot.answers.confidence import THRESHOLD
from bot.models import Answer, Scope, Watch, Within
from bot.store import Store

#: How much surer an answer must be than one that is shown at once: the question is asked again with whatever comes, and
#: the first answer closes it. Of 400 questions of two sets, .81 are answered so when their article comes (.91 without);
#: of those whose article never comes, .12 are told something else (.31 without).
SURER = 0.15
#: Quotes that are looked at: a new article may answer where an old one does so too.
QUOTES = 5


async def answered(
    store: Store, watch: Watch, articles: Sequence[int], *, threshold: float | None = None
) -> Answer | None:
    """The answer whose best quote is from one of these articles, by their numbers; None when none of them answers."""
    scope, new = Scope(watch.library), set(articles)
    wanted = min(1.0, (THRESHOLD if threshold is None else threshold) + SURER)
    # Asked of everything, how rare a word is counts as it does elsewhere, and it costs the same however many are new.
    found = await ask(store, scope, watch.question, limit=QUOTES, threshold=wanted)
    for article in {quote.article.id: quote.article for quote in found.quotes if quote.article.id in new}.values():
        if found.quotes[0].article.id == article.id:
            return found
        # What an old article says best says nothing of how well this one answers.
        alone = await ask(store, scope, watch.question, within=Within(article), limit=QUOTES, threshold=wanted)
        if alone.quotes:
            return alone
    return None
