"""The steps of the history as a table: when, who, what, of how many records, from where, and whether it still holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from exchange_app.kinds import kind
from exchange_app.services.undo import origin_words
from exchange_app.store import OperationInfo
from exchange_app.text import Words
from ui.components.delegate import Mark
from ui.components.rows_view import Index, RowsView

_NONE = QModelIndex()
WHEN, WHO, WHAT, RECORDS, FROM, STATE = range(6)
_SHARES = {WHEN: 2, WHO: 3, WHAT: 14, RECORDS: 4, FROM: 3, STATE: 1}
_LEAST = {WHEN: 140, WHO: 110, WHAT: 220, RECORDS: 120, FROM: 110, STATE: 90}


class StepsModel(QAbstractTableModel):
    """Operations, the latest first."""

    def __init__(self, words: Words, parent: Any = None) -> None:
        super().__init__(parent)
        self._words = words
        self.steps: Sequence[OperationInfo] = ()

    def show_steps(self, steps: Sequence[OperationInfo]) -> None:
        """Show these."""
        self.beginResetModel()
        self.steps = steps
        self.endResetModel()

    def row_of(self, number: int) -> int:
        """The row of an operation; -1 where it is not shown."""
        return next((row for row, each in enumerate(self.steps) if each.number == number), -1)

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.steps)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else STATE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        words = self._words
        return (
            words.p_("history", "When"), words.p_("history", "Who"), words.p_("history", "What"), words._("Records"),
            words.p_("history", "From where"), words._("State"),
        )[section]  # fmt: skip

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        step, column = self.steps[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self.text(step, column)
            case Mark.WEIGHT:
                return "medium" if column == WHAT and not step.undone else None
            case Mark.TONE:
                return "second" if column != WHAT or step.undone else None
            case _:
                return None

    def text(self, step: OperationInfo, column: int) -> str:
        """The words of a cell."""
        words = self._words
        match column:
            case 0:
                return words.moment(step.at)
            case 1:
                return step.author
            case 2:
                return words.say(step.label)
            case 3:
                return words.join(words.say(kind(key).counted(count)) for key, count in step.counts.items())
            case 4:
                return origin_words(step.origin, words)
            case _:
                return words.p_("history", "undone") if step.undone else ""


class StepsView(RowsView):
    """The steps; `chosen` follows the current row."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words._("Steps, the latest first"), _SHARES, _LEAST, parent)
        self.lines = StepsModel(words, self)
        self.setModel(self.lines)

    @property
    def step(self) -> OperationInfo | None:
        """The step of the current row."""
        row = self.currentIndex().row()
        return self.lines.steps[row] if 0 <= row < len(self.lines.steps) else None
