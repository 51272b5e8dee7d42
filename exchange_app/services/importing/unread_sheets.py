"""A sheet in which no list was found: what a person is asked about it, and how it stands once they said where its header is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from exchange_app.domain.sheet_address import column_letters
from exchange_app.sheets.infer.catalogue import readable_kinds
from exchange_app.sheets.infer.context import Corrections, ReadingContext, SheetCorrection
from exchange_app.sheets.infer.header_lines import likely_header
from exchange_app.sheets.infer.keys import normal
from exchange_app.sheets.infer.mapping import map_book
from exchange_app.sheets.infer.results import IgnoredColumn, IgnoredRow, MappedBook, MappedSheet
from exchange_app.sheets.raw import RawBook, RawSheet
from exchange_app.sheets.values.texts import words_of
from exchange_app.text import Language, Message, msg

_TRIED_ROWS, _TRIED_COLUMNS = 60, 200


@dataclass(frozen=True, slots=True)
class UnreadSheet:
    """A sheet that was not read, and why. `header_row` (as the spreadsheet program shows it; 0: nothing stands in the sheet)
    and `kind` are what is proposed: a person says what they are."""

    sheet: RawSheet
    why: Message
    header_row: int
    kind: str

    @property
    def name(self) -> str:
        """The sheet's name."""
        return self.sheet.name

    @property
    def options(self) -> str:
        """What reads it on the command line, as is proposed."""
        name = self.name if re.fullmatch(r"[\w.-]+", self.name) else '"{}"'.format(self.name.replace('"', '\\"'))
        return f"--sheet {name} --header-row {self.header_row} --kind {self.kind}"


def unread_sheet(sheet: RawSheet, why: Message, context: ReadingContext) -> UnreadSheet:
    """What is asked about a sheet: most likely its header is the row that reads most like one, and its kind the one with most fields for it."""
    found = likely_header(sheet)
    row = next((index + 1 for index, _ in sheet.filled_rows()), 0) if found is None else found + 1
    looked_at = [cells and cells[:_TRIED_COLUMNS] for cells in sheet.rows[: row + _TRIED_ROWS]]
    head = RawBook("", (replace(sheet, rows=looked_at),))

    def fields(kind: str) -> float:
        said = SheetCorrection(kind, (row,), read=True)
        mapped = map_book(head, context, Corrections(sheets={sheet.name: said}))
        return sum(column.confidence * len(column.fields) for each in mapped.sheets for column in each.columns)

    kinds = readable_kinds()
    return UnreadSheet(sheet, why, row, max(kinds, key=fields) if row else kinds[0])


def keep_as_said(raw: RawBook, mapped: MappedBook, corrections: Corrections, language: Language) -> None:
    """Sheets of which a person said where their header is and what they list stay lists also where none of their columns is known:
    the person says what each is."""
    for name, said in corrections.sheets.items():
        sheet, kind = raw.sheet(name), said.kind or corrections.kind
        left_out = [each for each in mapped.ignored_sheets if each.sheet == name]
        if said.read and said.header_rows is not None and kind and sheet is not None and sheet.height and left_out:
            mapped.ignored_sheets.remove(left_out[0])
            mapped.sheets.append(_unmapped(sheet, kind, said.header_rows, language))


def _unmapped(sheet: RawSheet, kind: str, header_rows: tuple[int, ...], language: Language) -> MappedSheet:
    """A list none of whose columns is read."""
    body = [(index + 1, row) for index, row in sheet.filled_rows() if index >= max(header_rows, default=0)]
    columns = []
    for at in range(sheet.width):
        header = " / ".join(filter(None, (words_of(sheet.cell(row - 1, at)) for row in header_rows)))
        samples = [text for _, row in body[:3] if at < len(row) and (text := words_of(row[at]))]
        if header or samples:
            letters = column_letters(at)
            columns.append(IgnoredColumn(at, letters, header, normal(header), msg("no field for this"), tuple(samples)))
    why = msg("none of the columns is read yet; choose above them what they are")
    rows = tuple(IgnoredRow(number, why) for number, _ in body)
    return MappedSheet(sheet.name, kind, language, header_rows, (), tuple(columns), [], rows, "")
