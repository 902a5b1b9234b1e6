"""/settings show, set, roles."""

import re

import discord
import pytest
from simcord.actors import MemberActor

from bot.models import Retention, Scope
from cogs.cards.permissions import NEEDED, Lacking, permissions
from cogs.listening import QUESTION_CHANNEL
from cogs.scopes import KEEPERS, keepers
from tests.cogs.conftest import ABROAD
from tests.cogs.world import World, text

ALLOWED = (
    "**In this server I may** View Channels, Send Messages, Send Messages in Threads, Read Message History and Attach "
    "Files"
)


async def test_the_question_channel_is_set_shown_and_taken_back(world: World) -> None:
    shown = await world.manager.slash(world.channel, "settings show")
    assert shown.ephemeral
    kept = f"**Language** each reader's own\n**Articles are kept** without a limit\n{ALLOWED}"
    assert text(shown.response) == f"### Settings\n**Question channel** none; set one with `/settings set`\n{kept}"
    result = await world.manager.slash(world.channel, "settings set", question_channel=world.channel)
    assert text(result.response) == f"### Settings\n**Question channel** <#{world.channel.id}>\n{kept}"
    await world.restart()
    again = await world.manager.slash(world.channel, "settings show")
    assert text(again.response) == text(result.response)
    gone = await world.manager.slash(world.channel, "settings set", no_question_channel=True)
    assert text(gone.response) == text(shown.response)


async def test_it_says_when_a_question_channel_would_not_be_heard(world: World) -> None:
    world.settings = world.settings.model_copy(update={"message_content_intent": False})
    await world.restart()
    result = await world.manager.slash(world.channel, "settings set", question_channel=world.channel)
    assert "a question channel is not heard: mention me instead" in text(result.response)


async def test_something_is_to_be_changed_and_not_both_ways(world: World) -> None:
    both = {"question_channel": world.channel, "no_question_channel": True}
    result = await world.manager.slash(world.channel, "settings set", **both)
    assert world.refused(result) == "Name a question channel, or say that there is to be none."
    assert "Say what to change" in world.refused(await world.manager.slash(world.channel, "settings set"))


async def test_how_long_and_how_many_articles_are_kept(world: World) -> None:
    both = await world.manager.slash(world.channel, "settings set", retention_days=30, retention_articles=3)
    assert "**Articles are kept** for 30 days after they were added, up to 3 of them, the newest" in text(both.response)
    # Four were added, all in the year before simcord's clock.
    assert re.search(r"-# \d articles? .* beyond that and will be erased within the hour\.", text(both.response))
    one = await world.manager.slash(world.channel, "settings set", retention_days=0)
    assert "**Articles are kept** up to 3 of them, the newest\n" in text(one.response)
    assert "1 article is beyond that" in text(one.response)
    assert await world.library.preferences.retention(world.scope) == Retention(None, 3)
    none = await world.manager.slash(world.channel, "settings set", retention_articles=0)
    assert "**Articles are kept** without a limit" in text(none.response)
    assert await world.library.count(world.scope) == 5, "nothing was erased yet"
    assert await world.library.preferences.retention(Scope.guild(ABROAD)) == Retention()


@pytest.mark.parametrize("denied", ["view_channel", "send_messages"])
async def test_a_channel_where_we_cannot_answer_is_refused(world: World, denied: str) -> None:
    deaf = discord.PermissionOverwrite(**{denied: False})  # pyright: ignore[reportArgumentType]
    shut = world.guild.create_text_channel("shut", overwrites={world.guild.roles["TestBot"]: deaf})
    result = await world.manager.slash(world.channel, "settings set", question_channel=shut)
    assert world.refused(result) == "I cannot read and write in #shut. Let me, or choose another channel."
    assert await world.library.preferences.get(world.scope, QUESTION_CHANNEL) is None


async def test_what_we_may_not_do_in_a_channel_is_shown_with_how_to_mend_it(world: World) -> None:
    ours, manager = world.guild.roles["TestBot"], world.manager
    mute, deaf = (
        discord.PermissionOverwrite(attach_files=False),
        discord.PermissionOverwrite(read_message_history=False),
    )
    for name, overwrite in (("silent", mute), ("forgetful", deaf)):
        channel = world.guild.create_text_channel(name, overwrites={ours: overwrite})
        await manager.slash(world.channel, "digest schedule", channel=channel, time="08:00", timezone="UTC")
    await manager.slash(world.channel, "settings set", question_channel=world.channel)
    silent, forgetful = (one.id for one in world.bot.guilds[0].text_channels if one.name in ("silent", "forgetful"))
    shown = text((await manager.slash(world.channel, "settings show")).response)
    assert ALLOWED in shown
    assert f"- In <#{silent}> I lack Attach Files.\n- In <#{forgetful}> I lack Read Message History.\n" in shown
    assert shown.endswith("-# Allow it to me in the settings of that channel, under Permissions.")


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (
            [Lacking(None, ("attach_files",))],
            "**In this server I may** View Channels, Send Messages, Send Messages in Threads and Read Message History\n"
            "- **I may not Attach Files.** Without it digests come without their picture.\n"
            "-# Allow it in Server Settings › Roles, to the role that has my name.",
        ),
        (
            [Lacking(5, ())],
            f"{ALLOWED}\n- <#5> is not there, or hidden from me, and something is expected of me in it.",
        ),
        (
            [Lacking(number, ("send_messages",)) for number in range(8)],
            "- … and 2 more channels\n-# Allow it to me in the settings of that channel, under Permissions.",
        ),
        ([Lacking(None, NEEDED)], "- **I may not View Channels.** Without it I do not hear that I am mentioned.\n"),
    ],
)
def test_what_is_missing_is_said(found: list[Lacking], told: str) -> None:
    assert told in permissions(found)


