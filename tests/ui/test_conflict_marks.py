"""Conflicts that stay open after a merge are marked in the lists, singled out there, and leave nothing behind when settled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from exchange_app.kinds import KINDS
from exchange_app.services import merging
from exchange_app.services.access import Access
from exchange_app.services.conflicts import conflicts_at, settle_conflict
from exchange_app.store import Store
from exchange_app.text import msg, words
from tests.ui.merge_desks import Agreed, Desks, in_front
from ui.components.value_text import ValueLine
from ui.forms.standing_values import StandingBox, StandingSide
from ui.lists.list_columns import Look, chosen, columns_of
from ui.shell.app import Application
from ui.shell.snapshots import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SENTENCE = "In 1 field both sides' values stand; the record's form lets you choose."


@pytest.fixture(scope="module")
def contested(tmp_path_factory: pytest.TempPathFactory, agreed: Agreed) -> Agreed:
    """Two people of three in whom a conflict stays open after merging; to be copied, not written."""
    made = Desks(tmp_path_factory.mktemp("contested"), agreed)
    made.ours(0, phone="+994502731099")
    made.theirs(0, phone="+994552731010")
    made.ours(1, city="Şəki")
    made.theirs(1, city="Quba")
    with Store.open(made.path) as store:
        merging.apply(store, merging.open_review(store, made.send()), access=Access("Derya Koç"))
    made.partner.close()
    return agreed.later(made.path, made.partner.path)


@pytest.fixture
def desks(tmp_path: Path, contested: Agreed) -> Iterator[Desks]:
    made = Desks(tmp_path, contested)
    yield made
    made.partner.close()


@pytest.fixture
def app(desks: Desks, desk_window, qtbot: QtBot) -> Application:
    return in_front(desk_window(desks.path), qtbot)


def _panel(app: Application):  # noqa: ANN202
    app.window.go("applicants")
    settle(app)
    return app.window.current_page().body.panel


def _names(panel) -> list[str]:  # noqa: ANN001
    return sorted(panel.model.index(row, 0).data() for row in range(panel.model.rowCount()))


def _settle_one(app: Application, record: str, field: str, value: str) -> None:
    settle_conflict(app.session.store, "applicant", record, field, value, access=Access("Derya Koç"))


def test_records_in_which_both_sides_values_stand_are_marked_and_singled_out(
    app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = _panel(app)
    view, chip = panel.view, panel.bar.conflicts
    assert chip.isVisible() and chip.accessibleName() == "With conflicts 2"
    marked = {panel.model.index(row, 0).data(): panel.model.line(row).conflicts for row in range(3)}
    assert marked == {"Cəfərov, Kənan": 1, "Əliyev, Orxan": 1, "Məmmədova, Günay": 0}
    chip.click()
    settle(app)
    assert _names(panel) == ["Cəfərov, Kənan", "Əliyev, Orxan"] and panel.bar.in_force
    told: list[str] = []
    monkeypatch.setattr("ui.lists.view.QToolTip.showText", lambda _at, text, *_more: told.append(text))
    view._tip(view.visualRect(view.model().index(0, 0)).center(), view.mapToGlobal(view.rect().center()))
    assert told == [SENTENCE]
    assert SENTENCE in view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_mark_is_painted_beside_the_name(app: Application) -> None:
    panel = _panel(app)
    rows = {panel.model.index(row, 0).data(): row for row in range(3)}

    def amber(name: str) -> int:
        cell = panel.view.visualRect(panel.model.index(rows[name], 0))
        picture = panel.view.viewport().grab(cell).toImage()
        tone = (0x8A, 0x5A, 0x00)
        return sum(
            max(abs(part - wanted) for part, wanted in zip(picture.pixelColor(x, y).getRgb()[:3], tone, strict=True)) < 24
            for x in range(picture.width()) for y in range(picture.height())
        )  # fmt: skip

    assert amber("Əliyev, Orxan") > 20 and amber("Məmmədova, Günay") == 0


def test_nothing_is_left_behind_when_the_conflicts_are_settled_and_the_filter_is_cleared(
    app: Application, desks: Desks
) -> None:
    panel = _panel(app)
    panel.bar.conflicts.click()
    settle(app)
    _settle_one(app, desks.people[0], "phone", "+994502731099")
    _settle_one(app, desks.people[1], "city", "Quba")
    panel.refresh()
    settle(app)
    with app.session.store.read() as reader:
        assert reader.states.open_conflicts() == []
    assert panel.loader.counts == (3, 0, 0) and not panel.loader.busy
    assert panel.model.rowCount() == 0 and panel.stack.currentWidget() is panel.none_found
    assert panel.bar.conflicts.isVisible() and panel.bar.conflicts.accessibleName() == "With conflicts"
    panel.bar.clear()
    settle(app)
    assert not panel.bar.conflicts.isVisible() and len(_names(panel)) == 3 and not panel.bar.in_force


def test_a_write_while_the_list_is_being_counted_is_counted_with_the_next_answer(
    app: Application, desks: Desks
) -> None:
    panel = _panel(app)
    panel.refresh()
    assert panel.loader.busy
    _settle_one(app, desks.people[0], "phone", "+994502731099")
    _settle_one(app, desks.people[1], "city", "Quba")
    panel.refresh()
    settle(app)
    assert panel.loader.counts == (3, 0, 0) and not panel.bar.conflicts.isVisible()


def test_settling_in_the_form_takes_the_mark_away_and_undo_brings_it_back(app: Application, desks: Desks) -> None:
    panel = _panel(app)
    panel.show_record(desks.people[0])
    settle(app)
    row = panel.view.currentIndex().row()
    form = app.window.current_page().body.pane.form
    box = next(each for each in form.findChildren(StandingBox) if each.isVisible())
    next(each for each in box.findChildren(QPushButton) if each.text() == "Ours").setFocus()
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Space)
    settle(app)
    assert panel.model.line(row).conflicts == 0 and panel.bar.conflicts.accessibleName() == "With conflicts 1"
    app.workspace.commands.undo()
    settle(app)
    assert panel.model.line(row).conflicts == 1 and panel.bar.conflicts.accessibleName() == "With conflicts 2"


def test_choosing_a_value_in_the_form_is_the_last_word_also_over_what_is_typed_there(
    app: Application, desks: Desks
) -> None:
    panel = _panel(app)
    panel.show_record(desks.people[0])
    settle(app)
    form = app.window.current_page().body.pane.form
    form.rows["phone"].setFocus()
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_F2)
    QTest.keyClicks(app.window.focusWidget(), "+994 50 000 00 00")
    assert app.session.drafts.all()
    box = next(each for each in form.findChildren(StandingBox) if each.isVisible())
    next(each for each in box.findChildren(QPushButton) if each.text() == "Theirs").setFocus()
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Space)
    settle(app)
    assert app.session.drafts.all() == [] and form.rows["phone"].editor is None
    assert form.rows["phone"].value == "+994552731010"
    assert app.window.strip.text.text().endswith("something else was typed and not saved; this stands in its place.")


def test_the_filter_is_kept_with_saved_filters_and_with_the_page(app: Application) -> None:
    panel = _panel(app)
    panel.bar.conflicts.click()
    settle(app)
    kept = panel.state()
    panel.bar.clear()
    settle(app)
    assert len(_names(panel)) == 3
    panel.use(kept)
    settle(app)
    assert panel.bar.conflicts.isChecked() and len(_names(panel)) == 2


def test_outlets_with_open_conflicts_are_marked_and_no_other_kind_is(app: Application) -> None:
    store = app.session.store
    with store.write(msg("Scene"), author="Derya Koç") as work:
        outlet = work.create("outlet", {"name": "Ege TV", "city": "İzmir", "country": "TR"})
        work.db.cursor.execute("INSERT INTO conflict (record, field, kind) VALUES (?, 'city', 'outlet')", (outlet,))
    app.window.go("outlets")
    settle(app)
    panel = app.window.current_page().body.panel
    assert panel.bar.conflicts.accessibleName() == "With conflicts 1" and panel.model.line(0).conflicts == 1
    app.window.go("cohorts")
    settle(app)
    assert not app.window.current_page().body.panel.bar.conflicts.isVisible()


@pytest.mark.parametrize("kind", ["applicant", "outlet", "cohort", "placement"])
def test_every_list_has_a_name_at_which_marks_stand(kind: str, app: Application) -> None:
    available = columns_of(kind, app.window.desk.words)
    assert kind in KINDS and any(each.look is Look.NAME for each in chosen(kind, available, None))


def test_typing_over_a_contested_cell_says_that_it_settles_the_conflict_and_undo_brings_both_values_back(
    app: Application, desks: Desks
) -> None:
    panel = _panel(app)
    panel.show_record(desks.people[1])
    settle(app)
    row = panel.view.currentIndex().row()
    column = next(at for at in range(panel.model.columnCount()) if panel.model.columns[at].key == "city")
    panel.view.setCurrentIndex(panel.model.index(row, column))
    panel.view.setFocus()
    QTest.keyClicks(panel.view, "T")
    QTest.keyClicks(app.window.focusWidget(), "ovuz")
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Return)
    settle(app)
    with app.session.store.read() as reader:
        assert reader.record("applicant", desks.people[1]).get("city") == "Tovuz"
        assert [each.field for each in reader.states.open_conflicts()] == ["phone"]
        assert app.window.words.say(reader.journal.undoable()).endswith("; 1 conflict settled")
    app.workspace.commands.undo()
    settle(app)
    with app.session.store.read() as reader:
        assert [each.field for each in reader.states.open_conflicts(desks.people[1])] == ["city"]
        (found,) = conflicts_at(reader, desks.people[1])
    assert {side.value for side in found.sides} == {"Şəki", "Quba"}


def test_buttons_of_two_values_of_the_partner_say_which_each_is_and_the_values_can_be_copied(qtbot: QtBot) -> None:
    sides = (
        StandingSide("AZ", "+994 50 1", "Leyla, 2 May 2026, 10:00", "1", ("2 May 2026", "10:00")),
        StandingSide("AZ", "+994 50 2", "Leyla, 2 May 2026, 11:30", "2", ("2 May 2026", "11:30")),
        StandingSide("AZ", "+994 50 3", "typed into a workbook", "3", ("typed",)),
        StandingSide("TR", "+994 50 4", "", "4"),
    )
    box = StandingBox(sides, "TR", words("en"))
    qtbot.addWidget(box)
    assert [each.text() for each in box.findChildren(QPushButton)] == [
        "Theirs: 10:00", "Theirs: 11:30", "Theirs: typed", "Ours",
    ]  # fmt: skip
    values = box.findChildren(ValueLine)
    assert [each.accessibleName() for each in values] == [each.text() for each in box.findChildren(QPushButton)]
    QTest.keyClick(values[1], Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "+994 50 2"
    assert [each.text() for each in values[1].menu().actions()] == ["Copy", "Select all"]
