"""Ctrl with the mouse marks several ranges of cells; what is done with cells is done with all of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.listing_window import Window
from ui.forms.editor import Editor
from ui.lists.keys import move_to
from ui.lists.selection_foot import SelectionFoot

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(list_of: Callable[..., Window]) -> Window:
    return list_of("name", "city", "track", "experience_years")


def click(window: Window, row: int, column: str, held: Qt.KeyboardModifier = NONE) -> None:
    place = window.view.visualRect(window.view.model_().index(row, window.column(column))).center()
    QTest.mouseClick(window.view.viewport(), LEFT, held, place)


def press(window: Window, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(window.view, key, held)
    window.quiet()


def cities(window: Window, *rows: int) -> list[str]:
    texts = window.texts("city")
    return [texts[row] for row in rows]


def test_each_click_adds_a_cell_and_a_second_one_takes_it_away(window: Window) -> None:
    click(window, 1, "city")
    click(window, 4, "city", CTRL)
    click(window, 6, "city", CTRL)
    assert [each[:2] for each in window.view.blocks()] == [(1, 1), (4, 1), (6, 1)]
    click(window, 4, "city", CTRL)
    assert [each.top for each in window.view.blocks()] == [1, 6]
    press(window, Qt.Key.Key_Escape)
    assert len(window.view.blocks()) == 1


def test_all_of_them_are_emptied_and_filled_as_one_step(window: Window) -> None:
    before, steps = window.texts("city"), window.steps()
    click(window, 1, "city")
    click(window, 4, "city", CTRL)
    press(window, Qt.Key.Key_Delete)
    assert cities(window, 1, 4) == ["", ""] and window.texts("city")[2] == before[2]
    assert window.steps() == steps + 1
    window.undo()
    assert window.texts("city") == before
    assert [each.top for each in window.view.blocks()] == [1, 4]
    QTest.keyClicks(window.view, "V")
    editor = next(each for each in window.view.findChildren(Editor) if each.isVisible())
    QTest.keyClicks(editor.input, "an")
    QTest.keyClick(editor.input, Qt.Key.Key_Return, CTRL)
    window.quiet()
    assert cities(window, 1, 4) == ["Van", "Van"] and window.texts("city")[2] == before[2]


def test_shift_with_the_arrows_goes_on_from_where_a_range_began(window: Window) -> None:
    move_to(window.view, 3, window.column("city"))
    press(window, Qt.Key.Key_Down, SHIFT)
    press(window, Qt.Key.Key_Down, SHIFT)
    press(window, Qt.Key.Key_Right, SHIFT)
    assert window.view.blocks() == [(3, 1, 5, 2)]
    for _ in range(4):
        press(window, Qt.Key.Key_Up, SHIFT)
    assert window.view.blocks() == [(1, 1, 3, 2)]


def test_each_range_is_filled_down_from_its_own_top(window: Window) -> None:
    before = window.texts("city")
    move_to(window.view, 0, window.column("city"))
    press(window, Qt.Key.Key_Down, SHIFT)
    press(window, Qt.Key.Key_Down, SHIFT)
    click(window, 5, "city", CTRL)
    assert [(each.top, each.bottom) for each in window.view.blocks()] == [(0, 2), (5, 5)]
    press(window, Qt.Key.Key_D, CTRL)
    after = window.texts("city")
    assert after == [before[0]] * 3 + before[3:5] + [before[4]] + before[6:]


def test_ranges_of_the_same_columns_or_rows_are_copied_together_others_are_not(window: Window) -> None:
    click(window, 5, "city")
    click(window, 1, "city", CTRL)
    press(window, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text().splitlines() == cities(window, 1, 5)
    click(window, 2, "city")
    click(window, 2, "experience_years", CTRL)
    press(window, Qt.Key.Key_C, CTRL)
    years = window.texts("experience_years")[2]
    assert QApplication.clipboard().text() == f"{cities(window, 2)[0]}\t{years}"
    click(window, 3, "track", CTRL)
    press(window, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == f"{cities(window, 2)[0]}\t{years}"
    assert "side by side" in window.said[-1].text


def test_nothing_is_pasted_into_several_at_once(window: Window) -> None:
    before = window.texts("city")
    QApplication.clipboard().setText("Kars")
    click(window, 1, "city")
    click(window, 3, "city", CTRL)
    press(window, Qt.Key.Key_V, CTRL)
    assert window.texts("city") == before and "one range" in window.said[-1].text


def test_the_records_of_all_are_selected_and_all_are_added_up(window: Window, qtbot: QtBot) -> None:
    click(window, 0, "experience_years")
    click(window, 2, "experience_years", CTRL)
    years = [int(window.texts("experience_years")[row]) for row in (0, 2)]
    foot = window.panel.findChild(SelectionFoot)
    assert foot is not None
    qtbot.waitUntil(lambda: f"sum {sum(years)}" in foot.text())
    press(window, Qt.Key.Key_Space)
    keys = window.view.model_().keys
    assert window.view.model_().checked == {keys[0], keys[2]}


def test_sorting_leaves_the_cells_of_the_same_records_selected(window: Window) -> None:
    click(window, 1, "city")
    click(window, 4, "city", CTRL)
    keys = {window.view.model_().keys[row] for row in (1, 4)}
    window.panel.sort_by(window.column("city"), False, True)
    window.quiet()
    assert set(window.view.marked_keys()) == keys


def test_a_cell_that_the_program_goes_to_is_selected_alone(window: Window) -> None:
    click(window, 1, "city")
    click(window, 4, "city", CTRL)
    window.view.setCurrentIndex(window.view.model_().index(6, 1))
    assert [each.top for each in window.view.blocks()] == [6]
