"""What calamine does not tell about xls and xlsb: error values, merged ranges of xlsb, the date system.

Records as in [MS-XLS] and [MS-XLSB].
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from exchange_app.sheets.raw import Broken, BrokenCell

ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}


@dataclass(slots=True)
class Extras:
    """Of one sheet: broken cells by (row, column) from 0, merged ranges as (top, left, bottom, right), hidden rows from 0."""

    broken: dict[tuple[int, int], BrokenCell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)


@dataclass(slots=True)
class XlsExtras:
    """Of one xls: its date system, whether it is encrypted, and per sheet name the extras."""

    date1904: bool = False
    encrypted: bool = False
    sheets: dict[str, Extras] = field(default_factory=dict)


def _error(code: int) -> BrokenCell:
    return BrokenCell(Broken.ERROR, ERRORS.get(code, "#ERROR!"))


def scan_xls(stream: bytes) -> XlsExtras:
    """Walk the records of a Workbook stream; a torn stream gives what stands before the tear."""
    found = XlsExtras()
    starts: dict[int, str] = {}
    current: Extras | None = None
    for offset, kind, body in _records(stream):
        if kind == 0x0809 and offset in starts:
            current = found.sheets.setdefault(starts[offset], Extras())
        elif kind == 0x0085 and len(body) > 8:
            starts[struct.unpack_from("<I", body)[0]] = _short_text(body[6:])
        elif kind == 0x0022 and len(body) >= 2:
            found.date1904 = body[0] == 1
        elif kind == 0x002F:
            found.encrypted = True
        elif current is None:
            continue
        elif kind == 0x0208 and len(body) >= 14 and body[12] & 0x20:
            current.hidden_rows.append(struct.unpack_from("<H", body)[0])
        elif kind == 0x0205 and len(body) >= 8 and body[7]:
            current.broken[struct.unpack_from("<HH", body)] = _error(body[6])
        elif kind == 0x0006 and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
            current.broken[struct.unpack_from("<HH", body)] = _error(body[8])
    return found


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    offset, end = 0, len(stream)
    while offset + 4 <= end:
        kind, size = struct.unpack_from("<HH", stream, offset)
        yield offset, kind, stream[offset + 4 : offset + 4 + size]
        offset += 4 + size


def _short_text(data: bytes) -> str:
    count, wide = data[0], data[1] & 1
    return data[2 : 2 + count * 2].decode("utf-16-le", "replace") if wide else data[2 : 2 + count].decode("latin-1")


def scan_xlsb(stream: bytes) -> Extras:
    """Walk the records of a worksheet part of an xlsb."""
    found = Extras()
    row = offset = 0
    while offset < len(stream):
        kind, offset = _varint(stream, offset, 2)
        size, offset = _varint(stream, offset, 4)
        body = stream[offset : offset + size]
        offset += size
        if kind == 0 and len(body) >= 4:
            row = struct.unpack_from("<I", body)[0]
            if len(body) > 11 and body[11] & 0x10:
                found.hidden_rows.append(row)
        elif kind in (3, 11) and len(body) >= 9:
            found.broken[row, struct.unpack_from("<I", body)[0]] = _error(body[8])
        elif kind == 176 and len(body) >= 16:
            top, bottom, left, right = struct.unpack_from("<4I", body)
            found.merged.append((top, left, bottom, right))
    return found


def _varint(stream: bytes, offset: int, most: int) -> tuple[int, int]:
    value = 0
    for step in range(most):
        if offset >= len(stream):
            break
        byte = stream[offset]
        offset += 1
        value |= (byte & 0x7F) << (7 * step)
        if not byte & 0x80:
            break
    return value, offset
