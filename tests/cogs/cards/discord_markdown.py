"""How Discord's client reads markdown, written from its rules and not from our escaper: what is shown, and as what.

It is stricter than Discord in one way: anything that Discord might read as markup counts, also where it would not.
"""

import re
from dataclasses import dataclass, field

_LINE_START = re.compile(r"[ \t]*(?:>{1,3} ?|#{1,6}\s|-#\s?|[*+-]\s|\d+[.)](?:\s|$))", re.MULTILINE)
_BOLD = re.compile(r"\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)")
_LINK = re.compile(
    r"\[((?:\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))*)\]\(\s*<?((?:[^\s\\]|\\.)*?)>?(?:\s+['\"]([\s\S]*?)['\"])?\s*\)"
)
_ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
_OTHERS = {
    "fence": re.compile(r"```[\s\S]+?```"),
    "code": re.compile(r"(`+)[\s\S]*?[^`]\1(?!`)"),
    "shrug": re.compile(r"¯\\_\(ツ\)_/¯"),
    "underline": re.compile(r"__(?:\\[\s\S]|[^\\])+?__(?!_)"),
    "italic": re.compile(
        r"\*(?=\S)(?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?\*(?!\*)|\b_(?:__|\\[\s\S]|[^\\_])+?_\b"
    ),
    "strike": re.compile(r"~~[\s\S]+?~~"),
    "spoiler": re.compile(r"\|\|[\s\S]+?\|\|"),
    "mention": re.compile(r"<(?:@[!&]?|#)\d+>|@everyone|@here"),
    "emoji": re.compile(r"<a?:\w+:\d+>|:[\w+-]+(?:::skin-tone-\d)?:"),
    "timestamp": re.compile(r"<t:-?\d+(?::\w)?>"),
    "command": re.compile(r"</[^:>]+:\d+>|<id:\w+>"),
    "bare address": re.compile(r"<?(?:https?|steam|discord|mailto)://[^\s<]*"),
}


@dataclass
class Shown:
    """What a reader sees."""

    text: str = ""
    bold: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    links: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    #: Names of all else that was read as markup.
    others: list[str] = field(default_factory=list[str])


def shown(source: str) -> Shown:
    """Read a text as Discord's client does."""
    found = Shown()
    _read(source, found, at_line_start=True)
    return found


def _read(source: str, found: Shown, *, at_line_start: bool) -> None:
    at = 0
    while at < len(source):
        if at_line_start and (match := _LINE_START.match(source, at)):
            found.others.append("line start")
            found.text += match[0]
            at = match.end()
            at_line_start = False
            continue
        at_line_start = False
        if match := _ESCAPE.match(source, at):
            found.text += match[1]
        elif match := _LINK.match(source, at):
            inside = Shown()
            _read(match[1], inside, at_line_start=False)
            found.text += inside.text
            found.others += inside.others
            found.links.append((inside.text, match[2]))
        elif match := _BOLD.match(source, at):
            start = len(found.text)
            _read(match[1], found, at_line_start=False)
            found.bold.append((start, len(found.text)))
        elif name := next((name for name, rule in _OTHERS.items() if rule.match(source, at)), None):
            match = _OTHERS[name].match(source, at)
            assert match
            found.others.append(name)
            found.text += match[0]
        else:
            found.text += source[at]
            at_line_start = source[at] == "\n"
            at += 1
            continue
        at = match.end()
