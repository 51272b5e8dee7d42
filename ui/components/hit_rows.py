"""The rows of what a search found: headings, and records that one can go to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.components.delegate import Mark
from ui.components.icons import icon

Index = QModelIndex | QPersistentModelIndex


class HitRow(NamedTuple):
    """A line of the list: a heading (no `go`) or something to go to."""

    text: str
    after: str = ""
    icon: str = ""
    go: Callable[[], object] | None = None


class Rows(QAbstractListModel):
    """The lines found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[HitRow] = []

    def show(self, rows: list[HitRow]) -> None:
        """Other lines."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.DecorationRole:
                return icon(row.icon, "second") if row.icon else None
            case Mark.AFTER:
                return row.after
            case Mark.WEIGHT:
                return "text" if row.go else "second-medium"
            case Mark.TONE:
                return None if row.go else "second"
            case Mark.GROUND:
                return None if row.go else "header"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].go is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
