"""What is unsaved: every word that a person typed and that stands in no record yet, from all pages, panes and dialogs.

There is one place for it. What is typed is put here as it is typed, kept in the store's file a moment later, and is there
again when the store is opened the next time. Where two windows of a person held something typed for the same thing, both
are kept; the second waits until the first is saved or given up. Before the window closes, locks or takes another store, `gather` asks for
what is still held in an open editor, and settle() waits until all of it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from exchange_app.errors import Trouble
from exchange_app.progress import Progress
from exchange_app.services.access import Access
from exchange_app.services.drafts import DraftRow, keep, kept_drafts
from exchange_app.store import Store
from exchange_app.text import Message, Words
from ui.desk.goto import GoTo, as_data, from_data
from ui.desk.operations import Operations

SOON = 600
"""Milliseconds after a key until what was typed is kept."""
RECORD = "record:"
"""Before the kind, in the place of drafts of records."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is typed and not saved in one place: `place` is where in the window, `key` which one there.

    `state` is what the place needs to show it again, as JSON data; `count` how many fields or decisions it holds;
    `title` what it is of, in words or as a message's data; `to` leads there. `beside` keeps in the store what the place
    needs beside that state; it is called on another thread just before the draft is kept, each time it is another one.
    """

    place: str
    key: str
    state: Mapping[str, Any]
    count: int
    title: str | dict[str, Any]
    to: GoTo
    beside: Callable[[Store, Access], object] | None = None
    waits: bool = False
    """Another one of the same place and key was typed in another window, and comes first."""

    def name(self, words: Words) -> str:
        """How it is called in a list of drafts."""
        said = self.title if isinstance(self.title, str) else words.say(Message.from_data(self.title))
        return words._("{what} (typed in another window)", what=said) if self.waits else said


_At = tuple[str, str]
_KEPT = {"state", "count", "title", "page", "wanted"}


class Drafts(QObject):
    """The drafts of one person in the store that is open. Made once; `use` tells which store."""

    changed = Signal()
    """Other drafts are there, or they hold something else."""
    ended = Signal(str, str, object)
    """Place and key of a draft, and fields that were typed there: something was written into them from elsewhere."""
    gather = Signal()
    """Whoever holds something typed that is not put here yet, does it now."""

    def __init__(self, operations: Operations) -> None:
        super().__init__()
        self._operations = operations
        self._store: Store | None = None
        self._access: Access | None = None
        self._held: dict[_At, Draft] = {}
        self._rows: dict[_At, DraftRow] = {}
        self._waiting: dict[_At, list[tuple[DraftRow, Draft]]] = {}
        self._due: dict[DraftRow, Draft | None] = {}
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(lambda: self._write())

    def use(self, store: Store | None, access: Access | None = None) -> None:
        """Another store, with what was left in it; None: no store is open. What is due is to be settled before."""
        self._soon.stop()
        self._store, self._access = store, access
        self._held, self._rows, self._waiting, self._due = {}, {}, {}, {}
        if store is not None and access is not None:
            for row in kept_drafts(store, access):
                # One that another version of this application kept may look otherwise: it stays for that version.
                if isinstance(data := row.known, dict) and data.keys() == _KEPT:
                    way, at = from_data(data), (row.place, row.key)
                    self._found(row, Draft(*at, data["state"], data["count"], data["title"], way))
        self.changed.emit()

    def _found(self, row: DraftRow, draft: Draft) -> None:
        at = (draft.place, draft.key)
        if at in self._held:
            self._waiting.setdefault(at, []).append((row, replace(draft, waits=True)))
        else:
            self._held[at], self._rows[at] = draft, row

    def rename(self, access: Access) -> None:
        """The person has another name from now on."""
        before = self._access
        if access == before or before is None or self._store is None:
            return
        self._access = access
        waiting = [each for several in self._waiting.values() for each in several]
        moved = [*((self._rows[at], draft) for at, draft in self._held.items()), *waiting]
        store, former = self._store, self._due | {row: None for row, _draft in moved}
        self._waiting, self._due = {}, {}
        self._rows = {at: DraftRow(*at) for at in self._held}
        for at, row in self._rows.items():
            self._due[row] = self._held[at]
        for _row, draft in waiting:
            row = DraftRow(draft.place, draft.key)
            self._waiting.setdefault((draft.place, draft.key), []).append((row, draft))
            self._due[row] = draft

        def task(_progress: Progress) -> None:
            keep(store, dict.fromkeys(former), access=before)

        if former:
            self._operations.write(task, quiet=True)
            self._write()

    def all(self) -> list[Draft]:
        """Everything that is unsaved."""
        return [*self._held.values(), *(draft for several in self._waiting.values() for _row, draft in several)]

    def get(self, place: str, key: str = "") -> Draft | None:
        """What is unsaved in one place."""
        return self._held.get((place, key))

    def take(self, place: str, key: str = "") -> Draft | None:
        """What is to be shown as unsaved in one place; where nothing of this window is, what waits there."""
        at = (place, key)
        if at not in self._held and (several := self._waiting.get(at)):
            row, draft = several.pop(0)
            if not several:
                del self._waiting[at]
            self._found(row, replace(draft, waits=False))
            self.changed.emit()
        return self._held.get(at)

    def of(self, place: str) -> dict[str, Draft]:
        """What is unsaved in all places of that name, by key; without what waits."""
        return {key: draft for (name, key), draft in self._held.items() if name == place}

    def waiting(self, place: str) -> list[Draft]:
        """What waits in all places of that name."""
        return [draft for (name, _key), several in self._waiting.items() if name == place for _row, draft in several]

    def put_behind(self, draft: Draft) -> None:
        """Keep what is typed in a place beside what is typed there already."""
        row = DraftRow(draft.place, draft.key)
        self._found(row, draft)
        self._touched(row, draft)

    def put(self, draft: Draft) -> None:
        """Take what is typed in a place now, instead of what was typed there before."""
        at = (draft.place, draft.key)
        if self._held.get(at) != draft:
            self._held[at] = draft
            self._touched(self._rows.setdefault(at, DraftRow(*at)), draft)

    def drop(self, place: str, key: str = "") -> None:
        """What was typed in a place is saved or given up."""
        if self._held.pop((place, key), None) is not None:
            self._touched(self._rows.pop((place, key)), None)

    def _touched(self, row: DraftRow, draft: Draft | None) -> None:
        self._due[row] = draft
        self._soon.start()
        self.changed.emit()

    def _write(
        self, done: Callable[[], object] | None = None, failed: Callable[[Trouble], object] | None = None
    ) -> None:
        """Keep what is due; with `done` also wait for every write that was given before."""
        self._soon.stop()
        store, access, due = self._store, self._access, self._due
        self._due = {}
        if store is None or access is None or not (due or done):
            return

        def task(_progress: Progress) -> None:
            for draft in due.values():
                if draft is not None and draft.beside is not None:
                    draft.beside(store, access)
            if due:
                data = {row: None if draft is None else _data(draft) for row, draft in due.items()}
                keep(store, data, access=access)

        def not_kept(trouble: Trouble) -> None:
            self._due = due | self._due
            if failed is not None:
                failed(trouble)
            else:
                self._operations.present(trouble)

        def kept(_nothing: None) -> None:
            if done is not None:
                done()

        self._operations.write(task, kept, not_kept, quiet=True)

    def settled(self) -> bool:
        """Whether everything typed is kept or saved, after asking all who hold something."""
        self.gather.emit()
        return self._store is None or not (self._due or self._operations.writing())

    def settle(self, then: Callable[[], object], failed: Callable[[Trouble], object]) -> None:
        """Keep everything typed, wait for what is being written, and go on; at once where nothing is left to do."""
        if self.settled():
            then()
        else:
            self._write(then, failed)


def _data(draft: Draft) -> dict[str, Any]:
    return {"state": dict(draft.state), "count": draft.count, "title": draft.title, **as_data(draft.to)}
