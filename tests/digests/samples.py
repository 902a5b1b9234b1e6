"""Articles for editions, and what is shown of them."""

from datetime import datetime

from bot.intake.indexing import index
from bot.models import Draft, Edition, Scope
from bot.store import Store
from tests.digests.post import GUILD, MONDAY

#: A story long enough for others that print it to be known.
STORY = (
    "The county council voted on Monday to close the swing bridge at Lune for two winters. Engineers had found cracks "
    "in both of its towers. “Nobody will be hurt on my watch,” said the surveyor, Anna Pike. The ferry that stopped in "
    "March will run again from the first of December. It carries forty passengers and no cars. Fishermen say that the "
    "detour over Halton costs them an hour each morning. The council pays for their fuel until spring. A new bridge "
    "would cost nine million, which the county does not have. The towers were built in 1908 by convicts. Their names "
    "are cut into the northern one."
)


async def add_drafts(store: Store, *drafts: Draft, scope: Scope = GUILD, now: datetime = MONDAY) -> list[int]:
    """Put articles in; their numbers."""
    ready = await store.articles.add_many(scope.key, [index(draft) for draft in drafts], now=now)
    return [one.article.id for one in ready]


def told(edition: Edition) -> dict[str, list[str]]:
    """The titles of an edition by section."""
    return {section.name: [story.article.title for story in section.stories] for section in edition.sections}
