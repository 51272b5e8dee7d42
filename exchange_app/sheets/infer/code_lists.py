"""Columns filled with figures that a legend explains: `Cinsiyet (1-Kadın, 2-Erkek)`, or a note `1 = kişi, 2 = qadın` beside the table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from exchange_app.kinds import FieldType
from exchange_app.sheets.infer.catalogue import fields_of, readable_kinds
from exchange_app.sheets.infer.headers import ENOUGH, candidates
from exchange_app.sheets.infer.layout import Table
from exchange_app.sheets.raw import RawSheet, Row
from exchange_app.sheets.values.choices import plain, words_for
from exchange_app.sheets.values.texts import clean, words_of

_ENTRY = re.compile(r"(?<![\w.])(\d{1,2})\s*(?:[-–—=:.)]|→)\s*([^\W\d_][^,;/|()\n=\d→]*)")
"""One entry of a legend: the figure, then the words that it stands for."""
_EMPTY = re.compile(r"[(\[][^\w)\]]*[)\]]")
"""Parentheses that held nothing but a legend."""
_FURTHER = 15
"""So many rows below the last filled one of a table, and all rows above its header, are searched for legends."""

Legend = Mapping[str, str]
"""What each figure stands for, as typed."""


def decoded(sheet: RawSheet, table: Table) -> tuple[RawSheet, Table]:
    """The sheet with the words of a legend in place of its figures, and the table with the legend out of its headers; both as they
    are where no column has one."""
    told: dict[int, Legend] = {}
    headers = dict(table.headers)
    noted: list[Legend] | None = None
    for column, levels in table.headers.items():
        if own := _legend(levels[-1]):
            bare = _ENTRY.sub(" ", levels[-1]).strip(" ,;/|")
            headers[column] = (*levels[:-1], clean(_EMPTY.sub(" ", bare)) or levels[-1])
        elif _of_figures(sheet, table, column):
            noted = _noted(sheet, table) if noted is None else noted
            own = next((legend for legend in noted if _explains(legend, levels[-1])), {})
        if own and _all_in(sheet, table, column, own):
            told[column] = own
    if not told:
        return sheet, table
    rows = list(sheet.rows)
    for index in range(table.first, min(table.last, len(rows))):
        if rows[index] and index not in table.repeated and index not in table.numbering:
            rows[index] = _said(rows[index], told)
    kept = {column: headers[column] if column in told else levels for column, levels in table.headers.items()}
    return replace(sheet, rows=rows), replace(table, headers=kept)


def _legend(text: str) -> Legend:
    """The legend in a text: two entries or more with figures of their own; else none."""
    found = {figure: clean(words) for figure, words in _ENTRY.findall(text)}
    return found if len(found) > 1 and all(found.values()) else {}


def _cells(sheet: RawSheet, table: Table, column: int) -> Iterable[Any]:
    for row in sheet.rows[table.first : table.last]:
        if column < len(row) and row[column] is not None:
            yield row[column]


def _all_in(sheet: RawSheet, table: Table, column: int, legend: Legend) -> bool:
    """Whether the cells of a column are figures of the legend, but for a few faults or totals."""
    cells = [plain(words_of(cell)) for cell in _cells(sheet, table, column)]
    known = sum(cell in legend for cell in cells)
    return known > 0 and known >= 0.8 * len(cells)


def _of_figures(sheet: RawSheet, table: Table, column: int) -> bool:
    for at, cell in enumerate(_cells(sheet, table, column)):
        if at == 3:
            break
        if not isinstance(cell, int) and not (isinstance(cell, str) and len(cell) < 3 and cell.strip().isdecimal()):
            return False
    return True


def _noted(sheet: RawSheet, table: Table) -> list[Legend]:
    """The legends of the notes above and below a table; words of one choice each."""
    above = sheet.rows[: table.header_rows[0]] if table.header_rows else []
    below = [row for row in sheet.rows[table.first : table.last] if row][-_FURTHER:] + [
        row for row in sheet.rows[table.last : table.last + _FURTHER] if row
    ]
    texts = [
        cell for row in (*above, *below) for cell in row if isinstance(cell, str) and any(map(str.isdecimal, cell))
    ]
    lines = [line for text in texts for line in re.split(r"[\n;]", text)]
    return [legend for text in (*lines, *texts) if (legend := _legend(text))]


def _explains(legend: Legend, header: str) -> bool:
    """Whether the words of a legend are those of the choice that the header names."""
    for kind in readable_kinds():
        for each in candidates((header,), kind, None)[:1]:
            field = fields_of(kind)[each.fields[0]]
            if each.score < ENOUGH or field.choices is None or field.type not in (FieldType.CHOICE, FieldType.LEVEL):
                continue
            known = words_for(field.choices, "en")
            if all(known.code(words) is not None for words in legend.values()):
                return True
    return False


def _said(row: Row, told: Mapping[int, Legend]) -> Row:
    return tuple(
        told[at].get(plain(words_of(cell)), cell) if at in told and cell is not None else cell
        for at, cell in enumerate(row)
    )
