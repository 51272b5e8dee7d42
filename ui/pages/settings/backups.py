"""The backups in the settings: what there is, a new one, one brought back."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exchange_app.progress import Progress
from exchange_app.services.backup import KnownBackup, backups, known_backups
from ui.components.backup_list import BackupList
from ui.components.buttons import button
from ui.components.dialog import ask
from ui.components.labels import label
from ui.desk.backup_actions import back_up_now, question
from ui.desk.context import Desk
from ui.desk.signals import Notice, RestoreBackup


class Backups(QWidget):
    """The list of backups, the latest first, with the buttons beside it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, words = desk, desk.words
        self.list = BackupList(words)
        self.list.setMinimumWidth(372)
        self.list.chose.connect(self._enable)
        self.now = button(
            words._("Back up now"),
            "plain",
            "backup",
            clicked=self._back_up,
            tip=words._("Make a safe copy of the store"),
        )
        self.bring_back = button(
            words._("Restore…"),
            "plain",
            "history",
            clicked=self._restore,
            tip=words._("Put the chosen backup in the place of the store"),
        )
        self.folder = button(
            words._("Open the folder"),
            "plain",
            "folder",
            clicked=self._open_folder,
            tip=words._("Show the backups in the file manager"),
        )
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        for each in (self.now, self.bring_back, self.folder):
            buttons.addWidget(each)
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.list, 1)
        row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(
            label(
                words._(
                    "Made by themselves every half hour while you work; kept: today's, 12 days, 10 weeks, 9 months."
                ),
                "second",
                "second",
                wrap=True,
            )
        )
        self._enable()
        self.read()

    def read(self) -> None:
        """Look at what there is."""
        store = self._desk.store

        def task(_progress: Progress) -> list[KnownBackup]:
            return known_backups(store.path, store.keys)

        self._desk.operations.run(task, self.list.show_backups, owner=self)

    def _enable(self) -> None:
        self.bring_back.setEnabled(self.list.chosen() is not None)

    def _back_up(self) -> None:
        def said(notice: Notice) -> None:
            self._desk.signals.said.emit(notice)
            self.read()

        back_up_now(self._desk.store, self._desk.operations, self._desk.words, said)

    def _restore(self) -> None:
        words, chosen = self._desk.words, self.list.chosen()
        if chosen is not None and ask(
            self,
            words,
            words._("Restore this backup?"),
            question(chosen, words),
            words._("Restore"),
        ):
            self._desk.signals.command.emit(RestoreBackup(chosen))

    def _open_folder(self) -> None:
        found = backups(self._desk.store.path)
        folder = found[0].path.parent if found else self._desk.store.path.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
