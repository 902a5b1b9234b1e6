"""/digest schedule, list, preview, pause, resume, resend, remove, and their buttons."""

import json
from dataclasses import replace
from datetime import time
from typing import Any

import discord
import pytest

from bot.digests.parts import of_digest
from bot.errors import Refused
from bot.models import Digest, Draft, Page, Place, Scope, Sort
from cogs.cards import editions
from cogs.ordering import Wishes, ordered
from tests.cogs.test_links import NOT_ALLOWED
from tests.cogs.world import World, buttons, plain, text
from tests.wire import limits

NEWS = Draft(
    "The swing bridge at Lune closes for two winters. Engineers found cracks in its towers. The ferry runs again.",
    title="Bridge closes",
    source="The Post",
    url="https://post.example/1",
)


async def order(world: World, **given: Any) -> Digest:
    """Order one by command."""
    result = await world.manager.slash(world.channel, "digest schedule", **given)
    assert result.ephemeral
    assert text(result.response).startswith("**Ordered: digest ")
    return (await world.library.digests.list(world.scope))[-1]


async def news(world: World, draft: Draft = NEWS, scope: Scope | None = None) -> int:
    now = discord.utils.utcnow()
    return (await world.library.add(scope or world.scope, draft, now=now)).article.id


async def test_left_open_it_is_this_channel_at_eight_every_day_and_everything(world: World) -> None:
    digest = await order(world)
    assert digest.order.place == Place(world.channel.id)
    assert (digest.order.at, digest.order.zone, digest.order.topics) == (time(8), "UTC", ())
    assert (digest.order.length, digest.order.silent, digest.order.empty, digest.order.alerts) == (
        "short",
        True,
        False,
        0,
    )
    assert digest.order.owner == world.manager.id


async def test_all_that_may_be_said_is_ordered_and_repeated(world: World) -> None:
    other = world.guild.create_text_channel("news")
    result = await world.manager.slash(
        world.channel, "digest schedule", channel=other, time="7:30 pm", timezone="berlin", days="mon, thu",
        topics="bells, the  sea", length="long", silent=False, when_empty=True, alerts=3,
    )  # fmt: skip
    (digest,) = await world.library.digests.list(world.scope)
    assert (digest.order.place, digest.order.days) == (Place(other.id), (1, 4))
    stamp = int(digest.due.timestamp())
    assert list(buttons(result.response)) == ["Preview"]
    assert text(result.response).split("\n")[:3] == [
        f"**Ordered: digest 1, in <#{other.id}>**",
        "On Mondays and Thursdays at 19:30, Europe/Berlin · bells, the sea · long · with a sound · "
        "also when there is nothing new · as it comes, 3 an hour at most",
        f"**Next** <t:{stamp}:F>, <t:{stamp}:R>",
    ]
    # The next one is by the same clocks.
    assert (await order(world)).order.zone == "Europe/Berlin"
    (first, *_) = await world.manager.autocomplete(world.channel, "digest schedule", "timezone", "")
    assert first["value"] == "Europe/Berlin"


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("time", "soon", "is no time of day"),
        ("days", "never", "names no days"),
        ("timezone", "Europe/Bern", "Did you mean"),
        ("topics", ",".join(map(str, range(11))), "10 topics"),
        ("change", "99", "There is no digest 99 here; `/digest list` shows what there is."),
        ("change", "x", "Choose one of the digests"),
    ],
)
async def test_what_cannot_be_ordered_is_refused_with_what_may_be(
    world: World, option: str, value: str, says: str
) -> None:
    await order(world)
    result = await world.manager.slash(world.channel, "digest schedule", **{option: value})
    assert says in world.refused(result)
    assert len(await world.library.digests.list(world.scope)) == 1


async def test_a_change_leaves_the_rest_as_it_was(world: World) -> None:
    await order(world, time="9", topics="bells", length="long")
    result = await world.manager.slash(world.channel, "digest schedule", change="1", days="weekdays")
    assert text(result.response).startswith("**Changed: digest 1, in <#")
    (digest,) = await world.library.digests.list(world.scope)
    assert (digest.order.at, digest.order.topics, digest.order.length) == (time(9), ("bells",), "long")
    assert digest.order.days == (1, 2, 3, 4, 5)
    other = world.guild.create_text_channel("news")
    await world.manager.slash(world.channel, "digest schedule", change="1", channel=other)
    assert (await world.library.digests.get(world.scope, 1)).order.place == Place(other.id)


