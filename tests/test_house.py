"""The house plan: who may import whom, and that what is written down is true."""

import ast
import re
from pathlib import Path

import pytest

from bot.commandline.parser import parser
from bot.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
#: The only modules under bot/ that may know Discord: its client, the line to it, and those that start them.
KNOW_DISCORD = {
    "bot/client.py",
    "bot/connection.py",
    "bot/shards.py",
    "bot/demo.py",
    "bot/commandline/launch.py",
    "bot/__main__.py",
}
#: Rooms from the ground up; a room imports only from those before it.
FLOORS = (
    "errors",
    "models",
    "settings",
    "logs",
    "health",
    "text",
    "store",
    "intake",
    "preferences",
    "quotas",
    "privacy",
    "feeds",
    "corrections",
    "summaries",
    "answers",
    "research",
    "briefs",
    "digests",
    "library",
    "metrics",
    "commandline",
)


def sources(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            if node.module == "bot":
                found.update(f"bot.{alias.name}" for alias in node.names)
    return found


@pytest.mark.parametrize("path", sources("bot"), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_core_never_imports_discord(path: Path) -> None:
    outside = {name for name in imports(path) if name.split(".")[0] in ("discord", "cogs", "simcord")}
    assert not outside or str(path.relative_to(ROOT)) in KNOW_DISCORD


@pytest.mark.parametrize("path", sources("bot"), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_downwards(path: Path) -> None:
    room = path.relative_to(ROOT / "bot").parts[0].removesuffix(".py")
    if room not in FLOORS:
        return
    above = set(FLOORS[FLOORS.index(room) + 1 :])
    allowed = KNOW_DISCORD | {"bot/commandline/launch.py"}
    names = {name.split(".")[1] for name in imports(path) if name.startswith("bot.")}
    assert not names & above or str(path.relative_to(ROOT)) in allowed


def test_sql_lives_in_the_store_alone() -> None:
    outside = [
        str(path.relative_to(ROOT))
        for path in sources("bot", "cogs")
        if "store" not in path.parts and imports(path) & {"sqlite3", "aiosqlite"}
    ]
    assert outside == []


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_documented(name: str) -> None:
    assert re.search(rf"^{name.upper()}=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE)
    assert f"`{name.upper()}`" in (ROOT / "README.md").read_text("utf-8")


def test_every_command_is_documented() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    actions = [action for action in parser()._actions if action.choices and action.metavar == "COMMAND"]
    assert actions
    missing = [name for name in actions[0].choices or () if f"python -m bot {name}" not in readme]
    assert missing == []


def test_the_only_reader_of_the_environment_is_settings() -> None:
    readers = [
        str(path.relative_to(ROOT))
        for path in sources("bot", "cogs")
        if re.search(r"os\.environ|getenv", path.read_text("utf-8"))
    ]
    # The worker's child gets an environment without the token, so whoever starts it has to look at it.
    assert set(readers) <= {"bot/settings.py", "bot/intake/child.py"}
