"""`python -m tests.catalogues`: bring the catalogues up to what the code says, and count what is left."""

import asyncio
import tempfile
from pathlib import Path

import polib

from bot.catalogues import FOLDER, LANGUAGES
from tests.catalogues.keys import Key, in_commands, in_sources

_WRAP = 110


async def wanted() -> dict[Key, list[str]]:
    """All keys, in the order of the catalogues."""
    with tempfile.TemporaryDirectory() as folder:
        found = await in_commands(Path(folder))
    for key, files in in_sources().items():
        found.setdefault(key, []).extend(files)
    return found


def update(language: str, keys: dict[Key, list[str]]) -> int:
    """Write one catalogue anew; returns how many of its sentences are still to be translated."""
    path = FOLDER / f"{language}.po"
    old = polib.pofile(str(path)) if path.exists() else polib.POFile()
    known = {Key(one.msgid, one.msgid_plural): one for one in old}
    new = polib.POFile(wrapwidth=_WRAP)
    forms = "nplurals=2; plural=(n > 1);" if language == "fr" else "nplurals=2; plural=(n != 1);"
    new.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": forms,
    }
    for key, files in keys.items():
        before = known.get(key)
        entry = polib.POEntry(msgid=key.one, msgid_plural=key.several, occurrences=[(name, "") for name in files])
        if key.several:
            entry.msgstr_plural = before.msgstr_plural if before else {0: "", 1: ""}
        else:
            entry.msgstr = before.msgstr if before else ""
        new.append(entry)
    new.save(str(path))
    return len(new.untranslated_entries())


def main() -> None:
    """All of them."""
    keys = asyncio.run(wanted())
    for language in LANGUAGES:
        if language != "en":
            print(f"{language}: {update(language, keys)} of {len(keys)} to be translated")


if __name__ == "__main__":
    main()
