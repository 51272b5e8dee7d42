"""The column that names a record stays in the window while the others are scrolled away under it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from tests.ui.listing_window import Open, Window
from ui.lists.keys import move_to

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(open_: Open) -> Window:
    """A list with more columns than there is room for, its names in sight and 200 pixels of the others scrolled away."""
    window = open_("outlets")
    keys = [key for key, column in window.panel.available.items() if column.field is not None]
    window.panel.set_columns(keys[:14])
    window.quiet()
    window.view.setFocus()
    window.view.horizontalScrollBar().setValue(200)
    assert window.view.frozen() == window.view.columnWidth(0) > 0
    return window


def picture(window: Window, width: int) -> object:
    view = window.view
    return view.viewport().grab(QRect(0, 0, width, view.viewport().height())).toImage()


def test_nothing_is_frozen_while_nothing_is_scrolled_away(window: Window) -> None:
    window.view.horizontalScrollBar().setValue(0)
    assert window.view.frozen() == 0
    assert window.view.column_left(1) == window.view.columnViewportPosition(1) > 0


def test_the_names_look_as_before_wherever_the_others_are(window: Window) -> None:
    view = window.view
    move_to(view, 0, 3)
    inner = view.frozen() - 2
    view.horizontalScrollBar().setValue(1)
    before = picture(window, inner)
    view.horizontalScrollBar().setValue(200)
    assert picture(window, inner) == before
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    assert picture(window, inner) == before


def test_a_click_on_a_name_takes_the_name(window: Window) -> None:
    view = window.view
    place = view.visualRect(view.model_().index(1, 0))
    assert place.left() == 0
    QTest.mouseClick(view.viewport(), LEFT, NONE, QPoint(20, place.center().y()))
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 0)
    assert view.horizontalScrollBar().value() == 200


def test_a_cell_that_the_keys_go_to_comes_out_from_under_the_names(window: Window) -> None:
    view = window.view
    move_to(view, 0, view.model_().columnCount() - 1)
    while view.currentIndex().column() > 1:
        QTest.keyClick(view, Qt.Key.Key_Left)
        assert view.columnViewportPosition(view.currentIndex().column()) >= view.frozen()
    QTest.keyClick(view, Qt.Key.Key_End)
    scrolled = view.horizontalScrollBar().value()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().column() == 0 and view.horizontalScrollBar().value() == scrolled > 0


def test_a_name_is_typed_into_where_it_stays(window: Window) -> None:
    view = window.view
    move_to(view, 0, 0)
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = view.indexWidget(view.currentIndex()) or window.panel.editing._open.editor
    assert editor.geometry().left() == 0
    QTest.keyClick(window.panel.editing._open.editor.input, Qt.Key.Key_Escape)


def test_its_head_sorts_and_is_resized_where_it_stays(window: Window) -> None:
    view, head = window.view, window.view.head
    QTest.mouseClick(head.viewport(), LEFT, NONE, QPoint(30, 12))
    window.quiet()
    assert [each.column for each in window.panel.sort] == ["name"]
    view.horizontalScrollBar().setValue(200)
    width = view.columnWidth(0)
    QTest.mousePress(head.viewport(), LEFT, NONE, QPoint(width - 1, 12))
    QTest.mouseMove(head.viewport(), QPoint(width + 10, 12))
    QTest.mouseMove(head.viewport(), QPoint(width + 24, 12))
    QTest.mouseRelease(head.viewport(), LEFT, NONE, QPoint(width + 24, 12))
    assert view.columnWidth(0) == width + 25


def test_a_column_under_the_names_is_not_in_sight(window: Window) -> None:
    view = window.view
    view.horizontalScrollBar().setValue(view.columnWidth(1) + 10)
    assert view.column_in_sight(0) and not view.column_in_sight(1)


def test_where_too_little_room_would_be_left_nothing_stays(window: Window) -> None:
    view = window.view
    view.head.resizeSection(0, view.viewport().width())
    view.horizontalScrollBar().setValue(50)
    assert view.frozen() == 0
