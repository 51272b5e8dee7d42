"""What a person types goes to the page that is seen, whatever was left open on the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exchange_app.store import Store
from exchange_app.text import msg
from tests.ui.merge_desks import Agreed, Desks, in_front
from ui.desk.goto import GoTo, ToImport, ToReturned
from ui.pages import PAGES
from ui.pages.placements.board.state import Spot
from ui.shell.app import Application
from ui.shell.snapshots import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SHEET = "Soyadı;Adı;Doğum Tarihi;E-posta\nKaya;Ayşe;31.02.1990;ayse@example.tr\nDemir;Ali;01.03.1991;ali@example.tr\n"
LETTERS = "Adanatrojklmsdu"
"""A city, and every letter that is a command on some page."""


@pytest.fixture
def desks(agreed: Agreed, tmp_path: Path) -> Iterator[Desks]:
    made = Desks(tmp_path, agreed)
    made.ours(0, phone="+994502731099")
    made.theirs(0, phone="+994552731010", city="Gəncə")
    made.ours(1, city="Şəki")
    made.theirs(1, city="Quba")
    made.send()
    with Store.open(made.path) as store, store.write(msg("More"), author="Derya Koç") as work:
        outlet = work.create("outlet", {"name": "Ege TV", "city": "İzmir", "country": "TR"})
        work.create("opening", {"outlet": outlet, "cohort": made.cohort, "places": 3})
        for phone in ("+905301112233", "+905301112244"):
            same = {"given_name": "Ayla", "family_name": "Kurt", "birth_date": date(1992, 2, 2), "phone": phone}
            work.create("applicant", same, agency="TR")
    yield made
    made.partner.close()


@pytest.fixture
def app(desks: Desks, desk_window: Callable[..., Application], qtbot: QtBot) -> Application:
    return in_front(desk_window(desks.path), qtbot)


def leave_everything_open(app: Application, desks: Desks) -> dict[str, Callable[[], Any]]:
    """Something half done on each page; gives how what a person did there is read, by page."""
    window = app.window

    def page(to: GoTo) -> Any:
        window.go_to(to)
        settle(app)
        return window.current_page()

    sheet = desks.folder / "list.csv"
    sheet.write_text(SHEET, "utf-8")
    imports = page(ToImport(path=sheet))
    assert imports.review_view.found is not None
    merge = page(ToReturned(path=desks.workbook))
    assert merge.found is not None and merge.found.decider.waiting
    board = page(GoTo("placements")).board
    board.state.select(Spot("", 0)) if board.state.card() is None else None
    QTest.keyClick(board, Qt.Key.Key_M)
    settle(app)
    people = page(GoTo("applicants")).body
    people.start_new()
    people.pane.form.rows["given_name"].open().put_text("Yeni")
    page(GoTo("outlets"))
    page(GoTo("cohorts"))
    twice = page(GoTo("duplicates"))
    assert twice._pairs
    return {
        "import": lambda: imports.review_view.draft.to_data(),
        "merge": lambda: [merge.found.decider.made(at) for at in merge.found.decider.waiting],
        "placements": lambda: (board.state.held, board.state.spot, placements(app)),
        "applicants": lambda: people.pane.form.draft(),
        "duplicates": lambda: (sorted(twice._later), twice._answers),
    }


def placements(app: Application) -> int:
    with app.session.store.read() as reader:
        return len(list(reader.records("placement")))


def focus_is_seen(app: Application) -> bool:
    focus, page = app.window.focusWidget(), app.window.current_page()
    return focus is not None and focus.isVisible() and (focus is page or page.isAncestorOf(focus))


def test_what_is_typed_on_a_page_decides_nothing_on_the_pages_left_open(
    app: Application, desks: Desks, qtbot: QtBot
) -> None:
    done = leave_everything_open(app, desks)
    for number, shown in enumerate(PAGES):
        app.window.go(shown)
        settle(app)
        assert focus_is_seen(app), shown
        # Somebody writes meanwhile: every page compares or reads anew.
        with app.session.store.write(msg("Elsewhere"), author="x") as work:
            work.update("applicant", desks.people[2], {"city": f"Bakı {number}"})
        settle(app)
        assert focus_is_seen(app), f"what was read late has taken the keys from {shown}"
        before = {key: read() for key, read in done.items() if key != shown}
        for letter in LETTERS:
            if (popup := QApplication.activePopupWidget()) is not None:
                popup.close()
            QTest.keyClicks(app.window.focusWidget(), letter)
            assert app.window.current_key == shown and focus_is_seen(app), (shown, letter)
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Escape)
        settle(app)
        assert {key: read() for key, read in done.items() if key != shown} == before, shown


def test_a_question_about_a_file_waits_until_its_page_is_seen_again(
    app: Application, desks: Desks, qtbot: QtBot
) -> None:
    desks.theirs(2, city="Lənkəran")
    sealed = desks.send("a password of ours")
    app.window.go_to(ToReturned(path=sealed))
    app.window.go("applicants")
    settle(app)
    assert app.window.current_key == "applicants" and QApplication.activeModalWidget() is None
    app.window.go("merge")
    qtbot.waitUntil(lambda: app.window.current_page()._password is not None, timeout=3000)
    app.window.current_page()._password.reject()


def test_the_keys_of_the_record_menu_are_those_of_the_page_that_is_seen(app: Application, qtbot: QtBot) -> None:
    app.window.go("applicants")
    settle(app)
    people = app.window.current_page().body
    app.window.menus["record"].aboutToShow.emit()
    app.window.go("home")
    settle(app)
    app.window.search.setFocus()
    QTest.keyClick(app.window.search, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle(app)
    assert app.window.current_key == "home" and not people.pane.new
