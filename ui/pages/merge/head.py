"""The header of the list: the two sides carry their letters."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.components import marks
from ui.components.text_painting import draw_text
from ui.components.theme import font, ink, tokens
from ui.pages.merge.change_model import OURS, RESULT, THEIRS, ChangeModel

PAD = 12


class ChangeHeader(QHeaderView):
    """32 high, plain words in the second colour."""

    def __init__(self, model: ChangeModel, own: str, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._changes, self._own = model, own
        self.setFixedHeight(32)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(64)
        self._face = font("second")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        of = tokens()
        painter.save()
        painter.fillRect(rect, ink(of.header))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, ink(of.strong_line))
        if section == RESULT:
            painter.fillRect(rect.left(), rect.top(), 1, rect.height(), ink(of.strong_line))
        room = rect.adjusted(PAD, 0, -8, -1)
        sayer = self._changes.sayer
        if section in (OURS, THEIRS) and sayer is not None:
            code = self._own if section == OURS else sayer.partner
            room.setLeft(room.left() + marks.paint_side(painter, room, code, section == OURS, of) + 8)
        said = str(self._changes.headerData(section, Qt.Orientation.Horizontal) or "")
        painter.setFont(self._face)
        painter.setPen(ink(of.second))
        draw_text(painter, room, said)
        painter.restore()
