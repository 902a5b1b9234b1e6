"""Markup for tests of what is taken out of it."""

from typing import Any

from trafilatura import load_html

#: Running text, long enough to be an article.
TOLD = (
    "The mill stood by the river for two hundred years before anybody asked who had built it, and why there.",
    "Nobody in the village could say, since the church with all its registers had burnt down in the winter of 1743.",
    "A student found the answer in Lyon, in the letters of a merchant who had lent the money and never got it back.",
    "He had drawn the wheel himself, on the back of a bill for oranges, and the drawing fits to the width of a hand.",
    "The wheel turns again since last spring, though it grinds nothing but the patience of those who repair it.",
)
STORY = "".join(f"<p>{line}</p>" for line in TOLD)
LONG = "It rained on the fields above the village, and the river rose by another hand before the evening came."


def body(markup: str) -> Any:
    """The body of a page as it is parsed for reading."""
    tree: Any = load_html(f"<html><head><title></title></head><body>{markup}</body></html>")
    return tree.find("body")


def words_of(tree: Any) -> str:
    """What is left in it, one blank between words."""
    return " ".join(" ".join(tree.itertext()).split())
