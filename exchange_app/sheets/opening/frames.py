"""How cells travel from the child process to its parent: marshalled frames, cheap and unable to run code.

marshal carries no dates, so those, broken cells and the like travel beside the rows, by place.
"""

from __future__ import annotations

import marshal
import struct
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import IO, Any

from exchange_app.sheets.raw import Broken, BrokenCell, Cell, Row

ROWS_PER_FRAME = 1000
_HEAD = struct.Struct("<Q")
_EXACT = 10**15


class FrameTooLarge(Exception):
    """More was sent than the file may give."""


def send(stream: IO[bytes], kind: str, *parts: Any) -> None:
    """Write one frame: its kind and parts that marshal can carry."""
    body = marshal.dumps((kind, *parts), 2)
    stream.write(_HEAD.pack(len(body)))
    stream.write(body)
    stream.flush()


def receive(stream: IO[bytes], at_most: int) -> tuple[bytes, int] | None:
    """The next frame's bytes and their number, or None at the end of the stream (also where it was cut off)."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    (size,) = _HEAD.unpack(head)
    if size > at_most:
        raise FrameTooLarge
    body = stream.read(size)
    return (body, size) if len(body) == size else None


def loads(body: bytes) -> tuple[Any, ...]:
    """A frame's kind and parts."""
    frame: tuple[Any, ...] = marshal.loads(body)
    return frame


def pack_rows(rows: Iterable[Sequence[Any]]) -> tuple[list[list[Any]], list[int], list[int], list[Any]]:
    """Rows made ready for marshal: (rows, row indexes, column indexes, packed cells), the latter three in step.

    Cells are as a reader gives them: "" counts as empty, whole floats become int, rows lose their empty tail.
    """
    packed: list[list[Any]] = []
    at_rows: list[int] = []
    at_columns: list[int] = []
    specials: list[Any] = []
    for index, row in enumerate(rows):
        out: list[Any] = []
        for cell in row:
            kind = cell.__class__
            if kind is str:
                out.append(cell or None)
            elif kind is float:
                out.append(int(cell) if -_EXACT < cell < _EXACT and cell.is_integer() else _number(cell))
            elif cell is None or kind is int or kind is bool:
                out.append(cell)
            else:
                at_rows.append(index)
                at_columns.append(len(out))
                specials.append(_pack(cell))
                out.append(0)
            if out[-1].__class__ is tuple:
                at_rows.append(index)
                at_columns.append(len(out) - 1)
                specials.append(out[-1])
                out[-1] = 0
        while out and out[-1] is None:
            out.pop()
        packed.append(out)
    return packed, at_rows, at_columns, specials


def _number(value: float) -> float | tuple[str, str]:
    if value != value or value in (float("inf"), float("-inf")):
        return (Broken.ERROR.value, "#NUM!")
    return value


def _pack(cell: Any) -> Any:
    match cell:
        case datetime():
            plain = cell.replace(tzinfo=None)
            return (plain.toordinal(), (plain - datetime.combine(plain.date(), time())) // timedelta(microseconds=1))
        case date():
            return cell.toordinal()
        case time():
            return float((cell.hour * 60 + cell.minute) * 60 + cell.second) + cell.microsecond / 1e6
        case timedelta():
            return [cell.days, cell.seconds, cell.microseconds]
        case BrokenCell():
            return (cell.why.value, cell.words)
        case _:
            return ("text", str(cell))


def unpack_rows(packed: list[list[Any]], at_rows: list[int], at_columns: list[int], specials: list[Any]) -> list[Row]:
    """The rows that pack_rows packed."""
    known: dict[int, date] = {}
    for row, column, special in zip(at_rows, at_columns, specials, strict=True):
        if special.__class__ is int:
            day = known.get(special)
            if day is None:
                day = known[special] = date.fromordinal(special)
            packed[row][column] = day
        else:
            packed[row][column] = _unpack(special)
    return [tuple(row) for row in packed]


def _unpack(special: Any) -> Cell:
    match special:
        case float():
            seconds = int(special)
            minutes, second = divmod(seconds, 60)
            return time(minutes // 60 % 24, minutes % 60, second, round((special - seconds) * 1e6) % 1_000_000)
        case [int(days), int(seconds), int(microseconds)]:
            return timedelta(days, seconds, microseconds)
        case (int(ordinal), int(microseconds)):
            return datetime.fromordinal(ordinal) + timedelta(microseconds=microseconds)
        case ("text", str(words)):
            return words
        case (str(why), str(words)):
            return BrokenCell(Broken(why), words)
        case _:
            raise ValueError("unknown cell")
