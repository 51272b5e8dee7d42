"""The demo's year, written once for a run, and windows that are closed behind the test."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exchange_app.bugs import log_bug
from exchange_app.settings import Settings
from exchange_app.text import Language
from tests.children_here import children_work_here  # noqa: F401
from tests.ui.closing import shut
from tests.ui.listing_window import Open, Window
from tests.ui.merge_desks import Agreed
from ui.shell.app import Application
from ui.shell.snapshots import settle

YEAR = date(2026, 6, 1)
USUAL_THRESHOLD = gc.get_threshold()
"""From which the window collects cycles: the interpreter's own."""


PATIENCE = 120_000
"""Milliseconds that a test waits for what must come: no less on a busy machine, and on a quiet one it comes at once."""


class PatientBot(QtBot):
    """A qtbot whose waiting depends on what comes and not on how fast the machine is."""

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=max(timeout, PATIENCE))

    def wait(self, ms: int) -> None:
        """`waitUntil` asks again every ten milliseconds; what it waits for comes sooner."""
        super().wait(min(ms, 1))

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **more: Any) -> Any:
        return super().waitSignal(signal, timeout=max(timeout, PATIENCE), **more)

    def waitActive(self, widget: Any, *, timeout: int = PATIENCE) -> Any:
        return super().waitActive(widget, timeout=max(timeout, PATIENCE))


QUICK = """
    test_board test_calendar test_documents_page test_editing test_form_rows test_forms test_goto test_gui_thread_gc test_help test_home
    test_operations test_list_parts test_theme
"""
"""The modules of this folder that --fast runs. Of all others it is taken that they are slow: most open the whole window."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A new module of tests is slow until it stands in QUICK, so that nobody need think of it."""
    here, quick = Path(__file__).parent, QUICK.split()
    for item in items:
        if item.path.parent == here and item.path.stem not in quick:
            item.add_marker("slow")


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def cycles_end_here(cycles_collected: None) -> Iterator[None]:
    """As in the running application, no other thread collects cycles: they may hold widgets and timers."""
    gc.disable()
    gc.set_threshold(*USUAL_THRESHOLD)
    # what stands by now outlives the test and need not be looked through
    gc.freeze()
    yield
    gc.collect()


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store full of invented people; to be copied, not written."""
    from exchange_app.services.demo import fill
    from exchange_app.store import AgencySpec, Store

    path = tmp_path_factory.mktemp("year") / "year.exdesk"
    partner = AgencySpec("AZ", "Xəzər Media Agentliyi", "AZ", "az")
    with Store.create(path, agency=AgencySpec("TR", "Anadolu Medya Ajansı", "TR", "tr"), partners=[partner]) as store:
        fill(store, today=YEAR, agencies={"TR": "TR", "AZ": "AZ"}, home="TR")
    return path


@pytest.fixture(scope="session")
def agreed(tmp_path_factory: pytest.TempPathFactory) -> Agreed:
    """Two agencies' stores that stand alike; to be copied, not written."""
    return Agreed(tmp_path_factory.mktemp("agreed"))


@pytest.fixture
def full_store(year: Path, tmp_path: Path) -> Path:
    """A store full of invented people that the test may write to."""
    return Path(shutil.copy(year, tmp_path / "desk.exdesk"))


@pytest.fixture
def desk_window(qtbot: QtBot) -> Iterator[Callable[..., Application]]:
    """desk_window(path, language="en") opens the application on a store; at its end the windows are closed."""
    opened: list[Application] = []

    def make(path: Path | None, language: Language = "en", settings: Settings | None = None) -> Application:
        qt = QApplication.instance()
        assert isinstance(qt, QApplication)
        app = Application(qt, settings or Settings.load(), language=language)
        opened.append(app)
        app.start(path)
        settle(app)
        return app

    yield make
    for app in opened:
        shut(app, qtbot)


@pytest.fixture(autouse=True)
def no_window_outlives_its_test(qapp: QApplication) -> Iterator[None]:
    """What a window installs in the application goes with it: else the next test's depends on this one."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not qapp.findChildren(QTranslator)


@pytest.fixture(autouse=True)
def no_bug_is_only_told(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The window lives on after an error that nobody foresaw; a test does not."""
    bugs: list[BaseException] = []
    for place in ("ui.desk.bugs.log_bug", "ui.desk.operations.log_bug"):
        monkeypatch.setattr(place, lambda bug: (bugs.append(bug), log_bug(bug)))
    yield
    if bugs and request.node.get_closest_marker("bugs") is None:
        raise bugs[0]


@pytest.fixture
def open_(tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    """open_(page) opens a window on a small store; at its end the windows are closed."""
    opened: list[Window] = []

    def make(*given: Any, **named: Any) -> Window:
        opened.append(Window(tmp_path, qtbot, *given, **named))
        return opened[-1]

    yield make
    for each in opened:
        each.close()


@pytest.fixture
def list_of(open_: Open) -> Callable[..., Window]:
    """list_of("name", "city") opens a window on the applicants with these columns; the list has the keys."""

    def make(*columns: str) -> Window:
        window = open_("applicants")
        window.panel.set_columns(columns)
        window.quiet()
        window.view.setFocus()
        return window

    return make
