"""Asks the store for a list's rows beside the window: one question at a time, and only the latest answer counts."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from exchange_app.errors import Trouble
from exchange_app.progress import Progress
from exchange_app.store.query import Query
from ui.desk.context import Desk


class Answer(NamedTuple):
    """Row keys of a question in order, how many records there are without it, how many with problems, and with
    open conflicts; and which of the records checked are there no more."""

    query: Query
    keys: array[int]
    total: int
    problems: int
    conflicts: int
    gone: frozenset[int] = frozenset()


class Loader(QObject):
    """Runs the questions of one list. A newer question replaces the one that waits.

    While `held` is true (a cell is edited) no answer is given and nothing is asked anew: other rows would close the editor
    and drop what is typed. release() makes up for it.
    """

    asked = Signal()
    """Other rows are asked for."""
    arrived = Signal(object)
    """The Answer to what was asked last."""

    def __init__(self, desk: Desk, query: Callable[[], Query], held: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._query, self._held = desk, query, held
        self._waiting: Query | None = None
        self._running = False
        self._kept_back: Answer | None = None
        self._refresh_due = False
        self.counts: tuple[int, int, int] | None = None
        self.checked: Callable[[], Collection[int]] = frozenset
        """Which records are checked, as the list knows."""
        self._writes = 0

    def refresh(self) -> None:
        """Something was written: total, problems and conflicts are counted anew with the next question, also where one is
        under way that may have counted before it. It is asked now, or after the edit of a cell."""
        self.counts = None
        self._writes += 1
        if self._held():
            self._refresh_due = True
        else:
            self.load()

    def load(self) -> None:
        """Ask what the list shows now."""
        self.ask(self._query())

    def ask(self, query: Query) -> None:
        """Ask; the answer comes on the window's thread."""
        self.asked.emit()
        self._waiting = query
        if not self._running:
            self._next()

    def release(self) -> None:
        """The edit of a cell may be over: give or ask what was held back."""
        if self._held():
            return
        answer, self._kept_back = self._kept_back, None
        if self._refresh_due:
            self._refresh_due = False
            self.load()
        elif answer is not None:
            self.arrived.emit(answer)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._running or self._waiting is not None

    def _next(self) -> None:
        query, self._waiting = self._waiting, None
        if query is None:
            return
        self._running = True
        counts, asked, checked = self.counts, self._writes, frozenset(self.checked())

        def task(_progress: Progress) -> Answer:
            with self._desk.store.read() as reader:
                keys = reader.keys(query)
                bare = Query(query.kind, language=query.language)
                total, problems, conflicts = counts or (
                    reader.count(bare), reader.count(bare._replace(with_problems=True)), reader.count(bare._replace(with_conflicts=True)),
                )  # fmt: skip
                hidden = checked.difference(keys)
                return Answer(
                    query, keys, total, problems, conflicts, hidden.difference(reader.keys(bare)) if hidden else hidden
                )

        self._desk.operations.run(task, lambda answer: self._done(answer, asked), self._failed, owner=self)

    def _done(self, answer: Answer, asked: int) -> None:
        self._running = False
        if asked == self._writes:
            self.counts = (answer.total, answer.problems, answer.conflicts)
        if self._waiting is None:
            if self._held():
                self._kept_back = answer
            else:
                self.arrived.emit(answer)
        self._next()

    def _failed(self, trouble: Trouble) -> None:
        self._running = False
        self._desk.show(trouble)
        self._next()
