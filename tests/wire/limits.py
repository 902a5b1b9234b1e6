"""Discord's limits on a message, as its API enforces them."""

from collections.abc import Iterator
from typing import Any

from tests.wire import refusals
from tests.wire.world import Json

#: The message flag of Components V2.
V2 = 1 << 15
#: A component of this type carries text that is shown.
TEXT_DISPLAY = 10


def walk(components: list[Json]) -> Iterator[Json]:
    """Yield every component, however deeply nested, in the order it is shown."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        for name in ("accessory", "component"):
            if inner := component.get(name):
                yield from walk([inner])


def check(message: Json, *, files: int = 0) -> None:
    """Raise the RefusalError that Discord would answer to this whole message (after an edit: as it would become)."""
    content, embeds, components = (message.get(name) or fallback for name, fallback in _PARTS)
    v2 = bool(message.get("flags", 0) & V2)
    if not (content or embeds or components or files or message.get("attachments")):
        raise refusals.empty_message()
    if v2 and (content or embeds):
        raise refusals.invalid_body("content and embeds cannot be used with MessageFlags.IS_COMPONENTS_V2")
    _at_most("content", len(content), 2000)
    _at_most("nonce", len(str(message.get("nonce") or "")), 25)
    _check_embeds(embeds)
    _check_components(components, v2=v2)


_PARTS: tuple[tuple[str, Any], ...] = (("content", ""), ("embeds", []), ("components", []))


def _at_most(name: str, size: int, limit: int) -> None:
    if size > limit:
        raise refusals.invalid_body(f"{name}: must be {limit} or fewer in length (was {size})")


def _check_embeds(embeds: list[Json]) -> None:
    _at_most("embeds", len(embeds), 10)
    total = 0
    for embed in embeds:
        fields: list[Json] = embed.get("fields", [])
        _at_most("embed.fields", len(fields), 25)
        parts = [
            ("title", embed.get("title"), 256),
            ("description", embed.get("description"), 4096),
            ("footer.text", embed.get("footer", {}).get("text"), 2048),
            ("author.name", embed.get("author", {}).get("name"), 256),
        ]
        for each in fields:
            parts += [("field.name", each.get("name"), 256), ("field.value", each.get("value"), 1024)]
        for name, value, limit in parts:
            _at_most(f"embed.{name}", len(value or ""), limit)
            total += len(value or "")
    _at_most("embeds (all text)", total, 6000)


def _check_components(components: list[Json], *, v2: bool) -> None:
    everything = list(walk(components))
    if v2:
        _at_most("components", len(everything), 40)
        _at_most("components (all text)", sum(len(each.get("content") or "") for each in everything), 4000)
    else:
        _at_most("components", len(components), 5)
    ids: set[str] = set()
    for each in everything:
        if each["type"] == 1:
            _at_most("action row", len(each["components"]), 5)
        if each["type"] == TEXT_DISPLAY and not each.get("content"):
            raise refusals.invalid_body("content: this field is required")
        _at_most("label", len(each.get("label") or ""), 80)
        if custom_id := each.get("custom_id"):
            _at_most("custom_id", len(custom_id), 100)
            if custom_id in ids:
                raise refusals.invalid_body("custom_id: component custom id cannot be duplicated")
            ids.add(custom_id)
