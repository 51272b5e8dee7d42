"""The head over the partner's sheet, in storeys: the field chosen, how sure that is, the column's letters, their own header."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from exchange_app.text import Words
from ui.components import icons, marks
from ui.components.text_painting import CENTRE, draw_text
from ui.components.theme import font, ink, tokens

PAD, COMBO, SURE, LETTERS, THEIRS = 4, 28, 28, 20, 28
TOP = PAD + COMBO + SURE + LETTERS
BAR = 34
"""Room of the bar that shows how sure a column is."""
HEIGHT = TOP + THEIRS


@dataclass(frozen=True, slots=True)
class Head:
    """One column of the partner's sheet: `label` is the field it is read as, empty where it is left out.

    `confidence` runs from 0 to 1, None where a person chose or nothing is read; `note` stands behind it; `why` is the tooltip.
    """

    letters: str
    header: str
    label: str = ""
    confidence: float | None = None
    note: str = ""
    why: str = ""
    fields: tuple[str, ...] = ()
    """Keys of the fields that it gives."""
    doubtful: bool = False
    """Whether a person is asked if it is that."""

    def sure(self, words: Words) -> str:
        """How sure it is, in words; nothing where nobody asks."""
        if not self.label or self.confidence is None:
            return ""
        share = round(100 * self.confidence)
        return words._("{share} %: right?", share=share) if self.doubtful else words._("{share} %", share=share)

    def spoken(self, words: Words) -> str:
        """What is read out of the column: where it stands, what the sheet calls it, what it is read as and how sure that is."""
        read_as = self.label or words.p_("mapping", "left out")
        return words.join(filter(None, (f"{self.letters}: {self.header}", read_as, self.sure(words), self.note)))


class MappingHeader(QHeaderView):
    """Painted, so that a sheet of sixty columns costs nothing; a click on the field of a column asks to choose another."""

    choice_asked = Signal(int, QPoint)
    """section, and where on the screen the list may open"""
    menu_asked = Signal(int, QPoint)
    """section, and where on the screen its menu may open"""
    confirmed = Signal(int)
    """section of which a person says that it is what it was read as"""

    def __init__(self, words: Words, head: Callable[[int], Head], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._words, self._head, self.of = words, head, tokens()
        self._current = -1
        self._label, self._small, self._strong = font("medium"), font("second"), font("second-medium")
        self.setFixedHeight(HEIGHT)
        self.setMinimumSectionSize(34)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def set_current(self, section: int) -> None:
        """Mark the letters of the current column."""
        if section != self._current:
            self._current = section
            self.viewport().update()

    def combo_rect(self, section: int) -> QRect:
        """Where the field of a column stands, in the header's own coordinates."""
        return QRect(self.sectionViewportPosition(section), PAD, self.sectionSize(section), COMBO).adjusted(4, 0, -5, 0)

    def ask(self, section: int) -> None:
        """As a click on the column's field."""
        self.choice_asked.emit(section, self.below(section))

    def below(self, section: int) -> QPoint:
        """The place on the screen under the field of a column."""
        return self.viewport().mapToGlobal(self.combo_rect(section).bottomLeft() + QPoint(0, 2))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        section = self.logicalIndexAt(event.pos())
        if section >= 0:
            self.menu_asked.emit(section, event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        section = self.logicalIndexAt(point)
        if event.button() != Qt.MouseButton.LeftButton or section < 0:
            return
        box = self.combo_rect(section)
        if box.contains(point):
            self.ask(section)
        elif self._head(section).doubtful and box.translated(0, COMBO).contains(point):
            self.confirmed.emit(section)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            section = self.logicalIndexAt(event.pos())
            if section >= 0:
                head = self._head(section)
                lines = [head.header, self._words.join(filter(None, (head.label, head.sure(self._words)))), head.why]
                if head.doubtful:
                    lines.append(self._words._("A click here, or C, says that it is right."))
                QToolTip.showText(event.globalPos(), "\n".join(line for line in lines if line), self)
                return True
        return super().viewportEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        of, head = self.of, self._head(section)
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, ink(of.header))
        self._paint_combo(painter, QRect(rect.left() + 4, PAD, rect.width() - 9, COMBO), head)
        self._paint_sure(painter, QRect(rect.left() + 6, PAD + COMBO, rect.width() - 10, SURE), head)
        letters = QRect(rect.left(), TOP - LETTERS, rect.width(), LETTERS)
        here = section == self._current
        painter.fillRect(letters, ink(of.accent_tint if here else of.header))
        painter.setFont(self._strong if here else self._small)
        painter.setPen(ink(of.accent if here else of.second))
        draw_text(painter, letters, head.letters, CENTRE)
        theirs = QRect(rect.left(), TOP, rect.width(), THEIRS)
        painter.fillRect(theirs, ink(of.neutral))
        painter.setFont(font("strong"))
        painter.setPen(ink(of.text))
        draw_text(painter, theirs.adjusted(8, 0, -6, 0), head.header)
        for y in (TOP - LETTERS, TOP, HEIGHT - 1):
            painter.fillRect(rect.left(), y, rect.width(), 1, ink(of.line))
        painter.fillRect(rect.right(), 0, 1, HEIGHT, ink(of.line))
        painter.restore()

    def _paint_combo(self, painter: QPainter, box: QRect, head: Head) -> None:
        of = self.of
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ink(of.warning if head.doubtful else of.strong_line))
        painter.setBrush(ink(of.surface))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        arrow = box.width() > 58
        if not head.label:
            wide = box.width() > 84
            left = box.left() + 8 if wide else box.left() + (box.width() - 14) // 2
            icons.paint(painter, "blocked", QRect(left, box.top() + 7, 14, 14), of.second)
            if not wide:
                return
            self._text(painter, box.adjusted(28, 0, -22, 0), self._words.p_("mapping", "left out"), of.second)
        else:
            label = self._words._("{field}?", field=head.label) if head.doubtful else head.label
            self._text(painter, box.adjusted(9, 0, -22 if arrow else -4, 0), label, of.text)
        if arrow:
            icons.paint(painter, "chevron-down", QRect(box.right() - 20, box.top() + 7, 14, 14), of.second)

    def _text(self, painter: QPainter, room: QRect, text: str, colour: str) -> None:
        painter.setFont(self._label)
        painter.setPen(ink(colour))
        draw_text(painter, room, text)

    def _paint_sure(self, painter: QPainter, room: QRect, head: Head) -> None:
        of, words = self.of, self._words
        painter.setFont(self._small)
        if not head.label:
            painter.setPen(ink(of.second))
            draw_text(painter, room, words.p_("mapping", "none") if room.width() < 70 else head.note)
            return
        left = room.left() + 2
        if head.confidence is not None:
            colour = of.warning if head.doubtful else of.good
            said = head.sure(words)
            metrics = QFontMetrics(self._small)
            if room.width() >= BAR + 2 + metrics.horizontalAdvance(said):
                bar = QRect(left, room.center().y() - 1, 28, 4)
                marks.paint_bar(painter, bar, head.confidence, colour, of)
                left += BAR
            painter.setPen(ink(of.warning if head.doubtful else of.second))
            painter.setFont(self._strong if head.doubtful else self._small)
            left += draw_text(painter, QRect(left, room.top(), room.right() - left, room.height()), said) + 10
        if head.note and room.right() - left > 24:
            painter.setFont(self._small)
            painter.setPen(ink(of.second))
            draw_text(painter, QRect(left, room.top(), room.right() - left, room.height()), head.note)
