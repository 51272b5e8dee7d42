"""What becomes of a file that was looked at: its records in the store, or a report for the partner."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from exchange_app.errors import Trouble
from exchange_app.progress import Progress
from exchange_app.services import importing
from exchange_app.services.importing import Preview, read_as, report
from exchange_app.store import OperationResult
from exchange_app.text import Words, msg
from ui.components.dialog import ask
from ui.desk.context import Desk
from ui.pages.imports.draft import ImportDraft
from ui.pages.imports.jobs import PreparedReview


class ImportWriting(QObject):
    """Writes one file at a time, as one operation."""

    written = Signal(object, str)
    """OperationResult, and the kind of the records."""
    failed = Signal(object)
    """Trouble; nothing was written."""
    busy = Signal(bool)
    """Whether it is under way."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.under_way = False

    def apply(self, found: PreparedReview, draft: ImportDraft) -> None:
        """Write what was decided, once the person is sure of the columns."""
        if self.under_way or not self._sure_of(found.review.preview):
            return
        store, access = self._desk.store, self._desk.access
        preview, decisions, side = found.review.preview, draft.decisions(), found.side
        self._say_busy(True)

        def task(progress: Progress) -> OperationResult:
            return importing.apply(store, preview, decisions, access=access, agency=side, progress=progress)

        def done(result: OperationResult) -> None:
            self._say_busy(False)
            self.written.emit(result, found.review.kind if found.review.unread is None else preview.sheets[0].kind)

        def failed(trouble: Trouble) -> None:
            self._say_busy(False)
            self.failed.emit(trouble)

        self._desk.operations.write(task, done, failed, cancelled=lambda: self._say_busy(False), owner=self._page)

    def _say_busy(self, busy: bool) -> None:
        self.under_way = busy
        self.busy.emit(busy)

    def _sure_of(self, preview: Preview) -> bool:
        """Whether all columns are what they were read as: where that is not sure, the person says so. What is said is remembered."""
        words = self._desk.words
        asked = [
            words._(
                "{header} ({letters}): {field}?",
                header=each.header,
                letters=each.column,
                field=read_as(sheet, each, words),
            )
            for sheet, each in preview.asked_columns
        ]
        if not asked:
            return True
        told = words.n_(
            "It is not sure what {count} column holds. {columns}", "It is not sure what {count} columns hold. {columns}",
            len(asked), columns=" ".join(asked),
        )  # fmt: skip
        preview.corrected = ask(self._page, words, words._("Write it so?"), told, words._("Yes, it is so"))
        return preview.corrected


def report_task(found: PreparedReview, draft: ImportDraft, target: Path, words: Words) -> Callable[[Progress], int]:
    """What saves the partner's file to `target` with its unreadable cells marked; gives how many were."""
    preview, decisions = found.review.preview, draft.decisions()

    def task(progress: Progress) -> int:
        progress.step(0, None, msg("Writing the report"))
        return report(preview, target, words, decisions)

    return task
