"""Isolation: 2,500 steps of three people in two servers, of whom nobody may see what is not theirs."""

import asyncio
import logging
import tempfile
import time
from pathlib import Path

from hypothesis import given, settings

from tests.cogs.isolation.libraries import build
from tests.cogs.isolation.steps import Step
from tests.cogs.isolation.walks import SETTINGS, STEPS, walk, walks

WALKS = 125


def main() -> None:
    """Take all walks; one that shows a secret, touches what is another's, or meets an error of ours ends it all."""
    # Refusals by the hundred are what is asked for here.
    logging.disable(logging.CRITICAL)
    begun, taken = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stored.db"
        kept = asyncio.run(build(path))

        @settings(SETTINGS, max_examples=WALKS)
        @given(wanted=walks)
        def all_walks(wanted: list[Step]) -> None:
            nonlocal taken
            asyncio.run(walk(path, kept, wanted))
            taken += STEPS

        all_walks()
    print(f"{taken:,} steps, {time.monotonic() - begun:.0f} s: no library was seen in another")
