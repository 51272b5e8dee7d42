"""Columns of cells become rows of values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from exchange_app.domain.record_columns import Columns
from exchange_app.domain.sheet_address import column_letters
from exchange_app.kinds import Field
from exchange_app.sheets.infer.columns import read_column
from exchange_app.sheets.infer.results import CellProblem, MappedRow
from exchange_app.sheets.raw import RawSheet
from exchange_app.sheets.values.fault import Fault
from exchange_app.sheets.values.phones import Regions
from exchange_app.sheets.values.readers import ColumnReader
from exchange_app.sheets.values.texts import words_of
from exchange_app.text import Message, msg


@dataclass(frozen=True, slots=True)
class Filling:
    """One mapped column ready to be read."""

    index: int
    fields: tuple[str, ...]
    reader: ColumnReader


def columns_of(sheet: RawSheet, rows: Sequence[int], columns: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    """The cells of some columns in some rows; a cell merged over several rows stands in each of them."""
    if not rows or not columns:
        return dict.fromkeys(columns, ())
    left, right = min(columns), max(columns) + 1
    raw = sheet.rows
    contiguous = rows[-1] - rows[0] + 1 == len(rows)
    chosen = raw[rows[0] : rows[-1] + 1] if contiguous else [raw[index] for index in rows]
    turned = list(zip_longest(*[row[left:right] for row in chosen]))
    empty = (None,) * len(rows)
    found = {column: turned[column - left] if column - left < len(turned) else empty for column in columns}
    found.update(_spread(sheet, rows, found))
    return found


def reaching(sheet: RawSheet, first: int, last: int) -> dict[int, dict[int, Any]]:
    """The cells that are merged over several rows, for each of those rows below the first one, by column; rows from `first` to `last`."""
    found: dict[int, dict[int, Any]] = {}
    for span in sheet.merged:
        if span.bottom > span.top and (value := sheet.cell(span.top, span.left)) is not None:
            for row in range(max(span.top + 1, first), min(span.bottom, last) + 1):
                found.setdefault(row, {})[span.left] = value
    return found


def _spread(sheet: RawSheet, rows: Sequence[int], found: Mapping[int, tuple[Any, ...]]) -> dict[int, tuple[Any, ...]]:
    """The columns in which cells are merged over several rows, with those cells in each of them."""
    spread: dict[int, list[Any]] = {}
    if reached := reaching(sheet, rows[0], rows[-1]):
        for at, row in enumerate(rows):
            for column, value in reached.get(row, {}).items():
                if column in found:
                    spread.setdefault(column, list(found[column]))[at] = value
    return {column: tuple(cells) for column, cells in spread.items()}


def read_rows(
    sheet: RawSheet, rows: Sequence[int], fillings: Sequence[Filling], required: Sequence[Field], regions: Regions
) -> list[MappedRow]:
    """The records of a table. `regions` are tried for phones after the record's own country."""
    cells = columns_of(sheet, rows, [filling.index for filling in fillings])
    values: dict[str, tuple[Any, ...]] = {}
    faults: dict[int, list[CellProblem]] = {}
    ordered = sorted(fillings, key=lambda filling: filling.reader.regional)
    own: list[Regions] | None = None
    for filling in ordered:
        if filling.reader.regional and own is None:
            own = _own_regions(values, faults, len(rows), regions)
        results = read_column(cells[filling.index], filling.reader, own)
        _sort_out(filling, results, cells[filling.index], rows, values, faults)
    _missing(rows, values, fillings, required, faults)
    lines = Columns({key: values[key] for filling in fillings for key in filling.fields}, len(rows)).lines()
    none: tuple[CellProblem, ...] = ()
    return [
        MappedRow(row + 1, each, tuple(faults[at]) if at in faults else none)
        for at, (row, each) in enumerate(zip(rows, lines, strict=True))
    ]


def _own_regions(
    values: Mapping[str, tuple[Any, ...]], faults: Mapping[int, list[CellProblem]], count: int, regions: Regions
) -> list[Regions]:
    """For each row the countries to try: the record's own and no other; those of file and agency where it names none."""
    countries = values.get("country") or (None,) * count
    citizen = values.get("citizenship") or (None,) * count
    own = {code: (code,) for code in {*countries, *citizen} if code}
    found = [own.get(country or citizenship, regions) for country, citizenship in zip(countries, citizen, strict=True)]
    for at, noted in faults.items():
        if found[at] is regions and any(problem.field in ("country", "citizenship") for problem in noted):
            found[at] = ()
    return found


def _sort_out(
    filling: Filling, results: tuple[Any, ...], cells: Sequence[Any], rows: Sequence[int], values: dict[str, tuple[Any, ...]],
    faults: dict[int, list[CellProblem]],
) -> None:  # fmt: skip
    """Parts the results of a column into values by field and problems by row."""
    several = len(filling.fields) > 1
    letters = column_letters(filling.index)

    def note(at: int, field: str, fault: Fault) -> Any:
        faults.setdefault(at, []).append(CellProblem(rows[at] + 1, field, letters, words_of(cells[at]), fault.message))
        return fault.value

    if not several:
        field = filling.fields[0]
        if Fault in set(map(type, results)):
            results = tuple(
                [note(at, field, result) if type(result) is Fault else result for at, result in enumerate(results)]
            )
        values[field] = results
        return
    parts: list[list[Any]] = [[None] * len(results) for _ in filling.fields]
    for at, result in enumerate(results):
        if result is None:
            continue
        if type(result) is Fault:
            note(at, filling.fields[0], result)
            continue
        for place, part in enumerate(result):
            if part is not None:
                parts[place][at] = note(at, filling.fields[place], part) if type(part) is Fault else part
    values.update(zip(filling.fields, map(tuple, parts), strict=True))


def lacks(field: Field) -> Message:
    """What is said of a record without a field that it must have."""
    return msg("{field} is missing; fill it in before the record is stored.", field=field.label)


def _missing(
    rows: Sequence[int], values: Mapping[str, tuple[Any, ...]], fillings: Sequence[Filling], required: Sequence[Field],
    faults: dict[int, list[CellProblem]],
) -> None:  # fmt: skip
    """Notes required fields that a record lacks, unless its cell was noted already."""
    for field in required:
        letters = next((column_letters(filling.index) for filling in fillings if field.key in filling.fields), None)
        message = lacks(field)
        for at, value in enumerate(values.get(field.key, (None,) * len(rows))):
            if value is None and not any(problem.field == field.key for problem in faults.get(at, ())):
                faults.setdefault(at, []).append(CellProblem(rows[at] + 1, field.key, letters, "", message))
