"""The password of a workbook that is encrypted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from exchange_app.text import Words
from ui.components.dialog import Dialog


class PasswordDialog(Dialog):
    """Asks until it is right: what is wrong is said under the field, and the field keeps the cursor."""

    def __init__(self, parent: QWidget, words: Words, name: str, given: Callable[[str], object]) -> None:
        super().__init__(
            parent, words, words._("Password of the workbook"),
            words._("“{name}” is encrypted. Whoever sent it knows the password.", name=name), width=420, icon="lock",
        )  # fmt: skip
        self._given = given
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(words._("Password of the workbook"))
        self.field.returnPressed.connect(self._give)
        self.body.addWidget(self.field)
        self.add_cancel()
        self.open_button = self.add_action(words.p_("button", "Open"), self._give)
        self.field.setFocus()

    def _give(self) -> None:
        if self.field.text():
            self.complain("")
            self.setEnabled(False)
            self._given(self.field.text())

    def refuse(self, sentence: str) -> None:
        """It was not the right one."""
        self.setEnabled(True)
        self.complain(sentence)
        self.field.setFocus()
        self.field.selectAll()
