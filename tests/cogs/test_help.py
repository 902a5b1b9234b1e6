"""/help."""

from discord import app_commands

from cogs.listening import QUESTION_CHANNEL
from tests.cogs.world import World, text


async def test_the_guide_names_every_command(world: World) -> None:
    result = await world.member.slash(world.channel, "help")
    assert result.ephemeral
    shown = text(result.response)
    for command in world.bot.tree.get_commands():
        # A message menu has no slash.
        named = f"**{command.name}**" if isinstance(command, app_commands.ContextMenu) else f"`/{command.name}"
        assert named in shown or command.name == "help"
    assert "need no command" not in shown


async def test_it_names_the_question_channel_where_there_is_one(world: World) -> None:
    await world.library.preferences.set(world.scope, QUESTION_CHANNEL, str(world.channel.id))
    result = await world.member.slash(world.channel, "help")
    assert f"Questions in <#{world.channel.id}> need no command. Where" in text(result.response)
    far = await world.stranger.slash(world.abroad, "help")
    assert "need no command" not in text(far.response)


async def test_p5_it_works_in_direct_messages(world: World) -> None:
    result = await world.member.user.slash("help")
    assert "Quoth reads your articles" in text(result.response)
