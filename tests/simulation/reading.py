"""A workbook of the simulation as an office reads it: its cells as they stand in memory, or in a true file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from exchange_app.domain.exchange.grid import read_grids
from exchange_app.domain.exchange.incoming import Incoming
from exchange_app.services.merging import base_lookup
from exchange_app.services.merging.parsing import Parser
from exchange_app.services.merging.reading import read_returned
from exchange_app.services.merging.trouble import NotAnExchange
from exchange_app.sheets.embedded_names import HIDDEN_SHEET
from exchange_app.sheets.write import Book, write_book
from exchange_app.sheets.write.model import CellKind, ColumnPlan, SheetPlan

from .files import File, Sheet
from .offices import Office


def read(office: Office, file: File, folder: Path | None) -> Incoming | None:
    """What a workbook says; None where it is refused since nobody here can tell what it was made from. With a folder it is
    written there as a true workbook and opened."""
    try:
        if folder is not None:
            return read_returned(office.store, _written(file, folder))
        book = file.book()
        found = base_lookup.find_base(office.store, book, file.name)
    except NotAnExchange:
        return None
    grids = [sheet for sheet in book.sheets if sheet.name != HIDDEN_SHEET]
    return read_grids(found.carried, grids, Parser(found.carried), found.base, found.findings)


def _written(file: File, folder: Path) -> Path:
    """A true workbook with the cells as people left them."""
    path = folder / f"{file.name}.xlsx"
    properties = file.carriers.get("properties", {})
    text = file.carriers.get("sheet") or file.carriers.get("part") or ""
    write_book(Book([_plan(sheet) for sheet in file.sheets.values()], properties=properties, hidden=text), path)
    return path


def _plan(sheet: Sheet) -> SheetPlan:
    kinds = []
    for at in range(len(sheet.columns)):
        cells = [row.cells[at] for row in sheet.rows if row.cells[at] is not None]
        true = {date: CellKind.DATE, int: CellKind.INTEGER}.get(type(cells[0]) if cells else str, CellKind.TEXT)
        kinds.append(true)
    columns = [ColumnPlan(str(header), kind=kind) for header, kind in zip(sheet.headers, kinds, strict=True)]
    return SheetPlan(sheet.name, columns, [(row.cells, 0) for row in sheet.rows], [(False,) * len(columns)])
