"""Feeds and who follows them: the columns to ask for, and the models they become."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from bot.messages import unpacked
from bot.models import Feed, Follow

#: Columns of Feed, in its order.
FEED = (
    "f.id, f.url, f.title, f.site, f.due, f.asked, f.answered, f.failures, f.failing, f.error, f.stopped, f.etag,"
    " f.modified, f.moved, f.moves"
)
_FOLLOW = "l.key, w.words, w.without, w.full, w.owner, w.channel"
#: The same of a Follow behind them.
BOTH = f"{FEED}, {_FOLLOW} FROM follows w JOIN feeds f ON f.id = w.feed JOIN libraries l ON l.id = w.library"
_COLUMNS = 15


def text(when: datetime | None) -> str | None:
    """A moment as it is stored: in UTC, so that moments sort as texts."""
    return when.astimezone(UTC).isoformat() if when else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def feed(row: Sequence[Any]) -> Feed:
    """A row of FEED as a model."""
    number, url, title, site, due, asked, answered, failures, failing, error, stopped, *rest = row
    return Feed(
        number, url, title, site, datetime.fromisoformat(due), _moment(asked), _moment(answered), failures,
        _moment(failing), unpacked(error), unpacked(stopped), *rest,
    )  # fmt: skip


def both(row: Sequence[Any]) -> tuple[Feed, Follow]:
    """A row of BOTH as models."""
    key, words, without, full, owner, channel = row[_COLUMNS:]
    follow = Follow(key, tuple(json.loads(words)), tuple(json.loads(without)), bool(full), owner, channel)
    return feed(row[:_COLUMNS]), follow
