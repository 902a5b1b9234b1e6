"""A web address -> the draft of the article there."""

import asyncio
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from bot.errors import TooLarge, Unreadable
from bot.intake.files import MARKDOWN, called, read
from bot.intake.unusable import why_unusable
from bot.intake.web import Fetched, Web
from bot.intake.web.links import canonical
from bot.intake.worker import Worker
from bot.messages import message
from bot.models import Draft
from bot.text.languages import detect
from bot.text.sentences import sentences


async def fetch(web: Web, worker: Worker, url: str) -> Draft:
    """The article at `url`; the draft's own `url` is the address to cite. Raises Refused, Unreadable or TooLarge."""
    found = await web.get(url)
    one = await worker.page(found.data, found.charset) if found.page else await asyncio.to_thread(_text, found)
    site = (urlsplit(found.url).hostname or "").removeprefix("www.")
    return replace(one, url=canonical(found.url, one.url), source=one.source or site)


def _text(found: Fetched) -> Draft:
    """A plain text, or Markdown where its address says so."""
    suffix = PurePosixPath(urlsplit(found.url).path).suffix.lower()
    name = f"text{suffix if suffix in MARKDOWN else '.txt'}"
    try:
        (one,) = read(name, found.data).drafts
    except (Unreadable, TooLarge) as error:
        raise type(error)(called(error.message, name, message("This text"))) from None
    if why := why_unusable(one.text, sentences(one.text, one.language or detect(one.text)), one.title):
        raise Unreadable(why)
    return one
