"""The corpus of pages: the article is read, whole and alone, with what the page says of it."""

import os
import re
import statistics
import subprocess
import sys
import zlib
from functools import cache

import pytest

from bot.intake.page import read_page
from bot.models import Draft
from tests.intake.corpus.measure import Score, score
from tests.intake.corpus.pages import STYLES, Page, corpus
from tests.intake.corpus.texts import LANGUAGES
from tests.intake.corpus.words import words

PAGES = corpus()
#: Attributes that name a part of a page.
NAMES = re.compile(r"""\s(class|id)=("[^"]*"|'[^']*'|[^\s>]+)""")


@cache
def read(page: Page) -> Draft:
    return read_page(page.data)


@cache
def scores() -> dict[str, Score]:
    return {page.name: score(page, read(page)) for page in PAGES}


def nameless(page: Page) -> Draft:
    """The same page where classes and ids say nothing, as pages that scripts make have them."""

    def renamed(match: re.Match[str]) -> str:
        return f' {match[1]}="x{zlib.crc32(match[2].encode()):x}"'

    return read_page(NAMES.sub(renamed, page.data.decode(page.encoding)).encode(), "utf-8")


def test_there_are_a_hundred_pages_in_ten_styles_and_more_in_every_language() -> None:
    assert len(PAGES) == len(STYLES) * len(LANGUAGES) >= 100
    assert len({page.encoding for page in PAGES}) >= 9
    assert len({page.data for page in PAGES}) == len(PAGES)


def test_the_words_of_the_articles_are_read_and_no_others() -> None:
    assert statistics.mean(one.f1 for one in scores().values()) >= 0.99
    assert {name: one.f1 for name, one in scores().items() if one.f1 < 0.94} == {}


def test_their_paragraphs_stay_whole() -> None:
    assert {name: one.whole for name, one in scores().items() if one.whole < 1} == {}


def test_no_summary_shows_a_sentence_from_beside_the_article() -> None:
    assert {name: one.shown for name, one in scores().items() if one.shown} == {}


def test_hardly_a_sentence_from_beside_the_article_counts_as_prose() -> None:
    assert sum(len(one.strange) for one in scores().values()) <= 6


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_says_of_its_article_is_kept(page: Page) -> None:
    found = read(page)
    assert " ".join(found.title.split()) == page.title
    read_of_it = {"author": found.author, "date": found.published, "language": found.language}
    assert {name: read_of_it[name] for name in page.given} == page.given


def test_pages_whose_names_say_nothing_are_read_by_their_shape() -> None:
    found = {page.name: score(page, nameless(page)) for page in PAGES}
    assert statistics.mean(one.f1 for one in found.values()) >= 0.96
    assert min(one.recall for one in found.values()) >= 0.98
    asked = {line for language in LANGUAGES for dialog in words(language).rows("consent") for line in dialog}
    assert [text for one in found.values() for text in one.shown if text in asked] == []


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_corpus_and_what_is_read_from_it_are_the_same_each_time(seed: str) -> None:
    program = (
        "from tests.intake.test_corpus import PAGES, read; import zlib;"
        "print(zlib.crc32(repr([(page.data, read(page)) for page in PAGES[::7]]).encode()))"
    )
    here = zlib.crc32(repr([(page.data, read(page)) for page in PAGES[::7]]).encode())
    there = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(there.stdout) == here
