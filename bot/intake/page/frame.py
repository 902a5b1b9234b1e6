"""Where the story is: trafilatura looks for a frame by its names, and is shown one where no name tells."""

from typing import Any

from trafilatura.xpaths import BODY_XPATH  # pyright: ignore[reportUnknownVariableType]

from bot.intake.page.weights import Weights

#: The share of the running text in a frame that trafilatura finds, and in ours, at least; that of a lead, at most.
_FOUND, _WHOLE, _LEAD = 0.5, 0.99, 0.15
#: Its ways to a frame, the surest first.
_EXPRESSIONS: Any = BODY_XPATH  # pyright: ignore[reportUnknownVariableType]
_FRAMES = ("div", "section", "main", "article")


def show_frame(body: Any, weights: Weights) -> None:  # noqa: ANN401 - lxml has no types
    """Mark the frame of the story, unless trafilatura finds it by itself."""
    found = next((frames[0] for expression in _EXPRESSIONS if (frames := expression(body))), None)
    if found is None or weights.share(found) < _FOUND:
        _mark(_smallest(body, weights), body)
    elif (wider := _with_lead(found, body, weights)) is not found:
        _mark(wider, body)


def _smallest(body: Any, weights: Weights) -> Any:  # noqa: ANN401
    """The smallest frame that holds the whole story."""
    frame = body
    while (
        inner := next((one for one in frame.iterchildren(*_FRAMES) if weights.share(one) >= _WHOLE), None)
    ) is not None:
        frame = inner
    return frame


def _with_lead(frame: Any, body: Any, weights: Weights) -> Any:  # noqa: ANN401
    """The frame around this one that holds the headline and, between the two, a lead; this one where there is none."""
    for wider in (frame, *frame.iterancestors()):
        if wider.find(".//h1") is not None:
            return wider if weights.share(wider) - weights.share(frame) <= _LEAD else frame
        if wider is body or any(weights[one] for one in wider.itersiblings()):
            break
    return frame


def _mark(frame: Any, body: Any) -> None:  # noqa: ANN401
    """Make a frame the one that trafilatura takes first."""
    if frame is body:
        frame = body.makeelement("div")
        frame.text, body.text = body.text, None
        frame.extend(list(body))
        body.append(frame)
    for one in body.iter(*_FRAMES):
        if one.get("itemprop") == "articleBody":
            del one.attrib["itemprop"]
    frame.set("itemprop", "articleBody")
