"""The question before a placement against a rule: what speaks against it, and why it is made all the same."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from exchange_app.domain.placing_board import BoardColumn, Card
from exchange_app.domain.rules import Finding
from exchange_app.text import Words
from ui.components.dialog import Dialog
from ui.components.icons import icon
from ui.components.labels import label


class ReasonDialog(Dialog):
    """Asks for the reason of an exception; it cannot be left empty."""

    def __init__(
        self,
        card: Card,
        column: BoardColumn,
        findings: tuple[Finding, ...],
        words: Words,
        parent: QWidget | None = None,
    ) -> None:
        title = words._("Place by exception")
        super().__init__(parent, words, title, words._("{name} to {outlet}", name=card.name, outlet=column.name))
        for finding in findings:
            line = QHBoxLayout()
            line.setSpacing(8)
            sign = label()
            sign.setPixmap(icon("warning", "warning").pixmap(16, 16))
            line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(words.say(finding.message), wrap=True), 1)
            self.body.addLayout(line)
        ask = label(words._("Why is this person placed all the same?"), "second-medium", "second")
        self.body.addWidget(ask)
        self._reason = QPlainTextEdit()
        self._reason.setTabChangesFocus(True)
        self._reason.setFixedHeight(72)
        self._reason.setAccessibleName(words._("Reason"))
        self._reason.setPlaceholderText(words._("For example: agreed with the outlet by telephone"))
        ask.setBuddy(self._reason)
        self.body.addWidget(self._reason)
        self.note.setText(words._("Kept in the history and in the placement's notes, which the partner sees too"))
        self.add_cancel()
        self.accept_button = self.add_action(title, self.accept)
        self.accept_button.setEnabled(False)
        self._reason.textChanged.connect(lambda: self.accept_button.setEnabled(bool(self.reason)))
        self._reason.setFocus()

    @property
    def reason(self) -> str:
        """What was typed, trimmed."""
        return self._reason.toPlainText().strip()

    def type_reason(self, text: str) -> None:
        """Fill in the reason, as if it were typed."""
        self._reason.setPlainText(text)
