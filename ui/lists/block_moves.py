"""Ctrl with an arrow up or down: where what is filled ends in a column of a list of any length is asked of the store."""

from __future__ import annotations

from array import array
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent

from exchange_app.progress import Progress
from exchange_app.store import Reader
from exchange_app.text import msg
from ui.desk.context import Desk
from ui.desk.operations import Running
from ui.lists.cell_table import CellTable
from ui.lists.keys import move_to

_FIRST, _MOST = 256, 16_384
"""Rows that are asked for at a time: the edge is mostly near."""
_LOOKING = msg("Looking for the end of what is filled")


def steps_to_edge(reader: Reader, kind_key: str, column: str, keys: array[int], progress: Progress) -> int:
    """How many steps it is from the first of these rows to the last filled cell before an empty one, or, where the first or the
    second is empty, to the next filled one; to the last row where there is none. Stops when cancelled."""
    last = len(keys) - 1
    if last < 1:
        return 0
    beside = set(reader.filled(kind_key, column, keys[:2]))
    inside = keys[0] in beside and keys[1] in beside
    start, batch = 1, _FIRST
    while start <= last:
        progress.step(start, last, _LOOKING)
        part = keys[start : start + batch]
        filled = set(reader.filled(kind_key, column, part))
        for at, key in enumerate(part, start):
            if (key in filled) != inside:
                return at - 1 if inside else at
        start, batch = start + len(part), min(batch * 4, _MOST)
    return last


class _Start(NamedTuple):
    """Where a move began."""

    keys: array[int]
    row: int
    column: int


class BlockMoves(QObject):
    """Moves the current cell of a list to the edge of what is filled. What is typed until the answer is there comes after it."""

    def __init__(self, desk: Desk, kind_key: str, view: CellTable) -> None:
        super().__init__(view)
        self._desk, self._kind, self._view = desk, kind_key, view
        self._running: Running | None = None
        self._typed: list[QKeyEvent] = []
        view.edge_asked.connect(self._ask)
        view.installEventFilter(self)

    def _ask(self, down: bool, extend: bool) -> None:
        view, desk = self._view, self._desk
        index, model = view.currentIndex(), view.model_()
        begun, column = _Start(model.keys, index.row(), index.column()), model.columns[index.column()].key
        keys = begun.keys[begun.row :] if down else begun.keys[begun.row :: -1]

        def task(progress: Progress) -> int:
            with desk.store.read() as reader:
                return steps_to_edge(reader, self._kind, column, keys, progress)

        def done(steps: int) -> None:
            here = view.currentIndex()
            if begun == (model.keys, here.row(), here.column()):
                move_to(view, begun.row + (steps if down else -steps), begun.column, extend=extend)

        self._running = desk.operations.run(task, done, owner=view)
        self._running.ended.connect(self._type_on)

    def _type_on(self) -> None:
        self._running = None
        while self._typed and self._running is None:
            QCoreApplication.sendEvent(self._view, self._typed.pop(0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys wait until the answer is there; a key that is held down does not pile up."""
        if self._running is None or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if not event.isAutoRepeat():
            self._typed.append(QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
        return True
