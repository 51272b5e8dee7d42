"""What a file is, by its content; its ending is not believed."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from pathlib import Path
from typing import IO

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEAD = 8192


class FileFormat(StrEnum):
    """Kinds of file that are told apart before anything reads them."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLSB = "xlsb"
    ODS = "ods"
    OLE = "ole"
    BIFF = "xls"
    TEXT = "csv"
    HTML = "html"
    OTHER = "other"


_SIGNATURES = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf", b"\x7fELF", b"MZ",
    b"SQLite format 3", b"BM", b"RIFF", b"II*\x00", b"MM\x00*", b"BZh", b"\xfd7zXZ",
)  # fmt: skip
_HTML = re.compile(rb"<(?:!doctype\s+html|html|table|head|body|meta)\b", re.IGNORECASE)
_PLAIN = re.compile(rb"[\x00-\x08\x0e-\x1a]")
"""Bytes that no text has; marks that part its fields (1C to 1F) stand in some."""


def recognise(path: Path) -> FileFormat:
    """What the file is. Raises OSError, and zipfile.BadZipFile where a package is broken."""
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    if head.startswith(OLE):
        return FileFormat.OLE
    if head.startswith(b"PK"):
        return of_package(path)
    if head[:4] in (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00"):
        return FileFormat.BIFF
    if head.startswith(_SIGNATURES) and not _reads_as_text(head):
        return FileFormat.OTHER
    if head.startswith((b"%PDF", b"{\\rtf")):
        return FileFormat.OTHER
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text.startswith(b"<"):
        return (
            FileFormat.HTML
            if _HTML.search(head) and b"urn:schemas-microsoft-com:office:spreadsheet" not in head
            else (FileFormat.OTHER)
        )
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_utf16(head):
        return FileFormat.TEXT
    return FileFormat.TEXT if _reads_as_text(head) else FileFormat.OTHER


def _reads_as_text(head: bytes) -> bool:
    return not _PLAIN.search(head)


def _looks_utf16(head: bytes) -> bool:
    """UTF-16 without its mark: every other byte of ordinary text is small, and no pair is zero."""
    if len(head) < 4 or b"\x00\x00" in head[: len(head) // 2 * 2]:
        return False
    even, odd = head[0::2], head[1::2]
    return min(even.count(0), odd.count(0)) == 0 and max(even.count(0), odd.count(0)) * 2 > len(even)


def of_package(path: Path | IO[bytes]) -> FileFormat:
    """Which workbook a zipped package is. Raises zipfile.BadZipFile."""
    with zipfile.ZipFile(path) as package:
        names = {name.lstrip("/").lower().replace("\\", "/"): name for name in package.namelist()}
        if "mimetype" in names and "content.xml" in names:
            with package.open(names["mimetype"]) as stream:
                return FileFormat.ODS if b"spreadsheet" in stream.read(200) else FileFormat.OTHER
        if "xl/workbook.bin" in names:
            return FileFormat.XLSB
        if any(name.startswith(("word/", "ppt/")) for name in names):
            return FileFormat.OTHER
        if "xl/vbaproject.bin" in names:
            return FileFormat.XLSM
        if "[content_types].xml" in names or any(name.endswith("workbook.xml") for name in names):
            return FileFormat.XLSX
        if "content.xml" in names:
            return FileFormat.ODS
    return FileFormat.OTHER
