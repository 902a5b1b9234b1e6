"""Runs: what stands between two spaces. A text is made of few different ones, so each is taken apart once."""

from functools import cache

from bot.text.words import MAX_LENGTH, words

#: Distinct runs that are kept at hand, in each language.
_CACHED = 50_000


def searchable(text: str, code: str) -> tuple[str, str]:
    """The words of a text that are not too common, and their stems, each with single spaces between them.

    The same as from `words`, in a third of the time.
    """
    found = map(_runs(code, text.isupper()).__getitem__, text.split(" "))
    forms, stems = zip(*found, strict=True)
    return "".join(forms)[1:], "".join(stems)[1:]


class Runs(dict[str, tuple[str, str]]):
    """Run -> its words and their stems, a space before each. No word reaches over a space, nor looks beyond one."""

    def __init__(self, code: str, *, shouting: bool) -> None:
        self._code = code
        self._shouting = shouting

    def __missing__(self, run: str) -> tuple[str, str]:
        # Numbers have no end, and are words as they stand: they would only fill it.
        if (number := run.rstrip(".,;")).isdigit() and run.isascii() and len(run) <= MAX_LENGTH:
            return " " + number, " " + number
        kept = [word for word in words(run, self._code, shouting=self._shouting) if not word.stop]
        forms, stems = "".join([" " + word.form for word in kept]), "".join([" " + word.stem for word in kept])
        found = forms, forms if stems == forms else stems
        # In writing without spaces a run is a whole paragraph, and never seen again.
        if len(run) <= MAX_LENGTH:
            if len(self) >= _CACHED:
                self.clear()
            self[run] = found
        return found


@cache
def _runs(code: str, shouting: bool) -> Runs:
    return Runs(code, shouting=shouting)
