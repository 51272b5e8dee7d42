"""The foot of a list: what its rows add up to, read beside the window once they stand there."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from exchange_app.progress import Progress
from ui.components.labels import Elided
from ui.components.text_painting import ELLIPSIS
from ui.desk.context import Desk
from ui.desk.freshness import WrittenRecords
from ui.desk.operations import Running
from ui.lists.sums import sources, sums_line
from ui.lists.table_model import RecordModel

_BETWEEN = "      "
_SOON = 120
"""Milliseconds after the rows came: whoever types in the search gets others at once."""


class SumsFoot(Elided):
    """Says the sums of the rows of a model; hidden where there are none."""

    def __init__(self, desk: Desk, kind_key: str, model: RecordModel, parent: QWidget) -> None:
        super().__init__("", "second", "second", parent)
        self._desk, self._kind, self._model = desk, kind_key, model
        self.setFixedHeight(24)
        self.setContentsMargins(44, 0, 12, 0)
        self._sources = sources(kind_key)
        self._told: array[int] | None = None
        """The rows of which the line tells, as long as it holds."""
        self._running: Running | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._read)

    def cut_to(self, width: int) -> str:
        """As many of the sums as have room, each whole."""
        parts, fits = self.text().split(_BETWEEN), QFontMetrics(self.font()).horizontalAdvance
        shown = self.text()
        while len(parts) > 1 and fits(shown) > width:
            parts.pop()
            shown = _BETWEEN.join((*parts, ELLIPSIS))
        return shown if fits(shown) <= width else super().cut_to(width)

    def stop(self) -> None:
        """Other rows are asked for."""
        self._soon.stop()
        if self._running is not None:
            self._running.drop()
            self._running = None

    def written(self, changes: WrittenRecords) -> None:
        """Something was written: with other values, rows that stay the same add up to something else."""
        if any(changes.writes(kind, fields) for kind, fields in self._sources.items()):
            self.stop()
            self._told = None

    def rows_arrived(self) -> None:
        """The rows are there; where they are those of which the line tells, it stands."""
        self.setVisible(bool(len(self._model.keys)))
        if self._told != self._model.keys:
            self._soon.start()

    def _read(self) -> None:
        keys, desk = self._model.keys, self._desk
        if not len(keys):
            return

        def task(progress: Progress) -> list[str]:
            with desk.store.read() as reader:
                return sums_line(reader, self._kind, keys, desk.words, progress)

        def done(parts: list[str]) -> None:
            if self._model.keys is keys:
                self._told = keys
                self.setText(_BETWEEN.join(parts))

        self._running = desk.operations.run(task, done, lambda _trouble: None, owner=self)
