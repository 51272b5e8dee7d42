"""Find and replace in a list: asked by Ctrl+H, shown before it is written, and one step that Undo takes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.listing_window import Window
from ui.lists.keys import move_to
from ui.lists.replacing.replace_dialog import ReplaceDialog
from ui.lists.replacing.replace_model import AFTER, BEFORE, FIELD, RECORD

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(list_of: Callable[..., Window]) -> Window:
    return list_of("name", "city", "track", "experience_years")


def with_dialog(window: Window, act: Callable[[ReplaceDialog], object]) -> None:
    """Open it by its keys, and do something in it; what is asked of the store is there before it is looked at."""

    def answer(dialog: Any) -> None:
        assert isinstance(dialog, ReplaceDialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    window.answer(answer)
    QTest.keyClick(window.view, Qt.Key.Key_H, CTRL)
    window.quiet()


def look(window: Window, dialog: ReplaceDialog, find: str, by: str) -> list[tuple[str, ...]]:
    """Type both, and wait for what is shown."""
    dialog.sought.insert(find)
    dialog.put.insert(by)
    window.qtbot.waitUntil(lambda: not dialog._soon.isActive() and dialog._running is None)
    model = dialog.model
    return [
        tuple(model.data(model.index(row, at)) for at in (RECORD, FIELD, BEFORE, AFTER))
        for row in range(model.rowCount())
    ]


def test_all_that_would_change_is_shown_and_written_as_one_step(window: Window) -> None:
    before, steps, shown = window.texts("city"), window.steps(), list[tuple[str, ...]]()

    def act(dialog: ReplaceDialog) -> None:
        shown.extend(look(window, dialog, "baki", "Bakı-2"))
        dialog.action.click()  # type: ignore[attr-defined]

    with_dialog(window, act)
    assert shown == [
        ("Aydın, Ada", "City", "Bakı", "Bakı-2"), ("Hacıyev, Rauf", "City", "Bakı", "Bakı-2"),
    ]  # fmt: skip
    assert window.texts("city") == [text.replace("Bakı", "Bakı-2") for text in before]
    assert window.steps() == steps + 1
    window.undo()
    assert window.texts("city") == before


def test_a_tick_taken_away_leaves_its_cell_by_mouse_and_by_space(window: Window) -> None:
    def act(dialog: ReplaceDialog) -> None:
        look(window, dialog, "ankara", "Konya")
        view, model = dialog.view, dialog.model
        box = view.visualRect(model.index(0, RECORD))
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 14, box.center().y()))
        assert model.left == {0}
        view.setCurrentIndex(model.index(1, RECORD))
        QTest.keyClick(view, Qt.Key.Key_Space)
        assert model.left == {0, 1} and not dialog.action.isEnabled()
        QTest.keyClick(view, Qt.Key.Key_Space)
        dialog.action.click()  # type: ignore[attr-defined]

    with_dialog(window, act)
    assert (window.value("Erdem", "city"), window.value("Lale", "city")) == ("Ankara", "Konya")


def test_only_the_marked_cells_where_several_are(window: Window) -> None:
    city = window.column("city")
    rows = [row for row, text in enumerate(window.texts("city")) if text == "Bakı"]
    move_to(window.view, rows[0], city)
    move_to(window.view, rows[0] + 1, city, extend=True)
    counts: list[int] = []

    def act(dialog: ReplaceDialog) -> None:
        counts.append(len(look(window, dialog, "bakı", "Sumqayıt")))
        dialog.scope.set_code("1")
        dialog.scope.picked.emit("1")
        window.qtbot.waitUntil(lambda: dialog.model.rowCount() == len(rows))

    with_dialog(window, act)
    assert counts == [1]


def test_what_cannot_be_written_has_no_tick_and_its_reason_is_said(window: Window) -> None:
    def act(dialog: ReplaceDialog) -> None:
        look(window, dialog, "television", "Zurna")
        model = dialog.model
        assert model.problems == model.rowCount() > 0 and not dialog.action.isEnabled()
        assert model.data(model.index(0, RECORD), Qt.ItemDataRole.CheckStateRole) is None
        assert dialog.explained.text() == model.sentence(0) != ""

    with_dialog(window, act)


def test_return_goes_on_from_line_to_line_to_what_would_change_and_there_writes(window: Window) -> None:
    before, shown = window.texts("city"), list[bool]()

    def act(dialog: ReplaceDialog) -> None:
        def press(text: str = "") -> None:
            at = dialog.focusWidget()
            QTest.keyClicks(at, text)
            QTest.keyClick(at, Qt.Key.Key_Return)
            window.qtbot.waitUntil(lambda: not dialog._soon.isActive() and dialog._running is None)

        press("baki")
        assert dialog.put.hasFocus()
        press("Quba")
        shown.append(dialog.isVisible() and dialog.view.hasFocus() and dialog.model.rowCount() == 2)
        assert window.texts("city") == before, "only seen"
        press()

    with_dialog(window, act)
    assert shown == [True] and window.texts("city") == [text.replace("Bakı", "Quba") for text in before]


def test_a_name_is_found_in_its_parts_and_what_cannot_be_changed_is_said_to_be_left_out(window: Window) -> None:
    def act(dialog: ReplaceDialog) -> None:
        assert look(window, dialog, "kay", "Gay") == [("Kaya, Nur", "Family name", "Kaya", "Gaya")]
        dialog.action.click()  # type: ignore[attr-defined]

    with_dialog(window, act)
    assert window.value("Gaya", "given_name") == "Nur"
    window.panel.set_columns(["name", "code", "passport_number"])
    window.quiet()
    window.activate()
    said: list[str] = []

    def none(dialog: ReplaceDialog) -> None:
        look(window, dialog, "zzz", "")
        said.append(dialog.told.text())

    with_dialog(window, none)
    assert said == ["It is in none of these cells. Code, Passport no.: not searched, as nothing can be changed there."]


def test_one_column_can_be_chosen_also_one_that_is_not_shown(window: Window) -> None:
    def act(dialog: ReplaceDialog) -> None:
        dialog.column.set_code("email")
        assert look(window, dialog, "example.az", "example.org") == [
            ("Əliyev, Orxan", "E-mail", "orxan@example.az", "orxan@example.org"),
        ]
        dialog.action.click()  # type: ignore[attr-defined]

    with_dialog(window, act)
    assert window.value("Əliyev", "email") == "orxan@example.org"


def test_a_refused_write_shows_again_what_was_asked_with_why(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[str, str, frozenset[int]]] = []

    def other(_dialog: ReplaceDialog) -> None:
        def again(dialog: Any) -> None:
            window.qtbot.waitUntil(lambda: not dialog._soon.isActive() and dialog._running is None)
            said.append((dialog.sought.text(), dialog.trouble.text(), dialog.model.left))
            dialog.reject()

        window.answer(again)

    def refuse(*given: Any, **more: Any) -> None:
        other(given[0])
        given[3]("Not now.")

    monkeypatch.setattr(window.panel.commands.writer, "write", refuse)

    def act(dialog: ReplaceDialog) -> None:
        look(window, dialog, "bakı", "Quba")
        dialog.model.tick([1], False)
        dialog.action.click()  # type: ignore[attr-defined]

    with_dialog(window, act)
    assert said == [("bakı", "Not now.", frozenset((1,)))], "also the tick that was taken away"
