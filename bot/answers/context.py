"""A quote where it stands: in the article as it is, or in the version that was quoted."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.errors import NotFound
from bot.messages import message
from bot.models import Article, Context, Sentence, Slice, Version
from bot.store import Store
from bot.text.sentences import sentences


async def in_context(store: Store, article: Article, start: int, end: int, *, version: int | None) -> Context:
    """The paragraph around `text[start:end]` of that version; of the newest that has it when none is named.

    Raises NotFound when these are no sentences of it.
    """
    number = article.info.id
    if version is None or version == await store.versions.current(number):
        found = _context(article, await store.articles.sentences(number), start, end)
        if found:
            return found
    for old in await store.versions.all(number):
        if version in (None, old.number) and (found := await asyncio.to_thread(_before, article, old, start, end)):
            return found
    raise NotFound(message("That sentence is not in the article any more."))


def _before(article: Article, old: Version, start: int, end: int) -> Context | None:
    then = Article(replace(article.info, title=old.title), old.text)
    found = _context(then, sentences(old.text, article.info.language), start, end)
    return found and replace(found, replaced=old.replaced)


def _context(article: Article, found: Sequence[Sentence], start: int, end: int) -> Context | None:
    meant = [sentence for sentence in found if start <= sentence.start and sentence.end <= end]
    if not meant or (meant[0].start, meant[-1].end) != (start, end):
        return None
    paragraph = [one for one in found if meant[0].paragraph <= one.paragraph <= meant[-1].paragraph]
    first, last = paragraph[0].start, paragraph[-1].end
    text = article.text
    return Context(
        article.info, meant[-1].paragraph, Slice(text[first:last], first, last), Slice(text[start:end], start, end)
    )
