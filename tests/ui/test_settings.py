"""The Settings page: what is chosen takes effect at once and comes back at the next start."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from shiboken6 import isValid

from exchange_app.services.backup import backups
from exchange_app.settings import Settings
from exchange_app.store import Store
from exchange_app.store.trouble import WrongPassphrase
from exchange_app.text import msg
from ui.pages.settings.agencies import AgencyDialog
from ui.pages.settings.passphrase import PassphraseDialog
from ui.shell.snapshots import settle
from ui.shell.start.passphrase import PassphrasePage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SECRET = "nar ağacı 1918"


def _settings(app):
    app.window.go("settings")
    settle(app)
    return app.window.current_page()


def _answer(type_in: str = "") -> None:
    """Type into the dialog that will open, if it asks for something, and press its last button."""

    def act(tries: int = 80) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            if tries:
                QTimer.singleShot(25, lambda: act(tries - 1))
            return
        for field in dialog.findChildren(QLineEdit):
            field.setText(type_in)
        dialog.findChildren(QPushButton)[-1].click()

    QTimer.singleShot(0, act)


def _dialog(app, of):
    return next(each for each in app.window.findChildren(of) if each.isVisible())


def _set_passphrase(app, qtbot) -> None:
    _settings(app)._passphrase()
    dialog = _dialog(app, PassphraseDialog)
    dialog.typed.first.setText("short")
    assert dialog.typed.below.text().startswith("Weak")
    dialog.yes.click()
    assert dialog.trouble.isVisible()
    dialog.typed.first.setText(SECRET)
    dialog.typed.again.setText(SECRET + "x")
    dialog.yes.click()
    assert dialog.trouble.isVisible() and not app.session.store.protected
    dialog.typed.again.setText(SECRET)
    dialog.yes.click()
    qtbot.waitUntil(lambda: app.session.store.protected, timeout=10000)
    settle(app)


def test_author_language_theme_and_row_height_take_effect_and_are_kept(full_store, desk_window):
    app = desk_window(full_store)
    page = _settings(app)
    page.author.setText("Derya Koç")
    page.author.editingFinished.emit()
    settle(app)
    assert "Derya Koç" in app.window.status.who.text()
    page.theme.picked.emit("dark")
    _settings(app).density.picked.emit("comfortable")
    _settings(app).language.picked.emit("az")
    settle(app)
    assert app.window.current_key == "settings"
    assert app.window.current_page().title() == "Parametrlər"
    assert app.window.current_page().author.text() == "Derya Koç"
    again = Settings.load()
    assert (again.author, again.theme, again.density, again.language) == ("Derya Koç", "dark", "comfortable", "az")
    assert QApplication.instance().property("exchangeSide") == "dark"
    app.set_theme("light")


def test_an_agency_is_renamed_in_one_step_that_undo_takes_back(full_store, desk_window, qtbot):
    app = desk_window(full_store)
    page, store = _settings(app), app.session.store
    with store.read() as reader:
        partner = next(each for each in reader.records("agency") if each.get("code") != store.agency)

    def name() -> str:
        with store.read() as reader:
            return str(reader.record("agency", partner.id).get("name"))

    page._changing(partner)()
    dialog = _dialog(app, AgencyDialog)
    dialog.name.setText("")
    dialog._save()
    assert dialog.trouble.isVisible()
    dialog.name.setText("Xəzər Mediası")
    dialog._save()
    qtbot.waitUntil(lambda: name() == "Xəzər Mediası", timeout=5000)
    settle(app)
    app.window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: name() == partner.get("name"), timeout=5000)


def test_a_passphrase_is_set_asked_for_and_removed(full_store, desk_window, qtbot):
    app = desk_window(full_store)
    _set_passphrase(app, qtbot)
    with pytest.raises(WrongPassphrase):
        Store.open(full_store, passphrase="something else")
    assert app.window.actions_["lock"].isEnabled()
    app.window.actions_["lock"].trigger()
    settle(app)
    page = app.window.stage.currentWidget()
    assert isinstance(page, PassphrasePage)
    page.field.setText("wrong one")
    page.open.click()
    qtbot.waitUntil(lambda: app.window.stage.currentWidget() is not page, timeout=10000)
    page = app.window.stage.currentWidget()
    assert isinstance(page, PassphrasePage) and page._row.below.isVisible()
    page.field.setText(SECRET)
    page.open.click()
    qtbot.waitUntil(lambda: app.session.store is not None, timeout=10000)
    settle(app)
    page = _settings(app)
    remove = next(each for each in page.findChildren(QPushButton) if each.text().strip() == "Remove…")
    _answer()
    remove.click()
    qtbot.waitUntil(lambda: not app.session.store.protected, timeout=10000)
    settle(app)
    app.session.close()
    settle(app)
    Store.open(full_store).close()


def test_a_passphrase_that_another_window_was_in_the_way_of_is_set_once_that_is_closed(full_store, desk_window, qtbot):
    app = desk_window(full_store)
    with Store.open(full_store):
        _settings(app)._passphrase()
        dialog = _dialog(app, PassphraseDialog)
        for field in (dialog.typed.first, dialog.typed.again):
            field.setFocus()
            QTest.keyClicks(field, "nar agaci 1918")
        QTest.keyClick(dialog.typed.again, Qt.Key.Key_Return)
        qtbot.waitUntil(dialog.trouble.isVisible)
        assert "in use by another program" in dialog.trouble.text() and not app.session.store.protected
    assert dialog.isVisible() and dialog.yes.isEnabled()
    QTest.keyClick(dialog.typed.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: app.session.store.protected)
    settle(app)
    assert not isValid(dialog) or not dialog.isVisible()


@pytest.mark.parametrize("protected", [False, True])
def test_a_backup_is_made_and_brought_back(protected, full_store, desk_window, qtbot):
    app = desk_window(full_store)
    if protected:
        _set_passphrase(app, qtbot)
    page = _settings(app)
    page.backups.now.click()
    qtbot.waitUntil(lambda: len(backups(full_store)) == 1, timeout=8000)
    settle(app)
    assert page.backups.list.count() == 1 and not page.backups.bring_back.isEnabled()
    with app.session.store.write(msg("Scene"), author="test") as work:
        lost = work.create("applicant", {"given_name": "Aysel", "family_name": "Vəliyeva"})
    settle(app)
    page.backups.list.setCurrentRow(0)
    before = app.session.store
    told: list[str] = []
    say = app.window.say
    app.window.say = lambda notice: (told.append(notice.text), say(notice))
    day = app.words.moment(backups(full_store)[0].at)
    assert day in page.backups.list.item(0).text() and " MB" in page.backups.list.item(0).text()
    _answer()
    QTimer.singleShot(300, lambda: _answer(SECRET) if protected else None)
    page.backups.bring_back.click()
    qtbot.waitUntil(lambda: app.session.store not in (None, before), timeout=10000)
    settle(app)
    with app.session.store.read() as reader:
        assert lost not in {each.id for each in reader.records("applicant")}
    assert app.session.store.protected == protected
    assert [each for each in told if each.startswith(f"The backup of {day}, ") and "is the store now" in each]
    assert app.window.current_key == "settings"
    app.window.go("applicants")
    settle(app)
    panel = app.window.current_page().body.panel
    assert panel.desk.store is app.session.store and panel.model.rowCount() > 100


def test_backups_are_made_by_themselves_when_something_changed(full_store, desk_window, qtbot):
    app = desk_window(full_store)
    app.session.backup_if_changed()
    settle(app)
    assert not backups(full_store)
    with app.session.store.write(msg("Scene"), author="test") as work:
        work.create("applicant", {"given_name": "Aysel", "family_name": "Vəliyeva"})
    settle(app)
    app.session.backup_if_changed()
    qtbot.waitUntil(lambda: len(backups(full_store)) == 1, timeout=8000)
