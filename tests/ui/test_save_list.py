"""What is seen of a list is saved or printed from the list itself, masked unless a person says on what basis it is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.listing_window import Window
from ui.components import printer
from ui.lists.keys import move_to
from ui.lists.saving import list_saver
from ui.lists.saving.save_dialog import PRINTER, SaveDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(list_of: Callable[..., Window]) -> Window:
    return list_of("name", "city", "passport_number")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the person says that it is saved."""
    path = tmp_path / "list.csv"
    monkeypatch.setattr(list_saver, "ask_to_save", lambda *_: str(path))
    return path


def with_dialog(window: Window, act: Callable[[SaveDialog], object]) -> None:
    def answer(dialog: Any) -> None:
        assert isinstance(dialog, SaveDialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    window.activate()
    window.view.setFocus()
    window.answer(answer)
    QTest.keyClick(window.view, Qt.Key.Key_S, CTRL | SHIFT)
    window.quiet()


def go(dialog: SaveDialog, way: str) -> None:
    dialog.ways.set_code(way)
    dialog.ways.picked.emit(way)
    dialog.action.click()  # type: ignore[attr-defined]


def lines(path: Path) -> list[list[str]]:
    return [line.split(";") for line in path.read_bytes().decode("utf-8-sig").split("\r\n") if line]


def test_the_whole_list_as_it_is_shown_and_masked(window: Window, file: Path) -> None:
    steps = window.steps()
    with_dialog(window, lambda dialog: go(dialog, ".csv"))
    found = lines(file)
    assert found[0] == [column.label for column in window.panel.model.columns]
    assert [row[1] for row in found[1:]] == window.texts("city")
    assert not any("C01234571" in cell for row in found for cell in row)
    assert "9 rows are saved as list.csv." in [notice.text for notice in window.said]
    with window.store.read() as reader:
        entry = reader.journal.operations(1)[0]
    assert window.steps() == steps + 1 and (entry.author, entry.undoable) == ("Derya", False)
    said = "Applicants: a list of 9 rows was given away, nothing sensitive in the clear"
    assert window.app.window.words.say(entry.label) == said


def test_only_the_marked_cells_or_the_selected_records(window: Window, file: Path) -> None:
    city = window.column("city")
    move_to(window.view, 1, city)
    move_to(window.view, 2, city, extend=True)
    window.panel.model.check([window.panel.model.keys[4]], True)
    window.quiet()
    with_dialog(window, lambda dialog: go(dialog, ".csv"))
    assert lines(file) == [["City"], *([text] for text in window.texts("city")[1:3])]

    def selected(dialog: SaveDialog) -> None:
        dialog.scope.set_code("1")
        go(dialog, ".csv")

    with_dialog(window, selected)
    assert [row[1] for row in lines(file)] == ["City", window.texts("city")[4]]


def test_in_the_clear_only_on_a_basis_which_is_entered(window: Window, file: Path) -> None:
    def act(dialog: SaveDialog) -> None:
        dialog.sensitive.setChecked(True)
        go(dialog, ".csv")
        assert dialog.isVisible() and not file.exists()
        QTest.keyClicks(dialog.basis, "Visa")
        dialog.action.click()  # type: ignore[attr-defined]

    with_dialog(window, act)
    assert any("C01234571" in cell for row in lines(file) for cell in row)
    with window.store.read() as reader:
        last = window.app.window.words.say(reader.journal.operations(1)[0].label)
    assert last.endswith("basis: Visa") and "1 record shown" in last


def test_where_nothing_sensitive_is_shown_nothing_is_asked(window: Window, file: Path) -> None:
    window.panel.set_columns(["name", "city"])
    window.quiet()

    def act(dialog: SaveDialog) -> None:
        assert not dialog.sensitive.isVisible() and not dialog.basis.isVisible()

    with_dialog(window, act)


def test_the_pages_go_to_the_printer_that_is_chosen(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, int]] = []
    monkeypatch.setattr(printer, "ask", lambda where, made, owner: asked.append((made.name(), made.count)) or True)
    monkeypatch.setattr(printer, "print_pages", lambda made, where, progress: made.count)
    with_dialog(window, lambda dialog: go(dialog, PRINTER))
    window.quiet()
    assert len(asked) == 1 and asked[0][0].startswith("Applicants 2") and asked[0][1] == 1
    assert "1 page went to the printer." in [notice.text for notice in window.said]


def test_what_narrows_the_list_is_said_on_paper(window: Window) -> None:
    window.panel.bar.search.setText("ada")
    window.quiet()
    assert window.panel.bar.said() == ["“ada”"]
