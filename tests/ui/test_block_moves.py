"""Ctrl with an arrow goes to the edge of what is filled in a list of any length, and is asked of the store beside the window."""

from __future__ import annotations

from array import array
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exchange_app.progress import Silent
from tests.ui.listing_window import PEOPLE, Open, Window
from ui.lists import block_moves
from ui.lists.block_moves import steps_to_edge
from ui.lists.keys import move_to

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(open_: Open) -> Window:
    """On the people, with their years of experience, of which the last is not given."""
    window = open_("applicants")
    window.panel.set_columns(["name", "experience_years"])
    window.quiet()
    move_to(window.view, 0, window.column("experience_years"))
    return window


def empty(window: Window) -> int:
    """The row of whose experience nothing is known; others stand below it."""
    found: int = window.texts("experience_years").index("")
    assert found < len(PEOPLE) - 1
    return found


@pytest.mark.parametrize("batch", [1, 2, 3, 256])
def test_the_steps_are_the_same_however_many_rows_are_asked_for_at_a_time(
    window: Window, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(block_moves, "_FIRST", batch)
    monkeypatch.setattr(block_moves, "_MOST", batch)
    model, filled = window.view.model_(), [bool(text) for text in window.texts("experience_years")]
    assert filled.count(False) == 1
    for row in range(len(PEOPLE)):
        for keys, given in ((model.keys[row:], filled[row:]), (model.keys[row::-1], filled[row::-1])):
            with window.store.read() as reader:
                steps = steps_to_edge(reader, "applicant", "experience_years", keys, Silent())
            assert steps == by_hand(given)


def by_hand(given: list[bool]) -> int:
    """The steps along cells of which it is known whether they are filled."""
    inside = given[:2] == [True, True]
    for at in range(1, len(given)):
        if given[at] != inside:
            return at - 1 if inside else at
    return len(given) - 1


def test_no_row_of_the_list_is_read_for_it(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Any] = []
    source = window.panel.model._source
    asked = source.rows
    monkeypatch.setattr(source, "rows", lambda columns, keys: read.append(keys) or asked(columns, keys))
    window.panel.model.reread()
    read.clear()
    QTest.keyClick(window.view, Qt.Key.Key_Down, CTRL)
    window.quiet()
    assert window.view.currentIndex().row() == empty(window) - 1
    assert all(len(keys) <= 128 for keys in read)


def test_keys_that_are_typed_before_the_answer_come_after_it(window: Window) -> None:
    QTest.keyClick(window.view, Qt.Key.Key_Down, CTRL)
    QTest.keyClick(window.view, Qt.Key.Key_Down)
    QTest.keyClick(window.view, Qt.Key.Key_Down, CTRL | SHIFT)
    QTest.keyClick(window.view, Qt.Key.Key_Left)
    window.qtbot.waitUntil(lambda: window.view.currentIndex().column() == 0)
    assert window.view.currentIndex().row() == empty(window) + 1


def test_an_answer_comes_too_late_for_a_cell_that_was_left(window: Window) -> None:
    QTest.keyClick(window.view, Qt.Key.Key_Down, CTRL)
    move_to(window.view, 2, 0)
    window.quiet()
    assert (window.view.currentIndex().row(), window.view.currentIndex().column()) == (2, 0)


def test_an_empty_list_has_no_edge(window: Window) -> None:
    with window.store.read() as reader:
        assert steps_to_edge(reader, "applicant", "city", array("i"), Silent()) == 0
