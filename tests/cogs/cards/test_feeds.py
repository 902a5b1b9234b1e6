"""D6, T8: whatever a feed calls itself and whatever is wrong with it, its cards are within Discord's limits."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models import EntryNote, Fate, Feed, FeedAdded, FeedNotice, Follow, Followed
from cogs import cards
from tests.cogs.cards.models import ids, texts, urls, words
from tests.cogs.cards.strangers import few
from tests.cogs.cards.test_limits import within

moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
addresses = urls.map(lambda url: url or "https://example.org/feed")
feeds = st.builds(
    Feed, id=ids, url=addresses, title=texts, site=st.just(""), due=moments, asked=st.none() | moments,
    answered=st.none() | moments, failures=st.integers(0, 99), failing=moments, error=words, stopped=words,
    etag=st.just(""), modified=st.just(""), moved=st.just(""), moves=st.just(0),
)  # fmt: skip
follows = st.builds(
    Follow, library=st.just("guild:1"), words=st.lists(texts, max_size=3).map(tuple),
    without=st.lists(texts, max_size=3).map(tuple), full=st.booleans(), owner=st.none(), channel=st.none(),
)  # fmt: skip
notes = st.builds(EntryNote, title=words, link=addresses, fate=st.sampled_from(Fate), why=words, when=moments)
followed = st.builds(
    Followed, feed=feeds, follow=follows, counts=st.dictionaries(st.sampled_from(Fate), st.integers(0, 10**6)),
    notes=st.lists(notes, max_size=10).map(tuple),
)  # fmt: skip


@pytest.mark.usefixtures("every_language")
@few
@given(followed, st.booleans(), st.integers(0, 10_080))
def test_d6_a_feed(one: Followed, new: bool, minutes: int) -> None:
    within(cards.feed(one, minutes=minutes))
    within(cards.followed(FeedAdded(one, new, minutes), asked_by_itself=new))
    within(cards.unfollowed(one))
    within(cards.stopped(FeedNotice(one.feed, one.follow)))


@pytest.mark.usefixtures("every_language")
@few
@given(followed, st.integers(0, 250), words)
def test_d6_lists_of_feeds(one: Followed, count: int, why: str) -> None:
    within(cards.feeds([one] * count))
    within(cards.taken([(one.feed.url, FeedAdded(one, new=True))] * count + [(one.feed.url, why)] * count))


def test_what_does_not_fit_is_counted() -> None:
    one = Followed(
        Feed(1, "https://example.org/feed", "A mill", "", datetime(2026, 1, 1, tzinfo=UTC)), Follow("guild:1")
    )
    components = cards.feeds([one] * 200).to_components()
    shown = "\n".join(part["content"] for part in components[0]["components"])  # pyright: ignore
    lines = shown.count("A mill")
    assert shown.endswith(f"-# … and {200 - lines} more. `/feed export` has all of them.")
    assert 40 < lines < 200
