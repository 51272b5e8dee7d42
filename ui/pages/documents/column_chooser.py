"""The columns of a list of people: chosen ones in their order, moved by drag or keys, others added from a menu."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from exchange_app.documents.person_columns import PERSON, offered
from exchange_app.kinds import kind
from exchange_app.kinds.columns import Column
from exchange_app.text import Words
from ui.components import icons
from ui.components.buttons import button, icon_button, tool_button
from ui.components.keys import OrderKeys
from ui.components.labels import label
from ui.components.text_painting import RIGHT, draw_text
from ui.components.theme import font, ink, tokens

_ROW = 28
_KEY = Qt.ItemDataRole.UserRole


class _RowDelegate(QStyledItemDelegate):
    """A drag mark, the column's name, the kind it comes from, a lock where it is sensitive."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        of = tokens()
        rect, state = option.rect, option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, ink(of.accent_tint))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, ink(of.hover))
        icons.paint(painter, "drag", rect.adjusted(6, 7, 20 - rect.width(), -7), of.disabled)
        right = rect.right() - 8
        if index.data(_KEY + 2):
            icons.paint(painter, "lock", rect.adjusted(rect.width() - 22, 7, -8, -7), of.warning)
            right -= 20
        painter.setFont(font("text"))
        name, of_kind = str(index.data()), str(index.data(_KEY + 1))
        painter.setPen(ink(of.text))
        room = rect.adjusted(26, 0, right - rect.right(), 0)
        rest = room.adjusted(draw_text(painter, room, name) + 8, 0, 0, 0)
        if of_kind and rest.width() > 40:
            painter.setFont(font("second"))
            painter.setPen(ink(of.second))
            draw_text(painter, rest, of_kind, RIGHT)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(ink(of.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()


class _List(QListWidget):
    """Alt with the arrows moves the current row, Delete takes it away."""

    moved = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, pressed = self.currentRow(), OrderKeys.of(event)
        match pressed:
            case OrderKeys.UP | OrderKeys.DOWN:
                self.shift(-1 if pressed is OrderKeys.UP else 1)
            case OrderKeys.AWAY if row >= 0 and self.count() > 1:
                self.takeItem(row)
                self.moved.emit()
            case _:
                super().keyPressEvent(event)

    def shift(self, step: int) -> None:
        """Move the current row up (-1) or down (1)."""
        row = self.currentRow()
        if row < 0 or not 0 <= row + step < self.count():
            return
        item = self.takeItem(row)
        self.insertItem(row + step, item)
        self.setCurrentItem(item)
        self.moved.emit()


class ColumnChooser(QWidget):
    """The chosen columns in order. `changed` comes after every change by the person."""

    changed = Signal()
    reset = Signal()
    """The usual columns are wanted again."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.list = _List()
        self.list.setItemDelegate(_RowDelegate(self.list))
        self.list.setAccessibleName(words._("Columns of the list, in order"))
        self.list.setToolTip(
            words._("Drag to change the order, or Alt with the arrow keys. Delete takes a column away.")
        )
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setObjectName("panel")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.model().rowsMoved.connect(self._touched)
        self.list.moved.connect(self._touched)
        self.list.currentRowChanged.connect(self._enable)
        self.add = tool_button(words._("Add column"), "plus", menu=QMenu(self))
        self.add.menu().aboutToShow.connect(self._fill_menu)
        self.up = icon_button("arrow-up", words._("Move up (Alt+Up)"), clicked=lambda: self.list.shift(-1))
        self.down = icon_button("arrow-down", words._("Move down (Alt+Down)"), clicked=lambda: self.list.shift(1))
        self.remove = icon_button("close", words._("Take this column away (Delete)"), clicked=self._remove)
        bar = QHBoxLayout()
        bar.setSpacing(4)
        bar.addWidget(self.add)
        bar.addStretch(1)
        for each in (self.up, self.down, self.remove):
            bar.addWidget(each)
        self.warning = label("", "second", "warning", wrap=True)
        self.warning.hide()
        self.usual = button(words._("Usual columns"), "link", clicked=self.reset.emit)
        column.addWidget(self.list)
        column.addLayout(bar)
        column.addWidget(self.warning)
        column.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignLeft)
        self._enable()

    def keys(self) -> tuple[str, ...]:
        """The chosen columns, in order."""
        return tuple(str(self.list.item(row).data(_KEY)) for row in range(self.list.count()))

    def set_keys(self, keys: Iterable[str]) -> None:
        """Show these columns without telling anyone; unknown ones are left out."""
        known = offered()
        self.list.clear()
        for key in keys:
            if key in known:
                self._append(known[key])
        self._settle()

    def _append(self, column: Column) -> None:
        item = QListWidgetItem(self._words.say(column.field.label))
        item.setData(_KEY, column.key)
        item.setData(_KEY + 1, "" if column.of == PERSON else self._words.say(kind(column.of).label))
        item.setData(_KEY + 2, column.sensitive)
        item.setSizeHint(QSize(120, _ROW))
        self.list.addItem(item)

    def _fill_menu(self) -> None:
        """Every column there is, under its kind; the chosen ones ticked, sensitive ones said to be so."""
        menu, chosen = self.add.menu(), set(self.keys())
        menu.clear()
        part: QMenu | None = None
        last = ""
        for column in offered().values():
            if part is None or column.of != last:
                part, last = menu.addMenu(self._words.say(kind(column.of).label)), column.of
            text = self._words.say(column.field.label)
            if column.sensitive:
                text = self._words._("{field} (sensitive)", field=text)
            action = part.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(column.key in chosen)
            action.triggered.connect(partial(self._toggle, column))

    def _toggle(self, column: Column, on: bool) -> None:
        if on:
            self._append(column)
            self.list.setCurrentRow(self.list.count() - 1)
        else:
            rows = [row for row in range(self.list.count()) if self.list.item(row).data(_KEY) == column.key]
            for row in rows if self.list.count() > 1 else []:
                self.list.takeItem(row)
        self._touched()

    def _remove(self) -> None:
        if self.list.currentRow() >= 0 and self.list.count() > 1:
            self.list.takeItem(self.list.currentRow())
            self._touched()

    def _touched(self) -> None:
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        rows = max(4, self.list.count())
        self.list.setFixedHeight(rows * _ROW + 4)
        known = offered()
        private = [self._words.say(known[key].field.label) for key in self.keys() if known[key].sensitive]
        self.warning.setVisible(bool(private))
        if private:
            sentence = self._words._(
                "{fields}: sensitive, and readable by everyone who holds the paper.", fields=self._words.join(private)
            )
            self.warning.setText(sentence)
        self._enable()

    def _enable(self) -> None:
        row, count = self.list.currentRow(), self.list.count()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)
        self.remove.setEnabled(row >= 0 and count > 1)
