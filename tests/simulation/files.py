"""Workbooks between offices: their sheets as a person has them, and what happens to rows, columns and carriers."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from exchange_app.domain.exchange.incoming import Carried
from exchange_app.domain.exchange.statetext import StateText
from exchange_app.fields import kind as declared
from exchange_app.services.exporting import Prepared, carrying
from exchange_app.services.exporting.cells import cell_of
from exchange_app.sheets.raw import RawSheet
from exchange_app.store.codec import decode
from exchange_app.text import words

from .ledger import REMOVED, Known

ID = "ID"


@dataclass(slots=True)
class Row:
    """One row: its cells, the record that it was written for, and what people did to it: edits (field → content), words
    that are no value (field → words), a wish that it goes; `new` are the contents of a row that is no record yet."""

    cells: list[Any]
    record: str | None = None
    edits: dict[str, Any] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    goes: bool = False
    new: dict[str, Any] | None = None
    foreign: bool = False

    def duplicate(self) -> Row:
        return copy.deepcopy(self)


@dataclass(slots=True)
class Sheet:
    """One sheet: `columns` name the field of each column (ID and removal by their marks, a stranger's by None)."""

    kind: str
    name: str
    columns: list[str | None]
    headers: list[Any]
    rows: list[Row]
    torn: bool = False
    doubled: bool = False

    @property
    def exact(self) -> bool:
        """Whether what every row says is certain."""
        return not self.torn and not self.doubled

    def row(self, record: str) -> Row | None:
        """The row of a record, if it stands there just once."""
        found = [each for each in self.rows if each.record == record and not each.foreign]
        return found[0] if len(found) == 1 else None

    def has(self, key: str) -> bool:
        return key in self.columns

    def at(self, key: str) -> int:
        return self.columns.index(key)

    def number(self, row: Row) -> int:
        """The number that the spreadsheet shows beside a row."""
        return next(at for at, each in enumerate(self.rows, 2) if each is row)


@dataclass(slots=True)
class File:
    """One workbook, or a copy of one."""

    name: str
    office: str
    text: str | None
    carried: Carried
    sheets: dict[str, Sheet]
    known: Known
    stripped: set[str] = field(default_factory=set)

    def copied(self, name: str) -> File:
        return File(name, self.office, self.text, self.carried, copy.deepcopy(self.sheets), self.known, set(self.stripped))

    def grids(self) -> list[RawSheet]:
        """The sheets as they are read: blank cells at the ends of rows are not there."""
        return [RawSheet(each.name, [_trimmed(each.headers), *(_trimmed(row.cells) for row in each.rows)]) for each in self.sheets.values()]

    @property
    def touched(self) -> bool:
        """Whether anything was done to it."""
        return any(row.edits or row.unread or row.goes or row.new for _sheet, row in self.rows()) or any(not each.exact for each in self.sheets.values())

    def rows(self) -> Iterator[tuple[Sheet, Row]]:
        for sheet in self.sheets.values():
            for row in sheet.rows:
                yield sheet, row

    def base(self, kind: str, record: str, key: str) -> Any:
        """What a cell said when the workbook was made."""
        for sheet in self.carried.sheets:
            if sheet.kind == kind:
                for kept in sheet.records.values():
                    if kept.id == record:
                        return kept.columns.get(key)
        return None

    def cell(self, kind: str, key: str, content: Any) -> Any:
        """A content as a cell of this workbook, in its language."""
        shape = declared(kind).field(key)
        value = decode(shape, content)
        return None if value is None else cell_of(shape, words(self.carried.language), self.carried.texts)(value)  # type: ignore[arg-type]

    def yes(self) -> str:
        return words(self.carried.language).p_("answer", "yes")  # type: ignore[arg-type]


def made(name: str, office: str, prepared: Prepared, packed: bytes, known: Known) -> File:
    """The workbook of an export, and what whoever reads it learns, by the ledger of the office that made it."""
    text = carrying.as_text(packed)
    carried = carrying.from_text(text)
    sheets = {}
    for sheet, held in zip(prepared.made.sheets, carried.sheets, strict=True):
        by_short = {short: kept.id for short, kept in held.records.items()}
        headers = [column.header for column in sheet.plan.columns]
        rows = [Row(list(cells), by_short.get(str(cells[0]))) for cells, _pattern in sheet.plan.rows]
        sheets[sheet.kind] = Sheet(sheet.kind, sheet.name, [ID, *(key for key, _header in held.columns), REMOVED], headers, rows)
    return File(name, office, text, carried, sheets, _told(carried, known))


def _told(carried: Carried, known: Known) -> Known:
    """What of everything known to its office a workbook tells."""
    fields: dict[str, set[str]] = {}
    for sheet in carried.sheets:
        keys = {REMOVED, *(key for key, _header in sheet.columns)}
        fields |= {kept.id: keys for kept in sheet.records.values()}
    fields |= {kept.id: {REMOVED} for kept in carried.gone if not StateText.read(kept.registers).void}
    pairs = {(each.first, f"|{each.second}") for each in carried.pairs}
    found = {place: edits for place, edits in known.edits.items() if place in pairs or place[1] in fields.get(place[0], ())}
    return Known(found)


def _trimmed(cells: list[Any]) -> tuple[Any, ...]:
    end = len(cells)
    while end and cells[end - 1] is None:
        end -= 1
    return tuple(cells[:end])

