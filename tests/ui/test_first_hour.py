"""The whole way in one window, as a newcomer goes it: outlets, applicants into a cohort, places, selection, board, roster."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exchange_app.store import AgencySpec, Store
from tests.ui.listing_window import answer
from ui.shell.snapshots import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SAMPLES = Path(__file__).parents[1] / "data" / "samples"


def test_from_the_lists_to_the_roster(tmp_path: Path, desk_window: Any, qtbot: QtBot) -> None:
    path = tmp_path / "desk.exdesk"
    home, partner = AgencySpec("TR", "Anadolu", "TR", "tr"), AgencySpec("AZ", "Xəzər", "AZ", "az")
    Store.create(path, agency=home, partners=[partner]).close()
    app = desk_window(path)
    window = app.window

    def page() -> Any:
        return window.current_page()

    def follow(step: int) -> None:
        """Click a line of the first steps."""
        window.go("home")
        settle(app)
        shown = next(each for each in page().steps if each.isVisible())
        shown.list._do(shown.list.lines.index(step))
        settle(app)

    def read(step: int, name: str) -> None:
        answer(lambda dialog: (dialog.selectFile(str(SAMPLES / name)), dialog.accept()))
        follow(step)
        assert window.current_key == "import"
        qtbot.waitUntil(lambda: page().review_view.found is not None)
        settle(app)

    read(0, "host-outlets.xlsx")
    page().review_view.foot.apply.click()
    qtbot.waitUntil(lambda: window.current_key == "outlets")

    read(1, "tr-applicants.xlsx")

    def name_the_cohort(dialog: Any) -> None:
        for key, text in {
            "title": "Bakı 2027",
            "hosting": "AZ",
            "seats": "10",
            "starts": "01.05.2027",
            "ends": "31.05.2027",
        }.items():
            dialog.form.rows[key].open(take=False).put_text(text)
        dialog._confirm()

    answer(name_the_cohort)
    page().review_view.foot.cohort.click()
    settle(app)
    page().review_view.foot.apply.click()
    qtbot.waitUntil(lambda: window.current_key == "applicants")
    settle(app)
    panel = page().body.panel
    qtbot.waitUntil(lambda: "10 seats: 0 selected, 0 placed" in panel.foot.text())
    assert not page().body.panel.bar.problems.isVisible(), "the outlets were there, so all choices name one"

    panel.model.check(list(panel.model.keys[:10]), True)
    panel.commands.set_field(panel.chosen_keys(), "application.status", "selected")
    qtbot.waitUntil(lambda: "10 seats: 10 selected, 0 placed" in panel.foot.text())
    assert QApplication.activeModalWidget() is None

    def offer(dialog: Any) -> None:
        qtbot.waitUntil(dialog.action.isEnabled)
        assert dialog.note.text() == "6 outlets, 36 places for 10 seats"
        dialog.action.click()

    answer(offer)
    follow(2)
    qtbot.waitUntil(lambda: count(window.desk.store, "opening") == 6)

    follow(4)
    board = page().board
    qtbot.waitUntil(lambda: len(board.state.board.unplaced) == 10)
    for card in list(board.state.board.unplaced)[:6]:
        column = next(each for each in board.state.board.columns if len(each.cards) < each.places)
        if board.state.board.judge(card, column):
            answer(give_a_reason)
        page()._moves.place(card, column)
        qtbot.waitUntil(lambda id=card.id: all(each.id != id for each in board.state.board.unplaced))

    follow(5)
    qtbot.waitUntil(lambda: "80" in page().header.note.text())
    window.go("home")
    settle(app)
    assert next(each for each in page().steps if each.isVisible()).count.text() == "5 of 7 done"


def give_a_reason(dialog: Any) -> None:
    dialog.type_reason("Agreed by telephone")
    dialog.accept_button.click()


def count(store: Store, kind: str) -> int:
    with store.read() as reader:
        return len(list(reader.records(kind)))
