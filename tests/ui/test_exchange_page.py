"""The Exchange page: a workbook is prepared, written, and stands in the log."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QTableWidget

from ui.exchange.prepare import PrepareDialog
from ui.snapshots import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def _prepare(app):
    app.window.actions_["export"].trigger()
    settle(app)
    return next(each for each in app.window.findChildren(PrepareDialog) if each.isVisible())


def test_a_prepared_workbook_is_written_and_stands_in_the_log(full_store, desk_window, qtbot, tmp_path):
    app = desk_window(full_store)
    dialog = _prepare(app)
    target = tmp_path / "for-AZ.xlsx"
    dialog.sensitive.setChecked(True)
    assert dialog.warning.isVisible()
    dialog.sensitive.setChecked(False)
    assert not dialog.warning.isVisible()
    dialog.write(target)
    qtbot.waitUntil(target.exists, timeout=15000)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=15000)
    settle(app)
    assert target.read_bytes()[:2] == b"PK"
    store = app.session.store
    with store.read() as reader:
        sent = reader.exports()
    assert sent[0].file_name == "for-AZ.xlsx" and sent[0].people > 100
    log = app.window.current_page().findChild(QTableWidget)
    shown = [log.item(0, column).text() for column in range(log.columnCount())]
    assert "for-AZ.xlsx" in shown and str(sent[0].number) in shown
    app.window.go("home")
    settle(app)
    tile = next(each for each in app.window.current_page().tiles.children() if getattr(each, "figure", None) and "AZ" in each.figure.heading)
    assert tile.figure.figure == "0"


def test_nothing_chosen_or_a_place_that_cannot_be_written_is_said_in_the_dialog(full_store, desk_window, qtbot, tmp_path):
    app = desk_window(full_store)
    dialog = _prepare(app)
    for at in range(dialog.cohorts.count()):
        dialog.cohorts.item(at).setCheckState(dialog.cohorts.item(at).checkState().Unchecked)
    dialog._choose()
    assert dialog.trouble.isVisible()
    dialog.complain("")
    dialog.cohorts.item(0).setCheckState(dialog.cohorts.item(0).checkState().Checked)
    blocked = tmp_path / "taken.xlsx"
    blocked.mkdir()
    dialog.write(blocked)
    qtbot.waitUntil(dialog.trouble.isVisible, timeout=15000)
    assert dialog.isVisible() and dialog.write_button.isEnabled()
    with app.session.store.read() as reader:
        assert not reader.exports()
    assert not [each for each in tmp_path.iterdir() if each.suffix in (".tmp", ".new")]
    dialog.close()


def test_without_a_partner_the_page_leads_to_the_settings(tmp_path, desk_window):
    from exchange_app.store import AgencySpec, Store

    Store.create(tmp_path / "alone.exdesk", agency=AgencySpec("TR", "Kurum", "TR", "tr"), partners=[]).close()
    app = desk_window(tmp_path / "alone.exdesk")
    app.window.go("exchange")
    settle(app)
    page = app.window.current_page()
    next(each for each in page.stack.currentWidget().findChildren(QPushButton)).click()
    settle(app)
    assert app.window.current_key == "settings"
