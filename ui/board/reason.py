"""The question before a placement against a rule: what speaks against it, and why it is made all the same."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from exchange_app.domain.placing_board import Card, Column
from exchange_app.domain.rules import Finding
from exchange_app.text import Words
from ui.icons import icon
from ui.widgets.buttons import button
from ui.widgets.labels import label


class ReasonDialog(QDialog):
    """Asks for the reason of an exception; it cannot be left empty."""

    def __init__(
        self, card: Card, column: Column, findings: tuple[Finding, ...], words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words._("Place by exception"))
        self.setMinimumWidth(440)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(10)
        rows.addWidget(label(words._("{name} to {outlet}", name=card.name, outlet=column.name), "heading"))
        for finding in findings:
            line = QHBoxLayout()
            line.setSpacing(8)
            sign = label()
            sign.setPixmap(icon("warning", "warning").pixmap(16, 16))
            line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(words.say(finding.message), wrap=True), 1)
            rows.addLayout(line)
        ask = label(words._("Why is this person placed all the same?"), "second-medium", "second")
        rows.addWidget(ask)
        self._reason = QPlainTextEdit()
        self._reason.setTabChangesFocus(True)
        self._reason.setFixedHeight(72)
        self._reason.setAccessibleName(words._("Reason"))
        self._reason.setPlaceholderText(words._("For example: agreed with the outlet by telephone"))
        ask.setBuddy(self._reason)
        rows.addWidget(self._reason)
        kept = words._("The reason is kept in the history and in the placement's notes.")
        rows.addWidget(label(kept, "second", "second", wrap=True))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button(words._("Cancel"), clicked=self.reject))
        self.accept_button = button(words._("Place by exception"), "primary", clicked=self.accept)
        self.accept_button.setEnabled(False)
        buttons.addWidget(self.accept_button)
        rows.addLayout(buttons)
        self._reason.textChanged.connect(lambda: self.accept_button.setEnabled(bool(self.reason)))
        self._reason.setFocus()

    @property
    def reason(self) -> str:
        """What was typed, trimmed."""
        return self._reason.toPlainText().strip()

    def type_reason(self, text: str) -> None:
        """Fill in the reason, as if it were typed."""
        self._reason.setPlainText(text)
