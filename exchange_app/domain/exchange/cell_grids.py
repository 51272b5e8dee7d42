"""The protocols by which the domain reads an opened workbook: grids of cells, and how a cell is written and read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from exchange_app.domain.exchange.versions import Content
from exchange_app.kinds import Field
from exchange_app.text import Message

Cell = Any
"""What stands in a cell: text, number, date or whatever the file held; None where nothing does."""


class Area(Protocol):
    """A merged range, inclusive, counted from 0."""

    @property
    def top(self) -> int: ...
    @property
    def left(self) -> int: ...
    @property
    def bottom(self) -> int: ...
    @property
    def right(self) -> int: ...


class Grid(Protocol):
    """One sheet. `rows[0]` is row 1; rows are ragged, cells past the end of one are empty."""

    @property
    def name(self) -> str: ...
    @property
    def rows(self) -> Sequence[Sequence[Cell]]: ...
    @property
    def hidden(self) -> bool: ...
    @property
    def merged(self) -> Sequence[Area]: ...


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that is no value of its field, and the sentence that says why."""

    message: Message


class CellReader(Protocol):
    """How cells are written and read in the language of one workbook."""

    def shown(self, field: Field) -> Callable[[Content], Cell]:
        """What turns a stored content (never None) into the cell that the export wrote. References are not asked for."""

    def read(self, field: Field, cell: Cell, row: Mapping[str, Content]) -> Content | Unread:
        """A filled cell as stored content. `row` are the contents of its record, as far as they are known."""

    def answer(self, cell: Cell) -> bool | Unread | None:
        """Yes or no, in any language; None for nothing."""

    def words(self, cell: Cell) -> str:
        """A cell as a person sees it."""


class _Mark:
    """A cell that says nothing at all."""


ABSENT = _Mark()
"""Stands for the cells of a column that the sheet does not have any more."""

COVERED = _Mark()
"""Stands for a cell that lies under another one, with which it was merged."""
