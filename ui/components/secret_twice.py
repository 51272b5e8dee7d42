"""A passphrase or password that is typed twice, with what is to say about it beneath."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from exchange_app.services.secret_strength import Strength
from ui.components.fields import Labelled
from ui.components.labels import label
from ui.components.theme import set_property

_TONES = {Strength.NONE: "second", Strength.WEAK: "bad", Strength.FAIR: "warning", Strength.STRONG: "good"}


class SecretTwice(QWidget):
    """Two fields side by side that show dots; empty means none. `tell` writes the line beneath them."""

    changed = Signal()

    def __init__(self, name: str, again: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.first, self.again = self._field(), self._field()
        row.addWidget(Labelled(name, self.first), 1)
        row.addWidget(Labelled(again, self.again), 1)
        column.addLayout(row)
        self.below = label("", "second", "second", wrap=True)
        self.below.hide()
        column.addWidget(self.below)
        self._follow()

    def _field(self) -> QLineEdit:
        made = QLineEdit()
        made.setEchoMode(QLineEdit.EchoMode.Password)
        made.setFixedHeight(28)
        made.textChanged.connect(self._follow)
        return made

    def _follow(self) -> None:
        self.again.setEnabled(bool(self.first.text()))
        if not self.first.text():
            self.again.clear()
        self.changed.emit()

    def tell(self, sentence: str, tone: str = "second") -> None:
        """What stands under the fields; empty: nothing."""
        self.below.setText(sentence)
        set_property(self.below, "tone", tone)
        self.below.setVisible(bool(sentence))

    def tell_strength(self, found: Strength, sentence: str) -> None:
        """What is said of what is typed, in the colour of how good it is."""
        self.tell(sentence, _TONES[found])

    def secret(self) -> str | None:
        """What was typed, None for nothing."""
        return self.first.text() or None
