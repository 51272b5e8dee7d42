"""How cells travel from the child process to its parent: frames of JSON, which cannot run code whatever the child sends.

Rows travel as columns, in which most cells are the same few: those are sent once a frame. JSON carries no dates, so
those, broken cells and the like travel beside the other cells, by place.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from typing import IO, Any, cast

from exchange_app.child_process import write_frame
from exchange_app.sheets.raw import Broken, BrokenCell, Cell, Row

FLAG = "--read-workbook"
"""First argument by which a frozen application knows that it is to be the child: see child.main."""
ROWS_PER_FRAME, CELLS_PER_FRAME = 1000, 200_000
_FIRST, _FEW = ord("0"), 200
"""So many different cells of a column in one frame have a letter each, from this one on."""
_TOLD_APART = {str, type(None), date}
"""Types whose cells equal none of another type: 1, 1.0 and True are one to Python."""
_LONG = 1 << 20
"""Fewer letters in a column of one frame are not worth counting."""
_EXACT = 10**15
MOST_LETTERS = 32_767
"""Of a spreadsheet cell."""


def send(stream: IO[bytes], kind: str, *parts: Any) -> None:
    """Write one frame: its kind and parts that JSON can carry."""
    body = json.dumps((kind, *parts), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    write_frame(stream, body)
    stream.flush()


def loads(body: bytes) -> list[Any]:
    """A frame's kind and parts. Raises ValueError where it is none."""
    frame = json.loads(body.decode("utf-8", "surrogatepass"))
    if not isinstance(frame, list):
        raise ValueError("no frame")
    return frame


Packed = Sequence[Any]
"""One column of a frame: (cells, at, specials) or, where few cells are different ones, (cells, at, specials, which).

`cells` are what JSON can carry, with a 0 at the indexes `at`, where the packed `specials` belong; `which` holds for
each row a letter for the index of its cell in `cells`. An empty column is ().
"""


def pack_rows(rows: Sequence[Sequence[Any]]) -> tuple[int, list[Packed]]:
    """Rows made ready for JSON: their number, and their columns.

    Cells are as a reader gives them: "" counts as empty, whole floats become int.
    """
    return len(rows), [_pack_column(column) for column in zip_longest(*rows)]


def _pack_column(cells: Sequence[Any]) -> Packed:
    different = dict.fromkeys(cells)
    kinds = set(map(type, different))
    if not kinds <= _TOLD_APART:
        kinds = set(map(type, cells))
    if "" in different:
        cells = [None if cell == "" else cell for cell in cells]
        different = dict.fromkeys(cells)
        kinds = (kinds - {str}) | set(map(type, different))
    kinds.discard(type(None))
    if not kinds:
        return ()
    if len(kinds) == 1 and BrokenCell not in kinds and len(different) <= _FEW and 2 * len(different) <= len(cells):
        letters = dict(zip(different, map(chr, range(_FIRST, _FIRST + _FEW)), strict=False))
        return (*_pack_cells(list(different), kinds), "".join(map(letters.__getitem__, cells)))
    return _pack_cells(cells, kinds)


def _pack_cells(cells: Sequence[Any], kinds: set[type]) -> Packed:
    """(cells, at, specials) of a Packed column."""
    if kinds == {str}:
        return list(cells), (), ()
    if kinds == {date}:
        places = [index for index, cell in enumerate(cells) if cell is not None]
        return (
            [None if cell is None else 0 for cell in cells],
            places,
            [cell.toordinal() for cell in cells if cell is not None],
        )
    out: list[Any] = []
    at: list[int] = []
    specials: list[Any] = []
    for index, cell in enumerate(cells):
        kind = cell.__class__
        if kind is float:
            cell = int(cell) if -_EXACT < cell < _EXACT and cell.is_integer() else _number(cell)
            special = cell.__class__ is tuple
        else:
            special = cell is not None and kind is not str and kind is not int and kind is not bool
        if special:
            at.append(index)
            specials.append(cell if kind is float else _pack(cell))
            cell = 0
        out.append(cell)
    return out, at, specials


