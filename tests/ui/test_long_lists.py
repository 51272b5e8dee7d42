"""What is done with many rows of a list is read beside the window, and shown as work under way where it is long."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.listing_window import Open, Window
from tests.ui.test_cell_menu import choose, right_click
from ui.lists import cell_writer
from ui.lists.keys import move_to

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(open_: Open) -> Window:
    return open_("applicants")


@pytest.fixture
def readers(window: Window, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """For each time that the store is read: whether it was on the window's thread. Nothing has been read yet, as of rows far
    away."""
    monkeypatch.setattr(window.panel.model, "known", lambda keys: {})
    monkeypatch.setattr(cell_writer, "WINDOW", 0)
    here, found, store = threading.current_thread(), list[bool](), window.store
    asked = type(store).read

    def read(self: Any, *given: Any, **more: Any) -> Any:
        found.append(threading.current_thread() is here)
        return asked(self, *given, **more)

    monkeypatch.setattr(type(store), "read", read)
    return found


def test_copying_reads_beside_the_window(window: Window, readers: list[bool]) -> None:
    move_to(window.view, 0, window.column("city"))
    QTest.keyClick(window.view, Qt.Key.Key_Space, CTRL)
    readers.clear()
    QTest.keyClick(window.view, Qt.Key.Key_C, CTRL)
    assert True not in readers
    window.quiet()
    assert QApplication.clipboard().text().splitlines() == ["City", *window.texts("city")]


def test_emptying_and_filling_do_too(window: Window, readers: list[bool]) -> None:
    city = window.column("city")
    move_to(window.view, 0, city)
    move_to(window.view, 2, city, extend=True)
    QTest.keyClick(window.view, Qt.Key.Key_D, CTRL)
    window.quiet()
    assert window.texts("city")[:4] == ["Bakı", "Bakı", "Bakı", "Bakı"]
    window.undo()
    move_to(window.view, 0, city)
    move_to(window.view, 1, city, extend=True)
    QTest.keyClick(window.view, Qt.Key.Key_Delete)
    window.quiet()
    assert window.texts("city")[:3] == ["", "", "Ankara"]


def test_the_record_that_a_cell_refers_to_is_known_without_asking(open_: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_("applicants")
    window.panel.set_columns(["name", "application.cohort"])
    window.quiet()
    row = window.row("Əliyev")
    reading = window.panel.model.reading
    value = reading.value(window.panel.model.line(row), window.column("application.cohort"))
    with window.store.read() as reader:
        assert reader.record("cohort", value).get("title") == "Summer"
    monkeypatch.setattr(window.panel.lookups, "title", lambda *_: "")
    right_click(window, row, "application.cohort")
    choose(window, "Show only this value")
    assert window.families() == ["Əliyev", "Hacıyev"]


def test_what_a_paste_would_change_is_read_beside_the_window_too(window: Window, readers: list[bool]) -> None:
    city = window.column("city")
    move_to(window.view, 0, city)
    QApplication.clipboard().setText("Van\nMuş")
    shown: list[list[str]] = []

    def act(dialog: Any) -> None:
        shown.append([cell.text for row in dialog.paste.rows for cell in row.cells])
        dialog.accept()

    window.answer(act)
    readers.clear()
    QTest.keyClick(window.view, Qt.Key.Key_V, CTRL)
    assert True not in readers
    window.quiet()
    assert shown == [["Van", "Muş"]]
    assert window.texts("city")[:2] == ["Van", "Muş"]
