"""When a feed is asked again, and when no more: pure functions of what it answered, of the time, and of chance."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from bot.messages import message
from bot.models import Feed

#: A feed that fails is asked ever more rarely, but once a day; also when it asks for more patience than that.
LONGEST = timedelta(days=1)
#: A feed that failed for so long, and so often in a row, is not asked any more.
GIVEN_UP, FEWEST = timedelta(days=7), 5
#: How often in a row a feed says that it has moved for good before it is believed: once may be a mistake.
MOVES = 3
#: The share of an interval by which chance spreads the feeds, so that they do not all come due together.
SPREAD = 0.1

GONE = message("The site says that this feed was taken down for good (410).")

Chance = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Schedule:
    """How often feeds are asked."""

    #: Time between two questions to a feed that answers.
    every: timedelta
    #: A number from 0 to 1, another one each time.
    chance: Chance

    def answered(self, feed: Feed, *, now: datetime, soon: timedelta | None = None) -> Feed:
        """It answered as a feed; `soon` is how long to wait where more of it is wanted at once."""
        wait = soon or self.every * (1 + SPREAD * self.chance())
        return replace(feed, asked=now, answered=now, due=now + wait, failures=0, failing=None, error="", stopped="")

    def failed(self, feed: Feed, why: str, *, now: datetime, patience: timedelta | None = None) -> Feed:
        """It did not, because of `why`; `patience` is what its site asked for."""
        failures, failing = feed.failures + 1, feed.failing or now
        wait = min(self.every * 2 ** min(feed.failures, 16), LONGEST) * (1 - SPREAD * self.chance())
        wait = max(wait, min(patience or timedelta(), LONGEST))
        tired = failures >= FEWEST and now - failing >= GIVEN_UP
        stopped = message("It failed for a week. The last time: {why}", why=why) if tired else ""
        return replace(feed, asked=now, due=now + wait, failures=failures, failing=failing, error=why, stopped=stopped)


def gone(feed: Feed, *, now: datetime) -> Feed:
    """It was taken down for good."""
    return replace(feed, asked=now, failures=feed.failures + 1, failing=feed.failing or now, error=GONE, stopped=GONE)


def moved(feed: Feed, to: str) -> Feed:
    """It answered from where it says to have moved for good, "" for nowhere; in the end that is its address."""
    if not to or to == feed.url:
        return replace(feed, moved="", moves=0)
    moves = feed.moves + 1 if to == feed.moved else 1
    if moves >= MOVES:
        return replace(feed, url=to, moved="", moves=0)
    return replace(feed, moved=to, moves=moves)


def patience(text: str, *, now: datetime) -> timedelta | None:
    """How long a header Retry-After asks to wait: seconds, or a date in any of HTTP's forms; None for neither."""
    text = text.strip()
    try:
        if text.isascii() and text.isdigit():
            return timedelta(seconds=min(int(text[:18]), 10**9))
        when = parsedate_to_datetime(text)
        return max((when if when.tzinfo else when.replace(tzinfo=UTC)) - now, timedelta())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
