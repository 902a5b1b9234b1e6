"""Five libraries and two rooms, each with words that stand nowhere else, and something of everything in each."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.library import Library
from bot.models import Draft, Feed, Follow, Order, Place, Scope, room_key
from bot.settings import Settings
from bot.store import Store

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
HERE, AWAY = Scope.guild(1001 << 22), Scope.guild(1002 << 22)
PEOPLE = tuple(Scope.person(number << 22) for number in (2001, 2002, 2003))
#: Two channels here that not everybody can read; what was saved from each is a room.
CELLAR, ATTIC = (Scope.of(room_key(HERE.key, number << 22)) for number in (3001, 3002))
ROOMS = (CELLAR, ATTIC)
LIBRARIES = (HERE, AWAY, *PEOPLE, *ROOMS)
#: What anybody may type, and what stands only in the library and is never typed elsewhere.
KEYS = dict(zip(LIBRARIES, ("brass", "copper", "silver", "golden", "wooden", "leaden", "iron"), strict=True))
SECRETS = dict(zip(LIBRARIES, ("zorvik", "quaffin", "mibblet", "drusk", "wexley", "plonket", "gribbin"), strict=True))


def article(scope: Scope, number: int = 1) -> Draft:
    """An article of a library that is full of its secret."""
    key, secret = KEYS[scope], SECRETS[scope].capitalize()
    return Draft(
        f"The {key} lantern of the harbour was mended by {secret}a in 1904. It cost 812 crowns, and {secret}b paid.\n\n"
        f"“The {key} lantern burned for {number + 8} years without a night of rest,” {secret}c Olsen said in May 1912. "
        f"She kept its wick in the tower of {secret}d.\n\nNobody in {secret}e has seen the {key} lantern since then.",
        title=f"The {key} lantern of {secret}f, part {number}",
        url=f"https://{secret}.example/{number}",
        source=f"{secret}g Post",
        author=f"{secret}h",
        published="2026-05-03",
    )


def person(scope: Scope) -> int:
    """The number of whom a library belongs to, or of the channel that a room does."""
    return int(scope.target.partition(":")[2].rpartition("/")[2])


@dataclass
class Kept:
    """The numbers by which the things of all libraries could be named."""

    articles: dict[Scope, list[int]] = field(default_factory=dict[Scope, list[int]])
    digests: dict[Scope, int] = field(default_factory=dict[Scope, int])
    watches: dict[Scope, int] = field(default_factory=dict[Scope, int])
    feeds: dict[Scope, int] = field(default_factory=dict[Scope, int])
    uploads: dict[Scope, str] = field(default_factory=dict[Scope, str])


async def build(path: Path) -> Kept:
    """Write a database with something of everything in every library."""
    kept = Kept()
    async with Library.open(Settings(database_path=path)) as library, Store.open(path) as store:
        for number, scope in enumerate(LIBRARIES):
            owner = person(scope if scope in PEOPLE else PEOPLE[number % 3])
            place = Place(owner, person=True) if scope in PEOPLE else Place(person(scope) if scope in ROOMS else 5)
            secret = SECRETS[scope]
            # A digest is the server's, also where its channel has a room.
            topics = ("lantern",) if scope in ROOMS else ("lantern", f"{secret}k")
            order = Order(place, topics=topics, empty=True, owner=owner)
            kept.digests[scope] = (await library.digests.schedule(scope, order, now=NOW)).id
            added = [await library.add(scope, article(scope, part), now=NOW) for part in (1, 2)]
            # The first has an earlier version.
            await library.add(scope, Draft(f"{article(scope, 1).text} {secret}i.", url=article(scope, 1).url), now=NOW)
            kept.articles[scope] = [one.article.id for one in added]
            kept.uploads[scope] = await library.keep_upload(scope, article(scope, 3), now=NOW)
            feed = Feed(0, f"https://{secret}.example/feed", f"{secret}j News", "", NOW)
            followed = await store.feeds.follow(
                feed, Follow(scope.target, (f"{secret}l",), owner=None if scope in ROOMS else owner), most=9
            )
            assert followed
            kept.feeds[scope] = followed[0]
            question = f"Who mended the {KEYS[scope]} lantern?"
            kept.watches[scope] = (await library.digests.watch(scope, question, owner, now=NOW)).id
    return kept
