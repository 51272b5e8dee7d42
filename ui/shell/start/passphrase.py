"""Asks for the passphrase of a store."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from exchange_app.services.backup import backups
from ui.components.buttons import button
from ui.components.fields import Labelled
from ui.shell.card import TitledCard
from ui.shell.start.ways import Ways


class PassphrasePage(TitledCard):
    """One field. The passphrase is kept nowhere; a wrong one is said under the field."""

    def __init__(self, ways: Ways, path: Path, before: Path | None) -> None:
        """`before` is the store that was worked with before; a button leads back to it."""
        words = ways.frame.words
        super().__init__(
            words._("This store is locked"),
            words._("{name} is protected by a passphrase. Type it to open the store.", name=path.name),
            640,
        )
        self._ways, self._words, self._path, self._before = ways, words, path, before
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.returnPressed.connect(self._open)
        self._row = Labelled(words._("Passphrase"), self.field)
        self.column.addWidget(self._row)
        self.backups = button(
            words._("Restore a backup…"), "link", clicked=lambda: ways.show_backups(path, self.field.text())
        )
        self.backups.setToolTip(words._("If the right passphrase does not open it, the file may be damaged"))
        self.backups.hide()
        self.column.addWidget(self.backups, 0, Qt.AlignmentFlag.AlignLeft)
        self.foot.row.addWidget(button(words._("New store…"), "flat", "plus", clicked=ways.first_start))
        self.foot.row.addWidget(button(words._("Open another store…"), "flat", "folder", clicked=ways.choose_store))
        self.foot.row.addStretch(1)
        if before is not None:
            self.back = button(words._("Back to {name}", name=before.name), clicked=lambda: ways.open_store(before))
            self.back.setToolTip(str(before))
            self.foot.add(self.back)
        self.open = button(words._("Open"), "primary", "unlock", clicked=self._open)
        self.open.setDefault(True)
        self.foot.add(self.open)
        self.finish()
        ways.frame.operations.run(
            lambda _progress: bool(backups(path)), self.backups.setVisible, lambda _trouble: None, owner=self
        )

    def anew(self) -> PassphrasePage:
        """The same page, with what was typed."""
        page = PassphrasePage(self._ways, self._path, self._before)
        page.field.setText(self.field.text())
        return page

    def complain(self, sentence: str) -> None:
        """What is wrong with the passphrase typed."""
        self._row.complain(sentence)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.field.setFocus()

    def _open(self) -> None:
        if not self.field.text():
            self.complain(self._words._("Type the passphrase first."))
            return
        self.open.setEnabled(False)
        self.field.setEnabled(False)
        self._ways.open_store(self._path, self.field.text())
