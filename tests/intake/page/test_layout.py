"""Layout: tables that are no tables, breaks in place of paragraphs, marks that are no words."""

from typing import Any

import pytest

from bot.intake.page.layout import straighten
from tests.intake.markup import LONG, STORY, TOLD, body, words_of


def straight(markup: str) -> Any:
    found = body(markup)
    straighten(found)
    return found


def paragraphs(markup: str) -> list[str]:
    return [" ".join("".join(one.itertext()).split()) for one in straight(markup).iter("p")]


@pytest.mark.parametrize(
    "cell",
    [STORY, f"{LONG} {LONG} {LONG} {LONG}", "<h1>The mill</h1>", "<table><tr><td>1743</td></tr></table>"],
)
def test_a_table_that_lays_out_a_page_becomes_boxes(cell: str) -> None:
    found = straight(f"<table><tbody><tr><td>Menu</td><td>{cell}</td></tr></tbody></table>")
    assert [one.tag for one in found.iter("table", "tr", "td")] in ([], ["table", "tr", "td"])
    assert found[0].tag == "div"


def test_a_table_of_figures_stays_one() -> None:
    assert straight("<table><tr><th>Year</th><td>1743</td></tr></table>")[0].tag == "table"
    assert straight('<table role="presentation"><tr><td>1743</td></tr></table>')[0].tag == "div"


def test_two_breaks_part_paragraphs_and_one_does_not() -> None:
    broken = f"{TOLD[0]}<br> <br>{TOLD[1]}<br><b>He</b> <i>said</i> so."
    markup = f"<div>{broken}<h2>The wheel</h2>{TOLD[2]}<ul><li>Oats</li></ul></div>"
    assert paragraphs(markup) == [TOLD[0], f"{TOLD[1]}He said so.", TOLD[2]]
    assert len(straight(markup).findall(".//p/br")) == 1
    assert words_of(straight(markup)) == words_of(body(markup))


def test_links_in_running_text_stay_in_their_sentence() -> None:
    markup = f"<div>{TOLD[0]}<br><br>He lent <a href='/x'>all the money</a> that he had to the miller of Ashford.</div>"
    assert paragraphs(markup)[1] == "He lent all the money that he had to the miller of Ashford."


def test_a_short_box_among_paragraphs_is_one() -> None:
    markup = f'<div class="t">{TOLD[0]}</div><div class="t">It was so.</div><div class="m">Menu</div>'
    assert paragraphs(markup) == [TOLD[0], "It was so."]


def test_marks_of_footnotes_and_places_to_link_to_are_no_words() -> None:
    assert words_of(straight('<p>It turned<sup><a href="#1">[1]</a></sup> again.</p>')) == "It turned again."
    assert words_of(straight("<p>Ten cm<sup>2</sup> of <sup><a href='#'>all</a>owed</sup></p>")).startswith(
        "Ten cm 2 of"
    )
    headed = '<h2><a name="w"></a>The wheel<a href="#w">¶</a></h2><p>See <a href="/x">¶</a></p>'
    assert words_of(straight(headed)) == "The wheel See ¶"


def test_boxes_in_the_item_of_a_list_are_set_apart_and_the_number_of_a_step_goes() -> None:
    found = straight(
        "<ol><li><div>1.</div><div>Soak the stone.</div><div>Wait.</div></li><li><div><p>a</p></div></li></ol>"
    )
    assert "".join(found[0][0].itertext()).split() == ["Soak", "the", "stone.", "Wait."]
    assert found[0][1][0].tag == "div"
