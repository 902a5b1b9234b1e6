"""Articles as the store takes them, made of sentences of our own."""

from collections.abc import Sequence
from pathlib import Path

from bot.intake.indexing import index
from bot.models import Draft, Scope
from bot.store.rows import Indexed

GUILD, OTHER, SHELF = Scope.guild(1), Scope.guild(2), Scope.shelf()
FERRY = "The ferry across the sound was built in 1911. It carried miners until the bridge opened.\n\nNobody misses it."
BAKERY = "Old Marta opened her bakery at four every morning. She never sold a loaf that was not warm."


def clear(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()


def found_in_files(folder: Path, words: bytes) -> list[str]:
    """The names of the files in a folder that hold these bytes."""
    return [file.name for file in folder.iterdir() if file.is_file() and words in file.read_bytes()]


def indexed(*texts: str, title: str = "") -> Sequence[Indexed]:
    return [index(Draft(text, title=title)) for text in texts]
