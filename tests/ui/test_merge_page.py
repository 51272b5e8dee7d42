"""A partner's workbook in the real window: opened, decided by keys, left, taken up, applied, taken back, settled later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from exchange_app.services import merging
from exchange_app.services.access import Access
from exchange_app.services.merging import Decision
from exchange_app.services.merging.explanations import why
from exchange_app.sheets.recognition import is_exchange, is_sealed
from exchange_app.sheets.trouble import WrongPassword
from exchange_app.store import Store
from exchange_app.text import msg
from tests.ui.merge_desks import Agreed, Desks, in_front, merge_page
from ui.components.labels import Elided
from ui.desk.goto import ToRecord
from ui.forms.standing_values import StandingBox
from ui.pages.merge.password import PasswordDialog
from ui.shell.app import Application
from ui.shell.snapshots import quiet, settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SAMPLES = Path(__file__).parents[1] / "data"


@pytest.fixture
def desks(tmp_path: Path, agreed: Agreed) -> Iterator[Desks]:
    made = Desks(tmp_path, agreed)
    yield made
    made.partner.close()


@pytest.fixture
def app(desks: Desks, desk_window, qtbot: QtBot) -> Application:
    """Two conflicts and one plain change wait in the workbook."""
    desks.ours(0, phone="+994502731099")
    desks.theirs(0, phone="+994552731010", city="Gəncə")
    desks.ours(1, city="Şəki")
    desks.theirs(1, city="Quba")
    desks.send()
    return in_front(desk_window(desks.path), qtbot)


def _key(app: Application, letters: str) -> None:
    for letter in letters:
        QTest.keyClick(app.window.focusWidget(), Qt.Key(ord(letter)))


def _value(app: Application, record: str, field: str) -> Any:
    with app.session.store.read() as reader:
        return reader.record("applicant", record).get(field)


def _text(app: Application) -> str:
    return app.window.strip.text.text()


def test_a_workbook_is_merged_by_keys_alone_and_taken_back_whole(app: Application, desks: Desks) -> None:
    page = merge_page(app, path=str(desks.workbook))
    assert page.title() == "AZ-1.xlsx"
    assert page.header.note.text() == "3 changes, 2 conflicts"
    assert app.window.focusWidget() is page.review_view.view
    _key(app, "TO")
    assert page.review_view.foot.apply.text().strip() == "Apply 2 changes"
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(app)
    orxan, kenan = desks.people[:2]
    assert (_value(app, orxan, "phone"), _value(app, orxan, "city"), _value(app, kenan, "city")) == (
        "+994502731099",
        "Gəncə",
        "Quba",
    )
    assert app.window.current_key == "exchange"
    assert _text(app) == "Merge of workbook no. 1 from AZ"
    app.window.strip.action.click()
    settle(app)
    assert (_value(app, orxan, "phone"), _value(app, orxan, "city"), _value(app, kenan, "city")) == (
        "+994502731099",
        "Bakı",
        "Şəki",
    )


def test_a_third_value_is_typed_kept_for_tomorrow_and_written(app: Application, desks: Desks, qtbot: QtBot) -> None:
    page = merge_page(app, path=str(desks.workbook))
    _key(app, "E")
    qtbot.waitUntil(
        lambda: (
            page.review_view.view.typing is not None
            and page.review_view.view.typing.isAncestorOf(app.window.focusWidget())
        )
    )
    QTest.keyClicks(app.window.focusWidget(), "Lerik")
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.found is not None and app.window.focusWidget() is page.review_view.view
    page.put_away()
    settle(app)
    page.start.resume_asked.emit(merging.kept_reviews(app.session.store)[0].content_hash)
    settle(app)
    decided = [
        row for row in range(page.review_view.model.rowCount()) if page.review_view.model.text(row, 5) == "Typed"
    ]
    assert [page.review_view.model.text(row, 4) for row in decided] == ["Lerik"]
    page.apply()
    settle(app)
    assert _value(app, desks.people[1], "city") == "Lerik"


def test_the_same_workbook_again_changes_nothing_and_says_when_it_was_merged(app: Application, desks: Desks) -> None:
    page = merge_page(app, path=str(desks.workbook))
    page.review_view.foot.apply.click()
    settle(app)
    page = merge_page(app, path=str(desks.workbook))
    assert page.stack.currentWidget() is page.nothing
    assert (
        page.nothing.empty.sentence.text()
        == f"This workbook was merged on {app.words.date(date.today())}. Nothing will change."
    )
    page.nothing.empty.button.click()
    settle(app)
    assert page.stack.currentWidget() is page.start


def test_a_workbook_without_changes_is_noted_as_read(desks: Desks, desk_window) -> None:
    desks.send()
    app = desk_window(desks.path)
    page = merge_page(app, path=str(desks.workbook))
    assert page.nothing.empty.sentence.text() == "Nothing will change: everything in this workbook stands here already."
    page.nothing.empty.button.click()
    settle(app)
    with app.session.store.read() as reader:
        assert [(each.sender, each.number) for each in reader.app_data.receipts()] == [("AZ", 1)]


def test_a_review_is_saved_for_tomorrow_and_taken_up_where_it_was_left(app: Application, desks: Desks) -> None:
    page = merge_page(app, path=str(desks.workbook))
    _key(app, "O")
    assert page.review_view.foot.close_.text().strip() == "Save for tomorrow"
    page.review_view.foot.close_.click()
    settle(app)
    assert page.stack.currentWidget() is page.start
    assert page.start.kept.isVisible()
    desks.workbook.unlink()
    next(each for each in page.start.kept.findChildren(QPushButton) if each.text() == "Go on").click()
    settle(app)
    assert page.review_view.groups.figures("conflict") == (2, 1)
    assert page.review_view.view.currentIndex().row() == page.review_view.model.row_of(
        page.review_view.decider.table.by_group["conflict"][1]
    )
    page.review_view.foot.apply.click()
    settle(app)
    assert _value(app, desks.people[1], "city") == "Şəki"


def test_a_store_that_went_on_is_looked_at_again_with_the_decisions(app: Application, desks: Desks) -> None:
    page = merge_page(app, path=str(desks.workbook))
    _key(app, "O")
    with app.session.store.write(msg("Meanwhile"), author="Derya Koç") as work:
        work.update("applicant", desks.people[2], {"city": "Lənkəran"})
    settle(app)
    assert page.review_view.groups.figures("conflict") == (2, 1)
    page.review_view.foot.apply.click()
    settle(app)
    assert app.window.current_key == "exchange"
    assert (_value(app, desks.people[1], "city"), _value(app, desks.people[2], "city")) == ("Şəki", "Lənkəran")


@pytest.fixture
def removed(app: Application, desks: Desks) -> Any:
    """The review in which the partner takes two people out, at the first removal of the second."""
    with desks.partner.write(msg("Gone"), author="Günel") as work:
        for each in desks.people[1:]:
            work.remove("applicant", each, cascade=True)
    desks.send()
    page = merge_page(app, path=str(desks.workbook))
    page.review_view.groups.choose("removed")
    page.review_view.view_focus()
    return page


def _apply_elsewhere(app: Application, desks: Desks, records: set[str]) -> None:
    """Another window merges the workbook and takes out these records alone, and this window learns of it."""
    with Store.open(desks.path) as store:
        review = merging.open_review(store, desks.workbook)
        for each in review.records:
            for change in each.changes:
                if change.record in records:
                    review.decide(change, Decision.ACCEPT)
        merging.apply(store, review, access=Access("Mert"))
    app.signals.changed.emit(None)
    quiet(app.operations, app.window)


def _current(page: Any) -> Any:
    view = page.review_view
    row = view.view.currentIndex().row()
    return view.model.change(row) if row >= 0 else None


def test_a_key_refuses_no_removal_that_came_under_it_because_another_window_decided_the_current_one(
    app: Application, desks: Desks, removed: Any
) -> None:
    groups, at = removed.review_view.groups, _current(removed)
    before = groups.figures("removed")[0]
    _apply_elsewhere(app, desks, {at.record})
    assert groups.figures("removed") == (before - 1, 0) and _current(removed) is None
    said = "What you were looking at was decided elsewhere or has changed; choose what to decide next."
    assert _text(app) == said and app.window.strip.isVisible()
    app.window.setFocus()
    removed.review_view.view_focus()
    _key(app, "RA")
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Space)
    assert groups.figures("removed") == (before - 1, 0) and not removed.found.review.touched
    _apply_elsewhere(app, desks, set())
    _key(app, "R")
    assert not removed.found.review.touched, "it stays so when the store goes on once more"
    _key(app, "J")
    following = _current(removed)
    assert following.group == "removed" and following.record != at.record
    _key(app, "R")
    assert removed.found.review.decision(following) is Decision.REFUSE
    assert _current(removed) is not None, "one's own decision goes on to the next"


def test_the_current_change_stays_current_when_another_window_decides_one_before_it(
    app: Application, desks: Desks, removed: Any
) -> None:
    first = _current(removed)
    while (at := _current(removed)).record == first.record:
        _key(app, "J")
    _key(app, "J")
    assert (at := _current(removed)).record != first.record and at.field == "removed"
    _apply_elsewhere(app, desks, {first.record})
    assert (_current(removed).record, _current(removed).field) == (at.record, at.field)
    _key(app, "R")
    assert removed.found.review.decisions == {(at.record, at.field): Decision.REFUSE}


def test_a_dropped_exchange_workbook_goes_to_the_review_and_any_other_list_to_import(
    app: Application, desks: Desks
) -> None:
    app.workspace.commands.take_file(str(desks.workbook))
    settle(app)
    assert app.window.current_key == "merge"
    app.workspace.commands.take_file(str(SAMPLES / "samples" / "az-applicants.xlsx"))
    settle(app)
    assert app.window.current_key == "import"


def test_a_file_is_recognised_by_what_it_carries(desks: Desks, tmp_path: Path) -> None:
    desks.send()
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(desks.workbook.read_bytes()[:400])
    foreign = SAMPLES / "samples" / "az-applicants.xlsx"
    assert [is_exchange(each) for each in (desks.workbook, foreign, broken, tmp_path / "nowhere.xlsx")] == [
        True,
        False,
        False,
        False,
    ]
    assert is_sealed(SAMPLES / "opening" / "pass_protected.xlsx")
    assert not is_sealed(desks.workbook)


def test_a_list_of_another_kind_is_refused_in_a_sentence(app: Application) -> None:
    page = merge_page(app, path=str(SAMPLES / "samples" / "az-applicants.xlsx"))
    assert page.stack.currentWidget() is page.start
    assert page.start.trouble.text().startswith("“az-applicants.xlsx” is not an exchange workbook")


def test_what_is_left_open_waits_on_home_and_at_the_record_and_one_click_settles_it(
    app: Application, desks: Desks
) -> None:
    page = merge_page(app, path=str(desks.workbook))
    page.review_view.foot.apply.click()
    settle(app)
    home = _go(app, "home")
    lines = [line.text for line in home.tasks.lines.lines]
    assert "1 field of Orxan Əliyev holds the values of both sides" in lines
    next(line for line in home.tasks.lines.lines if "Orxan" in line.text).do()
    settle(app)
    assert app.window.current_key == "applicants"
    form = app.window.current_page().body.pane.form
    boxes = [each for each in form.findChildren(StandingBox) if each.isVisible()]
    assert len(boxes) == 1
    buttons = {each.text(): each for each in boxes[0].findChildren(QPushButton)}
    assert set(buttons) == {"Ours", "Theirs"}
    buttons["Ours"].setFocus()
    QTest.keyClick(buttons["Ours"], Qt.Key.Key_Space)
    settle(app)
    assert _value(app, desks.people[0], "phone") == "+994502731099"
    assert not [each for each in form.findChildren(StandingBox) if each.isVisible()]
    app.workspace.commands.undo()
    settle(app)
    assert [each for each in form.findChildren(StandingBox) if each.isVisible()]


def _go(app: Application, key: str):  # noqa: ANN202
    app.window.go(key)
    settle(app)
    return app.window.current_page()


def test_a_contested_removal_is_chosen_at_the_record(app: Application, desks: Desks) -> None:
    with desks.partner.write(msg("Gone"), author="Günel") as work:
        work.remove("applicant", desks.people[2], cascade=True)
    with app.session.store.write(msg("Meanwhile"), author="Derya Koç") as work:
        work.update("applicant", desks.people[2], {"city": "Lənkəran"})
    desks.send()
    page = merge_page(app, path=str(desks.workbook))
    page.review_view.foot.apply.click()
    settle(app)
    app.window.go_to(ToRecord("applicants", desks.people[2]))
    settle(app)
    form = app.window.current_page().body.pane.form
    box = next(each for each in form.findChildren(StandingBox) if each.isVisible())
    box.findChildren(QPushButton)[0].click()
    settle(app)
    with app.session.store.read() as reader:
        assert not reader.record("applicant", desks.people[2]).removed
        assert not reader.states.open_conflicts(desks.people[2])


def test_switching_the_language_keeps_the_review_and_its_decisions(app: Application, desks: Desks) -> None:
    merge_page(app, path=str(desks.workbook))
    _key(app, "T")
    app.set_language("az")
    settle(app)
    page = app.window.current_page()
    assert page.key == "merge"
    assert page.review_view.groups.figures("conflict") == (2, 1)
    assert page.review_view.foot.apply.text().strip() == "2 dəyişikliyi tətbiq et"


def test_rules_are_told_as_they_would_be_with_what_is_decided_so_far(app: Application, desks: Desks) -> None:
    with app.session.store.write(msg("Later"), author="Derya Koç") as work:
        work.update("cohort", desks.cohort, {"starts": date(2026, 8, 1), "ends": date(2026, 9, 1)})
    with desks.partner.write(msg("Shorter"), author="Günel") as work:
        work.update("cohort", desks.cohort, {"ends": date(2026, 7, 10)})
    desks.send()
    page = merge_page(app, path=str(desks.workbook))
    groups, table = page.review_view.groups, page.review_view.decider.table
    ends = next(at for at in table.by_group["conflict"] if table.changes[at].field == "ends")
    for letter, broken in (("T", True), ("O", False), ("U", True)):
        page.review_view.view.go_to(page.review_view.model.row_of(ends))
        _key(app, letter)
        if letter == "U":
            _key(app, "T")
        assert ("rules" in groups.keys()) is broken
        assert groups.current() == "conflict"
    groups.choose("rules")
    assert page.review_view.told.model().index(0, 1).data() == (
        "Ends (10 Jul 2026) lies before Starts (1 Aug 2026); correct one of the two"
    )


def test_rules_of_very_many_decisions_are_asked_in_turns_between_which_the_keys_work(
    app: Application, desks: Desks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.pages.merge.rule_worker.AT_ONCE", 1)
    with app.session.store.write(msg("Later"), author="Derya Koç") as work:
        work.update("cohort", desks.cohort, {"starts": date(2026, 8, 1), "ends": date(2026, 9, 1)})
    with desks.partner.write(msg("Shorter"), author="Günel") as work:
        work.update("cohort", desks.cohort, {"ends": date(2026, 7, 10)})
    desks.theirs(0, city="Gəncə")
    desks.theirs(1, city="Gəncə")
    desks.send()
    page = merge_page(app, path=str(desks.workbook))
    review_view, turns = page.review_view, []
    review_view.asker.told.connect(lambda found: turns.append(len(found)))
    changes = review_view.decider.table.changes
    review_view._after(
        review_view.decider.decide(
            [at for at in review_view.decider.waiting if changes[at].field == "ends"], Decision.THEIRS
        )
    )
    assert turns and "rules" in review_view.groups.keys()
    del turns[:]
    review_view._after(review_view.decider.decide(review_view.decider.waiting, Decision.OURS))
    assert not turns and "rules" in review_view.groups.keys()
    qtbot.waitUntil(lambda: bool(turns))
    assert len(turns) == 1 and "rules" not in review_view.groups.keys()


@pytest.mark.child
def test_an_encrypted_workbook_asks_for_its_password_and_a_wrong_one_is_said_under_the_field(
    desks: Desks, desk_window
) -> None:
    desks.theirs(0, city="Gəncə")
    desks.send("gizli söz")
    app = desk_window(desks.path)
    page = merge_page(app, path=str(desks.workbook))
    dialog = next(each for each in page.findChildren(PasswordDialog) if each.isVisible())
    dialog.field.setText("başqa")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    settle(app)
    assert dialog.isVisible() and dialog.trouble.isVisible()
    assert dialog.trouble.text() == WrongPassword("AZ-1.xlsx").sentence(app.words)
    dialog.field.setText("gizli söz")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    settle(app)
    assert not dialog.isVisible()
    assert page.header.note.text() == "1 change"
    _key(app, "A")
    page.put_away()
    settle(app)
    (kept,) = merging.kept_reviews(app.session.store)
    page.resume(kept.content_hash)
    settle(app)
    assert page.review_view.groups.figures("changed") == (1, 1)


def test_a_person_whose_row_the_partner_deleted_is_named_opened_and_told_after_merging(
    app: Application, desks: Desks
) -> None:
    with app.session.store.read() as reader:
        absent = reader.record("applicant", desks.people[2])
    book = openpyxl.load_workbook(desks.workbook)
    own = _cell_of(book, absent.code)
    own.parent.delete_rows(own.row)
    book.save(desks.workbook)
    page = merge_page(app, path=str(desks.workbook))
    page.review_view.groups.choose("missing")
    told = page.review_view.told.model()
    assert [told.index(0, column).data() for column in range(told.columnCount())] == [
        "Günay Məmmədova", f"The row of {absent.code} is missing. A missing row takes nothing out.",
    ]  # fmt: skip
    QTest.keyClick(page.review_view.told, Qt.Key.Key_Return)
    settle(app)
    assert app.window.current_key == "applicants"
    assert app.window.current_page().body.pane.record_id == absent.id
    _go(app, "merge").apply()
    settle(app)
    assert f"1 row was not in the file, its record stays: Günay Məmmədova ({absent.code})" in _text(app)
    assert _value(app, absent.id, "family_name") == "Məmmədova"


def _cell_of(book: Any, code: str) -> Any:
    """The cell with a record's ID."""
    return next(
        row[0] for sheet in book.worksheets for row in sheet.iter_rows() if str(row[0].value).startswith(f"{code}·")
    )


