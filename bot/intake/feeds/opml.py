"""OPML, the lists of feeds that readers exchange -> addresses. Only the worker imports this: it is strangers' XML."""

import re
from typing import Any

from lxml import etree as untyped  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]

from bot.errors import TooLarge, Unreadable
from bot.intake.decoding import decode
from bot.intake.fields import is_address
from bot.messages import message

etree: Any = untyped  # pyright: ignore[reportUnknownVariableType]
#: Feeds of one list.
MOST = 500
NO_LIST = message("This is no OPML file; feed readers write one when you export your feeds.")
ENTITIES = message("The file defines entities of its own, with which readers are attacked; it is not read.")
EMPTY = message("There is no feed in this OPML file.")

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}encoding=[\"']([\w.:-]{2,40})[\"']", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,300}\?>")


def read_opml(data: bytes) -> tuple[str, ...]:
    """The addresses of the feeds in a list, each once, in its order. Raises Unreadable or TooLarge."""
    declared = _DECLARED.search(data[:1024])
    text, _ = decode(data, declared[1].decode("ascii") if declared else None)
    if "<!ENTITY" in text.upper():
        raise Unreadable(ENTITIES)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    root: Any = etree.fromstring(_DECLARATION.sub("", text).strip().encode() or b"<none/>", parser)
    if root is None or str(root.tag).lower() != "opml":
        raise Unreadable(NO_LIST)
    found: dict[str, None] = {}
    for one in root.iter("outline"):
        where = next((value.strip() for name, value in one.attrib.items() if name.lower() == "xmlurl"), "")
        where = re.sub(r"\Afeed:(?://)?(?=https?:)", "", where)
        if is_address(where):
            found[where] = None
    if not found:
        raise Unreadable(EMPTY)
    if len(found) > MOST:
        raise TooLarge(
            message("The file lists {count:,} feeds; the limit is {limit} at a time.", count=len(found), limit=MOST)
        )
    return tuple(found)
