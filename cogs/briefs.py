"""Briefs on a topic, and the buttons that zoom in them."""

from bot.briefs import LENGTHS
from bot.briefs.models import BriefOptions
from bot.errors import NotFound
from bot.messages import message
from cogs import cards
from cogs.buttons import Interaction, Pressed
from cogs.cards import controls, lines
from cogs.cards.summaries import FOCUS_ID
from cogs.replies import replace
from cogs.scopes import reading


async def brief_of(interaction: Interaction, topic: str, length: str, words: int | None = None) -> cards.Card:
    """What all articles say on a topic, in this length or in at most so many words."""
    options: BriefOptions = {"length": length, "words": words}
    found = await interaction.client.library.brief(await reading(interaction), topic, **options)
    return cards.brief(found, length="" if words else length)


class Zoom(Pressed, template=controls.BRIEF):
    """Shows another length of the same brief."""

    async def press(self, interaction: Interaction) -> None:
        """In place of the one that is there."""
        topic = lines.read(interaction.message, FOCUS_ID)
        if self.given["length"] not in LENGTHS or not topic:
            raise NotFound(message("That button is from an older version; ask for the brief again."))
        await replace(interaction, brief_of(interaction, topic, self.given["length"]))
