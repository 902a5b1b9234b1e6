"""No sentence that a reader can meet is left out of the catalogues."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.catalogues.keys import ROOT

#: Two words of English side by side: names, patterns and SQL have other marks between them.
SENTENCE = re.compile(r"[A-Za-z][a-z’']+,? [a-z]{2,}")
#: Calls whose texts are for a catalogue, for Discord's translator, or for whoever runs the bot.
NOT_SAID = {
    "say", "message", "say_counted", "counted", "describe", "TypeVar", "ValueError", "StorageError", "BadSetting",
    "LoginFailed", "RuntimeError", "compile", "Choice", "cast",
}  # fmt: skip
LOGS = {"debug", "info", "warning", "error", "exception"}
#: Names of commands and values of choices, which are the same in all languages.
NAMES = {"article list", "Save article", "Check quote", "every day", "mon, wed, fri"}
#: Files whose words only the operator meets, or that know words and say none.
OPERATORS = ("bot/commandline/", "bot/settings.py", "bot/store/", "bot/health.py", "bot/metrics.py", "bot/demo.py")
KNOWING = ("bot/text/", "bot/summaries/sumy", "bot/research/lexicon.py", "bot/research/phrases.py")


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def sentences(node: ast.AST) -> Iterator[tuple[int, str]]:
    """The English of a tree that is in no such call."""
    for child in ast.iter_child_nodes(node):
        if child in _elsewhere(node):
            continue
        if isinstance(child, ast.Call) and (called(child) in NOT_SAID or called(child) in LOGS):
            continue
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        if isinstance(child, ast.Constant) and isinstance(child.value, str) and _says(child.value):
            yield child.lineno, child.value
        yield from sentences(child)


def _says(text: str) -> bool:
    return bool(SENTENCE.search(text)) and text not in NAMES


def _elsewhere(node: ast.AST) -> list[ast.AST | None]:
    """What a class tells Discord of its group, and types that are written as texts."""
    told = list(node.keywords) if isinstance(node, ast.ClassDef) else []
    return [*told, getattr(node, "returns", None), getattr(node, "annotation", None)]


def left_out(path: Path) -> list[str]:
    name = path.relative_to(ROOT).as_posix()
    return [f"{name}:{line}: {text[:80]}" for line, text in sentences(ast.parse(path.read_text("utf-8")))]


def test_the_cogs_say_nothing_that_no_catalogue_has() -> None:
    assert not [one for path in sorted((ROOT / "cogs").rglob("*.py")) for one in left_out(path)]


def refusals(node: ast.AST) -> Iterator[tuple[int, str]]:
    """The English of what is raised."""
    for child in ast.walk(node):
        if isinstance(child, ast.Raise) and child.exc:
            yield from sentences(ast.Expression(child.exc))


def test_the_core_refuses_nothing_in_words_that_no_catalogue_has() -> None:
    found: list[str] = []
    for path in sorted((ROOT / "bot").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(OPERATORS + KNOWING):
            tree = ast.parse(path.read_text("utf-8"))
            found += [f"{name}:{line}: {text[:80]}" for line, text in refusals(tree)]
    assert not found
