"""What the reading of a workbook gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from exchange_app.kinds import Value
from exchange_app.kinds.values import to_json
from exchange_app.sheets.infer.catalogue import fields_of
from exchange_app.sheets.raw import RawSheet
from exchange_app.text import Language, Message, Words


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A cell that could not be read, or a required value that is missing (then `cell` is empty).

    `row` as the spreadsheet program shows it; `column` its letters, None where no column gives the field; `cell` the words of the cell.
    """

    row: int
    field: str
    column: str | None
    cell: str
    message: Message


@dataclass(slots=True)
class MappedRow:
    """One record of the list: canonical values by field key, and what could not be read."""

    row: int
    values: Mapping[str, Value]
    problems: tuple[CellProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """A column that gives one field, or several (`fields`). `key` is the normalised header, for remembering it."""

    index: int
    column: str
    header: str
    key: str
    fields: tuple[str, ...]
    confidence: float
    why: Message
    samples: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    """The columns that give it together (day, month and year; marks under choices), where there are several."""
    signs: tuple[tuple[str, float], ...] = ()
    """What spoke for it (above 0) and against it, as named in resources/vocabulary/weights.toml, in natural logarithms of odds."""


@dataclass(frozen=True, slots=True)
class IgnoredColumn:
    """A column that gives nothing, and why."""

    index: int
    column: str
    header: str
    key: str
    why: Message
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IgnoredRow:
    """A row that is no record, and why."""

    row: int
    why: Message


ASIDE = "aside"
"""The action of a row that was set aside, in JSON."""


@dataclass(frozen=True, slots=True)
class SetAsideRow:
    """A row that may be a record or not: a person takes it in or leaves it. `words` are what its cells say."""

    row: int
    why: Message
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a list although all of it was read: `column` is the letters of the one it is about, None where it is about none."""

    message: Message
    column: str | None = None


@dataclass(frozen=True, slots=True)
class IgnoredSheet:
    """A sheet without records, and why."""

    sheet: str
    why: Message


@dataclass(slots=True)
class MappedSheet:
    """One table of records. A sheet with several tables gives several of these.

    `header_rows` are row numbers as shown; `signature` is equal for tables of one layout; `remembered` tells that a remembered layout
    was applied.
    """

    sheet: str
    kind: str
    language: Language
    header_rows: tuple[int, ...]
    columns: tuple[MappedColumn, ...]
    ignored_columns: tuple[IgnoredColumn, ...]
    rows: list[MappedRow]
    ignored_rows: tuple[IgnoredRow, ...]
    signature: str
    remembered: bool = False
    set_aside: tuple[SetAsideRow, ...] = ()
    """The rows that wait for a person; `ignored_rows` are those that are surely nothing more than titles, totals, headings."""
    signs: Mapping[int, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    """What spoke for each row that was not plainly a record being one or none, by its number, as named in row_weights.toml."""
    turned: bool = False
    """Every record is a column: `MappedRow.row` is the number of its column, `MappedColumn.column` that of a row."""
    shown: RawSheet | None = None
    """The sheet as it was read, where its records did not stand in rows."""
    remarks: tuple[Remark, ...] = ()

    @property
    def problems(self) -> list[CellProblem]:
        """All problems of all rows."""
        return [problem for row in self.rows for problem in row.problems]

    def column_of(self, key: str) -> MappedColumn | None:
        """The column that gives a field."""
        return next((column for column in self.columns if key in column.fields), None)

    def to_json(self, say: Words) -> dict[str, Any]:
        """The sheet as `import --json` prints it; rows lack `action` and `matches`."""
        return {
            "sheet": self.sheet,
            "kind": self.kind,
            "language": self.language,
            "records": "columns" if self.turned else "rows",
            "header_rows": list(self.header_rows),
            "signature": self.signature,
            "columns": [_column(column, say) for column in self.columns],
            "ignored_columns": [
                {"column": each.column, "header": each.header, "why": say.say(each.why)}
                for each in self.ignored_columns
            ],
            "rows": sorted(
                (
                    *(row_to_json(self.kind, row, say) for row in self.rows),
                    *(_aside(row, say) for row in self.set_aside),
                ),
                key=lambda row: row["row"],
            ),
            "ignored_rows": [{"row": each.row, "why": say.say(each.why)} for each in self.ignored_rows],
            "remarks": [{"column": each.column, "message": say.say(each.message)} for each in self.remarks],
        }


def _column(column: MappedColumn, say: Words) -> dict[str, Any]:
    data: dict[str, Any] = {
        "column": column.column,
        "header": column.header,
        "field": column.fields[0],
        "confidence": column.confidence,
        "why": say.say(column.why),
    }
    if len(column.fields) > 1:
        data["fields"] = list(column.fields)
    if column.parts:
        data["columns"] = list(column.parts)
    return data


def _aside(row: SetAsideRow, say: Words) -> dict[str, Any]:
    return {
        "row": row.row, "values": {}, "problems": [], "action": ASIDE, "matches": None,
        "why": say.say(row.why), "cells": list(row.words),
    }  # fmt: skip


def row_to_json(kind: str, row: MappedRow, say: Words) -> dict[str, Any]:
    """A row as JSON: canonical values, and problems with the words of the cell."""
    declared = fields_of(kind)
    values = {}
    for key, value in row.values.items():
        data = to_json(declared[key], value)
        values[key] = float(value) if isinstance(value, Decimal) else data
    return {
        "row": row.row,
        "values": values,
        "problems": [
            {"field": each.field, "column": each.column, "cell": each.cell, "message": say.say(each.message)}
            for each in row.problems
        ],
    }


@dataclass(slots=True)
class MappedBook:
    """Everything that was read from one workbook."""

    format: str
    sheets: list[MappedSheet] = field(default_factory=list)
    ignored_sheets: list[IgnoredSheet] = field(default_factory=list)
