"""Sensitive values in the real window: masked on every page, shown one by one, and each showing entered once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from exchange_app.services.access import Access
from exchange_app.services.exporting import export
from exchange_app.store import Store
from exchange_app.store.query import Filter
from exchange_app.text import words
from tests.ui.listing_window import Window
from tests.ui.merge_desks import Agreed, Desks, in_front, merge_page
from ui.lists.filter_popup import FilterPopup
from ui.lists.filters import filters_from, sort_from
from ui.lists.list_columns import columns_of
from ui.lists.source import StoreSource
from ui.lists.table_model import RecordModel
from ui.pages.merge.change_model import OURS, THEIRS
from ui.shell.snapshots import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    made = Window(tmp_path, qtbot)
    yield made
    made.close()


def texts(page: QWidget) -> str:
    return " ".join(each.text() for each in page.findChildren(QLabel))


def shown(store: Store) -> list[str]:
    with store.read() as reader:
        labels = [words("en").say(each.label) for each in reader.journal.operations(100)]
    return [each for each in labels if "shown" in each]


def test_lists_show_masks_and_copy_masks(window: Window) -> None:
    columns = columns_of("applicant", words("en"))
    model = RecordModel(
        StoreSource(window.store, "applicant"), [columns["name"], columns["passport_number"]], words("en")
    )
    model.set_keys(window.panel.model.keys)
    cells = [model.line(row).texts[1] for row in range(model.rowCount())]
    assert sorted(filter(None, cells)) == ["•••••••71"]
    assert not any("C01234571" in str(model.line(row).raw) for row in range(model.rowCount()))


def test_a_filter_finds_nobody_by_what_is_masked(window: Window) -> None:
    """Who is found would tell the value: it can be asked only whether there is one."""
    columns = columns_of("applicant", words("en"))
    found: list[list[Filter]] = []
    popup = FilterPopup(window.panel, columns["passport_number"], [], words("en"), window.panel.lookups, found.append)
    boxes = popup.findChildren(QCheckBox)
    assert [each.text() for each in boxes] == ["Only where something is given", "Only where nothing is given"]
    assert not popup.findChildren(QLineEdit)
    boxes[1].click()
    boxes[0].click()
    assert not boxes[1].isChecked()
    popup._apply()
    assert found == [[Filter("passport_number", "not_empty")]]
    kept = [["passport_number", "contains", "C0123"], ["passport_number", "empty", None], ["city", "contains", "Ba"]]
    assert [each.op for each in filters_from(kept, columns)] == ["empty", "contains"], "nor by a filter saved earlier"


def test_a_list_is_not_sorted_by_what_is_masked(window: Window) -> None:
    window.panel.set_columns(["name", "passport_number", "city"])
    window.quiet()
    before = window.panel.query.sort
    window.panel.sort_by(1, False)
    window.quiet()
    assert window.panel.query.sort == before
    assert window.said[-1].text == "Passport no. is masked: its order would tell the values."
    assert sort_from([["passport_number", False]], columns_of("applicant", words("en")), before) == before


def test_a_value_is_shown_once_that_stands_in_the_history_and_stays_shown_while_the_record_does(window: Window) -> None:
    with window.store.read() as reader:
        (person,) = reader.find("applicant", "passport_number", "C01234571")
    window.panel.show_record(person.id)
    window.quiet()
    row = window.pane.form.rows["passport_number"]
    assert row.reading.text == "•••••••71" and shown(window.store) == []
    window.qtbot.mouseClick(row._eye, Qt.MouseButton.LeftButton)
    window.quiet()
    assert row.reading.text == "C01234571"
    assert shown(window.store) == [f"Passport no. of {person.code} shown"]
    window.pane.tabs.setCurrentIndex(window.pane.tabs.count() - 1)
    said = texts(window.pane.pages.history)
    assert f"Passport no. of {person.code} shown" in said and "Derya" in said and "C01234571" not in said
    window.pane.tabs.setCurrentIndex(0)
    window.pane.refresh()
    window.quiet()
    assert row.reading.text == "C01234571" and len(shown(window.store)) == 1
    window.qtbot.mouseClick(row._eye, Qt.MouseButton.LeftButton)
    window.quiet()
    assert row.reading.text == "•••••••71" and len(shown(window.store)) == 1
    assert window.value(str(person.get("family_name")), "passport_number") == "•••••••71"


def test_the_review_shows_masks_until_it_is_asked_for_and_can_be_applied_then(
    agreed: Agreed, tmp_path: Path, desk_window: Callable[..., object], qtbot: QtBot
) -> None:
    desks = Desks(tmp_path, agreed)
    desks.ours(0, passport_number="AA111111")
    desks.theirs(0, passport_number="BB222222")
    file = export(desks.partner, desks.workbook, to="TR", access=Access("Günel"), with_sensitive=True).path
    app = in_front(desk_window(desks.path), qtbot)  # type: ignore[arg-type]
    page = merge_page(app, path=str(file))
    model, review_view = page.review_view.model, page.review_view

    def said() -> list[str]:
        at = next(
            row
            for row in range(model.rowCount())
            if (change := model.change(row)) and change.field == "passport_number"
        )
        return [str(model.index(at, column).data()) for column in (OURS, THEIRS)]

    assert said() == ["••••••11", "••••••22"] and review_view.bar.eye.isVisible()
    qtbot.mouseClick(review_view.bar.eye, Qt.MouseButton.LeftButton)
    settle(app)
    assert said() == ["AA111111", "BB222222"]
    assert shown(app.window.desk.store) == ["Passport no. of 1 record shown"]
    qtbot.mouseClick(review_view.bar.eye, Qt.MouseButton.LeftButton)
    assert said() == ["••••••11", "••••••22"]
    page.apply()
    settle(app)
    assert page.found is None
    desks.partner.close()
