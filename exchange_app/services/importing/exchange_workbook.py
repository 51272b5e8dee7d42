"""An exchange workbook of our own that comes in by Import: read by what it knows about itself, not by guessing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exchange_app.domain.exchange.incoming import CarriedSheet
from exchange_app.domain.records import RecordId
from exchange_app.domain.sheet_address import column_letters
from exchange_app.kinds.registry import imported_kinds
from exchange_app.services.exporting.embedded_contents import from_text
from exchange_app.services.importing.preview import RowKey
from exchange_app.sheets.embedded_metadata import carried
from exchange_app.sheets.infer.context import Corrections, SheetCorrection
from exchange_app.sheets.raw import RawBook
from exchange_app.text import Message, msg


@dataclass(frozen=True, slots=True)
class KnownLayout:
    """How an exchange workbook is to be read: its columns by field, and the record of each of its rows."""

    corrections: Corrections
    records: Mapping[RowKey, RecordId]
    left: frozenset[str]
    """Names of sheets that only a merge reads."""


ONLY_MERGED: Message = msg("part of the exchange that Import leaves alone")


def known_layout(book: RawBook) -> KnownLayout | None:
    """The layout that the workbook carries, or None for any other file."""
    text = carried(book)
    if not text:
        return None
    try:
        base = from_text(text)
    except ValueError:
        return None
    sheets: dict[str, SheetCorrection] = {}
    records: dict[RowKey, RecordId] = {}
    left: set[str] = set()
    for each in base.sheets:
        sheet = book.sheet(each.name)
        if sheet is None:
            continue
        if each.kind not in imported_kinds():
            sheets[sheet.name] = SheetCorrection(read=False)
            left.add(sheet.name)
            continue
        headers = [str(cell).strip() if cell is not None else "" for cell in (sheet.rows[0] if sheet.rows else ())]
        sheets[sheet.name] = SheetCorrection(each.kind, (1,), _columns(each, headers), True)
        for number, row in enumerate(sheet.rows, start=1):
            held = each.records.get(str(row[0])) if row else None
            if held is not None:
                records[sheet.name, number] = held.id
    return KnownLayout(Corrections(sheets=sheets), records, frozenset(left))


def _columns(base: CarriedSheet, headers: list[str]) -> dict[str, tuple[str, ...]]:
    """Column letters → the field that the base names for that header; all others give nothing."""
    fields = {header: key for key, header in base.columns}
    return {column_letters(at): (fields[header],) if header in fields else () for at, header in enumerate(headers)}
