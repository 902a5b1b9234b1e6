"""Summaries as cards, with buttons that zoom."""

from bot.messages import say
from bot.models import ArticleInfo, Draft, Summary
from bot.summaries import DEFAULT, LENGTHS
from cogs.cards import controls, markdown
from cogs.cards.card import TEXT_LIMIT, TITLE, Card, provenance, row
from cogs.cards.figures import time_to_read
from cogs.cards.lines import line

#: Identifier of the line that names the focus: the buttons below read it again from the message.
FOCUS_ID = 903


def summary(
    found: Summary,
    *,
    of: ArticleInfo | Draft,
    length: str,
    focus: str = "",
    upload: str | None = None,
) -> Card:
    """A summary `of` a stored article or a text kept for a while (`upload`, its token), around a `focus` if any."""
    info = of if isinstance(of, ArticleInfo) else None
    heading = _heading(of)
    about = line(focus, FOCUS_ID) if focus else None
    # Room for the lines above and for the line of figures below.
    room = TEXT_LIMIT - len(heading) - (len(about.content) if about else 0) - 400
    shown: list[str] = []
    for one in found.sentences:
        text = markdown.escape(one.text)
        room -= len(text) + 2
        if room < 0:
            break
        shown.append(text)
    source = f"a{info.id}" if info else f"u{upload}"
    return Card(
        heading,
        about,
        "\n\n".join(shown) or say("*Its sentences are longer than a message can hold.*"),
        f"-# {_figures(found, len(shown), of)}",
        row(
            *(controls.zoom(source, each, found.method, current=each == length) for each in LENGTHS),
            controls.about(info.id) if info else None,
        ),
        quoted=[(info.id, one.start, one.end) for one in found.sentences[: len(shown)]] if info else (),
    )


def _heading(of: ArticleInfo | Draft) -> str:
    """The title with its link; an article without one would only say its first sentence twice."""
    if isinstance(of, ArticleInfo) and of.untitled and not of.url:
        return f"-# {say('Article № {number}, which came without a title', number=of.id)}"
    return f"### {markdown.link(of.title, of.url, TITLE)}"


def _figures(found: Summary, shown: int, of: ArticleInfo | Draft) -> str:
    """Where it is from, how much of it this is, and why it is not more."""
    parts = [provenance(of)] if provenance(of) else []
    if shown < len(found.sentences):
        parts.append(
            say(
                "{shown} of {available} sentences; {left_out} chosen ones did not fit",
                shown=shown,
                available=found.available,
                left_out=len(found.sentences) - shown,
            )
        )
    else:
        parts.append(say("{shown} of {available} sentences", shown=shown, available=found.available))
        parts.append(say("{shown} of {available} words", shown=found.words, available=found.words_available))
        parts.append(time_to_read(found.words, found.words_available))
    if found.method != DEFAULT:
        parts.append(say("method {method}", method=found.method))
    if found.capped:
        parts.append(say("more would pass the quote cap"))
    return " · ".join(parts)
