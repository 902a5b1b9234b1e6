"""Clearing: furniture goes by its tag, its names, its place or its shape, and nothing that is told goes with it."""

from typing import Any

import pytest

from bot.intake.page.clearing import clear_around, clear_within
from tests.intake.markup import LONG, STORY, TOLD, body, words_of

LINK = '<a href="/x">Ferry across the Lune stops after 160 years</a>'
TEASER = f'<div class="b1"><h3>{LINK}</h3><p>The county offers a bus instead, which runs twice a day.</p></div>'


def cleared(markup: str) -> str:
    found = body(markup)
    tree: Any = found.getparent()
    about = clear_around(tree)
    clear_within(tree, about)
    return words_of(found)


@pytest.mark.parametrize(
    "markup",
    [
        f"<nav>{LONG}</nav>",
        f"<aside><p>{LONG}</p></aside>",
        f'<div class="cookie-notice"><p>{LONG}</p></div>',
        f'<div id="newsletter-box"><p>{LONG}</p></div>',
        f'<section role="dialog"><p>{LONG}</p></section>',
        f'<div style="position: fixed; bottom: 0"><p>{LONG}</p></div>',
        f"<div hidden><p>{LONG}</p></div>",
        f'<div aria-hidden="true"><p>{LONG}</p></div>',
        f'<p class="wp-caption">{LONG}</p>',
        f'<div itemprop="author">{LONG}</div>',
        f"<address>{LONG}</address>",
        f'<div class="comments"><p>{LONG}</p></div>',
    ],
)
def test_furniture_is_known_by_its_tag_its_names_or_its_role(markup: str) -> None:
    assert cleared(f"<div><h1>The mill</h1>{STORY}</div>{markup}") == f"The mill {' '.join(TOLD)}"


@pytest.mark.parametrize(
    "markup",
    [
        f'<div class="page-with-sidebar">{STORY}</div>',
        f'<div class="newsletter-article"><h1>The mill</h1>{STORY}</div><p>{LONG}</p>',
        f'<div class="kommentar">{STORY}</div><p>{LONG}</p>',
        f'<div class="comment">{STORY}</div>' * 2,
        f'{STORY}<pre><span class="hljs-comment">{LONG}</span></pre>',
        f'{STORY}<div hidden="until-found"><p>{LONG}</p></div>',
        f'{STORY}<h2 class="anchor">The wheel</h2><p>{LONG}</p>',
    ],
)
def test_a_name_does_not_take_what_is_most_of_the_page_or_holds_its_headline(markup: str) -> None:
    assert cleared(markup) == words_of(body(markup))


def test_comments_may_be_longer_than_the_article_before_them() -> None:
    assert cleared(f'{STORY}<div class="comments">{STORY * 5}</div>') == " ".join(TOLD)


def test_text_behind_furniture_stays() -> None:
    found = cleared(f'<div>Of all mills <div class="ad-box">Buy now</div> this one was first.{STORY}</div>')
    assert found.startswith("Of all mills this one was first. The mill stood")
    assert "one here and" in cleared(f'{STORY}<div>{LONG} one <i></i><div class="ad">x</div>here and there</div>')


def test_nothing_is_taken_from_a_short_page() -> None:
    assert cleared(f"<nav>Menu</nav><p>{LONG}</p>") == f"Menu {LONG}"


def test_what_stands_above_the_only_headline_goes_unless_it_is_much() -> None:
    assert cleared(f"<p>+++ Roadworks +++</p><h1>The mill</h1>{STORY}") == f"The mill {' '.join(TOLD)}"
    assert cleared(f"{STORY}<h1>The mill</h1>") == f"{' '.join(TOLD)} The mill"
    assert "+++" in cleared(f"<p>+++ Roadworks +++</p><h1>Hill Review</h1><h1>The mill</h1>{STORY}")


def test_lines_below_the_headline_that_are_no_sentence_go() -> None:
    lines = "<div>Ada Quill</div><div>3 May 2021 · <span>6 min read</span></div>"
    assert cleared(f"<div><h1>The mill</h1>{lines}</div>{STORY}") == f"The mill {' '.join(TOLD)}"
    assert "It is a short story." in cleared(f"<h1>The mill</h1><p>It is a short story.</p>{STORY}")
    assert "Oats" in cleared(f"<h1>The mill</h1><ul><li>Oats</li></ul>{STORY}")


@pytest.mark.parametrize(
    "markup",
    [
        f"<div>{LINK} {LINK} and some words</div>",
        f"<div><p>{LONG}</p><button>Reply</button></div>",
        f"<div><p>{LONG}</p>© 2026 Hill Review</div>",
        "<div>3 May 2021, 08:00</div>",
        f"<ul><li>{LINK}</li></ul>",
    ],
)
def test_links_forms_and_labels_beside_the_story_go(markup: str) -> None:
    assert cleared(f"<div><h1>The mill</h1>{STORY * 2}</div>{markup}") == f"The mill {' '.join(TOLD * 2)}"
    assert cleared(f"{markup}<div>{STORY * 2}</div>") == " ".join(TOLD * 2)


@pytest.mark.parametrize(
    "markup",
    [
        f"<div><p>{LONG}</p></div>",
        "<p>See the <a href='/x'>letters of the merchant</a> for more.</p>",
        f"<div><p>{LONG}</p><pre>mill</pre><button>Copy</button></div>",
        "<h2>The wheel</h2>",
        "<div><h2>The wheel</h2></div>",
    ],
)
def test_prose_beside_the_story_stays(markup: str) -> None:
    page = f"<div><h1>The mill</h1>{STORY}</div>{markup}"
    assert cleared(page) == words_of(body(page))


def test_one_long_paragraph_is_not_the_story() -> None:
    page = f"<div><p>{LONG * 9}</p><div>It was <a href='/x'>as the merchant</a> had said.</div><p>{LONG}</p></div>"
    assert cleared(page) == words_of(body(page))


def test_boxes_of_other_stories_go_unless_they_are_the_page() -> None:
    assert cleared(f"<div><h1>The mill</h1>{STORY}{TEASER * 3}</div>") == f"The mill {' '.join(TOLD)}"
    assert cleared(f"<div><h1>The mill</h1>{STORY}{TEASER * 2}</div>").count("Ferry") == 2
    assert cleared(f"<p>{LONG * 5}</p>{TEASER * 9}").count("Ferry") == 9


@pytest.mark.parametrize("lead", ["", "<b>Read also:</b> "])
def test_a_link_to_another_story_between_paragraphs_goes(lead: str) -> None:
    assert cleared(f"<div>{STORY}<p>{lead}{LINK}</p><p>{LONG}</p></div>") == f"{' '.join(TOLD)} {LONG}"


def test_a_box_that_asks_for_consent_or_an_address_goes_wherever_it_stands() -> None:
    film = "<div><p>With your consent we load a film from YouTube here.</p><button>Accept</button></div>"
    letter = '<div><p>Every Friday, one long read.</p><input type="email"></div>'
    quiz = "<div><p>Which year was it?</p><button>1743</button></div>"
    found = cleared(f"<div>{STORY}{film}{letter}{quiz}<p>{LONG}</p></div>")
    assert found == f"{' '.join(TOLD)} Which year was it? 1743 {LONG}"


def test_a_page_without_a_body_is_left_alone() -> None:
    tree: Any = body("").getparent()
    tree.remove(tree.find("body"))
    assert clear_around(tree) == []
    clear_within(tree, [])
    assert [one.tag for one in tree] == ["head"]
