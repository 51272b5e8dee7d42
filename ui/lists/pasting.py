"""What a pasted range would write, cell by cell, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

from exchange_app.kinds import FieldType, Value
from exchange_app.kinds.values import show
from exchange_app.services.cell_edits import CellChange, CellChanges, missing
from exchange_app.services.typed_values import FindReference, parse_typed
from exchange_app.text import Message, Words, fold, msg
from ui.lists.list_columns import ListColumn
from ui.lists.list_row import ListRow

LOCKED = msg("This column is not typed into; the cell is left out.")


class PastedCell(NamedTuple):
    """One cell: what stood there, what was pasted, what it becomes, and why it does not."""

    text: str
    before: str = ""
    value: Value | None = None
    problem: Message | None = None
    same: bool = False
    locked: bool = False


class PastedRow(NamedTuple):
    """One row: the key and the name of its record (None: it becomes a new one), and its cells in column order."""

    key: int | None
    name: str
    cells: Sequence[PastedCell]
    lacking: Sequence[Message] = ()

    @property
    def problems(self) -> int:
        """How many cells cannot be written, and what is lacking."""
        return sum(1 for each in self.cells if each.problem) + len(self.lacking)


@dataclass(slots=True)
class Paste:
    """A whole range on its way into the list."""

    kind: str
    columns: Sequence[ListColumn]
    rows: list[PastedRow] = field(default_factory=list)
    dropped: int = 0
    """columns of the range that stand beyond the last column of the list"""

    def changes(self) -> CellChanges:
        """What is written: every readable cell that differs, and the new rows that lack nothing."""
        cells: list[CellChange] = []
        fresh: list[Mapping[str, Value | None]] = []
        for row in self.rows:
            values = [
                (column.key, cell.value)
                for column, cell in zip(self.columns, row.cells, strict=True)
                if not (cell.problem or cell.same or cell.locked)
            ]
            if row.key is not None:
                cells += [CellChange(row.key, key, value) for key, value in values]
            elif not row.lacking and values:
                fresh.append({key: value for key, value in values if value is not None})
        return CellChanges(self.kind, cells, fresh)

    @property
    def problems(self) -> int:
        """How many cells and new rows cannot be written."""
        return sum(row.problems for row in self.rows)


class PastedOver(Protocol):
    """The list as far as a range is laid over it."""

    @property
    def columns(self) -> Sequence[ListColumn]:
        """Its columns."""

    def rowCount(self) -> int:
        """How many rows it has."""

    def line(self, row: int) -> ListRow:
        """A row with its cells."""


class RowsRead(NamedTuple):
    """Rows of a list from `top` on that were read, for whichever thread."""

    columns: Sequence[ListColumn]
    rows: int
    top: int
    lines: Sequence[ListRow]

    def rowCount(self) -> int:
        """How many rows the list has."""
        return self.rows

    def line(self, row: int) -> ListRow:
        """One of those that were read."""
        return self.lines[row - self.top]


def plan_paste(
    model: PastedOver,
    kind: str,
    grid: Sequence[Sequence[str]],
    top: int,
    left: int,
    words: Words,
    find: FindReference,
    *,
    height: int = 1,
    width: int = 1,
) -> Paste:
    """Lay a range of texts over the list from a cell on; one single cell fills the whole selected range.

    A first line that repeats the headers of the columns is left out. Rows below the last record become new records. What
    a line lacks at its end stays as it is.
    """
    columns = model.columns[left:]
    lines = [list(line) for line in grid]
    if len(lines) > 1 and [fold(cell) for cell in lines[0][: len(columns)]] == [
        fold(each.label) for each in columns[: len(lines[0])]
    ]:
        lines = lines[1:]
    if len(lines) == 1 and len(lines[0]) == 1 and (height > 1 or width > 1):
        lines = [lines[0] * width for _ in range(height)]
    wide = max(map(len, lines), default=0)
    columns = columns[:wide]
    paste = Paste(kind, columns, dropped=wide - len(columns))
    known: dict[tuple[str, str], Value | Message | None] = {}
    today = date.today()

    def parsed(column: ListColumn, text: str) -> Value | Message | None:
        if (column.key, text) not in known:
            assert column.field is not None
            known[column.key, text] = parse_typed(column.field, text, words, find, today)
        return known[column.key, text]

    for offset, line in enumerate(lines):
        row = top + offset
        there = model.line(row) if row < model.rowCount() else None
        texts = there.texts[left : left + wide] if there else [""] * wide
        given = [*line, *texts[len(line) :]]
        cells = [
            _cell(
                column, text, before, parsed, words, locked=not (column.editable or (there is None and column.made_for))
            )
            for column, text, before in zip(columns, given, texts, strict=False)
        ]
        if there is None and not any(cell.text.strip() for cell in cells):
            continue
        paste.rows.append(_row(kind, columns, cells, there.key if there else None, there.texts[0] if there else ""))
    return paste


def _row(
    kind: str, columns: Sequence[ListColumn], cells: Sequence[PastedCell], key: int | None, name: str
) -> PastedRow:
    if key is not None:
        return PastedRow(key, name, cells)
    given = {column.key: cell.value for column, cell in zip(columns, cells, strict=True) if not cell.locked}
    return PastedRow(None, "", cells, missing(kind, given))


def _cell(column: ListColumn, text: str, before: str, parsed, words: Words, *, locked: bool) -> PastedCell:  # type: ignore[no-untyped-def]
    tidy = text.strip()
    if tidy == before.strip():
        return PastedCell(text, before, same=True, locked=locked)
    if locked:
        return PastedCell(text, before, locked=True)
    value = parsed(column, tidy)
    if isinstance(value, Message):
        return PastedCell(text, before, problem=value)
    field = column.field
    if (
        field is not None
        and field.type is not FieldType.REFERENCE
        and value is not None
        and show(field, value, words) == before
    ):
        return PastedCell(text, before, value, same=True)
    return PastedCell(text, before, value)
