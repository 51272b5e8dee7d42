"""The backups in the settings: what there is, a new one, one brought back."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from exchange_app.progress import Progress
from exchange_app.services.backup import Backup, backups
from ui.components.buttons import button
from ui.components.dialog import ask
from ui.components.labels import label
from ui.desk.backup_actions import back_up_now, question
from ui.desk.context import Desk
from ui.desk.signals import Notice, RestoreBackup

HEIGHT = 168


class Backups(QWidget):
    """The list of backups, the latest first, with the buttons beside it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, words = desk, desk.words
        self._found: list[Backup] = []
        self.list = QListWidget()
        self.list.setObjectName("framed")
        self.list.setFixedHeight(HEIGHT)
        self.list.setMinimumWidth(300)
        self.list.setAccessibleName(words._("Backups"))
        self.list.itemSelectionChanged.connect(self._enable)
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
        path = self._desk.store.path

        def task(_progress: Progress) -> list[Backup]:
            return backups(path)

        self._desk.operations.run(task, self._show, owner=self)

    def _show(self, found: list[Backup]) -> None:
        words = self._desk.words
        reasons = {
            "auto": words._("by itself"), "by-hand": words._("by hand"), "before-migration": words._("before a newer version"),
            "before-restore": words._("before a restore"),
        }  # fmt: skip
        self._found = found
        self.list.clear()
        for each in found:
            item = QListWidgetItem(
                words._(
                    "{moment}, {why}, {size} MB",
                    moment=words.moment(each.at),
                    why=reasons.get(each.why, each.why),
                    size=f"{each.size / 1e6:.1f}",
                )
            )
            self.list.addItem(item)
        if not found:
            item = QListWidgetItem(words._("There is no backup yet."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)

    def _chosen(self) -> Backup | None:
        row, item = self.list.currentRow(), self.list.currentItem()
        return self._found[row] if item is not None and item.isSelected() and row < len(self._found) else None

    def _enable(self) -> None:
        self.bring_back.setEnabled(self._chosen() is not None)

    def _back_up(self) -> None:
        def said(notice: Notice) -> None:
            self._desk.signals.said.emit(notice)
            self.read()

        back_up_now(self._desk.store, self._desk.operations, self._desk.words, said)

    def _restore(self) -> None:
        words, chosen = self._desk.words, self._chosen()
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
