"""What opens under a cell that could not be read: what is wrong, and the two things to do about it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from exchange_app.text import Words
from ui.components import icons
from ui.components.buttons import button
from ui.components.keys import ImportKeys
from ui.components.labels import label
from ui.components.theme import ink, tokens

WIDTH, NOSE = 420, 8


class ProblemCallout(QFrame):
    """Floats over the tables. Return takes the typed value, Esc closes, F8 goes on."""

    typed = Signal(str)
    """A value typed for the cell."""
    left_out = Signal()
    """The row is not wanted."""
    gone_on = Signal()
    """The next problem, please."""
    closed = Signal()

    def __init__(self, words: Words, board: QWidget) -> None:
        super().__init__(board)
        self._words, self._board, self._nose = words, board, 24
        self._below = True
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, NOSE + 12, 14, NOSE + 12)
        rows.setSpacing(6)
        top = QHBoxLayout()
        top.setSpacing(10)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("warning", tokens().bad, 16, self.devicePixelRatioF()))
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self.title = label("", "strong", wrap=True)
        top.addWidget(self.title, 1)
        rows.addLayout(top)
        self.rest = label("", "second", "second", wrap=True)
        self.rest.setContentsMargins(26, 0, 0, 2)
        rows.addWidget(self.rest)
        self.wrong = label("", "second", "bad", wrap=True)
        self.wrong.setContentsMargins(26, 0, 0, 0)
        self.wrong.hide()
        self.edit = QLineEdit()
        self.edit.setFixedHeight(28)
        self.edit.hide()
        self.edit.returnPressed.connect(lambda: self.typed.emit(self.edit.text()))
        self._indent = QHBoxLayout()
        self._indent.setContentsMargins(26, 0, 0, 0)
        self._indent.addWidget(self.edit)
        rows.addLayout(self._indent)
        rows.addWidget(self.wrong)
        rows.addLayout(self._buttons())
        self.hide()

    def _buttons(self) -> QHBoxLayout:
        words, row = self._words, QHBoxLayout()
        row.setContentsMargins(26, 2, 0, 0)
        row.setSpacing(8)
        self.type_button = button("", icon_name="pencil", clicked=self._type_or_take)
        self.leave_button = button(words._("Leave the row out"), icon_name="blocked", clicked=self.left_out.emit)
        row.addWidget(self.type_button)
        row.addWidget(self.leave_button)
        row.addStretch(1)
        self.count = label("", "second", "second")
        self.count.setToolTip(words._("F8 goes to the next problem"))
        row.addWidget(self.count)
        return row

    def tell(self, title: str, rest: str, count: str, field: str, hint: str, cell: str = "") -> None:
        """Say what is wrong in a cell. `field` names what can be typed, empty where nothing can; `hint` is an example; `cell` is
        what stands there, which is mended more often than replaced."""
        self._cell = " ".join(cell.split())
        self.title.setText(title)
        self.rest.setText(rest)
        self.count.setText(count)
        self.edit.clear()
        self.edit.hide()
        self.wrong.hide()
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(field)
        self.type_button.setVisible(bool(field))
        self._name_button(self._words._("Type the value…"))
        self.setAccessibleName(title)

    def open_at(self, cell: QRect) -> None:
        """Open under a cell (in the coordinates of the board), or over it where there is no room below."""
        self.adjustSize()
        height = self.heightForWidth(WIDTH) if self.hasHeightForWidth() else self.sizeHint().height()
        self.setFixedHeight(max(height, self.minimumSizeHint().height()))
        room = self._board.rect()
        left = max(8, min(cell.left(), room.right() - WIDTH - 8))
        self._below = cell.bottom() + self.height() <= room.bottom() or cell.top() - self.height() < 0
        top = cell.bottom() - 2 if self._below else cell.top() - self.height() + 2
        self._nose = max(20, min(WIDTH - 20, cell.left() + 24 - left))
        self.move(QPoint(left, max(0, min(top, room.bottom() - self.height()))))
        self.show()
        self.raise_()
        self.update()

    def start_typing(self) -> None:
        """Let the value be typed: what stands in the cell is there to be mended, and goes with the first letter."""
        if not self.edit.text():
            self.edit.setText(self._cell)
            self.edit.selectAll()
        self.edit.show()
        self._name_button(self._words._("Take this value"))
        self.setFixedHeight(self.sizeHint().height())
        self.edit.setFocus()

    def typing(self) -> str | None:
        """What is typed and not taken yet; None while nothing is."""
        hidden, text = self.isHidden() or self.edit.isHidden(), self.edit.text()
        return None if hidden or text in ("", self._cell) else text

    def type_text(self, text: str) -> None:
        """Let the value be typed, with this text in the field; the keys stay where they are."""
        self.edit.show()
        self.edit.setText(text)
        self._name_button(self._words._("Take this value"))
        self.setFixedHeight(self.sizeHint().height())

    def _type_or_take(self) -> None:
        if self.edit.isVisible():
            self.typed.emit(self.edit.text())
        else:
            self.start_typing()

    def _name_button(self, text: str) -> None:
        self.type_button.setText(f" {text}")
        self.type_button.setAccessibleName(text)

    def complain(self, sentence: str) -> None:
        """What was typed cannot be taken."""
        self.wrong.setText(sentence)
        self.wrong.show()
        self.setFixedHeight(self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, of = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ink(of.strong_line))
        painter.setBrush(ink(of.raised))
        box = self.rect().adjusted(0, NOSE, -1, -NOSE - 1)
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        edge, tip = (box.top() + 1.0, 0.5) if self._below else (box.bottom() - 0.5, self.height() - 1.5)
        nose = [QPointF(self._nose - 8, edge), QPointF(self._nose, tip), QPointF(self._nose + 8, edge)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(QPolygonF([*nose]))
        painter.setPen(ink(of.strong_line))
        painter.drawPolyline(QPolygonF(nose))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match ImportKeys.of(event):
            case ImportKeys.CLOSE:
                self.hide()
                self.closed.emit()
            case ImportKeys.PROBLEM:
                self.gone_on.emit()
            case _:
                super().keyPressEvent(event)
