"""The body of a response, taken in as it streams and cut off at its limit: packed, it may look small."""

import zlib
from collections.abc import AsyncIterable

from bot.errors import TooLarge, TryLater, Unreadable
from bot.intake.limits import MAX_FILE_BYTES
from bot.messages import message

#: The only packing that we say we take.
ACCEPTED = "gzip"
_GZIP = 16 + zlib.MAX_WBITS
TOO_LARGE = message("The page has more than {limit} MB, which is the limit.", limit=MAX_FILE_BYTES // 1_000_000)
DAMAGED = message("What the site sent is damaged or broke off; try again later.")
PACKED = message("The site packs its pages in a way that is not read here.")


def check_length(length: int | None) -> None:
    """Raises TooLarge for a body that is announced as larger than the limit."""
    if length is not None and length > MAX_FILE_BYTES:
        raise TooLarge(TOO_LARGE)


async def read(chunks: AsyncIterable[bytes], packing: str) -> bytes:
    """All of it, unpacked; `packing` is the header Content-Encoding.

    Raises TooLarge as soon as more than MAX_FILE_BYTES came out, with hardly more than that in memory, and Unreadable.
    """
    packing = packing.strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip"):
        raise Unreadable(PACKED)
    unpacker = zlib.decompressobj(_GZIP) if packing.endswith("gzip") else None
    parts: list[bytes] = []
    room = MAX_FILE_BYTES
    try:
        async for chunk in chunks:
            parts.append(unpacker.decompress(chunk, room + 1) if unpacker else chunk)
            room -= len(parts[-1])
            if room < 0:
                raise TooLarge(TOO_LARGE)
    except zlib.error:
        raise TryLater(DAMAGED) from None
    if unpacker and parts and not unpacker.eof:
        raise TryLater(DAMAGED)
    return b"".join(parts)