def _number(value: float) -> float | tuple[str, str, str]:
    if value != value or value in (float("inf"), float("-inf")):
        return ("broken", Broken.ERROR.value, "#NUM!")
    return value


def _pack(cell: Any) -> Any:
    """A day as its number, anything else as a list that begins with what it is; see _unpack."""
    match cell:
        case datetime():
            plain = cell.replace(tzinfo=None)
            return (
                "moment",
                plain.toordinal(),
                (plain - datetime.combine(plain.date(), time())) // timedelta(microseconds=1),
            )
        case date():
            return cell.toordinal()
        case time():
            return ("time", cell.hour, cell.minute, cell.second, cell.microsecond)
        case timedelta():
            return ("span", cell.days, cell.seconds, cell.microseconds)
        case BrokenCell():
            return ("broken", cell.why.value, cell.words)
        case _:
            return ("text", str(cell))


def letters_repeated(packed: Sequence[Packed]) -> int:
    """How many letters a frame's columns hold where a long text is sent once and stands in many cells."""
    letters = 0
    for column in packed:
        if len(column) != 4:
            continue
        lengths: list[int] = [len(cell) if cell.__class__ is str else 0 for cell in column[0]]
        if max(lengths) * len(column[3]) > _LONG:
            stands: Counter[str] = Counter(column[3])
            letters += sum(lengths[ord(letter) - _FIRST] * times for letter, times in stands.items())
    return letters


def longest_text(packed: Sequence[Packed]) -> int:
    """How many letters the longest text of a frame's columns has."""
    longest = 0
    for column in packed:
        cells = column[0] if column else ()
        try:
            longest = max(longest, max(map(len, filter(None, cells)), default=0))
        except TypeError:
            longest = max(longest, max((len(cell) for cell in cells if cell.__class__ is str), default=0))
    return longest


class Unpacker:
    """Makes rows of the frames of one sheet. Equal texts and days that come often become one object."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._days: dict[int, date] = {}

    def rows(self, count: int, packed: Sequence[Packed]) -> list[Row]:
        """The rows that pack_rows packed, without their empty tails."""
        columns = [self._column(each, count) for each in packed]
        rows: list[Row] = list(zip(*columns, strict=True)) if columns else [()] * count
        if columns and None in columns[-1]:
            return [row if row[-1] is not None else _trimmed(row) for row in rows]
        return rows

    def _column(self, packed: Packed, count: int) -> Sequence[Any]:
        if not packed:
            return (None,) * count
        cells, at, specials, *which = packed
        days = self._days
        for index, special in zip(at, specials, strict=True):
            cells[index] = days.get(special) or self._day(special) if special.__class__ is int else _unpack(special)
        if not which:
            return cast("list[Any]", cells)
        shared = [self._texts.setdefault(cell, cell) if cell.__class__ is str else cell for cell in cells]
        return [shared[ord(letter) - _FIRST] for letter in which[0]]

    def _day(self, ordinal: int) -> date:
        day = self._days[ordinal] = date.fromordinal(ordinal)
        return day


def _trimmed(row: Row) -> Row:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row[:end]


def _unpack(special: Any) -> Cell:
    match special:
        case ["time", int(hour), int(minute), int(second), int(microsecond)]:
            return time(hour, minute, second, microsecond)
        case ["span", int(days), int(seconds), int(microseconds)]:
            return timedelta(days, seconds, microseconds)
        case ["moment", int(ordinal), int(microseconds)]:
            return datetime.fromordinal(ordinal) + timedelta(microseconds=microseconds)
        case ["text", str(words)]:
            return words
        case ["broken", str(why), str(words)]:
            return BrokenCell(Broken(why), words)
        case _:
            raise ValueError("unknown cell")
