"""The list from which a person chooses what a column of the partner's sheet is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from exchange_app.text import Words, fold
from ui.components.icons import icon
from ui.components.keys import CommonKeys
from ui.components.labels import label

LEAVE_OUT: tuple[str, ...] = ()
_KEYS = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ColumnOffer:
    """One thing that a column can be: field keys (several where a cell holds several), words, and a remark such as `now column C`."""

    fields: tuple[str, ...]
    label: str
    remark: str = ""


class FieldChooser(QFrame):
    """Opens under a column's field: type to narrow, Enter to take, Esc to leave. Tells the fields chosen."""

    chosen = Signal(object)
    """tuple of field keys, empty to leave the column out"""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("floating")
        self._words = words
        rows = QVBoxLayout(self)
        rows.setContentsMargins(8, 8, 8, 8)
        rows.setSpacing(6)
        self._samples = label("", "second", "second")
        rows.addWidget(self._samples)
        self.search = QLineEdit()
        self.search.setPlaceholderText(words._("Type to find a field"))
        self.search.setAccessibleName(words._("Find a field"))
        self.search.setFixedHeight(28)
        self.search.textChanged.connect(self._narrow)
        rows.addWidget(self.search)
        self.list = QListWidget()
        self.list.setAccessibleName(words._("Fields"))
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(14, 14))
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        rows.addWidget(self.list)
        self.resize(300, 380)

    def ask(self, at: QPoint, offers: Sequence[ColumnOffer], now: tuple[str, ...], samples: Sequence[str]) -> None:
        """Open with these offers; `now` is what the column is read as, `samples` what stands in it."""
        self.list.clear()
        for offer in offers:
            remark = f"   {offer.remark}" if offer.remark else ""
            item = QListWidgetItem(f"{offer.label}{remark}")
            item.setData(_KEYS, offer.fields)
            item.setData(_KEYS + 1, fold(f"{offer.label} {offer.remark}"))
            item.setSizeHint(QSize(0, 28))
            if not offer.fields:
                item.setIcon(icon("blocked", "second"))
            elif offer.fields == now:
                item.setIcon(icon("check", "accent"))
            self.list.addItem(item)
            if offer.fields == now:
                self.list.setCurrentItem(item)
        shown = " · ".join(sample for sample in samples if sample)[:48]
        self._samples.setText(shown)
        self._samples.setVisible(bool(shown))
        self.search.clear()
        screen = self.screen().availableGeometry()
        left = max(screen.left(), min(at.x(), screen.right() - self.width()))
        self.move(left, max(screen.top(), min(at.y(), screen.bottom() - self.height())))
        self.show()
        self.search.setFocus()

    def choose(self, fields: tuple[str, ...]) -> None:
        """Take one of the offers, as a click on it does."""
        self.hide()
        self.chosen.emit(fields)

    def _narrow(self, sought: str) -> None:
        parts, first = fold(sought).split(), None
        for row in range(self.list.count()):
            item = self.list.item(row)
            shown = all(part in item.data(_KEYS + 1) for part in parts)
            item.setHidden(not shown)
            first = item if shown and first is None else first
        if first is not None and parts:
            self.list.setCurrentItem(first)

    def _take(self, item: QListWidgetItem) -> None:
        self.choose(tuple(item.data(_KEYS)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match CommonKeys.of(event):
            case CommonKeys.CLOSE:
                self.hide()
            case CommonKeys.OPEN:
                item = self.list.currentItem()
                if item is not None and not item.isHidden():
                    self._take(item)
            case CommonKeys.DOWN | CommonKeys.UP as pressed:
                self._step(1 if pressed is CommonKeys.DOWN else -1)
            case _:
                super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        row = self.list.currentRow() + by
        while 0 <= row < self.list.count():
            if not self.list.item(row).isHidden():
                self.list.setCurrentRow(row)
                return
            row += by
