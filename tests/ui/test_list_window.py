"""Lists in the real window: filters, columns, order, what comes back after a restart, arriving with a question."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListWidget, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from exchange_app.store.query import Filter
from tests.ui.listing_window import PEOPLE, Window
from ui.components.chips import Chip
from ui.desk.goto import ToBoard, ToList, ToRecord
from ui.forms.pane import RecordPane
from ui.lists.column_popup import ColumnPopup
from ui.lists.current_record import CurrentRecord
from ui.lists.filter_popup import FilterPopup
from ui.lists.table_model import RecordModel
from ui.lists.view import RecordView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Open = Callable[..., Window]


@pytest.fixture
def open_(tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    opened: list[Window] = []

    def make(*given: Any, **named: Any) -> Window:
        window = Window(tmp_path, qtbot, *given, **named)
        opened.append(window)
        return window

    yield make
    for each in opened:
        each.close()


def apply(popup: FilterPopup) -> None:
    next(each for each in popup.findChildren(QAbstractButton) if each.text().strip() == "Apply").click()


def chips(window: Window) -> list[str]:
    return [each.toolTip() for each in window.panel.bar.findChildren(Chip) if each.isVisible()]


def test_the_list_narrows_as_one_types_and_the_title_counts(open_: Open) -> None:
    window = open_()
    assert window.page.header.note.text() == "9 people"
    QTest.keyClicks(window.panel.bar.search, "eliyev")
    window.quiet()
    assert window.families() == ["Əliyev"]
    assert window.page.header.note.text() == "1 of 9 people shown"
    QTest.keyClick(window.panel.bar.search, Qt.Key.Key_Escape)
    window.quiet()
    assert window.panel.model.rowCount() == 9


def test_a_choice_filter_is_added_changed_and_removed_by_its_chip(open_: Open) -> None:
    window = open_()
    window.panel.bar.ask("track")
    popup = window.popup(FilterPopup)
    list_ = popup.findChild(QListWidget)
    item = next(list_.item(at) for at in range(list_.count()) if list_.item(at).data(Qt.ItemDataRole.UserRole) == "tv")
    line = list_.visualItemRect(item)
    for place, ticked in ((8, True), (line.width() // 2, False), (line.width() // 2, True)):
        QTest.mouseClick(
            list_.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(line.left() + place, line.center().y())
        )
        assert (item.checkState() is Qt.CheckState.Checked) is ticked, "by the box and by the words"
    apply(popup)
    window.quiet()
    assert sorted(window.families()) == sorted(each[0] for each in PEOPLE if each[4] == "tv")
    assert len(chips(window)) == 1
    chip = window.panel.bar.findChildren(Chip)[-1]
    chip.click()
    popup = window.popup(FilterPopup)
    list_ = popup.findChild(QListWidget)
    for at in range(list_.count()):
        list_.item(at).setCheckState(
            Qt.CheckState.Checked
            if list_.item(at).data(Qt.ItemDataRole.UserRole) == "press"
            else Qt.CheckState.Unchecked
        )
    apply(popup)
    window.quiet()
    assert sorted(window.families()) == ["Xəlilova", "İbrahim"]
    chip = next(each for each in window.panel.bar.findChildren(Chip) if each.isVisible())
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    window.quiet()
    assert window.panel.model.rowCount() == 9 and not chips(window)


def test_dates_and_numbers_are_filtered_from_to_and_said_on_the_chip(open_: Open) -> None:
    window = open_()
    for key, low, high, found in (("birth_date", "1.1.1992", "31.12.1993", 2), ("experience_years", "4", "9", 4)):
        window.panel.bar.ask(key)
        popup = window.popup(FilterPopup)
        lines = popup.findChildren(QLineEdit)
        QTest.keyClicks(lines[0], low)
        QTest.keyClicks(lines[1], high)
        QTest.keyClick(lines[1], Qt.Key.Key_Return)
        window.quiet()
        assert window.panel.model.rowCount() == found, key
        assert " to " in chips(window)[0]
        window.panel.bar.clear()
    window.panel.bar.ask("birth_date")
    popup = window.popup(FilterPopup)
    QTest.keyClicks(popup.findChildren(QLineEdit)[0], "32.1.1992")
    apply(popup)
    assert popup.isVisible() and popup._trouble.text()
    popup.close()


def test_letters_and_emptiness_are_filtered(open_: Open) -> None:
    window = open_()
    window.panel.bar.ask("city")
    popup = window.popup(FilterPopup)
    QTest.keyClicks(popup.findChildren(QLineEdit)[0], "BAKI")
    apply(popup)
    window.quiet()
    assert window.texts("city") == ["Bakı", "Bakı"]
    window.panel.bar.clear()
    window.panel.bar.ask("experience_years")
    popup = window.popup(FilterPopup)
    popup._empty.setChecked(True)
    apply(popup)
    window.quiet()
    assert window.families() == ["Lale"]


def test_records_are_filtered_by_the_records_they_belong_to(open_: Open) -> None:
    window = open_()
    window.panel.bar.ask("application.cohort")
    popup = window.popup(FilterPopup)
    list_ = popup.findChild(QListWidget)
    next(list_.item(at) for at in range(list_.count()) if list_.item(at).text() == "Summer").setCheckState(
        Qt.CheckState.Checked
    )
    apply(popup)
    window.quiet()
    assert sorted(window.families()) == ["Hacıyev", "Əliyev"]
    assert "Summer" in chips(window)[0]


def test_only_records_with_problems(open_: Open) -> None:
    window = open_()
    assert window.panel.bar.problems.isVisible()
    window.panel.bar.problems.click()
    window.quiet()
    assert window.families() == ["Hacıyev"]


def test_filters_are_saved_used_renamed_and_deleted(open_: Open) -> None:
    window = open_()
    saved = window.panel.saved
    window.panel.use_filters([Filter("track", "in", ("radio",))])

    def name(text: str) -> Callable[[Any], None]:
        def act(dialog: Any) -> None:
            dialog.findChild(QLineEdit).setText(text)
            dialog.findChildren(QAbstractButton)[-1].click()

        return act

    window.answer(name("Radio people"))
    saved._save()
    window.quiet()
    window.panel.bar.clear()
    saved.open(QPoint(0, 0))
    window.quiet()
    menu = next(each for each in window.panel.findChildren(QMenu) if each.isVisible())
    menu.actions()[0].trigger()
    menu.close()
    window.quiet()
    assert window.panel.bar.filters == (Filter("track", "in", ("radio",)),)
    window.answer(name("Radio"))
    saved._rename(saved.all()[0])
    window.quiet()
    assert [each.name for each in saved.all()] == ["Radio"]
    window.answer(lambda dialog: dialog.accept())
    saved._delete(saved.all()[0])
    window.quiet()
    assert saved.all() == []


def test_columns_are_hidden_shown_and_moved_in_the_chooser(open_: Open) -> None:
    window = open_()
    window.panel.choose_columns(QPoint(10, 10))
    list_ = window.popup(ColumnPopup).list
    keys = [list_.item(at).data(Qt.ItemDataRole.UserRole) for at in range(list_.count())]
    list_.item(keys.index("city")).setCheckState(Qt.CheckState.Unchecked)
    list_.item(keys.index("birth_date")).setCheckState(Qt.CheckState.Checked)
    list_.setCurrentRow(keys.index("code"))
    QTest.keyClick(list_, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    window.popup(ColumnPopup).close()
    shown = [each.key for each in window.panel.model.columns]
    assert "city" not in shown and shown[-1] == "birth_date"
    assert shown[:3] == ["name", "agency", "code"]
    assert "05" in window.texts("birth_date")[0] or "5 Mar" in window.texts("birth_date")[0]


def test_columns_widths_order_filters_and_splitter_come_back_after_a_restart(open_: Open) -> None:
    window = open_()
    window.panel.set_columns(["code", "city", "experience_years", "track"])
    head, section = window.view.head, window.column("city")
    edge = QPoint(head.sectionViewportPosition(section) + head.sectionSize(section) - 1, 12)
    wanted = head.sectionSize(section) + 40
    QTest.mouseMove(head.viewport(), edge)
    QTest.mousePress(head.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(head.viewport(), edge + QPoint(40, 0))
    QTest.mouseRelease(head.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(40, 0))
    assert head.sectionSize(section) == wanted
    window.panel.sort_by(window.column("city"), False)
    window.panel.sort_by(window.column("experience_years"), True, True)
    window.panel.use_filters([Filter("track", "in", ("tv", "radio"))])
    window.body.setSizes([700, 500])
    window.body.splitterMoved.emit(700, 1)
    window.quiet()
    order, pane = window.families(), window.body.sizes()[1]
    window.close()
    again = open_()
    assert [each.key for each in again.panel.model.columns] == ["name", "code", "city", "experience_years", "track"]
    assert again.view.head.sectionSize(again.column("city")) == wanted
    assert again.families() == order
    assert again.panel.bar.filters == (Filter("track", "in", ("tv", "radio")),)
    assert abs(again.body.sizes()[1] - pane) <= 2


def test_several_columns_sort_and_the_head_says_which(open_: Open) -> None:
    window = open_()
    head = window.view.head
    for key, held in (("track", Qt.KeyboardModifier.NoModifier), ("city", Qt.KeyboardModifier.ShiftModifier)):
        section = window.column(key)
        QTest.mouseClick(
            head.viewport(), Qt.MouseButton.LeftButton, held, QPoint(head.sectionViewportPosition(section) + 20, 12)
        )
    window.quiet()
    assert [(each.column, each.descending) for each in window.panel.sort] == [("track", False), ("city", False)]
    pairs = list(zip(window.texts("track"), window.texts("city"), strict=True))
    assert pairs == sorted(
        pairs,
        key=lambda pair: (
            ["tv", "radio", "press"].index("x") if pair[0] == "x" else [text for text, _ in pairs].index(pair[0]),
            pair[1].replace("İ", "I"),
        ),
    )
    assert len({text for text, _ in pairs}) == 3


def test_azerbaijani_order(open_: Open) -> None:
    window = open_(language="az")
    given = [each[0] for each in PEOPLE]
    assert given == ["Aydın", "Əliyev", "Erdem", "Hacıyev", "Xəlilova", "İbrahim", "Kaya", "Qasımov", "Lale"]
    assert window.families() == [
        "Aydın",
        "Erdem",
        "Əliyev",
        "Hacıyev",
        "Xəlilova",
        "İbrahim",
        "Kaya",
        "Qasımov",
        "Lale",
    ]


def test_numbers_stand_right_and_so_do_their_heads(open_: Open) -> None:
    window = open_("outlets")
    at = window.column("places")
    assert window.panel.model.columns[at].numeric
    section = window.view.head.sectionViewportPosition(at) + window.view.head.sectionSize(at)
    assert ink_right(window.view.viewport().grab().toImage(), section, 4, 24) == pytest.approx(
        ink_right(window.view.head.viewport().grab().toImage(), section, 6, 26), abs=3
    )


def ink_right(image: Any, edge: int, top: int, bottom: int) -> int:
    """How far from a column's right edge its ink ends, in pixels."""
    for distance in range(2, 60):
        shades = {image.pixelColor(edge - distance, y).lightness() for y in range(top, bottom)}
        if max(shades) - min(shades) > 40:
            return distance
    return 60


