"""/quotes, /verify, /timeline, /compare, "Check quote", and the buttons that go on."""

import pytest

from bot.models import Draft
from tests.cogs.conftest import NOW
from tests.cogs.world import World, buttons, plain, text


async def test_quotations_are_shown_with_their_speaker(world: World) -> None:
    result = await world.member.slash(world.channel, "quotes", person="Birk")
    assert result.response
    assert not result.response.ephemeral
    shown = text(result.response)
    assert shown.startswith("-# Birk\n“We carried the doctor at night. We carried brides and coffins.")
    assert "-# — **Tom Birk** · The ferry that stopped · Lune Valley Press · ¶3" in shown
    context = await world.member.click(result.response, label="Show in context")
    assert "said the last ferryman" in plain(context.response)


async def test_an_unknown_speaker_is_said_so(world: World) -> None:
    result = await world.member.slash(world.channel, "quotes", person="Olsen")
    assert "**Nobody named Olsen is quoted here.** People who are: Tom Birk." in text(result.response)
    off = await world.member.slash(world.channel, "quotes", person="Birk", topic="windmills")
    assert "**Birk** is quoted here, but not on windmills." in text(off.response)


async def test_a_quotation_is_verified(world: World) -> None:
    result = await world.member.slash(world.channel, "verify", quote="We never lost a passenger")
    shown = text(result.response)
    assert "**Verbatim.**" in shown
    assert "**We never lost a passenger**" in shown
    assert "said by **Tom Birk**" in shown
    differs = await world.member.slash(world.channel, "verify", quote="We never lost one passenger")
    assert "We never lost ~~a~~ **one** passenger" in text(differs.response)
    absent = await world.member.slash(world.channel, "verify", quote="Elephants knit at night")
    assert "**Not in this library.**" in text(absent.response)
    nothing = await world.member.slash(world.channel, "verify", quote="?!")
    assert "**That cannot be checked.**" in text(nothing.response)


async def test_a_shortened_quotation_is_verified_piece_by_piece(world: World) -> None:
    result = await world.member.slash(world.channel, "verify", quote="We carried the doctor … lost a passenger")
    assert text(result.response).count("**Verbatim.**") == 2


async def test_the_quotation_in_a_message_is_checked_for_whoever_asks(world: World) -> None:
    sent = await world.manager.send(world.channel, f"{world.us} He said “we never lost a passenger”, I think")
    result = await world.member.context_menu(world.channel, "Check quote", sent)
    assert result.ephemeral
    assert "**The same words.**" in text(result.response)
    without = await world.manager.send(world.channel, "Nobody drowned, because every farm had heard it.")
    plain_text = await world.member.context_menu(world.channel, "Check quote", without)
    assert "**Verbatim.**" in text(plain_text.response)


async def test_a_message_without_words_is_refused(world: World) -> None:
    sent = await world.manager.send(world.channel, world.us)
    result = await world.member.context_menu(world.channel, "Check quote", sent)
    assert "no text in that message" in world.refused(result)


async def test_a_timeline_is_in_order(world: World) -> None:
    result = await world.member.slash(world.channel, "timeline", topic="bell")
    shown = text(result.response)
    assert shown.index("**1743**") < shown.index("**1931**")
    none = await world.member.slash(world.channel, "timeline", topic="elephants")
    assert "No sentence here holds a date and speaks of elephants." in plain(none.response)


async def test_sources_are_compared(world: World) -> None:
    other = Draft(
        "The great bell of Harrow Hill was cast in 1751 by Martha Greene.", title="Bells", source="The Ringer"
    )
    await world.library.add(world.scope, other, now=NOW)
    result = await world.member.slash(world.channel, "compare", topic="bell")
    shown = text(result.response)
    assert "**2 sources:** Hill Country Review, The Ringer" in shown
    assert "**Numbers that differ**" in shown
    assert "**1743** · The great bell" in shown
    assert "**1751** · The great bell" in shown
    one = await world.member.slash(world.channel, "compare", topic="ferry")
    assert "**Only one source here speaks of it: Lune Valley Press.**" in text(one.response)


@pytest.mark.parametrize("restarted", [False, True])
async def test_what_did_not_fit_is_behind_a_button(world: World, *, restarted: bool) -> None:
    sentences = [
        f"“Number {n} of the long list was read out loud to all in the hall,” said Ida Frost." for n in range(15)
    ]
    dated = [
        f"In {1700 + n} Harwich counted {n + 3} ships before the long winter came over the sea." for n in range(38)
    ]
    draft = Draft("\n\n".join(sentences + dated), title="Harwich *lists*")
    await world.library.add(world.scope, draft, now=NOW)
    quotes = await world.member.slash(world.channel, "quotes", person="Ida Frost")
    timeline = await world.member.slash(world.channel, "timeline", topic="Harwich")
    assert quotes.response
    assert timeline.response
    if restarted:
        await world.restart()
    for result, label in ((quotes, "More"), (timeline, "Later")):
        assert result.response
        seen = text(result.response)
        shown, rest = result.response, next(each for each in buttons(result.response) if each.startswith(label))
        for _ in range(8):
            further = await world.manager.click(shown, label=rest)
            assert further.ephemeral
            assert further.response
            seen += text(further.response)
            shown = further.response
            names = [each for each in buttons(shown) if each.startswith(label)]
            if not names:
                break
            rest = names[0]
        assert "Number 14" in seen or "In 1737" in seen.replace("**", "")


async def test_p1_another_server_sees_none_of_it(world: World) -> None:
    for name, options in (
        ("quotes", {"person": "Birk"}),
        ("verify", {"quote": "We never lost a passenger"}),
        ("timeline", {"topic": "bell"}),
        ("compare", {"topic": "ferry"}),
    ):
        result = await world.stranger.slash(world.abroad, name, **options)
        shown = text(result.response)
        assert "Lune" not in shown
        assert "Tom" not in shown
        assert "1743" not in shown


async def test_p5_in_direct_messages_the_shelf_is_read(world: World) -> None:
    result = await world.member.user.slash("timeline", topic="windmill")
    assert "**1902**" in text(result.response)


async def test_t1_t2_what_was_asked_is_shown_as_it_is(world: World) -> None:
    for name, option in (("quotes", "person"), ("timeline", "topic"), ("compare", "topic")):
        result = await world.member.slash(
            world.channel, name, **{option: "@everyone **x** <@1> [a](https://a.example)"}
        )
        assert "\\@everyone \\*\\*x\\*\\* \\<\\@1> \\[a](https\\://a.example)" in text(result.response)
