"""Inline editing: the right editor in the cell, Enter and Tab go on, Escape leaves it as it was."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple

import shiboken6
from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from exchange_app.kinds import Value
from exchange_app.services.cell_edits import SeenRecord
from exchange_app.services.typed_values import parse_typed
from exchange_app.text import Message
from ui.forms.editor import DateEditor, Editor, LongEditor
from ui.forms.editors import ChoiceEditor, make_editor
from ui.forms.lookups import Lookups
from ui.forms.row import message_line
from ui.lists.cell_table import CellTable
from ui.lists.keys import step
from ui.lists.list_columns import ListColumn

AnyIndex = QModelIndex | QPersistentModelIndex


class Ending(Enum):
    """What becomes of what is typed when an edit ends."""

    ENTER = auto()
    """It is handed on as the value; what cannot be one is said to be wrong, and the editor stays open."""
    ENTER_OR_KEEP = auto()
    """It is handed on as the value, and what cannot be one as unfit, so that it is kept."""
    KEEP = auto()
    """It is handed on as unfit."""
    DROP = auto()
    """It is given up."""


class OpenEditor(NamedTuple):
    """The editor that is open, its cell, what stood there, and what the editor began with: that, or what was typed for it
    before and is not saved."""

    editor: Editor
    key: int
    seen: SeenRecord
    column: str
    stood: str
    before: str


class TypedForAll(NamedTuple):
    """What was typed in a cell for all that are selected: the cell, it as it was typed, and as the value of each of their columns,
    by place."""

    key: int
    seen: SeenRecord
    column: str
    text: str
    values: dict[int, Value | None]


class CellEditing(QStyledItemDelegate):
    """Makes editors for the cells of a list and hands on what was entered. `typed` gives what was typed for a cell before and
    is not saved, and its record as it was seen then: that is edited on."""

    entered = Signal(int, str, object, str)
    """record key, column key, value (None: cleared), and it as it was typed"""
    filled = Signal(object)
    """TypedForAll: it goes into all selected cells"""
    refused = Signal(object)
    """Message: why what was typed cannot be the value"""

    typing = Signal(object, str, str)
    """the record as it was shown, column key, and what is typed by now in the editor, which is open"""
    ended = Signal(object, str)
    """the record as it was shown, and column key: nothing is typed any more that is not handed on"""
    settled = Signal(object, str)
    """the record as it was shown, and column key: what was typed for the cell before, and is not saved, is over"""
    unfit = Signal(object, str, str)
    """the record as it was shown, column key and what is typed: it cannot be the value, or the window closes before it is
    taken"""

    def __init__(
        self, view: CellTable, lookups: Lookups, typed: Callable[[SeenRecord, str], tuple[str, SeenRecord] | None]
    ) -> None:
        super().__init__(view)
        self._view, self._lookups, self._typed_before = view, lookups, typed
        self.complaint = ""
        self.seen: dict[int, SeenRecord] = {}
        """The record as it was shown when the editor opened."""
        view.opened_to_edit.connect(self._to_end)
        self._filled: Editor | None = None
        self._went_on: Editor | None = None
        """The editor that was just opened with what was typed before: Qt selects it whole."""
        self._bubble: QFrame | None = None
        self._open: OpenEditor | None = None
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
        stood = line.texts[index.column()]
        before, seen = self._typed_before(line.seen, column.key) or (stood, line.seen)
        self._open = OpenEditor(editor, line.key, seen, column.key, stood, before)
        editor.changed.connect(lambda: self._typed(editor))
        return editor

    def _typed(self, editor: Editor) -> None:
        """What is typed is told with every letter, so that it is kept."""
        opened = self._open
        if opened is None or opened.editor is not editor:
            return
        if editor.text() != opened.before:
            self.typing.emit(opened.seen, opened.column, editor.text())
        else:
            self.ended.emit(opened.seen, opened.column)

    def _shut(self) -> None:
        self._open = None

    def end(self, how: Ending) -> bool:
        """End the edit that is open, if one is. False where it stays open."""
        opened = self._open
        if opened is None or not shiboken6.isValid(opened.editor):
            return True
        editor, value = opened.editor, opened.editor.read()
        fits = not isinstance(value, Message)
        if isinstance(value, Message) and how is Ending.ENTER and editor.text().strip():
            self._complain(editor, self._lookups.words.say(value))
            return False
        self._complain(editor, "")
        hint = QStyledItemDelegate.EndEditHint.RevertModelCache
        if how is Ending.ENTER or (how is Ending.ENTER_OR_KEEP and fits):
            self.commitData.emit(editor)
            hint = QStyledItemDelegate.EndEditHint.NoHint
        elif how is not Ending.DROP and editor.text() != opened.before:
            self.unfit.emit(opened.seen, opened.column, editor.text())
            self.ended.emit(opened.seen, opened.column)
        else:
            self.ended.emit(opened.seen, opened.column)
        self.closeEditor.emit(editor, hint)
        return True

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Put the words of the cell into the editor, once: cells that are read anew meanwhile leave what is typed."""
        if isinstance(editor, Editor) and editor is not self._filled and self._open is not None:
            self._filled = editor
            self.seen = {self._open.key: self._open.seen}
            editor.put_text(self._open.before)
            if not isinstance(editor, ChoiceEditor):
                editor.start()
            self._went_on = editor if self._open.before != self._open.stood else None

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """Hand on what was entered, unless it is what stood there."""
        opened = self._open
        if opened is None or opened.editor is not editor:
            return
        value, text = opened.editor.read(), opened.editor.text()
        if text == opened.stood:
            self._settle(opened)
            self.ended.emit(opened.seen, opened.column)
        elif isinstance(value, Message):
            self.refused.emit(value)
            self.unfit.emit(opened.seen, opened.column, text)
            self.ended.emit(opened.seen, opened.column)
        else:
            self._settle(opened)
            self.typing.emit(opened.seen, opened.column, text)
            self.entered.emit(opened.key, opened.column, value, text)

    def _settle(self, opened: OpenEditor) -> None:
        if opened.before != opened.stood:
            self.settled.emit(opened.seen, opened.column)

    def _to_end(self) -> None:
        """As in a spreadsheet only a letter types over what stands in the cell; F2 and a double click go on behind it, and
        so does a letter behind what was typed before and is not saved."""
        self._went_on = None
        line = self._filled.entry() if self._filled is not None else None
        if line is not None and not isinstance(self._filled, ChoiceEditor):
            line.end(False)

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        """The edit has ended. Where the list was filled anew under the editor, nobody took what was typed: it is kept."""
        opened = self._open
        if opened is not None and opened.editor is editor:
            self._open = None
            if opened.editor.text() != opened.before:
                self.unfit.emit(opened.seen, opened.column, opened.editor.text())
            self.ended.emit(opened.seen, opened.column)
        if editor is self._filled:
            self._filled = None
        super().destroyEditor(editor, index)

    @property
    def under_way(self) -> bool:
        """Whether a cell is being edited."""
        return self._view.state() == QAbstractItemView.State.EditingState

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
        current = self._open is not None and self._open.editor is editor
        if editor is None or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            if editor is None:
                return super().eventFilter(watched, event)
            if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._fills(event):
                event.accept()
                return True
            if current and isinstance(event, QFocusEvent) and event.lostFocus() and _left(editor, event):
                self.end(Ending.ENTER)
            return False

        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._went_on is editor:
            self._to_end()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._fills(event):
                self._fill()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not (isinstance(editor, LongEditor) and shift):
                self._go_on(-1 if shift else 1, 0)
            case Qt.Key.Key_Tab:
                self._go_on(0, 1)
            case Qt.Key.Key_Backtab:
                self._go_on(0, -1)
            case Qt.Key.Key_Escape:
                self.end(Ending.DROP)
                self._view.setFocus()
            case _:
                return False
        return True

    def _go_on(self, rows: int, columns: int) -> None:
        if self.end(Ending.ENTER):
            self._view.setFocus()
            step(self._view, rows, columns)

    def _fills(self, event: QKeyEvent) -> bool:
        """Whether a key puts what is typed into all selected cells: Ctrl+Enter, where more than this one are."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return enter and held == Qt.KeyboardModifier.ControlModifier and self._view.selects_several()

    def _fill(self) -> None:
        """What is typed goes into all selected cells; where it cannot be the value of one of their columns that is said, and
        the editor stays open."""
        opened, lookups = self._open, self._lookups
        if opened is None:
            return
        text, reading = opened.editor.text(), self._view.model_().reading
        values: dict[int, Value | None] = {}
        typed: dict[int, ListColumn] = {}
        for each in self._view.blocks():
            typed |= self._view.typed_into(each.left, each.right)
        for at, column in typed.items():
            assert column.field is not None
            value = (
                parse_typed(column.field, text, lookups.words, lookups.find)
                if column.key != opened.column
                else opened.editor.read()
                if text != opened.stood
                else reading.value(self._view.model_().line(self._view.currentIndex().row()), at)
            )
            if isinstance(value, Message):
                why = lookups.words._("{field}: {why}", field=column.label, why=lookups.words.say(value))
                self._complain(opened.editor, why)
                return
            values[at] = value
        self._settle(opened)
        self.end(Ending.DROP)
        self._view.setFocus()
        self.filled.emit(TypedForAll(opened.key, opened.seen, opened.column, text, values))

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
