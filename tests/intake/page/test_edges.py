"""Edges: dialogs on cookies above and below an article that came with its text."""

import pytest

from bot.intake.page.edges import without_edges
from tests.intake.markup import TOLD

ARTICLE = "\n".join(TOLD)
DIALOG = "We value your privacy\nWe and our partners store cookies on your device.\nYou can change your settings.\nOK"


def test_a_dialog_above_or_below_goes_with_its_labels() -> None:
    assert without_edges(f"{DIALOG}\n{ARTICLE * 2}") == ARTICLE * 2
    assert without_edges(f"{ARTICLE * 2}\nWe use cookies. You can change your settings.") == ARTICLE * 2


@pytest.mark.parametrize(
    "text", [ARTICLE, DIALOG, f"{TOLD[0]}\n{DIALOG}", f"{ARTICLE}\nSubscribe to read the rest.", ""]
)
def test_what_is_hardly_more_than_a_dialog_or_another_sign_stays(text: str) -> None:
    assert without_edges(text) == text


def test_a_dialog_in_the_middle_stays() -> None:
    text = "\n".join([*TOLD * 2, "We use cookies on this site.", *TOLD * 2])
    assert without_edges(text) == text
