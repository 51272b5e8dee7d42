"""What is unsaved: every word that a person typed and that stands in no record yet, from all pages, panes and dialogs.

There is one place for it. What is typed is put here as it is typed, kept in the store's file a moment later, and is there
again when the store is opened the next time. Before the window closes, locks or takes another store, `gather` asks for
what is still held in an open editor, and settle() waits until all of it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from exchange_app.errors import Trouble
from exchange_app.progress import Progress
from exchange_app.services.access import Access
from exchange_app.services.drafts import keep
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

    def name(self, words: Words) -> str:
        """How it is called in a list of drafts."""
        return self.title if isinstance(self.title, str) else words.say(Message.from_data(self.title))


_KEPT = {"state", "count", "title", "page", "wanted"}


class Drafts(QObject):
    """The drafts of one person in the store that is open. Made once; `use` tells which store."""

    changed = Signal()
    """Other drafts are there, or they hold something else."""
    gather = Signal()
    """Whoever holds something typed that is not put here yet, does it now."""

    def __init__(self, operations: Operations) -> None:
        super().__init__()
        self._operations = operations
        self._store: Store | None = None
        self._access: Access | None = None
        self._held: dict[tuple[str, str], Draft] = {}
        self._due: set[tuple[str, str]] = set()
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(lambda: self._write())

    def use(self, store: Store | None, access: Access | None = None) -> None:
        """Another store, with what was left in it; None: no store is open. What is due is to be settled before."""
        self._soon.stop()
        self._store, self._access = store, access
        self._held, self._due = {}, set()
        if store is not None and access is not None:
            with store.read() as reader:
                for (place, key), data in reader.app_data.drafts(access.author).items():
                    # One that another version of this application kept may look otherwise: it stays for that version.
                    if isinstance(data, dict) and data.keys() == _KEPT:
                        way = from_data(data)
                        self._held[place, key] = Draft(place, key, data["state"], data["count"], data["title"], way)
        self.changed.emit()

    def rename(self, access: Access) -> None:
        """The person has another name from now on."""
        before = self._access
        if access == before or before is None or self._store is None:
            return
        store, held = self._store, tuple(self._held)
        self._access, self._due = access, set(held)

        def task(_progress: Progress) -> None:
            keep(store, dict.fromkeys(held), access=before)

        if held:
            self._operations.write(task, quiet=True)
            self._write()

    def all(self) -> list[Draft]:
        """Everything that is unsaved."""
        return list(self._held.values())

    def get(self, place: str, key: str = "") -> Draft | None:
        """What is unsaved in one place."""
        return self._held.get((place, key))

    def of(self, place: str) -> dict[str, Draft]:
        """What is unsaved in all places of that name, by key."""
        return {key: draft for (name, key), draft in self._held.items() if name == place}

    def put(self, draft: Draft) -> None:
        """Take what is typed in a place now, instead of what was typed there before."""
        at = (draft.place, draft.key)
        if self._held.get(at) != draft:
            self._held[at] = draft
            self._touched(at)

    def drop(self, place: str, key: str = "") -> None:
        """What was typed in a place is saved or given up."""
        if self._held.pop((place, key), None) is not None:
            self._touched((place, key))

    def _touched(self, at: tuple[str, str]) -> None:
        self._due.add(at)
        self._soon.start()
        self.changed.emit()

    def _write(
        self, done: Callable[[], object] | None = None, failed: Callable[[Trouble], object] | None = None
    ) -> None:
        """Keep what is due; with `done` also wait for every write that was given before."""
        self._soon.stop()
        store, access = self._store, self._access
        due = {at: self._held.get(at) for at in self._due}
        self._due.clear()
        if store is None or access is None or not (due or done):
            return

        def task(_progress: Progress) -> None:
            for draft in due.values():
                if draft is not None and draft.beside is not None:
                    draft.beside(store, access)
            if due:
                keep(store, {at: None if draft is None else _data(draft) for at, draft in due.items()}, access=access)

        def not_kept(trouble: Trouble) -> None:
            self._due |= due.keys()
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