async def test_hours_days_and_zones_are_offered(world: World) -> None:
    async def offered(option: str, typed: str) -> list[str]:
        found = await world.manager.autocomplete(world.channel, "digest schedule", option, typed)
        return [one["value"] for one in found]

    assert "07:30" in await offered("time", "7:")
    assert await offered("days", "week") == ["weekdays", "weekends"]
    assert await offered("timezone", "berl") == ["Europe/Berlin"]
    assert len(await offered("timezone", "")) == 25


@pytest.mark.parametrize("who", ["manager", "bot"])
async def test_p6_where_one_of_both_may_not_post_nothing_is_ordered(world: World, who: str) -> None:
    assert world.env.bot.user
    target = world.manager if who == "manager" else world.env.bot.user
    closed = world.guild.create_text_channel(
        "closed", overwrites={target: discord.PermissionOverwrite(send_messages=False)}
    )
    result = await world.manager.slash(world.channel, "digest schedule", channel=closed)
    assert "may not write in #closed" in world.refused(result)
    assert await world.library.digests.list(world.scope) == []


async def test_where_its_own_messages_cannot_be_read_again_that_is_said(world: World) -> None:
    assert world.env.bot.user
    blind = world.guild.create_text_channel(
        "blind", overwrites={world.env.bot.user: discord.PermissionOverwrite(read_message_history=False)}
    )
    result = await world.manager.slash(world.channel, "digest schedule", channel=blind)
    assert "I cannot read that channel's history" in text(result.response)


async def test_a_preview_is_all_that_would_be_sent_and_only_for_the_asker(world: World) -> None:
    digest = await order(world)
    await news(world)
    now = discord.utils.utcnow()
    result = await world.manager.slash(world.channel, "digest preview")
    edition = await world.library.digests.preview(world.scope, digest.id, now=now)
    assert result.ephemeral
    (page,) = editions.pages(edition)
    sent: Any = [one["content"] for one in limits.walk(json.loads(page.body)["components"]) if "content" in one]
    assert text(result.response) == "\n".join(sent)
    assert "**[Bridge closes](https://post.example/1)**" in text(result.response)
    assert await world.library.digests.history(world.scope, digest.id) == []


async def test_a_preview_of_several_messages_has_them_all(world: World) -> None:
    await order(world, length="long")
    for number in range(8):
        # Other words each time, or they were one story.
        said = " ".join(f"The {' '.join(f'word{number}x{each}x{n}' for n in range(40))} rang." for each in range(3))
        await news(world, Draft(said, title=f"Story {number}", source=f"Source {number}"))
    result = await world.manager.slash(world.channel, "digest preview")
    parts = [result.response, *result.followups]
    assert len(parts) > 1
    assert all(part and part.ephemeral for part in parts)
    seen = "\n".join(text(part) for part in parts)
    assert [f"Story {number}" in seen for number in range(8)] == [True] * 8


async def test_a_preview_has_the_picture_of_the_week(world: World) -> None:
    await order(world, length="long")
    await news(world)
    result = await world.manager.slash(world.channel, "digest preview", digest="1")
    # All of them came today: there is nothing to be seen in such a week.
    assert result.response
    assert not result.response.attachments
    await world.env.advance_time(86_400)
    await news(world, Draft("A goat was sold at Halton. It had eaten the curtains.", title="Goats", source="Wire"))
    result = await world.manager.slash(world.channel, "digest preview", digest="1")
    assert result.response
    (picture,) = result.response.attachments
    assert (await picture.read()).startswith(b"\x89PNG")


async def test_where_nothing_would_be_sent_the_preview_says_so(world: World) -> None:
    await order(world)
    result = await world.manager.slash(world.channel, "digest preview")
    assert text(result.response) == (
        "Nothing would be sent now: nothing came since this digest was ordered. Add an article, and look again."
    )
    store: Any = world.library.digests._store  # pyright: ignore[reportPrivateUsage]
    (digest,) = await world.library.digests.list(world.scope)
    await store.digests.update(digest, replace(digest, last=discord.utils.utcnow().date()))
    result = await world.manager.slash(world.channel, "digest preview")
    assert text(result.response) == "Nothing would be sent now: nothing came since the last edition."
    await world.manager.slash(world.channel, "digest schedule", change="1", when_empty=True)
    result = await world.manager.slash(world.channel, "digest preview")
    assert "Nothing new since the last edition." in text(result.response)


