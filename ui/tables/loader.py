"""Asks the store for a list's rows beside the window: one question at a time, and only the latest answer counts."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from exchange_app.errors import Trouble
from exchange_app.progress import Progress
from exchange_app.store.query import Filter, Query

if TYPE_CHECKING:
    from exchange_app.store import Reader
    from ui.context import Desk


@dataclass(frozen=True, slots=True)
class Answer:
    """Row keys of a question in order, how many records there are without it, how many with problems, and sums."""

    query: Query
    keys: array[int]
    total: int
    problems: int
    sums: Mapping[str, int] = field(default_factory=dict)


Sums = Callable[["Reader", Query], Mapping[str, int]]


class Loader(QObject):
    """Runs the questions of one list. A newer question replaces the one that waits."""

    def __init__(self, desk: Desk, arrived: Callable[[Answer], None], sums: Sums, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._arrived, self._sums = desk, arrived, sums
        self._waiting: Query | None = None
        self._running = False
        self.counts: tuple[int, int] | None = None

    def forget_counts(self) -> None:
        """Something was written: total and problems are counted anew with the next question."""
        self.counts = None

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
        counts = self.counts

        def task(_progress: Progress) -> Answer:
            with self._desk.store.read() as reader:
                keys = reader.keys(query)
                bare = Query(query.kind, language=query.language)
                total, problems = counts or (reader.count(bare), reader.count(replace(bare, with_problems=True)))
                return Answer(query, keys, total, problems)

        self._desk.operations.run(task, self._done, self._failed, owner=self)

    def _done(self, answer: Answer) -> None:
        self._running = False
        self.counts = (answer.total, answer.problems)
        if self._waiting is None:
            self._arrived(answer)
        self._next()

    def _failed(self, trouble: Trouble) -> None:
        self._running = False
        self._desk.show(trouble)
        self._next()


def count_by(reader: Reader, query: Query, column: str, values: tuple[str, ...]) -> dict[str, int]:
    """How many records of a question hold each value of a column."""
    return {value: reader.count(replace(query, filters=(*query.filters, Filter(column, "is", value)), sort=())) for value in values}
