"""Reads the sheets of a returned workbook into Incoming: pure, and the same for everybody who reads it."""

from __future__ import annotations

from collections.abc import Sequence

from exchange_app.domain.exchange import findings as said
from exchange_app.domain.exchange.baseline import Baseline
from exchange_app.domain.exchange.cell_grids import CellReader, Grid, Unread
from exchange_app.domain.exchange.column_places import SheetLayout, fitting, layout_of
from exchange_app.domain.exchange.incoming import (
    Base,
    Carried,
    CarriedSheet,
    FindingKind,
    Incoming,
    NewRow,
    WorkbookFinding,
)
from exchange_app.domain.exchange.new_records import canonical, make, told_apart
from exchange_app.domain.exchange.references import References
from exchange_app.domain.exchange.rows import SheetSays, read_rows
from exchange_app.domain.exchange.scanning import Scanned, TouchedRow, scan
from exchange_app.domain.exchange.us_dates import month_votes
from exchange_app.domain.records import Record
from exchange_app.domain.sheet_address import column_letters
from exchange_app.domain.titles import listed
from exchange_app.kinds import FieldType, kind
from exchange_app.text import fold


def read_grids(
    carried: Carried, grids: Sequence[Grid], cells: CellReader, base: Base, told: Sequence[WorkbookFinding] = ()
) -> Incoming:
    """Tell what a workbook says beside the data it was made from; `told` are findings about the file itself, put first."""
    return _Book(carried, cells, base).read(grids, told)


class _Book:
    def __init__(self, carried: Carried, cells: CellReader, base: Base) -> None:
        self.carried, self.cells, self.base = carried, cells, base
        self.references = References(carried)
        self.findings: list[WorkbookFinding] = []
        self.months_first = False
        self.says: dict[str, SheetSays] = {}
        self.added: dict[str, list[NewRow]] = {}

    def read(self, grids: Sequence[Grid], told: Sequence[WorkbookFinding]) -> Incoming:
        """All sheets, those first to which others refer."""
        bases = {each.kind: Baseline(each, self.cells, self.references) for each in self.carried.sheets}
        matched = {
            key: [(grid, layout_of(grid, bases[key])) for grid in found]
            for key, found in self._match(grids, bases).items()
        }
        self.months_first = (
            sum(month_votes(grid, layout, bases[key]) for key, found in matched.items() for grid, layout in found) > 0
        )
        for key in _in_order(self.carried.sheets):
            self._sheet(bases[key], matched[key])
        order = [each.kind for each in self.carried.sheets]
        for key in order:
            self.findings += self.says[key].findings
        return Incoming(
            self.carried,
            self.base,
            tuple(each for key in order for each in self.says[key].edits),
            tuple(each for key in order for each in self.added[key]),
            tuple(each for key in order for each in self.says[key].removals),
            (*told, *self.findings),
        )

    def _match(self, grids: Sequence[Grid], bases: dict[str, Baseline]) -> dict[str, list[Grid]]:
        """Which sheets hold which carried one: by their names, else by the IDs and headers in them."""
        found: dict[str, list[Grid]] = {key: [] for key in bases}
        named = {fold(each.sheet.name): key for key, each in bases.items()}
        for grid in grids:
            if not grid.rows:
                continue
            key = named.get(fold(grid.name))
            fits = (
                {each: fitting(grid, base) for each, base in bases.items()}
                if key is None or fitting(grid, bases[key]) == 0
                else {}
            )
            best = max(fits, key=lambda each: fits[each], default=None)
            if best is not None and fits[best] and (fits[best] >= 1000 or not grid.hidden):
                key = best
            if key is not None:
                found[key].append(grid)
            elif not grid.hidden and _is_table(grid):
                self.findings.append(
                    WorkbookFinding(FindingKind.IGNORED_SHEET, said.ignored_sheet(grid.name), f"{grid.name}!A1")
                )
        return found

    def _sheet(self, base: Baseline, grids: Sequence[tuple[Grid, SheetLayout]]) -> None:
        key = base.sheet.kind
        if not grids:
            self.says[key], self.added[key] = SheetSays(), []
            if base.sheet.records:
                self.says[key].findings.append(
                    WorkbookFinding(FindingKind.MISSING_SHEET, said.missing_sheet(base.sheet.name), None, None, key)
                )
            return
        scanned = Scanned()
        about: list[WorkbookFinding] = []
        for grid, layout in grids:
            about += _about_columns(grid, layout, base)
            scan(grid, layout, base, scanned, months_first=self.months_first)
        says = read_rows(scanned, base, self.cells, grids[0][0].name)
        says.findings[:0] = about
        self.says[key] = says
        self.added[key] = self._new(says, base)

    def _new(self, says: SheetSays, base: Baseline) -> list[NewRow]:
        """The records that the new rows of a sheet become, each once; other sheets may name them."""
        made: list[NewRow] = []
        for row in says.drafts:
            if self._withdrawn(row):
                says.findings.append(
                    WorkbookFinding(
                        FindingKind.INCOMPLETE_ROW, said.withdrawn(), row.removal_place, None, base.sheet.kind
                    )
                )
                continue
            found = make(row, base, self.carried)
            says.findings += found.findings
            if found.row is not None:
                made.append(found.row)
        typed = {each.record: canonical(each) for each in made if "+" not in each.code or not _minted(each, base)}
        distinct = told_apart(made, self.carried, typed)
        for each in distinct:
            self.references.add(base.sheet.kind, each.record, each.code, _name(base, each))
        return distinct

    def _withdrawn(self, row: TouchedRow) -> bool:
        answer = self.cells.answer(row.removal) if row.removal is not None else None
        return answer is not None and not isinstance(answer, Unread) and answer


