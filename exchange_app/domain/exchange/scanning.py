"""The rows of a returned sheet: which are as they left, and which are to be looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from exchange_app.domain.exchange.baseline import Baseline
from exchange_app.domain.exchange.cell_grids import ABSENT, COVERED, Cell, Grid
from exchange_app.domain.exchange.column_places import SheetLayout, tidy
from exchange_app.domain.exchange.us_dates import date_columns, day_first
from exchange_app.domain.sheet_address import column_letters
from exchange_app.text import LANGUAGES, fold, words


@dataclass(slots=True)
class TouchedRow:
    """A row that is not as it left. `number` is what the spreadsheet shows; `short` its ID made tidy, empty where it has
    none; `cells` stand in the order of the carried columns."""

    sheet: str
    number: int
    short: str
    cells: tuple[Cell, ...]
    removal: Cell
    layout: SheetLayout

    def cell(self, at: int) -> str:
        """The address of its cell of a carried column; of the row where it has none."""
        place = self.layout.columns[at]
        return self.place if place is None else f"{self.sheet}!{column_letters(place)}{self.number}"

    @property
    def place(self) -> str:
        """The address of the row: its cell of IDs, or its first."""
        return f"{self.sheet}!{column_letters(self.layout.id or 0)}{self.number}"

    @property
    def removal_place(self) -> str:
        """The address of the cell that says whether it is to be removed."""
        return f"{self.sheet}!{column_letters(self.layout.removal or 0)}{self.number}"

    @property
    def blank(self) -> bool:
        """Whether nothing stands in any column that is known."""
        return all(cell is None or cell is ABSENT for cell in self.cells)


@dataclass(slots=True)
class Scanned:
    """What one or more sheets hold of a carried one: short IDs of rows as they left, with the times they stand there; and
    the others, by short ID, in spare rows, or without an ID of this sheet."""

    unchanged: dict[str, int] = field(default_factory=dict)
    known: dict[str, list[TouchedRow]] = field(default_factory=dict)
    spare: dict[str, list[TouchedRow]] = field(default_factory=dict)
    loose: list[TouchedRow] = field(default_factory=list)


def scan(grid: Grid, layout: SheetLayout, base: Baseline, found: Scanned, *, months_first: bool = False) -> None:
    """Go through the rows of a grid. Rows as they left cost one comparison. `months_first`: its dates are 02/28/2026."""
    dates = [place for _at, place in date_columns(layout, base)] if months_first else []
    expected, unchanged = base.expected, found.unchanged
    present = [at for at, place in enumerate(layout.columns) if place is not None]
    if len(present) < len(layout.columns):
        expected = {short: tuple(cells[at] for at in present) for short, cells in expected.items()}
    width = (
        max((-1 if layout.id is None else layout.id, layout.removal or 0, *(place or 0 for place in layout.columns)))
        + 1
    )
    padding = (None,) * width
    take = _taker([place for place in layout.columns if place is not None])
    id_at, removal = layout.id, layout.removal
    for index, cells in _rows(grid, layout.header):
        if dates:
            cells = day_first(cells, dates)
        if len(cells) < width:
            cells = (*cells, *padding[len(cells) :])
        given = cells[id_at] if id_at is not None else None
        taken = take(cells)
        if type(given) is str and expected.get(given) == taken and (removal is None or cells[removal] is None):
            unchanged[given] = unchanged.get(given, 0) + 1
            continue
        short = given if type(given) is str and (given in base.expected or given in base.spare) else _id(given)
        _sort_out(
            TouchedRow(
                grid.name,
                index + 1,
                short,
                _spread(taken, present, layout),
                None if removal is None else cells[removal],
                layout,
            ),
            base,
            found,
        )


def _taker(places: Sequence[int]) -> Callable[[Sequence[Cell]], tuple[Cell, ...]]:
    """Takes the cells at some places of a row, at the speed of a slice where those follow each other."""
    if not places:
        return lambda cells: ()
    first, last = places[0], places[-1] + 1
    if [*places] == [*range(first, last)]:
        return lambda cells: tuple(cells[first:last])
    return itemgetter(*places)


def _rows(grid: Grid, header: int) -> Iterator[tuple[int, Sequence[Cell]]]:
    covered = _covered(grid)
    for index, row in enumerate(grid.rows):
        if index <= header or not row:
            continue
        if index in covered:
            under = covered[index]
            row = tuple(
                COVERED if at in under else row[at] if at < len(row) else None
                for at in range(max(len(row), max(under) + 1))
            )
        yield index, row


def _covered(grid: Grid) -> dict[int, set[int]]:
    """The cells that lie under others: columns by row."""
    found: dict[int, set[int]] = {}
    for area in grid.merged:
        for index in range(area.top, min(area.bottom, len(grid.rows) - 1) + 1):
            under = {
                at
                for at in range(area.left, min(area.right, area.left + 200) + 1)
                if (index, at) != (area.top, area.left)
            }
            if under:
                found.setdefault(index, set()).update(under)
    return found


def _id(given: Cell) -> str:
    return "" if given is None or given is COVERED else tidy(given)


def _spread(taken: tuple[Cell, ...], present: Sequence[int], layout: SheetLayout) -> tuple[Cell, ...]:
    if len(present) == len(layout.columns):
        return taken
    cells: list[Cell] = [ABSENT] * len(layout.columns)
    for at, cell in zip(present, taken, strict=True):
        cells[at] = cell
    return tuple(cells)


def _sort_out(row: TouchedRow, base: Baseline, found: Scanned) -> None:
    if row.short in base.expected:
        found.known.setdefault(row.short, []).append(row)
    elif row.short in base.spare:
        if not row.blank:
            found.spare.setdefault(row.short, []).append(row)
    elif not row.blank and not _is_header(row, base):
        found.loose.append(row)


def _is_header(row: TouchedRow, base: Baseline) -> bool:
    """Whether the headers stand there once more."""
    said = sum(
        isinstance(cell, str) and fold(cell) == fold(header)
        for cell, (_key, header) in zip(row.cells, base.sheet.columns, strict=True)
    )
    ids = {fold(words(each).p_("exchange", "ID")) for each in LANGUAGES}
    return said * 2 > len(row.cells) or (said > 1 and fold(row.short) in ids)
