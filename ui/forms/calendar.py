"""The calendar of a date field: a month drawn in the colours of the theme, walked through by keys or mouse."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date

from PySide6.QtCore import QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from exchange_app.text import Words
from ui.components.buttons import button, icon_button
from ui.components.keys import CalendarKeys
from ui.components.labels import label
from ui.components.text_painting import CENTRE, draw_text
from ui.components.theme import font, ink, tokens

_WIDE, _HIGH, _WEEKS = 36, 28, 6


def months_on(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where that is shorter."""
    number = min(max(day.year * 12 + day.month - 1 + months, MINYEAR * 12), MAXYEAR * 12 + 11)
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_on(day: date, days: int) -> date:
    """So many days later, as far as there are dates."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


class MonthGrid(QWidget):
    """The days of the marked day's month, week by week, with what is left of the weeks at both ends."""

    moved = Signal()
    """Another day is marked."""
    taken = Signal()
    """The marked day is meant."""

    def __init__(self, words: Words, day: date) -> None:
        super().__init__()
        self._words = words
        self._first = QLocale().firstDayOfWeek().value
        """The day a week begins with where the window's language is spoken; Monday is 1."""
        self.setFixedSize(7 * _WIDE, (_WEEKS + 1) * _HIGH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._under: date | None = None
        self.day = day
        self.mark(day)

    def mark(self, day: date) -> None:
        """Mark another day."""
        self.day = day
        self.setAccessibleName(f"{self._words.long_date(day)}, {self._words.weekday(day)}")
        self.update()
        self.moved.emit()

    def place(self, day: date) -> QRect:
        """Where a day stands."""
        at = (day - self._begin()).days
        return QRect(at % 7 * _WIDE, (at // 7 + 1) * _HIGH, _WIDE, _HIGH)

    def _begin(self) -> date:
        """The first day shown: the month begins in the first week."""
        first = self.day.replace(day=1)
        return days_on(first, -((first.isoweekday() - self._first) % 7))

    def _day_at(self, at: QPoint) -> date | None:
        week = at.y() // _HIGH - 1
        if not (0 <= week < _WEEKS and self.rect().contains(at)):
            return None
        return days_on(self._begin(), week * 7 + at.x() // _WIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        of, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("small"))
        painter.setPen(ink(of.second))
        for column in range(7):
            name = QLocale().standaloneDayName((self._first - 1 + column) % 7 + 1, QLocale.FormatType.ShortFormat)
            draw_text(painter, QRect(column * _WIDE, 0, _WIDE, _HIGH), name, CENTRE)
        for at in range(_WEEKS * 7):
            self._paint(painter, days_on(self._begin(), at))

    def _paint(self, painter: QPainter, day: date) -> None:
        of, box = tokens(), self.place(day).adjusted(2, 1, -2, -1)
        marked, today = day == self.day, day == date.today()
        if marked or day == self._under:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink(of.accent if marked else of.hover))
            painter.drawRoundedRect(box, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if today and not marked:
            painter.setPen(ink(of.accent))
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 4, 4)
        within = day.month == self.day.month
        painter.setFont(font("strong" if today else "code"))
        painter.setPen(ink(of.on_accent if marked else of.accent if today else of.text if within else of.second))
        draw_text(painter, box, str(day.day), CENTRE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed, first = CalendarKeys.of(event), self.day.replace(day=1)
        match pressed:
            case CalendarKeys.DAY_BEFORE | CalendarKeys.DAY_AFTER:
                self.mark(days_on(self.day, -1 if pressed is CalendarKeys.DAY_BEFORE else 1))
            case CalendarKeys.WEEK_BEFORE | CalendarKeys.WEEK_AFTER:
                self.mark(days_on(self.day, -7 if pressed is CalendarKeys.WEEK_BEFORE else 7))
            case CalendarKeys.MONTH_BEFORE | CalendarKeys.MONTH_AFTER:
                self.mark(months_on(self.day, -1 if pressed is CalendarKeys.MONTH_BEFORE else 1))
            case CalendarKeys.YEAR_BEFORE | CalendarKeys.YEAR_AFTER:
                self.mark(months_on(self.day, -12 if pressed is CalendarKeys.YEAR_BEFORE else 12))
            case CalendarKeys.FIRST:
                self.mark(first)
            case CalendarKeys.LAST:
                self.mark(days_on(months_on(first, 1), -1))
            case CalendarKeys.TODAY:
                self.mark(date.today())
            case CalendarKeys.TAKE:
                self.taken.emit()
            case _:
                super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._under = self._day_at(event.position().toPoint())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position().toPoint())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.mark(day)
            self.taken.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Month by month."""
        self.mark(months_on(self.day, -1 if event.angleDelta().y() > 0 else 1))
        event.accept()


class Calendar(QFrame):
    """Floats under a date field. `chosen` gives the day; Escape and a click elsewhere close it without one."""

    chosen = Signal(object)

    def __init__(self, words: Words, day: date | None, name: str, parent: QWidget) -> None:
        """`day`: the one that is marked at first, today where there is none; `name`: of the field."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("floating")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(name)
        self._words = words
        self.grid = MonthGrid(words, day or date.today())
        self._month, self._year = label("", "medium"), label("", "medium")
        head = QHBoxLayout()
        head.setSpacing(0)
        self._steps(head, self._month, 1, words._("Month before"), words._("Next month"))
        head.addStretch(1)
        self._steps(head, self._year, 12, words._("Year before"), words._("Next year"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.grid)
        today = button(words._("Today"), "link", clicked=lambda: self.grid.mark(date.today()))
        today.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(today, 0, Qt.AlignmentFlag.AlignLeft)
        self.grid.moved.connect(self._say)
        self.grid.taken.connect(self._take)
        self._say()

    def _steps(self, head: QHBoxLayout, said: QLabel, months: int, before: str, after: str) -> None:
        back, on = icon_button("chevron-left", before), icon_button("chevron-right", after)
        back.clicked.connect(lambda: self.grid.mark(months_on(self.grid.day, -months)))
        on.clicked.connect(lambda: self.grid.mark(months_on(self.grid.day, months)))
        for each in (back, on):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            each.setAutoRepeat(True)
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        said.setMinimumWidth(96 if months == 1 else 40)
        for part in (back, said, on):
            head.addWidget(part)

    def _say(self) -> None:
        self._month.setText(self._words.month(self.grid.day.month))
        self._year.setText(str(self.grid.day.year))

    def _take(self) -> None:
        day = self.grid.day
        self.close()
        self.chosen.emit(day)

    def show_under(self, field: QWidget) -> None:
        """Open under a field, above it where the screen ends, and no further right than the screen."""
        self.adjustSize()
        room = field.screen().availableGeometry().adjusted(4, 4, -4, -4)
        at = field.mapToGlobal(QPoint(0, field.height() + 2))
        if at.y() + self.height() > room.bottom() + 1:
            at = field.mapToGlobal(QPoint(0, -self.height() - 2))
        left = max(room.left(), min(at.x(), room.right() + 1 - self.width()))
        self.move(left, max(room.top(), min(at.y(), room.bottom() + 1 - self.height())))
        self.show()
        self.grid.setFocus(Qt.FocusReason.PopupFocusReason)
