"""A carried sheet made ready to be held against a returned one: what every cell looked like when it left."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from exchange_app.domain.exchange.cell_grids import ABSENT, COVERED, Cell, CellReader, Unread
from exchange_app.domain.exchange.incoming import CarriedSheet
from exchange_app.domain.exchange.references import References
from exchange_app.domain.exchange.versions import Content
from exchange_app.kinds import FieldType, kind
from exchange_app.text import msg, name_key

Contents = dict[int, Content | Unread]
"""By the number of a column: what a cell says now that it says something else."""

Identity = tuple[Content, ...]

_MERGED = msg(
    "The cell is merged with another one, so nobody can tell what it says. Take the merging back and fill it in."
)


class Baseline:
    """One carried sheet: its fields in the order of its columns, and the cells of its records by short ID."""

    def __init__(self, sheet: CarriedSheet, cells: CellReader, references: References) -> None:
        self.sheet, self._cells, self._references = sheet, cells, references
        self.kind = kind(sheet.kind)
        self.fields = tuple(self.kind.field(key) for key, _header in sheet.columns)
        self.spare = frozenset(sheet.spare)
        columns = [self._written(at, contents) for at, contents in enumerate(_turned(sheet))]
        rows: Sequence[tuple[Cell, ...]] = [*zip(*columns, strict=True)] if columns else [()] * len(sheet.records)
        self.expected: Mapping[str, tuple[Cell, ...]] = dict(zip(sheet.records, rows, strict=True))
        self.empty: tuple[Cell, ...] = (None,) * len(self.fields)
        self.identity_at = tuple(at for at, each in enumerate(self.fields) if each.key in _identity_keys(sheet.kind))
        self._by_identity: dict[Identity, list[str]] | None = None
        self._known: dict[tuple[int, type, Cell, Any], Content | Unread] = {}

    def _written(self, at: int, contents: Sequence[Content]) -> list[Cell]:
        """The cells of a column as they were written; each different content is written once."""
        show = self._shown(at)
        written: dict[Content, Cell] = {each: show(each) for each in set(contents) if each is not None}
        written[None] = None
        return [*map(written.__getitem__, contents)]

    def _shown(self, at: int) -> Callable[[Content], Cell]:
        field = self.fields[at]
        return self._references.text if field.type is FieldType.REFERENCE else self._cells.shown(field)

    def cells_of(self, short: str) -> tuple[Cell, ...]:
        """The cells of a record's row as it left; empty ones for a spare row."""
        return self.expected.get(short, self.empty)

    def contents_of(self, short: str) -> Mapping[str, Content]:
        """The contents of a record as it left."""
        kept = self.sheet.records.get(short)
        return kept.columns if kept is not None else {}

    def read(self, at: int, cell: Cell, row: Mapping[str, Content]) -> Content | Unread:
        """What a cell of a column says."""
        if cell is None:
            return None
        if cell is COVERED:
            return Unread(_MERGED)
        field = self.fields[at]
        if field.type is FieldType.REFERENCE:
            return self._references.resolve(field, self._cells.words(cell))
        about = (row.get("country"), row.get("citizenship")) if field.type is FieldType.PHONE else None
        key = (at, type(cell), cell, about)
        try:
            return self._known[key]
        except KeyError:
            found = self._known[key] = self._cells.read(field, cell, row)
            return found

    def changes(self, short: str, cells: Sequence[Cell]) -> Contents:
        """The cells that say something else than the record did when it left. The look of a value does not matter."""
        found: Contents = {}
        held = self.contents_of(short)
        for at, (cell, was) in enumerate(zip(cells, self.cells_of(short), strict=True)):
            if cell is ABSENT or (cell == was and cell is not COVERED):
                continue
            said = self._changed(at, cell, was, held)
            if said is not _SAME:
                found[at] = said
        return found

    def _changed(self, at: int, cell: Cell, was: Cell, held: Mapping[str, Content]) -> Any:
        field, content = self.fields[at], held.get(self.fields[at].key)
        said = self.read(at, cell, held)
        if said == content and type(said) is type(content):
            return _SAME
        if isinstance(said, Unread):
            return said if self.words(cell) != self.words(was) else _SAME
        if was is not None and said == self.read(at, was, held):
            return _SAME
        if said is None and field.required:
            return Unread(
                msg("{field} is required, so it cannot be emptied; what stood there stays.", field=field.label)
            )
        return said

    def words(self, cell: Cell) -> str:
        """A cell as a person sees it."""
        return "" if cell is None or cell is ABSENT or cell is COVERED else self._cells.words(cell)

    def identity(self, contents: Mapping[str, Content]) -> Identity:
        """By what a record is recognised: its names, folded, with a date of birth; for records between others, those."""
        return tuple(_folded(contents.get(self.fields[at].key), self.fields[at].type) for at in self.identity_at)

    def read_identity(self, cells: Sequence[Cell]) -> Identity:
        """By what a row is recognised."""
        found: list[Content] = []
        for at in self.identity_at:
            said = None if cells[at] is ABSENT else self.read(at, cells[at], {})
            found.append(self.words(cells[at]) if isinstance(said, Unread) else _folded(said, self.fields[at].type))
        return tuple(found)

    def carries_identity(self, short: str, cells: Sequence[Cell]) -> bool:
        """Whether the cells by which a record is recognised stand in a row just as they left."""
        was = self.cells_of(short)
        return all(cells[at] == was[at] and was[at] is not None for at in self.identity_at)

    def of_identity(self, identity: Identity) -> list[str]:
        """The short IDs of all records of an identity; none for one of which too little is said."""
        if self._by_identity is None:
            self._by_identity = {}
            for short, kept in self.sheet.records.items():
                self._by_identity.setdefault(self.identity(kept.columns), []).append(short)
        return self._by_identity.get(identity, []) if any(identity) else []

    def agreement(self, short: str, cells: Sequence[Cell]) -> tuple[int, int]:
        """How many of the filled cells of a record, its identity aside, stand in a row as they left, and how many there are."""
        was = self.cells_of(short)
        compared = [
            at
            for at, cell in enumerate(was)
            if cell is not None and cells[at] is not ABSENT and at not in self.identity_at
        ]
        differ = self.changes(short, cells) if compared else {}
        return sum(at not in differ for at in compared), len(compared)


_SAME = object()


def _turned(sheet: CarriedSheet) -> Sequence[Sequence[Content]]:
    """The contents of a sheet by column."""
    keys = [key for key, _header in sheet.columns]
    records = [each.columns for each in sheet.records.values()]
    if not records or len(keys) < 2:
        return [[each.get(key) for each in records] for key in keys]
    take = itemgetter(*keys)
    try:
        return [*zip(*map(take, records), strict=True)]
    except KeyError:
        return [[each.get(key) for each in records] for key in keys]


def _folded(content: Content, type_: FieldType) -> Content:
    return name_key(content) if isinstance(content, str) and type_ is FieldType.TEXT else content


def _identity_keys(kind_key: str) -> frozenset[str]:
    declared = kind(kind_key)
    referring = {each.key for each in declared.fields if each.required and each.type is FieldType.REFERENCE}
    return frozenset((*declared.name_fields, *referring, "birth_date"))
