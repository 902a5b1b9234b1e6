"""JSON lines: articles in and out, without a change."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BotError, TooLarge, Unreadable
from bot.intake.decoding import REPLACED, tidy
from bot.intake.json_lines import iter_drafts, parse, to_line
from bot.intake.limits import MAX_CHARACTERS, MAX_FILE_BYTES
from bot.models import Article, ArticleInfo, Draft


def article(text: str, **known: str) -> Article:
    info = ArticleInfo(
        1, "shelf", known.get("title", ""), "title" not in known, known.get("url"), known.get("source"),
        known.get("author"), known.get("published"), known.get("language", ""), known.get("rights"),
        datetime(2026, 5, 3, tzinfo=UTC), len(text),
    )  # fmt: skip
    return Article(info, text)


def test_a_line_is_an_article() -> None:
    one = parse(b'{"text": "It stood.\\r\\nIt burned.", "title": "The mill", "date": "2026-05-03", "views": 7}')
    assert (one.text, one.title, one.published) == ("It stood.\nIt burned.", "The mill", "2026-05-03")


@pytest.mark.parametrize(
    "line",
    [b"It stood.", b"[]", b"7", b"null", b'"text"', b"{}", b'{"text": 7}', b'{"text": ""}', b'{"text": " \\n"}', b"{",
     b"[" * 100_000, b'{"text": ' + b"9" * 5000 + b"}", b"\xff\xfe\x00"],
)  # fmt: skip
def test_what_is_no_article_is_refused(line: bytes) -> None:
    with pytest.raises(Unreadable):
        parse(line)


def test_errors_name_their_line_and_the_others_come_through() -> None:
    found = list(iter_drafts([b'{"text": "One."}', b"  ", b"nonsense", b'{"text": "Two."}']))
    assert [(line, one.text) for line, one in found if isinstance(one, Draft)] == [(1, "One."), (4, "Two.")]
    assert [line for line, one in found if isinstance(one, BotError)] == [3]


def test_t6_ten_megabytes_in_one_line_are_refused_with_the_limit() -> None:
    with pytest.raises(TooLarge, match="the limit is 5 MB"):
        parse(b'{"text": "' + b"a" * (2 * MAX_FILE_BYTES) + b'"}')


def test_t6_a_text_over_the_limit_is_refused_with_the_limit() -> None:
    ((_, error),) = iter_drafts([json.dumps({"text": "a" * (MAX_CHARACTERS + 1)}).encode()])
    assert isinstance(error, TooLarge)
    assert f"{MAX_CHARACTERS:,}" in str(error)


def test_t5_half_a_character_is_replaced_and_noted() -> None:
    one = parse(b'{"text": "a\\ud800b", "title": "c\\udfffd"}')
    assert (one.text, one.title, one.notes) == ("a\ufffdb", "c\ufffdd", (REPLACED,))
    assert parse('{"text": "a\ufffdb"}'.encode()).notes == (), "the sign itself is a character like any other"


def test_an_untitled_article_stays_untitled() -> None:
    assert "title" not in json.loads(to_line(article("It stood.")))


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1).map(tidy).filter(str.strip))
def test_an_article_comes_back_to_the_character(text: str) -> None:
    line = to_line(article(text, title="The mill", url="https://example.org/a", published="2026-05-03", rights="mine"))
    ((_, again),) = iter_drafts(line.encode().splitlines())
    assert again == Draft(text, "The mill", "https://example.org/a", published="2026-05-03", rights="mine")
