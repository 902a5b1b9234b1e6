from dataclasses import replace

import discord
import pytest

from bot.models import Correction, Draft, Edit, Place, Slice
from cogs.cards import Card
from cogs.corrections import tell
from tests.cogs.conftest import BELL, NOW
from tests.cogs.world import Message, World, buttons, plain, text

QUESTION = "When was the dam below the hill raised?"
CORRECTED = replace(BELL, text=BELL.text.replace("In 1931", "In 1932").replace("four metres", "five metres"))


async def corrected(world: World, draft: Draft = CORRECTED) -> list[bool]:
    """Bring the article up to date and tell the readers of all that quoted it."""
    assert (await world.library.add(world.scope, draft, now=NOW)).changed
    done: list[bool] = []
    for one in await world.library.corrections.pending():
        done.append(await tell(world.bot, one))
        await world.library.corrections.told(one)
    return done


def as_it_is(world: World, message: Message | None) -> Message:
    assert message
    return next(one for one in world.channel.history() if one.id == message.id)


async def answered(world: World, by: str) -> Message | None:
    if by == "command":
        return (await world.member.slash(world.channel, "ask", question=QUESTION)).response
    return await world.heard(f"{world.us} {QUESTION}")


@pytest.mark.parametrize("by", ["command", "mention"])
async def test_an_answer_says_so_when_its_article_was_corrected(world: World, by: str) -> None:
    before = await answered(world, by)
    assert await corrected(world) == [True]
    shown = as_it_is(world, before)
    assert plain(shown).startswith(
        "Corrected. [The bell of Harrow Hill](https://example.org/bell_of_harrow) changed on 4 May 2026.\n-# It said\n"
        "In 1931 the dam below the hill was raised by four metres, after the second flood.\n-# It now says\n"
        "In 1932 the dam below the hill was raised by five metres, after the second flood."
    )
    assert "In **1932** the dam below the hill was raised by **five** metres, after" in text(shown)
    # The answer itself stays below, with its buttons.
    assert text(before) in text(shown)
    assert buttons(shown).keys() == buttons(before).keys()
    context = await world.member.click(shown, label="Show in context")  # pyright: ignore[reportArgumentType]
    assert "raised by four metres" in plain(context.response)
    assert "As it was until 4 May 2026: the article has changed since." in text(context.response)


async def test_a_second_correction_takes_the_place_of_the_first(world: World) -> None:
    before = await answered(world, "command")
    await corrected(world)
    gone = replace(
        BELL,
        text=BELL.text.replace(
            "In 1931 the dam below the hill was raised by four metres, after the second flood. ", ""
        ),
    )
    assert await corrected(world, gone) == [True]
    shown = plain(as_it_is(world, before))
    assert shown.count("Corrected.") == 1
    assert shown.startswith("Corrected. [The bell of Harrow Hill](https://example.org/bell_of_harrow) changed on 4 May")


async def test_a_summary_says_so_too_as_far_as_it_is_zoomed(world: World) -> None:
    before = (await world.member.slash(world.channel, "summarize", article="bell", length="headline")).response
    assert await corrected(world, replace(BELL, text=BELL.text.replace("winds the tower", "winds the clock"))) == []
    await world.member.click(before, label="Long")  # pyright: ignore[reportArgumentType]
    again = replace(BELL, text=BELL.text.replace("winds the tower", "oils the bell").replace("812", "813"))
    assert await corrected(world, again) == [True]
    assert plain(as_it_is(world, before)).startswith("Corrected. [The bell of Harrow Hill]")


async def test_an_answer_that_still_stands_is_left_alone(world: World) -> None:
    before = (await world.member.slash(world.channel, "ask", question="Who cast the great bell?")).response
    assert await corrected(world) == []
    assert text(as_it_is(world, before)) == text(before)


async def test_what_only_the_asker_sees_is_not_noted(world: World) -> None:
    answer = (await world.member.slash(world.channel, "ask", question=QUESTION)).response
    await world.member.click(answer, label="Show in context")  # pyright: ignore[reportArgumentType]
    assert await corrected(world) == [True]


async def test_a_deleted_answer_is_forgotten(world: World) -> None:
    answer = await answered(world, "mention")
    assert answer
    await answer.delete()  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    assert await corrected(world) == [False]


@pytest.mark.parametrize(
    ("length", "words"), [(100, "with the old words"), (3650, "with a few"), (3800, "with none"), (3999, "")]
)
async def test_a_long_card_has_room_for_what_fits(world: World, length: int, words: str) -> None:
    channel = world.bot.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    sent = await channel.send(view=Card("x" * length))
    number = world.articles["bell"]
    info = (await world.library.get(world.scope, number)).info
    old = Slice("In 1931 the dam was raised. " * 12, 0, 336)
    one = Correction(sent.id, Place(channel.id), world.scope.key, (Edit(info, old, None, NOW),), ())
    assert await tell(world.bot, one) == bool(words)
    shown = text(as_it_is(world, sent))
    assert len(shown) <= 4000
    assert ("Corrected" in shown) == bool(words)
    assert ("…" in shown) == (words == "with a few")
    assert ("In 1931" in shown) == (length < 3800)
