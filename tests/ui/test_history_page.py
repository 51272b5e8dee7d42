"""The history of the whole store: sought by person, kind and day, and a step taken back, or why not."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from exchange_app.text import msg
from tests.ui.listing_window import Open, Window, answer

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(open_: Open) -> Window:
    """A window on its history; since it was opened Selin renamed an outlet twice, and Derya gave Kaya another city."""
    made = open_()
    with made.store.write(msg("Outlet renamed"), author="Selin") as work:
        outlet = next(iter(work.reader.records("outlet")))
        work.update("outlet", outlet.id, {"name": "First name"})
    with made.store.write(msg("Outlet renamed again"), author="Selin") as work:
        work.update("outlet", outlet.id, {"name": "Second name"})
    with made.store.write(msg("City of Kaya changed"), author="Derya") as work:
        person = next(each for each in work.reader.records("applicant") if each.get("family_name") == "Kaya")
        work.update("applicant", person.id, {"city": "Kars"})
    made.app.window.actions_["history"].trigger()
    made.quiet()
    return made


def shown(window: Window) -> list[str]:
    lines = window.page.steps.lines
    return [lines.text(each, 2) for each in lines.steps]


def pick(window: Window, choice: Any, code: str) -> None:
    choice.set_code(code)
    choice.picked.emit(code)
    window.quiet()


def test_steps_are_sought_by_who_what_and_when(window: Window) -> None:
    page = window.page
    assert shown(window)[:3] == ["City of Kaya changed", "Outlet renamed again", "Outlet renamed"]
    pick(window, page.who, "Selin")
    assert shown(window) == ["Outlet renamed again", "Outlet renamed"]
    pick(window, page.who, "")
    pick(window, page.what, "applicant")
    assert "City of Kaya changed" in shown(window) and "Outlet renamed" not in shown(window)
    pick(window, page.what, "shown")
    assert shown(window) == [] and page.told.text() == "No step is like that."
    assert not page.take_back.isEnabled()
    pick(window, page.what, "")
    pick(window, page.when, "today")
    assert shown(window)[0] == "City of Kaya changed"


def test_what_stands_in_the_way_of_a_step_is_said_and_when_nothing_does_it_is_taken_back(window: Window) -> None:
    page = window.page
    page.steps.setCurrentIndex(page.steps.lines.index(2, 0))
    page.take_back.click()
    window.quiet()
    assert "“Outlet renamed again”" in page.told.text() and "Take that back first" in page.told.text()
    assert shown(window)[0] == "City of Kaya changed", "nothing was done"
    asked: list[str] = []

    def agree(dialog: QWidget) -> None:
        asked.append(dialog.sentence.text())  # type: ignore[attr-defined]
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    page.steps.setCurrentIndex(page.steps.lines.index(0, 0))
    answer(agree)
    QTest.keyClick(page.steps, Qt.Key.Key_Return)
    window.quiet()
    assert "City of Kaya changed" in asked[0] and "Derya" in asked[0]
    assert window.value("Kaya", "city") != "Kars"
    assert shown(window)[:2] == ["Undo: City of Kaya changed", "City of Kaya changed"]
    assert page.steps.lines.text(page.steps.lines.steps[1], 5) == "undone"
    assert page.steps.step.number == page.steps.lines.steps[1].number
    assert not page.take_back.isEnabled() and page.told.text() == "This step has been taken back."
