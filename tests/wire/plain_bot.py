"""A small bot without any of Quoth in it, by which the loopback Discord itself is tested."""

import asyncio
import os
import sys
from collections.abc import Callable
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

#: Anything a command tree takes.
Offered = app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu


class Form(discord.ui.Modal, title="A form"):
    """Asks for one line."""

    line = discord.ui.TextInput["Form"](label="Line")
    more = discord.ui.Label["Form"](text="More", component=discord.ui.TextInput["Form"](required=False))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Say what was written."""
        more = self.more.component
        assert isinstance(more, discord.ui.TextInput)
        await interaction.response.send_message(f"{self.line.value}+{more.value}")


class Buttons(discord.ui.View):
    """Buttons that survive a restart."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="More", custom_id="plain:more")
    async def more(self, interaction: discord.Interaction, button: discord.ui.Button["Buttons"]) -> None:
        """Change the message."""
        await interaction.response.edit_message(content="more")

    @discord.ui.button(label="Form", custom_id="plain:form")
    async def form(self, interaction: discord.Interaction, button: discord.ui.Button["Buttons"]) -> None:
        """Open the form."""
        await interaction.response.send_modal(Form())


class Zoom(discord.ui.DynamicItem[discord.ui.Button[discord.ui.LayoutView]], template=r"plain:zoom:(?P<level>\d+)"):
    """A button whose custom id carries its state."""

    def __init__(self, level: int) -> None:
        super().__init__(discord.ui.Button(label="Zoom", custom_id=f"plain:zoom:{level}"))
        self.level = level

    @classmethod
    async def from_custom_id(cls, interaction: discord.Interaction, item: object, match: object) -> "Zoom":
        """Read the state back."""
        assert interaction.data is not None
        return cls(int(str(interaction.data.get("custom_id")).rpartition(":")[2]))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Show the next card in place of this one."""
        await interaction.response.edit_message(view=card(self.level + 1))


def card(level: int) -> discord.ui.LayoutView:
    """A card of Components V2."""
    view = discord.ui.LayoutView(timeout=None)
    row = discord.ui.ActionRow[Any](Zoom(level))
    view.add_item(discord.ui.Container(discord.ui.TextDisplay(f"level {level}"), row))
    return view


class PlainBot(commands.Bot):
    """Registers one command of each kind, and remembers what it was told."""

    def __init__(self, *, content: bool = False) -> None:
        intents = discord.Intents(guilds=True, messages=True, message_content=content)
        nobody = discord.AllowedMentions.none()
        # A prefix no one types; the short wait lets on_ready come soon after the last server.
        super().__init__("\0never", intents=intents, allowed_mentions=nobody, guild_ready_timeout=0.01)
        self.heard: list[discord.Message] = []
        self.events: list[str] = []
        self.on_change: Callable[[], None] = lambda: None

    async def setup_hook(self) -> None:
        """Register everything."""
        self.add_view(Buttons())
        self.add_dynamic_items(Zoom)
        offered: list[Offered] = [ask, slow, quiet, where, upload, zoom, article, check]
        for command in offered:
            self.tree.add_command(command)
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Identify at once: discord.py would wait for five seconds the second time."""

    async def on_message(self, message: discord.Message, /) -> None:
        """Remember what others say."""
        if self.user is not None and message.author.id != self.user.id:
            self.heard.append(message)
            self._note("message")

    async def on_ready(self) -> None:
        """Remember."""
        self._note("ready")

    async def on_resumed(self) -> None:
        """Remember."""
        self._note("resumed")

    def _note(self, event: str) -> None:
        self.events.append(event)
        self.on_change()


@app_commands.command()
async def ask(interaction: discord.Interaction, question: str) -> None:
    """Answer at once."""
    await interaction.response.send_message(f"you asked: {question}", view=Buttons())


@app_commands.command()
async def slow(interaction: discord.Interaction, private: bool) -> None:
    """Ask for time, then answer and follow up."""
    await interaction.response.defer(ephemeral=private)
    await interaction.edit_original_response(content="at last")
    await interaction.followup.send("and more", ephemeral=private)


@app_commands.command()
async def quiet(interaction: discord.Interaction) -> None:
    """Ask for time, then answer by a follow-up."""
    await interaction.response.defer(thinking=True, ephemeral=True)
    await interaction.followup.send("by follow-up")


@app_commands.command()
async def where(interaction: discord.Interaction, channel: discord.TextChannel, who: discord.User) -> None:
    """Name things."""
    may = interaction.permissions.manage_guild
    await interaction.response.send_message(f"{channel.name} {who.name} {may} {interaction.guild_id}")


@app_commands.command()
async def upload(interaction: discord.Interaction, file: discord.Attachment) -> None:
    """Read a file and send it back."""
    data = await file.read()
    await interaction.response.send_message(data.decode(), file=await file.to_file())


@app_commands.command()
@app_commands.allowed_contexts(guilds=True)
async def zoom(interaction: discord.Interaction) -> None:
    """Show a card."""
    await interaction.response.send_message(view=card(0))


article = app_commands.Group(name="article", description="Articles")


@article.command()
async def add(interaction: discord.Interaction, title: str, count: app_commands.Range[int, 1, 9] = 1) -> None:
    """Add."""
    await interaction.response.send_message(f"added {title} x{count}")


@add.autocomplete("title")
async def titles(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer two."""
    return [app_commands.Choice(name=f"{current}{end}", value=end) for end in "ab"]


@app_commands.context_menu(name="Check quote")
async def check(interaction: discord.Interaction, message: discord.Message) -> None:
    """Repeat a message."""
    await interaction.response.send_message(f"checked: {message.content}")


if __name__ == "__main__":
    sys.stderr.write(f"arguments {sys.argv[1:]}\n")
    asyncio.run(PlainBot().start(os.environ["DISCORD_TOKEN"]))
