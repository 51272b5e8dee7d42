"""Shows what a pasted range will write before it is written: changed, new, left out, and what is wrong in which cell."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from exchange_app.text import Words
from ui.components.delegate import CellDelegate, Mark
from ui.components.dialog import Dialog
from ui.components.labels import label
from ui.lists.pasting import LOCKED, Paste, PastedCell

AnyIndex = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class _PreviewModel(QAbstractTableModel):
    """The record in the first column, then the pasted cells."""

    def __init__(self, paste: Paste, words: Words) -> None:
        super().__init__()
        self._paste, self._words = paste, words

    def rowCount(self, parent: AnyIndex = _NONE) -> int:
        return 0 if parent.isValid() else len(self._paste.rows)

    def columnCount(self, parent: AnyIndex = _NONE) -> int:
        return 0 if parent.isValid() else len(self._paste.columns) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._words._("Record") if section == 0 else self._paste.columns[section - 1].label

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._paste.rows[index.row()]
        if index.column() == 0:
            return self._first(row.key is None, row.name, [self._words.say(each) for each in row.lacking], role)
        return self._cell(row.cells[index.column() - 1], role)

    def _first(self, new: bool, name: str, lacking: list[str], role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words.p_("pasted", "New record") if new else name
            case Mark.WEIGHT:
                return "medium"
            case Mark.TONE if new and not lacking:
                return "accent"
            case Mark.FRAME if lacking:
                return "bad"
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(lacking)
            case _:
                return None

    def _cell(self, cell: PastedCell, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text.strip() or ("—" if cell.before and not cell.same and not cell.locked else "")
            case Mark.FRAME if cell.problem is not None:
                return "bad"
            case Mark.GROUND if not (cell.same or cell.locked or cell.problem):
                return "good_tint"
            case Mark.TONE if cell.same or cell.locked:
                return "disabled"
            case Qt.ItemDataRole.ToolTipRole:
                return self.sentence(cell)
            case _:
                return None

    def sentence(self, cell: PastedCell) -> str:
        """What happens to a cell, in a sentence."""
        words = self._words
        if cell.problem is not None:
            return words.say(cell.problem)
        if cell.locked:
            return words.say(LOCKED)
        if cell.same:
            return words._("As before.")
        return words._("{old} → {new}", old=cell.before or "—", new=cell.text.strip() or "—")


class PasteDialog(Dialog):
    """Accepted: what can be written is to be written. `unseen` says what of it does not stand in the window."""

    def __init__(self, parent: QWidget, words: Words, paste: Paste, unseen: str = "", *, again: bool = False) -> None:
        """`again`: it comes once more by itself, since what was pasted could not be written."""
        changes = paste.changes()
        parts = []
        if changes.cells:
            parts.append(words.n_("{count} cell changes.", "{count} cells change.", len(changes.cells)))
        records = changes.records - len(changes.rows)
        if len(changes.cells) > 1:
            parts.append(words.n_("They belong to {count} record.", "They belong to {count} records.", records))
        if unseen:
            parts.append(unseen)
        if changes.rows:
            parts.append(words.n_("{count} new record is added.", "{count} new records are added.", len(changes.rows)))
        if not parts:
            parts.append(words._("Nothing would change."))
        if paste.problems:
            parts.append(
                words.n_(
                    "{count} problem is left out; it is framed in red.",
                    "{count} problems are left out; they are framed in red.",
                    paste.problems,
                )
            )
        if paste.dropped:
            parts.append(
                words.n_(
                    "{count} column stands beyond the list and is left out.",
                    "{count} columns stand beyond the list and are left out.",
                    paste.dropped,
                )
            )
        super().__init__(
            parent, words, words._("Paste into the list"), " ".join(parts), width=760, icon="paste", unasked=again
        )
        self.paste = paste
        self._model = _PreviewModel(paste, words)
        self.view = QTableView()
        self.view.setTabKeyNavigation(False)
        self.view.setModel(self._model)
        self.view.setItemDelegate(CellDelegate(self.view))
        self.view.setShowGrid(False)
        self.view.setAccessibleName(words._("What the paste will write"))
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(28)
        self.view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.view.setColumnWidth(0, 180)
        for at, column in enumerate(paste.columns, 1):
            self.view.setColumnWidth(at, max(column.width, 96))
        self.view.setMinimumHeight(min(34 + 28 * max(len(paste.rows), 2), 360))
        self.view.selectionModel().currentChanged.connect(self._explain)
        self.body.addWidget(self.view)
        self.explained = label("", "second", "second", wrap=True)
        self.explained.setMinimumHeight(20)
        self.body.addWidget(self.explained)
        self.add_cancel()
        count = len(changes.cells) + len(changes.rows)
        action = self.add_action(words._("Write"), self.accept, "primary", "check")
        action.setEnabled(count > 0)
        self._to_first_problem()

    def _to_first_problem(self) -> None:
        for at, row in enumerate(self.paste.rows):
            for column, cell in enumerate(row.cells, 1):
                if cell.problem is not None:
                    self.view.setCurrentIndex(self._model.index(at, column))
                    return

    def _explain(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.explained.setText(str(current.data(Qt.ItemDataRole.ToolTipRole) or ""))
