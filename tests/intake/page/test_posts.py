"""Boards: the first post is the article, and other things alike are not taken for posts."""

import pytest

from bot.intake.page.clearing import clear_around
from tests.intake.markup import LONG, STORY, body, words_of


def post(number: int, name: str, text: str, kind: str = "post", heading: str = "") -> str:
    return f'<div class="{kind}" id="p{number}"><h3>{heading}</h3><a class="username">{name}</a><p>{text}</p></div>'


def left(markup: str) -> str:
    found = body(markup)
    clear_around(found.getparent())
    return words_of(found)


def test_answers_to_the_first_post_go() -> None:
    found = left(
        f"<div>{post(1, 'Ada', STORY)}<hr>{post(2, 'Tom', LONG)}<hr>{post(3, 'Ada', LONG, heading='Re: ')}</div>"
    )
    assert LONG not in found
    assert "Nobody in the village" in found


def test_answers_to_a_question_that_stands_elsewhere_go() -> None:
    answers = post(1, "Tom", LONG, "answer") + post(2, "Mira", LONG, "answer")
    assert LONG not in left(f"<div>{STORY}</div><div>{answers}</div>")


@pytest.mark.parametrize(
    "markup",
    [
        # Of a front page, of a day's reports by one author, and of a short question.
        post(1, "Ada", STORY, heading="The mill") + post(2, "Tom", LONG, heading="The ferry"),
        post(1, "Ada", STORY) + post(2, "Ada", LONG),
        post(1, "Ada", "Why?") + post(2, "Tom", STORY + LONG),
        f'<div class="card"><i class="user">A</i>{STORY}</div><div class="card"><i class="user">B</i>{LONG}</div>',
        f'<div class="post">{STORY}</div><div class="post"><p>{LONG}</p></div>',
    ],
)
def test_other_things_alike_stay(markup: str) -> None:
    assert LONG in left(f"<div>{markup}</div>")
