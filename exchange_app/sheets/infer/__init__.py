"""The reading of any list: `map_book` turns a raw workbook into records, whatever its layout and language."""

from exchange_app.sheets.infer.catalogue import fields_of, readable_kinds
from exchange_app.sheets.infer.context import AgencyName, Corrections, ReadingContext, RememberedLayout, SheetCorrection
from exchange_app.sheets.infer.mapping import map_book
from exchange_app.sheets.infer.results import (
    CellProblem,
    IgnoredColumn,
    IgnoredRow,
    IgnoredSheet,
    MappedBook,
    MappedColumn,
    MappedRow,
    MappedSheet,
    row_to_json,
)

__all__ = [
    "AgencyName",
    "CellProblem",
    "Corrections",
    "IgnoredColumn",
    "IgnoredRow",
    "IgnoredSheet",
    "MappedBook",
    "MappedColumn",
    "MappedRow",
    "MappedSheet",
    "ReadingContext",
    "RememberedLayout",
    "SheetCorrection",
    "fields_of",
    "map_book",
    "readable_kinds",
    "row_to_json",
]
