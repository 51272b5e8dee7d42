"""Where a merge begins: drop or choose the workbook that came back, or take up a review that was left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from exchange_app.store import KeptReview
from exchange_app.text import Words
from ui.components import file_words, icons
from ui.components.buttons import button, icon_button
from ui.components.droparea import DropArea, fit
from ui.components.files import RETURNED
from ui.components.keys import FileKeys, claims
from ui.components.labels import Elided, label, line
from ui.components.panel import Panel
from ui.components.theme import tokens

WIDTH = 560


class MergeStart(DropArea):
    """Says what happened to the file before, where there was one."""

    choose_asked = Signal()
    resume_asked = Signal(str)
    forget_asked = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words, RETURNED, parent)
        self._words = words
        self.setAccessibleName(words._("Choose a returned workbook"))
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 32, 48, 32)
        column.setSpacing(10)
        column.addStretch(2)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("exchange", tokens().accent, 40, self.devicePixelRatioF()))
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(
            label(words._("Drop the workbook that came back here"), "heading"), 0, Qt.AlignmentFlag.AlignHCenter
        )
        told = label(
            words._("It is compared record by record with what stands here. Nothing is written before you apply it."),
            "text",
            "second",
            wrap=True,
        )
        told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        fit(told, 440)
        column.addWidget(told, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        self.choose = button(words._("Open returned workbook…"), "primary", "folder", clicked=self.choose_asked.emit)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        self.trouble = label("", "text", "bad", wrap=True)
        self.trouble.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.trouble.hide()
        column.addSpacing(4)
        column.addWidget(self.trouble, 0, Qt.AlignmentFlag.AlignHCenter)
        self.kept = Panel(words._("Left for later"))
        self.kept.setFixedWidth(WIDTH)
        self.kept.hide()
        column.addSpacing(12)
        column.addWidget(self.kept, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def complain(self, sentence: str) -> None:
        """Say why the file could not be read; empty: all is well."""
        self.trouble.setText(sentence)
        fit(self.trouble, WIDTH)
        self.trouble.setVisible(bool(sentence))

    def offer(self, kept: Sequence[KeptReview]) -> None:
        """List the reviews that were left."""
        body = self.kept.body
        while (item := body.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for at, each in enumerate(kept):
            if at:
                body.addWidget(line())
            body.addWidget(self._row(each))
        self.kept.setVisible(bool(kept))

    def _row(self, kept: KeptReview) -> QWidget:
        words, holder = self._words, QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Elided(kept.file_name, "medium", mode=Qt.TextElideMode.ElideMiddle))
        here = kept.changed_at.astimezone()
        left = words._("{author}, {date}, {time}", author=kept.author, date=here.date(), time=f"{here:%H:%M}")
        parts = [left, file_words.review_state(kept, words)]
        column.addWidget(Elided(words.join(parts), "second", "second"))
        row.addLayout(column, 1)
        row.addWidget(
            button(
                words._("Go on"),
                clicked=lambda: self.resume_asked.emit(kept.content_hash),
                tip=words._("Take up this review where it was left"),
            )
        )
        row.addWidget(
            icon_button(
                "trash",
                words._("Forget this review"),
                clicked=lambda: self.forget_asked.emit(kept.content_hash),
                tone="second",
            )
        )
        return holder

    def event(self, event: QEvent) -> bool:
        # Before a menu acts on a key that means something else here.
        return claims(event, FileKeys) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if FileKeys.of(event) is FileKeys.CHOOSE:
            self.choose_asked.emit()
        else:
            super().keyPressEvent(event)
