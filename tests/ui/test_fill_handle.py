"""The square at the corner of the selected cells: drawn over others, it fills them, as one step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.listing_window import PEOPLE, Window
from ui.lists.keys import move_to

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(list_of: Callable[..., Window]) -> Window:
    return list_of("name", "city", "track")


def select(window: Window, top: int, bottom: int, first: str = "city", last: str = "city") -> None:
    move_to(window.view, top, window.column(first))
    move_to(window.view, bottom, window.column(last), extend=True)


def row_at(window: Window, row: int) -> QPoint:
    place = window.view.visualRect(window.view.model_().index(row, window.column("city"))).center()
    return QPoint(place.x(), place.y())


def draw(window: Window, row: int, *, drop: bool = True) -> None:
    view = window.view
    place = view.fill.place()
    assert place is not None
    QTest.mousePress(view.viewport(), LEFT, NONE, place.center())
    QTest.mouseMove(view.viewport(), row_at(window, row))
    if drop:
        QTest.mouseRelease(view.viewport(), LEFT, NONE, row_at(window, row))
        window.quiet()


def test_downwards_all_get_what_the_one_cell_holds_in_one_step(window: Window) -> None:
    before, steps = window.texts("city"), window.steps()
    select(window, 1, 1)
    draw(window, 4)
    assert window.texts("city") == [before[0], *[before[1]] * 4, *before[5:]]
    assert window.steps() == steps + 1
    assert window.view.cell_range() == (1, 1, 4, 1)
    window.undo()
    assert window.texts("city") == before


def test_several_rows_are_repeated(window: Window) -> None:
    before = window.texts("city")
    select(window, 0, 1)
    draw(window, 6)
    one, two = before[:2]
    assert window.texts("city") == [one, two, one, two, one, two, one, *before[7:]]


def test_upwards_the_last_of_them_comes_next(window: Window) -> None:
    before = window.texts("city")
    select(window, 4, 5)
    draw(window, 1)
    four, five = before[4:6]
    assert window.texts("city") == [before[0], five, four, five, *before[4:]]
    assert window.view.cell_range() == (1, 1, 5, 1)


def test_several_columns_keep_their_kind_of_value(window: Window) -> None:
    cities, tracks = window.texts("city"), window.texts("track")
    select(window, 0, 0, "city", "track")
    draw(window, 2)
    assert window.texts("city")[:3] == [cities[0]] * 3 and window.texts("track")[:3] == [tracks[0]] * 3


def test_back_over_the_selected_cells_and_by_escape_nothing_is_filled(window: Window) -> None:
    before, steps = window.texts("city"), window.steps()
    select(window, 1, 2)
    draw(window, 5, drop=False)
    assert window.view.fill.target == (3, 5)
    QTest.mouseMove(window.view.viewport(), row_at(window, 2))
    assert window.view.fill.target is None
    QTest.mouseMove(window.view.viewport(), row_at(window, 5))
    QTest.keyClick(window.view, Qt.Key.Key_Escape)
    assert not window.view.fill.held
    QTest.mouseRelease(window.view.viewport(), LEFT, NONE, row_at(window, 5))
    window.quiet()
    assert window.texts("city") == before and window.steps() == steps
    assert window.view.cell_range() == (1, 1, 2, 1)


def test_it_is_not_there_where_nothing_could_be_filled(window: Window) -> None:
    move_to(window.view, 1, 0)
    assert window.view.fill.place() is None
    select(window, 0, len(PEOPLE) - 1)
    assert window.view.fill.place() is None
    select(window, 1, 2)
    assert window.view.fill.place() is not None
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    assert window.view.fill.place() is None
    QTest.keyClick(window.panel.editing._open.editor.input, Qt.Key.Key_Escape)
