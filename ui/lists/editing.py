"""Inline editing: the right editor in the cell, Enter and Tab go on, Escape leaves it as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QLineEdit,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from exchange_app.text import Message
from ui.forms.editor import DateEditor, Editor, LongEditor
from ui.forms.editors import ChoiceEditor, make_editor
from ui.forms.row import message_line
from ui.lists.cell_table import CellTable
from ui.lists.keys import step

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from exchange_app.services.cells import Seen
    from ui.forms.lookups import Lookups

    AnyIndex = QModelIndex | QPersistentModelIndex


class CellEditing(QStyledItemDelegate):
    """Makes editors for the cells of a list and hands on what was entered."""

    entered = Signal(int, str, object, str)
    """record key, column key, value (None: cleared), and it as it was typed"""
    refused = Signal(object)
    """Message: why what was typed cannot be the value"""

    unfit = Signal(object, str, str)
    """the record as it was shown, column key and what is typed: it cannot be the value, or the window closes before it is
    taken"""

    def __init__(self, view: CellTable, lookups: Lookups) -> None:
        super().__init__(view)
        self._view, self._lookups = view, lookups
        self.complaint = ""
        self.seen: dict[int, Seen] = {}
        """The record as it was shown when the editor opened."""
        view.opened_to_edit.connect(self._to_end)
        self._filled: Editor | None = None
        self._before = ""
        self._bubble: QFrame | None = None
        self._open: tuple[Editor, Seen, str, str] | None = None
        self.closeEditor.connect(lambda *_: self._shut())
        self.closeEditor.connect(lambda *_: self._complain(None, ""))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """The editor of the column's field."""
        column = self._view.model_().columns[index.column()]
        assert column.field is not None
        self._view.scrollTo(index)
        editor = make_editor(column.field, self._lookups, parent)
        editor.setAutoFillBackground(True)
        editor.input.installEventFilter(self)
        entry = editor.entry()
        if entry is not None:
            entry.installEventFilter(self)
        line = self._view.model_().line(index.row())
        self._open = (editor, line.seen, column.key, line.texts[index.column()])
        return editor

    def _shut(self) -> None:
        self._open = None

    def end(self, *, write: bool) -> None:
        """End an edit that is left open: what is typed is written where it can be, with `write`; else it is handed on as
        unfit, so that it is kept."""
        if self._open is None or not shiboken6.isValid(self._open[0]):
            return
        editor, seen, column, before = self._open
        if editor.text() != before:
            if write and not isinstance(editor.read(), Message):
                self.commitData.emit(editor)
            else:
                self.unfit.emit(seen, column, editor.text())
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Put the words of the cell into the editor, once: cells that are read anew meanwhile leave what is typed."""
        if isinstance(editor, Editor) and editor is not self._filled:
            line = self._view.model_().line(index.row())
            self._filled, self._before = editor, line.texts[index.column()]
            self.seen = {line.key: line.seen}
            editor.put_text(self._before)
            if not isinstance(editor, ChoiceEditor):
                editor.start()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """Hand on what was entered, unless it is what stood there."""
        if not isinstance(editor, Editor):
            return
        line = self._view.model_().line(index.row())
        if editor.text() == self._before:
            return
        value = editor.read()
        if isinstance(value, Message):
            self.refused.emit(value)
            self.unfit.emit(self.seen[line.key], self._view.model_().columns[index.column()].key, editor.text())
        else:
            self.entered.emit(line.key, self._view.model_().columns[index.column()].key, value, editor.text())

    def _to_end(self) -> None:
        """As in a spreadsheet only a letter types over what stands in the cell; F2 and a double click go on behind it."""
        line = self._filled.entry() if self._filled is not None else None
        if line is not None and not isinstance(self._filled, ChoiceEditor):
            line.end(False)

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        """The edit has ended."""
        if editor is self._filled:
            self._filled = None
        super().destroyEditor(editor, index)

    @property
    def under_way(self) -> bool:
        """Whether a cell is being edited."""
        return self._view.state() == QAbstractItemView.State.EditingState

    def finish(self) -> bool:
        """End the edit of a cell and keep what is typed. False while that cannot be the value: the editor stays open."""
        editor = self._filled
        if not isinstance(editor, Editor) or not self.under_way:
            return True
        return self._keep(editor)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Over the cell; a little larger where a text of several lines needs it."""
        place = self._view.visualRect(index)
        if isinstance(editor, LongEditor):
            place.setHeight(88)
            place.setWidth(max(place.width(), 280))
        else:
            place.setWidth(max(place.width(), 132 if isinstance(editor, DateEditor) else 96))
        editor.setGeometry(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Tab and Escape inside an editor."""
        editor = self._editor_of(watched)
        if editor is None or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            if editor is None:
                return super().eventFilter(watched, event)
            if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent) and _left(editor, event):
                self.finish()
            return False

        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not (isinstance(editor, LongEditor) and shift):
                self._close(editor, -1 if shift else 1, 0)
            case Qt.Key.Key_Tab:
                self._close(editor, 0, 1)
            case Qt.Key.Key_Backtab:
                self._close(editor, 0, -1)
            case Qt.Key.Key_Escape:
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
                self._view.setFocus()
            case _:
                return False
        return True

    def _close(self, editor: Editor, rows: int, columns: int) -> None:
        if self._keep(editor):
            self._view.setFocus()
            step(self._view, rows, columns)

    def _keep(self, editor: Editor) -> bool:
        """Close an editor and hand on what it holds; where that cannot be the value say so and leave it open."""
        value = editor.read()
        if isinstance(value, Message) and editor.text().strip():
            self._complain(editor, self._lookups.words.say(value))
            return False
        self._complain(editor, "")
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        return True

    def _complain(self, editor: Editor | None, sentence: str) -> None:
        """Say under the editor why what is typed cannot be the value; with no sentence take that away."""
        self.complaint = sentence
        if editor is not None:
            editor.mark("bad" if sentence else "")
            editor.input.setAccessibleDescription(sentence)
        if self._bubble is not None:
            self._bubble.hide()
            self._bubble.deleteLater()
            self._bubble = None
        if sentence and editor is not None:
            self._bubble = _bubble(self._view.viewport(), sentence, editor.geometry())

    def _editor_of(self, watched: QObject) -> Editor | None:
        found: QObject | None = watched
        while found is not None and not isinstance(found, Editor):
            found = found.parent()
        return found if isinstance(found, Editor) and isinstance(watched, QWidget | QLineEdit) else None


def _left(editor: QWidget, event: QFocusEvent) -> bool:
    """Whether the focus went to another place of the window, not to a list or calendar of the editor, a menu or a
    dialog.
    """
    if event.reason() in (
        Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason,
    ):  # fmt: skip
        return False
    there = QApplication.focusWidget()
    return there is not editor and not (there is not None and editor.isAncestorOf(there))


def _bubble(host: QWidget, sentence: str, under: QRect) -> QFrame:
    """A sentence in a small frame under a rectangle of its host, above it where there is no room."""
    frame = QFrame(host)
    frame.setObjectName("floating")
    box = QVBoxLayout(frame)
    box.setContentsMargins(8, 6, 10, 4)
    box.addWidget(message_line(sentence, "bad"))
    frame.setFixedWidth(320)
    frame.setFixedHeight(box.heightForWidth(320))
    below = under.bottom() + 4
    top = below if below + frame.height() < host.height() else max(under.top() - frame.height() - 4, 0)
    frame.move(max(4, min(under.left(), host.width() - frame.width() - 4)), top)
    frame.show()
    frame.raise_()
    return frame
