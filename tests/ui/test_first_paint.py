"""The window between its first picture and the moment when everything that works with a store has been imported."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exchange_app.settings import Settings
from exchange_app.store import AgencySpec, Store
from tests.ui.closing import shut
from ui.components.skeleton import Skeleton
from ui.shell.app import Application
from ui.shell.help.dialog import HelpDialog
from ui.shell.snapshots import settle
from ui.shell.start.first import FirstStart
from ui.shell.start.passphrase import PassphrasePage

ROOT = Path(__file__).resolve().parents[2]

LATER = ("sqlalchemy", "exchange_app.store", "exchange_app.services", "exchange_app.sheets", "ui.lists", "ui.forms")


def test_what_is_painted_first_is_imported_without_the_store_and_without_any_page() -> None:
    code = (
        "import sys, ui.shell.app; "
        f"print([each for each in sys.modules if each.startswith({LATER!r}) or each.startswith('ui.pages.')])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert found.stdout.strip() == "[]"


def test_a_list_is_imported_without_what_nobody_has_asked_for_yet() -> None:
    reader = "exchange_app.sheets.values.readers"
    heavy = (reader, "openpyxl", "python_calamine", "typst", "alembic", "phonenumbers", "babel", "rapidfuzz")
    code = (
        "import sys; from ui.shell.app import _import_workspace; _import_workspace('applicants'); "
        f"print([each for each in {heavy!r} if each in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert found.stdout.strip() == "[]"


@pytest.fixture
def painted(qtbot: QtBot) -> Iterator[Callable[..., Application]]:
    """painted(path) gives an application whose window was just painted; the workspace comes with settle()."""
    opened: list[Application] = []

    def make(path: Path | None) -> Application:
        qt = QApplication.instance()
        assert isinstance(qt, QApplication)
        app = Application(qt, Settings.load(), language="en")
        opened.append(app)
        app.start(path)
        assert app.workspace is None
        return app

    yield make
    for app in opened:
        shut(app, qtbot)


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A store with a passphrase."""
    path = tmp_path / "locked.exdesk"
    tr, az = AgencySpec("TR", "Kurum", "TR", "tr"), AgencySpec("AZ", "Agentlik", "AZ", "az")
    Store.create(path, agency=tr, partners=[az], passphrase="doğru söz").close()
    return path


def test_the_store_comes_after_the_first_picture(painted, full_store, qtbot):
    app = painted(full_store)
    seen: list[bool] = []
    paint = app.window.stage.currentWidget().paintEvent

    def watched(event):
        seen.append(app.workspace is None)
        paint(event)

    assert isinstance(app.window.stage.currentWidget(), Skeleton)
    app.window.stage.currentWidget().paintEvent = watched
    settle(app)
    assert seen[0]
    assert app.window.current_key == "home" and app.session.store is not None


def test_a_window_that_is_closed_at_once_opens_no_store(painted, full_store, qtbot):
    app = painted(full_store)
    app.window.close()
    app.window.painted.emit()
    assert app.workspace is None


def test_another_language_and_theme_before_the_store_has_come_hold_for_its_page(painted, full_store):
    app = painted(full_store)
    app.set_language("az")
    app.set_theme("dark")
    assert isinstance(app.window.stage.currentWidget(), Skeleton)
    settle(app)
    assert app.window.current_key == "home"
    assert app.window.current_page().words.language == "az"
    assert app.window.status.saved.text()
    app.set_theme("light")


def test_what_is_asked_before_the_store_has_come_is_done_when_it_has(painted, full_store):
    app = painted(full_store)
    app.window.actions_["help"].trigger()
    assert not app.window.findChildren(HelpDialog)
    settle(app)
    (dialog,) = app.window.findChildren(HelpDialog)
    assert dialog.isVisible()
    dialog.close()


def test_a_file_is_not_taken_before_a_store_is_open(painted, full_store, tmp_path):
    app = painted(full_store)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "list.csv"))])
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.setAccepted(False)
    app.window.dragEnterEvent(event)
    assert not event.isAccepted()
    settle(app)
    app.window.dragEnterEvent(event)
    assert event.isAccepted()


def test_without_a_store_the_first_start_comes_after_the_first_picture(painted, own_home):
    app = painted(None)
    assert not app.window.rail.isVisible()
    app.set_language("tr")
    settle(app)
    assert isinstance(app.window.stage.currentWidget(), FirstStart)
    assert app.words.language == "tr" and not app.window.rail.isVisible()


def test_the_lock_page_keeps_what_was_typed_in_another_language_and_theme(painted, locked, qtbot):
    app = painted(locked)
    settle(app)
    page = app.window.stage.currentWidget()
    assert isinstance(page, PassphrasePage)
    page.field.setText("doğru söz")
    app.set_language("tr")
    app.set_theme("dark")
    settle(app)
    page = app.window.stage.currentWidget()
    assert isinstance(page, PassphrasePage) and page.open.text().strip() == "Aç"
    page.open.click()
    qtbot.waitUntil(lambda: app.window.current_key == "home")
    app.set_theme("light")
