"""Workbooks between offices: their sheets as a person has them, and what happens to rows, columns and carriers."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from exchange_app.domain.exchange.incoming import Carried
from exchange_app.domain.exchange.state_text import StateText
from exchange_app.kinds import kind as declared
from exchange_app.services.exporting import PreparedWorkbook, embedded_contents
from exchange_app.services.exporting.field_columns import cell_of
from exchange_app.sheets.embedded_names import HIDDEN_SHEET
from exchange_app.sheets.raw import RawBook, RawSheet
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
    carried: Carried
    sheets: dict[str, Sheet]
    known: Known
    carriers: dict[str, Any] = field(default_factory=dict)
    """What of the three carriers is still there: the text of the hidden sheet, that of the part, the properties."""

    def copied(self, name: str) -> File:
        return File(name, self.office, self.carried, copy.deepcopy(self.sheets), self.known, dict(self.carriers))

    def book(self) -> RawBook:
        """The workbook as it is opened: blank cells at the ends of rows are not there."""
        sheets = [
            RawSheet(each.name, [_trimmed(each.headers), *(_trimmed(row.cells) for row in each.rows)])
            for each in self.sheets.values()
        ]
        if "sheet" in self.carriers:
            sheets.append(RawSheet(HIDDEN_SHEET, [(self.carriers["sheet"],)], hidden=True))
        return RawBook(
            "xlsx", tuple(sheets), properties=self.carriers.get("properties", {}), carried=self.carriers.get("part", "")
        )

    @property
    def whole(self) -> bool:
        """Whether it still knows from what it was made."""
        return "sheet" in self.carriers or "part" in self.carriers

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


def made(name: str, office: str, prepared: PreparedWorkbook, packed: bytes, known: Known) -> File:
    """The workbook of an export, and what whoever reads it learns, by the ledger of the office that made it."""
    text = embedded_contents.as_text(packed)
    carried = embedded_contents.from_text(text)
    sheets = {}
    for sheet, held in zip(prepared.made.sheets, carried.sheets, strict=True):
        by_short = {short: kept.id for short, kept in held.records.items()}
        headers = [column.header for column in sheet.plan.columns]
        rows = [Row(list(cells), by_short.get(str(cells[0]))) for cells, _pattern in sheet.plan.rows]
        sheets[sheet.kind] = Sheet(
            sheet.kind, sheet.name, [ID, *(key for key, _header in held.columns), REMOVED], headers, rows
        )
    properties = {
        "ExchangeFormat": embedded_contents.FORMAT,
        "ExchangeId": carried.export,
        "ExchangeDigest": embedded_contents.digest(packed),
    }
    return File(
        name, office, carried, sheets, _told(carried, known), {"sheet": text, "part": text, "properties": properties}
    )


def _told(carried: Carried, known: Known) -> Known:
    """What of everything known to its office a workbook tells."""
    fields: dict[str, set[str]] = {}
    for sheet in carried.sheets:
        keys = {REMOVED, *(key for key, _header in sheet.columns)}
        fields |= {kept.id: keys for kept in sheet.records.values()}
    fields |= {kept.id: {REMOVED} for kept in carried.gone if not StateText.read(kept.registers).void}
    pairs = {(each.first, f"|{each.second}") for each in carried.pairs}
    found = {
        place: edits for place, edits in known.edits.items() if place in pairs or place[1] in fields.get(place[0], ())
    }
    return Known(found)


def _trimmed(cells: list[Any]) -> tuple[Any, ...]:
    end = len(cells)
    while end and cells[end - 1] is None:
        end -= 1
    return tuple(cells[:end])
