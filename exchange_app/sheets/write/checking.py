"""A finished workbook looked at once more before it takes the place of another file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile


def reopen(path: Path, names: Sequence[str]) -> None:
    """Open a workbook that was just written: every part whole and well-formed, the sheets all there. Raises OSError where not."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with ZipFile(path) as package:
            for each in package.namelist():
                with package.open(each) as part:
                    ParserCreate().ParseFile(part)
        with CalamineWorkbook.from_path(path) as book:
            found = set(book.sheet_names)
    except (BadZipFile, ExpatError, CalamineError) as damage:
        raise OSError("the workbook cannot be read back") from damage
    if not set(names) <= found:
        raise OSError("the workbook was not written whole")
