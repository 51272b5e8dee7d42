"""«Type another…»: the field's own editor in the place of the result, with the sentence of what is wrong under it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from exchange_app.domain.exchange.versions import Content
from exchange_app.domain.records import RecordId
from exchange_app.errors import Trouble
from exchange_app.kinds import Field
from exchange_app.store import Store
from exchange_app.store.codec import DamagedValue, decode
from exchange_app.text import Message, Words
from ui.components.keys import FieldKeys
from ui.components.labels import label
from ui.forms.editors import is_commit, make_editor
from ui.forms.lookups import Lookups

SENTENCE = 54
"""Room for three lines of it."""


class ReviewLookups(Lookups):
    """Names of records, also of those that are only in the workbook so far."""

    def __init__(self, store: Store, words: Words, names: Mapping[RecordId, str]) -> None:
        super().__init__(store, words)
        self._names = names

    def title(self, target: str, record: str) -> str:
        """The name of a record, empty where nobody knows it."""
        return self._names.get(record) or super().title(target, record)


class CustomValueEditor(QWidget):
    """One editor. Enter asks to take what it holds, Escape to leave it; it decides nothing itself."""

    entered = Signal()
    left = Signal()

    def __init__(
        self, number: int, field: Field, lookups: Lookups, content: Content, parent: QWidget | None = None
    ) -> None:
        """`number` is the change's; `content` what the field would hold without another value."""
        super().__init__(parent)
        self.number = number
        self.setObjectName("another")
        self.editor = make_editor(field, lookups)
        try:
            self.editor.put(decode(field, content))
        except DamagedValue:
            self.editor.put(None)
        self.sentence = label("", "second", "bad", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 4)
        column.setSpacing(4)
        column.addWidget(self.editor)
        column.addWidget(self.sentence, 1)
        self._words, self._before = lookups.words, self.editor.text()
        self.editor.changed.connect(lambda: self.refuse(""))
        inner = self.editor.input
        line = inner.lineEdit() if isinstance(inner, QComboBox) else None
        for widget in (inner, line):
            if widget is not None:
                widget.installEventFilter(self)
        QTimer.singleShot(0, self, self.editor.start)

    @property
    def height_wanted(self) -> int:
        """Room for the editor and the sentence."""
        return self.editor.sizeHint().height() + SENTENCE + 16

    @property
    def touched(self) -> bool:
        """Whether something else stands in it than at the beginning."""
        return self.editor.text() != self._before

    def refuse(self, why: Message | Trouble | str) -> None:
        """Say what is wrong with what was typed; an empty text takes it back."""
        said = (
            why
            if isinstance(why, str)
            else self._words.say(why)
            if isinstance(why, Message)
            else why.sentence(self._words)
        )
        self.sentence.setText(said)
        self.sentence.setToolTip(said)
        self.editor.mark("bad" if said else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that the editor has no use for is no command of the list."""
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Escape are for the row, not for the window; a letter is for the editor, not for a command."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (is_commit(event) or FieldKeys.of(event) is FieldKeys.DROP)
        ):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if is_commit(event):
                self.entered.emit()
                return True
            if FieldKeys.of(event) is FieldKeys.DROP:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
