"""A kind that is declared in one file has its page in the window: list, cells, paste, form, search, sums."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from meetings import MEETING
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exchange_app.kinds import registered
from exchange_app.progress import Silent
from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg
from ui.forms.editor import Editor
from ui.lists.sums import sums_line
from ui.shell.app import Application
from ui.shell.search_results import SearchResults
from ui.shell.snapshots import settle

Open = Callable[..., Application]


@pytest.fixture(autouse=True)
def meetings() -> Iterator[None]:
    with registered(MEETING):
        yield


@pytest.fixture
def path(tmp_path: Path, meetings: None) -> Path:
    """A store with two meetings."""
    made = tmp_path / "desk.exdesk"
    with (
        Store.create(
            made,
            agency=AgencySpec("TR", "Ev", "TR", "tr"),
            partners=[AgencySpec("AZ", "Xəzər", "AZ", "az")],
        ) as store,
        store.write(msg("Scene"), author="t") as work,
    ):
        cohort = work.create("cohort", {"title": "Summer"})
        outlet = work.create("outlet", {"name": "Ege TV"})
        for topic, guests in (("Studio tour", 3), ("Talk of editors", 4)):
            values = {"topic": topic, "outlet": outlet, "cohort": cohort, "guests": guests, "held_on": date(2026, 7, 1)}
            work.create("meeting", values)
    return made


@pytest.fixture
def window(path: Path, desk_window: Open) -> Application:
    """The window on the page of meetings."""
    app = desk_window(path)
    app.window.go("meetings")
    settle(app)
    return app


def panel_of(app: Application) -> Any:
    return app.window.current_page().body.panel


def values(app: Application, key: str) -> list[object]:
    with app.window.desk.store.read() as reader:
        return [each.get(key) for each in reader.records("meeting")]


def test_its_page_stands_in_the_rail_with_list_form_and_sum(window: Application) -> None:
    page = window.window.current_page()
    panel = panel_of(window)
    assert page.title() == "Meetings" and "meetings" in window.window.rail.buttons
    assert page.header.note.text() == "2 meetings"
    assert [column.key for column in panel.model.columns] == list(MEETING.columns)
    assert [panel.model.index(row, 0).data() for row in (0, 1)] == ["Studio tour", "Talk of editors"]
    with window.window.desk.store.read() as reader:
        line = sums_line(reader, "meeting", panel.model.keys, window.window.desk.words, Silent())
    assert line == ["2 meetings: TR 2", "Guests 7"]
    panel.view.setCurrentIndex(panel.model.index(1, 0))
    settle(window)
    form = page.body.pane.form
    assert list(form.rows) == [key for section in MEETING.sections for key in section.fields]
    assert form.shown.record.get("topic") == "Talk of editors"


def test_a_cell_of_it_is_typed_and_many_are_set_in_one_step(window: Application) -> None:
    panel = panel_of(window)
    panel.set_columns(["topic", "guests", "format"])
    column = 1
    panel.view.setCurrentIndex(panel.model.index(0, column))
    panel.view.setFocus()
    panel.view.edit(panel.view.currentIndex())
    editor = panel.view.findChild(Editor)
    editor.input.selectAll()
    QTest.keyClicks(editor.input, "8")
    QTest.keyClick(editor.input, Qt.Key.Key_Return)
    settle(window)
    assert sorted(values(window, "guests")) == [4, 8]
    panel.view.toggle_all()
    panel.commands.set_field(panel.model.checked_keys(), "format", "call")
    settle(window)
    assert values(window, "format") == ["call", "call"]
    window.window.desk.store.undo("t")
    assert values(window, "format") == ["visit", "visit"]


def test_a_cell_of_it_is_pasted_and_its_form_is_saved(window: Application) -> None:
    panel, pane = panel_of(window), window.window.current_page().body.pane
    panel.set_columns(["topic", "guests", "format"])
    panel.view.setCurrentIndex(panel.model.index(1, 1))
    panel.commands.paste_at([["6"]], 1, 1)
    settle(window)
    assert sorted(values(window, "guests")) == [3, 6]
    pane.form.rows["minutes"].open().put_text("Was good.")
    pane.form.drafted.emit()
    pane.save()
    settle(window)
    assert "Was good." in values(window, "minutes")
    for _step in ("form", "paste"):
        window.window.desk.store.undo("t")
    assert values(window, "minutes") == [None, None] and sorted(values(window, "guests")) == [3, 4]


def test_it_is_found_by_the_search_over_everything_and_seen_on_its_page(window: Application) -> None:
    window.window.go("home")
    box = window.window.search
    (results,) = box.findChildren(SearchResults)
    box.setFocus()
    QTest.keyClicks(box, "editors")
    settle(window)
    rows = [row for row in results.popup.model.rows if row.go is not None]
    assert "Talk of editors" in rows[0].text
    rows[0].go()
    settle(window)
    assert window.window.current_key == "meetings"
