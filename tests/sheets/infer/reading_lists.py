"""Short lists for tests: rows in, the mapped sheet out."""

from datetime import date

from exchange_app.sheets.infer.context import AgencyName, ReadingContext
from exchange_app.sheets.infer.mapping import map_book
from exchange_app.sheets.raw import RawBook, RawSheet, Span
from tests.sheets.infer.accounting import unaccounted

TR, AZ = AgencyName("TR", "Anadolu", "TR", "tr"), AgencyName("AZ", "Xəzər", "AZ", "az")
CONTEXT = ReadingContext(TR, (TR, AZ), date(2026, 9, 15))


def read(*rows, merged=()):
    """The one sheet that is read of these rows; `merged` are (top, left, bottom, right)."""
    (sheet,) = read_all(*rows, merged=merged)
    return sheet


def read_all(*rows, merged=()):
    """All that is read of these rows, table by table."""
    trimmed = [tuple(None if cell == "" else cell for cell in row) for row in rows]
    raw = RawBook("xlsx", (RawSheet("S1", trimmed, merged=tuple(Span(*each) for each in merged)),))
    book = map_book(raw, CONTEXT)
    assert unaccounted(raw, book) == [], unaccounted(raw, book)
    return book.sheets


def column(sheet, key):
    return [row.values.get(key) for row in sheet.rows]


def problems(sheet):
    return [(each.row, each.field, each.cell) for each in sheet.problems]


def ignored(sheet):
    return [(each.row, each.why.text) for each in sheet.ignored_rows]


def aside(sheet):
    return [(each.row, each.why.text) for each in sheet.set_aside]
