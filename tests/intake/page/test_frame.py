"""Frames: trafilatura's own where it finds one, with the lead above it; else the smallest that holds all."""

from typing import Any

from bot.intake.page.frame import show_frame
from bot.intake.page.weights import Weights
from tests.intake.markup import LONG, STORY, TOLD, body


def marked(markup: str) -> Any:
    found = body(markup)
    show_frame(found, Weights(found))
    return found.find('.//*[@itemprop="articleBody"]')


def test_a_frame_that_is_found_by_its_name_is_left_alone() -> None:
    assert marked(f"<article>{STORY}</article><p>{LONG}</p>") is None
    assert marked(f'<div class="entry-content">{STORY}</div>') is None


def test_a_frame_is_widened_by_a_lead_below_the_headline() -> None:
    lead = f'<div id="a"><h1>The mill</h1><p>{TOLD[0]}</p><div class="entry-content">{STORY * 2}</div></div>'
    assert marked(lead).get("id") == "a"
    assert marked(lead.replace("</div></div>", f"</div><p>{LONG}</p></div>")) is None
    assert marked(lead.replace(f"<p>{TOLD[0]}</p>", STORY)) is None


def test_without_a_name_the_smallest_frame_with_the_whole_story_is_marked() -> None:
    found = marked(f'<div><div id="a">{STORY}</div><div itemprop="articleBody">Menu</div></div>')
    assert found.get("id") == "a"
    found = marked(f"Once upon a time.{STORY}<p>{LONG}</p>")
    assert (found.tag, found.text, len(found)) == ("div", "Once upon a time.", len(TOLD) + 1)


def test_a_name_on_a_small_part_does_not_mislead() -> None:
    assert marked(f'<article><p>{LONG}</p></article><div id="a">{STORY}</div>').get("id") is None
