"""Text -> Discord markdown that renders as exactly that text, letter for letter."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from unicodedata import bidirectional
from urllib.parse import quote

from bot import phrases
from bot.messages import say

#: What would mean something to Discord; the last character of each match gets a backslash, which is never shown.
_MEANT = re.compile(
    # Wherever they stand: escapes, emphasis, underlines, strikes, spoilers, code; mentions, links, timestamps; the
    # colon of ":emoji:" and "https://"; and "&amp;", which Discord shows as it is, but the demo's page does not.
    r"[\\*_~`|<@\[]|:(?=[\w+/-])|&(?=#?\w)"
    # Where a line begins: headings, quotes, lists, subtext.
    r"|^[ \t]*(?:[#>+-]|\d+[.)])",
    re.MULTILINE,
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
#: Overrides, embeddings, isolates, marks of direction, tags: a title with one of them could turn its line around.
_TURNING = re.compile("[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")
#: Text that runs from right to left by itself, shut off from its line so that only it does.
_ISOLATED = "\u2068{}\u2069"
#: An address with one of these would end its link, or could not be told from markdown.
_UNSAFE = re.compile(r"[^\x21-\x7e]|[\\()<>\"'*`|]")
#: Brackets that Discord can tell from those of the link around them: in pairs, none inside another.
_PAIRED = re.compile(r"[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*")
#: Characters of an address that is linked to; a title with a longer one is shown without it.
LONGEST_ADDRESS = 1000


def escape(text: str) -> str:
    """The text, so written that Discord shows it as it is: no mention, link, emoji, heading or spoiler comes of it."""
    return bold(text, ())


def unescape(markdown: str) -> str:
    """What `escape` was given."""
    return _ESCAPED.sub(r"\1", markdown)


def bold(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text escaped, with these spans of it in bold."""
    # One list of what to insert where: whether a character begins a line cannot be seen from a piece of the text.
    # At one place, a bold that ends goes before one that begins, and the backslash stays with its character.
    inserted = [(match.end() - 1, 2, "\\") for match in _MEANT.finditer(text)]
    for start, end in _merged(spans):
        inserted += (start, 1, "**"), (end, 0, "**")
    parts: list[str] = []
    last = 0
    for place, _, mark in sorted(inserted):
        parts += text[last:place], mark
        last = place
    return "".join([*parts, text[last:]])


def _merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans in order, those that touch made one: four asterisks in a row would be shown."""
    current: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if start >= end:
            continue
        if current and start <= current[1]:
            current = current[0], max(current[1], end)
        else:
            if current:
                yield current
            current = start, end
    if current:
        yield current


def line(text: str, longest: int) -> str:
    """A title or a name, escaped, on one line, in at most `longest` characters, and unable to turn that line around."""
    plain = flat(text)
    room = longest
    while len(shown := _shut(escape(cut(plain, room)))) > longest:
        room -= max(1, (len(shown) - longest) // 2)
    return shown


def flat(text: str) -> str:
    """A title or a name on one line, without what could turn that line around; for labels, which know no markdown."""
    return " ".join(_TURNING.sub("", text).split())


def _shut(text: str) -> str:
    turns = any(bidirectional(character) in ("R", "AL") for character in text)
    return _ISOLATED.format(text) if turns else text


def cut(text: str, longest: int) -> str:
    """The text, or its beginning and an ellipsis, in at most `longest` characters; no grapheme is split."""
    if len(text) <= longest:
        return text
    import regex  # noqa: PLC0415 - the standard library cannot tell graphemes, and few texts are ever cut

    kept = ""
    for grapheme in regex.findall(r"\X", text[: longest + 50]):
        if len(kept) + len(grapheme) > longest - 1:
            break
        kept += grapheme
    return kept.rstrip() + "…"


def link(text: str, url: str | None, longest: int) -> str:
    """A title as a link, or without an address as itself; at most `longest` characters, the address not counted."""
    shown = line(text, longest)
    if not url or len(address := _UNSAFE.sub(lambda match: quote(match[0], errors="replace"), url)) > LONGEST_ADDRESS:
        return shown
    if not _PAIRED.fullmatch(shown):
        shown = shown.replace("\\[", "(").replace("]", ")")
    return f"[{shown}]({address})"


def capital(text: str) -> str:
    """The text with a capital at its beginning: days and lists begin small in some languages."""
    return text[:1].upper() + text[1:]


def day(published: str | None) -> str:
    """A date as its readers write it, "3 May 2026"; empty for none."""
    if not published:
        return ""
    try:
        then = date.fromisoformat(published[:10])
    except ValueError:
        return line(published, 20)
    return say(phrases.day(then))
