"""Writing 50,000 decorated rows as a workbook, beside XlsxWriter writing the same sheet with constant memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

from benchmarks.measure import compare, seconds
from benchmarks.people import people
from exchange_app.kinds import kind
from exchange_app.services.exporting.field_columns import cell_of, column, list_key, list_values
from exchange_app.sheets.write import Book, CellKind, ColumnPlan, SheetPlan, write_book
from exchange_app.sheets.write.model import CellValue
from exchange_app.text import words

ROWS = 50_000


def _decorated() -> tuple[list[ColumnPlan], list[Sequence[CellValue]], dict[str, list[str]]]:
    """The columns as the exchange workbook plans them, the cells as it writes them, and the lists to choose from."""
    azerbaijani = words("az")
    rows = people(ROWS)
    fields = [kind("applicant").field(key) for key in rows[0]]
    lists = {
        listed: values
        for field in fields
        if (listed := list_key(field)) is not None and (values := list_values(field, azerbaijani, {}))
    }
    made = [column(field, azerbaijani) for field in fields]
    columns = [each if each.choices in lists else ColumnPlan(each.header, each.width, each.kind) for each in made]
    makers = [(field.key, cell_of(field, azerbaijani, {})) for field in fields]
    return columns, [[make(row[key]) for key, make in makers] for row in rows], lists


def run() -> None:
    """Print the ratio: formats by kind, locked and free cells, validations, a table with its filter, protection on both sides."""
    columns, rows, lists = _decorated()
    free = tuple(at % 3 != 0 for at in range(len(columns)))
    with TemporaryDirectory(prefix="exchange-bench-") as name:
        folder = Path(name)

        def ours() -> None:
            sheet = SheetPlan(
                "Applicants",
                columns,
                ((row, at % 2) for at, row in enumerate(rows)),
                [free, (False,) * len(columns)],
                True,
            )
            write_book(Book([sheet], lists=lists), folder / "ours.xlsx")

        def bare() -> None:
            with xlsxwriter.Workbook(folder / "bare.xlsx", {"constant_memory": True}) as book:
                _write(book, columns, rows, free, lists)

        compare("export of 50000 decorated rows", 0.25, lambda: seconds(ours), lambda: seconds(bare))


def _write(
    book: xlsxwriter.Workbook,
    columns: list[ColumnPlan],
    rows: list[Sequence[CellValue]],
    free: tuple[bool, ...],
    lists: dict[str, list[str]],
) -> None:
    numbers = {CellKind.TEXT: "@", CellKind.DATE: "dd\\.mm\\.yyyy", CellKind.INTEGER: "0"}
    formats = {
        (kind, is_free): book.add_format(
            {"num_format": number, "locked": not is_free, "bottom": 7, **({} if is_free else {"bg_color": "#F1F3F6"})}
        )
        for kind, number in numbers.items()
        for is_free in (True, False)
    }
    head = book.add_format({"bold": True, "bg_color": "#E8EFFA", "text_wrap": True})
    sheet = book.add_worksheet("Applicants")
    last = len(rows)
    sheet.freeze_panes(1, 1)
    sheet.protect(options={"sort": True, "autofilter": True})
    for at, each in enumerate(columns):
        sheet.set_column(at, at, each.width + 2)
        sheet.write_string(0, at, each.header, head)
        if each.choices is not None:
            sheet.data_validation(
                1,
                at,
                last,
                at,
                {
                    "validate": "list",
                    "source": f"=_lists!${chr(65 + list(lists).index(each.choices))}$1:${chr(65 + list(lists).index(each.choices))}${len(lists[each.choices])}",
                },
            )
        elif each.kind is CellKind.DATE:
            sheet.data_validation(
                1,
                at,
                last,
                at,
                {"validate": "date", "criteria": "between", "minimum": date(1900, 1, 1), "maximum": date(2099, 12, 31)},
            )
        elif each.kind is CellKind.INTEGER:
            sheet.data_validation(
                1, at, last, at, {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 29999}
            )
    looks = [
        [formats[each.kind, is_free] for each, is_free in zip(columns, pattern, strict=True)]
        for pattern in (free, (False,) * len(columns))
    ]
    for number, row in enumerate(rows, 1):
        for at, (value, look) in enumerate(zip(row, looks[(number - 1) % 2], strict=True)):
            if value is None:
                sheet.write_blank(number, at, None, look)
            elif isinstance(value, str):
                sheet.write_string(number, at, value, look)
            elif isinstance(value, date):
                sheet.write_datetime(number, at, value, look)
            else:
                sheet.write_number(number, at, value, look)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    held = book.add_worksheet("_lists")
    held.hide()
    for number in range(max(map(len, lists.values()))):
        for at, values in enumerate(lists.values()):
            if number < len(values):
                held.write_string(number, at, values[number])
