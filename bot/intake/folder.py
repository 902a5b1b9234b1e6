"""Article files in folders."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.intake.files import READ


@dataclass(frozen=True, slots=True)
class Listing:
    """What stands below a folder."""

    #: The article files in a fixed order, each with its size and times, or with why it has none.
    files: dict[Path, os.stat_result | OSError] = field(default_factory=dict[Path, os.stat_result | OSError])
    #: Folders of which nobody can say what is in them, and why.
    unlisted: dict[Path, OSError] = field(default_factory=dict[Path, OSError])


def listing(folder: Path) -> Listing:
    """The article files below a folder. Never fails: a folder that is not there is one that cannot be listed.

    Hidden files are passed over, and so is whatever a link inside the folder would lead out of it to.
    """
    found = Listing()
    _look(folder, Path(os.path.realpath(folder)), found)
    return Listing(dict(sorted(found.files.items())), dict(sorted(found.unlisted.items())))


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """The files among `paths`, and the article files below the folders among them, in a fixed order."""
    for path in paths:
        if path.is_dir():
            yield from listing(path).files
        else:
            yield path


def _look(folder: Path, root: Path, found: Listing) -> None:
    try:
        with os.scandir(folder) as entries:
            names = list(entries)
    except OSError as error:
        found.unlisted[folder] = error
        return
    for entry in names:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        try:
            if entry.is_dir(follow_symlinks=False):
                _look(path, root, found)
            elif path.suffix.lower() in READ and (not entry.is_symlink() or _leads_inside(path, root)):
                state = entry.stat()
                if entry.is_file():
                    found.files[path] = state
        except FileNotFoundError:
            # A link to nothing, or gone since it was listed.
            continue
        except OSError as error:
            found.files[path] = error


def _leads_inside(link: Path, root: Path) -> bool:
    return Path(os.path.realpath(link)).is_relative_to(root)
