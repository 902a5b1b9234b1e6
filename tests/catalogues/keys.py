"""All that we say, found in the sources and in what the commands tell Discord."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import discord
from discord import app_commands

from bot.client import COGS, QuothBot
from bot.library import Library
from bot.settings import Settings
from cogs.languages import Translator

ROOT = Path(__file__).parents[2]
#: Functions that take a sentence, and how many of their first arguments are one.
_SAYING = {"say": 1, "message": 1, "say_counted": 2, "counted": 2}


class Key(NamedTuple):
    """A sentence, and the one for several where it depends on a number ("" where not)."""

    one: str
    several: str = ""


def in_sources() -> dict[Key, list[str]]:
    """Each sentence of the code, with the files that have it, in order."""
    found: dict[Key, list[str]] = {}
    for path in sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "cogs").rglob("*.py")]):
        name = path.relative_to(ROOT).as_posix()
        for key in _in_tree(ast.parse(path.read_text("utf-8"))):
            files = found.setdefault(key, [])
            if name not in files:
                files.append(name)
    return found


def _in_tree(tree: ast.AST) -> Iterator[Key]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _SAYING:
            texts = [_text(one) for one in node.args[: _SAYING[node.func.id]]]
            # A message that was made elsewhere is found there.
            if texts and all(texts):
                yield Key(*texts)


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


async def in_commands(folder: Path) -> dict[Key, list[str]]:
    """What the commands, their groups, parameters and choices say of themselves; `folder` is for a database."""
    seen = _Seen()
    settings = Settings(_env_file=None, database_path=folder / "keys.db", articles_path=folder)  # pyright: ignore[reportCallIssue]
    async with Library.open(settings) as library, QuothBot(library, settings) as bot:
        for name in COGS:
            await bot.load_extension(name)
        for command in bot.tree.get_commands():
            await command.get_translated_payload(bot.tree, seen)
    return {Key(text): ["commands"] for text in sorted(seen.texts)}


class _Seen(Translator):
    """Takes note of all that would be translated."""

    def __init__(self) -> None:
        self.texts: set[str] = set()

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContext[Any, Any],
    ) -> str | None:
        if locale is discord.Locale.german and context.location in self.SAID and "own" not in string.extras:
            self.texts.add(string.message)
        return None
