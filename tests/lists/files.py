"""Saves a list as the file that a partner would send."""

import csv
import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl

from tests.lists.model import PartnerList


def save(made: PartnerList, folder: Path) -> Path:
    """Writes the list; gives the file."""
    path = folder / f"{made.name}.{made.format}"
    return _xlsx(made, path) if made.format == "xlsx" else _csv(made, path)


def _csv(made: PartnerList, path: Path) -> Path:
    with path.open("w", encoding=made.encoding, newline="") as file:
        writer = csv.writer(file, delimiter=made.delimiter)
        writer.writerows([_text(cell) for cell in row] for row in made.grid)
    return path


def _text(cell: Any) -> str:
    if isinstance(cell, dt.datetime):
        return f"{cell:%d.%m.%Y}" if not (cell.hour or cell.minute) else f"{cell:%d.%m.%Y %H:%M:%S}"
    return "" if cell is None else str(cell)


def _xlsx(made: PartnerList, path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = made.truth.sheet
    for number, row in enumerate(made.grid, 1):
        for index, value in enumerate(row, 1):
            if value is None:
                continue
            cell = sheet.cell(number, index, value)
            if isinstance(value, dt.datetime):
                cell.number_format = "DD.MM.YYYY" if not (value.hour or value.minute) else "DD.MM.YYYY HH:MM:SS"
    for top, left, bottom, right in made.merges:
        sheet.merge_cells(start_row=top, start_column=left + 1, end_row=bottom, end_column=right + 1)
    if made.extra_sheet is not None:
        name, lines, before = made.extra_sheet
        other = book.create_sheet(name, 0 if before else None)
        for line in lines:
            other.append(line)
    book.save(path)
    return path
