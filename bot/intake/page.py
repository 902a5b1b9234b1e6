"""HTML -> draft, by trafilatura. Only the worker imports this: it is slow to import and reads strangers' markup."""

import re
from html import unescape
from typing import Any

import trafilatura
from trafilatura.settings import use_config

from bot.errors import Unreadable
from bot.intake.decoding import decode
from bot.intake.fields import draft
from bot.intake.markup import seen, why_nothing
from bot.intake.markup import why_unusable as why_by_markup
from bot.intake.unusable import why_unusable
from bot.models import Draft
from bot.text.furniture import rights_line
from bot.text.languages import detect
from bot.text.sentences import sentences

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,40})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html[^>]{0,500}\blang=[\"']?([A-Za-z]{2,3})", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style|template)\b.*?</\1>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_INLINE = re.compile(r"</?(?:a|abbr|b|em|i|small|span|strong|time)\b[^<>]{0,500}>", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]{0,2000}>")
_CONFIG = use_config()
# The worker's own deadline stops a page that takes too long; a signal handler inside would not work in it.
_CONFIG.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")


def read_page(data: bytes, charset: str = "") -> Draft:
    """The article of a page, its paragraphs separated by blank lines; `charset` is what the site says, "" for nothing.

    Raises Unreadable when the page holds none, and says what it holds instead.
    """
    declared = _CHARSET.search(data[:4096])
    html, notes = decode(data, charset or (declared.group(1).decode("ascii") if declared else None))
    tree: Any = trafilatura.load_html(html)
    found: Any = trafilatura.bare_extraction(
        html,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        config=_CONFIG,
        deduplicate=False,
        # The page's own date of publication or none: the extensive search would take "© 2026" for the first of January.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    text = (found.text or "") if found else ""
    if not text.strip():
        raise Unreadable(_why(seen(tree)) or why_nothing(tree, html))
    titles = f"{found.title or ''}\n{tree.findtext('.//title') or ''}"
    if why := _why(text, titles) or why_by_markup(tree, html, text):
        raise Unreadable(why)
    language = _LANGUAGE.search(html[:4096])
    fields = {
        "title": found.title,
        "url": found.url,
        "source": found.sitename,
        "author": found.author,
        "published": found.date,
        "language": language.group(1) if language else None,
        "rights": rights_line(_seen(html[-20_000:])),
    }
    # trafilatura separates paragraphs by one line end; a blank line says the same to every reader of the text.
    return draft(text.replace("\n", "\n\n"), fields, notes)


def _why(text: str, title: str = "") -> str:
    return why_unusable(text, sentences(text, detect(text)), title)


def _seen(html: str) -> str:
    """The words at the foot of a page, where its rights stand and trafilatura does not look; one line a block."""
    return unescape(_TAGS.sub("\n", _INLINE.sub("", _UNSEEN.sub("\n", html))))
