"""What the window's actions do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

import shiboken6
from PySide6.QtCore import QObject, QPoint, Qt

from exchange_app.errors import Trouble
from exchange_app.progress import Progress
from exchange_app.services.undo import redo, undo
from exchange_app.text import Message
from ui.desk.signals import (
    AuthorChanged,
    Command,
    DressAgain,
    IdleChanged,
    Notice,
    RestoreBackup,
    SetLanguage,
    SetTheme,
    Trigger,
)
from ui.desk.unfinished import offer_drafts
from ui.shell.actions import Actions, with_keys
from ui.shell.statusline import Standing, read_standing

if TYPE_CHECKING:
    from exchange_app.store import OperationResult, Store
    from ui.desk.operations import Running
    from ui.shell.app import Application
    from ui.shell.window import MainWindow


class Commands(QObject):
    """Connects the actions of a window that was just dressed. One for the life of the application."""

    def __init__(self, app: Application) -> None:
        super().__init__()
        self._app = app
        self._session = app.session
        self._standing: Standing | None = None
        # Queued: a page may be taken down by what it asked for, and must be out of its own signal by then.
        app.signals.command.connect(self.do, Qt.ConnectionType.QueuedConnection)
        app.signals.changed.connect(self._changed)
        self._writing = 0
        app.operations.working.connect(self._write_begins)
        app.session.drafts.changed.connect(self.show_unsaved)

    def connect_actions(self, window: MainWindow, actions: Actions) -> None:
        """Give every action what it does."""
        does = self._table(window)
        for key, action in actions.all().items():
            if key.startswith("go:"):
                page = key.removeprefix("go:")
                action.triggered.connect(lambda _=False, page=page: window.go(page))
            else:
                action.triggered.connect(lambda _=False, do=does[key]: do())
        window.status.unsaved.clicked.connect(self._go_to_unsaved)
        self._build_view_menus(window)
        actions.enable(self._session.store is not None)
        self.show_standing(self._standing)

    def _table(self, window: MainWindow) -> dict[str, Callable[[], object]]:
        app = self._app
        return {
            "import": lambda: window.go("import"),
            "exchange-import": lambda: window.go("import"),
            "open_returned": self._open_returned,
            "exchange-returned": self._open_returned,
            "export": lambda: window.go("exchange", {"prepare": True}),
            "sent": lambda: window.go("exchange", {"show": "log"}),
            "print": lambda: window.go("documents"),
            "backup": self.back_up,
            "open": app.choose_store,
            "new": app.first_start,
            "lock": app.lock,
            "quit": window.close,
            "undo": self.undo,
            "redo": self.redo,
            "find": self._find,
            "search": lambda: window.search.setFocus(),
            "rail": lambda: self._set_rail(window.actions_["rail"].isChecked()),
            "fullscreen": self._fullscreen,
            "refresh": lambda: app.signals.changed.emit(None),
            "help": lambda: app.help_("start"),
            "keys": lambda: app.help_("keys"),
            "about": app.about,
        }

    def do(self, command: Command) -> None:
        """What a page asks for by signals.command."""
        app = self._app
        match command:
            case SetLanguage(code):
                app.set_language(code)
            case SetTheme(choice):
                app.set_theme(choice)
            case RestoreBackup(path):
                self._restore(path)
            case DressAgain():
                app.dress_again()
            case AuthorChanged():
                self._session.drafts.rename(self._session.access)
                self.read_standing()
            case IdleChanged():
                self._session.restart_idle()
            case Trigger(key):
                action = app.window.actions_[key]
                if action.isEnabled():
                    action.trigger()
            case _:
                assert_never(command)

    # ---- undo and redo ---------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last operation, and say what it was."""
        standing = self._standing
        if standing is None or standing.undo is None:
            return
        what = standing.undo
        access = self._session.access
        self._step(lambda store: undo(store, access=access), lambda: self._said("undo", what))

    def redo(self) -> None:
        """Bring back what was taken back last."""
        standing = self._standing
        if standing is None or standing.redo is None:
            return
        what = standing.redo
        access = self._session.access
        self._step(lambda store: redo(store, access=access), lambda: self._said("redo", what))

    def _step(self, step: Callable[[Store], OperationResult], done: Callable[[], None]) -> None:
        store = self._session.store
        if store is None:
            return

        def task(_progress: Progress) -> OperationResult:
            return step(store)

        self._app.operations.write(task, lambda _result: done())

    def _said(self, which: str, what: Message) -> None:
        words = self._app.words
        said = words.say(what)
        if which == "undo":
            notice = Notice(words._("Taken back: {what}", what=said), "good", words._("Redo"), self.redo)
        else:
            notice = Notice(words._("Done again: {what}", what=said), "good", words._("Undo"), self.undo)
        self._app.window.say(notice)

    # ---- the state of the store ------------------------------------------------------------------------------

    def read_standing(self) -> None:
        """Read off the thread what status bar and Edit menu tell."""
        store = self._session.store
        if store is None:
            self.show_standing(None)
            return
        self._app.operations.run(
            lambda _progress: read_standing(store),
            self.show_standing,
            lambda _trouble: None,
            owner=self._app.window.status,
        )

    def _write_begins(self, running: Running) -> None:
        self._writing += 1
        running.ended.connect(self._write_ended)
        self.show_unsaved()

    def _write_ended(self) -> None:
        self._writing -= 1
        self.show_unsaved()

    def show_unsaved(self) -> None:
        """Tell in the status bar what is not saved."""
        status = self._app.window.status
        if shiboken6.isValid(status):
            status.tell_unsaved(self._session.drafts.all(), self._writing > 0)

    def _go_to_unsaved(self) -> None:
        window = self._app.window
        if window.desk is not None and (drafts := self._session.drafts.all()):
            place = window.status.unsaved
            offer_drafts(window.desk, drafts, place.mapToGlobal(QPoint(0, 0)), place)

    def show_standing(self, standing: Standing | None) -> None:
        """Show it."""
        self._standing = standing
        app, words = self._app, self._app.words
        window = app.window
        window.status.tell(standing, self._session.author)
        self.show_unsaved()
        actions = window.actions_
        undo, redo = actions["undo"], actions["redo"]
        what = words.say(standing.undo) if standing is not None and standing.undo is not None else ""
        again = words.say(standing.redo) if standing is not None and standing.redo is not None else ""
        undo.setText(words.p_("action", "&Undo: {what}", what=what) if what else words.p_("action", "&Undo"))
        redo.setText(words.p_("action", "&Redo: {what}", what=again) if again else words.p_("action", "&Redo"))
        undo.setToolTip(
            with_keys(words._("Undo: {what}", what=what) if what else words._("Nothing to take back"), undo)
        )
        redo.setToolTip(
            with_keys(words._("Redo: {what}", what=again) if again else words._("Nothing to do again"), redo)
        )
        undo.setEnabled(bool(what))
        redo.setEnabled(bool(again))
        actions["lock"].setEnabled(standing is not None and standing.protected)
        problems = standing.problems if standing is not None else 0
        shown = "" if not problems else "999+" if problems >= 1000 else words.number(problems)
        window.rail.buttons["applicants"].set_badge(shown, "bad" if problems else "neutral")

    def _changed(self, _result: OperationResult | None) -> None:
        self.read_standing()

    # ---- the rest --------------------------------------------------------------------------------------------

    def back_up(self) -> None:
        """A safe copy now."""
        store = self._session.store
        if store is None:
            return
        from ui.desk.backup_actions import back_up_now

        back_up_now(store, self._app.operations, self._app.words, self._app.window.say)

    def _restore(self, backup: Path) -> None:
        """Put a backup in the store's place and open it; a protected one needs its passphrase."""
        store, app = self._session.store, self._app
        if store is None:
            return
        passphrase: str | None = None
        if store.protected:
            from ui.pages.settings.passphrase import ask_passphrase

            passphrase = ask_passphrase(app.window, app.words)
            if passphrase is None:
                return
        path = store.path

        def task(_progress: Progress) -> None:
            from ui.desk.backup_actions import restore

            restore(backup, path, passphrase)

        def failed(trouble: Trouble) -> None:
            app.present(trouble)
            app.open_store(path, passphrase)

        def bring_back() -> None:
            self._session.close()
            app.operations.write(task, lambda _nothing: app.open_store(path, passphrase), failed)

        self._session.drafts.settle(bring_back, app.present)

    def _open_returned(self) -> None:
        """Ask for a workbook that came back; without one the page says where to drop it and what was left for later."""
        self._app.window.go("merge", {"choose": True})

    def _find(self) -> None:
        page = self._app.window.current_page()
        if page is None or not page.focus_search():
            self._app.window.search.setFocus()

    def _set_rail(self, wide: bool) -> None:
        self._app.settings.rail_wide = wide
        self._app.settings.save()
        self._app.window.rail.set_wide(wide)

    def _fullscreen(self) -> None:
        window = self._app.window
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()
        window.actions_["fullscreen"].setChecked(window.isFullScreen())

    def _build_view_menus(self, window: MainWindow) -> None:
        from ui.shell.viewmenu import add_choices

        add_choices(window.menus["view"], self._app)
