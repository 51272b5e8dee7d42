"""A large target for a file: dashed, tinted while something is held over it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from exchange_app.text import Words
from ui.components.files import dropped, has_files
from ui.components.spoken_part import Role
from ui.components.theme import ink, tokens


class DropArea(QWidget):
    """Takes a file with one of the endings that is dropped on it, and says what it does not take."""

    file_dropped = Signal(str)
    not_taken = Signal(str)
    """What of the files that were dropped is not opened."""
    spoken_role = Role.Grouping

    def __init__(self, words: Words, endings: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._endings = words, endings
        self._over = False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if has_files(event.mimeData()):
            event.acceptProposedAction()
            self._over = True
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        self.update()
        event.acceptProposedAction()
        path, told = dropped(event.mimeData(), self._endings, self._words)
        if path is not None:
            self.file_dropped.emit(str(path))
        if told:
            self.not_taken.emit(told)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, of = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(ink(of.accent if self._over or self.hasFocus() else of.strong_line), 1.5)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(ink(of.accent_tint if self._over else of.window))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(24.5, 16.5, -24.5, -24.5), 8, 8)
        painter.end()


def fit(words: QLabel, width: int) -> None:
    """Give a wrapped text this width and the height that it then needs."""
    words.setFixedSize(width, words.heightForWidth(width) + 4)
