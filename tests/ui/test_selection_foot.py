"""What the selected cells add up to stands under the list."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exchange_app.text import words
from tests.ui.listing_window import PEOPLE, Open
from ui.lists.keys import move_to
from ui.lists.selection_foot import SelectionFoot, Sums

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_numbers_are_added_up_and_all_filled_cells_counted(open_: Open, qtbot: QtBot) -> None:
    window = open_("applicants")
    window.panel.set_columns(["name", "experience_years"])
    window.quiet()
    foot = window.panel.findChild(SelectionFoot)
    assert foot is not None and foot.text() == ""
    move_to(window.view, 0, window.column("experience_years"))
    QTest.keyClick(window.view, Qt.Key.Key_Space, CTRL)
    years = [each[5] for each in PEOPLE if each[5] is not None]
    said = f"{len(years)} filled cells · sum {sum(years)} · average {sum(years) / len(years):.2f}"
    qtbot.waitUntil(lambda: foot.text() == said)
    move_to(window.view, 0, 0)
    qtbot.waitUntil(lambda: foot.text() == "")


def test_what_is_no_number_is_counted_only(open_: Open, qtbot: QtBot) -> None:
    window = open_("applicants")
    foot = window.panel.findChild(SelectionFoot)
    assert foot is not None
    move_to(window.view, 1, window.column("city"))
    QTest.keyClick(window.view, Qt.Key.Key_Down, SHIFT)
    qtbot.waitUntil(lambda: foot.text() == "2 filled cells")


def test_in_each_language_with_its_points() -> None:
    sums = Sums(3, 2, Decimal("2401.5"))
    assert sums.said(words("en")) == "3 filled cells · sum 2,401.5 · average 1,200.75"
    assert sums.said(words("tr")) == "3 dolu hücre · toplam 2.401,5 · ortalama 1.200,75"
    assert sums.said(words("az")) == "3 dolu xana · cəmi 2.401,5 · orta 1.200,75"
