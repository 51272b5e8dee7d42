"""The composition root of the window: settings, words, theme, operations, session, main window, wired together here."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from exchange_app.errors import Trouble
from exchange_app.settings import STORE_VARIABLE, Settings, system_language
from exchange_app.text import LANGUAGES, Language, Words, msg, words
from ui.components import theme
from ui.components.icons import logo
from ui.desk import language as qt_language
from ui.desk.bugs import Watch
from ui.desk.context import Notice, Signals
from ui.desk.gui_thread_gc import Collector
from ui.desk.operations import Operations
from ui.shell.commands import Commands
from ui.shell.session import Session
from ui.shell.window import MainWindow

UNHURRIED = 1000
"""Milliseconds after the start in which everything a person waits for has come."""


class NoDisplay(Trouble):
    """There is no screen to open a window on."""

    code = "app.no_display"

    def __init__(self) -> None:
        super().__init__(
            msg(
                "There is no screen here, so the window cannot open. Use the commands instead (exchange-app --help), or "
                "run exchange-app demo DIR to see the whole job done without a window."
            )
        )


class Application(QObject):
    """Everything that stands as long as the window does."""

    def __init__(self, qt: QApplication, settings: Settings, *, language: Language | None = None) -> None:
        super().__init__()
        self.qt, self.settings = qt, settings
        self.garbage = Collector(self)
        self.words: Words = words(language or settings.language or system_language())
        self.signals = Signals()
        self.operations = Operations(self.present)
        self.session = Session(settings, self.words, self.operations, self.signals)
        self.watch = Watch(self.present)
        self._translators: list[QTranslator] = []
        self._path: Path | None = None
        theme.apply(qt, settings.theme)
        self.commands: Commands | None = None
        self.window = MainWindow(settings, self._connect)
        self.commands = Commands(self)
        self._wire()
        self._speak()
        self.window.dress(self.words)
        self.window.use(None)

    def _connect(self, window: MainWindow, actions: object) -> None:
        if self.commands is not None:
            self.commands.connect_actions(window, window.actions_)

    def _wire(self) -> None:
        self.window.painted.connect(lambda: self.window.setWindowIcon(logo()))
        self.signals.wanted.connect(lambda page, wanted: self.window.go(page, wanted))
        self.signals.said.connect(lambda notice: self.window.say(notice))
        self.session.opened.connect(self._opened)
        self.session.closed.connect(self._closed)
        self.session.idle.connect(self.lock)
        self.window.dropped.connect(self.take_file)
        self.window.closing.connect(self._closing)
        self.operations.working.connect(lambda running: self.window.work.watch(running))
        self.qt.styleHints().colorSchemeChanged.connect(lambda _scheme: self._system_theme())

    # ---- start and end ---------------------------------------------------------------------------------------

    def start(self, path: Path | None) -> None:
        """Show the window, then open the store of the settings (or `path`), or begin with the first start."""
        given = path or _path_of(os.environ.get(STORE_VARIABLE)) or _path_of(self.settings.store)
        self._path = given
        if given is None:
            self.first_start()
        else:
            self.window.show_skeleton()
        self.watch.install()
        if given is not None:
            self.window.painted.connect(lambda: self.open_store(given))
        self.window.show()
        handle = self.window.windowHandle()
        if handle is not None:
            self.session.watch_input(handle)

    def _closing(self) -> None:
        self.window.keep_layouts()
        self.window.keep_geometry()
        self._keep_page()
        self.settings.save()
        self.session.close()
        self.operations.close()
        self.watch.remove()
        self.garbage.stop()
        qt_language.remove(self.qt, self._translators)
        self._translators = []

    def _keep_page(self) -> None:
        if self.window.current_key:
            self.settings.page = (
                self.window.current_key if self.window.current_key not in ("import", "merge") else "home"
            )

    # ---- stores ----------------------------------------------------------------------------------------------

    def open_store(self, path: Path, passphrase: str | None = None) -> None:
        """Open a store; while it takes, the page's outline stands there."""
        self._path = path
        self._leave_store(lambda: self._open(path, passphrase))

    def _open(self, path: Path, passphrase: str | None) -> None:
        if self.window.current_page() is not None or passphrase is None:
            self._keep_page()
            self.window.show_skeleton()
        self.session.open(path, passphrase, lambda trouble: self._refused(path, trouble))

    def _leave_store(self, then: Callable[[], object]) -> None:
        """Go on when everything typed is kept in the store that is open."""
        self.session.drafts.settle(then, self.present)

    def reopen(self) -> None:
        """The same store again, after its file was replaced or given another passphrase."""
        if self._path is not None:
            self._leave_store(self._again)

    def _again(self) -> None:
        if self._path is not None:
            self.session.close()
            self.open_store(self._path)

    def has_way_back(self) -> bool:
        """Whether there is a store to go back to from the first start."""
        return self.session.store is not None or (self._path is not None and self._path.exists())

    def back(self) -> None:
        """From a page of the start to the store that is still open, or to the page that asks for the one that is not."""
        if self.session.store is None and self._path is not None:
            self.open_store(self._path)
            return
        self.window.go(self.settings.page if self.settings.page in self.window.rail.buttons else "home")

    def _closed(self) -> None:
        self._keep_page()
        self.window.use(None)
        if self.commands is not None:
            self.commands.show_standing(None)

    def _opened(self) -> None:
        self.window.use(self.session.desk())
        page = self.settings.page
        self.window.go(page if page in self.window.rail.buttons else "home")
        if self.commands is not None:
            self.commands.read_standing()

    def _refused(self, path: Path, trouble: Trouble) -> None:
        from exchange_app.store.trouble import PassphraseNeeded, WrongPassphrase
        from ui.shell.start.passphrase import PassphrasePage
        from ui.shell.start.trouble import TroublePage

        self._path = path
        if isinstance(trouble, PassphraseNeeded | WrongPassphrase):
            page = PassphrasePage(
                self.words,
                path,
                lambda given: self.open_store(path, given),
                choose=self.choose_store,
                make=self.first_start,
                before=self._store_before(path),
                back=self.open_store,
            )
            page.complain(trouble.sentence(self.words) if isinstance(trouble, WrongPassphrase) else "")
            self.window.show_alone(page)
        else:
            self.window.show_alone(TroublePage(self, path, trouble))

    def _store_before(self, path: Path) -> Path | None:
        """The store that was last open besides this one and is still there."""
        return next(
            (each for each in map(Path, self.settings.recent) if each != path.resolve() and each.exists()), None
        )

    def choose_store(self) -> None:
        """Ask for a store's file and open it."""
        from ui.shell.start.choosing import choose_store

        path = choose_store(self.window, self.words, self._path)
        if path is not None:
            self._leave_store(lambda: self._exchange(path))

    def _exchange(self, path: Path) -> None:
        self.session.close()
        self.open_store(path)

    def first_start(self) -> None:
        """Language, agency, partner, or a look around with the demo."""
        from ui.shell.start.first import FirstStart

        self.session.drafts.gather.emit()
        self._keep_page()
        self.window.show_alone(FirstStart(self))

    def take_file(self, name: str) -> None:
        """A file was dropped: an exchange workbook goes to the review, any other list to Import."""

        def task(_progress: object) -> bool:
            from exchange_app.sheets.recognition import is_exchange, is_sealed

            return is_exchange(Path(name)) or is_sealed(Path(name))

        self.operations.run(task, lambda ours: self.window.go("merge" if ours else "import", {"path": name}))

    def lock(self) -> None:
        """Close a protected store until its passphrase is typed again."""
        if self.session.store is None or not self.session.store.protected or self._path is None:
            return
        self._leave_store(self._locked)

    def _locked(self) -> None:
        """Nothing of the store stays on the screen, no dialog either."""
        from exchange_app.store.trouble import PassphraseNeeded

        while (over := QApplication.activePopupWidget() or QApplication.activeModalWidget()) is not None:
            over.close()
            if over.isVisible():
                over.hide()
        if self._path is not None:
            self.session.close()
            self._refused(self._path, PassphraseNeeded(self._path.name))

    # ---- language, theme, density ----------------------------------------------------------------------------

    def set_language(self, language: str) -> None:
        """Another language: everything is said anew, nothing that was entered is lost."""
        if language not in LANGUAGES or language == self.words.language:
            return
        self.words = words(language)
        self.settings.language = language
        self.session.words = self.words
        self._speak()
        self.dress_again()

    def set_theme(self, choice: str) -> None:
        """Light, dark, or as the system."""
        if choice in ("light", "dark", "system"):
            self.settings.theme = choice  # type: ignore[assignment]
            theme.apply(self.qt, choice)
            self.window.setWindowIcon(logo())
            self.dress_again()

    def set_density(self, density: str) -> None:
        """Height of the rows of lists."""
        if density in theme.ROW:
            self.settings.density = density  # type: ignore[assignment]
            self.dress_again()

    def _system_theme(self) -> None:
        side = theme.side_of("system")
        if self.settings.theme == "system" and theme.tokens().side != side:
            theme.apply(self.qt, "system")
            self.dress_again()

    def _speak(self) -> None:
        qt_language.remove(self.qt, self._translators)
        self._translators = qt_language.install(self.qt, self.words.language)

    def dress_again(self) -> None:
        """Build the window's parts anew, with the page that is shown and its state."""
        page = self.window.current_key
        alone = self.window.stage.currentWidget() if not page else None
        again: Callable[[], object] | None = getattr(alone, "again", None)
        self.settings.save()
        self.window.dress(self.words)
        self.window.use(self.session.desk())
        if page:
            self.window.go(page)
            if self.commands is not None:
                self.commands.read_standing()
        elif again is not None:
            again()

    # ---- words -----------------------------------------------------------------------------------------------

    def present(self, trouble: Trouble) -> None:
        """The one place where a trouble nobody else showed is shown."""
        self.window.say(Notice(trouble.sentence(self.words), "bad"))

    def help_(self, topic: str) -> None:
        """Help in the language of the window."""
        from ui.shell.help import HelpDialog

        HelpDialog(self.window, self.words, topic).show()

    def about(self) -> None:
        """Version and places."""
        from ui.shell.help import about

        about(self.window, self.words, self._path)


def _path_of(text: str | None) -> Path | None:
    return Path(text) if text else None


def has_display() -> bool:
    """Whether a window could open: always off Linux, there with X, Wayland or a platform named in QT_QPA_PLATFORM."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def main(arguments: list[str] | None = None) -> int:
    """Open the window and stay until it is closed. Gives the exit code; 2 where there is no screen.

    `arguments`: `--store PATH`, `--lang en|tr|az`, all optional.
    """
    store, language = _read(arguments or [])
    if not has_display():
        said = words(language or Settings.load().language or system_language())
        sys.stderr.write(NoDisplay().sentence(said) + "\n")
        return NoDisplay.exit_code
    qt = QApplication.instance()
    made = qt if isinstance(qt, QApplication) else theme.begin("exchange-desk")
    made.setApplicationName("exchange-desk")
    made.setDesktopFileName("exchange-desk")
    application = Application(made, Settings.load(), language=language)
    if stamped := os.environ.get("EXCHANGE_APP_STAMP"):
        from ui.shell.startup_probe import Stamp

        Stamp(application.window, stamped)
    application.start(store)
    QTimer.singleShot(UNHURRIED, application.garbage.settle)
    return int(made.exec())


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
