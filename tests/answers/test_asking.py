import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import BotError
from bot.models import Draft, Kind, Quote, Scope, Within
from bot.store import Store
from bot.text.languages import LANGUAGES as READ
from tests.answers.conftest import Ask, Shelve, first
from tests.answers.texts import LANGUAGES, LIGHTHOUSE, VALLEY

ROOT = Path(__file__).resolve().parents[2]


async def kinds(store: Store, quote: Quote) -> set[str]:
    """Kinds of all sentences that the quote's passage touches."""
    found = await store.articles.sentences(quote.article.id)
    return {one.kind for one in found if one.start < quote.passage.end and one.end > quote.passage.start}


@pytest.mark.parametrize("code", sorted(LANGUAGES))
async def test_every_language_asks_and_is_answered(shelve: Shelve, ask: Ask, code: str) -> None:
    article, question, words = LANGUAGES[code]
    await shelve(*(Draft(text, language=other) for other, (text, _, _) in LANGUAGES.items()))
    quote = first(await ask(question))
    assert words in quote.text
    assert quote.article.language == code
    assert article[quote.start : quote.end] == quote.text


def test_no_language_is_left_out() -> None:
    assert set(LANGUAGES) == set(READ)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who opposed the dam?", "Otto Lind"),
        ("When was the dam raised?", "1931"),
        ("How many labourers were employed?", "640"),
        ("How much did the works cost?", "1,250,000"),
        ("When did the lamp begin to turn?", "1874"),
        ("What did the US Navy map?", "U.S. Navy"),
        ("What did the U.S. Navy map?", "U.S. Navy"),
        ("What did Arden say about the fog?", "The fog is the enemy"),
    ],
)
async def test_the_right_sentence_comes_first(shelve: Shelve, ask: Ask, question: str, words: str) -> None:
    await shelve(VALLEY, LIGHTHOUSE)
    assert words in first(await ask(question)).text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who is the keepr of the lighthuose?", "Tom Arden"),
        ("Who paid the 640 laborers?", "640 labourers"),
        ("How much was 1250000 crowns for?", "1,250,000"),
        ("Does a web site show the light?", "website"),
        ("What happened on 3rd May?", "3 May 1929"),
        ("Where do ships from Norwáy come past?", "Norway"),
    ],
)
async def test_words_meet_their_variants(shelve: Shelve, ask: Ask, question: str, words: str) -> None:
    await shelve(VALLEY, LIGHTHOUSE)
    assert words in first(await ask(question, threshold=0.0)).text


async def test_a_statement_is_quoted_before_a_question(shelve: Shelve, ask: Ask) -> None:
    await shelve("Why was the old dam built? Nobody knows. The old dam was built because the mills wanted water.")
    assert "because the mills" in first(await ask("Why was the old dam built?")).text


async def test_a_quotation_of_many_sentences_is_quoted_whole(shelve: Shelve, ask: Ask) -> None:
    await shelve(VALLEY)
    quote = first(await ask("What did the engineer Ines Corva write about a century?"))
    assert quote.text.startswith('"We were told it would hold for a century. It held for nine years,"')


async def test_the_title_of_an_article_counts(shelve: Shelve, ask: Ask) -> None:
    text = "The harbour was dredged in 1911. Nobody remembers the winter."
    await shelve(Draft(text + " One.", title="Port Anselm"), Draft(text + " Two.", title="Port Berrow"))
    assert first(await ask("When was the harbour of Port Berrow dredged?")).article.title == "Port Berrow"


async def test_the_latest_is_the_newest(shelve: Shelve, ask: Ask) -> None:
    for year in ("2021", "2025", "2023"):
        await shelve(Draft(f"The ferry sank off the cape. Number {year}.", title="Ferry", published=f"{year}-05-01"))
    quote = first(await ask("What is the latest about the ferry that sank?"))
    assert (quote.article.published or "").startswith("2025")


async def test_what_came_next_is_told(shelve: Shelve, ask: Ask) -> None:
    await shelve(Draft(VALLEY, title="The valley"), LIGHTHOUSE)
    answer = await ask("Who opposed the dam?", limit=10)
    assert [(one.score, one.paragraph) for one in answer.why.runners_up] == [
        (one.score, one.paragraph) for one in answer.quotes[1:4]
    ]
    assert {one.article.title for one in answer.why.runners_up} == {"The valley"}
    assert all(0 <= one.confidence <= answer.confidence for one in answer.why.runners_up)
    # They do not depend on how many quotes were asked for.
    assert (await ask("Who opposed the dam?", limit=1)).why == answer.why


