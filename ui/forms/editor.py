"""The base of all editors of a value, and those that are typed into: lines, dates, long texts."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from exchange_app.kinds import Field, FieldType, Value
from exchange_app.kinds.values import show
from exchange_app.services.typed_values import parse_typed
from exchange_app.text import Message, Words
from ui.components.fields import SteadyBox
from ui.components.icons import icon
from ui.components.keys import FieldKeys
from ui.components.theme import set_property
from ui.forms.calendar import Calendar
from ui.forms.lookups import Lookups

Read: TypeAlias = "Value | Message | None"


_NO_WORDS = Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase
_HINTS = {
    FieldType.EMAIL: Qt.InputMethodHint.ImhEmailCharactersOnly | _NO_WORDS,
    FieldType.PHONE: Qt.InputMethodHint.ImhDialableCharactersOnly | _NO_WORDS,
    FieldType.URL: Qt.InputMethodHint.ImhUrlCharactersOnly | _NO_WORDS,
}
"""What the system is told of what is typed. Spelling is its own affair; it corrects no address and no number."""


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
        input_.setInputMethodHints(
            _HINTS.get(self.field.type, _NO_WORDS if self.field.sensitive else Qt.InputMethodHint.ImhNone)
        )

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
        self.line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Down and F4 open the calendar, as they open a list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and opens(event):
            self.open_calendar()
            return True
        return super().eventFilter(watched, event)

    def open_calendar(self) -> None:
        """The calendar under the line, or above it where the screen ends."""
        value = self.read()
        day = value if isinstance(value, date) else None
        calendar = Calendar(self.words, day, self.words.say(self.field.label), self)
        calendar.chosen.connect(self._chosen)
        calendar.show_under(self)

    def _chosen(self, day: date) -> None:
        self.put(day)
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self.changed.emit()


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
        return FieldKeys.of(event) is FieldKeys.SAVE


def is_commit(event: QKeyEvent) -> bool:
    """Whether a key ends an edit and keeps it."""
    return FieldKeys.of(event) in (FieldKeys.DONE, FieldKeys.SAVE)


def opens(event: QKeyEvent) -> bool:
    """Whether a key opens what a field chooses from: Alt+Down, or F4."""
    return FieldKeys.of(event) is FieldKeys.CHOOSE