def _name(base: Baseline, row: NewRow) -> str:
    """What other rows may call a new one; empty where it has no name of its own."""
    if not base.kind.named:
        return ""
    values = {key: str(content) for key, content in row.contents.items() if content is not None}
    return listed(Record(base.sheet.kind, row.record, row.code, "", 0, values))


def _minted(row: NewRow, base: Baseline) -> bool:
    return any(each.startswith(f"{row.code}·") for each in base.spare)


def _in_order(sheets: Sequence[CarriedSheet]) -> list[str]:
    """Kinds, each after those to which its records refer."""
    left = [each.kind for each in sheets]
    found: list[str] = []
    while left:
        ready = [key for key in left if not (_targets(key) & set(left)) - {key}] or left[:1]
        found += ready
        left = [key for key in left if key not in ready]
    return found


def _targets(key: str) -> set[str]:
    return {each.target or "" for each in kind(key).fields if each.type is FieldType.REFERENCE}


def _is_table(grid: Grid) -> bool:
    """Whether more than lines of text stand in a sheet."""
    return sum(sum(cell is not None for cell in row) > 1 for row in grid.rows[:200]) > 1


def _about_columns(grid: Grid, layout: SheetLayout, base: Baseline) -> list[WorkbookFinding]:
    key = base.sheet.kind
    found = []
    for at in layout.ignored:
        row = grid.rows[layout.header] if layout.header >= 0 else ()
        header = row[at] if at < len(row) else None
        text = base.words(header) or column_letters(at)
        found.append(
            WorkbookFinding(
                FindingKind.IGNORED_COLUMN,
                said.ignored_column(text),
                f"{grid.name}!{column_letters(at)}{max(layout.header, 0) + 1}",
                None,
                key,
            )
        )
    for place, at in layout.exchanged.items():
        declared = base.fields[place]
        found.append(
            WorkbookFinding(
                FindingKind.EXCHANGED_HEADING,
                said.exchanged_heading(declared),
                f"{grid.name}!{column_letters(at)}{layout.header + 1}",
                None,
                key,
                None,
                declared.key,
            )
        )
    for place, (declared, there) in enumerate(zip(base.fields, layout.columns, strict=True)):
        if there is None and place not in layout.exchanged:
            found.append(
                WorkbookFinding(
                    FindingKind.MISSING_COLUMN, said.missing_column(declared), None, None, key, None, declared.key
                )
            )
    return found
