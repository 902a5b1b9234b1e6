"""What stands on pages beside their articles, in ten languages: menus, dialogs, comments, lines of all kinds."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


class Words:
    """The words of one language, by name; see words/*.toml."""

    def __init__(self, said: dict[str, Any]) -> None:
        self._said = said

    def __getitem__(self, name: str) -> str:
        """One line."""
        return self._said[name]

    def all(self, name: str) -> list[str]:
        """Several lines."""
        return self._said[name]

    def rows(self, name: str) -> list[list[str]]:
        """Lines that belong together."""
        return self._said[name]


@cache
def words(language: str) -> Words:
    """The words of a language."""
    file = Path(__file__).resolve().parent / "words" / f"{language}.toml"
    return Words(tomllib.loads(file.read_text("utf-8")))
