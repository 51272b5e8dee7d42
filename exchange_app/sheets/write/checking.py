"""A finished workbook looked at once more before it takes the place of another file."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile


def reopen(workbook: bytes, names: Sequence[str]) -> None:
    """Open a workbook that was just made: every part whole and well-formed, the sheets all there. Raises OSError where not."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with ZipFile(BytesIO(workbook)) as package:
            for each in package.namelist():
                with package.open(each) as part:
                    ParserCreate().ParseFile(part)
        with CalamineWorkbook.from_filelike(BytesIO(workbook)) as book:
            found = set(book.sheet_names)
    except (BadZipFile, ExpatError, CalamineError) as damage:
        raise OSError("the workbook cannot be read back") from damage
    if not set(names) <= found:
        raise OSError("the workbook was not written whole")
