import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.models import Scope
from bot.store import Store
from tests.store.samples import FERRY

ADDING = """
import sys
from bot.commandline import adding, main
adding.BATCH = 3
sys.stdout.reconfigure(line_buffering=True)
sys.exit(main(["--database", sys.argv[1], "add", "--jsonl", sys.argv[2]]))
"""


def kill_while_adding(path: Path, source: Path, after: int) -> list[int]:
    """The numbers of the articles that the process named before it ended."""
    told: list[int] = []
    with subprocess.Popen([sys.executable, "-c", ADDING, str(path), str(source)], stdout=subprocess.PIPE) as child:
        assert child.stdout
        for line in child.stdout:
            told.append(int(line.split(b"\t")[0]))
            if len(told) == after:
                child.kill()
    assert child.returncode == -9
    return told


def add(path: Path, source: Path) -> list[bytes]:
    """The lines of the same command, which nobody kills."""
    command = [sys.executable, "-c", ADDING, str(path), str(source)]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.splitlines()


@pytest.mark.parametrize("after", [1, 20, 101])
async def test_g5_killed_while_adding_no_article_that_was_named_is_lost_and_none_is_half_there(
    path: Path, tmp_path: Path, after: int
) -> None:
    source = tmp_path / "many.jsonl"
    source.write_text("".join(json.dumps({"text": f"Ferry {n} left. {FERRY}"}) + "\n" for n in range(2000)))
    told = kill_while_adding(path, source, after)
    async with Store.open(path) as store:
        assert await store.check() == []
        there = [article async for article in store.articles.each(Scope.shelf().key)]
    assert {article.info.id for article in there} >= set(told)
    assert len(there) < 2000
    assert all(article.text == f"Ferry {article.info.id - 1} left. {FERRY}" for article in there)


async def test_g5_killed_again_and_again_the_same_command_completes_it_without_doubles(
    path: Path, tmp_path: Path
) -> None:
    source = tmp_path / "many.jsonl"
    source.write_text("".join(json.dumps({"text": f"Ferry {n} left. {FERRY}"}) + "\n" for n in range(200)))
    named: set[int] = set()
    for after in (1, 40, 90, 91, 150):
        named |= set(kill_while_adding(path, source, after))
    assert len(add(path, source)) == 200
    async with Store.open(path) as store:
        assert await store.check() == []
        there = [article async for article in store.articles.each(Scope.shelf().key)]
    assert [article.text for article in there] == [f"Ferry {n} left. {FERRY}" for n in range(200)]
    assert {article.info.id for article in there} >= named
