"""Which rules would break as things are decided now: asked between two strokes of a key, however many were decided at once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from PySide6.QtCore import QObject, QTimer, Signal

from exchange_app.domain.records import RecordId
from exchange_app.services import merging
from exchange_app.services.merging import Review

AT_ONCE = 500
"""Records asked about in one go; some 20 milliseconds."""


class RuleWorker(QObject):
    """Asks the rules of a review about the records of which something was decided."""

    told = Signal(object)
    """The review's findings by rules, when none waits any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        self._waiting: dict[RecordId, None] = {}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    def turn_to(self, review: Review) -> None:
        """Ask about this review from now on."""
        self._timer.stop()
        self._review = review
        self._waiting.clear()

    def ask(self, records: Iterable[RecordId]) -> None:
        """Something was decided about these: `told` comes at once where they are few, else when all have had their turn."""
        self._waiting.update(dict.fromkeys(records))
        if len(self._waiting) <= AT_ONCE:
            self._step()
        elif not self._timer.isActive():
            self._timer.start(0)

    def _step(self) -> None:
        if self._review is None:
            return
        some = [*islice(self._waiting, AT_ONCE)]
        for record in some:
            del self._waiting[record]
        found = merging.rules_after(self._review, some)
        if not self._waiting:
            self._timer.stop()
            self.told.emit(found)