async def test_a_story_is_summarised_by_its_button(world: World) -> None:
    await order(world)
    await news(world)
    result = await world.manager.slash(world.channel, "digest preview")
    assert result.response
    pressed = await world.manager.click(result.response, label="Summarize")
    assert pressed.ephemeral
    assert "Engineers found cracks" in plain(pressed.response)


async def test_a_digest_rests_goes_on_and_is_removed_by_command(world: World) -> None:
    await order(world)
    told = await world.manager.slash(world.channel, "digest pause")
    assert text(told.response).startswith("**Digest 1 rests**")
    assert (await world.library.digests.get(world.scope, 1)).paused == "Somebody paused it."
    told = await world.manager.slash(world.channel, "digest resume", digest="1")
    assert text(told.response).startswith("**Digest 1 goes on**")
    assert (await world.library.digests.get(world.scope, 1)).paused == ""
    told = await world.manager.slash(world.channel, "digest remove")
    assert text(told.response).startswith("**Digest 1 is removed**")
    assert await world.library.digests.list(world.scope) == []
    told = await world.manager.slash(world.channel, "digest remove")
    assert world.refused(told) == "There are no digests here yet; `/digest schedule` orders one."


async def test_of_several_one_must_be_named_and_they_are_offered(world: World) -> None:
    await order(world)
    await order(world, time="9", days="friday")
    result = await world.manager.slash(world.channel, "digest pause")
    assert world.refused(result).startswith("Choose one of the digests")
    offered = await world.manager.autocomplete(world.channel, "digest pause", "digest", "")
    assert [one["name"] for one in offered] == [
        "1 · #general, every day at 08:00",
        "2 · #general, on Fridays at 09:00",
    ]
    await world.manager.slash(world.channel, "digest pause", digest=offered[1]["value"])
    (one,) = await world.manager.autocomplete(world.channel, "digest resume", "digest", "rests")
    assert one["value"] == "2"


async def test_the_last_edition_is_sent_again(world: World) -> None:
    digest = await order(world)
    result = await world.manager.slash(world.channel, "digest resend")
    assert "No edition of it was written yet; `/digest preview`" in world.refused(result)
    store: Any = world.library.digests._store  # pyright: ignore[reportPrivateUsage]
    now = discord.utils.utcnow()
    for one in of_digest(digest, Sort.EDITION, "2026-05-03", [Page("{}")], due=now):
        await store.deliveries.add([one])
    sent = await store.deliveries.next(digest.order.place)
    await store.deliveries.sent(sent, 5, now)
    result = await world.manager.slash(world.channel, "digest resend")
    assert text(result.response) == f"The edition of 3 May 2026 is being sent again, in <#{world.channel.id}>."
    assert [one.slot for one in await world.library.digests.history(world.scope, 1)] == ["2026-05-03+1", "2026-05-03"]


async def test_p3_the_buttons_of_a_list_outlive_a_restart_and_are_checked_again(world: World) -> None:
    await order(world)
    listed = await world.manager.slash(world.channel, "digest list")
    assert list(buttons(listed.response)) == ["Preview", "Pause", "Remove"]
    assert listed.response
    await world.restart()
    pressed = await world.manager.click(listed.response, label="Pause")
    assert text(pressed.response).startswith("**Digest 1 rests**")
    assert "Nothing would be sent now" in text((await world.manager.click(listed.response, label="Preview")).response)
    public = await world.member.slash(world.channel, "ask", question="When was the great bell cast?")
    forged = await world.forge(public, "digest:remove:1", world.member)
    assert world.refused(forged) == NOT_ALLOWED
    assert len(await world.library.digests.list(world.scope)) == 1
    removed = await world.forge(public, "digest:remove:1", world.manager)
    assert text(removed.response).startswith("**Digest 1 is removed**")
    gone = await world.forge(public, "digest:preview:1", world.manager)
    assert "There is no digest 1 here" in world.refused(gone)


