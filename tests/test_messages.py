import gettext
import pickle
from datetime import date
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import messages
from bot.catalogues import catalogue
from bot.errors import NotFound
from bot.messages import Message, counted, message, packed, say, say_counted, speaking, speaks, unpacked
from bot.phrases import all_of, any_of, day, day_of_week


class Catalogue(gettext.NullTranslations):
    """A small one, for sentences of these tests."""

    TEXTS: ClassVar = {
        "There is no digest {number} here.": "Hier gibt es keinen Digest {number}.",
        "{file}: {why}": "{why} ({file})",
        "It is empty.": "Sie ist leer.",
        "{count:,} article": "{count:,} Artikel allein",
        "{count:,} articles": "{count:,} Artikel",
        "of {share:.2f}": "von {share:.2f}",
    }

    def gettext(self, message: str) -> str:
        return self.TEXTS.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture(autouse=True)
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "catalogue", _catalogue)


def _catalogue(language: str) -> gettext.NullTranslations:
    return Catalogue() if language == "de" else catalogue(language)


def test_a_message_is_its_english_text() -> None:
    one = message("There is no digest {number} here.", number=7)
    assert one == "There is no digest 7 here."
    assert f"{one}" == str(one) == "There is no digest 7 here."
    assert str(NotFound(one)) == "There is no digest 7 here."
    assert NotFound(one).message is one


def test_it_is_said_in_the_language_that_is_spoken() -> None:
    one = message("There is no digest {number} here.", number=7)
    with speaking("de"):
        assert speaks() == "de"
        assert say(one) == say("There is no digest {number} here.", number=7) == "Hier gibt es keinen Digest 7."
    assert say(one) == "There is no digest 7 here."


def test_messages_within_a_message_are_said_too() -> None:
    one = message("{file}: {why}", file="a.txt", why=message("It is empty."))
    assert one == "a.txt: It is empty."
    with speaking("de"):
        assert say(one) == "Sie ist leer. (a.txt)"


def test_numbers_are_written_as_the_language_writes_them() -> None:
    assert say_counted("{count:,} article", "{count:,} articles", 1234) == "1,234 articles"
    with speaking("de"):
        assert say_counted("{count:,} article", "{count:,} articles", 1234) == "1.234 Artikel"
        assert say_counted("{count:,} article", "{count:,} articles", 1) == "1 Artikel allein"
        assert say("of {share:.2f}", share=0.25) == "von 0,25"
        # What only looks like a number is somebody's words.
        assert say("{file}: {why}", file="1,234.txt", why="0.5") == "0.5 (1,234.txt)"


def test_a_language_without_a_catalogue_is_english() -> None:
    with speaking("tlh"):
        assert speaks() == "en"
        assert say("It is empty.") == "It is empty."


def test_what_no_catalogue_has_stays_as_it_is() -> None:
    with speaking("de"):
        assert say("Somebody's {words} and {0}") == "Somebody's {words} and {0}"
        assert say("{file}: {why}", file="{x}", why="{0}") == "{0} ({x})"
        assert say("") == say(Message("")) == ""


def test_it_survives_a_database_and_another_process() -> None:
    inner = counted("{count:,} article", "{count:,} articles", 2)
    one = message("{file}: {why}", file=("a", inner), why=message("It is empty."))
    for again in (unpacked(packed(one)), pickle.loads(pickle.dumps(one))):  # noqa: S301 - our own
        assert again == one == "a, 2 articles: It is empty."
        with speaking("de"):
            assert say(again) == "Sie ist leer. (a, 2 Artikel)"
    assert packed(message("It is empty.")) == "It is empty."
    with speaking("de"):
        assert say(unpacked("It is empty.")) == "Sie ist leer."


@given(st.text(), st.text())
def test_any_words_can_be_put_in_and_packed(words: str, more: str) -> None:
    one = Message("{a} – {b}", given={"a": words, "b": (more, words)})
    assert one == f"{words} – {more}, {words}"
    mark = "\x1e"
    assert unpacked(packed(one)) == f"{words.lstrip(mark)} – {more.lstrip(mark)}, {words.lstrip(mark)}"


def test_a_strangers_words_are_told_from_a_sentence_of_ours() -> None:
    one = unpacked(packed(message("{file}: {why}", file="It is empty.", why=message("It is empty."))))
    with speaking("de"):
        assert say(one) == "Sie ist leer. (It is empty.)"


def test_a_strangers_text_cannot_pass_for_a_packed_one() -> None:
    forged = packed(message("{file}: {why}", file="a", why="b"))
    assert unpacked(packed(str(forged))) == str(forged).lstrip("\x1e")
    assert unpacked(packed(message("{words}", words=str(forged)))) == str(forged).lstrip("\x1e")


def test_days_and_lists_are_phrases() -> None:
    assert day(date(2026, 5, 3)) == "3 May 2026"
    assert day_of_week(date(2026, 5, 3)) == "Sunday, 3 May"
    assert all_of(["a"]) == "a"
    assert all_of(["a", "b", "c"]) == "a, b and c"
    assert any_of(["a", "b"]) == "a or b"
