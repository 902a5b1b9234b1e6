"""A .zip -> the files in it. Nothing is ever written to a disk, so a name leads nowhere, whatever it says."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from bot.errors import BotError, TooLarge, Unreadable
from bot.intake.files import ARCHIVES, READ
from bot.messages import Message, message

#: Files in one archive, their bytes together, and how much larger than the archive those may be.
MAX_MEMBERS, MAX_UNPACKED, MAX_RATIO = 2_000, 50_000_000, 100
#: An archive smaller than this unpacked does no harm, whatever its ratio.
_SMALL = 1_000_000
_PASSWORD = 0x1


def members(name: str, data: bytes) -> Iterator[tuple[str, bytes | BotError]]:
    """The article files in an archive, by name in a fixed order: the bytes of each, or why it cannot be read.

    Hidden files and files of other kinds are passed over. Raises Unreadable or TooLarge for the archive as a whole.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            wanted = [one for one in archive.infolist() if _is_wanted(one.filename)]
            found = sorted(((_shown(one.filename), one) for one in wanted), key=lambda pair: pair[0])
            if not found:
                kinds = tuple(sorted(READ))
                raise Unreadable(message("{file}: there are no {kinds} files in it.", file=name, kinds=kinds))
            if len(found) > MAX_MEMBERS:
                raise TooLarge(_too_many(name, len(found)))
            room = min(MAX_UNPACKED, max(_SMALL, len(data) * MAX_RATIO))
            for shown, one in found:
                inside = _unpacked(archive, one, room)
                if not isinstance(inside, BotError):
                    room -= len(inside)
                    if room < 0:
                        raise TooLarge(_too_large(name))
                yield shown, inside
    except (BadZipFile, OSError, ValueError) as error:
        raise Unreadable(message("{file} is damaged, or no archive that can be read.", file=name)) from error


def _too_many(name: str, count: int) -> Message:
    return message("{file} holds {count:,} files; the limit is {limit:,}.", file=name, count=count, limit=MAX_MEMBERS)


def _too_large(name: str) -> Message:
    return message(
        "{file} is too large unpacked: the limit is {limit} MB, and {ratio} times its own size.",
        file=name,
        limit=MAX_UNPACKED // 1_000_000,
        ratio=MAX_RATIO,
    )


def _unpacked(archive: ZipFile, one: ZipInfo, room: int) -> bytes | BotError:
    if PurePosixPath(one.filename).suffix.lower() in ARCHIVES:
        return Unreadable(message("an archive inside an archive is not read; add it by itself."))
    if one.flag_bits & _PASSWORD:
        return Unreadable(message("it is protected by a password; pack it without one."))
    # Others unpack any number of bytes at once, however few are asked for.
    if one.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return Unreadable(message("it is packed in a way that is not read; pack it as an ordinary zip."))
    try:
        with archive.open(one) as file:
            return file.read(room + 1)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError):
        return Unreadable(message("it is damaged."))


def _is_wanted(path: str) -> bool:
    parts = PurePosixPath(path.replace("\\", "/")).parts
    hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts)
    return bool(parts) and not hidden and not path.endswith("/") and PurePosixPath(parts[-1]).suffix.lower() in READ


def _shown(path: str) -> str:
    """A member's name as it may be shown: no way up, no drive, no character that commands a terminal."""
    parts = [part for part in PurePosixPath(path.replace("\\", "/")).parts if part not in ("/", "..")]
    return "".join(char if char.isprintable() else "�" for char in "/".join(parts))
