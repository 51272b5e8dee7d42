"""Ctrl+Enter in the editor of a cell puts what is typed into all selected cells, as one step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.listing_window import Window
from ui.forms.editor import Editor
from ui.lists.keys import move_to

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(list_of: Callable[..., Window]) -> Window:
    return list_of("name", "city", "notes", "experience_years")


def select(window: Window, top: int, first: str, bottom: int, last: str) -> None:
    move_to(window.view, top, window.column(first))
    move_to(window.view, bottom, window.column(last), extend=True)


def editor(window: Window) -> Editor:
    return next(each for each in window.view.findChildren(Editor) if each.isVisible())


def type_(window: Window, text: str) -> None:
    QTest.keyClicks(window.view, text[0])
    QTest.keyClicks(editor(window).input, text[1:])


def ctrl_enter(window: Window) -> None:
    QTest.keyClick(editor(window).input, Qt.Key.Key_Return, CTRL)
    window.quiet()


def test_all_selected_cells_get_it_in_one_step_and_the_list_keeps_the_keys(window: Window) -> None:
    before, steps = window.texts("city"), window.steps()
    select(window, 1, "city", 3, "city")
    type_(window, "Quba")
    ctrl_enter(window)
    assert window.texts("city") == [before[0], "Quba", "Quba", "Quba", *before[4:]]
    assert window.steps() == steps + 1
    assert window.view.hasFocus() and window.view.cell_range()[0::2] == (1, 3)
    window.undo()
    assert window.texts("city") == before


def test_what_stood_there_and_was_opened_by_f2_fills_too(window: Window) -> None:
    select(window, 2, "city", 0, "city")
    stood = window.texts("city")[0]
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    ctrl_enter(window)
    assert window.texts("city")[:3] == [stood] * 3


def test_a_column_that_cannot_take_it_is_told_and_nothing_is_written(window: Window) -> None:
    before, steps = window.texts("city"), window.steps()
    select(window, 0, "experience_years", 2, "city")
    type_(window, "Quba")
    ctrl_enter(window)
    assert "Years of experience: " in window.panel.editing.complaint
    assert window.panel.editing.under_way
    QTest.keyClick(editor(window).input, Qt.Key.Key_Escape)
    window.quiet()
    assert window.texts("city") == before and window.steps() == steps


def test_with_one_cell_selected_it_opens_the_record_as_everywhere(window: Window) -> None:
    window.cell("Kaya", "city")
    type_(window, "Van")
    ctrl_enter(window)
    assert window.value("Kaya", "city") == "Van"
    assert not window.view.hasFocus()


def test_ctrl_home_and_end_go_to_the_corners_of_the_list(window: Window) -> None:
    move_to(window.view, 3, 2)
    QTest.keyClick(window.view, Qt.Key.Key_End, CTRL)
    model = window.view.model_()
    assert (window.view.currentIndex().row(), window.view.currentIndex().column()) == (
        model.rowCount() - 1, model.columnCount() - 1,
    )  # fmt: skip
    QTest.keyClick(window.view, Qt.Key.Key_Home, CTRL | SHIFT)
    assert window.view.cell_range() == (0, 0, model.rowCount() - 1, model.columnCount() - 1)
