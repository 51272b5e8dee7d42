"""The base of all editors of a value, and those that are typed into: lines, dates, long texts."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from exchange_app.kinds import Field, Value
from exchange_app.kinds.values import show
from exchange_app.services.typed_values import parse_typed
from exchange_app.text import Message, Words
from ui.components.fields import SteadyBox
from ui.components.icons import icon
from ui.components.theme import set_property
from ui.forms.lookups import Lookups

Read: TypeAlias = "Value | Message | None"


class Editor(QWidget):
    """Edits one value. `read` gives the value, None for nothing, or the sentence that says why it is none."""

    changed = Signal()

    def __init__(self, field: Field, lookups: Lookups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self.lookups = field, lookups
        self.words: Words = lookups.words
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    def _hold(self, input_: QWidget) -> None:
        """The widget that is typed into: it has the focus, the frame and the name for helping technology."""
        self.input = input_
        self._row.addWidget(input_)
        self.setFocusProxy(input_)
        for part in (input_, self.entry()):
            if part is not None:
                part.setAccessibleName(self.words.say(self.field.label))

    def put(self, value: Value | None) -> None:
        """Show a value."""
        raise AssertionError("each editor has its own")

    def read(self) -> Read:
        """The value as it stands."""
        return parse_typed(self.field, self.text(), self.words, self.lookups.find, date.today())

    def text(self) -> str:
        """What is typed."""
        raise AssertionError("each editor has its own")

    def put_text(self, text: str) -> None:
        """Show a typed text again, as it was (a draft)."""
        raise AssertionError("each editor has its own")

    def mark(self, state: str) -> None:
        """Frame it: `bad`, `warning` or nothing."""
        set_property(self.input, "state", state)

    def start(self) -> None:
        """Take the cursor, everything selected."""
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def entry(self) -> QLineEdit | None:
        """The line that is typed into, where there is one."""
        input_ = self.input
        return input_ if isinstance(input_, QLineEdit) else input_.lineEdit() if isinstance(input_, QComboBox) else None

    def take(self, letter: str) -> None:
        """The letter that opened the editor: in place of a short text, behind a long one."""
        line = self.entry()
        if line is not None:
            line.selectAll()
            line.insert(letter)
            line.textEdited.emit(line.text())

    def ends(self, event: QKeyEvent) -> bool:
        """Whether a key ends the edit of a form's field and keeps it."""
        return is_commit(event)

    def takes_choice(self) -> bool:
        """Whether Enter takes an entry of a list and nothing more."""
        return isinstance(self.input, SteadyBox) and self.input.takes_choice()


class LineEditor(Editor):
    """One line of text; numbers, phones, lists and everything else that is typed."""

    def __init__(self, field: Field, lookups: Lookups, parent: QWidget | None = None) -> None:
        super().__init__(field, lookups, parent)
        self.line = QLineEdit(self)
        self.line.textEdited.connect(self.changed)
        self._hold(self.line)

    def put(self, value: Value | None) -> None:
        """Show a value."""
        self.line.setText(show(self.field, value, self.words))

    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    def put_text(self, text: str) -> None:
        """Show a typed text again."""
        self.line.setText(text)

    def start(self) -> None:
        """Take the cursor, everything selected."""
        super().start()
        self.line.selectAll()


class DateEditor(LineEditor):
    """A day: typed in any form, or taken from the calendar."""

    def __init__(self, field: Field, lookups: Lookups, parent: QWidget | None = None) -> None:
        super().__init__(field, lookups, parent)
        action = self.line.addAction(icon("calendar", "second"), QLineEdit.ActionPosition.TrailingPosition)
        action.setText(self.words._("Choose a day from the calendar"))
        action.triggered.connect(self.open_calendar)
        self.line.setPlaceholderText(self.words._("day.month.year"))

    def open_calendar(self) -> None:
        """The calendar under the line."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName("floating")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(4, 4, 4, 4)
        calendar = QCalendarWidget(popup)
        calendar.setGridVisible(False)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        value = self.read()
        if isinstance(value, date):
            calendar.setSelectedDate(QDate(value.year, value.month, value.day))
        layout.addWidget(calendar)

        def chosen(day: QDate) -> None:
            self.put(date(day.year(), day.month(), day.day()))
            popup.close()
            self.changed.emit()

        calendar.clicked.connect(chosen)
        calendar.activated.connect(chosen)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        calendar.setFocus()


class LongEditor(Editor):
    """Several lines of text."""

    def __init__(self, field: Field, lookups: Lookups, parent: QWidget | None = None) -> None:
        super().__init__(field, lookups, parent)
        self.area = QPlainTextEdit(self)
        self.area.setTabChangesFocus(True)
        self.area.setFixedHeight(84)
        self.area.textChanged.connect(self.changed)
        self._hold(self.area)

    def put(self, value: Value | None) -> None:
        """Show a value."""
        self.put_text(show(self.field, value, self.words))

    def text(self) -> str:
        """What is typed."""
        return self.area.toPlainText()

    def put_text(self, text: str) -> None:
        """Show a typed text again."""
        before = self.area.blockSignals(True)
        self.area.setPlainText(text)
        self.area.blockSignals(before)

    def take(self, letter: str) -> None:
        """The letter that opened the editor, behind the text."""
        self.area.moveCursor(QTextCursor.MoveOperation.End)
        self.area.insertPlainText(letter)

    def ends(self, event: QKeyEvent) -> bool:
        """Whether a key ends the edit: Enter alone begins a line."""
        return is_commit(event) and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def is_commit(event: QKeyEvent) -> bool:
    """Whether a key ends an edit and keeps it."""
    return (
        event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    )
