"""Any library: what a brief may never do, whatever the articles are."""

import asyncio
import os
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bot import briefs
from bot.briefs.models import Brief
from bot.intake.indexing import index
from bot.models import Draft, Kind, Scope
from bot.store import Store
from bot.summaries import quote_cap
from bot.text.furniture import is_furniture
from bot.text.quotations import marks
from tests.summaries import texts

HERE = Scope.guild(1)
#: Article, start, end.
Span = tuple[int, int, int]
DATES = st.sampled_from([None, "2026-01-01", "2026-05-03", "2025"])
SOURCES = st.sampled_from([None, "Post", "Review"])
drafts = st.builds(Draft, texts.articles, title=texts.sentences | st.just(""), source=SOURCES, published=DATES)
#: Some articles are printed twice.
libraries = st.lists(drafts, min_size=1, max_size=5).flatmap(
    lambda some: st.lists(st.sampled_from(some), max_size=2).map(
        lambda twice: [*some, *(Draft(one.text + "\n\nRead more: The bridge", source="Agency") for one in twice)]
    )
)
topics = st.lists(
    st.sampled_from(["river", "church", "bell", "flood", "keeper", "moved", "1743", "Agnes", "Holm"]),
    min_size=1,
    max_size=3,
)


def overlap(one: Span, other: Span) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


async def made(library: list[Draft], topic: str, *, share: float = 0.25) -> tuple[list[Brief], dict[int, str]]:
    """The briefs of each length, and a longer one; and the articles' texts."""
    with tempfile.TemporaryDirectory() as folder:
        async with Store.open(Path(folder) / "quoth.db", readers=1) as store:
            await store.articles.add_many(
                HERE.key, [index(one) for one in library], now=datetime(2026, 11, 2, tzinfo=UTC)
            )
            found = await briefs.find(store, HERE, topic)
            counts = (*briefs.LENGTHS.values(), 30)
            made = [briefs.write(topic, found, count=count, words=None, share=share) for count in counts]
            return made, {one.info.id: one.text async for one in store.articles.each(HERE.key)}


@settings(max_examples=40)
@given(libraries, topics.map(" ".join))
def test_briefs_are_verbatim_whole_nested_and_without_repeats(library: list[Draft], topic: str) -> None:
    smaller: list[Span] = []
    every, stored = asyncio.run(made(library, topic))
    for found in every:
        spans = [(one.quote.article.id, one.quote.start, one.quote.end) for one in found.points]
        for place, point in enumerate(found.points):
            for one in (point.quote, *point.also):
                assert stored[one.article.id][one.start : one.end] == one.text
                assert not is_furniture(one.text)
                paired = marks(one.text)
                assert not paired.unclosed
                assert not paired.unopened
            assert len({one.article.id for one in (point.quote, *point.also)}) == 1 + len(point.also)
            if point.differs is not None:
                newer = found.points[point.differs].quote.article
                assert point.differs < place
                assert (newer.published or "", newer.id) > (point.quote.article.published or "", point.quote.article.id)
        assert len({point.quote.text for point in found.points}) == len(spans)
        assert all(not overlap(one, other) for one, other in combinations(spans, 2))
        assert all(any(overlap(one, other) for other in spans) for one in smaller)
        smaller = spans


@settings(max_examples=40)
@given(libraries, topics.map(" ".join))
def test_of_no_article_more_than_the_quote_cap_is_shown(library: list[Draft], topic: str) -> None:
    every, stored = asyncio.run(made(library, topic, share=0.4))
    sentences = {number: [each.sentence for each in index(Draft(text)).sentences] for number, text in stored.items()}
    prose = {number: [one for one in found if one.kind == Kind.PROSE] for number, found in sentences.items()}
    for found in every:
        shown = Counter(
            point.quote.article.id
            for point in found.points
            for one in prose[point.quote.article.id]
            if point.quote.start <= one.start and one.end <= point.quote.end
        )
        assert all(count <= quote_cap(len(prose[number]), 0.4) for number, count in shown.items())


def test_the_brief_is_the_same_under_any_hash_seed() -> None:
    program = (
        "import asyncio\n"
        "from tests.briefs import samples\n"
        "from tests.briefs.test_property import made\n"
        "for topic in ('dam', 'Kesselburg flood', 'rebuilt dam resigned'):\n"
        "    for one in asyncio.run(made(list(samples.ALL), topic))[0]:\n"
        "        print([(p.quote.start, p.quote.article.id, p.differs, len(p.also)) for p in one.points])\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            cwd=texts.ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(printed) == 1
