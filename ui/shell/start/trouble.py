"""The store cannot be opened: what, why, and what can be done from here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from exchange_app.errors import Trouble
from exchange_app.progress import Progress
from exchange_app.services.backup import KnownBackup, known_backups
from exchange_app.store import Holding, StoreKeys
from exchange_app.store.trouble import (
    PassphraseNeeded,
    StoreDamaged,
    StoreForeign,
    StoreMissing,
    StoreNewer,
    WrongPassphrase,
)
from ui.components.backup_list import BackupList
from ui.components.buttons import button
from ui.components.dialog import ask
from ui.components.fields import Labelled
from ui.components.labels import label
from ui.desk.backup_actions import question, restore, restored
from ui.shell.card import TitledCard
from ui.shell.start.ways import Ways

_RESTORABLE = (StoreDamaged, StoreMissing, StoreNewer, StoreForeign, PassphraseNeeded, WrongPassphrase)
_LOCKED = (PassphraseNeeded, WrongPassphrase)
_QUIET = 500
"""Milliseconds without a key after which a passphrase is tried on the backups."""


class TroublePage(TitledCard):
    """A sentence and the ways on: try again, open another, restore a backup, begin anew."""

    def __init__(self, ways: Ways, path: Path, trouble: Trouble, passphrase: str = "") -> None:
        """`passphrase` is what was typed to open it."""
        words = ways.frame.words
        super().__init__(words._("The store cannot be opened"), trouble.sentence(words), 640)
        self._ways, self._path, self._trouble = ways, path, trouble
        place = label(str(path), "second", "second", wrap=True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(place)
        self.backups = BackupList(words)
        self.backups.chose.connect(self._enable)
        self.column.addWidget(self.backups)
        self.passphrase = QLineEdit(passphrase)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._row = Labelled(words._("Passphrase of the backup"), self.passphrase)
        self.column.addWidget(self._row)
        self.restore = button(words._("Restore…"), icon_name="backup", clicked=self._restore)
        self.column.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        for each in (self.backups, self._row, self.restore):
            each.hide()
        self.foot.row.addWidget(button(words._("New store…"), "flat", "plus", clicked=ways.first_start))
        self.foot.row.addWidget(button(words._("Open another store…"), "flat", "folder", clicked=ways.choose_store))
        self.foot.row.addStretch(1)
        self.again_button = button(
            words._("Try again"), "primary", "refresh", clicked=lambda: ways.open_store(self._path)
        )
        self.foot.add(self.again_button)
        self.finish()
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET)
        self._quiet.timeout.connect(self._look_for_backups)
        self.passphrase.textChanged.connect(lambda: self._quiet.start())
        if isinstance(trouble, _RESTORABLE):
            self._look_for_backups()

    def anew(self) -> TroublePage:
        """The same page after a change of language or theme."""
        return TroublePage(self._ways, self._path, self._trouble, self.passphrase.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.again_button.setFocus()

    def _look_for_backups(self) -> None:
        path, typed, operations = self._path, self.passphrase.text(), self._ways.frame.operations

        def found(known: list[KnownBackup]) -> None:
            if typed == self.passphrase.text():
                self._found(known)

        operations.run(
            lambda _progress: known_backups(path, StoreKeys(typed)), found, lambda _trouble: None, owner=self
        )

    def _found(self, known: list[KnownBackup]) -> None:
        words = self._ways.frame.words
        self.backups.show_backups(known)
        self.backups.choose_best()
        for each in (self.backups, self.restore):
            each.setVisible(bool(known))
        locked = [each for each in known if isinstance(each.holds, _LOCKED)]
        self._row.setVisible(bool(locked or self.passphrase.text()))
        refused = any(isinstance(each.holds, WrongPassphrase) for each in known)
        opens_none = refused and not any(isinstance(each.holds, Holding) for each in known)
        self._row.complain(words._("This passphrase opens none of the backups.") if opens_none else "")

    def _enable(self) -> None:
        self.restore.setEnabled(self.backups.chosen() is not None)

    def _restore(self) -> None:
        frame, backup, path = self._ways.frame, self.backups.chosen(), self._path
        words, passphrase = frame.words, self.passphrase.text() or None
        if backup is None or not ask(
            frame.window,
            words,
            words._("Restore this backup?"),
            question(backup, words),
            words._("Restore"),
        ):
            return
        self.restore.setEnabled(False)

        def task(_progress: Progress) -> Path | None:
            return restore(backup, path, passphrase)

        def done(aside: Path | None) -> None:
            self._ways.open_store(path, passphrase)
            frame.window.say(restored(backup, aside, words))

        def failed(trouble: Trouble) -> None:
            self._enable()
            frame.present(trouble)

        frame.operations.write(task, done, failed, owner=self)
