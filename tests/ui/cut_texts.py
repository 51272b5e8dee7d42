"""Finds texts that are cut, in what a window paints and in what its widgets have room for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QTabBar,
    QToolButton,
    QWidget,
)

from exchange_app.store import Store
from exchange_app.text import msg
from ui.components.labels import Elided
from ui.components.panel import PageHeader
from ui.components.text_painting import ELLIPSIS
from ui.components.value_text import ValueLine
from ui.pages.exchange.large_buttons import LargeButton

_SHORT = 10
"""Letters of what is not to be cut: as many as a date has."""
_ROUND_A_CHOICE = 34
"""Pixels of the padding and of the arrow of a box."""
DATE = re.compile(r"\d{1,2}(\.[\d.]*| [A-Z][a-z]{0,2}( \d*)?)")
"""How a date begins, as the window writes it."""


def is_told(shown: str, whole: str) -> bool:
    """Whether a reader takes what is shown for the whole only if it is."""
    return shown == whole or (shown.endswith(ELLIPSIS) and whole.startswith(shown[: -len(ELLIPSIS)]))


def _seen(widget: QWidget) -> int:
    """How much of a widget's width is seen; of one that lies out of sight, how much once all around it is scrolled to it."""
    if seen := widget.visibleRegion().boundingRect().width():
        return seen
    around, bars = widget.parentWidget(), {}
    while around is not None:
        if isinstance(around, QScrollArea):
            bar = around.verticalScrollBar()
            bars[bar] = bar.value()
            bar.setValue(widget.mapTo(around.widget(), QPoint(0, 0)).y())
        around = around.parentWidget()
    seen = widget.visibleRegion().boundingRect().width()
    for bar, value in bars.items():
        bar.setValue(value)
    return seen


def write_long_values(path: Path) -> None:
    """Put a person with long names into a store, in a cohort with a long title."""
    with (
        Store.open(path) as store,
        store.write(msg("Long"), author="Abdülkadir Öztürkoğulları") as work,
    ):
        person = work.create(
            "applicant",
            {
                "family_name": "Abdurrahmanoğulları-Məmmədquluzadə",
                "given_name": "Şəhriyar Muhammet",
                "phone": "+994507310018",
                "email": "sehriyar.mehemmedquluzade@redaksiya.example.az",
                "city": "Nərimanov rayonu, Bakı",
                "employer": "Azərbaycan Dövlət Teleradio Verilişləri",
                "birth_date": "1990-05-28",
                "notes": "Birinci sətir\nikinci sətir",
            },
            agency="AZ",
        )
        cohort = work.create(
            "cohort",
            {"title": "Uluslararası habercilik ve belgesel değişimi 2027", "sending": ("AZ",), "hosting": "TR"},
        )
        work.create("application", {"applicant": person, "cohort": cohort, "status": "shortlisted"}, agency="AZ")
        work.update("applicant", person, {"phone": "+994507319918"})


def floats(widget: QWidget, window: QWidget) -> bool:
    """Whether a widget stands in something that is meant to lie over the page."""
    at: QWidget | None = widget
    while at is not None and at is not window:
        if at.objectName() == "floating":
            return True
        at = at.parentWidget()
    return False


def named(widget: QWidget) -> str:
    """A widget as a person knows it."""
    text = getattr(widget, "text", str)()
    return f"{type(widget).__name__} {text or widget.accessibleName() or widget.toolTip()!r}"