@pytest.mark.parametrize("page", ["cohorts", "outlets", "applicants"])
def test_codes_are_shown_whole(open_: Open, page: str) -> None:
    window = open_(page)
    at = window.column("code")
    room = window.view.head.sectionSize(at) - 16
    assert (
        window.view._brush.metrics["code"].horizontalAdvance(
            "TR-C2026-0009" if page != "applicants" else "AZ-2026-0042"
        )
        <= room
    )


def test_arriving_with_filters_problems_and_a_record(open_: Open) -> None:
    window = open_()
    go = window.app.window.desk.navigate
    go(ToList("applicants", (Filter("track", "in", ["radio"]),)))
    window.quiet()
    assert sorted(window.families()) == ["Erdem", "Hacıyev", "Lale"]
    go(ToList("applicants", with_problems=True))
    window.quiet()
    assert window.families() == ["Hacıyev"]
    with window.store.read() as reader:
        kaya = next(each.id for each in reader.records("applicant") if each.get("family_name") == "Kaya")
    go(ToRecord("applicants", kaya))
    window.quiet()
    assert window.panel.current_id == kaya and window.pane.record_id == kaya
    assert window.panel.model.rowCount() == 9


def test_arriving_at_the_list_of_placements(open_: Open) -> None:
    window = open_()
    go = window.app.window.desk.navigate
    go(ToList("placements", (Filter("status", "in", ["confirmed"]),)))
    window.quiet()
    assert window.page.segments.current() == "list"
    assert window.panel.model.rowCount() == 0 and window.panel.bar.filters
    go(ToList("placements", (Filter("status", "in", ["proposed"]),)))
    window.quiet()
    assert window.panel.model.rowCount() == 1
    window.activate()
    assert window.page.focus_search()
    assert window.panel.bar.search.hasFocus()
    assert window.page.record_actions()
    with window.store.read() as reader:
        cohort = next(iter(reader.records("cohort"))).id
    go(ToBoard(cohort=cohort))
    window.quiet()
    assert window.page.segments.current() == "board"


