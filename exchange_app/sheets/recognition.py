"""Whether a file is one of our exchange workbooks, told by its package alone: cheap enough to ask when a file is dropped."""

from __future__ import annotations

import zipfile
from pathlib import Path

from exchange_app.files import not_open_store
from exchange_app.sheets.embedded_names import HIDDEN_SHEET
from exchange_app.sheets.formats import OLE

_PARTS = ("docprops/custom.xml", "xl/workbook.xml", "meta.xml")
_MARKS = (b'"ExchangeFormat"', f'"{HIDDEN_SHEET}"'.encode())
_LONGEST = 1 << 20
"""Bytes of a part that are looked at; ours are far smaller."""


def is_exchange(path: Path) -> bool:
    """Whether the file carries what an exchange workbook knows about itself; any other file is none. Raises OpenStoreNamed."""
    not_open_store(path)
    try:
        with zipfile.ZipFile(path) as package:
            names = {name.lower(): name for name in package.namelist()}
            for part in _PARTS:
                if part in names:
                    with package.open(names[part]) as stream:
                        text = stream.read(_LONGEST)
                    if any(mark in text for mark in _MARKS):
                        return True
    except (OSError, zipfile.BadZipFile, RuntimeError, EOFError):
        return False
    return False


def is_sealed(path: Path) -> bool:
    """Whether the file is a workbook under a password, of which nobody can tell what it is before it is opened. Raises
    OpenStoreNamed.
    """
    not_open_store(path)
    try:
        with path.open("rb") as stream:
            head = stream.read(1 << 16)
    except OSError:
        return False
    return head.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in head + _directory(path)


def _directory(path: Path) -> bytes:
    """The directory of a compound file, which names its streams, may stand at its end."""
    with path.open("rb") as stream:
        stream.seek(0, 2)
        stream.seek(max(0, stream.tell() - (1 << 16)))
        return stream.read()
