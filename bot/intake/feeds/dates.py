"""The dates of entries: RFC 822 and ISO 8601 as sites write them, and none for what cannot be."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

#: Before there was a web nothing was published on it: such a date comes from a clock that was never set.
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_ISO = re.compile(r"\d{4}-\d\d")


def moment(text: str) -> datetime | None:
    """The moment that such a text names, in its own zone: a day begins at midnight, no zone is UTC. None for none."""
    text = text.strip()[:64]
    try:
        found = datetime.fromisoformat(text) if _ISO.match(text) else parsedate_to_datetime(text)
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        # Near the ends of the calendar a moment may be none in another zone.
        return found if found.astimezone(UTC) >= EARLIEST else None
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
