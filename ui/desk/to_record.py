"""Going to a record that something told of, wherever it is seen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exchange_app.kinds.registry import page_of
from exchange_app.progress import Progress
from exchange_app.services.ledger.locations import shown_at
from ui.desk.context import Desk
from ui.desk.goto import ToRecord


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
