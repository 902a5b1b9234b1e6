"""What is known of an article without its text: the columns to ask for, and the model they become."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.models import ArticleInfo

#: Columns of ArticleInfo, in its order.
INFO = (
    "a.id, l.key, a.title, a.untitled, a.url, a.source, a.author, a.published, a.language, a.rights, a.added, a.length,"
    " ifnull(k.story, 0) FROM articles a JOIN libraries l ON l.id = a.library LEFT JOIN sketches k ON k.article = a.id"
)


def info(row: Sequence[Any]) -> ArticleInfo:
    """A row of INFO as a model."""
    number, key, title, untitled, url, source, author, published, language, rights, added, length, story = row
    when = datetime.fromisoformat(added)
    return ArticleInfo(
        number, key, title, bool(untitled), url, source, author, published, language, rights, when, length, story
    )
