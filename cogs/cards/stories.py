"""A story of an edition: its title, what it says, and who tells it, beside a button that opens its summary."""

import discord

from bot.digests.choosing import UNNAMED
from bot.messages import say
from bot.models import ArticleInfo, Section, Story
from cogs.cards import controls, markdown
from cogs.cards.card import ALSO, NAMED, Part

#: Characters of a title and of the name of a section.
TITLE, NAME = 140, 100
#: Characters that a title with its link may take up, and all sentences of one story, written as markdown.
_LINKED, _SAID = 450, 1500


def heading(section: Section) -> str:
    """The line above the stories of a section; empty for a name that cannot be seen."""
    name = markdown.line(say(section.name) if section.name == UNNAMED else section.name, NAME)
    return f"-# **{name}**" if name else ""


def story(one: Story, head: str = "", *, sourced: bool, titles: bool = False) -> Part:
    """A story as one block, the first of a section with its `head`; `sourced` when it must say who publishes it.

    A text without anything to be quoted has no button either, unless `titles` are all that is wanted.
    """
    said = _said(one)
    text = "\n".join(part for part in (head, _title(one, said), said, _small(one, said, sourced=sourced)) if part)
    if not (one.sentences or titles):
        return text
    shown: discord.ui.TextDisplay[discord.ui.LayoutView] = discord.ui.TextDisplay(text)
    return discord.ui.Section(shown, accessory=controls.summary(one.article.id))


def outlets(one: Story) -> list[str]:
    """Who publishes it, as far as that is known, each once."""
    names = ((info.source or "").strip() for info in (one.article, *one.also))
    return list(dict.fromkeys(name for name in names if name))


def _said(one: Story) -> str:
    """As many of its first sentences as there is room for; none is ever cut, and what is left out is marked."""
    told, end = "", None
    for each in one.sentences:
        # Neighbours have at most a line's end between them.
        between = "" if end is None else " " if each.start - end <= 2 else " … "
        text = between + markdown.escape(each.text)
        if len(told) + len(text) > _SAID:
            break
        told, end = told + text, each.end
    return told


def _title(one: Story, said: str) -> str:
    # Of an article without a title it would be its first words once more.
    return "" if one.article.untitled and said else f"**{_linked(one.article, _called(one.article))}**"


def _small(one: Story, said: str, *, sourced: bool) -> str:
    info = one.article
    source = markdown.flat(info.source or "")
    if info.untitled and said:
        parts = [_linked(info, source or (say("the article") if info.url else f"№ {info.id}"))]
    else:
        parts = [markdown.line(source, ALSO)] if sourced and source else []
    parts += [markdown.day(info.published), _also(one)]
    told = " · ".join(part for part in parts if part)
    return f"-# {told}" if told else ""


def _also(one: Story) -> str:
    """Who else prints it."""
    own = (one.article.source or "").strip().casefold()
    others = {(info.source or info.title).strip().casefold(): info for info in reversed(one.also)}
    others.pop(own, None)
    found = list(reversed(others.values()))
    if not found:
        return ""
    named = [
        markdown.link(markdown.flat(info.source or "") or _called(info), _short(info.url), ALSO)
        for info in found[:NAMED]
    ]
    more = len(found) - NAMED
    if more > 0:
        return say("also at {names} and {count} more", names=", ".join(named), count=more)
    return say("also at {names}", names=", ".join(named))


def _called(info: ArticleInfo) -> str:
    """The title of an article; its number where that cannot be seen."""
    return markdown.flat(info.title) or f"№ {info.id}"


def _linked(info: ArticleInfo, title: str) -> str:
    linked = markdown.link(title, info.url, TITLE)
    return linked if len(linked) <= _LINKED else markdown.line(title, TITLE)


def _short(url: str | None) -> str | None:
    """An address, unless it takes up too much of a message."""
    return url if url and len(url) <= _LINKED - ALSO else None
