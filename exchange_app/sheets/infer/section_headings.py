"""Headings inside a list that say something of every record below them: `Kurum: TRT Haber`, `Şəhər: Gəncə`."""

from __future__ import annotations

import re
from dataclasses import replace

from exchange_app.sheets.infer.headers import candidates
from exchange_app.sheets.infer.keys import normal
from exchange_app.sheets.infer.layout import Table
from exchange_app.sheets.infer.results import MappedSheet
from exchange_app.sheets.infer.transpose import Redrawn
from exchange_app.sheets.infer.values.texts import clean, not_given
from exchange_app.sheets.raw import RawSheet, Row

_SHARED = frozenset("employer city country citizenship track status kind programme sending hosting".split())
"""What records have in common that stand together under one heading; a name, a telephone or a note is no such thing."""
_SAID = re.compile(r"([^:]{2,40}?)\s*:\s*(\S.*)", re.DOTALL)
_SURE = 0.9


def carried(sheet: RawSheet, table: Table, read: MappedSheet) -> Redrawn | None:
    """The sheet with a column for each label of such headings, filled for the rows below, where no column says the same; else None.
    `read` is what the table gives without them."""
    given = {field for column in read.columns for field in column.fields}
    lines: dict[int, tuple[str, str, int]] = {}
    labels: dict[str, str] = {}
    for ignored in read.ignored_rows:
        index = ignored.row - 1
        if not table.first <= index < table.last or (said := _said(sheet.rows[index])) is None:
            continue
        label, value, column = said
        field = _field(label, read)
        if field in _SHARED and field not in given:
            lines[index] = normal(label), value, column
            labels.setdefault(normal(label), label)
    if not lines:
        return None
    into = {key: max(max(table.columns), sheet.width - 1) + at for at, key in enumerate(labels, 1)}
    standing: dict[str, tuple[str, tuple[int, int]]] = {}
    rows: list[Row] = list(sheet.rows)
    homes: dict[tuple[int, int], tuple[int, int]] = {}
    records = {each.row - 1 for each in read.rows}
    width = max(into.values()) + 1
    for index in sorted({*records, *lines}):
        if index in lines:
            key, value, column = lines[index]
            standing[key] = value, (index, column)
        elif standing and index < table.last:
            cells = [*rows[index], *[None] * (width - len(rows[index]))]
            for key, (value, home) in standing.items():
                cells[into[key]] = value
                homes[index, into[key]] = home
            rows[index] = tuple(cells)
    if not homes:
        return None
    headers = {**table.headers, **{into[key]: (label,) for key, label in labels.items()}}
    drawn = replace(table, headers=headers, columns=(*table.columns, *into.values()))
    return Redrawn(replace(sheet, rows=rows), drawn, False, lambda row, column: homes.get((row, column), (row, column)))


def _said(row: Row) -> tuple[str, str, int] | None:
    """Label, value and the value's column of a row that holds nothing else, in one cell or in two."""
    filled = [
        (column, clean(cell))
        for column, cell in enumerate(row)
        if cell is not None and isinstance(cell, str) and clean(cell)
    ]
    if not filled or len(filled) != len(row) - row.count(None):
        return None
    if len(filled) == 2:
        (_, label), (column, value) = filled
        if not label.endswith(":"):
            return None
        label = label.rstrip(" :")
    else:
        column, text = filled[0]
        if (found := _SAID.fullmatch(text)) is None:
            return None
        label, value = found.groups()
    return (label, value.strip(), column) if label and not not_given(value) and len(value) <= 80 else None


def _field(label: str, read: MappedSheet) -> str | None:
    """The field that a label surely names in a list of this kind."""
    found = candidates((label,), read.kind, read.language)[:1]
    return found[0].fields[0] if found and found[0].score >= _SURE and len(found[0].fields) == 1 else None


__all__ = ["carried"]
