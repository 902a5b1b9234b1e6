"""T1, T2, T3, T4, T7: what Discord shows is the source, letter for letter."""

import re
from unicodedata import bidirectional, category
from urllib.parse import unquote

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from simcord.preview._markdown import markdown_tokens

from cogs.cards import markdown
from tests.cogs.cards.discord_markdown import Shown, shown
from tests.cogs.cards.strangers import hostile, long, unhurried

PLAIN = [
    "fence `x` ```y```",
    "¯\\_(ツ)_/¯",
    "1. one\n2) two\n- three\n-# four\n> five\n# six",
    "a  \n  # b",
    ":wave: 10:30:45",
]


@pytest.mark.parametrize(
    ("source", "other"),
    [
        ("*a*", "italic"), ("_a_", "italic"), ("__a__", "underline"), ("~~a~~", "strike"), ("||a||", "spoiler"),
        ("`a`", "code"), ("```a```", "fence"), ("<@1>", "mention"), ("@here", "mention"), ("<t:1:R>", "timestamp"),
        ("<a:b:1>", "emoji"), (":+1:", "emoji"), ("</a b:1>", "command"), ("see https://a.b", "bare address"),
        ("x\n# a", "line start"), ("-# a", "line start"), ("> a", "line start"), ("1. a", "line start"),
        ("  - a", "line start"), ("¯\\_(ツ)_/¯", "shrug"),
    ],
)  # fmt: skip
def test_the_reader_of_these_tests_sees_markup_where_it_is(source: str, other: str) -> None:
    assert shown(source).others == [other]


def test_the_reader_of_these_tests_sees_bold_and_links() -> None:
    assert shown("a **b \\* c** [d](https://e.f) \\*") == Shown("a b * c d *", [(2, 7)], [("d", "https://e.f")], [])


@unhurried
@given(hostile)
@example("\\")
@example("a\\é")
@example("\n".join(PLAIN))
def test_t2_what_is_shown_is_the_source(text: str) -> None:
    assert shown(markdown.escape(text)) == Shown(text)


@unhurried
@given(hostile)
def test_t2_unescaping_gives_the_source_back(text: str) -> None:
    assert markdown.unescape(markdown.escape(text)) == text


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """A text and some spans of it."""
    text = draw(hostile)
    places = st.integers(0, len(text))
    return text, draw(st.lists(st.tuples(places, places), max_size=6))


@unhurried
@given(marked())
@example(("a*b", [(0, 1), (1, 2)]))
@example(("a*b", [(0, 1)]))
@example(("a*b", [(1, 2)]))
@example(("1. a", [(0, 4)]))
def test_t2_bold_shows_the_source_and_exactly_these_spans_in_bold(one: tuple[str, list[tuple[int, int]]]) -> None:
    text, spans = one
    seen = shown(markdown.bold(text, spans))
    assert (seen.text, seen.others) == (text, [])
    wanted = {place for start, end in spans for place in range(start, end)}
    assert {place for start, end in seen.bold for place in range(start, end)} == wanted


@unhurried
@given(hostile.map(lambda text: " ".join(text.split())))
def test_t2_another_reader_agrees(text: str) -> None:
    """simcord's page reads Markdown as CommonMark does: a second opinion on single lines.

    Except for subtext, which it looks for when the backslashes are gone already.
    """
    text = text.replace("\0", "")
    assume(not text.startswith("-# "))
    blocks = markdown_tokens(markdown.escape(text), "text_display")
    pieces = [piece for block in blocks for child in block["children"] for piece in child.get("children", [child])]
    assert {piece["type"] for piece in pieces} <= {"text"}
    assert "".join(piece["content"] for piece in pieces) == text


def test_t3_runs_of_backticks_stay_what_they_are() -> None:
    for run in range(1, 9):
        text = f"{'`' * run}\nprint()\n{'`' * run}"
        assert shown(markdown.escape(text)) == Shown(text)


