"""What a workbook of ours is made of: sheets of typed columns, rows that say which of their cells are free."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

CellValue = str | int | Decimal | date | None
Cells = tuple[Sequence[CellValue], int]
"""The values of a row, and which of the sheet's `patterns` says which of its cells are free."""


class CellKind(StrEnum):
    """How a column's cells are kept. Decimals are text: in Turkish and Azerbaijani `1.5` would become a date."""

    TEXT = "text"
    DATE = "date"
    INTEGER = "integer"


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """One column: its header, width in characters, and what may be typed.

    `choices` names a list of the book; `minimum` and `maximum` bound whole numbers; `strict` refuses other words.
    """

    header: str
    width: int = 16
    kind: CellKind = CellKind.TEXT
    choices: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    strict: bool = True


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One visible sheet. `patterns` are tuples of one truth a column: whether the cell is free."""

    name: str
    columns: Sequence[ColumnPlan]
    rows: Iterable[Cells]
    patterns: Sequence[Sequence[bool]]
    protected: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook. `readme` (title of the sheet, lines) stands first; `lists` are what validations offer.

    `properties` become custom document properties (texts only: integers come back as floats from LibreOffice);
    `hidden` is the text of the very hidden sheet and of the custom XML part. `refused` is what is said of an
    entry that does not fit, title and text: of days, of whole numbers, and (as TEXT) of what is chosen from a list.
    """

    sheets: Sequence[SheetPlan]
    readme: tuple[str, Sequence[str]] | None = None
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    lists_name: str = "_lists"
    properties: Mapping[str, str] = field(default_factory=dict)
    hidden: str = ""
    refused: Mapping[CellKind, tuple[str, str]] = field(default_factory=dict)
