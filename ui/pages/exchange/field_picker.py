"""The fields agreed with a partner: a tick for each field of each kind; what is not ticked never leaves."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from exchange_app.kinds import Field, FieldType, kind
from exchange_app.kinds.registry import shared_kinds
from exchange_app.text import Words

ROW = 25
_NAME = Qt.ItemDataRole.UserRole


def always_leaves(key: str, each: Field) -> bool:
    """Whether a field has to leave: without it the partner could not tell which record a row is."""
    return each.required or each.key in kind(key).name_fields or each.type is FieldType.REFERENCE


class FieldPicker(QTreeWidget):
    """Kinds with their fields. Sensitive fields stand apart: they go by the tick of the dialog, export by export."""

    changed = Signal()

    def __init__(self, words: Words, withheld: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("framedTree")
        self.setHeaderHidden(True)
        self.setAccessibleName(words._("Fields that leave for the partner"))
        self.setUniformRowHeights(True)
        self.setIndentation(18)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._fixed: set[str] = set()
        tick = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        for key in shared_kinds():
            of = kind(key)
            top = QTreeWidgetItem(self, [words.say(of.plural)])
            top.setSizeHint(0, QSize(0, ROW))
            top.setFlags(tick | Qt.ItemFlag.ItemIsAutoTristate)
            for each in of.fields:
                if each.sensitive:
                    continue
                name = f"{key}.{each.key}"
                item = QTreeWidgetItem(top, [words.say(each.label)])
                item.setSizeHint(0, QSize(0, ROW))
                item.setData(0, _NAME, name)
                fixed = always_leaves(key, each)
                item.setFlags(Qt.ItemFlag.ItemIsSelectable if fixed else tick)
                item.setCheckState(
                    0, Qt.CheckState.Unchecked if name in withheld and not fixed else Qt.CheckState.Checked
                )
                if fixed:
                    self._fixed.add(name)
                    item.setToolTip(0, words._("Always leaves: without it nobody could tell which record a row is."))
                self._items[name] = item
        self.itemChanged.connect(self._keep_fixed)

    def _keep_fixed(self, item: QTreeWidgetItem) -> None:
        """Unticking a kind does not untick what always leaves."""
        if item.data(0, _NAME) in self._fixed and item.checkState(0) != Qt.CheckState.Checked:
            item.setCheckState(0, Qt.CheckState.Checked)
        self.changed.emit()

    def withheld(self) -> frozenset[str]:
        """The fields that stay here."""
        return frozenset(name for name, item in self._items.items() if item.checkState(0) == Qt.CheckState.Unchecked)

    def withhold(self, name: str, on: bool = True) -> None:
        """Tick or untick a field by its name (kind.field)."""
        self._items[name].setCheckState(0, Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def counts(self) -> tuple[int, int]:
        """How many fields leave, of how many."""
        return len(self._items) - len(self.withheld()), len(self._items)
