"""HTML -> draft, by trafilatura. Only the worker imports this: it is slow to import and reads strangers' markup."""

import re
from html import unescape
from typing import Any

import trafilatura
from trafilatura.settings import use_config

from bot.errors import Unreadable
from bot.intake.decoding import decode
from bot.intake.fields import draft
from bot.intake.page.clearing import clear_around, clear_within
from bot.intake.page.edges import without_edges
from bot.intake.page.headline import headline
from bot.intake.page.markup import seen, why_nothing
from bot.intake.page.markup import why_unusable as why_by_markup
from bot.intake.unusable import is_plainly_article, why_unusable
from bot.models import Draft
from bot.text.furniture import rights_line
from bot.text.languages import detect
from bot.text.sentences import sentences

_CHARSET = re.compile(rb"(?:<meta[^>]{0,200}charset|<\?xml[^>]{0,60}encoding)=[\"']?([\w-]{2,40})", re.IGNORECASE)
#: What pages say and what browsers read it as, which is what was meant: quotation marks come from windows-1252.
_MEANT = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"), "windows-1252"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "windows-1254"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "shift_jis": "cp932",
    "euc-kr": "cp949",
}
_LANGUAGE = re.compile(r"<html[^>]{0,500}\blang=[\"']?([A-Za-z]{2,3})", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style|template)\b.*?</\1>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_INLINE = re.compile(r"</?(?:a|abbr|b|em|i|small|span|strong|time)\b[^<>]{0,500}>", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]{0,2000}>")
#: The page's own date of publication or none: the extensive search would take "© 2026" for the first of January.
_DATES = {"original_date": True, "extensive_search": False}
_CONFIG = use_config()
# The worker's own deadline stops a page that takes too long; a signal handler inside would not work in it.
_CONFIG.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")


def read_page(data: bytes, charset: str = "") -> Draft:
    """The article of a page, its paragraphs separated by blank lines; `charset` is what the site says, "" for nothing.

    Raises Unreadable when the page holds none, and says what it holds instead.
    """
    declared = _CHARSET.search(data[:4096])
    said = charset or (declared.group(1).decode("ascii") if declared else "")
    html, notes = decode(data, _MEANT.get(said.lower(), said))
    try:
        text, known = _article(html, cleared=True)
    except Unreadable:
        # What a page shows in place of an article may be just what is cleared away.
        text, known = _article(html, cleared=False)
    language = _LANGUAGE.search(html[:4096])
    fields = {
        "title": known.title,
        "url": known.url,
        "source": known.sitename,
        "author": known.author,
        "published": known.date,
        "language": language.group(1) if language else None,
        "rights": rights_line(_seen(html[-20_000:])),
    }
    # trafilatura separates paragraphs by one line end; a blank line says the same to every reader of the text.
    return draft(text.replace("\n", "\n\n"), fields, notes)


def _article(html: str, *, cleared: bool) -> tuple[str, Any]:
    """The text of a page's article, a line a paragraph, and what the page says of it. Raises Unreadable."""
    tree: Any = trafilatura.load_html(html)
    if tree is None:
        raise Unreadable(why_nothing(None, html))
    about = clear_around(tree) if cleared else []
    known: Any = trafilatura.extract_metadata(tree, date_config=_DATES, extensive=False)
    known.title = headline(tree, known.title or "")
    titles = f"{known.title}\n{tree.findtext('.//title') or ''}"
    if cleared:
        clear_within(tree, about)
    found: Any = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=False, config=_CONFIG, deduplicate=False
    )
    text = without_edges((found.text or "") if found else "")
    if not text.strip():
        raise Unreadable(_why(seen(tree)) or why_nothing(tree, html))
    if why := _why(text, titles) or why_by_markup(tree, html, text):
        raise Unreadable(why)
    return text, known


def _why(text: str, title: str = "") -> str:
    return "" if is_plainly_article(text) else why_unusable(text, sentences(text, detect(text)), title)


def _seen(html: str) -> str:
    """The words at the foot of a page, where its rights stand and trafilatura does not look; one line a block."""
    return unescape(_TAGS.sub("\n", _INLINE.sub("", _UNSEEN.sub("\n", html))))