async def test_p2_members_may_neither_see_nor_change_them(world: World) -> None:
    # As if an admin had opened the command to everybody in the server's integrations.
    commands = await world.bot.tree.fetch_commands()
    settings = next(one for one in commands if one.name == "settings")
    world.guild.set_command_permissions(settings, {world.guild.default_role: True})
    shown = await world.member.slash(world.channel, "settings show")
    assert "Only members who may manage this server" in world.refused(shown)
    changed = await world.member.slash(world.channel, "settings set", question_channel=world.channel)
    assert "Only members who may manage this server" in world.refused(changed)
    assert await world.library.preferences.get(world.scope, QUESTION_CHANNEL) is None


async def test_p5_they_are_not_offered_in_direct_messages_nor_to_members(world: World) -> None:
    assert not any(name.startswith("settings") for name in world.member.user.available_commands())
    assert not any(name.startswith("settings") for name in world.member.available_commands(world.channel))


async def test_p1_each_server_has_its_own(world: World) -> None:
    await world.manager.slash(world.channel, "settings set", question_channel=world.channel)
    far = await world.stranger.slash(world.abroad, "settings show")
    assert "none" in text(far.response)


async def may_add(world: World, by: MemberActor) -> bool:
    """Whether somebody is shown the form to paste an article into."""
    result = await by.slash(world.channel, "article add")
    if result.modal is None:
        assert "can change its library" in world.refused(result)
    return result.modal is not None


async def test_a_role_may_add_and_remove_until_it_is_forbidden(world: World) -> None:
    editor, other = world.guild.create_role("Editor"), world.guild.create_role("Other")
    eve = world.guild.add_member(world.env.create_user("eve"), roles=[editor])
    assert not await may_add(world, eve)
    result = await world.manager.slash(world.channel, "settings roles", allow=editor)
    told = f"**Articles are added and removed** by managers and <@&{editor.id}>"
    assert f"{told}\n" in text(result.response)
    await world.manager.slash(world.channel, "settings roles", allow=editor)
    assert f"{told}\n" in text((await world.manager.slash(world.channel, "settings show")).response)
    assert await may_add(world, eve)
    assert not await may_add(world, world.member)
    asked = await eve.slash(world.channel, "article remove", article=str(world.articles["bell"]))
    assert asked.response
    label = "Remove “The bell of Harrow Hill”"
    assert "Removed" in text((await eve.click(asked.response, label=label)).response)
    # It is no way to the settings.
    assert not any(name.startswith("settings") for name in eve.available_commands(world.channel))
    await world.manager.slash(world.channel, "settings roles", allow=other, forbid=editor)
    assert not await may_add(world, eve)
    shown = text((await world.manager.slash(world.channel, "settings show")).response)
    assert f"by managers and <@&{other.id}>\n" in shown


async def test_p1_a_role_of_one_server_says_nothing_in_another(world: World) -> None:
    editor = world.guild.create_role("Editor")
    await world.manager.slash(world.channel, "settings roles", allow=editor)
    assert await keepers(world.library, Scope.guild(ABROAD)) == []


async def test_roles_that_are_gone_go_with_the_next_change_and_ten_are_the_limit(world: World) -> None:
    await world.library.preferences.set(world.scope, KEEPERS, "5 6")
    roles = [world.guild.create_role(f"Role {number}") for number in range(11)]
    for role in roles[:10]:
        await world.manager.slash(world.channel, "settings roles", allow=role)
    assert await keepers(world.library, world.scope) == [role.id for role in roles[:10]]
    refused = world.refused(await world.manager.slash(world.channel, "settings roles", allow=roles[10]))
    assert refused == "10 roles may add and remove already, which is the limit; forbid one first."
    await world.manager.slash(world.channel, "settings roles", forbid=roles[0])
    assert len(await keepers(world.library, world.scope)) == 9


async def test_everybody_and_nobody_are_no_roles(world: World) -> None:
    everybody = await world.manager.slash(world.channel, "settings roles", allow=world.guild.default_role)
    assert "Everybody has that role." in world.refused(everybody)
    nobody = await world.manager.slash(world.channel, "settings roles")
    assert world.refused(nobody) == "Name a role to allow, or one to forbid."
