"""What an exchange workbook knows about itself: packed for its hidden sheet and its custom part, and unpacked."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import zlib
from collections.abc import Mapping
from typing import Any

from exchange_app.domain.exchange.incoming import Carried, CarriedSheet
from exchange_app.domain.exchange.pairs import pair_of, pair_text
from exchange_app.domain.exchange.state_codec import Kept
from exchange_app.domain.exchange.versions import Office

FORMAT = "2"
PREFIX = "exchange-desk:"
_MOST, _TIMES = 64 * 1024 * 1024, 40
"""Bytes that unpacked data may have in any case, and how many times as many as packed ones: ours have a tenth of that."""


def pack(carried: Carried) -> bytes:
    """The carried data, compressed: what the sender keeps, too."""
    return zlib.compress(json.dumps(_data(carried), ensure_ascii=False, separators=(",", ":")).encode(), 1)


def as_text(packed: bytes) -> str:
    """The packed data as text that every program leaves alone."""
    return PREFIX + base64.b64encode(packed).decode()


def unpack(packed: bytes) -> Carried:
    """The data that pack was given. Raises ValueError where it is damaged or of another format."""
    try:
        return _carried(json.loads(_inflated(packed)))
    except (zlib.error, ValueError, KeyError, TypeError, IndexError, AttributeError) as damage:
        raise ValueError("carried") from damage


def _inflated(packed: bytes) -> bytes:
    """Raises ValueError also where they would fill the memory."""
    stream = zlib.decompressobj()
    data = stream.decompress(packed, max(_MOST, _TIMES * len(packed)))
    if not stream.eof:
        raise ValueError("carried")
    return data


def from_text(text: str) -> Carried:
    """The data that a carrier holds. Raises ValueError where it is damaged or none."""
    return unpack(packed_in(text))


def packed_in(text: str) -> bytes:
    """The packed data that a carrier's text holds. Raises ValueError where it is damaged or none."""
    if not text.startswith(PREFIX):
        raise ValueError("carried")
    try:
        return base64.b64decode("".join(text[len(PREFIX) :].split()), validate=True)
    except (binascii.Error, ValueError) as damage:
        raise ValueError("carried") from damage


def digest(packed: bytes) -> str:
    """What tells whether carried data are whole."""
    return hashlib.sha256(packed).hexdigest()


def _data(carried: Carried) -> dict[str, Any]:
    return {
        "format": FORMAT, "export": carried.export, "number": carried.number, "from": carried.sender, "to": carried.to,
        "language": carried.language, "at": carried.made_at, "incarnation": carried.incarnation,
        "offices": {name: [each.agency, each.before, each.since] for name, each in carried.offices.items()},
        "acknowledged": list(carried.acknowledged),
        "sheets": [_sheet_data(each) for each in carried.sheets],
        "gone": [[each.kind, each.id, each.code, each.agency, each.registers] for each in carried.gone],
        "pairs": [[each.kind, each.first, each.second, pair_text(each)] for each in carried.pairs],
        "texts": dict(carried.texts),
    }  # fmt: skip


def _sheet_data(sheet: CarriedSheet) -> dict[str, Any]:
    keys = [key for key, _header in sheet.columns]
    rows = {
        short: [
            each.id,
            each.code,
            each.agency,
            each.registers,
            int(each.removed),
            *(each.columns.get(key) for key in keys),
        ]
        for short, each in sheet.records.items()
    }
    free: dict[str, list[str]] = {}
    for short, pattern in sheet.free.items():
        free.setdefault(pattern, []).append(short)
    return {
        "kind": sheet.kind, "name": sheet.name, "columns": [list(each) for each in sheet.columns], "rows": rows,
        "spare": list(sheet.spare), "free": free,
    }  # fmt: skip


def _carried(data: Mapping[str, Any]) -> Carried:
    if data["format"] != FORMAT:
        raise ValueError("format")
    return Carried(
        export=data["export"],
        number=int(data["number"]),
        sender=data["from"],
        to=data["to"],
        language=data["language"],
        made_at=data["at"],
        incarnation=data["incarnation"],
        offices={name: Office(agency, before, int(since)) for name, (agency, before, since) in data["offices"].items()},
        acknowledged=tuple(data["acknowledged"]),
        sheets=tuple(_sheet(each) for each in data["sheets"]),
        gone=tuple(
            Kept(kind, id, code, agency, {}, registers, True) for kind, id, code, agency, registers in data["gone"]
        ),
        pairs=tuple(pair_of(*each) for each in data["pairs"]),
        texts=data["texts"],
    )


def _sheet(data: Mapping[str, Any]) -> CarriedSheet:
    kind = data["kind"]
    columns = tuple((key, header) for key, header in data["columns"])
    keys = [key for key, _header in columns]
    records = {
        short: Kept(kind, id, code, agency, dict(zip(keys, contents, strict=True)), registers, bool(removed))
        for short, (id, code, agency, registers, removed, *contents) in data["rows"].items()
    }
    free = {short: pattern for pattern, shorts in data["free"].items() for short in shorts}
    return CarriedSheet(kind, data["name"], columns, records, tuple(data["spare"]), free)
