"""Which version of the tables this application writes, and what a file on disk says of itself."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

SCHEMA_VERSION = 9
"""SQLite's user_version of an up-to-date store: the number of its last migration."""

_MAGIC = b"SQLite format 3\x00"


class FileForm(Enum):
    """What the first bytes of a file tell."""

    PLAIN = auto()
    PROTECTED_OR_OTHER = auto()
    EMPTY = auto()


class Header(NamedTuple):
    """The header of an unprotected SQLite file: application_id, user_version and whether its length fits."""

    form: FileForm
    application: int = 0
    version: int = 0
    whole: bool = True


def header_of(path: Path) -> Header:
    """Read the first 100 bytes of a file, without opening it as a store. Raises OSError."""
    with path.open("rb") as stream:
        head = stream.read(100)
    if not head:
        return Header(FileForm.EMPTY)
    if not head.startswith(_MAGIC) or len(head) < 100:
        return Header(FileForm.PROTECTED_OR_OTHER)
    page = int.from_bytes(head[16:18], "big")
    size = 65536 if page == 1 else page
    pages = int.from_bytes(head[28:32], "big")
    return Header(
        FileForm.PLAIN,
        application=int.from_bytes(head[68:72], "big"),
        version=int.from_bytes(head[60:64], "big"),
        whole=path.stat().st_size >= size * pages,
    )