@unhurried
@given(hostile)
def test_t1_t7_neither_mention_nor_address_is_left_in_the_source_of_a_quote(text: str) -> None:
    unescaped = re.sub(r"\\.", "-", markdown.escape(text))
    for trap in ("<@", "<#", "<:", "<t:", "@everyone", "://"):
        assert trap not in unescaped


# Titles and names


def isolated(text: str) -> str:
    """A title without what shuts it off from its line."""
    return text.removeprefix("\u2068").removesuffix("\u2069")


@unhurried
@given(hostile | long, st.integers(1, 300))
def test_t4_t8_a_title_is_one_line_of_bearable_length_that_turns_nothing_around(text: str, longest: int) -> None:
    line = markdown.line(text, longest)
    assert len(line) <= max(longest, 3)
    assert "\n" not in line
    seen = shown(line)
    assert seen == Shown(seen.text)
    inner = isolated(seen.text)
    assert not any(category(one) == "Cf" and bidirectional(one) not in ("BN", "ON") for one in inner)
    assert not set("\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e") & set(inner)
    turning = any(bidirectional(one) in ("R", "AL") for one in inner)
    assert (inner != seen.text) == turning
    flat = markdown.flat(text)
    assert inner == flat or (inner.endswith("…") and flat.startswith(inner[:-1]))


def test_t4_titles_from_right_to_left_are_shut_off_from_their_line() -> None:
    assert markdown.line("שלום", 50) == "\u2068שלום\u2069"
    assert markdown.line("gnp.\u202efdp.exe", 50) == "gnp.fdp.exe"
    assert markdown.line("\u2067a\u2069 \u200fb", 50) == "a b"


@pytest.mark.usefixtures("every_language")
def test_t8_graphemes_are_not_split_and_joined_emoji_stay_joined() -> None:
    assert markdown.cut("🏳️‍🌈" * 10, 10) == "🏳️‍🌈🏳️‍🌈…"
    assert markdown.line("👩‍👩‍👧 می‌خواهم", 50) == "\u2068👩‍👩‍👧 می‌خواهم\u2069"
    assert markdown.cut("e\u0301" * 5000, 4) == "e\u0301…"
    assert markdown.cut("abc", 3) == "abc"


addresses = st.lists(
    st.sampled_from(
        ["a", "/", "(", ")", "[", "]", "*", "_", "`", "|", "\\", '"', " ", "\u3000", "<", ">", "é", "%20", "\u202e"]
    )
).map(lambda parts: "https://example.org/" + "".join(parts))


@unhurried
@given(hostile.filter(markdown.flat), addresses)
@example("[Video] One", "https://example.org/a_(b)")
@example("[un[bal]anced", "https://example.org/")
@example("]][[", "https://example.org/**")
def test_t2_a_linked_title_is_one_link_and_nothing_else(text: str, url: str) -> None:
    seen = shown(f"**{markdown.link(text, url, 200)}** · rest")
    assert seen.others == []
    assert len(seen.links) == 1
    title, address = seen.links[0]
    assert unquote(address) == unquote(url)
    brackets = str.maketrans("[]", "()")
    assert isolated(title)[:-1].translate(brackets) in markdown.flat(text).translate(brackets)
    assert seen.text == f"{title} · rest"
    assert seen.bold == [(0, len(title))]


def test_an_address_that_is_too_long_is_left_out() -> None:
    assert markdown.link("A", "https://a.example/" + "x" * 2000, 50) == "A"
    assert markdown.link("A", None, 50) == "A"


@pytest.mark.parametrize(
    ("given_", "shown_"),
    [
        ("2026-05-03", "3 May 2026"),
        ("2026-05-03T23:59:00+00:00", "3 May 2026"),
        (None, ""),
        ("", ""),
        ("*spring*", "\\*spring\\*"),
    ],
)
def test_days_are_written_as_readers_write_them(given_: str | None, shown_: str) -> None:
    assert markdown.day(given_) == shown_
