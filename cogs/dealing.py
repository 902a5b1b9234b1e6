"""What is done with a digest once it was ordered, by command or by button."""

import io

import discord

from bot.messages import message, say, speaking
from bot.models import Edition
from cogs import cards
from cogs.buttons import Interaction, Pressed
from cogs.cards import controls, editions
from cogs.cards.digests import LISTED
from cogs.cards.frozen import PICTURE
from cogs.languages import language_of_place
from cogs.replies import send, taken
from cogs.scopes import must_manage, rooms_at, scope_of

_NOTHING = message("Nothing would be sent now: nothing came since the last edition.")
_NOT_YET = message(
    "Nothing would be sent now: nothing came since this digest was ordered. Add an article, and look again."
)


class Deal(Pressed, template=controls.DIGEST):
    """Does something with a digest of a list."""

    async def press(self, interaction: Interaction) -> None:
        """Whoever presses must be allowed to."""
        must_manage(interaction)
        number = int(self.given["digest"])
        if self.given["action"] == "preview":
            await show(interaction, number)
        else:
            await send(interaction, done(interaction, self.given["action"], number), private=True)


async def listed(interaction: Interaction) -> cards.Card:
    """The digests of a library, and how it goes with them."""
    library, scope = interaction.client.library.digests, scope_of(interaction)
    found = await library.list(scope)
    return cards.digests([(one, await library.history(scope, one.id)) for one in found[:LISTED]], found[LISTED:])


async def show(interaction: Interaction, number: int) -> None:
    """Show all messages of the edition that would be sent now, to the asker alone. Raises NotFound."""
    # Where a picture is to be drawn it takes longer than Discord waits.
    interaction.extras["private"] = True
    await interaction.response.defer(ephemeral=True, thinking=True)
    edition, language = await taken(interaction, _preview(interaction, number))
    if not (edition.sections or edition.digest.order.empty):
        told = say(_NOTHING if edition.digest.last else _NOT_YET)
        await interaction.edit_original_response(view=cards.notice(told))
        return
    with speaking(language):
        first, *rest = editions.shown(edition)
    files = [discord.File(io.BytesIO(edition.picture), PICTURE)] if edition.picture else []
    await interaction.edit_original_response(view=first, attachments=files)
    for card in rest:
        await interaction.followup.send(view=card, ephemeral=True)


async def _preview(interaction: Interaction, number: int) -> tuple[Edition, str]:
    """What would be sent, and the language of the place that it goes to.

    Of the rooms that its edition reads, those that the asker can read: not everybody sees a preview's channel.
    """
    library, scope = interaction.client.library, scope_of(interaction)
    place = (await library.digests.get(scope, number)).order.place
    language = await language_of_place(library, interaction.client, place, scope)
    with speaking(language):
        edition = await library.digests.preview(await rooms_at(interaction, place), number, now=discord.utils.utcnow())
    return edition, language


async def done(interaction: Interaction, action: str, number: int) -> cards.Card:
    """Pause, resume, resend or remove a digest. Raises NotFound and Refused."""
    library, scope, now = interaction.client.library.digests, scope_of(interaction), discord.utils.utcnow()
    if action == "pause":
        return cards.digest_state(await library.pause(scope, number))
    if action == "resume":
        return cards.digest_state(await library.resume(scope, number, now=now))
    if action == "remove":
        return cards.digest_removed(await library.remove(scope, number, now=now))
    parts = await library.resend(scope, number, now=now)
    return cards.resent(await library.get(scope, number), parts)
