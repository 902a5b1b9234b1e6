"""A page's tree -> the same without its furniture, in the order in which the reader of a page needs it."""

from typing import Any

from bot.intake.page.frame import show_frame
from bot.intake.page.layout import straighten
from bot.intake.page.names import Part
from bot.intake.page.posts import answers
from bot.intake.page.pruning import LEAST, parts, remove
from bot.intake.page.shape import above, beside, dialogs, labels, pointers, teasers
from bot.intake.page.weights import Weights


def clear_around(tree: Any) -> list[Any]:  # noqa: ANN401 - lxml has no types
    """Take away all that has nothing to do with the article, in place.

    What comes back is furniture too, but tells of the article: who wrote it, and when. Nothing is taken from a page
    that is too short to hold an article beside it.
    """
    body = _body(tree)
    if body is None:
        return []
    weights = Weights(body)
    found: dict[Part, list[Any]] = {}
    if weights.total >= LEAST:
        # Posts are told by the names of their members, which are furniture themselves.
        posts = answers(body)
        # A short question is nothing without its answers.
        if weights.total - sum(weights[one] for one in posts) >= LEAST:
            remove(posts)
        found = parts(body, weights)
        remove(found[Part.BESIDE])
        remove(found[Part.COMMENTS])
    straighten(body)
    return found.get(Part.ABOUT, [])


def clear_within(tree: Any, about: list[Any]) -> None:  # noqa: ANN401
    """Take away what `clear_around` found to tell of the article, and what only its place or shape shows; in place."""
    body = _body(tree)
    if body is None:
        return
    remove(about)
    weights = Weights(body)
    if weights.total < LEAST:
        return
    remove(above(body, weights))
    remove(labels(body, weights))
    remove(teasers(body))
    remove(list(pointers(body)))
    remove(dialogs(body))
    remove(beside(body, Weights(body)))
    show_frame(body, Weights(body))


def _body(tree: Any) -> Any:  # noqa: ANN401
    return tree.find("body") if tree is not None else None
