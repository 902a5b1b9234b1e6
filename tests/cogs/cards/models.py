"""Models of any shape, for cards that must bear them all."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from bot.models import (
    Added,
    Answer,
    ArticleInfo,
    Context,
    Quote,
    RunnerUp,
    Slice,
    Summary,
    Why,
    Within,
    WordWeight,
)
from tests.cogs.cards.strangers import hostile, long

texts = (hostile | long).map(lambda text: text or "x")
words = hostile | long
maybe = st.none() | words
urls = st.none() | words.map(lambda rest: f"https://example.org/{rest}"[:2000])
ids = st.integers(1, 10**15 - 1)


def info(**known: object) -> ArticleInfo:
    """An article with nothing but a title, and what is given."""
    plain: dict[str, object] = {
        "id": 7, "library": "guild:1", "title": "A bell", "untitled": False, "url": None, "source": None,
        "author": None, "published": None, "language": "en", "rights": None, "length": 100,
        "added": datetime(2026, 1, 1, tzinfo=UTC),
    }  # fmt: skip
    return ArticleInfo(**{**plain, **known})  # pyright: ignore[reportArgumentType]


def quoted(text: str, start: int = 0, end: int | None = None, *, matches: tuple[tuple[int, int], ...] = ()) -> Quote:
    """`text[start:end]` in the passage `text`."""
    end = len(text) if end is None else end
    return Quote(text[start:end], start, end, 1.0, Slice(text, 0, len(text)), info(), 3, matches)


def several(one: Quote, count: int) -> tuple[Quote, ...]:
    """The same quote in so many articles."""
    return tuple(replace(one, article=info(id=number)) for number in range(7, 7 + count))


infos = st.builds(
    ArticleInfo,
    id=ids,
    library=st.sampled_from(["shelf", "guild:1"]),
    title=texts,
    untitled=st.booleans(),
    url=urls,
    source=maybe,
    author=maybe,
    published=st.none() | st.just("2026-05-03") | words,
    language=st.sampled_from(["en", "de", "", "xx"]),
    rights=maybe,
    added=st.just(datetime(2026, 1, 1, tzinfo=UTC)),
    length=st.integers(0, 10**9),
)


@st.composite
def quotes(draw: st.DrawFn) -> Quote:
    """A quote inside its passage, with matches anywhere in it."""
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    base = draw(st.integers(0, 10**6))
    spans = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=5))
    return Quote(
        text[start:end],
        base + start,
        base + end,
        1.0,
        Slice(text, base, base + len(text)),
        draw(infos),
        draw(st.integers(1, 10**6)),
        tuple((base + min(span), base + max(span)) for span in spans),
    )


whys = st.builds(
    Why,
    words=st.lists(
        st.builds(WordWeight, texts, st.floats(0, 20), st.sampled_from(["quote", "context", "elsewhere", "nowhere"])),
        max_size=40,
    ).map(tuple),
    threshold=st.floats(0, 1),
    signals=st.dictionaries(st.sampled_from(["sentence_match", "exact_coverage"]), st.floats(-99, 99)),
    reason=st.just("") | words,
    runners_up=st.lists(
        st.builds(RunnerUp, infos, st.integers(1, 10**6), st.floats(-99, 99), st.floats(0, 1)), max_size=3
    ).map(tuple),
)
withins = st.builds(Within, st.none() | infos, st.none() | st.dates())


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """An answer, or none with what came nearest."""
    found = tuple(draw(st.lists(quotes(), max_size=8, unique_by=lambda one: (one.article.id, one.start, one.end))))
    sure = draw(st.booleans())
    quoted, nearest = (found, ()) if sure else ((), found)
    return Answer(draw(texts), draw(st.floats(0, 1)), quoted, nearest, draw(whys), draw(withins))


@st.composite
def contexts(draw: st.DrawFn) -> Context:
    """A paragraph and a quote in it."""
    one = draw(quotes())
    return Context(one.article, one.paragraph, one.passage, Slice(one.text, one.start, one.end))


summaries = st.builds(
    Summary,
    st.sampled_from(["quoth", "lead", "text-rank"]),
    st.lists(texts.map(lambda text: Slice(text, 0, len(text))), min_size=1, max_size=8).map(tuple),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.booleans(),
)
added = st.builds(Added, infos, st.booleans(), st.lists(words, max_size=3).map(tuple))
