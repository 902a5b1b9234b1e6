"""How much we take in at once; every refusal names its limit."""

from bot.errors import TooLarge

#: Bytes of one file.
MAX_FILE_BYTES = 5_000_000
#: Characters of one article: a long book.
MAX_CHARACTERS = 1_000_000
#: Characters of a title that are kept.
MAX_TITLE = 300


def check_bytes(size: int, name: str) -> None:
    """Raises TooLarge for a file that is over the limit."""
    if size > MAX_FILE_BYTES:
        raise TooLarge(f"{name} has {size / 1e6:.1f} MB; the limit is {MAX_FILE_BYTES / 1e6:.0f} MB a file.")


def check_characters(text: str) -> None:
    """Raises TooLarge for an article that is over the limit."""
    if len(text) > MAX_CHARACTERS:
        raise TooLarge(f"The text has {len(text):,} characters; the limit is {MAX_CHARACTERS:,} an article.")
