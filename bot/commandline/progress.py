"""How far a long command has come, for whoever watches."""

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager


@contextmanager
def progress(unit: str) -> Generator[Callable[[int], object]]:
    """Gives a function to be told how many more are done.

    Shown only where stderr is a terminal and stdout is not: there the lines of output show it already.
    """
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda _: None
        return
    from tqdm import tqdm  # noqa: PLC0415 - most commands show nothing

    with tqdm(unit=f" {unit}", mininterval=0.5) as bar:
        yield bar.update
