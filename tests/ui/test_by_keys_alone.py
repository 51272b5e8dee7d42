"""The whole work without a mouse: a cohort, a list read, places, a person placed, the partner's workbook, a roster on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.merge_desks import Agreed, Desks, in_front
from ui.components import files
from ui.shell.app import Application
from ui.shell.snapshots import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SAMPLES = Path(__file__).parents[1] / "data" / "samples"
Key, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Hands:
    """A person with a keyboard: every key goes to what has the keys."""

    def __init__(self, app: Application, qtbot: QtBot) -> None:
        self.app, self.qtbot = app, qtbot

    @property
    def page(self) -> Any:
        return self.app.window.current_page()

    def at(self) -> QWidget:
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.app.window
        return top.focusWidget() or top

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
        for _time in range(times):
            QTest.keyClick(self.at(), key, held)

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self.at(), letter)

    def settle(self) -> None:
        """Until nothing is under way; popups that closed leave no window active offscreen."""
        settle(self.app)
        self.app.window.activateWindow()
        self.qtbot.waitUntil(self.app.window.isActiveWindow)

    def go(self, number: int, page: str) -> None:
        """To a page by Ctrl and its number in the rail."""
        self.press(Qt.Key(Qt.Key.Key_0 + number), CTRL)
        assert self.app.window.current_key == page
        self.settle()

    def tab_to(self, said: str) -> None:
        """On by Tab to what is called so."""
        for _time in range(60):
            at = self.at()
            if (at.accessibleName() or (at.text().strip() if isinstance(at, QAbstractButton) else "")).startswith(said):
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {said}")

    def wait(self, what: Any) -> None:
        self.qtbot.waitUntil(what)
        self.settle()


def count(app: Application, kind: str) -> int:
    with app.session.store.read() as reader:
        return len(list(reader.records(kind)))


def city(app: Application, person: str) -> Any:
    with app.session.store.read() as reader:
        return reader.record("applicant", person).get("city")


def test_the_whole_work_by_keys(
    tmp_path: Path, agreed: Agreed, desk_window: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen: list[str] = []
    # The dialog of files is Qt's own.
    monkeypatch.setattr(files, "_answer", lambda _dialog, usual: chosen.pop())
    desks = Desks(tmp_path, agreed)
    desks.theirs(0, city="Gəncə")
    desks.send()
    desks.partner.close()
    app = in_front(desk_window(desks.path), qtbot)
    hands = Hands(app, qtbot)

    hands.go(2, "cohorts")
    hands.press(Key.Key_N, CTRL)
    hands.settle()
    hands.type("Autumn 2026")
    hands.press(Key.Key_Return, CTRL)
    hands.wait(lambda: count(app, "cohort") == 2)

    chosen.append(str(SAMPLES / "host-outlets.xlsx"))
    hands.press(Key.Key_I, CTRL)
    hands.wait(lambda: hands.page.review_view.found is not None)
    hands.tab_to("Apply")
    hands.press(Key.Key_Space)
    hands.wait(lambda: app.window.current_key == "outlets")
    assert count(app, "outlet") > 3

    hands.go(5, "placements")
    hands.tab_to("Cohort:")

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        for _time in range(5):
            QTest.keyClick(menu, Key.Key_Down)
            if "Yay" in menu.activeAction().text():  # type: ignore[attr-defined]
                break
        QTest.keyClick(menu, Key.Key_Return)

    if "Yay" not in hands.at().accessibleName():
        QTimer.singleShot(20, choose)
        hands.press(Key.Key_Space)
        hands.settle()

    def offer() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or not dialog.action.isEnabled():  # type: ignore[attr-defined]
            QTimer.singleShot(20, offer)
            return
        hands.tab_to("Offer")
        hands.press(Key.Key_Space)

    QTimer.singleShot(0, offer)
    hands.tab_to("Offer places")
    hands.press(Key.Key_Space)
    hands.wait(lambda: len(hands.page.board.state.board.columns) > 3)
    hands.tab_to("Placement board")
    card = hands.page.board.state.card()
    assert card is not None
    hands.press(Key.Key_M)
    hands.press(Key.Key_Right)
    for _time in range(10):
        found = hands.page.board.state.target()
        if found is not None and not any(each.blocks for each in found[1]):
            break
        hands.press(Key.Key_Right)

    def reason() -> None:
        if QApplication.activeModalWidget() is None:
            QTimer.singleShot(20, reason)
            return
        hands.type("Agreed by telephone")
        hands.tab_to("Place by exception")
        hands.press(Key.Key_Space)

    if any(each.objects for each in found[1]):
        QTimer.singleShot(0, reason)
    hands.press(Key.Key_Return)
    hands.wait(lambda: count(app, "placement") == 1)

    chosen.append(str(desks.workbook))
    hands.press(Key.Key_O, CTRL | SHIFT)
    hands.wait(lambda: app.window.current_key == "merge" and hands.page.found is not None)
    hands.press(Key.Key_A, CTRL | SHIFT)
    hands.settle()
    hands.press(Key.Key_Return, CTRL)
    hands.wait(lambda: city(app, desks.people[0]) == "Gəncə")

    chosen.append(str(tmp_path / "roster.pdf"))
    hands.press(Key.Key_P, CTRL)
    hands.settle()
    assert app.window.current_key == "documents"
    hands.tab_to("Save as PDF")
    hands.press(Key.Key_Space)
    hands.wait(lambda: (tmp_path / "roster.pdf").exists())
    assert (tmp_path / "roster.pdf").read_bytes().startswith(b"%PDF") and not chosen
