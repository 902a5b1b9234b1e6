"""What the process of a running bot holds, as its system sees it."""

import json
import platform
import re
import signal
from itertools import pairwise
from pathlib import Path

import pytest

from tests.wire.discord_server import DiscordServer
from tests.wire.held import MARK
from tests.wire.process import BotProcess

#: Bytes in which glibc lays out a heap of a thread, beginning at a multiple of as many.
HEAP = 64 << 20
MAPPED = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ 0 *$", re.MULTILINE)


def own_heaps(pid: int) -> int:
    """How many threads have a heap of their own: one part of it in use, all that is left of it reserved."""
    found = MAPPED.findall(Path(f"/proc/{pid}/maps").read_text())
    parts = [(int(first, 16), int(end, 16), rights) for first, end, rights in found]
    return sum(
        first % HEAP == 0 and rights == "rw-p" and (next_first, next_end, next_rights) == (end, first + HEAP, "---p")
        for (first, end, rights), (next_first, next_end, next_rights) in pairwise(parts)
    )


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries have other heaps")
async def test_all_threads_of_a_running_bot_share_one_heap(server: DiscordServer, tmp_path: Path) -> None:
    general = server.channel(server.guild())
    places = {"DATABASE_PATH": str(tmp_path / "quoth.db"), "ARTICLES_PATH": str(tmp_path)}
    async with BotProcess(server, environment=places, folder=tmp_path, module="tests.wire.held") as bot:
        await bot.wait_ready()
        asked = await server.slash(general, server.world.owner, "ask", {"question": "Who cast the bell?"})
        await asked.response(patience=60)
        bot.send_signal(signal.SIGUSR1)
        await bot.wait_stderr("}\n")
        held = json.loads(bot.stderr.rpartition(MARK)[2])
        # The writer's and a reader's thread, and those in which questions are taken apart.
        assert held["threads"] >= 4
        assert own_heaps(bot.pid) == 0
