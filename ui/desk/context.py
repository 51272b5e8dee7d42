"""What every page is given: the store, the words, and how to run, say and go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from exchange_app.errors import Trouble
from exchange_app.services.access import Access
from exchange_app.settings import Settings
from exchange_app.store import Store
from exchange_app.text import Message, Words
from ui.desk.drafts import Drafts
from ui.desk.duplicates_watch import DuplicatesWatch
from ui.desk.goto import GoTo
from ui.desk.operations import Operations
from ui.desk.signals import Notice, NoticeTone, Signals, Trigger


@dataclass(slots=True)
class Desk:
    """Handed to every page and dialog. Rebuilt when the language changes; `store` is open and ready, `access` says who writes."""

    store: Store
    words: Words
    settings: Settings
    access: Access
    operations: Operations
    signals: Signals = field(default_factory=Signals)
    watch: DuplicatesWatch | None = None
    unsaved: Drafts | None = None

    @property
    def duplicates(self) -> DuplicatesWatch:
        """What knows who may be entered twice; a desk without a session has one of its own."""
        if self.watch is None:
            self.watch = DuplicatesWatch(self.operations, self.signals)
            self.watch.use(self.store)
        return self.watch

    @property
    def drafts(self) -> Drafts:
        """What is typed and not saved; a desk without a session has drafts of its own."""
        if self.unsaved is None:
            self.unsaved = Drafts(self.operations)
            self.unsaved.use(self.store, self.access)
        return self.unsaved

    def navigate(self, to: GoTo) -> None:
        """Go to a page, which is told in its arrive() what is to be seen there."""
        self.signals.wanted.emit(to)

    def message(
        self, text: str, tone: NoticeTone = "plain", action: str = "", do: Callable[[], None] | None = None
    ) -> None:
        """Say a sentence at the foot of the window, with one thing that can be done about it."""
        self.signals.said.emit(Notice(text, tone, action, do))

    def undoable(self, text: str) -> None:
        """Say what was done, with Undo in it."""
        self.message(text, "good", self.words._("Undo"), self.undo)

    def step_done(self, step: Message, more: str = "") -> None:
        """Say which step was done, by its label, and maybe a sentence more, with Undo."""
        self.undoable(" ".join(filter(None, (self.words._("{step}.", step=step), more))))

    def undo(self) -> None:
        """Take back the last operation of the store."""
        self.signals.command.emit(Trigger("undo"))

    def show(self, trouble: Trouble) -> None:
        """Say a trouble at the foot of the window."""
        self.message(trouble.sentence(self.words), "bad")
