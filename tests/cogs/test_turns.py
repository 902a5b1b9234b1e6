"""R1: fair shares, by the order in which people are served; no clock but the test's own."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass, field, replace

import pytest

from cogs.turns import Busy, Shares, Turns
from tests.cogs.world import World, text

MANY = Shares(at_once=1000, often=1000, waiting=1000, line=1000)


@dataclass
class Hall:
    """People in line, for work that goes on until it is told to end."""

    shares: Shares = field(default_factory=Shares)
    now: float = 0.0
    #: Who was served, in order; what is under way.
    served: list[str] = field(default_factory=list[str])
    open: dict[str, asyncio.Event] = field(default_factory=dict[str, asyncio.Event])
    tasks: dict[str, "asyncio.Task[str]"] = field(default_factory=dict[str, "asyncio.Task[str]"])

    def __post_init__(self) -> None:
        self.turns = Turns(self.shares, clock=lambda: self.now)

    async def work(self, name: str) -> str:
        self.served.append(name)
        self.open[name] = asyncio.Event()
        try:
            await self.open[name].wait()
        finally:
            del self.open[name]
        return name

    async def come(self, name: str, member: int, server: str) -> None:
        """Somebody comes with something, and the line moves as far as it can."""
        self.tasks[name] = asyncio.create_task(self.turns.take(member, server, self.work(name)))
        await settled()

    async def end(self, name: str) -> None:
        """What is under way ends."""
        self.open[name].set()
        await settled()

    async def close(self) -> None:
        """Everybody goes home."""
        for task in self.tasks.values():
            task.cancel()
        await asyncio.gather(*self.tasks.values(), return_exceptions=True)
        # What is over is forgotten with the next who comes.
        self.now += 1000
        await self.turns.take(-1, "last", asyncio.sleep(0))
        assert list(self.turns._members) == [-1]  # pyright: ignore[reportPrivateUsage]
        assert not self.turns._servers  # pyright: ignore[reportPrivateUsage]
        assert not self.turns._begun  # pyright: ignore[reportPrivateUsage]

    def refused(self) -> list[str]:
        done = [task for task in self.tasks.values() if task.done() and not task.cancelled()]
        return [str(task.exception()) for task in done if task.exception()]


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_r1_a_hundred_of_one_member_are_two_and_the_others_hear_the_number() -> None:
    hall = Hall()
    for number in range(100):
        await hall.come(f"a{number}", 1, "s")
    assert hall.served == ["a0", "a1"]
    assert len(hall.refused()) == 98
    assert set(hall.refused()) == {
        "You have 2 things under way, which is the limit; try again when one is done.",
    }
    await hall.come("b", 2, "s")
    assert hall.served == ["a0", "a1", "b"], "others are served at once"
    await hall.end("a0")
    await hall.come("a", 1, "s")
    assert hall.served[-1] == "a"
    await hall.close()


async def test_r1_a_hundred_of_one_server_keep_no_other_server_waiting() -> None:
    hall = Hall(replace(MANY, waiting=90))
    for number in range(100):
        await hall.come(f"a{number}", number, "s")
    assert hall.served == ["a0", "a1", "a2", "a3"]
    busy = "I am busy: 90 things of this server wait already, which is the limit; try again in 10 s."
    assert hall.refused() == [busy] * 6
    await hall.come("b", 200, "t")
    assert hall.served[-1] == "b"
    await hall.end("a2")
    assert hall.served[-1] == "a4", "in the order in which they came"
    await hall.close()


async def test_r1_servers_have_their_turns_one_after_the_other() -> None:
    hall = Hall(replace(MANY, together=2, server=2))
    for name in ("a1", "a2", "a3", "a4", "a5", "b1", "b2", "c1"):
        await hall.come(name, hash(name), name[0])
    assert hall.served == ["a1", "a2"]
    for name in ("a1", "a2", "a3", "b1", "c1", "a4"):
        await hall.end(name)
    assert hall.served == ["a1", "a2", "a3", "b1", "c1", "a4", "b2", "a5"]
    await hall.close()


async def test_r1_all_servers_together_have_a_limit_too() -> None:
    hall = Hall(replace(Shares(), line=30))
    for number in range(100):
        await hall.come(f"{number}", number, f"s{number}")
    assert hall.served == [str(number) for number in range(16)]
    assert len(hall.refused()) == 100 - 16 - 30
    assert set(hall.refused()) == {"I am busy: 30 things wait already, which is the limit; try again in 10 s."}
    for number in range(46):
        await hall.end(str(number))
    assert hall.served == [str(number) for number in range(46)]
    await hall.close()


async def test_a_member_who_comes_too_often_is_told_until_when() -> None:
    hall = Hall(Shares(often=3, span=60))
    for number in range(3):
        hall.now = number * 10.0
        await hall.come(f"a{number}", 1, "s")
        await hall.end(f"a{number}")
    hall.now = 25.5
    await hall.come("early", 1, "s")
    assert hall.refused() == ["You asked 3 times in 60 s, which is the limit; try again in 35 s."]
    hall.now = 60.0
    await hall.come("late", 1, "s")
    assert hall.served[-1] == "late"
    await hall.close()


async def test_who_was_told_a_moment_ago_is_known() -> None:
    hall = Hall(Shares(at_once=0))
    told: list[bool] = []
    for hall.now in (0.0, 1.0, 61.5):
        with pytest.raises(Busy) as busy:
            await hall.turns.take(1, "s", hall.work("a"))
        told.append(busy.value.again)
    assert told == [False, True, False]


async def test_what_takes_long_keeps_only_its_own_server_waiting() -> None:
    hall = Hall(replace(MANY, together=1, server=1, long=0.01))
    for name, server in (("a1", "a"), ("b1", "b"), ("a2", "a")):
        await hall.come(name, 1, server)
    assert hall.served == ["a1"]
    # Nothing ends, but the first has taken long by now.
    hall.now = 0.01
    await asyncio.sleep(0.05)
    assert hall.served == ["a1", "b1"]
    await hall.end("a1")
    await hall.end("b1")
    assert hall.served == ["a1", "b1", "a2"]
    await hall.close()


async def test_who_leaves_the_line_keeps_nobody_waiting() -> None:
    hall = Hall(replace(MANY, server=1))
    for name in ("a1", "a2", "a3", "a4"):
        await hall.come(name, 1, "s")
    hall.tasks["a2"].cancel()
    await settled()
    await hall.end("a1")
    assert hall.served == ["a1", "a3"]
    # As it is when the bot is closed: all at once, and those in line are not asked in turn.
    hall.tasks["a4"].cancel()
    await hall.end("a3")
    assert hall.served == ["a1", "a3"]
    await hall.come("a5", 1, "s")
    assert hall.served == ["a1", "a3", "a5"]
    await hall.close()


async def test_a_turn_that_comes_to_somebody_who_just_left_goes_on_to_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hall = Hall(replace(MANY, server=1))
    for name in ("a1", "a2", "a3"):
        await hall.come(name, 1, "s")
    serve = hall.turns._serve  # pyright: ignore[reportPrivateUsage]

    def and_leave() -> None:
        serve()
        hall.tasks["a2"].cancel()

    monkeypatch.setattr(hall.turns, "_serve", and_leave)
    await hall.end("a1")
    assert hall.served == ["a1", "a3"]
    await hall.close()


async def test_work_that_fails_gives_its_turn_back() -> None:
    hall = Hall(replace(MANY, server=1))

    async def fail() -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        await hall.turns.take(1, "s", fail())
    await hall.come("a", 1, "s")
    assert hall.served == ["a"]
    await hall.close()


async def test_what_is_refused_need_not_be_a_coroutine() -> None:
    waiting: Awaitable[None] = asyncio.get_running_loop().create_future()
    with pytest.raises(Busy):
        await Turns(Shares(at_once=0)).take(1, "s", waiting)


# In Discord


async def test_r1_commands_and_buttons_count_and_admins_are_not_exempt(world: World) -> None:
    world.bot.turns = Turns(Shares(often=2))
    answer = await world.manager.slash(world.channel, "ask", question="Who cast the bell?")
    assert answer.response
    await world.manager.click(answer.response, label="Why this?")
    again = await world.manager.click(answer.response, label="Why this?")
    assert "You asked 2 times in 60 s, which is the limit; try again in " in world.refused(again)
    refused = await world.manager.slash(world.channel, "article list")
    assert "which is the limit" in world.refused(refused)
    other = await world.member.slash(world.channel, "ask", question="Who cast the bell?")
    assert "Martha Greene" in text(other.response)


async def test_r1_of_too_many_messages_one_is_told_so(world: World) -> None:
    world.bot.turns = Turns(Shares(often=1))
    assert await world.heard(f"{world.us} Who cast the bell?")
    told = await world.heard(f"{world.us} Who cast the bell?")
    assert "You asked 1 times in 60 s" in text(told)
    assert await world.heard(f"{world.us} Who cast the bell?") is None


async def test_r1_nobody_is_told_in_a_question_channel(world: World) -> None:
    await world.manager.slash(world.channel, "settings set", question_channel=world.channel)
    world.bot.turns = Turns(Shares(often=1))
    assert await world.heard("Who cast the bell?")
    assert await world.heard("Who cast the bell?") is None


async def test_r1_a_hundred_messages_at_once_leave_room_for_others(world: World) -> None:
    backend, channel, asked = world.env.backend, world.channel.id, f"{world.us} Who cast the bell?"
    many = {backend.create_message(channel, world.manager.id, asked).id for _ in range(100)}
    other = backend.create_message(channel, world.member.id, asked).id
    await world.env.settle()
    answers = {one.reference.message_id: text(one) for one in world.channel.history() if one.reference}
    assert "Martha Greene" in answers.pop(other).replace("**", "")
    assert set(answers) <= many
    told = [said for said in answers.values() if "which is the limit" in said]
    assert len(told) == 1, "said once, and then no more"
    assert 2 <= len(answers) - 1 <= Shares().often
