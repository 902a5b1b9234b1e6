import gzip
import tracemalloc
from collections.abc import AsyncIterator

import pytest

from bot.errors import TooLarge, Unreadable
from bot.intake.limits import MAX_FILE_BYTES
from bot.intake.web.body import read


async def chunks(*parts: bytes) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


async def test_u7_a_gzip_bomb_in_one_piece_takes_no_memory() -> None:
    bomb = gzip.compress(b"\0" * 300_000_000, 9)
    tracemalloc.start()
    try:
        with pytest.raises(TooLarge, match="5 MB"):
            await read(chunks(bomb), "gzip")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 4 * MAX_FILE_BYTES


@pytest.mark.parametrize("size", [1, 7, 4096])
async def test_a_packed_body_in_pieces(size: int) -> None:
    text = b"The old mill stood by the river. " * 50
    packed = gzip.compress(text)
    parts = [packed[start : start + size] for start in range(0, len(packed), size)]
    assert await read(chunks(*parts), " GZIP ") == text
    assert await read(chunks(*parts), "identity") == packed


async def test_a_packed_body_without_its_end_is_damaged() -> None:
    with pytest.raises(Unreadable, match="damaged"):
        await read(chunks(gzip.compress(b"The old mill.")[:-9]), "gzip")
    assert await read(chunks(), "gzip") == b""
