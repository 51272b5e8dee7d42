"""From the cohort, the lists, the board and Home: openings for many outlets, and people into a cohort, each as one step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from exchange_app.store import AgencySpec, Filter, Store
from exchange_app.text import msg
from tests.ui.listing_window import Window, answer
from ui.desk.goto import AddRelated, ToBoard, ToList, ToRecord, as_data, from_data
from ui.forms.dialogs import RecordDialog
from ui.forms.joining import JoinDialog
from ui.forms.offering import OfferDialog
from ui.lists.bulk_bar import CohortDialog
from ui.shell.snapshots import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    made = Window(tmp_path, qtbot, "cohorts")
    yield made
    made.close()


def cohort(window: Window, title: str = "Summer") -> str:
    with window.store.read() as reader:
        return next(each.id for each in reader.records("cohort") if each.get("title") == title)


def openings(window: Window, of: str) -> dict[str, Any]:
    with window.store.read() as reader:
        names = {each.id: str(each.get("name")) for each in reader.records("outlet")}
        return {names[str(each.get("outlet"))]: each for each in reader.find("opening", "cohort", of)}


def lines(dialog: Any) -> dict[str, tuple[bool, str]]:
    items = dialog.list._items()
    last = dialog.list.tree.columnCount() - 1
    return {each.text(0): (each.checkState(0) is Qt.CheckState.Checked, each.text(last)) for each in items}


def then(window: Window, act: Any) -> list[Any]:
    """What is done with the next dialog once it has read; gives what it showed and said."""
    seen: list[Any] = []

    def on(dialog: Any) -> None:
        window.qtbot.waitUntil(lambda: dialog.list._items() != [] or bool(dialog.trouble.text()))
        seen.append((type(dialog), lines(dialog), dialog.note.text()))
        act(dialog)

    answer(on)
    return seen


def go(window: Window, key: str, of: str) -> None:
    window.app.window.go_to(ToRecord("cohorts", of, AddRelated(key, {"cohort": of})))
    window.quiet()


def accept(dialog: Any) -> None:
    dialog.action.click()


def test_places_for_a_cohort_are_offered_at_its_hosts_at_once(window: Window) -> None:
    autumn = cohort(window, "Autumn")
    with window.store.write(msg("Scene"), author="x") as work:
        work.update("cohort", autumn, {"starts": date(2026, 10, 1), "ends": date(2026, 10, 31), "seats": 4})
        work.create("outlet", {"name": "Araz", "city": "Bakı", "country": "AZ", "places": 3, "active": True})
    steps = window.steps()
    seen = then(window, accept)
    go(window, "opening", autumn)
    assert seen == [
        (OfferDialog, {"Araz": (True, "3"), "Kaspi": (True, "1"), "Anka": (False, "3"), "Ege TV": (False, "12")}, "2 outlets, 4 places for 4 seats")
    ]  # fmt: skip
    made = openings(window, autumn)
    assert {name: each.get("places") for name, each in made.items()} == {"Araz": 3, "Kaspi": 1}
    assert {each.get("starts") for each in made.values()} == {date(2026, 10, 1)}
    assert window.steps() == steps + 1 and "2 outlets offer places to Autumn" in window.said[-1].text
    window.undo()
    assert openings(window, autumn) == {}


def test_a_number_is_typed_a_tick_is_set_by_keys_and_what_is_no_number_is_said(window: Window) -> None:
    summer = cohort(window)

    def act(dialog: Any) -> None:
        tree = dialog.list.tree
        tree.setFocus()
        QTest.keyClick(tree, Qt.Key.Key_7)
        editor = tree.findChild(QLineEdit)
        assert editor is not None and editor.text() == "7"
        QTest.keyClicks(editor, "00")
        QTest.keyClick(editor, Qt.Key.Key_Return)
        window.qtbot.waitUntil(lambda: lines(dialog)["Anka"] == (True, "700"))
        assert dialog.isVisible(), "Return ends the number and nothing more"
        accept(dialog)
        assert dialog.isVisible() and "500" in dialog.trouble.text()
        dialog.list.put({dialog.list.ticked()[0]: "5"})
        QTest.keyClick(tree, Qt.Key.Key_Down)
        QTest.keyClick(tree, Qt.Key.Key_Space)
        assert dialog.note.text() == "2 outlets, 6 places"
        accept(dialog)

    seen = then(window, act)
    go(window, "opening", summer)
    assert seen[0][1] == {"Anka": (True, "3"), "Kaspi": (False, "1")}, "Ege TV offers places already"
    assert {name: each.get("places") for name, each in openings(window, summer).items()} == {
        "Ege TV": 2,
        "Anka": 5,
        "Kaspi": 1,
    }


def test_a_search_narrows_and_all_ticks_what_is_shown(window: Window) -> None:
    def act(dialog: Any) -> None:
        tree = dialog.list
        tree.all.click()
        assert all(on for on, _ in lines(dialog).values())
        tree.all.click()
        tree.search.setText("ANKA")
        window.qtbot.waitUntil(lambda: len(tree._shown()) == 1)
        tree.all.click()
        assert [name for name, (on, _) in lines(dialog).items() if on] == ["Anka"]
        dialog.done(0)

    then(window, act)
    go(window, "opening", cohort(window))
    assert set(openings(window, cohort(window))) == {"Ege TV"}


def test_the_selected_outlets_offer_places_from_their_list(window: Window) -> None:
    window.app.window.go("outlets")
    window.quiet()
    window.panel.toggle_all()
    bar = window.panel.bulk
    assert "Offer places…" in [each.text().strip() for each in bar.buttons._buttons]
    seen = then(window, accept)
    action = next(each for each in window.body.record_actions if each.text() == "Offer places…")
    assert action.shortcut().toString() == "Ctrl+Shift+P"
    action.trigger()
    window.quiet()
    assert all(on for on, _ in seen[0][1].values()) and {"Anka", "Kaspi"} <= set(seen[0][1])
    with window.store.read() as reader:
        assert len(list(reader.records("opening"))) == 1 + len(seen[0][1])


def test_openings_and_placements_move_along_with_the_days_of_their_cohort(window: Window) -> None:
    summer, days = cohort(window), {"starts": date(2026, 7, 1), "ends": date(2026, 7, 31)}
    with window.store.write(msg("Scene"), author="x") as work:
        for key in ("opening", "placement"):
            (only,) = work.reader.records(key)
            work.update(key, only.id, days)
    window.app.window.go_to(ToRecord("cohorts", summer))
    window.quiet()
    assert window.pane.form.rows["hosting"].value == "TR"
    steps, asked = window.steps(), []

    def said(yes: bool) -> Any:
        return lambda dialog: (asked.append(dialog.sentence.text()), dialog.done(int(yes)))

    for end, yes in ("15.08.2026", True), ("31.08.2026", False):
        answer(said(yes))
        window.pane.form.rows["ends"].open().put_text(end)
        window.pane.save()
        window.quiet()
    assert asked[0].startswith("With the old days: 1 opening and 1 placement.") and len(asked) == 2
    assert window.steps() == steps + 2, "with what moves along it is one step"
    with window.store.read() as reader:
        ends = [next(iter(reader.records(key))).get("ends") for key in ("opening", "placement", "cohort")]
    assert ends[:2] == [date(2026, 8, 15)] * 2
    window.undo()
    window.undo()
    with window.store.read() as reader:
        assert {next(iter(reader.records(key))).get("ends") for key in ("opening", "placement")} == {days["ends"]}


def test_the_empty_board_offers_places(window: Window) -> None:
    autumn = cohort(window, "Autumn")
    window.app.window.go_to(ToBoard(cohort=autumn))
    window.qtbot.waitUntil(lambda: window.page.stack.currentWidget() is window.page.no_opening)
    seen = then(window, accept)
    window.page.no_opening.button.click()
    assert seen[0][0] is OfferDialog
    window.qtbot.waitUntil(lambda: window.page.stack.currentWidget() is window.page._board_side)


def test_a_single_opening_of_an_outlet_begins_with_what_follows_from_it(window: Window) -> None:
    with window.store.read() as reader:
        outlet = next(each.id for each in reader.records("outlet") if each.get("name") == "Anka")
    dialog = RecordDialog(window.app.window, window.app.window.desk, "opening", fixed={"outlet": outlet})
    assert dialog.form.rows["places"].read() == 3
    assert dialog.form.rows["cohort"].editor.text() == "", "there are two"
    dialog.deleteLater()


def test_people_are_added_to_a_cohort_from_its_tab(window: Window) -> None:
    autumn = cohort(window, "Autumn")
    before, steps = window.count("application"), window.steps()
    seen = then(window, accept)
    go(window, "application", autumn)
    kind, shown, note = seen[0]
    assert kind is JoinDialog and len(shown) == 9
    ticked = [name for name, (on, _) in shown.items() if on]
    assert len(ticked) == 7 and note == "7 people selected", "those who are in no other cohort"
    assert window.count("application") == before + 7 and window.steps() == steps + 1
    strip = window.app.window.strip
    window.qtbot.waitUntil(lambda: "In Autumn only TR sends people" in strip.text.text())
    assert strip.action.text() == "Make it both ways"
    strip.action.click()
    window.quiet()
    with window.store.read() as reader:
        both = reader.record("cohort", autumn)
    assert set(both.get("sending")) == {"TR", "AZ"} and both.get("hosting") is None
    seen = then(window, lambda dialog: dialog.done(0))
    go(window, "application", autumn)
    assert len(seen[0][1]) == 2


def test_the_tabs_of_a_cohort_have_a_button(window: Window) -> None:
    autumn = cohort(window, "Autumn")
    window.app.window.go_to(ToRecord("cohorts", autumn))
    window.quiet()
    for tab, of in ((1, JoinDialog), (2, OfferDialog)):
        window.pane.pages.bar.setCurrentIndex(tab)
        seen = then(window, lambda dialog: dialog.done(0))
        window.pane.pages._stack.currentWidget().widget().button.click()
        assert seen[0][0] is of


def test_the_menu_of_records_offers_both_for_the_current_cohort(window: Window) -> None:
    autumn = cohort(window, "Autumn")
    window.app.window.go_to(ToRecord("cohorts", autumn))
    window.quiet()
    actions = {each.text(): each for each in window.page.record_actions()}
    for text, of in (("Add people…", JoinDialog), ("Offer places…", OfferDialog)):
        seen = then(window, accept)
        actions[text].trigger()
        window.quiet()
        assert seen[0][0] is of
    assert set(openings(window, autumn)) == {"Kaspi"}
    with window.store.read() as reader:
        assert len(reader.find("application", "cohort", autumn)) == 7


def test_the_applications_of_a_cohort_lead_to_where_people_are_selected(window: Window) -> None:
    summer = cohort(window)
    window.app.window.go_to(ToRecord("cohorts", summer))
    window.quiet()
    window.pane.pages.bar.setCurrentIndex(1)
    tab = window.pane.pages._stack.currentWidget().widget()
    buttons = {each.text().strip(): each for each in tab.findChildren(QPushButton)}
    assert list(buttons) == ["Add people…", "Select people…"]
    buttons["Select people…"].click()
    window.quiet()
    assert window.app.window.current_key == "applicants"
    assert window.panel.query.query().filters == (Filter("application.cohort", "is", summer),)


def test_a_cohort_is_made_where_people_are_added_to_one(window: Window) -> None:
    window.app.window.go("applicants")
    window.quiet()
    before = window.count("application")
    window.panel.toggle_all()

    def name_it(new: Any) -> None:
        assert isinstance(new, RecordDialog)
        new.form.rows["title"].open(take=False).put_text("Winter")
        new.save()

    def act(dialog: Any) -> None:
        assert isinstance(dialog, CohortDialog)
        answer(name_it)
        dialog.new_asked.emit()
        assert dialog.choice.currentText() == "Winter"
        dialog.accept()

    answer(act)
    window.panel.bulk.add_to_cohort(window.panel.chosen_keys())
    window.quiet()
    assert window.count("application") == before + 9


def test_what_is_chosen_and_not_written_is_kept_and_leads_back(window: Window) -> None:
    summer = cohort(window)

    def leave(dialog: Any) -> None:
        dialog.list.put({next(iter(dialog.list.typed())): "9"})
        window.app.window.desk.drafts.gather.emit()
        kept.append(window.app.window.desk.drafts.get("openings", summer))
        dialog.close()

    kept: list[Any] = []
    then(window, leave)
    go(window, "opening", summer)
    assert kept[0].state["cohort"] == summer and "9" in kept[0].state["places"].values()
    assert from_data(as_data(kept[0].to)) == ToRecord("cohorts", summer, AddRelated("opening", {"cohort": summer}))


def test_the_seats_of_their_cohort_stand_under_the_list_while_people_are_selected(window: Window) -> None:
    summer = cohort(window)
    with window.store.write(msg("Scene"), author="x") as work:
        work.update("cohort", summer, {"seats": 1})
    inside = (Filter("application.cohort", "is", summer),)
    window.app.window.go_to(ToList("applicants", inside))
    window.quiet()
    told = window.panel.foot.text
    window.qtbot.waitUntil(lambda: "1 seat: 1 selected, 1 placed" in told())
    window.panel.toggle_all()
    window.view.head.resizeSection(0, window.view.viewport().width() - 60)
    assert not window.view.column_in_sight(window.column("application.status"))
    window.panel.commands.set_field(window.panel.chosen_keys(), "application.status", "selected")
    assert QApplication.activeModalWidget() is None, "the field was named, and all its records are in view"
    window.qtbot.waitUntil(lambda: "1 seat: 2 selected, 1 placed, 1 too many" in told())
    window.undo()
    window.qtbot.waitUntil(lambda: told().endswith("1 seat: 1 selected, 1 placed"))
    window.app.window.go_to(ToList("applicants"))
    window.quiet()
    with window.store.write(msg("Scene"), author="x") as work:
        work.update("cohort", summer, {"seats": None})
    window.qtbot.waitUntil(lambda: "seat" not in told())


def test_nobody_who_is_placed_is_rejected_in_the_list_without_a_question_that_names_the_place(window: Window) -> None:
    summer = cohort(window)
    window.app.window.go_to(ToList("applicants", (Filter("application.cohort", "is", summer),)))
    window.quiet()
    asked: list[tuple[str, str]] = []

    def on(chosen: bool) -> None:
        def act(dialog: Any) -> None:
            asked.append((dialog.windowTitle(), dialog.sentence.text()))
            dialog.done(chosen)

        answer(act)

    def standing() -> tuple[list[str | None], int]:
        with window.store.read() as reader:
            found = sorted(reader.records("application"), key=lambda each: each.code)
            return [each.get("status") for each in found], len(list(reader.records("placement")))  # type: ignore[misc]

    window.panel.toggle_all()
    on(False)
    window.panel.commands.set_field(window.panel.chosen_keys(), "application.status", "rejected")
    window.qtbot.waitUntil(lambda: len(asked) == 1)
    window.quiet()
    assert standing() == (["selected", "eligible"], 1), "neither the one nor the others"
    on(True)
    window.panel.commands.set_field(window.panel.chosen_keys(), "application.status", "rejected")
    window.qtbot.waitUntil(lambda: standing() == (["rejected", "rejected"], 0))
    window.undo()
    window.qtbot.waitUntil(lambda: standing() == (["selected", "eligible"], 1))
    window.panel.toggle_all()
    window.quiet()
    window.cell("Əliyev", "application.status")
    on(True)
    QTest.keyClick(window.view, Qt.Key.Key_Delete)
    window.qtbot.waitUntil(lambda: standing() == ([None, "eligible"], 0))
    window.qtbot.waitUntil(lambda: window.pane.foot.note.text().startswith("Last change: Derya"))
    title, sentence = asked[0]
    assert asked == [asked[0]] * 3 and title == "Take 1 place back as well?"
    assert sentence == (
        "Only selected people hold a place, and these are placed: Orxan Əliyev at Ege TV. One Undo brings all of it back."
    )


def test_a_board_without_anybody_leads_to_the_applicants_of_its_cohort(window: Window) -> None:
    autumn = cohort(window, "Autumn")
    with window.store.write(msg("Scene"), author="x") as work:
        outlet = next(each.id for each in work.reader.records("outlet"))
        work.create("opening", {"outlet": outlet, "cohort": autumn, "places": 1})
    window.app.window.go_to(ToBoard(cohort=autumn))
    board = window.page.board
    window.qtbot.waitUntil(lambda: board.select.isVisible())
    seen = then(window, lambda dialog: dialog.done(0))
    assert "Offer places…" in [each.text() for each in window.page.record_actions()]
    window.page.offer_action.trigger()
    assert seen[0][0] is OfferDialog
    board.select.click()
    window.quiet()
    assert window.app.window.current_key == "applicants"
    assert window.panel.query.query().filters == (Filter("application.cohort", "is", autumn),)
    window.app.window.go_to(ToBoard(cohort=cohort(window)))
    window.qtbot.waitUntil(lambda: not board.select.isVisible())


@pytest.mark.parametrize("page", ["applicants", "outlets", "cohorts"])
def test_an_empty_list_offers_what_brings_its_first_records(
    page: str, tmp_path: Path, desk_window: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "desk.exdesk"
    Store.create(path, agency=AgencySpec("TR", "T", "TR", "tr")).close()
    app = desk_window(path)
    app.window.go(page)
    settle(app)
    body = app.window.current_page().body
    empty = body.panel.nothing
    assert empty.isVisible()
    asked: list[str] = []
    monkeypatch.setattr("ui.pages.imports.page.ask_to_open", lambda *given: asked.append(str(given[1])) or "")
    empty.button.click()
    settle(app)
    if page == "cohorts":
        assert body.pane.new
        for action in body.record_actions:
            of_one = ("Add people…", "Offer places…", "Open the record", "Remove…", "Make the next cohort…")
            assert action.isEnabled() is (action.text() not in of_one)
    else:
        assert app.window.current_key == "import" and len(asked) == 1, "a file is asked for at once"


def test_without_a_cohort_one_is_made_where_places_are_offered(tmp_path: Path, desk_window: Any, qtbot: QtBot) -> None:
    path = tmp_path / "desk.exdesk"
    with Store.create(path, agency=AgencySpec("TR", "T", "TR", "tr")) as store:
        with store.write(msg("Scene"), author="x") as work:
            outlet = work.create("outlet", {"name": "Ege TV", "country": "TR", "places": 2, "active": True})
    app = desk_window(path)
    dialog = OfferDialog(app.window, app.window.desk, outlets=[outlet], to=ToBoard())
    dialog.open()
    qtbot.waitUntil(lambda: dialog.new.isVisible())
    assert "Make one first" in dialog.trouble.text() and not dialog.action.isEnabled()

    def name_it(new: Any) -> None:
        new.form.rows["title"].open(take=False).put_text("Winter")
        new.save()

    answer(name_it)
    dialog.new.click()
    qtbot.waitUntil(dialog.action.isEnabled)
    assert dialog.cohort.currentText() == "Winter" and not dialog.new.isVisible() and not dialog.trouble.text()
    dialog.action.click()
    settle(app)
    with app.session.store.read() as reader:
        assert [each.get("places") for each in reader.records("opening")] == [2]
