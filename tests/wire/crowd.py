"""A crowd on the loopback Discord that does what members do, all day: asks, presses, pastes, and what it should not."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from tests.wire.discord_server import DiscordServer
from tests.wire.interactions import Invocation
from tests.wire.message import Message
from tests.wire.world import Channel, User

#: Different numbers in titles and texts; more than articles that stay.
PARTS = 1_000
#: Seconds that somebody takes at least to fill in a form.
TYPING = 0.2
#: Interactions after which Discord forgets what was, so that to look through it takes no longer in the end.
FORGETTING = 500
#: What no reader may ever be told here: that something failed on our side, or that others were served first.
FAILURES = ("Something went wrong", "cannot be opened just now", "I am busy", "which is the limit")
TOWNS = ("Ashford", "Lund", "Oster", "Kesselburg", "Harrow", "Sandbank", "Almenau", "Gull Rock")
THINGS = ("bell", "bridge", "ferry", "mill", "tower", "harbour", "library", "market")


@dataclass
class Place:
    """One server with its channel, its people, and its last answer with buttons."""

    channel: Channel
    chance: random.Random
    #: Who may manage it, and who may not: many, because one person is not answered without end.
    keepers: list[User] = field(default_factory=list[User])
    members: list[User] = field(default_factory=list[User])
    #: Who asked last, and the card that came.
    asker: User | None = None
    card: Message | None = None
    #: Titles of its articles.
    known: list[str] = field(default_factory=list[str])


class Crowd:
    """Members of several servers; in each of them one does something at a time."""

    def __init__(self, server: DiscordServer, *, places: int, members: int) -> None:
        self._server = server
        self.done: Counter[str] = Counter()
        self._places: list[Place] = []
        self._number = 0
        for number in range(places):
            guild = server.guild(f"Town {number}")
            place = Place(server.channel(guild), random.Random(number))
            self._places.append(place)
            keeper = server.role(guild, "Keeper", manage_guild=True)
            for person in range(members):
                user, keeps = server.world.user(f"person {person}"), person % 3 == 0
                server.world.join(guild, user, *([keeper] if keeps else []))
                (place.keepers if keeps else place.members).append(user)

    @property
    def total(self) -> int:
        """Interactions and messages so far."""
        return self.done.total()

    async def settle(self, articles: int) -> None:
        """Give each server so many articles and a digest."""
        for place in self._places:
            for number in range(articles):
                town, thing = TOWNS[number % len(TOWNS)], THINGS[number // len(TOWNS) % len(THINGS)]
                await self._paste(place, self._keeper(place), town, thing)
            await self._told(
                self._slash(place, "digest schedule", {"time": "03:00", "timezone": "UTC"}, by=self._keeper(place))
            )

    async def act(self, count: int) -> None:
        """Do at least so much more, all servers at once; afterwards Discord has forgotten it."""
        end = self.total + count
        while self.total < end:
            async with asyncio.TaskGroup() as group:
                for place in self._places:
                    group.create_task(self._live(place, min(end, self.total + FORGETTING)))
            self._server.forget()
            for place in self._places:
                place.card = None

    async def _live(self, place: Place, until: int) -> None:
        deeds: dict[Callable[[Place], Awaitable[None]], int] = {
            self._ask: 24, self._press: 30, self._mention: 8, self._type: 10, self._summarize: 8, self._look: 8,
            self._trade: 4, self._meddle: 8,
        }  # fmt: skip
        while self.total < until:
            (deed,) = place.chance.choices(list(deeds), list(deeds.values()))
            await deed(place)

    # What they do

    async def _ask(self, place: Place) -> None:
        thing, town = place.chance.choice(THINGS), place.chance.choice(TOWNS)
        member = self._member(place)
        question = place.chance.choice((f"Who built the {thing} of {town}?", f"Why is the {thing} yellow?"))
        place.card = await self._told(self._slash(place, "ask", {"question": question}, by=member))
        place.asker = member

    async def _press(self, place: Place) -> None:
        """A button of the last card: more, context, reasons, a longer summary; by its owner or by another."""
        parts = place.card.components if place.card else []
        ids = [one["custom_id"] for one in parts if "custom_id" in one and not one.get("disabled")]
        ids = [one for one in ids if not one.startswith(("about", "watch"))]
        if place.card is None or not ids:
            await self._ask(place)
            return
        who = place.asker if place.chance.random() < 0.7 and place.asker else self._member(place)
        custom_id = place.chance.choice(ids)
        pressed = await self._told(self._click(place.card, custom_id, who))
        if pressed.id == place.card.id or (pressed.ephemeral and place.chance.random() < 0.3):
            place.card, place.asker = pressed, who

    async def _mention(self, place: Place) -> None:
        text = f"When was the {place.chance.choice(THINGS)} of {place.chance.choice(TOWNS)} built?"
        self.done["mention"] += 1
        said = str((await self._server.say(place.channel, self._member(place), text, mentions_bot=True)).id)

        def answer() -> Message | None:
            found = reversed(self._server.messages(place.channel))
            return next(
                (one for one in found if one.payload.get("message_reference", {}).get("message_id") == said), None
            )

        self._check(await self._server.until(answer, "an answer to a mention", 60))

    async def _type(self, place: Place) -> None:
        self.done["autocomplete"] += 1
        typed = place.chance.choice(TOWNS)[: place.chance.randint(1, 5)]
        made = await self._server.autocomplete(
            place.channel, self._member(place), "ask", {"question": "?", "article": typed}, "article"
        )
        assert await made.choices(60), typed

    async def _summarize(self, place: Place) -> None:
        member = self._member(place)
        options = {"article": place.chance.choice(place.known)}
        if place.chance.random() < 0.3:
            options = {"focus": place.chance.choice(THINGS)}
        place.card, place.asker = await self._told(self._slash(place, "summarize", options, by=member)), member

    async def _look(self, place: Place) -> None:
        """Lists and research."""
        thing, town = place.chance.choice(THINGS), place.chance.choice(TOWNS)
        wanted: tuple[tuple[str, dict[str, str]], ...] = (
            ("feed list", {}), ("digest list", {}), ("digest preview", {}), ("settings show", {}), ("help", {}),
            ("article list", {}), ("article show", {"article": place.chance.choice(place.known)}), ("watch list", {}),
            ("timeline", {"topic": thing}), ("compare", {"topic": f"{thing} of {town}"}), ("privacy show", {}),
            ("verify", {"quote": f"The {thing} of {town} was built by"}), ("quotes", {"person": "Anna Lindqvist"}),
        )  # fmt: skip
        name, options = place.chance.choice(wanted)
        await self._told(self._slash(place, name, options, by=self._keeper(place)))

    async def _trade(self, place: Place) -> None:
        """An article comes and goes."""
        keeper = self._keeper(place)
        title = await self._paste(place, keeper, place.chance.choice(TOWNS), place.chance.choice(THINGS))
        place.known.remove(title)
        card = await self._told(self._slash(place, "article remove", {"article": title}, by=keeper))
        (button,) = [one["custom_id"] for one in card.components if one.get("custom_id", "").startswith("remove:")]
        gone = await self._told(self._click(card, button, keeper))
        assert "Removed" in gone.text, gone.text

    async def _meddle(self, place: Place) -> None:
        """Buttons that are none, or not theirs; commands that they may not use."""
        if place.card is None or place.chance.random() < 0.3:
            refused = await self._told(self._slash(place, "article add"))
        else:
            custom_id = place.chance.choice(
                ("old:1", "context:999999:0:5", "remove:1", "digest:remove:1", "zoom:a0:long:lead")
            )
            found = next((one for one in place.card.components if "custom_id" in one and not one.get("disabled")), None)
            if found is None:
                return
            # The card looks so from now on; nobody else presses it.
            found["custom_id"] = custom_id
            refused = await self._told(self._click(place.card, custom_id, self._member(place)))
            place.card = None
        assert refused.ephemeral, refused.text

    async def _paste(self, place: Place, keeper: User, town: str, thing: str) -> str:
        title = ""
        # Of so many parts that what the bot keeps of titles and numbers is full one day.
        # A title that stands twice would name no article.
        while not title or title in place.known:
            self._number = self._number % PARTS + 1
            title = f"The {thing} of {town}, part {self._number}"
        year, chance = 1500 + self._number % 500, place.chance
        text = "\n\n".join(
            (
                f"The {thing} of {town} was built in {year} by Anna Lindqvist. It cost {self._number} crowns.",
                f"“The {thing} will outlast us all,” said Anna Lindqvist in {year + 1}. She was wrong about the roof.",
                *(
                    f"{chance.choice(TOWNS)} sent {chance.randint(2, 900)} workers in {year + n}. They ate soup "
                    f"{chance.randint(2, 90)} times and counted {chance.randint(100, 9999)} gulls over {town}."
                    for n in range(6)
                ),
            )
        )
        self.done["article add"] += 1
        opened = await self._server.slash(place.channel, keeper, "article add")
        await opened.modal(60)
        # discord.py knows a form only once Discord's answer to it is read, and nobody types as fast.
        await asyncio.sleep(TYPING)
        self.done["form"] += 1
        sent = await self._server.submit(opened, {"text": text, "title": title, "date": f"2026-01-{1 + year % 28:02}"})
        assert "Added" in (card := await self._answer(sent)).text, card.text
        place.known.append(title)
        return title

    # How

    def _keeper(self, place: Place) -> User:
        return place.chance.choice(place.keepers)

    def _member(self, place: Place) -> User:
        return place.chance.choice(place.members)

    async def _slash(
        self, place: Place, name: str, options: dict[str, str] | None = None, *, by: User | None = None
    ) -> Invocation:
        self.done[name] += 1
        return await self._server.slash(place.channel, by or self._member(place), name, options)

    async def _click(self, card: Message, custom_id: str, who: User) -> Invocation:
        self.done[f"button {custom_id.partition(':')[0]}"] += 1
        return await self._server.click(card, custom_id, who)

    async def _told(self, doing: Awaitable[Invocation]) -> Message:
        return await self._answer(await doing)

    async def _answer(self, made: Invocation) -> Message:
        return self._check(await made.response(patience=60))

    def _check(self, card: Message) -> Message:
        assert not any(one in card.text for one in FAILURES), card.text
        return card
