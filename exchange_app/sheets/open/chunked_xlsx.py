"""A large worksheet of an xlsx in pieces: its XML is cut between rows, and each piece is read as a small workbook of its own.

Several pieces are read beside one another, and their rows are on the way to the parent while the rest still lies packed
in the file. What cannot be cut so, or is not in order, is for the reader of whole worksheets.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import IO, Any

from exchange_app.sheets.limits import MB
from exchange_app.sheets.open import ooxml
from exchange_app.sheets.open.background import Background, Source, opened
from exchange_app.sheets.raw import BrokenCell

_LARGE = 4 * MB
"""XML from which on a worksheet is worth being cut."""
_PIECE = 2 * MB
_SHARING = 4
"""Texts that cells share, and their formats, are read with each piece, so that a piece is so many times as large as they are."""
_HEAD = 256 * 1024
_STEP = 64 * 1024
_LONGEST_ROW = 32 * MB
_WIDE = 200_000
"""Cells in the filled area of a piece from which on they are counted one by one: many of them may be empty."""
_AT_ONCE = 3
"""So many pieces are read beside one another; each takes memory of its own."""

_ROWS, _ROWS_END, _ROW_END = b"<sheetData>", b"</sheetData>", b"</row>"
_NO_MERGES = b"<mergeCells></mergeCells>"
"""Stands before the rows of a piece: the reader looks for merged cells behind all rows if it has not met them before."""
_ROOT = re.compile(rb"<worksheet[\s>]")
_FIRST_ROW = re.compile(rb"""\s*<row\s(?:[^>]*?\s)?r\s*=\s*["']\d""")
_NEEDED = ("[content_types].xml", "styles.xml", "sharedstrings.xml", "workbook.xml", "workbook.xml.rels", "_rels/.rels")


class Uncut(Exception):
    """The worksheet is not one that can be read in pieces; it has to be read whole."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """The filled area of one piece: its rows, its first row and column (from 0), and what its XML tells beyond them."""

    rows: Sequence[Sequence[Any]]
    top: int
    left: int
    cells: int
    broken: dict[ooxml.Place, BrokenCell]


@dataclass(slots=True)
class InPieces:
    """A worksheet to be read in pieces. `broken` and `merged` fill while its rows are taken: the broken cells of a row
    before the row, the merged ranges with the last one."""

    source: Source
    part: ooxml.Part
    count: Callable[[int], None]
    """Told the number of cells of each piece before its rows are given; raises where they are too many."""
    broken: dict[ooxml.Place, BrokenCell] = field(default_factory=dict)
    merged: list[ooxml.SpanData] = field(default_factory=list)

    def rows(self) -> Iterator[Sequence[Any]]:
        """The rows from the first of the sheet on, all from column A. Raises Uncut at any time, and what `count` raises."""
        reading: deque[Background[_Piece]] = deque()
        done = 0
        with zipfile.ZipFile(opened(self.source)) as package:
            frame = _frame(package)
            for head, rows in self._cut(package):
                reading.append(Background(partial(_read, frame, self.part, head, rows)))
                if len(reading) >= _AT_ONCE:
                    done = yield from self._given(reading.popleft(), done)
        while reading:
            done = yield from self._given(reading.popleft(), done)

    def _given(self, reading: Background[_Piece], done: int) -> Generator[Sequence[Any], None, int]:
        """The rows of one piece behind `done` rows; how many rows there are then."""
        try:
            piece = reading.result()
        except MemoryError:
            raise
        except BaseException:
            # Whatever is wrong with it, the reader of whole worksheets finds out and says.
            raise Uncut from None
        self.count(piece.cells)
        if min([piece.top, *(row for row, _ in piece.broken)]) < done:
            raise Uncut
        self.broken.update(piece.broken)
        if not piece.rows:
            return done
        for _ in range(done, piece.top):
            yield ()
        if piece.left:
            before = [None] * piece.left
            yield from (before + list(row) for row in piece.rows)
        else:
            yield from piece.rows
        return piece.top + len(piece.rows)

    def _cut(self, package: zipfile.ZipFile) -> Iterator[tuple[bytes, bytes]]:
        """What the XML of every piece begins with, and the rows of each."""
        size = _size_of_pieces(package)
        with package.open(self.part.path) as stream:
            head, rest = self._beginning(stream)
            while True:
                more = stream.read(max(_STEP, size - len(rest)))
                rest += more
                if (end := rest.rfind(_ROW_END)) >= 0:
                    end += len(_ROW_END)
                    if _FIRST_ROW.match(rest) is None:
                        raise Uncut
                    yield head, rest[:end]
                    rest = rest[end:]
                if _ROWS_END in rest:
                    break
                if not more or len(rest) > _LONGEST_ROW:
                    raise Uncut
            last, _, tail = rest.partition(_ROWS_END)
            if last.strip():
                yield head, last
            self._end(tail, stream)

    def _beginning(self, stream: IO[bytes]) -> tuple[bytes, bytes]:
        """What every piece begins with, and what was read beyond that."""
        first = stream.read(_HEAD)
        before, rows, rest = first.partition(_ROWS)
        if not rows or not _ROOT.search(before):
            raise Uncut
        self.merged += ooxml.merged_in(before)
        return before + _NO_MERGES + rows, rest

    def _end(self, rest: bytes, stream: IO[bytes]) -> None:
        """Look for merged ranges behind the rows."""
        while rest:
            self.merged += ooxml.merged_in(rest)
            more = stream.read(MB)
            rest = rest[-ooxml.OVERLAP :] + more if more else b""
        self.merged[:] = dict.fromkeys(self.merged)


def worth_cutting(package: zipfile.ZipFile, part: ooxml.Part) -> bool:
    """Whether a worksheet is large enough, also beside the texts that its cells share with others."""
    return bool(part.path) and package.getinfo(part.path).file_size >= max(_LARGE, 2 * _size_of_pieces(package))


def _size_of_pieces(package: zipfile.ZipFile) -> int:
    return max(_PIECE, _SHARING * sum(member.file_size for member in _needed(package)))


def _needed(package: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """What the reader needs beside the worksheet."""
    return [member for member in package.infolist() if member.filename.lower().replace("\\", "/").endswith(_NEEDED)]


def _frame(package: zipfile.ZipFile) -> bytes:
    """A package with all that the reader needs beside the worksheet."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as frame:
        for member in _needed(package):
            frame.writestr(member.filename, package.read(member))
    return made.getvalue()


def _read(frame: bytes, part: ooxml.Part, head: bytes, rows: bytes) -> _Piece:
    """Read one piece; runs beside others."""
    from python_calamine import CalamineWorkbook

    made = io.BytesIO(frame)
    with zipfile.ZipFile(made, "a") as package:
        package.writestr(part.path, b"".join((head, rows, _ROWS_END, b"</worksheet>")))
    made.seek(0)
    sheet = CalamineWorkbook.from_object(made).get_sheet_by_name(part.name)
    broken = ooxml.broken_in(rows) if ooxml.may_be_broken(rows) else {}
    top, left = sheet.start or (1 << 20, 0)
    cells = sheet.height * sheet.width
    if cells > _WIDE:
        cells = min(cells, rows.count(b"<c"))
    return _Piece(sheet.to_python(skip_empty_area=True), top, left, cells, broken)
