"""The menu of the cells of a list, and the keys of a spreadsheet that go with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.listing_window import PEOPLE, Open, Window
from ui.lists.keys import move_to

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def press(window: Window, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(window.view, key, held)
    window.quiet()


def menu() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def entry(name: str) -> QAction:
    return next(each for each in menu().actions() if each.text().partition("\t")[0] == name)


def choose(window: Window, name: str) -> None:
    action = entry(name)
    assert action.isEnabled()
    action.trigger()
    menu().close()
    window.quiet()


def right_click(window: Window, row: int, column: str) -> None:
    place = window.view.visualRect(window.view.model_().index(row, window.column(column))).center()
    QTest.mouseClick(window.view.viewport(), Qt.MouseButton.RightButton, NONE, place)


def test_the_right_button_opens_the_menu_of_the_cell_under_it(open_: Open) -> None:
    window = open_("applicants")
    right_click(window, 3, "city")
    assert (window.view.currentIndex().row(), window.view.current_column()) == (3, "city")
    choose(window, "Copy cells")
    assert QApplication.clipboard().text() == window.view.model_().line(3).texts[window.column("city")]


def test_a_right_click_inside_selected_cells_leaves_them_selected(open_: Open) -> None:
    window = open_("applicants")
    city = window.column("city")
    move_to(window.view, 1, city)
    move_to(window.view, 3, city, extend=True)
    right_click(window, 2, "city")
    choose(window, "Copy with headings")
    model = window.view.model_()
    assert QApplication.clipboard().text().splitlines() == [
        model.columns[city].label, *(model.line(row).texts[city] for row in (1, 2, 3)),
    ]  # fmt: skip


def test_the_same_by_keys(open_: Open) -> None:
    window = open_("applicants")
    move_to(window.view, 0, window.column("city"))
    press(window, Qt.Key.Key_F10, SHIFT)
    assert entry("Remove…").isEnabled()
    menu().close()
    press(window, Qt.Key.Key_C, CTRL | SHIFT)
    assert QApplication.clipboard().text().splitlines()[1:] == [
        window.view.model_().line(0).texts[window.column("city")]
    ]


def test_show_only_this_value_leaves_the_records_that_have_it(open_: Open) -> None:
    window = open_("applicants")
    city = window.column("city")
    row = next(row for row in range(len(PEOPLE)) if window.view.model_().line(row).texts[city] == "Bakı")
    right_click(window, row, "city")
    choose(window, "Show only this value")
    assert window.view.model_().rowCount() == sum(each[3] == "Bakı" for each in PEOPLE)


def test_a_value_that_is_not_given_can_be_asked_for_too(open_: Open) -> None:
    window = open_("applicants")
    window.panel.set_columns(["name", "experience_years"])
    window.quiet()
    years = window.column("experience_years")
    row = next(row for row in range(len(PEOPLE)) if not window.view.model_().line(row).texts[years])
    right_click(window, row, "experience_years")
    choose(window, "Show only this value")
    assert window.view.model_().rowCount() == 1


def test_what_cannot_be_typed_into_is_neither_pasted_into_nor_emptied(open_: Open) -> None:
    window = open_("applicants")
    locked = next(each.key for each in window.view.model_().columns if not each.editable)
    right_click(window, 0, locked)
    assert not any(entry(name).isEnabled() for name in ("Edit the cell", "Paste cells", "Empty the cells"))
    menu().close()


def test_ctrl_with_an_arrow_stops_at_the_edge_of_what_is_filled(open_: Open) -> None:
    window = open_("applicants")
    window.panel.set_columns(["name", "experience_years"])
    window.quiet()
    years, model = window.column("experience_years"), window.view.model_()
    empty = next(row for row in range(len(PEOPLE)) if not model.line(row).texts[years])
    move_to(window.view, 0, years)
    press(window, Qt.Key.Key_Down, CTRL)
    assert window.view.currentIndex().row() == empty - 1
    press(window, Qt.Key.Key_Down, CTRL)
    assert window.view.currentIndex().row() == empty + 1
    press(window, Qt.Key.Key_Down, CTRL)
    assert window.view.currentIndex().row() == len(PEOPLE) - 1
    press(window, Qt.Key.Key_Up, CTRL | SHIFT)
    chosen = window.view.cell_range()
    assert chosen == (empty + 1, years, len(PEOPLE) - 1, years)


def test_shift_and_space_select_the_row_and_no_record(open_: Open) -> None:
    window = open_("applicants")
    move_to(window.view, 2, 1)
    press(window, Qt.Key.Key_Space, SHIFT)
    model = window.view.model_()
    assert window.view.cell_range() == (2, 0, 2, model.columnCount() - 1)
    assert not model.checked


def test_a_right_click_below_the_rows_does_nothing(open_: Open) -> None:
    window = open_("applicants")
    before = window.view.currentIndex().row()
    QTest.mouseClick(
        window.view.viewport(), Qt.MouseButton.RightButton, NONE, QPoint(30, window.view.viewport().height() - 4)
    )
    assert QApplication.activePopupWidget() is None
    assert window.view.currentIndex().row() == before
