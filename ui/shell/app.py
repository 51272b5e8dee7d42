"""The application: the window is painted first, then everything that works with a store is imported."""

from __future__ import annotations

import gc
import linecache
import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from exchange_app.files import keep_notes_in
from exchange_app.settings import STORE_VARIABLE, UNFINISHED, Settings, home_folder
from exchange_app.text import LANGUAGES, Language
from ui import pages
from ui.shell import zoom
from ui.shell.frame import Frame
from ui.shell.handover import Handover
from ui.shell.startup_probe import Stamp
from ui.shell.window import BESIDE

if TYPE_CHECKING:
    from ui.shell.session import StoreSession
    from ui.shell.workspace import Workspace

_PARTS = ("asyncio", "importlib.metadata", "sqlalchemy", "exchange_app.store", "ui.shell.workspace")
"""In this order; the first two are what SQLAlchemy imports of the standard library."""


class Application(Frame):
    """Everything that stands as long as the window does: its frame at once, the workspace once that is painted."""

    def __init__(self, qt: QApplication, settings: Settings, *, language: Language | None = None) -> None:
        super().__init__(qt, settings, language=language)
        self.workspace: Workspace | None = None
        self._path: Path | None = None
        self._given: Handover | None = None
        self._waiting: list[Callable[[Workspace], object]] = []
        self._ended = False
        self.window.asked.connect(lambda key: self.when_ready(lambda workspace: workspace.commands.act(key)))
        self.window.painted.connect(self._load)
        self.window.closing.connect(self._closing)

    @property
    def session(self) -> StoreSession:
        """The store that is open. Raises AttributeError until the workspace has come."""
        if self.workspace is None:
            raise AttributeError("there is no session before the workspace has come")
        return self.workspace.session

    def start(self, path: Path | None, handover: Handover | None = None) -> None:
        """Show the window, then open the store of the settings (or `path`), or begin with the first start; or go on with what
        another window gave away."""
        self._given = handover
        if handover is not None:
            path = Path(handover.store.path)
            self.window.take_place(handover.place)
        self._path = path or _path_of(os.environ.get(STORE_VARIABLE)) or _path_of(self.settings.store)
        if self._path is None:
            self.window.show_blank()
        else:
            self.window.show_skeleton()
        self.watch.install()
        self.window.show()
        if handover is not None:
            self.window.activateWindow()

    def when_ready(self, do: Callable[[Workspace], object]) -> None:
        """Do something with the workspace: now, or as soon as it has come."""
        if self.workspace is not None:
            do(self.workspace)
        else:
            self._waiting.append(do)

    def _load(self) -> None:
        if self._ended:
            return
        made = _import_workspace(self.settings.page if self._path is not None else "")
        self.garbage.settle()
        self.workspace = made(self)
        self.workspace.begin(self._path, self._given)
        self._given = None
        waiting, self._waiting = self._waiting, []
        for each in waiting:
            each(self.workspace)

    def vanish(self) -> None:
        """Nothing of the window is left: Qt's application can be made anew."""
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _closing(self) -> None:
        self._ended = True
        self.window.keep_layouts()
        self.window.keep_geometry()
        self.window.keep_page()
        self.settings.save()
        if self.workspace is not None:
            self.session.close()
        self.end()


def _import_workspace(page: str) -> type[Workspace]:
    """Everything that works with a store, and the page that is shown first; gives what puts it together.

    Imported here and not above: the store, the services and their libraries take as long to import as the
    whole window does to stand painted. PySide looks into the text of every module that is imported and so leaves it in
    the lines that Python keeps for tracebacks, 20 MB in all; they are let go before each great part.
    """
    for part in _PARTS:
        linecache.clearcache()
        import_module(part)
    if page in pages.PAGES:
        linecache.clearcache()
        pages.load(page)
    linecache.clearcache()
    from ui.shell.workspace import Workspace

    return Workspace


def _path_of(text: str | None) -> Path | None:
    return Path(text) if text else None


def main(arguments: list[str] | None = None) -> int:
    """Open the window and stay until it is closed. Gives the exit code.

    `arguments`: `--store PATH`, `--lang en|tr|az`, all optional.
    """
    given = arguments or []
    store, language = _read(given)
    keep_notes_in(home_folder() / UNFINISHED)
    settings, handover = Settings.load(), None
    while True:
        qt = QApplication.instance()
        made = qt if isinstance(qt, QApplication) else zoom.begin("exchange-desk", settings.zoom)
        made.setApplicationName("exchange-desk")
        made.setDesktopFileName("exchange-desk")
        application = Application(made, settings, language=language)
        if stamped := os.environ.get("EXCHANGE_APP_STAMP"):
            Stamp(application.window, stamped)
        if BESIDE in given:
            application.window.step_aside()
        application.start(store, handover)
        code = int(made.exec())
        handover, language = application.handover, application.words.language
        if handover is None:
            return code
        application.vanish()
        del application
        gc.collect()
        made.shutdown()


def _read(arguments: list[str]) -> tuple[Path | None, Language | None]:
    store: Path | None = None
    language: Language | None = None
    rest = iter(arguments)
    for argument in rest:
        name, _, value = argument.partition("=")
        if name not in ("--store", "--lang"):
            continue
        value = value or next(rest, "")
        if name == "--store":
            store = Path(value)
        else:
            language = next((each for each in LANGUAGES if each == value), None)
    return store, language
