"""A finished workbook looked at once more before it takes the place of another file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zipfile import BadZipFile, ZipFile


def reopen(path: Path, names: Sequence[str]) -> None:
    """Open a workbook that was just written: every part whole, the sheets all there. Raises OSError where not."""
    import openpyxl

    try:
        with ZipFile(path) as package:
            broken = package.testzip()
        book = openpyxl.load_workbook(path, read_only=True)
        found = set(book.sheetnames)
        book.close()
    except (BadZipFile, KeyError, ValueError) as damage:
        raise OSError("the workbook cannot be read back") from damage
    if broken is not None or not set(names) <= found:
        raise OSError("the workbook was not written whole")
