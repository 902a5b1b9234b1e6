"""How much we take in at once; every refusal names its limit."""

from bot.errors import TooLarge
from bot.messages import message

#: Bytes of one file; of one that holds pictures beside its text, or other files.
MAX_FILE_BYTES, MAX_PACKED_BYTES = 5_000_000, 25_000_000
#: Characters of one article: a long book.
MAX_CHARACTERS = 1_000_000
#: Characters of a title that are kept.
MAX_TITLE = 300


def check_bytes(size: int, name: str, *, packed: bool = False) -> None:
    """Raises TooLarge for a file that is over the limit."""
    most = MAX_PACKED_BYTES if packed else MAX_FILE_BYTES
    if size > most:
        limit = most // 1_000_000
        raise TooLarge(
            message(
                "{file} has {size:.1f} MB; the limit is {limit} MB a file.", file=name, size=size / 1e6, limit=limit
            )
        )


def check_characters(text: str) -> None:
    """Raises TooLarge for an article that is over the limit."""
    if len(text) > MAX_CHARACTERS:
        told = message(
            "The text has {length:,} characters; the limit is {limit:,} an article.",
            length=len(text),
            limit=MAX_CHARACTERS,
        )
        raise TooLarge(told)
