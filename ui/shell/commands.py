"""What the window's actions do, and what pages ask of the window itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import assert_never

import shiboken6
from PySide6.QtCore import QObject, QPoint, Qt

from exchange_app.errors import Trouble
from exchange_app.progress import Progress
from exchange_app.services.backup import Backup
from exchange_app.services.undo import Due, due_redo, due_undo, origin_words, redo, undo
from exchange_app.sheets.recognition import is_exchange, is_sealed
from exchange_app.store import OperationResult, Query, Store
from exchange_app.text import Message
from ui.components.dialog import ask
from ui.components.files import remember
from ui.desk.backup_actions import back_up_now, restore, restored
from ui.desk.drafts import RECORD
from ui.desk.goto import ToFirstSteps, ToImport, ToLog, ToPrepare, ToReturned
from ui.desk.operations import Running
from ui.desk.signals import (
    AuthorChanged,
    Command,
    IdleChanged,
    Notice,
    RestoreBackup,
    Restyle,
    SetLanguage,
    SetTheme,
    Trigger,
)
from ui.desk.unfinished import offer_drafts
from ui.pages.settings.passphrase import ask_passphrase
from ui.shell import zoom
from ui.shell.actions import with_keys
from ui.shell.frame import Frame
from ui.shell.help import show_about, show_help
from ui.shell.session import StoreSession
from ui.shell.statusline import StatusFacts
from ui.shell.stores import Stores
from ui.shell.window import SMALLEST


class Commands(QObject):
    """Does what is chosen in the menus. One for the life of the application."""

    def __init__(self, frame: Frame, session: StoreSession, stores: Stores) -> None:
        super().__init__()
        self._frame, self._session, self._stores = frame, session, stores
        self._standing: StatusFacts | None = None
        self._writing = 0
        # Queued: a page may be taken down by what it asked for, and must be out of its own signal by then.
        frame.signals.command.connect(self.do, Qt.ConnectionType.QueuedConnection)
        frame.signals.changed.connect(self._changed)
        frame.operations.working.connect(self._work_begins)
        frame.window.asked_for_unsaved.connect(self._go_to_unsaved)
        frame.window.dropped.connect(self.take_file)
        frame.window.store_chosen.connect(lambda path: stores.go_to_store(Path(path)))
        # The rows of the page come first.
        session.opened.connect(lambda: self.read_standing(waits=True))
        session.closed.connect(lambda: self.show_standing(None))
        session.drafts.changed.connect(self.show_unsaved)
        self._does = self._table()

    def act(self, key: str) -> None:
        """Do what an action of the window stands for."""
        self._does[key]()

    def _table(self) -> dict[str, Callable[[], object]]:
        frame, stores, window = self._frame, self._stores, self._frame.window
        return {
            "import": lambda: window.go_to(ToImport(choose=True)),
            "exchange-import": lambda: window.go_to(ToImport(choose=True)),
            "open_returned": self._open_returned,
            "exchange-returned": self._open_returned,
            "export": lambda: window.go_to(ToPrepare()),
            "sent": lambda: window.go_to(ToLog()),
            "print": lambda: window.go("documents"),
            "backup": self.back_up,
            "open": stores.choose_store,
            "window": self.open_another_window,
            "new": stores.first_start,
            "lock": stores.lock,
            "undo": self.undo,
            "redo": self.redo,
            "zoom-in": lambda: self.zoom_to(zoom.stepped(1)),
            "zoom-out": lambda: self.zoom_to(zoom.stepped(-1)),
            "zoom-system": lambda: self.zoom_to(0),
            "history": lambda: window.go("history"),
            "refresh": lambda: frame.signals.changed.emit(None),
            "help": lambda: self.help_("start"),
            "steps": lambda: window.go_to(ToFirstSteps()),
            "keys": lambda: self.help_("keys"),
            "about": lambda: show_about(window, frame.words, stores.path),
        }

    def open_another_window(self) -> None:
        """The same store once more. What starts processes is imported with the first."""
        from ui.shell.another_window import open_another_window

        open_another_window(self._stores.path, self._frame.words)

    def zoom_to(self, percent: int) -> None:
        """Show everything at another size (0: as the system asks for). The window comes back at once, with all that it holds."""
        frame = self._frame
        window, words = frame.window, frame.words
        wanted = zoom.meant(percent)
        if percent > zoom.shown() and not zoom.fits(wanted, window.screen().availableSize(), SMALLEST):
            said = words._("At {percent} % the window has no room on this screen.", percent=wanted)
            window.say(Notice(said, "warning"))
            return
        frame.settings.zoom = percent
        frame.settings.save()
        if wanted != zoom.shown():
            self._stores.give_away(frame.come_again)

    def help_(self, topic: str) -> None:
        """Help in the language of the window."""
        show_help(self._frame.window, self._frame.words, topic)

    def take_file(self, name: str) -> None:
        """A file was dropped: an exchange workbook goes to the review, any other list to Import."""

        def task(_progress: object) -> bool:
            return is_exchange(Path(name)) or is_sealed(Path(name))

        path, window = Path(name), self._frame.window
        remember(path)
        self._frame.operations.run(
            task, lambda ours: window.go_to(ToReturned(path=path) if ours else ToImport(path=path))
        )

    def do(self, command: Command) -> None:
        """What a page asks for by signals.command."""
        frame = self._frame
        match command:
            case SetLanguage(code):
                frame.set_language(code)
            case SetTheme(choice):
                frame.set_theme(choice)
            case RestoreBackup(backup):
                self._restore(backup)
            case Restyle():
                frame.dress_again()
            case AuthorChanged():
                self._session.drafts.rename(self._session.access)
                self.read_standing()
            case IdleChanged():
                self._session.restart_idle()
            case Trigger(key):
                action = frame.window.actions_[key]
                if action.isEnabled():
                    action.trigger()
            case _:
                assert_never(command)

    # ---- undo and redo ---------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last operation, and say what it was; of somebody else's also whose."""
        self._step("undo", due_undo, undo)

    def redo(self) -> None:
        """Bring back what was taken back last."""
        self._step("redo", due_redo, redo)

    def _step(self, which: str, due: Callable[..., Due | None], step: Callable[..., OperationResult]) -> None:
        """Look, when everything under way is written, what is last; what was not done in this window is asked about."""
        store, access = self._session.store, self._session.access
        if store is None:
            return

        def look(_progress: Progress) -> Due | None:
            return due(store, access=access)

        def found(last: Due | None) -> None:
            if last is None or store is not self._session.store:
                return
            if last.since.number not in self._session.made and not self._sure(which, last):
                return
            self._frame.operations.write(
                lambda _progress: step(store, access=access, number=last.number),
                lambda _result: self._said(which, last.label),
            )

        self._frame.operations.write(look, found, quiet=True)

    def _sure(self, which: str, last: Due) -> bool:
        """Whether somebody else's step, or one of another window, of the command line or of an earlier day, is meant."""
        words, since = self._frame.words, last.since
        at = since.at.astimezone()
        if which == "undo":
            title, yes = words._("Undo what was not done here?"), words._("Undo")
        else:
            title, yes = words._("Redo what was not undone here?"), words._("Redo")
        sentence = words._(
            "The last step was not made in this window since the store was opened: “{what}” by {author}, {date}, {time} ({origin}).",
            what=since.label, author=since.author, date=at.date(), time=f"{at:%H:%M}",
            origin=origin_words(since.origin, words),
        )  # fmt: skip
        return ask(self._frame.window, words, title, sentence, yes, danger=True)

    def _said(self, which: str, what: Message) -> None:
        words = self._frame.words
        said = words.say(what)
        if which == "undo":
            notice = Notice(words._("Taken back: {what}", what=said), "good", words._("Redo"), self.redo)
        else:
            notice = Notice(words._("Done again: {what}", what=said), "good", words._("Undo"), self.undo)
        self._frame.window.say(notice)

    # ---- the state of the store ------------------------------------------------------------------------------

    def read_standing(self, *, waits: bool = False) -> None:
        """Read off the thread what status bar and Edit menu tell; with `waits` after what is being read."""
        store, me = self._session.store, self._session.author
        if store is None:
            self.show_standing(None)
            return
        self._frame.operations.run(
            lambda _progress: _read_standing(store, me),
            self.show_standing,
            lambda _trouble: None,
            owner=self._frame.window.status,
            waits=waits,
        )

    def _work_begins(self, running: Running) -> None:
        if not running.writes:
            return
        self._writing += 1
        running.ended.connect(self._write_ended)
        self.show_unsaved()

    def _write_ended(self) -> None:
        self._writing -= 1
        self.show_unsaved()

    def show_unsaved(self) -> None:
        """Tell in the status bar what is not saved."""
        status = self._frame.window.status
        if shiboken6.isValid(status):
            drafts, words = self._session.drafts.all(), self._frame.words
            fields = sum(each.count for each in drafts if each.place.startswith(RECORD))
            others = [each.name(words) for each in drafts if not each.place.startswith(RECORD)]
            status.tell_unsaved(fields, others, self._writing > 0)

    def _go_to_unsaved(self) -> None:
        window = self._frame.window
        if window.desk is not None and (drafts := self._session.drafts.all()):
            place = window.status.unsaved
            offer_drafts(window.desk, drafts, place.mapToGlobal(QPoint(0, 0)), place)

    def tell(self) -> None:
        """Show what is known of the store in the window as it was just built, and read it again."""
        self.show_standing(self._standing)
        self.read_standing()

    def show_standing(self, standing: StatusFacts | None) -> None:
        """Show it."""
        self._standing = standing
        words, window = self._frame.words, self._frame.window
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
        back_up_now(store, self._frame.operations, self._frame.words, self._frame.window.say)

    def _restore(self, backup: Backup) -> None:
        """Put a backup in the store's place and open it; a protected one needs its passphrase."""
        store, frame = self._session.store, self._frame
        if store is None:
            return
        passphrase: str | None = None
        if store.protected:
            passphrase = ask_passphrase(frame.window, frame.words)
            if passphrase is None:
                return
        path = store.path

        def task(_progress: Progress) -> Path | None:
            return restore(backup, path, passphrase)

        def done(aside: Path | None) -> None:
            notice = restored(backup, aside, frame.words)
            once = Qt.ConnectionType.SingleShotConnection
            self._session.opened.connect(lambda: frame.window.say(notice), once)
            self._stores.open_store(path, passphrase)

        def failed(trouble: Trouble) -> None:
            frame.present(trouble)
            self._stores.open_store(path, passphrase)

        def bring_back() -> None:
            self._session.close()
            frame.operations.write(task, done, failed)

        self._session.drafts.settle(bring_back, frame.present)

    def _open_returned(self) -> None:
        """Ask for a workbook that came back; without one the page says where to drop it and what was left for later."""
        self._frame.window.go_to(ToReturned())


def _read_standing(store: Store, me: str) -> StatusFacts:
    with store.read() as reader:
        last = reader.journal.operations(1)
        sent = reader.app_data.exports()
        partners = reader.app_data.partners()
        undo, redo = reader.journal.undoable(me), reader.journal.redoable()
        problems = reader.count(Query("applicant", with_problems=True))
    return StatusFacts(
        saved=last[0].at if last else None,
        partner=sent[0].agency if sent else partners[0] if partners else "",
        sent_number=sent[0].number if sent else 0,
        sent_at=sent[0].at if sent else None,
        protected=store.protected,
        agency=store.agency,
        undo=undo,
        redo=redo,
        problems=problems,
    )
