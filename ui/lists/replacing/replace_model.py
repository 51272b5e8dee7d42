"""The cells that find and replace would change, each with its tick."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from exchange_app.services.replacing import Replacement, Replacements
from exchange_app.text import Words
from ui.components.delegate import Mark
from ui.components.differences import spans_of
from ui.lists.list_columns import ListColumn

AnyIndex = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
RECORD, FIELD, BEFORE, AFTER = range(4)


class ReplaceModel(QAbstractTableModel):
    """The record with the tick, the field, and the words before and after. What cannot be written has no tick."""

    ticked_changed = Signal()

    def __init__(self, found: Replacements, available: Mapping[str, ListColumn], words: Words) -> None:
        super().__init__()
        self._available, self._words = available, words
        self.found = found
        self.left: frozenset[int] = frozenset()
        """The rows that are not to be written."""

    def show(self, found: Replacements) -> None:
        """Show other cells, all of them ticked."""
        self.beginResetModel()
        self.found, self.left = found, frozenset()
        self.endResetModel()
        self.ticked_changed.emit()

    def tick(self, rows: Iterable[int], on: bool) -> None:
        """Tick rows, or take their ticks away."""
        self.left = self.left.difference(rows) if on else self.left.union(rows)
        if self.found.cells:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.found.cells) - 1, AFTER))
        self.ticked_changed.emit()

    @property
    def problems(self) -> int:
        """How many cells cannot be written."""
        return sum(each.problem is not None for each in self.found.cells)

    def rowCount(self, parent: AnyIndex = _NONE) -> int:
        return 0 if parent.isValid() else len(self.found.cells)

    def columnCount(self, parent: AnyIndex = _NONE) -> int:
        return 0 if parent.isValid() else AFTER + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        words = self._words
        return (words._("Record"), words._("Field"), words.p_("replaced", "Before"), words.p_("replaced", "After"))[
            section
        ]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        cell = self.found.cells[row]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (cell.title, self._available[cell.column].label, cell.before, cell.after or "—")[column]
            case Qt.ItemDataRole.CheckStateRole if column == RECORD and cell.problem is None:
                return Qt.CheckState.Unchecked if row in self.left else Qt.CheckState.Checked
            case Qt.ItemDataRole.AccessibleTextRole if column == RECORD:
                return f"{cell.title}. {self.sentence(row)}"
            case Qt.ItemDataRole.ToolTipRole:
                return self.sentence(row)
            case Mark.WEIGHT if column == RECORD:
                return "medium"
            case Mark.TONE if row in self.left or cell.problem is not None:
                return "second"
            case Mark.FRAME if column == AFTER and cell.problem is not None:
                return "bad"
            case Mark.SPANS if column in (BEFORE, AFTER) and cell.problem is None and row not in self.left:
                before, after = spans_of(cell.before, cell.after or "—", "good")
                return before if column == BEFORE else after
            case _:
                return None

    def sentence(self, row: int) -> str:
        """What becomes of a cell, or why it stays, in a sentence."""
        cell, words = self.found.cells[row], self._words
        if cell.problem is not None:
            return words.say(cell.problem)
        if row in self.left:
            return words._("It stays as it is.")
        return words._("{old} → {new}", old=cell.before, new=cell.after or "—")


__all__ = ["AFTER", "BEFORE", "FIELD", "RECORD", "ReplaceModel", "Replacement"]
