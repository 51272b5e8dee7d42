"""The navigation rail: 56 wide with icons, 200 with words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QAction, QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from exchange_app.text import Words
from ui.components import icons
from ui.components.text_painting import CENTRE, draw_text
from ui.components.theme import RAIL_NARROW, RAIL_WIDE, fill, font, ink, tokens
from ui.pages import PAGES
from ui.shell.actions import Actions


class RailButton(QAbstractButton):
    """One page: icon, word, a bar at the window's edge while it is shown, a badge with a figure or a dot."""

    def __init__(self, icon_name: str, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self._action = icon_name, action
        self._wide, self._badge, self._tone = True, "", "neutral"
        self.setText(action.text())
        self.setAccessibleName(action.text())
        self.setToolTip(action.toolTip())
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(36)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._go)
        action.changed.connect(self._follow)
        self._follow()

    def _go(self) -> None:
        self.setChecked(self._action.isChecked())
        self._action.trigger()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())

    def set_wide(self, wide: bool) -> None:
        """With words or without."""
        self._wide = wide
        self.update()

    def set_badge(self, shown: str, tone: str = "neutral") -> None:
        """A figure behind the word; beside the narrow icon a dot."""
        self._badge, self._tone = shown, tone
        self.setAccessibleName(f"{self.text()} {shown}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(RAIL_WIDE if self._wide else RAIL_NARROW, 36)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        of, on = tokens(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.rect().adjusted(8, 0, -8, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        if on or (self.underMouse() and self.isEnabled()):
            painter.setBrush(ink(of.accent_tint if on else of.hover))
            painter.drawRoundedRect(ground, 4, 4)
        if on:
            fill(painter, QRect(0, 6, 3, self.height() - 12), ink(of.accent))
        if self.hasFocus():
            painter.setPen(QPen(ink(of.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        colour = of.accent if on else of.second if self.isEnabled() else of.disabled
        icons.paint(painter, self._icon, QRect(18, 8, 20, 20), colour)
        if self._wide:
            self._paint_words(painter, of.accent if on else of.text if self.isEnabled() else of.disabled)
        elif self._badge:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink(getattr(of, self._tone) if self._tone != "neutral" else of.second))
            painter.drawEllipse(QRect(35, 4, 8, 8))

    def _paint_words(self, painter: QPainter, colour: str) -> None:
        of = tokens()
        right = self.width() - 16
        if self._badge:
            face = font("second-medium")
            metrics = QFontMetrics(face)
            width = max(20, metrics.horizontalAdvance(self._badge) + 12)
            box = QRect(right - width, 8, width, 20)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink(of.neutral if not self.isChecked() else of.surface))
            painter.drawRoundedRect(box, 10, 10)
            painter.setFont(face)
            painter.setPen(ink(of.second if self._tone == "neutral" else getattr(of, self._tone)))
            draw_text(painter, box, self._badge, CENTRE)
            right = box.left() - 6
        painter.setFont(font("medium"))
        painter.setPen(ink(colour))
        room = QRect(50, 0, right - 50, self.height())
        draw_text(painter, room, self.text())


class Rail(QWidget):
    """All pages of the rail; Settings stands at the foot."""

    def __init__(self, words: Words, actions: Actions, wide: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words.p_("accessible", "Navigation"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 1, 8)
        column.setSpacing(4)
        self.buttons: dict[str, RailButton] = {}
        for key, page in PAGES.items():
            if not page.in_rail:
                continue
            if key == "settings":
                column.addStretch(1)
            made = RailButton(page.icon, actions[f"go:{key}"], self)
            self.buttons[key] = made
            column.addWidget(made)
        self.set_wide(wide)

    def set_wide(self, wide: bool) -> None:
        """With words or without."""
        self.setFixedWidth(RAIL_WIDE if wide else RAIL_NARROW)
        for made in self.buttons.values():
            made.set_wide(wide)

    def show_page(self, key: str) -> None:
        """Mark the page that is shown; a page outside the rail belongs to Exchange, people entered twice to Applicants."""
        shown = key if key in self.buttons else "applicants" if key == "duplicates" else "exchange"
        for each, made in self.buttons.items():
            made.setChecked(each == shown)
