"""Where an import begins: drop a file, choose one, or paste what was copied from a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from exchange_app.text import Words
from ui.components import icons
from ui.components.buttons import button
from ui.components.droparea import DropArea, fit
from ui.components.files import LISTS
from ui.components.keys import FileKeys, claims
from ui.components.labels import label
from ui.components.theme import tokens


class StartArea(DropArea):
    """One large target. Says what happened to the file before, where there was one."""

    choose_asked = Signal()
    paste_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words, LISTS, parent)
        self.setAccessibleName(words._("Choose a file to import"))
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 40, 48, 40)
        column.setSpacing(10)
        column.addStretch(2)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("import", tokens().accent, 40, self.devicePixelRatioF()))
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label(words._("Drop the partner's list here"), "heading"), 0, Qt.AlignmentFlag.AlignHCenter)
        told = words._(
            "Any layout: applicants, outlets or cohorts, as {endings}. Nothing is stored before you apply it.",
            endings=words.join(each[1:] for each in LISTS[:6]),
        )
        self.told = label(told, "text", "second", wrap=True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        fit(self.told, 440)
        column.addWidget(self.told, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self.choose = button(words._("Choose a file…"), "primary", "folder", clicked=self.choose_asked.emit)
        paste = button(words._("Paste a table"), icon_name="paste", clicked=self.paste_asked.emit)
        paste.setToolTip(words._("Rows copied from Excel or LibreOffice, with their header (Ctrl+V)"))
        row.addWidget(self.choose)
        row.addWidget(paste)
        row.addStretch(1)
        column.addSpacing(8)
        column.addLayout(row)
        self.trouble = label("", "text", "bad", wrap=True)
        self.trouble.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.trouble.hide()
        column.addSpacing(8)
        column.addWidget(self.trouble, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def complain(self, sentence: str) -> None:
        """Say why the file could not be imported; empty: all is well."""
        self.trouble.setText(sentence)
        fit(self.trouble, 560)
        self.trouble.setVisible(bool(sentence))

    def event(self, event: QEvent) -> bool:
        # Before a menu acts on a key that means something else here.
        return claims(event, FileKeys) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match FileKeys.of(event):
            case FileKeys.PASTE:
                self.paste_asked.emit()
            case FileKeys.CHOOSE:
                self.choose_asked.emit()
            case _:
                super().keyPressEvent(event)
