"""Killed in the middle of a round."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

from bot.feeds import Feeds
from bot.models import Scope
from bot.store import Store
from tests.feeds.samples import served, whole
from tests.site import PUBLIC, Site

FETCHING = f"""
import sys
from functools import partial
import bot.library
from bot.commandline import main
from bot.feeds import feeds
from bot.intake.web import Web
bot.library.Web = partial(Web, allowed=[{PUBLIC!r}], ports=[int(sys.argv[2])])
fetch = feeds.Feeds.fetch
async def told(self, **given):
    return await fetch(self, **(given | {{"advance": lambda _: print(flush=True)}}))
feeds.Feeds.fetch = told
sys.exit(main(["--database", sys.argv[1], "feed", "fetch"]))
"""


def kill_while_fetching(path: Path, port: int, after: int) -> None:
    """End a process once it has dealt with so many entries."""
    command = [sys.executable, "-c", FETCHING, str(path), str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout
        for count, _ in enumerate(child.stdout, 1):
            if count == after:
                child.kill()
    assert child.returncode == -9


async def test_g5_killed_in_a_round_nothing_is_lost_and_nothing_comes_twice(
    feeds: Feeds, store: Store, site: Site, tmp_path: Path, now: datetime
) -> None:
    site.pages["/feed"] = served(*(whole(n) for n in range(60)), ETag='"1"')
    shelf = Scope.shelf()
    await feeds.add(shelf, site.url("/feed"), now=now)
    for after in (1, 7):
        kill_while_fetching(tmp_path / "quoth.db", site.port, after)
    some = await store.articles.count(shelf)
    (one,) = await feeds.list(shelf)
    assert 8 <= some < 60
    # What is marked as dealt with is there, and what is there is marked.
    assert sum(one.counts.values()) == some
    assert (await feeds.fetch(now=now, everything=True)).added == 60 - some
    assert sorted(info.title for info in await store.articles.list(shelf, limit=99)) == sorted(
        f"Mill {n}" for n in range(60)
    )
    assert await store.check() == []
