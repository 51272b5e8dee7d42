"""The two later pages of the Prepare dialog: while the workbook is written, and what was written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from exchange_app.kinds import kind
from exchange_app.services.exporting import Exported
from exchange_app.text import Message, Words
from ui.components import icons
from ui.components.labels import Elided, label
from ui.components.theme import tokens
from ui.desk.operations import Running


class Writing(QWidget):
    """How far it is; Cancel stands in the dialog's foot."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 24)
        column.setSpacing(10)
        self.text = label(words._("Writing the workbook"), "text", "second")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        column.addStretch(1)
        column.addWidget(self.text)
        column.addWidget(self.bar)
        column.addStretch(1)

    def watch(self, running: Running) -> None:
        """Follow a job."""
        self.text.setText(self._words._("Writing the workbook"))
        self.bar.setRange(0, 0)
        running.stepped.connect(self._step)

    def _step(self, done: int, total: int, what: Message) -> None:
        self.bar.setRange(0, max(total, 0))
        self.bar.setValue(max(done, 0))
        self.text.setText(self._words.say(what))
        self.bar.setAccessibleName(self.text.text())


class Written(QWidget):
    """What was written, and what to do with it."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._path: Path | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.rows: list[tuple[str, str]] = []

    def show_export(self, made: Exported, agency: str, *, with_sensitive: bool, encrypted: bool) -> None:
        """Tell of an export."""
        words = self._words
        self._path = made.path
        head = QHBoxLayout()
        picture = QLabel()
        picture.setPixmap(icons.pixmap("check-circle", tokens().good, 20, self.devicePixelRatioF()))
        head.addWidget(picture)
        head.addWidget(
            label(
                words._(
                    "No. {number} for {agency} is written and stands in the transfer log.",
                    number=made.number,
                    agency=agency,
                ),
                "medium",
            ),
            1,
        )
        self._column.addLayout(head)
        self.rows = [
            (words._("File"), made.path.name),
            (words._("Folder"), str(made.path.parent)),
            *((words.say(kind(key).plural), words.number(count)) for key, count in made.records.items()),
            (words._("Fields"), words.number(len(made.fields))),
            (words._("Sensitive data"), words._("in this file") if with_sensitive else words._("stayed here")),
            (words._("Password"), words._("needed to open it") if encrypted else words._("none")),
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, 160)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(self.rows):
            left = label(name, "text", "second")
            left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(left, row, 0)
            grid.addWidget(Elided(value, "text", mode=Qt.TextElideMode.ElideMiddle), row, 1)
        self._column.addLayout(grid)
        next_one = words._(
            "Send the file to {agency} by mail. When it comes back, open it on this page: you look at each change before it is merged.",
            agency=agency,
        )
        if encrypted:
            next_one += " " + words._("Tell the password by another way than the file.")
        self._column.addWidget(label(next_one, "text", "second", wrap=True))
        self._column.addStretch(1)

    def open_folder(self) -> None:
        """Show the folder in which the file lies."""
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
