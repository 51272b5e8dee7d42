"""Tab goes through every page as it is read, and one always sees where it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.exchange_story import tell, work_on
from ui.components.buttons import button
from ui.components.focus_ring import FocusRing, shows_nothing
from ui.components.reading_order import order_of
from ui.pages import PAGES
from ui.shell.snapshots import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def test_one_sees_what_has_the_keys_and_tab_goes_on_as_a_page_is_read(
    full_store: Path, desk_window: Any, qtbot: QtBot
) -> None:
    tell(full_store)
    work_on(full_store, 3)
    app = desk_window(full_store)
    window = app.window
    window.resize(1366, 768)
    unseen, back, count = set(), set(), 0
    for key in PAGES:
        window.go(key)
        settle(app)
        order = [each for each in order_of(window) if each is not window.search]
        for each in order:
            window.activateWindow()
            qtbot.waitUntil(window.isActiveWindow)
            if (now := QApplication.focusWidget()) is not None:
                now.clearFocus()
            before = each.grab().toImage()
            each.setFocus(Qt.FocusReason.TabFocusReason)
            assert each.hasFocus()
            if before == each.grab().toImage():
                unseen.add((key, type(each).__name__, each.accessibleName()))
            count += 1
        for one, other in zip(order, order[1:], strict=False):
            first, then = place(one), place(other)
            beside = (
                min(first.bottom(), then.bottom()) - max(first.top(), then.top())
                > min(first.height(), then.height()) * 0.6
            )
            over = then.bottom() < first.top() and then.left() < first.right() and first.left() < then.right()
            if over or (beside and then.right() < first.left()):
                back.add((key, one.accessibleName(), other.accessibleName()))
    assert count > 150 and not unseen, unseen
    assert not back, back


def test_tab_leads_from_the_search_over_the_filters_into_the_list_and_back(
    full_store: Path, desk_window: Any, qtbot: QtBot
) -> None:
    app = desk_window(full_store)
    window = app.window
    window.go("applicants")
    settle(app)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    search = window.current_page().body.panel.bar.search
    search.setFocus()

    def press(key: Qt.Key, times: int) -> list[str]:
        found = []
        for _time in range(times):
            QTest.keyClick(QApplication.focusWidget(), key)
            found.append(QApplication.focusWidget().accessibleName().rstrip(" 0123456789"))
        return found

    assert press(Qt.Key.Key_Tab, 5) == ["With problems", "Filter", "Saved", "Columns", "Applicants"]
    search.setFocus()
    assert press(Qt.Key.Key_Backtab, 2) == ["New applicant", "Import…"]


def test_the_frame_of_a_primary_button_touches_neither_its_words_nor_its_edge(qtbot: QtBot) -> None:
    made = button("Yadda saxla", "primary")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    assert shows_nothing(made)
    ring, words = FocusRing(made).geometry(), made.fontMetrics().horizontalAdvance(made.text())
    assert made.rect().adjusted(2, 2, -2, -2).contains(ring) and ring.width() >= words + 8