class Watch:
    """Looks over the shoulder of every painter: texts that reach out of their room, or out of the cells they stand in."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.wrong: list[str] = []
        self.seen: set[str] = set()
        self.where = ""
        self.whole: frozenset[str] = frozenset()
        """words that may never end in an ellipsis"""
        self.headings: frozenset[str] = frozenset()
        """words that may: what could be the beginning of one is let be"""
        self.dates = False
        """whether dates may not end in one either"""
        self.looking = True
        """Whether what is painted now is painted whole; else it may be a part that is painted anew."""
        self._reach: dict[tuple[str, str, str], float] = {}
        self.runs: list[str] = []
        """texts that were painted one behind the other without a gap, as one"""
        self._end: tuple[float, float] = (-1.0, -1.0)
        draw = QPainter.drawText
        watch = self

        def watched(painter: QPainter, *args: Any) -> Any:
            watch.look(painter, args)
            return draw(painter, *args)

        monkeypatch.setattr(QPainter, "drawText", watched)

    def look(self, painter: QPainter, args: tuple[Any, ...]) -> None:
        if not self.looking:
            return
        text = next(each for each in reversed(args) if isinstance(each, str))
        self.seen.add(text)
        width = painter.fontMetrics().horizontalAdvance(text)
        if isinstance(args[0], QRect):
            follows = self._end == (args[0].left(), args[0].top())
            self.runs = [*self.runs[:-1], self.runs[-1] + text] if follows else [*self.runs, text]
            self._end = (args[0].left() + width, args[0].top())
        if text == ELLIPSIS:
            return
        if text.endswith(ELLIPSIS) and len(text) > 3:
            begun = text[:-1]
            state = any(each.startswith(begun) for each in self.whole) and not any(
                each.startswith(begun) for each in self.headings
            )
            if state or (self.dates and DATE.fullmatch(begun)):
                self.wrong.append(f"{self.where}: {text!r} is cut at {args[0]}")
        place = f"{self.where}: {text!r} at {args[0]}"
        if isinstance(args[0], QRect | QRectF):
            room, flags = QRectF(args[0]), int(args[1])
            if flags & int(Qt.TextFlag.TextWordWrap):
                width = room.width()
                fits = painter.boundingRect(room, flags, text).height() <= room.height() + 2
            else:
                fits = width <= room.width() + 1 and "\n" not in text
            if not fits:
                self.wrong.append(f"{place} has no room")
            right = room.right() if flags & int(Qt.AlignmentFlag.AlignRight) else room.left() + width
        else:
            right = args[0] + width
        if painter.hasClipping() and right - width > painter.clipBoundingRect().right():
            return
        # A sentence may reach over several cells: it is painted in each of them, and seen as far as the last.
        beyond = right - painter.clipBoundingRect().right() if painter.hasClipping() else 0.0
        key = (self.where, text, str(args[:2]))
        self._reach[key] = min(self._reach.get(key, beyond), beyond)

    def widgets(self, top: QWidget) -> None:
        """Everything that Qt lays out and paints by itself: labels, titles, buttons, tabs; and that nothing covers another."""
        self.labels(top)
        self.titles(top)
        self.buttons(top)
        self.tabs(top)
        self.values(top)
        self.inside(top)
        self.apart(top)
        if top.isWindow() and (isinstance(top, QMenu) or top.windowType() == Qt.WindowType.Popup):
            screen = top.screen().availableGeometry()
            if top.isVisible() and not screen.contains(top.frameGeometry()):
                self.wrong.append(f"{self.where}: reaches out of the screen, {top.frameGeometry()}")

    def values(self, window: QWidget) -> None:
        """What is short is read whole in a form: a language level, a date, a figure."""
        for line in window.findChildren(ValueLine):
            if line.isVisible() and line.is_cut and len(line.text()) <= _SHORT:
                self.wrong.append(f"{self.where}: value {line.text()!r} is cut to {line.width()}")

    def tabs(self, window: QWidget) -> None:
        """Each tab is seen with all its words."""
        for bar in window.findChildren(QTabBar):
            for at in range(bar.count() if bar.isVisible() else 0):
                place = bar.tabRect(at)
                if (
                    not bar.visibleRegion().contains(place.center())
                    or place.right() > bar.visibleRegion().boundingRect().right() + 20
                ):
                    self.wrong.append(f"{self.where}: tab {bar.tabText(at)!r} is out of sight")
                elif place.width() < (needs := bar.fontMetrics().horizontalAdvance(bar.tabText(at)) + self.margin(bar)):
                    self.wrong.append(f"{self.where}: tab {bar.tabText(at)!r} {place.width()} of {needs}")

    @staticmethod
    def margin(bar: QTabBar) -> int:
        """What the style sheet leaves round the words of a tab: it is painted so wide, however wide the tab was made."""
        return 12 if bar.property("tight") else 22

    def inside(self, window: QWidget) -> None:
        """No widget reaches out of the one it stands in, but for what is scrolled."""
        for each in window.findChildren(QWidget):
            around = each.parentWidget()
            if each.isWindow() or around is None or not each.isVisible() or around is window and not window.isVisible():
                continue
            above = around.parentWidget()
            if isinstance(around, QAbstractScrollArea) or isinstance(above, QAbstractScrollArea):
                continue
            if each.width() > 1 and not around.rect().adjusted(-1, -1, 1, 1).contains(each.geometry()):
                what = each.accessibleName() or each.objectName()
                self.wrong.append(
                    f"{self.where}: {type(each).__name__} {what!r} {each.geometry().getRect()} out of {type(around).__name__} {around.size().toTuple()}"
                )

    def apart(self, window: QWidget) -> None:
        """Texts do not lie over each other."""
        placed: list[tuple[QRect, QWidget]] = []
        for each in window.findChildren(QWidget):
            if (
                isinstance(each, QLabel | QAbstractButton | QLineEdit | QComboBox)
                and type(each) is not QAbstractButton
                and each.isVisible()
                and not floats(each, window)
            ):
                region = each.visibleRegion().boundingRect()
                if not region.isEmpty():
                    placed.append((region.translated(each.mapTo(window, QPoint(0, 0))), each))
        for at, (room, one) in enumerate(placed):
            for other_room, other in placed[at + 1 :]:
                common = room & other_room
                if (
                    min(common.width(), common.height()) > 2
                    and not one.isAncestorOf(other)
                    and not other.isAncestorOf(one)
                ):
                    self.wrong.append(f"{self.where}: {named(one)} lies over {named(other)}")

    def out_of_cells(self) -> list[str]:
        """The texts that reached out of the last cell they were painted in."""
        return [f"{where}: {text!r} at {at}" for (where, text, at), beyond in self._reach.items() if beyond > 2]

    def labels(self, window: QWidget) -> None:
        """Labels that Qt paints itself would be cut without a sign."""
        for each in window.findChildren(QLabel):
            if not each.isVisible() or isinstance(each, Elided) or each.wordWrap() or not each.text():
                continue
            if each.textFormat() == Qt.TextFormat.RichText:
                continue
            need = max(each.fontMetrics().horizontalAdvance(line) for line in each.text().split("\n"))
            seen = _seen(each)
            if min(each.contentsRect().width(), seen) < need - 1:
                self.wrong.append(f"{self.where}: label {each.text()!r} {seen} of {need}")

    def titles(self, window: QWidget) -> None:
        """What names a page stands whole in its head."""
        for each in window.findChildren(PageHeader):
            title, note = each.title, each.note
            if each.isVisible() and title.isVisible():
                need = title.fontMetrics().horizontalAdvance(title.text())
                if title.contentsRect().width() < need:
                    self.wrong.append(f"{self.where}: title {title.text()!r} {title.width()} of {need}")
            if each.isVisible() and note.isVisible() and 0 < note.contentsRect().width() < 60 < note.sizeHint().width():
                self.wrong.append(f"{self.where}: {note.text()!r} is told by {note.width()} pixels")

    def buttons(self, window: QWidget) -> None:
        """The words on a button stand whole on it, and the button in what is seen of its page."""
        for each in [*window.findChildren(QAbstractButton), *window.findChildren(QComboBox)]:
            text = each.text() if isinstance(each, QAbstractButton) else each.currentText()
            if not each.isVisible() or not text.strip() or isinstance(each, LargeButton):
                # A large button paints its title whole and cuts the line under it by itself.
                continue
            alone = Qt.ToolButtonStyle.ToolButtonIconOnly
            if isinstance(each, QToolButton) and not each.icon().isNull() and each.toolButtonStyle() == alone:
                read_out = QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
                if not (each.toolTip() and read_out):
                    self.wrong.append(
                        f"{self.where}: button {text!r} shows a picture alone and tells its words nowhere"
                    )
                continue
            # A box is as wide as its longest entry would like it; what it shows is the one chosen.
            needs = each.sizeHint().width()
            if isinstance(each, QComboBox):
                needs = min(needs, each.fontMetrics().horizontalAdvance(text) + _ROUND_A_CHOICE)
            seen = _seen(each)
            if each.width() < needs - 1 or seen < each.width() - 1:
                self.wrong.append(f"{self.where}: button {text!r} {each.width()}/{seen} of {needs}")
