"""A cohort made again for the next term: shown before it is written, one step, taken back whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exchange_app.services.next_cohort import next_title
from exchange_app.text import msg
from tests.ui.listing_window import Window, answer

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    made = Window(tmp_path, qtbot, "cohorts")
    yield made
    made.close()


def test_the_next_cohort_has_the_days_a_year_on_and_the_openings_that_still_stand(window: Window) -> None:
    with window.store.write(msg("Scene"), author="x") as work:
        (summer,) = [each for each in work.reader.records("cohort") if each.get("title") == "Summer"]
        (opening,) = work.reader.find("opening", "cohort", summer.id)
        work.update(
            "cohort", summer.id,
            {"title": "Radio 2026/27", "closes": date(2026, 5, 1), "seats": 4, "minimum_age": 21, "status": "completed"},
        )  # fmt: skip
        work.update(
            "opening", opening.id, {"starts": date(2026, 7, 2), "ends": date(2026, 7, 30), "department": "News"}
        )
        outlets = {str(each.get("name")): each.id for each in work.reader.records("outlet")}
        work.update("outlet", outlets["Anka"], {"active": False})
        work.update("outlet", outlets["Ege TV"], {"active": True})
        work.create("opening", {"outlet": outlets["Anka"], "cohort": summer.id, "places": 1})
    steps, seen = window.steps(), []

    def act(dialog: Any) -> None:
        window.qtbot.waitUntil(lambda: dialog.list._items() != [])
        lines = {each.text(0): each.checkState(0) is Qt.CheckState.Checked for each in dialog.list._items()}
        seen.append((dialog.editors["title"].text(), dialog.days.text(), lines))
        first_day = dialog.editors["starts"].input
        first_day.setFocus()
        first_day.selectAll()
        QTest.keyClicks(first_day, "07.07.2027")
        seen.append(dialog.days.text())
        dialog.action.click()

    answer(act)
    panel = window.app.window.current_page().body.panel
    panel.show_record(summer.id)
    window.quiet()
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    window.quiet()
    assert seen[0][0] == "Radio 2027/28" and seen[0][2] == {"Anka": False, "Ege TV, News": True}
    assert "1 May 2026 → 30 Apr 2027" in seen[0][1] and "31 Jul 2026 → 6 Aug 2027" in seen[1]
    with window.store.read() as reader:
        (made,) = [each for each in reader.records("cohort") if each.get("title") == "Radio 2027/28"]
        (moved,) = reader.find("opening", "cohort", made.id)
    assert (made.get("starts"), made.get("ends"), made.get("closes")) == (
        date(2027, 7, 7),
        date(2027, 8, 6),
        date(2027, 5, 7),
    )
    assert (made.get("seats"), made.get("minimum_age"), made.get("status")) == (4, 21, "draft")
    assert (moved.get("starts"), moved.get("department"), moved.get("places")) == (date(2027, 7, 8), "News", 2)
    assert window.app.window.current_page().body.panel.current_id == made.id, "the new one is shown"
    assert window.steps() == steps + 1
    window.undo()
    with window.store.read() as reader:
        assert made.id not in {each.id for each in reader.records("cohort")}
        assert len(reader.find("opening", "cohort", summer.id)) == 2


@pytest.mark.parametrize(
    ("before", "after"), [("Yaz 2026", "Yaz 2028"), ("2026–27", "2028–29"), ("1999-00", "2001-02"), ("Studio 12026", "Studio 12026"), ("Qış", "Qış")]
)  # fmt: skip
def test_the_years_of_a_title_are_moved_and_nothing_else(before: str, after: str) -> None:
    assert next_title(before, 2) == after
