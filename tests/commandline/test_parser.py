import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from bot.commandline.parser import parser
from bot.models import Scope
from tests.commandline.conftest import Run


def commands(above: argparse.ArgumentParser, names: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in above._actions:  # pyright: ignore[reportPrivateUsage]
        if action.metavar == "COMMAND":
            for name, one in cast("dict[str, argparse.ArgumentParser]", action.choices).items():
                yield f"{names}{name}", one
                yield from commands(one, f"{names}{name} ")


def test_options_everywhere_are_taken_before_and_behind_the_command() -> None:
    for line in (
        ["--database", "x.db", "--library", "guild:7", "check"],
        ["check", "--database", "x.db", "--library", "guild:7"],
    ):
        args = parser().parse_args(line)
        assert (args.database, args.library) == (Path("x.db"), Scope.guild(7))
    args = parser().parse_args(["check"])
    assert (args.database, args.library) == (None, Scope.shelf())
    between = parser().parse_args(["feed", "--library", "guild:7", "list"])
    assert (between.library, between.database) == (Scope.guild(7), None)
    both = parser().parse_args(["--library", "user:1", "check", "--library", "user:2"])
    assert both.library == Scope.person(2)


@pytest.mark.parametrize(
    "library",
    ["", "guild", "guild:", "guild:x", "guild:-1", "Shelf", "guild:1;", "user:" + "9" * 21, "guild:1/", "user:1/2"],
)
def test_an_impossible_library_is_wrong_use(library: str, run: Run) -> None:
    ran = run("--library", library, "list")
    assert ran.code == 2
    assert "is not shelf, guild:ID, guild:ID/CHANNEL or user:ID" in ran.err


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", "٣", "9" * 16])
def test_an_impossible_number_is_wrong_use(number: str, run: Run) -> None:
    assert run("show", "--", number).code == 2


@pytest.mark.parametrize(("name", "command"), list(commands(parser())))
def test_every_command_explains_itself(name: str, command: argparse.ArgumentParser, run: Run) -> None:
    ran = run(*name.split(), "--help")
    assert ran.code == 0
    assert command.description
    assert "--database PATH" in ran.out
    assert "--library ID" in ran.out
    for action in command._actions:  # pyright: ignore[reportPrivateUsage]
        shown = action.metavar or (action.option_strings or [action.dest])[-1]
        assert str(shown) in ran.out


def test_wrong_use_says_how(run: Run) -> None:
    assert "COMMAND" in run().err
    assert run().code == 2
    assert "invalid choice" in run("dance").err


def test_the_version(run: Run) -> None:
    assert run("--version").out.startswith("Quoth ")