async def test_only_what_is_from_since_then_is_asked(shelve: Shelve, ask: Ask) -> None:
    for year in ("2021", "2025", "2023"):
        await shelve(Draft(f"The ferry sank off the cape. Number {year}.", title="Ferry", published=f"{year}-05-01"))
    for since, years in (
        (date(2023, 5, 1), {"2025", "2023"}),
        (date(2023, 5, 2), {"2025"}),
        (date(2026, 1, 1), set[str]()),
    ):
        answer = await ask("Which ferry sank?", within=Within(since=since))
        assert {(one.article.published or "")[:4] for one in answer.quotes} == years
        assert answer.within.since == since


async def test_one_article_can_be_asked(store: Store, shelve: Shelve, ask: Ask) -> None:
    await shelve(VALLEY, LIGHTHOUSE)
    listed = await store.articles.list(Scope.shelf(), limit=10)
    for info in listed:
        answer = await ask("Who is the keeper?", within=Within(info), threshold=0.0)
        assert {quote.article.id for quote in answer.quotes} <= {info.id}


async def test_a_library_is_asked_together_with_the_shelf_and_no_other(shelve: Shelve, ask: Ask) -> None:
    await shelve(VALLEY)
    await shelve(LIGHTHOUSE, scope=Scope.guild(1))
    assert first(await ask("Who opposed the dam?", scope=Scope.guild(1)))
    assert first(await ask("Who is the keeper of the lighthouse?", scope=Scope.guild(1)))
    assert not (await ask("Who is the keeper of the lighthouse?", scope=Scope.guild(2))).quotes
    # What a misspelt word may mean is not looked for among other people's words either.
    assert not (await ask("rapeseeed", scope=Scope.guild(2))).nearest


async def test_an_empty_library_says_so(ask: Ask) -> None:
    answer = await ask("Who opposed the dam?")
    assert (answer.quotes, answer.nearest, answer.confidence) == ((), (), 0.0)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(max_size=300), st.lists(st.sampled_from((VALLEY + LIGHTHOUSE).split())).map(" ".join)))
async def test_any_question_gets_whole_slices_or_a_refusal(store: Store, shelve: Shelve, ask: Ask, text: str) -> None:
    if not await store.articles.count(Scope.shelf()):
        await shelve(VALLEY, LIGHTHOUSE)
    try:
        answer = await ask(text)
    except BotError:
        return
    assert 0 <= answer.confidence <= 1
    for quote in (*answer.quotes, *answer.nearest):
        article = await store.articles.get(Scope.shelf(), quote.article.id)
        assert article
        for piece in (quote, quote.passage):
            assert article.text[piece.start : piece.end] == piece.text
        assert quote.passage.start <= quote.start < quote.end <= quote.passage.end
        assert quote.passage.text.count('"') % 2 == 0
        assert await kinds(store, quote) == {Kind.PROSE}
        assert all(quote.passage.start <= start < end <= quote.passage.end for start, end in quote.matches)


def test_the_same_bytes_under_any_of_ten_hash_seeds(tmp_path: Path) -> None:
    (tmp_path / "valley.md").write_text(VALLEY, "utf-8")
    (tmp_path / "lighthouse.txt").write_text(LIGHTHOUSE, "utf-8")
    (tmp_path / "de.txt").write_text(LANGUAGES["de"][0], "utf-8")
    questions = [
        "Who opposed the dam?",
        "Who is the keepr of the light?",
        "Why was the film begun by the sea?",
        "Who painted the lighthuose in Lisbon?",
        "Wer gewann die Meisterschaft der Ruderer?",
        LANGUAGES["de"][1],
    ]

    def start(seed: int, *words: str) -> subprocess.Popen[bytes]:
        call = [sys.executable, "-m", "bot", "--database", str(tmp_path / "q.db"), *words]
        there = {**os.environ, "PYTHONHASHSEED": str(seed)}
        return subprocess.Popen(call, cwd=ROOT, env=there, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    with start(0, "add", str(tmp_path)) as adding:
        adding.communicate()
    # All at once: that is quicker, and each has the others beside it.
    asking = [start(seed, "ask", "--json", "--limit", "10", "--since", "1 year", "-") for seed in range(1, 11)]
    answers = [one.communicate("\n".join(questions).encode())[0] for one in asking]
    assert [one.returncode for one in asking] == [0] * 10
    assert len(answers[0].splitlines()) == len(questions)
    assert len(set(answers)) == 1
