"""Every quote that is shown is whole: asked of the sample shelf in its own words, and of texts made to tempt."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.intake.files import PAGES, read
from bot.models import Draft, Kind, Quote, Scope, Slice
from bot.store import Store
from bot.text.words import words
from tests.answers.conftest import Ask, Shelve
from tests.answers.whole import BEHIND_A_HEADING, faults

SHELF = Path(__file__).resolve().parents[2] / "data" / "articles"

#: What a text is made of: sentences that stand alone, that point back, that are quoted, and what is no prose.
PIECES = [
    "The mill at Harrow ground rye for nine villages.",
    "A flood carried off the wheel in 1804.",
    "Mayor Otto Lind opposed the dam.",
    "He argued that the river would silt up.",
    "It was raised by four metres, and this was not enough.",
    "They paid for it with a tax on beer.",
    '"We were told it would hold. It held for nine years," the engineer wrote.',
    '"The river is patient."',
    "“Nobody asked us. Nobody came. We moved the church stone by stone,” said the miller.",
    "She said “the water was brown” and left.",
    '"This one is never closed, the miller said.',
    "Read more: Ten walks along the river",
    "© 2026 Harrow Valley Press. All rights reserved.",
    "By Ada Quill",
    "## The second flood",
    "Share this article",
]
BREAKS = [" ", " ", "\n\n"]


async def whole(store: Store, quotes: tuple[Quote, ...]) -> list[str]:
    """What is wrong with these quotes."""
    found: list[str] = []
    for quote in quotes:
        article = await store.articles.get(Scope.shelf(), quote.article.id)
        assert article
        found += faults(quote, article.text, await store.articles.sentences(quote.article.id))
    return found


async def test_of_the_shelf_every_quote_is_whole(store: Store, shelve: Shelve, ask: Ask) -> None:
    chance = random.Random(11)
    files = [path for path in sorted(SHELF.iterdir()) if path.suffix not in PAGES]
    await shelve(*(draft for path in files for draft in read(path.name, path.read_bytes()).drafts))
    asked, wrong = 0, list[str]()
    for info in await store.articles.list(Scope.shelf(), limit=100):
        article = await store.articles.get(Scope.shelf(), info.id)
        assert article
        for one in (await store.articles.sentences(info.id))[::3]:
            own = [word for word in words(article.text[one.start : one.end], info.language) if not word.stop]
            if one.kind == Kind.PROSE and len(own) > 3:
                some = chance.sample(own, chance.randint(2, 4))
                question = " ".join(article.text[one.start + word.start : one.start + word.end] for word in some)
                answer = await ask(f"{chance.choice(['Who', 'When', 'Wo', 'Qué'])} {question}?", threshold=0.0)
                asked += len(answer.quotes)
                wrong += await whole(store, answer.quotes)
    assert asked > 300
    # The only passages that begin with "He" are those that begin a section.
    assert set(wrong) <= {BEHIND_A_HEADING}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.permutations(PIECES), breaks=st.lists(st.sampled_from(BREAKS), min_size=len(PIECES)))
async def test_of_any_text_every_quote_is_whole(
    store: Store, shelve: Shelve, ask: Ask, pieces: list[str], breaks: list[str]
) -> None:
    # What is no prose is a paragraph of its own, as on a page.
    alone = {"#", "©", "Read", "By", "Share", "##"}
    parts = [
        f"\n\n{piece}\n\n" if piece.split()[0] in alone else piece + rest
        for piece, rest in zip(pieces, breaks, strict=False)
    ]
    for info in await store.articles.list(Scope.shelf(), limit=10):
        await store.articles.remove("shelf", info.id)
    await shelve(Draft("".join(parts), language="en"))
    for question in (
        "Who opposed the dam at the river?",
        "What did the miller say of the water?",
        "Share the mill",
        "He",
    ):
        answer = await ask(question, threshold=0.0, limit=20)
        wrong = set(await whole(store, answer.quotes))
        assert wrong <= {BEHIND_A_HEADING}, (wrong, "".join(parts))


@pytest.mark.parametrize(
    ("shown", "fault"),
    [
        ('"It held for nine years," she wrote.', "a sentence cut"),
        ("It held", "a sentence cut"),
        ("He left in 1942.", "an orphan"),
        ("© 1999 Hill Country Review. All rights reserved.", "furniture"),
        ("# The dam", "a heading, or a piece of a quotation"),
    ],
)
async def test_a_fault_is_found(store: Store, shelve: Shelve, ask: Ask, shown: str, fault: str) -> None:
    text = (
        '# The dam\n\nOtto Lind built the dam. "We hoped. It held for nine years," she wrote. He left in 1942.\n\n'
        "© 1999 Hill Country Review. All rights reserved."
    )
    await shelve(Draft(text, language="en"))
    (quote,) = (await ask("Who built the dam?", limit=1)).quotes
    sentences = await store.articles.sentences(quote.article.id)
    assert faults(quote, text, sentences) == []
    start = text.find(shown.removeprefix('"'))
    piece = shown.removeprefix('"')
    other = replace(
        quote, text=piece, start=start, end=start + len(piece), passage=Slice(piece, start, start + len(piece))
    )
    assert fault in faults(other, text, sentences)
    if "she wrote" in shown:
        assert "a quotation cut" in faults(other, text, sentences)
