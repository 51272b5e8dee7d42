"""Before the pages: first start, passphrase, a store that cannot be opened."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from exchange_app.services.backup import back_up, backups
from exchange_app.settings import Settings
from exchange_app.store import AgencySpec, Store
from exchange_app.text import msg, words
from tests.ui.closing import shut
from tests.ui.listing_window import answer
from ui.desk.operations import Operations
from ui.desk.signals import Signals
from ui.shell.app import Application
from ui.shell.session import StoreSession
from ui.shell.snapshots import settle
from ui.shell.start.first import FirstStart
from ui.shell.start.passphrase import PassphrasePage
from ui.shell.start.trouble import TroublePage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
TR, AZ = AgencySpec("TR", "Kurum", "TR", "tr"), AgencySpec("AZ", "Agentlik", "AZ", "az")


@pytest.fixture
def open_window(qtbot):
    opened = []

    def make(path=None, language="en") -> Application:
        app = Application(QApplication.instance(), Settings.load(), language=language)
        opened.append(app)
        app.start(path)
        settle(app)
        return app

    yield make
    for app in opened:
        shut(app, qtbot)


def _shown(app):
    return app.window.stage.currentWidget()


def test_the_first_start_makes_a_store_for_agency_and_partner(open_window, own_home, qtbot):
    app = open_window()
    page = _shown(app)
    assert isinstance(page, FirstStart) and not app.window.rail.isVisible()
    page.name.setText("Boğaz Medya Akademisi")
    page.author.setText("Derya Koç")
    qtbot.keyClick(page.author, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: app.window.current_key == "home", timeout=8000)
    settle(app)
    assert app.session.store.agency == "TR"
    assert app.session.author == "Derya Koç"
    assert app.session.store.path.parent == own_home


def test_two_agencies_with_one_code_are_refused_at_the_field(open_window):
    app = open_window()
    page = _shown(app)
    page.partner_code.setText("tr")
    page.make.click()
    assert page.complaint.isVisible() and "same code" in page.complaint.text()
    assert app.session.store is None


def test_changing_the_language_keeps_what_was_typed(open_window):
    app = open_window()
    _shown(app).name.setText("Xəzər")
    app.set_language("az")
    settle(app)
    assert isinstance(_shown(app), FirstStart)
    assert _shown(app).name.text() == "Xəzər"
    assert app.words.language == "az"


def test_the_demo_opens_full_of_people(open_window, qtbot):
    app = open_window()
    _shown(app).demo.click()
    qtbot.waitUntil(lambda: app.window.current_key == "home", timeout=15000)
    settle(app)
    with app.session.store.read() as reader:
        assert sum(1 for _ in reader.records("applicant")) >= 240


def test_a_protected_store_asks_says_no_and_opens(open_window, tmp_path, qtbot):
    path = tmp_path / "desk.exdesk"
    Store.create(path, agency=TR, partners=[AZ], passphrase="doğru söz").close()
    app = open_window(path)
    assert isinstance(_shown(app), PassphrasePage)
    _shown(app).field.setText("yanlış")
    _shown(app).open.click()
    settle(app)
    assert isinstance(_shown(app), PassphrasePage) and _shown(app)._row.below.isVisible()
    _shown(app).field.setText("doğru söz")
    _shown(app).open.click()
    qtbot.waitUntil(lambda: app.window.current_key == "home", timeout=8000)
    settle(app)
    assert app.window.actions_["lock"].isEnabled()
    app.workspace.stores.lock()
    settle(app)
    assert isinstance(_shown(app), PassphrasePage) and app.session.store is None


@pytest.mark.parametrize("content", [None, b"not a store at all" * 300], ids=["missing", "foreign"])
def test_a_store_that_cannot_be_opened_is_a_sentence_and_a_way_on(open_window, tmp_path, content):
    path = tmp_path / "desk.exdesk"
    if content is not None:
        path.write_bytes(content)
    app = open_window(path)
    page = _shown(app)
    assert isinstance(page, TroublePage | PassphrasePage)
    assert "desk.exdesk" in page.sentence.text()
    if content is not None:
        assert path.read_bytes() == content


def test_a_damaged_store_is_brought_back_from_its_latest_backup(full_store, desk_window, qtbot):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QPushButton

    from exchange_app.services.backup import back_up

    with Store.open(full_store) as store:
        back_up(store)
    full_store.write_bytes(full_store.read_bytes()[:100] + bytes(range(256)) * 64)
    app = desk_window(full_store)
    page = _shown(app)
    assert isinstance(page, TroublePage)
    qtbot.waitUntil(page.restore.isVisible, timeout=5000)

    def yes() -> None:
        QApplication.activeModalWidget().findChildren(QPushButton)[-1].click()

    told: list[str] = []
    say = app.window.say
    app.window.say = lambda notice: (told.append(notice.text), say(notice))
    QTimer.singleShot(100, yes)
    page.restore.click()
    qtbot.waitUntil(lambda: app.session.store is not None, timeout=10000)
    settle(app)
    assert any("is the store now" in each for each in told)
    assert app.window.current_key == "home" and app.window.rail.isVisible()


def test_a_protected_store_without_its_first_page_is_brought_back_from_an_older_backup(
    open_window, tmp_path, qtbot, few_rounds
):
    """The newest backup is damaged as well, and the passphrase is first typed wrong."""
    path, started = tmp_path / "desk.exdesk", datetime(2026, 4, 1, 12, tzinfo=UTC)
    with Store.create(path, agency=TR, partners=[AZ], passphrase="doğru söz") as store:
        with store.write(msg("Scene"), author="") as work:
            work.create("cohort", {"title": "Yay"})
        older, newest = back_up(store, now=started), back_up(store, now=started + timedelta(days=1))
    for each in (path, newest):
        each.write_bytes(bytes(range(256)) * 16 + each.read_bytes()[4096:])
    app = open_window(path)
    page = _shown(app)
    assert isinstance(page, PassphrasePage)
    qtbot.waitUntil(page.backups.isVisible)
    page.field.setText("yanlış")
    page.backups.click()
    page = _shown(app)
    qtbot.waitUntil(lambda: "opens none" in page._row.below.text())
    page.passphrase.clear()
    page.passphrase.insert("doğru söz")
    qtbot.waitUntil(lambda: page.backups.chosen() is not None and page.backups.chosen().path == older)
    told = page.backups.currentItem().text()
    assert "0 people, 1 cohort, last changed" in told and "1 Apr 2026" in told
    answer(lambda question: question.accept())
    page.restore.click()
    qtbot.waitUntil(lambda: app.session.store is not None)
    settle(app)
    assert app.session.store.protected and newest.exists()
    assert [each.path for each in backups(path)] == [newest, older]


def test_nothing_of_the_store_before_is_told_once_it_is_closed(full_store, desk_window):
    app = desk_window(full_store)
    assert app.window.status.saved.text()
    app.session.close()
    settle(app)
    assert not app.window.status.saved.text()
    assert not app.window.actions_["undo"].isEnabled()


def test_a_new_passphrase_is_typed_twice_with_the_warning_and_the_rule_of_the_settings(open_window, qtbot):
    app = open_window()
    page = _shown(app)
    typed = page.passphrase
    assert not typed.below.isVisible() and not typed.again.isEnabled()
    typed.first.setText("abc")
    assert "write it down" in typed.below.text() and typed.below.isVisible()
    for text, said, tone in (
        ("uzun bir söz duvar", "Strong", "good"),
        ("uzun bir söz", "Fair", "warning"),
        ("abc", "Weak", "bad"),
    ):
        typed.first.setText(text)
        assert typed.below.text().startswith(said) and typed.below.property("tone") == tone
    page.make.click()
    assert "at least 8 characters" in page.complaint.text() and app.session.store is None
    typed.first.setText("uzun bir söz")
    typed.again.setText("uzun bir sös")
    page.make.click()
    assert "differ" in page.complaint.text() and app.session.store is None
    app.set_language("tr")
    settle(app)
    page = _shown(app)
    assert (page.passphrase.first.text(), page.passphrase.again.text()) == ("uzun bir söz", "uzun bir sös")
    page.passphrase.again.setText("uzun bir söz")
    page.make.click()
    qtbot.waitUntil(lambda: app.window.current_key == "home", timeout=15000)
    assert app.session.store.protected


def test_from_a_locked_store_one_comes_back_to_the_one_before_or_begins_anew(open_window, tmp_path, qtbot):
    mine, locked = tmp_path / "mine.exdesk", tmp_path / "locked.exdesk"
    Store.create(mine, agency=TR, partners=[AZ]).close()
    Store.create(locked, agency=TR, partners=[AZ], passphrase="doğru söz").close()
    app = open_window(mine)
    app.workspace.stores.open_store(locked)
    qtbot.waitUntil(lambda: isinstance(_shown(app), PassphrasePage), timeout=15000)
    app.workspace.stores.first_start()
    assert isinstance(_shown(app), FirstStart)
    app.workspace.stores.back()
    qtbot.waitUntil(lambda: app.session.store is not None or isinstance(_shown(app), PassphrasePage), timeout=15000)
    app.session.close()
    app.workspace.stores.open_store(locked)
    qtbot.waitUntil(lambda: isinstance(_shown(app), PassphrasePage), timeout=15000)
    assert "mine.exdesk" in _shown(app).back.text()
    _shown(app).back.click()
    qtbot.waitUntil(lambda: app.window.current_key == "home", timeout=15000)
    assert app.session.store.path == mine


def test_who_writes_is_called_as_the_system_calls_them(qtbot, monkeypatch):
    session = StoreSession(Settings(author=""), words("en"), Operations(lambda trouble: None), Signals())
    assert session.author == getpass.getuser() != ""
    monkeypatch.setenv("LOGNAME", "derya")
    assert session.author == "derya"


def test_a_backup_that_could_not_be_brought_back_can_be_tried_again(full_store, desk_window, qtbot):
    with Store.open(full_store) as store:
        kept = back_up(store)
    content = kept.read_bytes()
    full_store.write_bytes(full_store.read_bytes()[:100] + bytes(range(256)) * 64)
    app = desk_window(full_store)
    page = _shown(app)
    qtbot.waitUntil(page.restore.isVisible)
    kept.write_bytes(content[:5000])
    answer(lambda question: question.accept())
    page.restore.click()
    qtbot.waitUntil(page.restore.isEnabled)
    assert app.window.strip.text.text().startswith(f"{kept.name} is damaged")
    kept.write_bytes(content)
    answer(lambda question: question.accept())
    page.restore.click()
    qtbot.waitUntil(lambda: app.session.store is not None)
    settle(app)
