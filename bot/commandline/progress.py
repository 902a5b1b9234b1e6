"""How far a long command has come, for whoever watches."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any


class Progress:
    """A bar on a terminal, or nothing at all."""

    def __init__(self, bar: Any = None) -> None:  # noqa: ANN401 - tqdm has no types
        self._bar = bar

    def expect(self, more: int) -> None:
        """So many more are known to come."""
        if self._bar is not None:
            self._bar.total = (self._bar.total or 0) + more

    def advance(self, done: int) -> None:
        """So many more are done; where there are more than expected, the end is not known after all."""
        if self._bar is not None:
            self._bar.update(done)
            if self._bar.total and self._bar.n > self._bar.total:
                self._bar.total = None

    @contextmanager
    def aside(self) -> Generator[None]:
        """For writing lines meanwhile: the bar gets out of their way and stands below them again."""
        if self._bar is None:
            yield
            return
        with self._bar.external_write_mode():
            yield
            sys.stdout.flush()


@contextmanager
def progress(unit: str) -> Generator[Progress]:
    """A bar where stderr is a terminal; a pipe or a file gets none."""
    if not sys.stderr.isatty():
        yield Progress()
        return
    from tqdm import tqdm  # noqa: PLC0415 - most commands show nothing

    with tqdm(unit=f" {unit}", mininterval=0.2, leave=False, dynamic_ncols=True) as bar:
        yield Progress(bar)
