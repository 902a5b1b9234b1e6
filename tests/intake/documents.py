"""PDF files, messages and archives for tests, made by hand."""

import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def pdf(*pages: Iterable[tuple[str, int, int, int]], title: str = "", author: str = "") -> bytes:
    """A PDF whose pages are lines of text: words, x, y and size in points."""
    streams = ["\n".join(_show(*line) for line in page) for page in pages]
    return _file([stream.encode("cp1252") for stream in streams], f"/Title ({title}) /Author ({author})")


def column(*paragraphs: str, size: int = 12, top: int = 720, width: int = 60) -> list[tuple[str, int, int, int]]:
    """Paragraphs set as a column: lines of at most so many characters, a gap before each paragraph but the first."""
    lines: list[tuple[str, int, int, int]] = []
    y = top
    for paragraph in paragraphs:
        line = ""
        for word in paragraph.split(" "):
            if line and len(line) + 1 + len(word) > width:
                lines.append((line, 72, y, size))
                y -= size * 6 // 5
                line = word
            else:
                line = f"{line} {word}".lstrip()
        lines.append((line, 72, y, size))
        y -= size * 2
    return lines


def scan(pages: int = 1) -> bytes:
    """A PDF of pages that hold a drawing and no letters."""
    return _file([b"0 0 200 300 re f"] * pages, "/Title (Scan)")


def _show(words: str, x: int, y: int, size: int) -> str:
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F1 {size} Tf {x} {y} Td ({escaped}) Tj ET"


def _file(streams: Iterable[bytes], info: str) -> bytes:
    contents = [zlib.compress(stream) for stream in streams]
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>".encode("cp1252"),
    ]
    for number, content in enumerate(contents):
        page = f"/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 612 792] /Contents {6 + 2 * number} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R {page} >>".encode())
        head = f"<< /Length {len(content)} /Filter /FlateDecode >>\nstream\n".encode()
        objects.append(head + content + b"\nendstream")
    file = bytearray(b"%PDF-1.4\n")
    places: list[int] = []
    for number, one in enumerate(objects, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n".encode() + one + b"\nendobj\n"
    table = len(file)
    file += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    file += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    file += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(file)


def packed(files: Mapping[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    """A .zip of these files; names are taken as they are."""
    file = BytesIO()
    with ZipFile(file, "w", method) as archive:
        for name, data in files.items():
            info = ZipInfo(name)
            info.compress_type = method
            archive.writestr(info, data)
    return file.getvalue()
