"""Buttons: those of a card as they are, and such as somebody made up."""

from typing import Any

from simcord.results import InteractionResult

from tests.cogs.isolation.libraries import AWAY, PEOPLE
from tests.cogs.isolation.steps import ACTIONS, Step, press_in
from tests.cogs.isolation.town import Seat, Town
from tests.cogs.world import walk


async def press(town: Town, seat: Seat, step: Step) -> None:
    """One of the buttons of an answer, as it is."""
    result = await seat.slash("ask", question=f"Who mended the {step.key} lantern?")
    for message in (result.response, *result.followups):
        ids = [one["custom_id"] for one in walk(message) if "custom_id" in one] if message else []
        if message and ids:
            await _ask_in(seat, await seat.actor.click(message, custom_id=ids[step.which % len(ids)]), step)


async def forge(town: Town, seat: Seat, step: Step) -> None:
    """A button that somebody made up, on an answer or on another card."""
    if step.where % 2:
        result = await seat.slash("ask", question=f"Who mended the {step.key} lantern?")
    else:
        result = await seat.slash("privacy delete")
    buttons = [one for one in walk(result.response) if one["type"] == 2] if result.response else []
    if not buttons or not result.response:
        return
    stored = town.env.backend.get_message(result.response.channel_id, result.response.id)
    made_up = _forged(town, step)
    if made_up not in [one.get("custom_id") for one in buttons]:
        _replace(stored.components, buttons[0].get("custom_id"), made_up)
    await _ask_in(seat, await press_in(seat, result, made_up), step)


def _forged(town: Town, step: Step) -> str:
    kept, scope = town.kept, step.scope
    number = kept.articles[scope][step.where % 2]
    library = "user" if scope in PEOPLE else scope.key
    return step.pick(
        f"context:{number}:0:{40 + step.which}", f"more:{number}:0:1", "more:0:0:1", f"why:{number}:0", "why:0:0",
        f"about:{number}", f"summary:{number}", f"zoom:a{number}:long:lead", f"zoom:u{kept.uploads[scope]}:long:lead",
        "brief:long", "page:0", "page:1", f"remove:{number}", "forget", "said:0", "later:0", "watch",
        *(f"digest:{action}:{kept.digests[scope]}" for action in ACTIONS),
        f"unwatch:{library}:{kept.watches[scope]}", f"rewatch:{library}:{kept.watches[scope]}",
        f"rewatch:{AWAY.key}:{kept.watches[AWAY]}", f"unwatch:shelf:{kept.watches[scope]}",
    )  # fmt: skip


def _replace(components: Any, old: Any, new: str) -> None:
    for one in components:
        if one.get("custom_id") == old:
            one["custom_id"] = new
        _replace(one.get("components", ()), old, new)
        _replace([one["accessory"]] if one.get("accessory") else (), old, new)


async def _ask_in(seat: Seat, form: InteractionResult, step: Step) -> None:
    """Fill in the form that a button opened, if it opened one."""
    if form.modal:
        await seat.actor.submit_modal(form, {"question": f"Who mended the {step.key} lantern?"})
