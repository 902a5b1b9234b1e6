"""Article files in folders."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.intake.files import READ


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """The files among `paths`, and the article files below the folders among them, in a fixed order.

    Hidden files are passed over, and so is whatever a link inside a folder would lead out of it to.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        root = path.resolve()
        for found in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in found.relative_to(path).parts)
            if not hidden and found.suffix.lower() in READ and found.is_file() and found.resolve().is_relative_to(root):
                yield found