def test_a_locked_cell_that_was_changed_waits_and_names_whose_field_it_is(app: Application, desks: Desks) -> None:
    """A person whom AZ sends, changed in the workbook that AZ made for us."""
    with app.session.store.read() as reader:
        person = reader.record("applicant", desks.people[2])
    book = openpyxl.load_workbook(desks.workbook)
    own = _cell_of(book, person.code)
    header = next(cell.column for cell in own.parent[1] if cell.value == "Şehir")
    own.parent.cell(own.row, header).value = "Şuşa"
    book.save(desks.workbook)
    page = merge_page(app, path=str(desks.workbook))
    page.review_view.groups.choose("locked")
    (number,) = page.review_view.decider.table.by_group["locked"]
    change = page.review_view.decider.table.changes[number]
    said = page.words.say(why(change, page.found.review.story))
    assert said == "Changed in the workbook although the cell was locked: AZ keeps this field."
    assert "1 change of a locked cell is not decided" in page.review_view.foot.text.text()
    page.apply()
    settle(app)
    assert "1 change of a locked cell waits for a decision" in _text(app)
    assert _value(app, person.id, "city") == person.get("city") != "Şuşa"


def test_a_report_for_the_partner_marks_what_is_refused(app: Application, desks: Desks) -> None:
    page = merge_page(app, path=str(desks.workbook))
    _key(app, "OO")
    assert page.report_button.isVisible()
    target = desks.folder / "report.xlsx"
    page.write_report(target)
    settle(app)
    assert target.is_file()
    assert _text(app) == "The report is saved as report.xlsx; 2 cells are marked in it."


