"""The frame of the window, made before the store is imported: settings, words, colours, work off its thread, and the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from exchange_app.errors import Trouble
from exchange_app.settings import Settings, system_language
from exchange_app.text import LANGUAGES, Language, Words, words
from ui.components import files, focus_ring, spoken, theme
from ui.components.icons import logo
from ui.desk import language as qt_language
from ui.desk.bugs import BugWatch
from ui.desk.gui_thread_gc import Collector
from ui.desk.operations import Operations
from ui.desk.signals import Notice, Signals
from ui.shell.handover import Handover
from ui.shell.recent_stores import add_recent
from ui.shell.viewmenu import add_choices
from ui.shell.window import MainWindow


class Frame(QObject):
    """The window and what every part of it needs. It changes language, theme and row height, whatever is shown."""

    dressed = Signal()
    """The window was built anew; what it shows comes back right after this."""

    def __init__(self, qt: QApplication, settings: Settings, *, language: Language | None = None) -> None:
        super().__init__()
        self.qt, self.settings = qt, settings
        files.remember_in(settings)
        self.handover: Handover | None = None
        """What the window gave away when it closed to come back at another zoom."""
        self.garbage = Collector(self)
        self.words: Words = words(language or settings.language or system_language())
        self.signals = Signals()
        self.operations = Operations(self.present)
        self.watch = BugWatch(self.present)
        self._translators: list[QTranslator] = []
        theme.apply(qt, settings.theme)
        spoken.listen(qt)
        focus_ring.follow(qt)
        self.window = MainWindow(settings)
        self._speak()
        self._dress()
        self.window.use(None)
        self.window.painted.connect(lambda: self.window.setWindowIcon(logo()))
        self.signals.wanted.connect(lambda to: self.window.go_to(to))
        self.signals.said.connect(lambda notice: self.window.say(notice))
        self.operations.working.connect(lambda running: self.window.work.watch(running))
        qt.styleHints().colorSchemeChanged.connect(lambda _scheme: self._system_theme())

    def present(self, trouble: Trouble) -> None:
        """The one place where a trouble nobody else showed is shown."""
        self.window.say(Notice(trouble.sentence(self.words), "bad"))

    def set_language(self, language: str) -> None:
        """Another language: everything is said anew, nothing that was entered is lost."""
        if language not in LANGUAGES or language == self.words.language:
            return
        self.words = words(language)
        self.settings.language = language
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

    def come_again(self, handover: Handover) -> None:
        """Close this window for another one that goes on with all that it held."""
        self.handover = handover
        self.window.leave()

    def dress_again(self) -> None:
        """Build the window's parts anew, with the page that is shown and its state."""
        before = self.window.stage.currentWidget()
        self.settings.save()
        self._dress()
        self.dressed.emit()
        self.window.show_again(before)

    def end(self) -> None:
        """The window is closed and what was under way is given up or written."""
        self.operations.close()
        self.watch.remove()
        self.garbage.stop()
        qt_language.remove(self.qt, self._translators)
        self._translators = []

    def _dress(self) -> None:
        self.window.dress(self.words)
        add_choices(self.window.menus["view"], self)
        add_recent(self.window.menus["file"], "window", self.settings, self.words, self.window.store_chosen.emit)

    def _speak(self) -> None:
        qt_language.remove(self.qt, self._translators)
        self._translators = qt_language.install(self.qt, self.words.language)

    def _system_theme(self) -> None:
        side = theme.side_of("system")
        if self.settings.theme == "system" and theme.tokens().side != side:
            theme.apply(self.qt, "system")
            self.dress_again()
