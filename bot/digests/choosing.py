"""Which of the new articles an edition tells, and in which order: one for each story, the most covered first."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from bot.messages import message
from bot.models import ArticleInfo
from bot.store.copies import home

#: What articles are called of which nobody knows who published them.
UNNAMED = message("Other articles")


class Told(NamedTuple):
    """One story: the article that tells it in an edition, and the others that print the same."""

    #: Of its section: a topic or a source.
    name: str
    article: ArticleInfo
    also: tuple[ArticleInfo, ...]

    @property
    def outlets(self) -> int:
        """How many publish it."""
        return len({home(one.source, one.url) for one in (self.article, *self.also)})


def choose(
    articles: Iterable[ArticleInfo], names: Mapping[int, str], topics: Sequence[str], *, today: date, most: int
) -> list[list[Told]]:
    """The stories that are told, at most so many, section by section.

    `names` has the section of each article. Of each of the `topics` the first story is told, whatever others there are.
    """
    stories = _stories(articles, names)
    # No date that lies ahead makes an article newer than one of today.
    stories.sort(key=lambda one: (-one.outlets, -min(_day(one.article), today).toordinal(), -one.article.id))
    sections: dict[str, list[Told]] = {name: [] for name in topics}
    ranked: list[tuple[bool, int, int, int, Told]] = []
    for rank, one in enumerate(stories):
        section = sections.setdefault(one.name, [])
        # By turns: no source and no topic has all the room.
        ranked.append((not topics or bool(section), -one.outlets, len(section), rank, one))
        section.append(one)
    told = {one.article.id for *_, one in sorted(ranked, key=lambda each: each[:4])[:most]}
    chosen = ([one for one in section if one.article.id in told] for section in sections.values())
    # Those of which nobody knows who published them close it.
    return sorted((section for section in chosen if section), key=lambda section: section[0].name == UNNAMED)


def named(info: ArticleInfo) -> str:
    """Who published an article, as its section is called."""
    if info.source and info.source.strip():
        return " ".join(info.source.split())
    return home(None, info.url) or UNNAMED


def _stories(articles: Iterable[ArticleInfo], names: Mapping[int, str]) -> list[Told]:
    groups: dict[tuple[bool, int], list[ArticleInfo]] = {}
    for info in sorted(articles, key=lambda one: one.id):
        # Of a text that is too short nobody can tell whether another one says the same.
        groups.setdefault((bool(info.story), info.story or info.id), []).append(info)
    found: list[Told] = []
    for group in groups.values():
        # The first that can be opened: the others printed it after it.
        first = next((one for one in group if _linked(one)), group[0])
        found.append(Told(names[first.id], first, tuple(one for one in group if one is not first)))
    return found


def _linked(info: ArticleInfo) -> bool:
    try:
        return bool(urlsplit(info.url or "").hostname)
    except ValueError:
        return False


def _day(info: ArticleInfo) -> date:
    """The day from which an article counts: when it was published, or where nobody knows that, added."""
    try:
        return date.fromisoformat((info.published or "")[:10])
    except ValueError:
        return info.added.date()
