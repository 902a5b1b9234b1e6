"""Each catalogue has all that we say, and nothing else; and what it says can be put in the place of the English."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import polib
import pytest

from bot.catalogues import FOLDER, LANGUAGES
from tests.catalogues.keys import Key, in_commands, in_sources

OTHERS = [code for code in LANGUAGES if code != "en"]
#: Discord's limit for what commands, their parameters and choices say of themselves.
DESCRIPTION = 100


@pytest.fixture(params=OTHERS)
def catalogue(request: pytest.FixtureRequest) -> polib.POFile:
    return polib.pofile(str(FOLDER / f"{request.param}.po"))


def translations(entry: polib.POEntry) -> list[str]:
    return [*entry.msgstr_plural.values()] if entry.msgid_plural else [entry.msgstr]


def pairs(catalogue: polib.POFile) -> Iterator[tuple[str, str]]:
    """Each English sentence beside its translation."""
    for entry in catalogue:
        if entry.msgid_plural:
            yield entry.msgid, entry.msgstr_plural[0]
            yield entry.msgid_plural, entry.msgstr_plural[1]
        else:
            yield entry.msgid, entry.msgstr


async def test_no_catalogue_misses_a_key_or_has_one_too_many(catalogue: polib.POFile, tmp_path: Path) -> None:
    wanted = set(in_sources()) | set(await in_commands(tmp_path))
    entries = [Key(one.msgid, one.msgid_plural) for one in catalogue]
    assert set(entries) == wanted, "run `make catalogues`, and translate what is empty"
    assert max(Counter(entries).values()) == 1


def test_every_sentence_is_translated(catalogue: polib.POFile) -> None:
    empty = [one.msgid for one in catalogue if one.fuzzy or one.obsolete or not all(map(str.strip, translations(one)))]
    assert not empty
    assert catalogue.metadata["Plural-Forms"].startswith("nplurals=2;")
    assert all(set(one.msgstr_plural) == {0, 1} for one in catalogue if one.msgid_plural)


def places(text: str) -> Counter[str]:
    return Counter(f"{name}:{spec}" for _, name, spec, _ in Formatter().parse(text) if name is not None)


def test_the_same_is_put_in(catalogue: polib.POFile) -> None:
    for entry in catalogue:
        english = [entry.msgid, *([entry.msgid_plural] if entry.msgid_plural else [])]
        for sentence, said in zip(english, translations(entry), strict=True):
            # A single one may do without its number: "un artículo".
            left_out = places(sentence) - places(said)
            assert not places(said) - places(english[-1]), said
            assert not left_out or (entry.msgid_plural and all(one.startswith("count:") for one in left_out)), said


#: What Discord reads as a mark, what begins and ends a line, and what stands in backticks.
MARKS = re.compile(r"\*\*|~~|^-# |^#+ |^- |^> |\n|`[^`]*`|<[^>]*>|\.md\b|__", re.MULTILINE)


def test_marks_and_names_of_commands_are_the_same(catalogue: polib.POFile) -> None:
    for sentence, said in pairs(catalogue):
        assert Counter(MARKS.findall(said)) == Counter(MARKS.findall(sentence)), said
        assert (said[:1].isspace(), said[-1:].isspace()) == (sentence[:1].isspace(), sentence[-1:].isspace()), said
        ends = sentence.rstrip("*_")[-1:]
        assert ends not in ".!?:" or said.rstrip("*_\u202f\u00a0")[-1:] == ends, said


async def test_descriptions_of_commands_are_no_longer_than_discord_allows(
    catalogue: polib.POFile, tmp_path: Path
) -> None:
    described = {key.one for key in await in_commands(tmp_path)}
    for sentence, said in pairs(catalogue):
        if sentence in described:
            assert len(said) <= DESCRIPTION, said


def test_each_language_is_written_as_it_is_printed() -> None:
    spanish, german, french = (polib.pofile(str(FOLDER / f"{code}.po")) for code in ("es", "de", "fr"))
    for _, said in pairs(spanish):
        assert said.count("?") == said.count("¿"), said
        assert said.count("!") == said.count("¡"), said
    for catalogue in (spanish, german, french):
        for _, said in pairs(catalogue):
            # Straight marks are for programs.
            assert '"' not in said, said
    for _, said in pairs(french):
        # A sign of two parts is kept with its word by a space that does not break.
        assert not re.search(r"[^\u202f\u00a0?!](?:[?!;]|:(?=\s|$))", re.sub(r"`[^`]*`|<[^>]*>", "`", said)), said
        assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»", said), said
