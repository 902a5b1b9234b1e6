"""Pages: the article of one with all that is known of it, and what a page without one is said to be."""

import pytest

from bot.errors import Unreadable
from bot.intake.page import read_page
from tests.intake.pages import ASIDE, BANNER, NO_ARTICLES, STORY, article, page


def test_an_article_with_all_that_is_known_of_it() -> None:
    found = read_page(article().encode())
    assert (found.title, found.author, found.source) == ("A wolf at the church", "Ada Quill", "Hill Review")
    assert (found.published, found.language, found.url) == ("2026-05-03", "en", "https://hillreview.example/wolf")
    assert found.rights == "© 2026 Hill Review. All rights reserved."
    assert found.text.endswith("The county asks everybody to keep their distance.")
    assert "More stories" not in found.text
    assert "cookies" not in found.text


@pytest.mark.parametrize(("html", "told"), NO_ARTICLES.values(), ids=NO_ARTICLES)
def test_u8_a_page_without_an_article_says_what_it_is(html: str, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        read_page(html.encode())


@pytest.mark.parametrize(
    "story",
    [
        "<p>The clock of Fenwick has one hand, which was made by a blind smith in 1699.</p>",
        STORY.replace("county", '<a href="/county">county council of Harrow Hill</a>'),
        STORY + "<form><p>Comment</p><input type='password'></form>",
        STORY + "<noscript>Comments need JavaScript.</noscript>",
        "".join(f'<li><a href="/b/{n}">Book number {n} of ten</a> is about a mill.</li>' for n in range(10)),
    ],
)  # fmt: skip
def test_short_articles_among_other_stories_are_read(story: str) -> None:
    assert read_page(page(f"<article><h1>A story</h1>{story}</article>{ASIDE}{BANNER}").encode()).text


@pytest.mark.parametrize("data", [b"", b"mill", b"\0" * 50, b"<script>let mill = 1;</script>"])
def test_what_is_no_page_holds_no_article(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"no article on this page|where JavaScript runs|only a few words"):
        read_page(data)


def test_quotation_marks_that_old_sites_call_iso_8859_1_are_read() -> None:
    data = article(STORY.replace("Farmers", "“Farmers”")).replace("utf-8", "iso-8859-1").encode("cp1252")
    assert "“Farmers” keep" in read_page(data).text


def test_the_sites_word_on_its_encoding_goes_before_the_pages() -> None:
    data = page("<p>Старая мельница стояла у реки двести лет, а потом её купил Орлов, и она сгорела дотла зимой.</p>")
    data = data.replace("utf-8", "iso-8859-1").replace("&copy;", "")
    assert "Старая мельница" in read_page(data.encode("cp1251"), "windows-1251").text


@pytest.mark.parametrize("charset", ["", "utf-8", "no-such", "zip", "x" * 5000, "\0", "utf-16"])
def test_t5_an_encoding_that_cannot_be_is_passed_over(charset: str) -> None:
    assert "A wolf was seen" in read_page(article().encode(), charset).text
