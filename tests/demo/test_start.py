"""What the demo writes while it starts."""

import asyncio
import signal
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


async def test_it_starts_without_a_line_that_is_not_ours() -> None:
    demo = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo", cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    try:
        assert demo.stdout
        greeting = await asyncio.wait_for(demo.stdout.readline(), 60)
    finally:
        demo.send_signal(signal.SIGINT)
        _, errors = await asyncio.wait_for(demo.communicate(), 30)
    assert (demo.returncode, b"http://127.0.0.1:" in greeting) == (0, True)
    lines = errors.decode().splitlines()
    assert lines
    assert [line for line in lines if " bot." not in line] == []
