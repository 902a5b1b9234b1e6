"""A card as the bytes that are sent: written once and kept, so that it is the same however often it is tried."""

import json
from typing import Any

import discord

from bot.models import Page
from cogs.cards.card import Card

#: The flags of messages that are made of components, and of those that come without a sound.
COMPONENTS, SILENT = 1 << 15, 1 << 12
#: Under this name a picture goes with a card, which shows it as `attachment://` and the name.
PICTURE = "picture.png"


def frozen(card: Card, picture: bytes | None = None) -> Page:
    """A card as a message; nobody is ever pinged by it."""
    body: dict[str, Any] = {"components": card.to_components(), "flags": COMPONENTS, "allowed_mentions": {"parse": []}}
    if picture is not None:
        body["attachments"] = [{"id": 0, "filename": PICTURE}]
    quoted = tuple((article, 0, start, end) for article, start, end in card.quoted)
    return Page(json.dumps(body, ensure_ascii=False, separators=(",", ":")), picture, quoted)


def without_picture(body: dict[str, Any]) -> dict[str, Any]:
    """The same message for a channel that takes no files."""
    frame, *rest = body["components"]
    kept = [one for one in frame["components"] if one["type"] != discord.ComponentType.media_gallery.value]
    return {name: value for name, value in body.items() if name != "attachments"} | {
        "components": [{**frame, "components": kept}, *rest]
    }
