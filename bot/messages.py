"""Sentences of ours for readers: English in the code, said in the reader's language from a catalogue.

A `Message` is its English text, and knows how it was made: so it can be raised, stored, logged and compared as any
text, and still be said in another language where a reader meets it. Only what is shown on Discord is said so; the
command line and the log are English.
"""

import json
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from string import Formatter
from typing import Any, Self, cast

from bot.catalogues import LANGUAGES, catalogue, fitted

#: The language in which things are said now, by its ISO 639-1 code.
_speaking: ContextVar[str] = ContextVar("speaking", default="en")
#: How a packed message begins; no text that a reader sees has this character.
_PACKED = "\x1e"


class Message(str):
    """A sentence in English, with what it takes to say it in another language."""

    __slots__ = ("given", "number", "several", "template")

    template: str
    #: The sentence for several, where it depends on a `number`.
    several: str
    number: int | None
    given: Mapping[str, object]

    def __new__(
        cls, template: str, several: str = "", number: int | None = None, given: Mapping[str, object] | None = None
    ) -> Self:
        """`given` is put in for the names in braces; without any the template is the sentence itself.

        Of a tuple its parts are put in, with commas between them.
        """
        given = given or {}
        self = super().__new__(cls, _filled("en", several if several and number != 1 else template, given))
        self.template, self.several, self.number, self.given = template, several, number, given
        return self

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        return type(self), (self.template, self.several, self.number, dict(self.given))


def message(template: str, **given: object) -> Message:
    """A sentence, to be said later: `message("There is no digest {number} here.", number=7)`."""
    return Message(template, given=given)


def counted(one: str, several: str, count: int, **given: object) -> Message:
    """A sentence that depends on a number, which is `{count}` in it, to be said later."""
    return Message(one, several, count, {"count": count, **given})


def say(text: str, **given: object) -> str:
    """The sentence in the reader's language: a message, or a template with what is put in for its names.

    A text that no catalogue has stays as it is.
    """
    return _said(_speaking.get(), text if isinstance(text, Message) else Message(text, given=given))


def say_counted(one: str, several: str, count: int, **given: object) -> str:
    """The same for one that depends on a number, which is `{count}` in it."""
    return say(counted(one, several, count, **given))


def speaks() -> str:
    """The language in which things are said now."""
    return _speaking.get()


def speak(language: str) -> None:
    """Say everything in this language from now on, in the task that runs; in English if there is no catalogue of it."""
    _speaking.set(language if language in LANGUAGES else "en")


@contextmanager
def speaking(language: str) -> Generator[None]:
    """The same for the time of the block."""
    token = _speaking.set(language if language in LANGUAGES else "en")
    try:
        yield
    finally:
        _speaking.reset(token)


def packed(text: str) -> str:
    """A message as a text that `unpacked` makes it of again, in a database or another process."""
    # A sentence into which nothing is put stays as it reads; a stranger's words cannot pass for a packed one.
    return _put_in(text) if isinstance(text, Message) and text.given else text.lstrip(_PACKED)


def _put_in(text: str) -> str:
    """The same of a text within a message, where a sentence of ours can be told from a stranger's words."""
    if not isinstance(text, Message):
        return text.lstrip(_PACKED)
    given = {name: _each(_put_in, one) for name, one in text.given.items()}
    return _PACKED + json.dumps([text.template, text.several, text.number, given], ensure_ascii=False)


def unpacked(text: str) -> Message:
    """The message that was packed; of any other text one that says just that."""
    if not text.startswith(_PACKED):
        return Message(text)
    template, several, number, given = json.loads(text.removeprefix(_PACKED))
    return Message(template, several, number, {name: _each(_taken_out, one) for name, one in given.items()})


def _taken_out(text: str) -> str:
    return unpacked(text) if text.startswith(_PACKED) else text


def _each(change: Callable[[str], str], value: object) -> object:
    """A value with its texts changed: itself, or those in a list."""
    if isinstance(value, str):
        return change(value)
    return (
        tuple(_each(change, one) for one in cast("Iterable[object]", value))
        if isinstance(value, (tuple, list))
        else value
    )


def _said(language: str, text: str) -> str:
    # The key "" is a catalogue's own head.
    if not isinstance(text, Message) or not text or language == "en":
        return str(text)
    given = {name: _each(partial(_said, language), one) for name, one in text.given.items()}
    known = catalogue(language)
    if text.several and text.number is not None:
        template = known.ngettext(text.template, text.several, text.number)
    else:
        template = known.gettext(text.template)
    return _filled(language, fitted(language, template, given), given)


def _filled(language: str, template: str, given: Mapping[str, object]) -> str:
    return _Numbers(language).vformat(template, (), given) if given else template


class _Numbers(Formatter):
    """Puts values in, numbers as they are written in a language: 1,234.5 is 1.234,5 in German."""

    def __init__(self, language: str) -> None:
        self._marks = str.maketrans(",.", LANGUAGES[language].marks)

    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401 - as Formatter's
        if isinstance(value, tuple):
            return ", ".join(map(str, cast("tuple[object, ...]", value)))
        written = super().format_field(value, format_spec)
        return written.translate(self._marks) if format_spec and isinstance(value, (int, float)) else written