def test_a_review_waits_on_the_exchange_page_from_when_it_is_opened_until_it_is_closed_or_applied(
    app: Application, desks: Desks
) -> None:
    def left() -> list[str]:
        """What the list of reviews says on the page Exchange."""
        app.window.go("exchange")
        settle(app)
        lists = app.window.current_page().lists
        lists.choose("reviews")
        if lists.pages.currentWidget() is not lists.reviews:
            return []
        return [each.text() for each in lists.reviews.findChildren(Elided) if "decide" in each.text()]

    page = merge_page(app, path=str(desks.workbook))
    assert left() == ["2 changes to decide, nothing decided yet"]
    next(each for each in app.window.current_page().lists.reviews.findChildren(QPushButton)).click()
    settle(app)
    assert app.window.current_page() is page and page.found is not None, "a click goes on with it"
    _key(app, "T")
    settle(app)
    app.session.drafts.settle(lambda: None, lambda _trouble: None)
    assert left() == ["1 change to decide, 1 decided"]
    app.window.go("merge")
    settle(app)
    _key(app, "U")
    settle(app)
    assert left() == ["2 changes to decide, nothing decided yet"], "it is open still"
    app.window.go("merge")
    page.put_away()
    settle(app)
    assert left() == [], "nothing is decided in it, and it is closed"
    page = merge_page(app, path=str(desks.workbook))
    page.accept_button.click()
    page.apply()
    settle(app)
    assert left() == []
    app.window.actions_["undo"].trigger()
    settle(app)
    assert len(left()) == 1 and not left()[0].startswith("0 ")
