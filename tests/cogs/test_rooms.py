"""P4: what is saved from a channel that not everybody can read, only those who can read that channel get."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle

from bot.models import Draft, Order, Place, Scope
from cogs.corrections import tell
from cogs.scopes import rooms_of
from tests.cogs.conftest import NOW
from tests.cogs.rooms import ANSWER, QUESTION, STORY, Room, hidden, newest, room, saved
from tests.cogs.world import World, buttons, plain, text

NEVER = 999_999


async def counted(world: World, channel: ChannelHandle, who: Any) -> str:
    return text((await who.slash(channel, "article list")).response).partition("\n")[0]


async def manages(world: World, who: MemberActor) -> None:
    """Let somebody manage the server, without letting them into the hidden channel."""
    role = world.guild.create_role("Manager", permissions=discord.Permissions(manage_guild=True))
    await world.bot.http.add_role(world.guild.id, who.id, role.id)
    await world.env.settle()


async def test_p4_what_is_saved_there_goes_into_its_room_and_the_card_says_so(world: World) -> None:
    channel = hidden(world)
    result = await saved(world, channel)
    assert result.ephemeral
    assert "-# Only those who can read #hidden will see it." in text(result.response)
    assert await world.library.count(world.scope) == len(world.articles)
    assert await world.library.rooms(world.scope) == [f"{world.scope.key}/{channel.id}"]
    # Where all can read, nothing is said of it.
    assert "Only those" not in text((await saved(world, world.channel)).response)
    assert await world.library.count(world.scope) == len(world.articles) + 1


async def test_p4_what_everybody_can_read_already_is_not_saved_again(world: World) -> None:
    await saved(world, world.channel)
    again = await saved(world, hidden(world))
    assert "here already" in text(again.response)
    assert "Only those" not in text(again.response)
    assert await world.library.rooms(world.scope) == []


async def test_p4_asked_in_public_it_is_quoted_to_the_asker_alone_who_can_read_it(world: World) -> None:
    one = await room(world)
    asked = await world.manager.slash(world.channel, "ask", question=QUESTION)
    assert not asked.ephemeral
    assert await one.told(asked, private=False) is False
    (beside,) = asked.followups
    assert beside.ephemeral
    assert ANSWER in plain(beside)
    assert "only you see this" in text(beside)
    # Its buttons go on for the asker alone.
    context = await world.manager.click(beside, label="Show in context")
    assert context.ephemeral
    assert ANSWER in plain(context.response)
    why = await world.manager.click(beside, label="Why this?")
    assert why.ephemeral
    assert "The chapel floor" in plain(why.response)
    # Of the public answer they go on from what all see.
    public = await world.manager.click(asked.response, label="Why not?")  # pyright: ignore[reportArgumentType]
    assert not await one.told(public)
    other = await world.member.slash(world.channel, "ask", question=QUESTION)
    assert other.followups == []
    assert not await one.told(other)


async def test_p4_a_question_that_the_public_articles_answer_best_is_answered_once(world: World) -> None:
    await room(world)
    asked = await world.manager.slash(world.channel, "ask", question="Who cast the great bell?")
    assert "Martha Greene" in plain(asked.response)
    assert asked.followups == []


async def test_p4_in_its_channel_all_get_it(world: World) -> None:
    one = await room(world)
    asked = await world.manager.slash(one.channel, "ask", question=QUESTION)
    assert not asked.ephemeral
    assert ANSWER in plain(asked.response)
    assert asked.followups == []
    heard = await world.heard(f"{world.us} {QUESTION}", by=world.manager, channel=one.channel)
    assert ANSWER in plain(heard)
    summed = await world.manager.slash(one.channel, "summarize", article=str(one.article))
    assert not summed.ephemeral
    assert "brandy" in plain(summed.response)


async def test_p4_a_mention_elsewhere_gets_nothing_of_it(world: World) -> None:
    one = await room(world)
    heard = await world.heard(f"{world.us} {QUESTION}", by=world.manager)
    assert heard
    assert "do not say" in plain(heard)
    assert "chapel" not in plain(heard)
    # Nor does an answer to a card, whatever article its buttons name.
    asked = await world.manager.slash(world.channel, "ask", question="Who cast the great bell?")
    forged = await world.forge(asked, f"why:{one.article}:0", world.member)
    assert "There is no article" in world.refused(forged)


@pytest.mark.parametrize("name", ["ask", "summarize"])
async def test_p4_an_article_of_a_room_that_is_named_is_answered_from_for_the_asker_alone(
    world: World, name: str
) -> None:
    one = await room(world)
    given = {"question": QUESTION} if name == "ask" else {}
    asked = await world.manager.slash(world.channel, name, article=str(one.article), **given)
    assert asked.ephemeral
    assert "brandy" in plain(asked.response)
    by_title = await world.manager.slash(world.channel, name, article="The chapel floor", **given)
    assert by_title.ephemeral
    assert "brandy" in plain(by_title.response)


@pytest.mark.parametrize("name", ["ask", "summarize", "article show", "article remove"])
async def test_p4_for_others_its_number_is_one_that_never_was(world: World, name: str) -> None:
    one = await room(world)
    await manages(world, world.member)
    given = {"question": QUESTION} if name == "ask" else {}
    said: list[str] = []
    for number in (one.article, NEVER):
        refused = await world.member.slash(world.channel, name, article=str(number), **given)
        said.append(world.refused(refused).replace(str(number), "…"))
    assert said[0] == said[1]
    assert "There is no article …" in said[0]
    assert await world.library.get(Scope.of(one.key), one.article)


async def test_p4_lists_and_offers_hold_what_the_asker_can_read(world: World) -> None:
    one = await room(world)
    known = len(world.articles)
    assert await counted(world, world.channel, world.manager) == f"### {known + 1} articles"
    assert await counted(world, world.channel, world.member) == f"### {known} articles"
    for name in ("ask", "summarize", "article show", "article remove"):
        offered = await world.manager.autocomplete(world.channel, name, "article", "chapel")
        assert [choice["value"] for choice in offered] == [str(one.article)]
        assert await world.member.autocomplete(world.channel, name, "article", "chapel") == []


async def test_p4_research_in_public_never_uses_a_room(world: World) -> None:
    one = await room(world)
    for name, given in {
        "quotes": {"person": "the smugglers"}, "verify": {"quote": STORY.partition(".")[0]},
        "timeline": {"topic": "smugglers"}, "compare": {"topic": "smugglers of Fenwick"},
        "summarize": {"focus": "the smugglers of Fenwick"},
    }.items():  # fmt: skip
        assert not await one.told(await world.manager.slash(world.channel, name, **given)), name
    there = await world.manager.slash(one.channel, "verify", quote=STORY.partition(".")[0])
    assert "The chapel floor" in plain(there.response)
    # A message menu answers the asker alone.
    message = await world.member.send(world.channel, STORY.partition(".")[0])
    checked = await world.manager.context_menu(world.channel, "Check quote", message)
    assert checked.ephemeral
    assert "The chapel floor" in plain(checked.response)
    assert "The chapel floor" not in plain(
        (await world.member.context_menu(world.channel, "Check quote", message)).response
    )


async def test_p4_a_keeper_who_can_read_the_channel_removes_from_its_room(world: World) -> None:
    one = await room(world)
    asked = await world.manager.slash(world.channel, "article remove", article=str(one.article))
    assert "Remove this article?" in text(asked.response)
    done = await world.manager.click(asked.response, custom_id=f"remove:{one.article}")  # pyright: ignore[reportArgumentType]
    assert "Removed **The chapel floor**" in text(done.response)
    assert await world.library.count(Scope.of(one.key)) == len(world.articles)


async def test_p4_who_may_read_the_channel_no_longer_gets_nothing_of_it_any_more(world: World) -> None:
    one = await room(world)
    asked = await world.manager.slash(world.channel, "ask", question=QUESTION)
    await one.allow(world.manager, view_channel=False)
    assert await counted(world, world.channel, world.manager) == f"### {len(world.articles)} articles"
    pressed = await world.manager.click(asked.followups[0], label="Show in context")
    assert "There is no article" in world.refused(pressed)
    # And who may now, gets it.
    await one.allow(world.member, view_channel=True, read_message_history=True)
    assert await one.told(await world.member.slash(world.channel, "ask", question=QUESTION), private=True)


async def test_p4_who_sees_a_channel_without_its_history_reads_no_room_elsewhere(world: World) -> None:
    one = await room(world)
    await one.allow(world.member, view_channel=True, read_message_history=False)
    assert not await one.told(await world.member.slash(world.channel, "ask", question=QUESTION))


async def test_p4_a_channel_made_public_gives_its_room_to_all_there_and_to_nobody_elsewhere_in_public(
    world: World,
) -> None:
    one = await room(world)
    await one.open()
    there = await world.member.slash(one.channel, "ask", question=QUESTION)
    assert ANSWER in plain(there.response)
    elsewhere = await world.member.slash(world.channel, "ask", question=QUESTION)
    assert not await one.told(elsewhere, private=False)
    assert await one.told(elsewhere, private=True)


async def test_p4_the_room_of_a_deleted_channel_is_seen_by_nobody_and_erased_after_the_grace(world: World) -> None:
    one = await room(world)
    channel = world.bot.get_channel(one.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.delete()
    await world.env.settle()
    assert not await one.told(await world.manager.slash(world.channel, "ask", question=QUESTION))
    now = discord.utils.utcnow()
    await world.library.keep_house(now=now + timedelta(days=6))
    assert await world.library.rooms(world.scope) == [one.key]
    await world.library.keep_house(now=now + timedelta(days=8))
    assert await world.library.rooms(world.scope) == []
    assert await world.library.count(world.scope) == len(world.articles)
    assert await world.library.check() == []


async def test_p4_a_channel_that_was_deleted_while_the_bot_was_off_is_noticed_at_its_start(world: World) -> None:
    one = await room(world)
    kept = hidden(world, "kept")
    await world.manager.submit_modal(
        await world.manager.slash(kept, "article add"),
        {"text": "The mole was mended twice.", "title": "Mole", "source": "", "address": "", "date": ""},
    )
    # Of this one somebody was wrong.
    await world.library.privacy.left(Scope.of(f"{world.scope.key}/{kept.id}"), now=discord.utils.utcnow())
    backend = world.env.backend
    del backend.channels[one.channel.id]
    backend.get_guild(world.guild.id).channel_ids.remove(one.channel.id)
    await world.restart()
    await world.env.settle()
    await world.library.keep_house(now=discord.utils.utcnow() + timedelta(days=8))
    assert await world.library.rooms(world.scope) == [f"{world.scope.key}/{kept.id}"]


async def test_d7_p4_with_a_server_its_rooms_are_erased(world: World) -> None:
    one = await room(world)
    guild = world.bot.get_guild(world.guild.id)
    assert guild
    await guild.leave()
    await world.env.settle()
    await world.library.keep_house(now=discord.utils.utcnow() + timedelta(days=8))
    assert await world.library.rooms(world.scope) == []
    assert await world.library.count(Scope.of(one.key)) == 1  # the shelf's


# Threads and voices


def handle(world: World, thread: discord.Thread) -> ChannelHandle:
    return ChannelHandle(world.env, world.guild, world.env.backend.channels[thread.id])


async def thread(world: World, channel: ChannelHandle, kind: discord.ChannelType) -> ChannelHandle:
    parent = world.bot.get_channel(channel.id)
    assert isinstance(parent, discord.TextChannel)
    made = await parent.create_thread(name="thread", type=kind)  # pyright: ignore[reportArgumentType]
    await world.env.settle()
    return handle(world, made)


async def test_p4_a_thread_shares_the_room_of_its_channel(world: World) -> None:
    one = await room(world)
    below = await thread(world, one.channel, discord.ChannelType.public_thread)
    asked = await world.manager.slash(below, "ask", question=QUESTION)
    assert ANSWER in plain(asked.response)
    await saved(world, below)
    assert await world.library.rooms(world.scope) == [one.key]


async def test_p4_a_private_thread_has_a_room_of_its_members_alone(world: World) -> None:
    below = await thread(world, world.channel, discord.ChannelType.private_thread)
    world.env.backend.add_thread_member(below.id, world.manager.id)
    result = await saved(world, below)
    assert "Only those who can read #thread will see it" in text(result.response)
    (key,) = await world.library.rooms(world.scope)
    assert key == f"{world.scope.key}/{world.channel.id}/{below.id}"
    one = Room(world, below, await newest(world, key))
    assert ANSWER in plain((await world.manager.slash(below, "ask", question=QUESTION)).response)
    # Elsewhere its members alone get it, by themselves; Discord is asked once, and never while somebody types.
    assert await world.manager.autocomplete(world.channel, "ask", "article", "chapel") == []
    before = len(world.env.http_requests)
    elsewhere = await world.manager.slash(world.channel, "ask", question=QUESTION)
    assert sum("/thread-members/" in request.path for request in world.env.http_requests[before:]) == 1
    assert not await one.told(elsewhere, private=False)
    assert await one.told(elsewhere, private=True)
    assert not await one.told(await world.member.slash(world.channel, "ask", question=QUESTION))
    world.env.backend.remove_thread_member(below.id, world.manager.id)
    assert not await one.told(await world.manager.slash(world.channel, "ask", question=QUESTION))


async def test_p4_the_room_of_a_deleted_private_thread_goes(world: World) -> None:
    below = await thread(world, world.channel, discord.ChannelType.private_thread)
    world.env.backend.add_thread_member(below.id, world.manager.id)
    await saved(world, below)
    found = world.bot.get_channel(below.id)
    assert isinstance(found, discord.Thread)
    await found.delete()
    await world.env.settle()
    await world.library.keep_house(now=discord.utils.utcnow() + timedelta(days=8))
    assert await world.library.rooms(world.scope) == []


# What comes by itself


async def test_p4_a_digest_reads_the_room_of_its_channel_and_a_preview_what_its_asker_can_read(world: World) -> None:
    channel, other = hidden(world), hidden(world, "other")
    inside = await world.library.digests.schedule(world.scope, Order(Place(channel.id)), now=NOW)
    outside = await world.library.digests.schedule(world.scope, Order(Place(world.channel.id)), now=NOW)
    beside = await world.library.digests.schedule(world.scope, Order(Place(other.id)), now=NOW)
    await saved(world, channel)
    assert rooms_of(world.bot, Place(channel.id)) == (f"{world.scope.key}/{channel.id}",)
    assert rooms_of(world.bot, Place(world.manager.id, person=True)) == ()
    for digest, told in ((inside, True), (outside, False), (beside, False)):
        shown = await world.manager.slash(world.channel, "digest preview", digest=str(digest.id))
        assert ("The chapel floor" in plain(shown.response)) is told
    # Another manager, who cannot read that channel.
    await manages(world, world.member)
    await Room(world, channel, 0).allow(world.member, view_channel=False)
    shown = await world.member.slash(world.channel, "digest preview", digest=str(inside.id))
    assert "The chapel floor" not in plain(shown.response)


async def test_p4_a_correction_reaches_the_channel_that_was_shown_it_and_no_other(world: World) -> None:
    channel = hidden(world)
    scope = Scope.of(f"{world.scope.key}/{channel.id}")
    draft = Draft(STORY, title="The chapel floor", url="https://example.org/floor")
    await world.library.add(scope, draft, now=NOW)
    # The same page is known to all, and stays as it is.
    await world.library.add(
        world.scope, replace(draft, text="The sexton of Fenwick had a key. He never drank."), now=NOW
    )
    await world.manager.slash(channel, "ask", question=QUESTION)
    await world.manager.slash(world.channel, "ask", question=QUESTION)
    changed = replace(draft, text=STORY.replace("under the floor", "behind the altar"))
    assert (await world.library.add(scope, changed, now=NOW)).changed
    pending = await world.library.corrections.pending()
    assert [one.place.number for one in pending] == [channel.id]
    assert [await tell(world.bot, one) for one in pending] == [True]
    assert "behind the altar" in plain(channel.last_message)
    assert "altar" not in plain(world.channel.last_message)
    assert [one.library for one in await world.library.list(world.scope, limit=1)] == [world.scope.key]


async def test_p4_a_text_that_was_summarised_there_is_found_by_its_readers_alone(world: World) -> None:
    channel = hidden(world)
    made = await world.manager.slash(channel, "summarize", file=("own.txt", STORY.encode()))
    button = buttons(made.response)["Long"]["custom_id"]
    assert "brandy" in plain((await world.manager.click(made.response, label="Long")).response)  # pyright: ignore[reportArgumentType]
    asked = await world.member.slash(world.channel, "ask", question="Who cast the great bell?")
    assert "no longer kept" in world.refused(await world.forge(asked, button, world.member))


async def test_p4_a_feed_that_is_added_there_is_the_rooms(world: World) -> None:
    channel = hidden(world)
    scope = Scope.of(f"{world.scope.key}/{channel.id}")
    opml = b"<opml><body><outline xmlUrl='https://example.org/feed'/></body></opml>"
    taken = await world.manager.slash(channel, "feed import", file=("feeds.opml", opml))
    assert "Following 1 more feed" in text(taken.response)
    (followed,) = await world.library.feeds.list(scope)
    assert followed.follow.library == scope.target
    listed = await world.manager.slash(channel, "feed list")
    assert "https://example.org/feed" in text(listed.response)
    assert "Only those who can read #hidden see what its feeds bring" in text(listed.response)
    number = str(followed.feed.id)
    assert "No feeds are followed" in text((await world.manager.slash(world.channel, "feed list")).response)
    assert "Choose one of the feeds" in world.refused(
        await world.manager.slash(world.channel, "feed remove", feed=number)
    )
    await world.manager.slash(channel, "feed remove", feed=number)
    assert await world.library.feeds.list(scope) == []
