"""Catalogues that mark what goes through them: "de›**Added.**" is what German would be."""

import gettext

import pytest

from bot import messages


class Marked(gettext.NullTranslations):
    """Says every sentence in English, with the language in front."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def gettext(self, message: str) -> str:
        return f"{self._language}›{message}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def mark(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on until the test ends, nothing is translated and all of it is marked."""
    monkeypatch.setattr(messages, "catalogue", Marked)
