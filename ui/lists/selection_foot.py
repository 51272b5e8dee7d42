"""What the selected cells of a list add up to, as a spreadsheet says it under its sheet."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSizePolicy

from exchange_app.kinds import FieldType
from exchange_app.progress import Progress
from exchange_app.store import Reader
from exchange_app.text import Words, msg
from ui.components.labels import Elided
from ui.desk.context import Desk
from ui.desk.operations import Running
from ui.lists.list_columns import ListColumn
from ui.lists.view import RecordView

_SOON = 150
"""Milliseconds after the last step of a selection: whoever holds Shift and an arrow asks once."""
_BATCH = 2_000
_NUMBERS = (FieldType.INTEGER, FieldType.DECIMAL)
_READING = msg("Adding up the selected cells")


class Sums(NamedTuple):
    """Of the selected cells: how many are filled, and of those that hold numbers how many and their sum."""

    filled: int = 0
    numbers: int = 0
    total: Decimal = Decimal(0)

    def said(self, words: Words) -> str:
        """In words; "" where no cell is filled."""
        if not self.filled:
            return ""
        parts = [words.n_("{count} filled cell", "{count} filled cells", self.filled)]
        if self.numbers:
            average = (self.total / self.numbers).quantize(Decimal("0.01"), ROUND_HALF_UP)
            parts += [
                words._("sum {number}", number=words.number(self.total)),
                words._("average {number}", number=words.number(average)),
            ]
        return " · ".join(parts)


def together(parts: Iterable[Sums]) -> Sums:
    """The sums of several ranges of cells."""
    filled, numbers, totals = zip(*parts, strict=True)
    return Sums(sum(filled), sum(numbers), sum(totals, Decimal(0)))


def added_up(
    reader: Reader, kind_key: str, columns: Sequence[ListColumn], keys: array[int], progress: Progress
) -> Sums:
    """The sums of these columns of these records; numbers that are masked are counted only. Stops when cancelled."""
    names = tuple(column.key for column in columns)
    counted = [not column.masked and column.field is not None and column.field.type in _NUMBERS for column in columns]
    filled = numbers = 0
    total = Decimal(0)
    for start in range(0, len(keys), _BATCH):
        progress.step(start, len(keys), _READING)
        for _, _, *cells in reader.rows(kind_key, names, keys[start : start + _BATCH]):
            for cell, number in zip(cells, counted, strict=True):
                if cell is not None:
                    filled += 1
                    if number:
                        numbers += 1
                        total += Decimal(cell)
    return Sums(filled, numbers, total)


class SelectionFoot(Elided):
    """Says what is selected as soon as that is more than one cell; read beside the window."""

    def __init__(self, desk: Desk, kind_key: str, view: RecordView) -> None:
        super().__init__("", "second", "text", view)
        self._desk, self._kind, self._view = desk, kind_key, view
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setContentsMargins(12, 0, 12, 0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._running: Running | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._read)
        view.selectionModel().selectionChanged.connect(lambda *_: self.again())
        view.model_().modelReset.connect(self.again)
        view.model_().dataChanged.connect(lambda *_: self.again())

    def again(self) -> None:
        """Something else is selected, or the cells are others."""
        if self._running is not None:
            self._running.drop()
            self._running = None
        self._soon.start()

    def _read(self) -> None:
        model, desk = self._view.model_(), self._desk
        if not self._view.selects_several():
            self.setText("")
            return
        parts = [
            (model.columns[each.left : each.right + 1], model.keys[each.top : each.bottom + 1])
            for each in self._view.blocks()
        ]

        def task(progress: Progress) -> Sums:
            with desk.store.read() as reader:
                return together(added_up(reader, self._kind, columns, keys, progress) for columns, keys in parts)

        self._running = desk.operations.run(
            task, lambda sums: self.setText(sums.said(desk.words)), lambda _trouble: None, owner=self
        )


__all__ = ["SelectionFoot", "Sums", "added_up"]
