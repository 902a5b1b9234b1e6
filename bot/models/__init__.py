"""What the core takes and returns: frozen values, no behaviour beyond what keeps them true.

Offsets are in characters (Unicode code points) of the stored article text; `end` is exclusive.
"""

from bot.models.answers import (
    EVERYTHING,
    Answer,
    Quote,
    RunnerUp,
    Why,
    Within,
    WordWeight,
)
from bot.models.articles import (
    Added,
    Article,
    ArticleInfo,
    Contents,
    Context,
    Draft,
    Kind,
    Retention,
    Sentence,
    ShelfReport,
    Slice,
)
from bot.models.feeds import (
    EntryNote,
    Fate,
    Feed,
    FeedAdded,
    FeedNotice,
    FeedRound,
    Follow,
    Followed,
)
from bot.models.scopes import (
    SHELF,
    Scope,
)
from bot.models.summaries import (
    Summary,
    SummaryOptions,
)

__all__ = [
    "EVERYTHING",
    "SHELF",
    "Added",
    "Answer",
    "Article",
    "ArticleInfo",
    "Contents",
    "Context",
    "Draft",
    "EntryNote",
    "Fate",
    "Feed",
    "FeedAdded",
    "FeedNotice",
    "FeedRound",
    "Follow",
    "Followed",
    "Kind",
    "Quote",
    "Retention",
    "RunnerUp",
    "Scope",
    "Sentence",
    "ShelfReport",
    "Slice",
    "Summary",
    "SummaryOptions",
    "Why",
    "Within",
    "WordWeight",
]
