"""Keeps, beside the window, which people and outlets may be entered twice. One for the life of a window's session."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from exchange_app.kinds import kind
from exchange_app.kinds.registry import compared_kinds
from exchange_app.progress import Progress
from exchange_app.services.duplicates.suspects import Suspects, suspected
from exchange_app.store import OperationResult, Query, Store
from ui.desk.freshness import WrittenRecords
from ui.desk.operations import Operations, Running
from ui.desk.signals import Signals

DELAY = 1200
"""Milliseconds of rest after a change before the store is looked through again."""

MOST = 20_000
"""Records up to which the store is looked through unasked: all names and days at once would take hundreds of megabytes."""

Pairs = dict[str, list[Suspects]]


class DuplicatesWatch(QObject):
    """Looks through the store once somebody asks, and again after changes of what is compared.

    A very large store is looked through only while a person sees the page, so that the lists stay light; Home says so.
    """

    found = Signal()
    """pairs are known, or others than before."""

    def __init__(self, operations: Operations, signals: Signals) -> None:
        super().__init__()
        self._operations = operations
        self._store: Store | None = None
        self._running: Running | None = None
        self._asked = False
        self._wanted = False
        self._behind = False
        self._unlooked = False
        self.pairs: Pairs = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._look)
        signals.changed.connect(self._changed)

    def use(self, store: Store | None) -> None:
        """Another store, or none."""
        self._rest.stop()
        if self._running is not None:
            self._running.drop()
        self._store, self._running, self.pairs = store, None, {}
        self._asked = self._wanted = self._behind = self._unlooked = False

    @property
    def known(self) -> bool:
        """Whether the store has been looked through."""
        return bool(self.pairs)

    def ask(self, *, now: bool = False) -> None:
        """Somebody wants to know; after a rest, or (a person, who sees the page) at once, if it is not known."""
        if self._store is None:
            return
        self._wanted = self._wanted or now
        if now and not self.known and self._running is None:
            self._asked = True
            self._look()
        elif not self._asked or (now and self._behind):
            self._asked = True
            self._rest.start(DELAY)

    def count(self, kind_key: str) -> int | None:
        """How many pairs of a kind wait for a person; None where the store is too large to be looked through unasked."""
        return None if self._unlooked else len(self.pairs.get(kind_key, ()))

    def forget(self, pair: Suspects) -> None:
        """A pair that is just being decided; the store is looked through again later. A look that began before that is
        written would bring it back."""
        if self._running is not None:
            self._running.drop()
            self._running, self._behind = None, True
            self._rest.start(DELAY)
        held = self.pairs.get(pair.kind, [])
        if pair in held:
            held.remove(pair)
            self.found.emit()

    def _changed(self, result: OperationResult | None) -> None:
        if self._asked and _matters(WrittenRecords.of(result)):
            self._behind = True
            self._rest.start(DELAY)

    def _look(self) -> None:
        store = self._store
        if store is None:
            return
        if self.known and self._operations.writing():
            self._rest.start(DELAY)
            return
        if self._running is not None:
            self._running.drop()
        wanted, self._wanted, self._behind = self._wanted, False, False

        def task(progress: Progress) -> Pairs | None:
            with store.read() as reader:
                if not wanted and sum(reader.count(Query(each)) for each in compared_kinds()) > MOST:
                    return None
                return {each: suspected(reader, each, progress=progress) for each in compared_kinds()}

        self._running = self._operations.run(task, self._arrived, lambda _trouble: None, owner=self)

    def _arrived(self, pairs: Pairs | None) -> None:
        self._running = None
        self._unlooked = pairs is None
        self._behind = self._behind or self._unlooked
        if pairs is None and self._wanted:
            self._look()
            return
        self._wanted = self._wanted and self._behind
        self.pairs = pairs or {}
        self.found.emit()


def _matters(changes: WrittenRecords) -> bool:
    """Whether another pair may stand or fall by what was written."""
    return any(changes.writes(each, {*kind(each).telling_fields, *kind(each).facts}) for each in compared_kinds())
