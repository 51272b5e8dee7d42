"""Asks the store for a list's rows beside the window: one question at a time, and only the latest answer counts."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from exchange_app.errors import Trouble
from exchange_app.progress import Progress
from exchange_app.store.query import Query

if TYPE_CHECKING:
    from ui.desk.context import Desk


@dataclass(frozen=True, slots=True)
class Answer:
    """Row keys of a question in order, how many records there are without it, how many with problems, and with
    open conflicts."""

    query: Query
    keys: array[int]
    total: int
    problems: int
    conflicts: int


class Loader(QObject):
    """Runs the questions of one list. A newer question replaces the one that waits."""

    def __init__(self, desk: Desk, arrived: Callable[[Answer], None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._arrived = desk, arrived
        self._waiting: Query | None = None
        self._running = False
        self.counts: tuple[int, int, int] | None = None
        self._writes = 0

    def forget_counts(self) -> None:
        """Something was written: total, problems and conflicts are counted anew with the next question, also where one is
        under way that may have counted before it."""
        self.counts = None
        self._writes += 1

    def ask(self, query: Query) -> None:
        """Ask; the answer comes on the window's thread."""
        self._waiting = query
        if not self._running:
            self._next()

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._running or self._waiting is not None

    def _next(self) -> None:
        query, self._waiting = self._waiting, None
        if query is None:
            return
        self._running = True
        counts, asked = self.counts, self._writes

        def task(_progress: Progress) -> Answer:
            with self._desk.store.read() as reader:
                keys = reader.keys(query)
                bare = Query(query.kind, language=query.language)
                total, problems, conflicts = counts or (
                    reader.count(bare), reader.count(replace(bare, with_problems=True)), reader.count(replace(bare, with_conflicts=True)),
                )  # fmt: skip
                return Answer(query, keys, total, problems, conflicts)

        self._desk.operations.run(task, lambda answer: self._done(answer, asked), self._failed, owner=self)

    def _done(self, answer: Answer, asked: int) -> None:
        self._running = False
        if asked == self._writes:
            self.counts = (answer.total, answer.problems, answer.conflicts)
        if self._waiting is None:
            self._arrived(answer)
        self._next()

    def _failed(self, trouble: Trouble) -> None:
        self._running = False
        self._desk.show(trouble)
        self._next()
