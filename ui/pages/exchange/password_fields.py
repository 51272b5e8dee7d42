"""A password typed twice, with its strength told in words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from exchange_app.services.exporting.passwords import Strength, advice, strength
from exchange_app.text import Words
from ui.components.labels import label
from ui.components.theme import set_property

_TONES = {Strength.NONE: "second", Strength.WEAK: "bad", Strength.FAIR: "warning", Strength.STRONG: "good"}


class PasswordFields(QWidget):
    """Empty means: no password."""

    changed = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(words._("Password, if you want one"), "second", "second"))
        row = QHBoxLayout()
        row.setSpacing(8)
        self.first = self._field(words._("Password"), words._("Password"))
        self.again = self._field(words._("Once more"), words._("The same password once more"))
        row.addWidget(self.first)
        row.addWidget(self.again)
        column.addLayout(row)
        self.below = label("", "second", "second", wrap=True)
        column.addWidget(self.below)
        self._typed()

    def _field(self, hint: str, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setEchoMode(QLineEdit.EchoMode.Password)
        made.setPlaceholderText(hint)
        made.setAccessibleName(name)
        made.setFixedHeight(28)
        made.textChanged.connect(lambda: self._typed())
        return made

    def _typed(self) -> None:
        found = strength(self.first.text())
        self.below.setText(self._words.say(advice(found)))
        set_property(self.below, "tone", _TONES[found])
        self.again.setEnabled(bool(self.first.text()))
        if not self.first.text():
            self.again.clear()
        self.changed.emit()

    def password(self) -> str | None:
        """The password, or None for none."""
        return self.first.text() or None

    def trouble(self) -> str:
        """What keeps it from being used; empty when all is well."""
        if self.first.text() and self.first.text() != self.again.text():
            return self._words._("The two passwords differ.")
        return ""
