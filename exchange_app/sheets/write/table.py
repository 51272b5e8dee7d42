"""A plain list as a workbook: one header row, typed columns, nothing to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from exchange_app.files import replacing
from exchange_app.kinds import FieldType
from exchange_app.sheets.write.model import Book, CellKind, CellValue, ColumnPlan, SheetPlan
from exchange_app.sheets.write.package import write_book

_KINDS = {FieldType.DATE: CellKind.DATE, FieldType.INTEGER: CellKind.INTEGER}
_WIDEST = 48


def write_table(
    path: Path, headers: Sequence[str], rows: Iterable[Sequence[object]], types: Sequence[FieldType]
) -> None:
    """Write a list to `path`, atomically. Cells are texts, dates, whole numbers and decimals; None is an empty cell.

    Raises TargetBusy, TargetFull, TargetForbidden, TargetMissing; the old file is intact then.
    """
    held = [[_cell(value) for value in row] for row in rows]
    widths = [_width(header, (row[at] for row in held[:500])) for at, header in enumerate(headers)]
    columns = [
        ColumnPlan(name, width, _KINDS.get(type_, CellKind.TEXT))
        for name, width, type_ in zip(_distinct(headers), widths, types, strict=True)
    ]
    sheet = SheetPlan("1", columns, ((row, 0) for row in held), [(True,) * len(columns)])
    with replacing(path) as draft:
        write_book(Book([sheet]), draft.path)


def _cell(value: object) -> CellValue:
    match value:
        case None | "":
            return None
        case Decimal():
            return value
        case str() | int():
            return value
        case _:
            return value if hasattr(value, "toordinal") else str(value)  # type: ignore[return-value]


def _width(header: str, values: Iterable[CellValue]) -> int:
    longest = max((len(str(value)) for value in values if value is not None), default=0)
    return min(max(longest, len(header), 4), _WIDEST)


def _distinct(headers: Sequence[str]) -> list[str]:
    """Headers of a table must differ; a second one of a name gets a number."""
    seen: dict[str, int] = {}
    found = []
    for header in headers:
        seen[header] = seen.get(header, 0) + 1
        found.append(header if seen[header] == 1 else f"{header} ({seen[header]})")
    return found
