"""A workbook as it lies in the file: cells by place, nothing interpreted yet.

What `opening.read_workbook` gives and what the reading of layouts starts from.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum


class Broken(StrEnum):
    """Why a cell has no value although something stands in it."""

    ERROR = "error"
    UNCALCULATED = "uncalculated"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class BrokenCell:
    """A cell that shows something other than a value.

    `why` is ERROR for an error value (`words` is what the program shows: "#N/A", "#REF!" …) and UNCALCULATED for a
    formula whose result was never stored (`words` is the formula with its equals sign, or "="), LONG for a text of more letters than
    a spreadsheet cell can hold (`words` is how it begins).
    """

    why: Broken
    words: str


Cell = str | int | float | bool | date | datetime | time | timedelta | BrokenCell | None
"""One cell. Empty is None, never "". Whole numbers are int whatever the file stored; a number in a cell without a date
format stays a number (it may be the serial of a date: see `RawSheet.date1904`); a date cell at midnight is a `date`, with
a time of day a `datetime`; a cell with only a time of day is a `time`; a duration ([h]:mm) a `timedelta`. Text is as stored,
untrimmed. In text files every cell is a str or None."""

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A merged range, inclusive, counted from 0: rows top…bottom, columns left…right."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet.

    `rows[0]` is row 1 of the spreadsheet and `rows[0][0]` is cell A1, always, whatever empty area comes first. Rows are
    ragged: each ends at its last filled cell, an empty row is `()`, and the list ends at the last filled row; cells past
    the end of a row are empty. `merged` are the merged ranges, cut to the filled area's rows; only the top left cell
    of one holds the value. `hidden` is true for hidden and very hidden sheets. `hidden_rows` are the rows that the
    program does not show, `struck_rows` those whose cells are all struck out, `unclosed_rows` those of a text file in which a
    quotation mark is opened and never closed, counted from 0.
    """

    name: str
    rows: Sequence[Row]
    hidden: bool = False
    merged: tuple[Span, ...] = ()
    date1904: bool = False
    hidden_rows: tuple[int, ...] = ()
    struck_rows: tuple[int, ...] = ()
    unclosed_rows: tuple[int, ...] = ()

    @property
    def height(self) -> int:
        """Number of rows up to the last filled one."""
        return len(self.rows)

    @property
    def width(self) -> int:
        """Number of columns up to the last filled one in any row."""
        return max(map(len, self.rows), default=0)

    def cell(self, row: int, column: int) -> Cell:
        """The cell at `row` and `column`, counted from 0; None outside the filled area."""
        if 0 <= row < len(self.rows):
            cells = self.rows[row]
            if 0 <= column < len(cells):
                return cells[column]
        return None

    def filled_rows(self) -> Iterator[tuple[int, Row]]:
        """The rows that hold anything, with their index from 0: cheap also where a million empty rows lie between."""
        return ((index, row) for index, row in enumerate(self.rows) if row)


@dataclass(frozen=True, slots=True)
class RawBook:
    """A workbook or text file.

    `format` is what the content is, whatever the name's ending says: "xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "html".
    `encoding` (Python's codec name) and `separator` are set for text files. `made_by` is the program that says it wrote
    the file ("Microsoft Excel", "LibreOffice" …), "" where unknown. `properties` are the custom document properties (xlsx and ods),
    by name, as text; `carried` is the text of the part that an exchange workbook of ours carries (xlsx), "" where there is
    none. `notes` holds codes of things that were lost on reading: "formulas" (no cell could be checked
    for missing results), "partial" (the fallback reader had to be used).
    """

    format: str
    sheets: tuple[RawSheet, ...]
    encoding: str | None = None
    separator: str | None = None
    made_by: str = ""
    properties: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    carried: str = ""

    def sheet(self, name: str) -> RawSheet | None:
        """The sheet of that name, or None."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)
