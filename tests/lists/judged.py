"""The tables of the judged cases of tests/reading as the reader sees them, with what their truth says of each column.

A case says what its records are, not where they stand: a column gives the fields whose values are met when its cells are read for them.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any
from unittest.mock import patch

from exchange_app.sheets.infer.catalogue import fields_of, groups, name_fields
from exchange_app.sheets.infer.context import ReadingContext
from exchange_app.sheets.infer.mapping import map_book
from exchange_app.sheets.infer.row_builder import columns_of
from exchange_app.sheets.infer.signs import Fields, heading_of
from exchange_app.sheets.infer.tables import TableReading
from exchange_app.sheets.infer.views import Assignment, ColumnView
from exchange_app.sheets.infer.weighing import weighed
from exchange_app.sheets.open import read_workbook
from exchange_app.sheets.trouble import FileTrouble
from exchange_app.sheets.values.fault import Fault
from exchange_app.sheets.values.phones import ASSUMED
from exchange_app.sheets.values.readers import ColumnEvidence, Setting, reader_of
from exchange_app.text import Language
from tests.lists.model import Row
from tests.reading.judging import Case, Table, cases, written

_FOUND = 0.6
"""The share of a column's cells that must give what the truth says."""


@dataclass(frozen=True)
class JudgedTable:
    """A table of a case: its kind, "" for none of ours, its columns, their fields by index, () for those that give none; columns of which
    nothing is known are not in it."""

    kind: str
    language: Language
    views: Sequence[ColumnView]
    truth: dict[int, Fields]
    around: Sequence[str]


Met = tuple[TableReading, Sequence[ColumnView], Language, Assignment | None]


def judged(context: ReadingContext) -> Iterator[tuple[str, JudgedTable]]:
    """The tables of all cases, each with the name of its file."""
    for case in cases().values():
        told = [table for tables in case.readings for table in tables]
        ours = [bool(table.kind) for table in told]
        if any(ours) and not all(ours):
            continue
        for reading, views, language, best in _read(case, context):
            around = reading._around
            if not any(ours):
                yield case.name, JudgedTable("", language, views, {}, around)
                continue
            for table in told:
                own = table.sheet in (None, reading.sheet.name) or len(told) == 1
                if own and (truth := columns_by_truth(reading, views, language, table, best)):
                    yield case.name, JudgedTable(table.kind, language, views, truth, around)
                    break


def _read(case: Case, context: ReadingContext) -> list[Met]:
    """The tables that the reader tries in a file; none in one that cannot be opened."""
    met: list[Met] = []
    choose = TableReading._assignment

    def watched(reading: TableReading) -> Any:
        best = choose(reading)
        met.append((reading, reading.views, reading.language, best))
        return best

    with patch.object(TableReading, "_assignment", watched), suppress(FileTrouble):
        map_book(read_workbook(case.file), context)
    return met


def columns_by_truth(
    reading: TableReading, views: Sequence[ColumnView], language: Language, table: Table, best: Assignment | None
) -> dict[int, Fields]:
    """The fields of columns by their index, as far as the truth tells; () for those that give none. {} where the table is another one."""
    rows = {row.row - 1: row for row in table.rows if row.row <= len(reading.sheet.rows)}
    cells = columns_of(reading.sheet, sorted(rows), [view.index for view in views])
    records = [rows[at] for at in sorted(rows)]
    met: list[tuple[float, int, Fields]] = []
    for view in views:
        for fields in _possible(view, table, language):
            score = _agreement(cells[view.index], records, fields, table.kind, language, view)
            if score > 0:
                chosen = best is not None and best.kind == table.kind and best.meanings.get(view.index)
                same = bool(chosen) and set(chosen.fields) == set(fields)
                met.append((score + 0.01 * same, view.index, fields))
    found: dict[int, Fields] = {}
    for score, index, fields in sorted(met, key=lambda each: -each[0]):
        rivals = [other for other in met if other[1] != index and other[0] == score and set(other[2]) & set(fields)]
        taken = {key for each in found.values() for key in each}
        if index not in found and not taken & set(fields) and not any(other[1] not in found for other in rivals):
            found[index] = fields
    told = {key for row in records for key in (*row.values, *row.problems)}
    if not found or not told & {key for fields in found.values() for key in fields}:
        return {}
    placed = {key for fields in found.values() for key in fields}
    ignored = {" ".join(heading.split()).casefold() for heading in table.ignored}
    for view in views:
        named = " ".join(" / ".join(view.levels).split()).casefold() in ignored
        empty = not view.profile.count or view.counts_rows
        if view.index not in found and not empty and (named or told <= placed):
            found[view.index] = ()
    return found


def _possible(view: ColumnView, table: Table, language: Language) -> set[Fields]:
    told = {key for row in table.rows for key in (*row.values, *row.problems)}
    offers = {each.fields for each in weighed(view, table.kind, language, heading_of(view, table.kind, language))}
    single = {(key,) for key in told}
    several = {tuple(key for key in group if key in told) for group in (*groups(table.kind), name_fields())}
    return {
        fields
        for fields in offers | single | several
        if fields and set(fields) <= told and all(key in fields_of(table.kind) for key in fields)
    }


def _agreement(
    cells: Sequence[Any], records: Sequence[Row], fields: Fields, kind: str, language: Language, view: ColumnView
) -> float:
    """How many values of the truth are met when cells are read for those fields, less those that are others; 0 where it is not so."""
    declared = [fields_of(kind)[key] for key in fields]
    order = heading_of(view, kind, language).scores.get(fields, (0.0, ()))[1]
    reader = reader_of(
        declared,
        Setting(language, date(2026, 11, 30)),
        header=" ".join(view.levels),
        order=order,
        evidence=ColumnEvidence(cells),
    )
    right = wrong = 0
    met = dict.fromkeys(fields, 0)
    for cell, row in zip(cells, records, strict=True):
        if cell is None:
            continue
        region = row.values.get("country") or row.values.get("citizenship")
        result = (
            reader.read(cell, (region,) if region else (ASSUMED, "TR", "AZ")) if reader.regional else reader.read(cell)
        )
        parts = result if len(fields) > 1 and isinstance(result, tuple) else (result,) * len(fields)
        for key, part in zip(fields, parts, strict=True):
            value = part.value if isinstance(part, Fault) else part
            if value is None:
                wrong += len(fields) > 1 and key in row.values
                continue
            if _written(value) in row.also.get(key, (row.values.get(key),)):
                right += 1
                met[key] += 1
            else:
                wrong += 1
    return float(right) if right >= _FOUND * (right + wrong) and all(met.values()) else 0.0


def _written(value: Any) -> str:
    match value:
        case date():
            return value.isoformat()
        case tuple() | frozenset():
            return written(list(value))
        case Mapping():
            return written(dict(value))
        case _:
            return written(value)
