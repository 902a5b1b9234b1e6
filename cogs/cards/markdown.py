"""Text -> Discord markdown that renders as exactly that text, letter for letter."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

#: Characters that mean something to Discord wherever they stand; a backslash before punctuation is never shown.
_ANYWHERE = str.maketrans({c: f"\\{c}" for c in "\\*_~`|<@["})
#: Headings, subtext, quotes, lists: they mean something only where a line begins.
_LINE_START = re.compile(r"^([ \t]*)([#>+-]|\d+(?=[.)]))", re.MULTILINE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
#: Directions, isolates and tags: a title or a name with one of them could turn the whole line around.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]")


def escape(text: str) -> str:
    """The text, so written that Discord shows it as it is: no mention, link, emoji, heading or spoiler comes of it."""
    return _LINE_START.sub(_escape_start, text.translate(_ANYWHERE)).replace("://", ":\\//")


def _escape_start(match: re.Match[str]) -> str:
    indent, mark = match.groups()
    # A number is kept from counting by what follows it: "1\. ".
    return f"{indent}{mark}\\" if mark[0].isdigit() else f"{indent}\\{mark}"


def unescape(markdown: str) -> str:
    """What `escape` was given."""
    return _ESCAPED.sub(r"\1", markdown)


def line(text: str) -> str:
    """A title or a name, escaped, on one line, and unable to turn that line around."""
    return escape(" ".join(_INVISIBLE.sub("", text).split()))


def bold(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text escaped, with these spans of it in bold."""
    # Escaped as a whole first: whether a character begins a line cannot be seen from a piece.
    escaped, places = _with_places(text)
    parts: list[str] = []
    last = 0
    for start, end in _merged(spans):
        parts += escaped[places[last] : places[start]], "**", escaped[places[start] : places[end]], "**"
        last = end
    return "".join([*parts, escaped[places[last] :]])


def _with_places(text: str) -> tuple[str, list[int]]:
    """The escaped text, and for each place in the text (its end included) the place in the escaped one."""
    escaped = escape(text)
    places: list[int] = []
    at = 0
    for character in text:
        places.append(at)
        while escaped[at] != character or (character != "\\" and escaped[at] == "\\"):
            at += 1
        at += 2 if character == "\\" else 1
    return escaped, [*places, len(escaped)]


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


def link(text: str, url: str | None) -> str:
    """A title as a link, or without an address as itself."""
    shown = line(text)
    if not url:
        return shown
    address = url.replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")
    # "]" would end the link's text, and is no end anywhere else.
    return f"[{shown.replace(']', chr(92) + ']')}]({address})"


def day(published: str | None) -> str:
    """A date as readers write it, "3 May 2026"; empty for none."""
    if not published:
        return ""
    try:
        then = date.fromisoformat(published[:10])
    except ValueError:
        return published[:10]
    return f"{then.day} {then:%B} {then.year}"
