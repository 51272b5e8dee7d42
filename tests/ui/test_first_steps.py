"""The first steps on Home: they tick themselves off by what the store holds, lead on, and go when a person says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exchange_app.services import printing
from exchange_app.services.access import Access
from exchange_app.services.exporting import export
from exchange_app.services.home import AddTo, BringList, FirstStep, Records, Target, home
from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg
from tests.ui.listing_window import answer
from ui.desk.goto import GoTo
from ui.shell.snapshots import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
TODAY = date(2026, 6, 1)


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "desk.exdesk"
    home_side, partner = AgencySpec("TR", "T", "TR", "tr"), AgencySpec("AZ", "A", "AZ", "az")
    Store.create(path, agency=home_side, partners=[partner]).close()
    return path


def write(store: Store, kind: str, **values: Any) -> str:
    with store.write(msg("Scene"), author="x") as work:
        return work.create(kind, values)


def done(steps: tuple[FirstStep, ...]) -> list[bool]:
    return [each.done for each in steps]


def test_each_step_is_done_by_what_the_store_holds(empty: Path) -> None:
    with Store.open(empty) as store:

        def now() -> list[bool]:
            return done(home(store, None, TODAY).steps)

        assert now() == [False, False, False, False, False, False, False]
        outlet = write(store, "outlet", name="Ege TV", country="TR")
        assert now() == [True, False, False, False, False, False, False]
        person = write(store, "applicant", family_name="Kaya", given_name="Nur")
        cohort = write(store, "cohort", title="Bahar")
        assert now()[1] is False, "people who are in no cohort are not in one"
        application = write(store, "application", applicant=person, cohort=cohort)
        opening = write(store, "opening", outlet=outlet, cohort=cohort, places=1)
        assert now() == [True, True, True, False, False, False, False]
        with store.write(msg("Scene"), author="x") as work:
            work.update("application", application, {"status": "selected"})
        write(store, "placement", application=application, opening=opening, status="proposed")
        assert now() == [True, True, True, True, True, False, False]
        store.undo("x")
        assert now() == [True, True, True, True, False, False, False]


def test_people_who_are_in_no_cohort_are_put_into_one(empty: Path) -> None:
    with Store.open(empty) as store:

        def now() -> tuple[str, Target]:
            step = home(store, None, TODAY).steps[1]
            return step.action.text, step.target

        assert now() == ("Import…", BringList())
        write(store, "applicant", family_name="Kaya", given_name="Nur")
        assert now() == ("Show", Records("cohort"))
        cohort = write(store, "cohort", title="Bahar")
        assert now() == ("Add", AddTo(cohort, "application"))


def steps_of(app: Any) -> Any:
    return next((each for each in app.window.pages["home"].steps if each.isVisible()), None)


def texts(app: Any) -> list[str]:
    lines = steps_of(app).list.lines
    return [lines.data(lines.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(lines.rowCount())]


def test_an_empty_store_shows_them_and_what_is_written_ticks_them_off(
    empty: Path, desk_window: Any, qtbot: Any
) -> None:
    app = desk_window(empty)
    assert texts(app)[:2] == ["Bring in the list of outlets", "Bring in the list of applicants, into a cohort"]
    assert steps_of(app).count.text() == "0 of 7 done"
    write(app.session.store, "outlet", name="Ege TV", country="TR")
    qtbot.waitUntil(lambda: texts(app)[0] == "Bring in the list of outlets, done")
    write(app.session.store, "cohort", title="Bahar")
    qtbot.waitUntil(lambda: app.window.pages["home"].tiles.isVisible())
    assert steps_of(app).count.text() == "1 of 7 done", "they stand among the figures too"


def test_every_step_leads_somewhere_by_click_and_by_key(empty: Path, desk_window: Any) -> None:
    app = desk_window(empty)
    led, asked = [], []
    for row in range(len(texts(app))):
        app.window.go("home")
        settle(app)
        lines = steps_of(app).list
        lines.setFocus()
        lines.setCurrentIndex(lines.lines.index(row))
        if row < 2:
            answer(lambda dialog: (asked.append(dialog.windowTitle()), dialog.reject()))
        QTest.keyClick(lines, Qt.Key.Key_Return)
        settle(app)
        led.append(app.window.current_key)
        for dialog in app.qt.topLevelWidgets():
            if dialog.isModal() and dialog.isVisible():
                dialog.close()
    assert led == ["import", "import", "outlets", "applicants", "placements", "documents", "exchange"]
    assert asked == ["Choose a list to import"] * 2, "a file is asked for at once"


def test_they_are_put_away_for_good_and_help_brings_them_back(empty: Path, desk_window: Any) -> None:
    app = desk_window(empty)
    steps_of(app).close_button.click()
    assert steps_of(app) is None
    app.window.pages["home"].refresh(None)
    settle(app)
    assert steps_of(app) is None
    again = desk_window(empty, settings=app.settings)
    assert steps_of(again) is None
    again.window.go_to(GoTo("cohorts"))
    again.window.actions_["steps"].trigger()
    settle(again)
    assert again.window.current_key == "home" and steps_of(again) is not None


def test_when_all_is_done_they_go_by_themselves(full_store: Path, tmp_path: Path, desk_window: Any, qtbot: Any) -> None:
    app = desk_window(full_store)
    assert steps_of(app).count.text() == "5 of 7 done"
    export(app.session.store, tmp_path / "for-az.xlsx", to="AZ", access=Access("x"))
    qtbot.waitUntil(lambda: steps_of(app).count.text() == "6 of 7 done")
    with app.session.store.read() as reader:
        cohort = next(iter(reader.records("cohort"))).id
    roster = printing.Request("roster", cohort=cohort)
    printing.print_to(app.session.store, roster, tmp_path / "roster.xlsx", access=Access("x"))
    qtbot.waitUntil(lambda: steps_of(app) is None)
    app.window.actions_["steps"].trigger()
    settle(app)
    assert steps_of(app).count.text() == "7 of 7 done"
