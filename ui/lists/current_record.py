"""Which record of a list is current: told a moment after it changed, and made current when its row is there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from exchange_app.store import Store
from ui.lists.view import RecordView

_TELL = 30
"""Milliseconds: whoever holds an arrow key down goes over many records."""


class CurrentRecord(QObject):
    """Follows and sets the current row of a view by the ids of its records.

    `ready` says whether the rows are there that were asked for last, `unhide` takes filters away and says whether there
    were any.
    """

    changed = Signal(object)
    """Id of the current record, or None."""

    def __init__(
        self, store: Store, kind_key: str, view: RecordView, ready: Callable[[], bool], unhide: Callable[[], bool]
    ) -> None:
        super().__init__(view)
        self._store, self._kind, self._view, self._ready, self._unhide = store, kind_key, view, ready, unhide
        self._wanted: str | None = None
        """to be made current when its row comes, whatever filters hide it"""
        self._kept: str | None = None
        """to be made current again with the next rows, if it is among them"""
        self._tell = QTimer(self, singleShot=True, interval=_TELL)
        self._tell.timeout.connect(self._tell_now)
        view.current_key_changed.connect(lambda _key: self._tell.start())

    @property
    def id(self) -> str | None:
        """Id of the current record."""
        index, model = self._view.currentIndex(), self._view.model_()
        return model.line(index.row()).id if index.isValid() and index.row() < model.rowCount() else None

    def show(self, record: str) -> None:
        """Make a record current; filters that hide it are taken away."""
        if not self._ready() or (not self._go_to(record) and self._unhide()):
            self._wanted = record

    def show_again(self, record: str | None) -> None:
        """Make a record current with the next rows, if it is among them."""
        self._kept = record

    def rows_arrived(self) -> None:
        """Other rows are there: go to whom they were wanted for."""
        wanted, kept = self._wanted, self._kept
        self._wanted = self._kept = None
        if wanted is not None:
            self.show(wanted)
        elif kept is not None:
            self._go_to(kept)
        self._tell.start()

    def _go_to(self, record: str) -> bool:
        with self._store.read() as reader:
            key = reader.key(self._kind, record)
        return self._view.go_to(key)

    def _tell_now(self) -> None:
        self.changed.emit(self.id)