def test_an_empty_list_says_so_and_the_button_clears_the_filters(open_: Open) -> None:
    window = open_()
    window.panel.bar.search.setText("nobody at all")
    window.quiet()
    assert window.panel.stack.currentWidget() is window.panel.none_found
    next(each for each in window.panel.none_found.findChildren(QAbstractButton)).click()
    window.quiet()
    assert window.panel.stack.currentWidget() is window.view


def test_everything_in_a_list_has_a_name_for_helping_technology(open_: Open) -> None:
    window = open_()
    window.cell("Kaya", "city")
    window.quiet()
    unnamed = [
        each for each in window.page.findChildren(QAbstractButton) + window.page.findChildren(QLineEdit)
        if each.isVisible() and not (each.accessibleName() or each.text() or each.toolTip())
    ]  # fmt: skip
    assert not [
        each
        for each in unnamed
        if each.objectName() != "qt_spinbox_lineedit" and not isinstance(each.parent(), QLineEdit)
    ]
    assert window.view.accessibleName() == "Applicants"


def test_the_keyboard_goes_from_the_search_into_the_list_and_back(open_: Open) -> None:
    window = open_()
    assert window.page.focus_search() and window.panel.bar.search.hasFocus()
    QTest.keyClick(window.panel.bar.search, Qt.Key.Key_Down)
    assert window.view.hasFocus()
    QTest.keyClick(window.view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert window.view.currentIndex().row() == 8
    QTest.keyClick(window.view, Qt.Key.Key_Space)
    assert len(window.panel.model.checked) == 1 and window.panel.bulk.isVisible()
    QTest.keyClick(window.view, Qt.Key.Key_Escape)
    assert not window.panel.model.checked
    QTest.keyClick(window.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.panel.bar.search.hasFocus()


def test_search_selection_and_record_survive_another_language(open_: Open) -> None:
    window = open_()
    window.panel.bar.search.setText("baki")
    window.quiet()
    window.cell("Hacıyev", "city")
    QTest.keyClick(window.view, Qt.Key.Key_Space)
    window.quiet()
    before = window.families()
    window.app.set_language("az")
    window.quiet()
    assert window.panel.bar.search.text() == "baki"
    assert sorted(window.families()) == sorted(before)
    assert window.families()[window.view.currentIndex().row()] == "Hacıyev"
    assert len(window.panel.model.checked) == 1


def test_of_very_many_rows_only_those_seen_are_asked_for(open_: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_()
    keys = window.panel.model.keys
    window.view.set_rows(array("q", list(keys) * 11_000))
    asked: set[int] = set()
    line = RecordModel.line
    monkeypatch.setattr(RecordModel, "line", lambda model, row: asked.add(row) or line(model, row))
    for _ in range(20):
        QTest.keyClick(window.view, Qt.Key.Key_PageDown)
        QApplication.processEvents()
    window.view.scrollToBottom()
    QApplication.processEvents()
    last = window.panel.model.rowCount() - 1
    assert last > 90_000 and window.view.rowAt(window.view.viewport().height() - 4) == last
    assert last in asked and len(asked) < 2_000


def test_rows_are_seen_before_the_record_beside_them_is_made(open_: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    paint, make = RecordView.paintEvent, RecordPane.__init__

    def painted(view: RecordView, event: QPaintEvent) -> None:
        paint(view, event)
        told.extend(["rows"] * bool(view.model_().rowCount()))

    def made(pane: RecordPane, *given: Any) -> None:
        told.append("record")
        make(pane, *given)

    arrived = CurrentRecord.rows_arrived

    def at_once(current: CurrentRecord) -> None:
        """As on a slow machine: the record's time has come before the rows are painted."""
        arrived(current)
        current.changed.emit(current.id)

    monkeypatch.setattr(CurrentRecord, "rows_arrived", at_once)
    monkeypatch.setattr(RecordView, "paintEvent", painted)
    monkeypatch.setattr(RecordPane, "__init__", made)
    window = open_()
    assert told[0] == "rows" and told.count("record") == 1
    assert window.body.pane.record_id == window.panel.current_id is not None, (
        "and then the record of the current row stands there"
    )


def test_the_cross_of_the_search_goes_with_its_text(open_: Open) -> None:
    window = open_("applicants")
    search = window.panel.bar.search
    cross = next(each for each in search.findChildren(QToolButton) if each.x() > search.width() // 2)
    search.setText("bak")
    window.quiet()
    window.qtbot.waitUntil(lambda: window.panel.shown == 2)
    window.qtbot.waitUntil(lambda: cross.property("opacity") == 1)
    typed: list[str] = []
    search.typed.connect(typed.append)
    window.panel.bar.clear()
    window.quiet()
    window.qtbot.waitUntil(lambda: cross.property("opacity") == 0)
    assert search.text() == "" and window.panel.shown == 9 and typed == []


def test_an_empty_column_takes_no_more_than_its_heading_until_something_stands_in_it(
    list_of: Callable[..., Window],
) -> None:
    window = list_of("name", "employer", "email", "city", "phone", "track")
    view, panel = window.view, window.panel

    def wide(key: str) -> int:
        return int(view.head.sectionSize(window.column(key)))

    label = view.fontMetrics().horizontalAdvance(panel.available["employer"].label)
    assert label <= wide("employer") <= label + 24 < 0.7 * panel.available["employer"].width
    assert wide("city") >= panel.available["city"].width and wide("email") >= panel.available["email"].width
    panel.bar.search.setText("Kaya")
    window.qtbot.waitUntil(lambda: panel.shown == 1)
    window.quiet()
    assert wide("email") >= panel.available["email"].width, "no column moves because of a search"
    panel.bar.search.setText("")
    window.qtbot.waitUntil(lambda: panel.shown == 9)
    window.cell("Kaya", "employer")
    panel.commands.paste_at([["Ege Haber Ajansı"]], window.row("Kaya"), window.column("employer"))
    window.quiet()
    assert wide("employer") >= panel.available["employer"].width
