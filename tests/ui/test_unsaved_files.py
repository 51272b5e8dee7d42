"""What was decided about a partner's file is there again after the window was closed or locked."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exchange_app.services.access import Access
from exchange_app.services.merging import forget_review, kept_reviews, resume_review
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


def kept(app: Application, qtbot: QtBot) -> None:
    """Wait until what was decided is in the store, as it is a moment after a key, without asking for it."""
    drafts = app.session.drafts
    qtbot.waitUntil(lambda: not drafts._soon.isActive() and not app.session.operations.writing())


def as_after_a_kill(path: Path) -> Path:
    """The store's files as they lie there at this moment: what a process that is killed now leaves."""
    left = path.parent / "killed"
    left.mkdir()
    for each in path.parent.glob(f"{path.name}*"):
        if each.is_file():
            shutil.copy(each, left)
    return left / path.name


def both_changed(folder: Path, agreed: Agreed) -> Desks:
    """A workbook that came back with a conflict in it."""
    desks = Desks(folder, agreed)
    desks.ours(0, phone="+994502731099")
    desks.theirs(0, phone="+994552731010")
    desks.send()
    desks.partner.close()
    return desks


def operations(app: Application) -> int:
    with app.session.store.read() as reader:
        return len(reader.journal.operations(100))


def test_an_import_half_decided_goes_on_at_the_next_start(
    full_store: Path, desk_window: Callable[..., Application], qtbot: QtBot, tmp_path: Path
) -> None:
    sheet = tmp_path / "list.csv"
    sheet.write_text(SHEET, "utf-8")
    app = in_front(desk_window(full_store), qtbot)
    app.window.go_to(ToImport(path=sheet))
    settle(app)
    page = app.window.current_page()
    page.review_view.tables.go_to(1, 0)
    QTest.keyClick(page.review_view.tables.left, Qt.Key.Key_R)
    page.review_view.problems.go_on()
    page.review_view.problems.callout.start_typing()
    QTest.keyClicks(page.review_view.problems.callout.edit, "28.02")
    before = page.review_view.draft.to_data()
    assert before["left_out"]
    assert app.window.status.unsaved.text().strip() == "list.csv not finished"
    close(app, qtbot)
    again = in_front(desk_window(full_store), qtbot)
    assert again.window.status.unsaved.text().strip() == "list.csv not finished"
    qtbot.mouseClick(again.window.status.unsaved, Qt.MouseButton.LeftButton)
    settle(again)
    page = again.window.current_page()
    assert again.window.current_key == "import" and page.review_view.draft.to_data() == before
    assert page.review_view.problems.callout.edit.text() == "28.02"


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
    page.review_view.do("type")
    settle(app)
    QTest.keyClicks(page.review_view.view.typing.editor.input, "12")
    text = page.review_view.view.typing.editor.text()
    with app.session.store.write(msg("Elsewhere"), author="x") as work:
        work.update("applicant", desks.people[2], {"city": "Quba"})
    settle(app)
    assert page.review_view.view.typing.editor.text() == text, "another window's edit does not take it away"
    close(app, qtbot)
    again = in_front(desk_window(desks.path), qtbot)
    again.window.status.unsaved.click()
    settle(again)
    assert again.window.current_page().review_view.view.typing.editor.text() == text
    desks.partner.close()


def test_a_decision_in_a_review_is_there_again_after_the_application_was_killed(
    agreed: Agreed, tmp_path: Path, desk_window: Callable[..., Application], qtbot: QtBot
) -> None:
    desks = both_changed(tmp_path, agreed)
    app = in_front(desk_window(desks.path), qtbot)
    page = merge_page(app, path=str(desks.workbook))
    before = operations(app)
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_T)
    decided = dict(page.found.review.decisions)
    kept(app, qtbot)
    left = as_after_a_kill(desks.path)
    assert operations(app) == before, "a key is no entry of the journal"
    close(app, qtbot)
    desks.workbook.unlink()
    again = in_front(desk_window(left), qtbot)
    assert again.window.status.unsaved.text().strip() == f"{desks.workbook.name} not finished"
    again.window.status.unsaved.click()
    settle(again)
    page = again.window.current_page()
    assert again.window.current_key == "merge" and decided and page.found.review.decisions == decided


def test_a_workbook_that_is_opened_once_more_has_what_was_decided_of_it(
    agreed: Agreed, tmp_path: Path, desk_window: Callable[..., Application], qtbot: QtBot
) -> None:
    desks = both_changed(tmp_path, agreed)
    app = in_front(desk_window(desks.path), qtbot)
    page = merge_page(app, path=str(desks.workbook))
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_T)
    decided = dict(page.found.review.decisions)
    kept(app, qtbot)
    close(app, qtbot)
    again = in_front(desk_window(desks.path), qtbot)
    page = merge_page(again, path=str(desks.workbook))
    assert decided and page.found.review.decisions == decided


def test_a_decision_taken_back_does_not_come_again_after_the_application_was_killed(
    agreed: Agreed, tmp_path: Path, desk_window: Callable[..., Application], qtbot: QtBot
) -> None:
    desks = both_changed(tmp_path, agreed)
    app = in_front(desk_window(desks.path), qtbot)
    page = merge_page(app, path=str(desks.workbook))
    page.review_view.do("theirs")
    kept(app, qtbot)
    with app.session.store.read() as reader:
        (held,) = reader.app_data.kept_reviews()
    assert held.decisions
    page.review_view.do("undo")
    assert not page.found.review.touched
    kept(app, qtbot)
    left = as_after_a_kill(desks.path)
    close(app, qtbot)
    again = in_front(desk_window(left), qtbot)
    assert not again.window.status.unsaved.isVisible()
    assert not resume_review(again.session.store, held.content_hash).decisions


def test_a_review_that_is_applied_at_once_after_a_decision_is_not_kept_behind_it(
    agreed: Agreed, tmp_path: Path, desk_window: Callable[..., Application], qtbot: QtBot
) -> None:
    desks = both_changed(tmp_path, agreed)
    app = in_front(desk_window(desks.path), qtbot)
    page = merge_page(app, path=str(desks.workbook))
    page.review_view.do("theirs")
    page.apply()
    app.session.drafts._soon.timeout.emit()
    kept(app, qtbot)
    with app.session.store.read() as reader:
        assert reader.record("applicant", desks.people[0]).get("phone") == "+994552731010"
    assert not kept_reviews(app.session.store) and not app.session.drafts.all()


def test_a_review_that_cannot_be_brought_back_is_named_with_the_reason(
    agreed: Agreed, tmp_path: Path, desk_window: Callable[..., Application], qtbot: QtBot
) -> None:
    desks = both_changed(tmp_path, agreed)
    app = in_front(desk_window(desks.path), qtbot)
    page = merge_page(app, path=str(desks.workbook))
    page.review_view.do("theirs")
    gone = page.found.review.content_hash
    close(app, qtbot)
    again = in_front(desk_window(desks.path), qtbot)
    forget_review(again.session.store, gone, access=Access("Elsewhere"))
    again.window.status.unsaved.click()
    settle(again)
    start = again.window.current_page().start
    assert start.trouble.isVisible()
    assert start.trouble.text().startswith(f"{desks.workbook.name}: This review is no longer kept: it was applied")
