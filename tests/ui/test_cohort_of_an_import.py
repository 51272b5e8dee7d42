"""From a list to its cohort in the import: asked for by button, key or menu, confirmed in its form, written with the people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg
from tests.ui.import_window import Window
from tests.ui.listing_window import answer
from ui.components import theme
from ui.forms.dialogs import ValuesDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
TABLE = "Adı\tSoyadı\tDoğum Tarihi\tE-posta\t1. Tercih\nAyşe\tKaya\t11.02.1990\tayse@example.tr\tKaspi\nAli\tDemir\t01.03.1991\tali@example.tr\t\n"


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Window]:
    home, partner = AgencySpec("TR", "Anadolu", "TR", "tr"), AgencySpec("AZ", "Azərbaycan", "AZ", "az")
    theme.apply(qapp, "light")
    with Store.create(tmp_path / "desk.exchange", agency=home, partners=[partner]) as store:
        shown = Window(store, qtbot)
        yield shown
        shown.operations.close()


def ask(window: Window) -> None:
    QTest.keyClick(window.review_view.tables.left, Qt.Key.Key_N, BOTH)


def confirm(**typed: str) -> list[dict[str, Any]]:
    """Type into the next dialog and confirm it; gives what it proposed."""
    proposed: list[dict[str, Any]] = []

    def act(dialog: Any) -> None:
        assert isinstance(dialog, ValuesDialog)
        proposed.append(dialog.values)
        for key, text in typed.items():
            dialog.form.rows[key].open(take=False).put_text(text)
        QTest.keyClick(dialog.form.rows["title"].editor.input, Qt.Key.Key_Return)
        if dialog.isVisible():
            proposed.append({"trouble": dialog.trouble.text()})
            dialog.done(0)

    answer(act)
    return proposed


def test_the_button_makes_the_cohort_and_apply_writes_it_with_its_people(window: Window) -> None:
    window.paste(TABLE)
    foot = window.review_view.foot
    assert foot.cohort.isVisible() and "choices and dates" in foot.text.text()
    seen = confirm(title="Bahar 2027", seats="2")
    foot.cohort.click()
    window.quiet()
    assert seen == [{"title": "Clipboard", "status": "open", "sending": ("TR", "AZ")}]
    assert not foot.cohort.isVisible() and "choices and dates" not in foot.text.text()
    assert window.review_view.story.cohort.text() == "Bahar 2027"
    assert window.count("cohort") == 0, "nothing is written before Apply"
    foot.apply.click()
    window.wait(lambda: bool(window.gone_to))
    with window.store.read() as reader:
        (cohort,) = reader.records("cohort")
        assert len(reader.journal.operations(10)) == 2, "the store's first step and this one"
    assert (cohort.get("title"), cohort.get("seats")) == ("Bahar 2027", 2)
    assert window.count("application") == 2
    assert window.said[-1].text.endswith("for Bahar 2027.")


def test_it_is_asked_for_by_a_key_and_taken_back_as_a_decision(window: Window) -> None:
    window.paste(TABLE)
    confirm(title="Bahar 2027")
    ask(window)
    window.quiet()
    assert window.review_view.story.cohort.text() == "Bahar 2027"
    names = [each.text() for each in window.page.record_actions()]
    assert "Into a new cohort…" in names
    window.review_view.take_back()
    window.quiet()
    assert window.review_view.story.cohort.text() == "Choose a cohort" and window.review_view.foot.cohort.isVisible()


def test_what_may_not_be_is_said_in_the_dialog(window: Window) -> None:
    window.paste(TABLE)
    seen = confirm(title="Bahar", starts="01.06.2027", ends="01.05.2027")
    ask(window)
    window.quiet()
    assert seen[1]["trouble"] and window.review_view.draft.new_cohort == {}


def test_the_cohort_to_be_made_outlives_the_page(window: Window, qtbot: QtBot) -> None:
    window.paste(TABLE)
    confirm(title="Bahar 2027", starts="01.06.2027")
    ask(window)
    window.quiet()
    again = Window(window.store, qtbot)
    again.page.restore(window.page.state())
    again.quiet()
    draft = again.review_view.draft
    assert (draft.new_cohort["title"], draft.new_cohort["starts"]) == ("Bahar 2027", date(2027, 6, 1))
    assert again.review_view.story.cohort.text() == "Bahar 2027"
    again.operations.close()


def test_where_there_are_cohorts_the_button_offers_them_and_a_new_one(window: Window) -> None:
    with window.store.write(msg("Scene"), author="x") as work:
        work.create("cohort", {"title": "Yaz", "status": "draft"})
    window.paste(TABLE)
    window.review_view.foot.cohort.click()
    menu = window.review_view.story.cohort.menu()
    assert menu.isVisible()
    assert [each.text() for each in menu.actions()] == ["No cohort, people only", "Yaz", "New cohort…"]
    menu.actions()[1].trigger()
    menu.close()
    window.quiet()
    assert window.review_view.story.cohort.text() == "Yaz" and not window.review_view.foot.cohort.isVisible()
    window.review_view.foot.apply.click()
    window.wait(lambda: bool(window.gone_to))
    assert window.count("application") == 2 and window.count("cohort") == 1


def test_a_write_elsewhere_does_not_lose_the_cohort_that_is_being_completed(window: Window) -> None:
    window.paste(TABLE)

    def act(dialog: Any) -> None:
        before = window.review_view.found
        with window.store.write(msg("Elsewhere"), author="x") as work:
            work.create("outlet", {"name": "Kaspi", "country": "AZ"})
        window.wait(lambda: window.review_view.found is not before)
        dialog.form.rows["title"].open(take=False).put_text("Bahar 2027")
        dialog._confirm()

    answer(act)
    ask(window)
    window.quiet()
    assert window.review_view.story.cohort.text() == "Bahar 2027"
