"""The process that parses. It is confined first, reads one file, and sends what it found to its parent as frames.

Frames: ("book", …), then per sheet ("sheet", …), ("rows", …)* and ("merged", …), and at the end ("end",) or ("trouble",
code).
"""

from __future__ import annotations

import io
import json
import os
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from exchange_app.child_process import confine
from exchange_app.sheets.encryption import decrypted
from exchange_app.sheets.formats import FileFormat, of_package, recognise
from exchange_app.sheets.limits import Limits
from exchange_app.sheets.open import ods, ooxml, package, readers, text_files
from exchange_app.sheets.open.ipc import CELLS_PER_FRAME, MOST_LETTERS, ROWS_PER_FRAME, longest_text, pack_rows, send
from exchange_app.sheets.open.readers import chunks
from exchange_app.sheets.open.worksheets import opened
from exchange_app.sheets.raw import Broken, BrokenCell
from exchange_app.sheets.trouble import Damaged, Encrypted, NotAWorkbook, TooLarge, Unsafe, WrongPassword

_MOST_ROWS = 1_048_576
"""Of a worksheet."""
_MOST_LONG = 20
"""Cells with more letters than a cell may hold: a file with more of them is none that a person made."""


def main(arguments: list[str]) -> int:
    """Read the file named in `arguments` ([path, reader, limits as JSON]) and send it to standard output. With a fourth
    argument the password comes by standard input, where nobody sees it."""
    path, reader, given, *sealed = arguments
    limits = Limits(**json.loads(given))
    password = sys.stdin.buffer.read().decode("utf-8") if sealed else None
    confine(limits.memory, limits.seconds)
    stream = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    buffered = io.BufferedWriter(stream, 1 << 20)
    sys.stdout = sys.stderr
    try:
        answer(Path(path), reader, limits, buffered, password)
    except BrokenPipeError:
        return 1
    return 0


def answer(path: Path, reader: str, limits: Limits, stream: IO[bytes], password: str | None = None) -> None:
    """Send the whole book and the end, or the trouble that was met on the way. Raises BrokenPipeError."""
    try:
        code = _read(path, reader, limits, stream, password)
    except MemoryError:
        code = TooLarge.code
    except BrokenPipeError:
        raise
    except RecursionError:
        code = Damaged.code
    except Exception:
        code = Damaged.code
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":
            raise
        code = Damaged.code
    send(stream, "trouble", code) if code else send(stream, "end")


def _read(path: Path, reader: str, limits: Limits, stream: IO[bytes], password: str | None) -> str:
    """Send the whole book; gives the code of the trouble met, or ""."""
    try:
        book = open_book(path, reader, limits, password)
        about = (book.format, book.encoding, book.separator, book.made_by, book.properties, book.notes, book.carried)
        send(stream, "book", *about)
        for sheet in book.sheets:
            _send_sheet(stream, sheet)
    except package.UnsafePackage:
        return Unsafe.code
    except (package.PackageTooLarge, ods.TooManyCells, text_files.MoreThanASheet):
        return TooLarge.code
    except (readers.EncryptedFile, ods.EncryptedOds):
        return Encrypted.code
    except (ooxml.NotThisFormat, text_files.NotText):
        return NotAWorkbook.code
    except zipfile.BadZipFile:
        return Damaged.code
    except Exception as error:
        if type(error).__name__ == "PasswordError":
            return Encrypted.code
        if isinstance(error, Encrypted | WrongPassword):
            return error.code
        raise
    return ""


def open_book(path: Path, reader: str, limits: Limits, password: str | None = None) -> Any:
    """The book by the reader that fits its content; `reader` is "fast" or "careful"."""
    kind = recognise(path)
    source: Path | bytes = path
    if kind is FileFormat.OLE and password is not None and readers.is_encrypted_package(path):
        source = decrypted(path, password)
        kind = of_package(io.BytesIO(source))
    if kind in (FileFormat.XLSX, FileFormat.XLSM, FileFormat.XLSB, FileFormat.ODS):
        with zipfile.ZipFile(opened(source)) as members:
            package.inspect(members, limits)
    match kind:
        case FileFormat.XLSX | FileFormat.XLSM:
            by = readers.xlsx_by_calamine if reader == "fast" else readers.xlsx_by_openpyxl
            return by(source, limits, kind.value)
        case FileFormat.XLSB:
            return readers.xlsb(source)
        case FileFormat.ODS:
            return readers.ods(path, limits)
        case FileFormat.OLE:
            if readers.is_encrypted_package(path):
                raise readers.EncryptedFile
            return readers.xls(path)
        case FileFormat.BIFF:
            return readers.xls(path)
        case FileFormat.TEXT:
            return readers.text(path)
        case FileFormat.HTML:
            return readers.html(path)
        case FileFormat.OTHER:
            raise ooxml.NotThisFormat


def _send_sheet(stream: IO[bytes], sheet: Any) -> None:
    send(stream, "sheet", sheet.name, sheet.hidden, sheet.date1904, sheet.height)
    rows = _with_broken(sheet.rows, sheet.broken) if sheet.broken else sheet.rows
    long = 0
    for piece in chunks(rows, ROWS_PER_FRAME, CELLS_PER_FRAME):
        packed = pack_rows(piece)
        if longest_text(packed[1]) > MOST_LETTERS:
            long += sum(isinstance(cell, str) and len(cell) > MOST_LETTERS for row in piece for cell in row)
            if long > _MOST_LONG:
                raise package.PackageTooLarge
            packed = pack_rows([[_shortened(cell) for cell in row] for row in piece])
        send(stream, "rows", *packed)
    send(stream, "merged", sheet.merged[:100_000], sheet.hidden_rows, sheet.struck_rows, sheet.unclosed_rows)


def _shortened(cell: Any) -> Any:
    return BrokenCell(Broken.LONG, f"{cell[:60]}…") if isinstance(cell, str) and len(cell) > MOST_LETTERS else cell


def _with_broken(rows: Iterable[Sequence[Any]], broken: Mapping[tuple[int, int], Any]) -> Iterator[Sequence[Any]]:
    """The rows with their broken cells, also where those stand behind the last cell or below the last row."""
    places: dict[int, list[tuple[int, Any]]] = {}
    for (at, column), cell in broken.items():
        if at < _MOST_ROWS:
            places.setdefault(at, []).append((column, cell))
    count = 0
    for row in rows:
        yield _put(row, places.pop(count)) if count in places else row
        count += 1
    for at in range(count, max(places, default=-1) + 1):
        yield _put((), places.get(at, ()))


def _put(row: Sequence[Any], broken: Iterable[tuple[int, Any]]) -> list[Any]:
    """A row with broken cells in their columns."""
    cells = list(row)
    for column, cell in broken:
        cells.extend([None] * (column + 1 - len(cells)))
        cells[column] = cell
    return cells
