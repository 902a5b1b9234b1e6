"""Front matter: flat `key: value` lines between two lines of `---` at the very top of a file."""

import re

_BLOCK = re.compile(r"---[ \t]*\n((?:[^\n]{0,2000}\n){0,60}?)---[ \t]*(?:\n|$)")
_LINE = re.compile(r"([A-Za-z][\w-]{0,40})[ \t]*:[ \t]*(.*)")


def split(text: str) -> tuple[dict[str, str], str]:
    """The fields, keys in lower case, and the rest of the text; a text without front matter is all rest.

    This is no YAML: values are single lines, and quotes around a value are taken off; lists and nested values, which
    stand on lines of their own, are passed over. A block with a line of any other form is not front matter, and stays
    text.
    """
    block = _BLOCK.match(text)
    if not block:
        return {}, text
    fields: dict[str, str] = {}
    for line in block.group(1).splitlines():
        if not line.strip() or line.startswith("#") or (fields and line.startswith((" ", "\t", "- "))):
            continue
        match = _LINE.fullmatch(line)
        if not match:
            return {}, text
        value = match.group(2).strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        fields[match.group(1).lower()] = value
    if not fields:
        return {}, text
    return fields, text[block.end() :].lstrip("\n")
