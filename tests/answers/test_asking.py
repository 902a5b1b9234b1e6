import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import BotError
from bot.models import Answer, Draft, Kind, Quote, Scope
from bot.store import Store
from bot.text.languages import LANGUAGES as READ
from tests.answers.conftest import Ask, Shelve
from tests.answers.texts import LANGUAGES, LIGHTHOUSE, VALLEY

ROOT = Path(__file__).resolve().parents[2]
NO_WORDS = "The question has no searchable words"


def first(answer: Answer) -> Quote:
    assert answer.quotes, answer.why.reason
    return answer.quotes[0]


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


async def test_one_article_can_be_asked(store: Store, shelve: Shelve, ask: Ask) -> None:
    await shelve(VALLEY, LIGHTHOUSE)
    listed = await store.articles.list(Scope.shelf(), limit=10)
    for info in listed:
        answer = await ask("Who is the keeper?", article=info.id, threshold=0.0)
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


@pytest.mark.parametrize(
    ("hostile", "plain"),
    [
        ('"dam" OR "flood', "dam or flood"),
        ("dam AND flood", "dam and flood"),
        ("dam NOT flood", "dam not flood"),
        ("t:dam", "t dam"),
        ("stems:dam", "stems dam"),
        ("^dam", "dam"),
        ("dam*", "dam"),
        ("NEAR(dam flood, 2)", "near dam flood 2"),
        ("(dam", "dam"),
        ('"dam', "dam"),
        ("dam + flood", "dam flood"),
        ("{dam flood} : -x", "dam flood x"),
        ("dam\0flood", "dam flood"),
    ],
)
async def test_q1_operators_are_plain_words(shelve: Shelve, ask: Ask, hostile: str, plain: str) -> None:
    await shelve(VALLEY)
    one, other = await ask(hostile, threshold=0.0), await ask(plain, threshold=0.0)
    assert [quote.text for quote in one.quotes] == [quote.text for quote in other.quotes]
    assert one.confidence == other.confidence
    assert one.quotes


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE articles; --", "%", "_", "100% _of_ dams", "dam'); DELETE FROM search; --"]
)
async def test_q2_nothing_is_sql(store: Store, shelve: Shelve, ask: Ask, text: str) -> None:
    await shelve(VALLEY)
    await ask(text)
    assert await store.articles.count(Scope.shelf()) == 1
    assert first(await ask("Who opposed the dam?"))


@pytest.mark.parametrize("text", ["", "   ", "🦊🐻" * 500, "what is the it of", "?!", "\u200b"])
async def test_q3_nothing_to_search_for(shelve: Shelve, ask: Ask, text: str) -> None:
    await shelve(VALLEY)
    answer = await ask(text)
    assert not answer.quotes
    assert answer.why.reason.startswith(NO_WORDS)


async def test_q3_two_thousand_characters_are_answered(shelve: Shelve, ask: Ask) -> None:
    await shelve(VALLEY)
    assert (await ask("Who opposed the dam " * 100, threshold=0.0)).quotes


@pytest.mark.parametrize("text", ["(" * 2000, '"a" OR ' * 5000, "dam " * 5000, "x" * 10_000])
async def test_q4_repetition_is_bounded(shelve: Shelve, ask: Ask, text: str) -> None:
    await shelve(VALLEY)
    answer = await ask(text)
    assert len(answer.why.words) <= 32


@pytest.mark.parametrize(
    "text", ["@everyone dam", "<@1> dam", "[dam](http://x)", "```dam```", "\u202edam", "d\u200bam"]
)
async def test_t1_to_t4_marks_and_hidden_characters_are_no_words(shelve: Shelve, ask: Ask, text: str) -> None:
    await shelve(VALLEY)
    assert (await ask(text, threshold=0.0)).quotes


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


def test_the_same_bytes_under_any_hash_seed(tmp_path: Path) -> None:
    (tmp_path / "valley.md").write_text(VALLEY, "utf-8")
    (tmp_path / "lighthouse.txt").write_text(LIGHTHOUSE, "utf-8")
    questions = "Who opposed the dam?\nWho is the keepr of the light?\nWhy was the film begun by the sea?\n"

    def run(seed: str, *words: str, given: str | None = None) -> str:
        call = [sys.executable, "-m", "bot", "--database", str(tmp_path / "q.db"), *words]
        done = subprocess.run(
            call,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            input=given,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    run("0", "add", str(tmp_path / "valley.md"), str(tmp_path / "lighthouse.txt"))
    answers = {run(seed, "ask", "--json", "--limit", "10", "-", given=questions) for seed in ("0", "1", "77")}
    assert len(answers) == 1
