"""Articles as research reads them, and the sentences of our own that these tests are about."""

from datetime import UTC, datetime

from bot.models import ArticleInfo
from bot.research.models import Opened
from bot.text.sentences import sentences

#: Pieces that chance would seldom bring together: names, verbs of saying, quotation marks, dates.
PIECES = (
    *".?!…,;:\"“”„«»‘’'()[]-–— \n",
    *("\n\n", " said ", " Ann Lee ", "he", "Dr. ", "says", "sagt Vogt", "dit-il", "according to ", "12 June 1817"),
    *(
        "280 BC",
        "1860s",
        " 1,400 men",
        "last year",
        "the mayor",
        "$3.5 million",
        "killed 14 people",
        "日本。",
        "İ",
        "é",
    ),
)


def opened(text: str, code: str = "en", *, number: int = 1, **known: str | None) -> Opened:
    """An article of this text."""
    info = ArticleInfo(
        number, "guild:1", known.get("title") or "A title", False, known.get("url"), known.get("source"), None,
        known.get("published"), code, None, datetime(2026, 1, 1, tzinfo=UTC), len(text),
    )  # fmt: skip
    return Opened(info, text, sentences(text, code))
