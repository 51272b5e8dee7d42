"""Going from the Exchange page to other places: to a record, to the review of a returned workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from exchange_app.kinds.registry import page_of
from exchange_app.services.ledger.locations import shown_at
from ui.desk.goto import ToRecord, ToReturned, ToReview
from ui.desk.signals import Trigger

if TYPE_CHECKING:
    from exchange_app.progress import Progress
    from ui.desk.context import Desk

WORKBOOKS = (".xlsx", ".xlsm", ".ods", ".csv", ".xls", ".xlsb")


def go_to_record(desk: Desk, owner: QWidget, kind: str, record: str) -> None:
    """Show a record where it is seen; one that does not stand any more is said to be gone."""
    store = desk.store

    def task(_progress: Progress) -> tuple[str, str] | None:
        return shown_at(store, kind, record)

    def found(place: tuple[str, str] | None) -> None:
        if place is None:
            desk.message(desk.words._("This record does not stand any more; Undo brings it back."))
        else:
            desk.navigate(ToRecord(page_of(place[0]), place[1]))

    desk.operations.run(task, found, owner=owner)


def choose_returned(desk: Desk) -> None:
    """Ask for the file that came back, and open it."""
    desk.signals.command.emit(Trigger("open_returned"))


def open_returned(desk: Desk, path: Path) -> None:
    """Open a workbook that came back, or in, from a partner."""
    desk.navigate(ToReturned(path=path))


def resume_review(desk: Desk, content_hash: str) -> None:
    """Take up a review that was left for tomorrow."""
    desk.navigate(ToReview(review=content_hash))
