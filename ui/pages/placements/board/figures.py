"""The row of figures over the board, and the balance of both sides beside them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exchange_app.domain.placing_board import Board
from exchange_app.kinds.countries import country_name
from exchange_app.text import Words
from ui.components import marks
from ui.components.text_painting import RIGHT, draw_text
from ui.components.theme import font, ink, tokens

HEIGHT, PADDING = 64, 16


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure: what it counts, the number itself, and what stands behind it in the second colour."""

    label: str
    figure: str
    rest: str


def cells_of(board: Board, words: Words) -> list[Cell]:
    """The figures of a board."""
    seen = board.figures()
    of_all = words._("of {count} selected, {sure} confirmed", count=seen.selected, sure=seen.sure)
    cells = [Cell(words._("Placed"), words.number(seen.placed), of_all)]
    for choice, label in ((1, words._("At first choice")), (2, words._("At second")), (3, words._("At third"))):
        count = seen.at_choice.get(choice, 0)
        share = round(100 * count / seen.placed) if seen.placed else 0
        cells.append(Cell(label, words.number(count), words._("{share} %", share=share)))
    cells.append(Cell(words._("Free places"), words.number(seen.free), words._("of {count}", count=seen.places)))
    mean = seen.mean_choice
    if mean is not None:
        figure = f"{mean:.1f}" if words.language == "en" else f"{mean:.1f}".replace(".", ",")
        most = max((len(card.choices) for card in board.cards.values()), default=0)
        cells.append(Cell(words._("Mean choice"), figure, words._("of {count}", count=most)))
    return cells


class FigureRow(QWidget):
    """Paints the figures; the last part is the bar that sets one side against the other."""

    def __init__(self, words: Words, own_agency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._own = words, own_agency
        self.cells: list[Cell] = []
        self.sides: list[tuple[str, str, int]] = []
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_board(self, board: Board) -> None:
        """Count anew. Our own side stands first."""
        self.cells = cells_of(board, self._words)
        pairs = sorted(board.figures().by_side.items(), key=lambda item: (item[0][0] != self._own, item[0]))
        self.sides = [(side, country_name(country, self._words.language), count) for (side, country), count in pairs]
        self.setAccessibleName(self._words.join(f"{cell.label}: {cell.figure} {cell.rest}" for cell in self.cells))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(1000, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, of = QPainter(self), tokens()
        painter.fillRect(self.rect(), ink(of.surface))
        small, figure = font("second"), font("title")
        left = 0
        padding = PADDING if self.width() > 1200 else 12
        for cell in self.cells:
            number = QFontMetrics(figure).horizontalAdvance(cell.figure)
            behind = QFontMetrics(small).horizontalAdvance(cell.rest)
            width = max(QFontMetrics(small).horizontalAdvance(cell.label), number + 5 + behind) + 2 * padding
            if left + width > self.width():
                break
            painter.setFont(small)
            painter.setPen(ink(of.second))
            draw_text(painter, QRect(left + padding, 11, width, 18), cell.label)
            draw_text(painter, QRect(left + padding + number + 5, 32, behind + 8, 22), cell.rest)
            painter.setFont(figure)
            painter.setPen(ink(of.text))
            draw_text(painter, QRect(left + padding, 30, number + 4, 22), cell.figure)
            left += width
            painter.fillRect(left, 0, 1, HEIGHT, ink(of.line))
        self._paint_balance(painter, QRect(left + padding, 0, self.width() - left - 2 * padding, HEIGHT))
        painter.fillRect(0, HEIGHT - 1, self.width(), 1, ink(of.line))
        painter.end()

    def _paint_balance(self, painter: QPainter, room: QRect) -> None:
        if room.width() < 160 or not self.sides:
            return
        of, small = tokens(), font("second")
        line = QRect(room.left(), 11, room.width(), 18)
        first = self.sides[0]
        ours = first[0] == self._own
        begin = line.left() + marks.paint_side(painter, line, first[0], ours, of) + 8
        said = self._words._("{count} in {country}", count=first[2], country=first[1])
        painter.setFont(small)
        painter.setPen(ink(of.second))
        draw_text(painter, QRect(begin, line.top(), room.width() // 2 - 40, 18), said)
        others = self.sides[1:]
        if others:
            second = others[0]
            width = marks.side_width(second[0])
            marks.paint_side(painter, QRect(line.right() - width + 1, line.top(), width, 18), second[0], False, of)
            said = self._words._("{count} in {country}", count=second[2], country=second[1])
            painter.setFont(small)
            painter.setPen(ink(of.second))
            half = room.width() // 2
            draw_text(painter, QRect(line.left() + half, line.top(), line.width() - half - width - 8, 18), said, RIGHT)
        theirs = sum(count for side, _, count in self.sides if side != self._own)
        mine = sum(count for side, _, count in self.sides if side == self._own)
        marks.paint_two(painter, QRect(room.left(), 34, room.width(), 8), mine, theirs, of)
