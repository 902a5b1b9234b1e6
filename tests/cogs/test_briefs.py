"""/summarize with a focus alone: what all articles say on it, and the buttons that zoom."""

import pytest

from bot.models import Draft, Scope
from tests.cogs.conftest import ABROAD, NOW
from tests.cogs.world import World, buttons, plain, text

FLOOD = Draft(
    "The second flood of the valley reached the church of Harrow Hill on Monday. The bell rang for three hours.\n\n"
    "“We lost nobody. We had the bell,” said the sexton, Ida Pell.",
    title="The second flood", source="Valley Post", published="2026-05-01",
)  # fmt: skip


async def test_a_focus_alone_is_asked_of_all_articles_and_the_shelf(world: World) -> None:
    await world.library.add(world.scope, FLOOD, now=NOW)
    result = await world.member.slash(world.channel, "summarize", focus="bell  of Harrow Hill")
    assert result.response
    assert not result.response.ephemeral
    shown = text(result.response)
    assert shown.startswith("-# bell of Harrow Hill\nThe great bell of Harrow Hill was cast in 1743 by Martha Greene.")
    assert (
        "— [The bell of Harrow Hill](https://example.org/bell_of_harrow) · Hill Country Review · 3 May 2026 · ¶"
        in shown
    )
    assert "— The second flood · Valley Post · 1 May 2026 · ¶" in shown
    assert "sentences on it, from 2 of 2 articles · " in shown
    assert shown.rstrip().split("\n")[-1].startswith("-# ")
    assert "windmill" in text((await world.member.slash(world.channel, "summarize", focus="windmill")).response)


@pytest.mark.parametrize("restarted", [False, True])
async def test_lengths_are_nested_and_the_owner_zooms_in_place(world: World, *, restarted: bool) -> None:
    await world.library.add(world.scope, FLOOD, now=NOW)
    result = await world.member.slash(world.channel, "summarize", focus="*bell*", length="headline")
    assert result.response
    assert buttons(result.response)["Headline"]["disabled"]
    if restarted:
        await world.restart()
    opening = text(result.response).split("\n")[1]
    pressed = await world.member.click(result.response, label="Long")
    assert pressed.response
    assert pressed.response.id == result.response.id
    assert text(result.response).startswith(f"-# \\*bell\\*\n{opening}")
    assert buttons(result.response)["Long"]["disabled"]
    other = await world.manager.click(result.response, label="Short")
    assert other.ephemeral


async def test_a_budget_of_words_leaves_every_button_free(world: World) -> None:
    result = await world.member.slash(world.channel, "summarize", focus="bell", words=12)
    assert result.response
    assert not any(one["disabled"] for one in buttons(result.response).values())
    await world.member.click(result.response, label="Short")
    assert buttons(result.response)["Short"]["disabled"]


async def test_nothing_on_it_is_said(world: World) -> None:
    result = await world.member.slash(world.channel, "summarize", focus="elephants")
    assert "**No article here speaks of elephants.**" in text(result.response)
    assert "No article here mentions **elephants**." in text(result.response)
    refused = await world.member.slash(world.channel, "summarize", focus="the of")
    assert world.refused(refused) == "The topic has no word that could be looked for."


async def test_a_method_is_for_one_text(world: World) -> None:
    result = await world.member.slash(world.channel, "summarize", focus="bell", method="lead")
    assert world.refused(result) == "All articles on a focus are read by one method; name one article, or no method."


async def test_p1_another_server_knows_nothing_of_it(world: World) -> None:
    result = await world.stranger.slash(world.abroad, "summarize", focus="bell")
    assert "No article here speaks of bell" in plain(result.response)
    await world.library.add(Scope.guild(ABROAD), FLOOD, now=NOW)
    mine = await world.member.slash(world.channel, "summarize", focus="sexton")
    assert "No article here speaks of sexton" in plain(mine.response)


async def test_p3_a_forged_button_is_refused(world: World) -> None:
    result = await world.member.slash(world.channel, "summarize", focus="bell")
    for forged in ("brief:endless", "brief:SHORT"):
        pressed = await world.forge(result, forged, world.member)
        assert "from an older version" in world.refused(pressed)
