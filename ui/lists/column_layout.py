"""Which columns a list shows, in which order and how wide; until a person sets widths they share the room there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication

from exchange_app.kinds import kind
from exchange_app.text import Words
from ui.components.theme import font
from ui.lists.header import MARKS_WIDTH
from ui.lists.list_columns import ListColumn, chosen, fitted
from ui.lists.view import RecordView

_SEEN = 30
"""Rows, as many as stand in a window."""


class ColumnLayout(QObject):
    """Lays out the columns of one view. `finish_edit` ends the edit of a cell before other columns stand there."""

    changed = Signal()
    """Columns, their order or their widths are others."""

    def __init__(
        self,
        kind_key: str,
        available: dict[str, ListColumn],
        view: RecordView,
        words: Words,
        widths: object,
        finish_edit: Callable[[], object],
    ) -> None:
        super().__init__(view)
        self._kind, self._available, self._view, self._words = kind_key, available, view, words
        self._finish_edit = finish_edit
        self._room = 0
        self._sharing = False
        self._needed: dict[str, int] = {}
        """How wide the words are that stood in each column in the rows that were seen."""
        self.widths = _widths(widths)
        """In pixels by column key, as a person set them."""
        view.set_widths(self.widths)
        view.columns_moved.connect(self._moved)
        view.head.sectionResized.connect(self._resized)

    def keys(self) -> list[str]:
        """The keys of the columns shown, in order."""
        return [each.key for each in self._view.model_().columns]

    def set(self, keys: Sequence[str]) -> None:
        """Show these columns in this order."""
        self._finish_edit()
        self._show(list(keys))

    def restore(self, keys: Any, widths: object) -> None:
        """Show columns that were kept. Tells nobody."""
        self.widths = _widths(widths)
        self._put(chosen(self._kind, self._available, keys))

    def _show(self, keys: list[str]) -> None:
        self._put(chosen(self._kind, self._available, keys))
        self.changed.emit()

    def _put(self, columns: list[ListColumn]) -> None:
        self._view.set_columns(columns, self.widths)
        self._needed = {}
        self.rows_arrived()
        self._share()

    def rows_arrived(self) -> None:
        """Other rows are there. A column that holds more now gets room for it; one that holds less keeps what it has, so that nothing
        moves while somebody searches."""
        model, first = self._view.model_(), max(self._view.rowAt(0), 0)
        lines = model.lines(range(first, min(first + _SEEN, model.rowCount())))
        if not lines:
            return
        wide, before = QFontMetrics(font("text")).horizontalAdvance, self._needed
        self._needed = {
            column.key: max(before.get(column.key, 0), *(wide(line.texts[at]) for line in lines))
            for at, column in enumerate(model.columns)
        }
        if self._needed != before:
            self._share()

    def _first(self) -> None:
        self.widths = {}
        self._show([])

    def _moved(self, keys: list[str]) -> None:
        QTimer.singleShot(0, self, lambda: self.set(keys))

    def set_room(self, width: int) -> None:
        """So many pixels there are."""
        self._room = width
        self._share()

    def _share(self) -> None:
        room = self._room - MARKS_WIDTH - 12
        if room > 0 and not self.widths:
            self._sharing = True
            self._view.set_widths(fitted(self._view.model_().columns, room, self._needed))
            self._sharing = False

    def _resized(self) -> None:
        if not self._sharing and QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self.widths = {**self.widths, **self._view.widths()}
            self.changed.emit()

    def choose(self, place: QPoint) -> None:
        """The column chooser at a global place."""
        from ui.lists.column_popup import ColumnPopup

        lead = kind(self._kind).lead
        ColumnPopup(self._view, self._words, self._available, self.keys(), lead, self.set, self._first).show_at(place)


def _widths(kept: object) -> dict[str, int]:
    return {key: width for key, width in kept.items() if isinstance(width, int)} if isinstance(kept, dict) else {}
