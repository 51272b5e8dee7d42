"""What was decided about a partner's file is there again after the window was closed or locked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exchange_app.text import msg
from tests.ui.merge_desks import Agreed, Desks, in_front, merge_page
from ui.desk.goto import ToImport
from ui.shell.app import Application
from ui.shell.snapshots import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SHEET = "Soyadı;Adı;Doğum Tarihi;E-posta\nKaya;Ayşe;31.02.1990;ayse@example.tr\nDemir;Ali;01.03.1991;ali@example.tr\n"


def close(app: Application, qtbot: QtBot) -> None:
    app.window.close()
    qtbot.waitUntil(lambda: not app.window.isVisible(), timeout=8000)


def test_an_import_half_decided_goes_on_at_the_next_start(
    full_store: Path, desk_window: Callable[..., Application], qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = tmp_path / "list.csv"
    sheet.write_text(SHEET, "utf-8")
    app = in_front(desk_window(full_store), qtbot)
    app.window.go_to(ToImport(path=sheet))
    settle(app)
    page = app.window.current_page()
    page.bench.tables.go_to(1, 0)
    QTest.keyClick(page.bench.tables.left, Qt.Key.Key_R)
    page.bench.next_problem()
    page.bench.callout.start_typing()
    QTest.keyClicks(page.bench.callout.edit, "28.02")
    before = page.bench.draft.to_data()
    assert before["left_out"]
    assert app.window.status.unsaved.text().strip() == "list.csv not finished"
    close(app, qtbot)
    again = in_front(desk_window(full_store), qtbot)
    assert again.window.status.unsaved.text().strip() == "list.csv not finished"
    qtbot.mouseClick(again.window.status.unsaved, Qt.MouseButton.LeftButton)
    settle(again)
    page = again.window.current_page()
    assert again.window.current_key == "import" and page.bench.draft.to_data() == before
    assert page.bench.callout.edit.text() == "28.02"


def test_a_review_that_is_locked_away_is_offered_again(
    agreed: Agreed, tmp_path: Path, desk_window: Callable[..., Application], qtbot: QtBot
) -> None:
    desks = Desks(tmp_path, agreed)
    desks.ours(0, phone="+994502731099")
    desks.theirs(0, phone="+994552731010")
    desks.send()
    app = in_front(desk_window(desks.path), qtbot)
    app.session.store.change_passphrase("a long phrase")
    page = merge_page(app, path=str(desks.workbook))
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_T)
    assert page.found.review.touched
    app.session.idle.emit()
    qtbot.waitUntil(lambda: app.window.current_page() is None, timeout=8000)
    settle(app)
    app.workspace.stores.open_store(desks.path, "a long phrase")
    qtbot.waitUntil(lambda: app.window.current_page() is not None, timeout=8000)
    with app.session.store.read() as reader:
        assert [each.file_name for each in reader.app_data.kept_reviews()] == [desks.workbook.name]
    settle(app)
    assert app.window.status.unsaved.text().strip() == f"{desks.workbook.name} not finished"
    app.window.status.unsaved.click()
    settle(app)
    page = app.window.current_page()
    assert app.window.current_key == "merge" and page.found.review.touched
    desks.partner.close()


def test_a_value_that_is_typed_in_a_review_and_does_not_fit_is_not_thrown_away(
    agreed: Agreed, tmp_path: Path, desk_window: Callable[..., Application], qtbot: QtBot
) -> None:
    desks = Desks(tmp_path, agreed)
    desks.ours(0, phone="+994502731099")
    desks.theirs(0, phone="+994552731010")
    desks.send()
    app = in_front(desk_window(desks.path), qtbot)
    page = merge_page(app, path=str(desks.workbook))
    page.bench.do("type")
    settle(app)
    QTest.keyClicks(page.bench.view.typing.editor.input, "12")
    text = page.bench.view.typing.editor.text()
    with app.session.store.write(msg("Elsewhere"), author="x") as work:
        work.update("applicant", desks.people[2], {"city": "Quba"})
    settle(app)
    assert page.bench.view.typing.editor.text() == text, "another window's edit does not take it away"
    close(app, qtbot)
    again = in_front(desk_window(desks.path), qtbot)
    again.window.status.unsaved.click()
    settle(again)
    assert again.window.current_page().bench.view.typing.editor.text() == text
    desks.partner.close()