async def test_p1_another_servers_digest_is_as_one_that_never_was(world: World) -> None:
    await order(world)
    for command in ("preview", "pause", "resume", "resend", "remove"):
        for number in ("1", "999"):
            result = await world.stranger.slash(world.abroad, f"digest {command}", digest=number)
            assert world.refused(result) == f"There is no digest {number} here; `/digest list` shows what there is."
    assert await world.stranger.autocomplete(world.abroad, "digest pause", "digest", "") == []
    assert "There are no digests here yet" in text((await world.stranger.slash(world.abroad, "digest list")).response)
    assert (await world.library.digests.get(world.scope, 1)).paused == ""


async def test_p2_without_manage_server_nothing_is_done_or_shown(world: World) -> None:
    await order(world)
    digest = next(one for one in await world.bot.tree.fetch_commands() if one.name == "digest")
    world.guild.set_command_permissions(digest, {world.guild.default_role: True})
    for command, options in {
        "schedule": {}, "list": {}, "preview": {"digest": "1"}, "pause": {"digest": "1"}, "resume": {"digest": "1"},
        "resend": {"digest": "1"}, "remove": {"digest": "1"},
    }.items():  # fmt: skip
        result = await world.member.slash(world.channel, f"digest {command}", **options)
        assert world.refused(result) == NOT_ALLOWED
    assert await world.member.autocomplete(world.channel, "digest pause", "digest", "") == []
    assert len(await world.library.digests.list(world.scope)) == 1


async def test_p5_a_person_has_a_digest_of_their_own_in_direct_messages(world: World) -> None:
    user = world.member.user
    result = await user.slash("digest schedule", time="7")
    assert text(result.response).startswith("**Ordered: digest 1, to you, in direct messages**")
    (digest,) = await world.library.digests.list(Scope.person(user.id))
    assert digest.order.place == Place(user.id, person=True)
    await news(world)
    await news(world, Draft("A goat was sold at Halton. It was mine.", title="Goats"), Scope.person(user.id))
    seen = text((await user.slash("digest preview")).response)
    assert "Goats" in seen
    assert "Bridge closes" not in seen
    assert await world.library.digests.list(world.scope) == []


class Interacting:
    """As much of an interaction as ordering looks at, where Discord's client would not let it come to that."""

    def __init__(self, world: World, *, guild: int | None) -> None:
        self.client, self.guild_id, self.channel = world.bot, guild, None
        self.user = discord.Object(world.member.id)

    def is_user_integration(self) -> bool:
        return self.guild_id is None

    def is_guild_integration(self) -> bool:
        return self.guild_id is not None


async def test_a_digest_of_ones_own_goes_to_no_channel_and_one_of_a_server_to_no_forum(world: World) -> None:
    channel: Any = world.bot.get_channel(world.channel.id)
    direct: Any = Interacting(world, guild=None)
    with pytest.raises(Refused, match="name no channel"):
        await ordered(direct, Wishes(channel=channel), None)
    forum: Any = Interacting(world, guild=world.guild.id)
    with pytest.raises(Refused, match="Messages cannot be sent into this channel"):
        await ordered(forum, Wishes(), None)


async def test_r2_more_digests_than_a_server_may_have_are_refused_with_the_number(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.digests.digests.MOST", 1)
    await order(world)
    result = await world.manager.slash(world.channel, "digest schedule")
    assert "There are 1 digests here, which is the limit" in world.refused(result)


async def test_none_are_offered_rather_than_late(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def late(*_: object) -> None:
        raise TimeoutError

    await order(world)
    with monkeypatch.context() as patched:
        patched.setattr(world.library.digests, "list", late)
        patched.setattr(world.library.digests, "zone", late)
        assert await world.manager.autocomplete(world.channel, "digest pause", "digest", "") == []
        assert await world.manager.autocomplete(world.channel, "digest schedule", "timezone", "") == []
    assert "they took too long" in caplog.text


async def test_a_channel_that_is_gone_is_still_named(world: World) -> None:
    digest = await order(world)
    store: Any = world.library.digests._store  # pyright: ignore[reportPrivateUsage]
    await store.digests.update(digest, replace(digest, order=replace(digest.order, place=Place(5))))
    (one,) = await world.manager.autocomplete(world.channel, "digest pause", "digest", "")
    assert one["name"] == "1 · a channel that is gone, every day at 08:00"
