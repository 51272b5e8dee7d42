"""Saves what a form holds, beside the window: one operation a time, with the version the form was opened with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from exchange_app.errors import Trouble
from exchange_app.fields import Value, kind
from exchange_app.progress import Progress
from exchange_app.store.results import OperationResult
from exchange_app.text import Message, msg, nmsg

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from ui.context import Desk

Done = Callable[[OperationResult], None]
Failed = Callable[[Trouble], None]


def change_label(kind_key: str, title: str, changes: Mapping[str, Value | None]) -> Message:
    """How the operation is called: the field and the record, or how many fields."""
    declared = kind(kind_key)
    if len(changes) == 1:
        return msg("{field} of {record} changed", field=declared.field(next(iter(changes))).label, record=title)
    return nmsg("{count} field of {record} changed", "{count} fields of {record} changed", len(changes), record=title)


def save_changes(
    desk: Desk, kind_key: str, record: str, changes: Mapping[str, Value | None], version: int | None, title: str, done: Done, failed: Failed | None, owner: QObject
) -> None:
    """Change one record. `failed` gets StaleRecord when another window was faster."""
    label = change_label(kind_key, title, changes)

    def task(_progress: Progress) -> OperationResult:
        with desk.store.write(label, author=desk.author) as work:
            work.update(kind_key, record, changes, version=version)
        return work.result

    desk.operations.write(task, done, failed, owner=owner)


def settle_field(
    desk: Desk, kind_key: str, record: str, field: str, value: Value | None, done: Done, failed: Failed | None, owner: QObject
) -> None:
    """Write which of the values that stand in a field holds; for `removed`, whether the record goes."""

    def task(_progress: Progress) -> OperationResult:
        from exchange_app.services.conflicts import settle_conflict

        return settle_conflict(desk.store, kind_key, record, field, value, author=desk.author)

    desk.operations.write(task, done, failed, owner=owner)


def create_record(
    desk: Desk, kind_key: str, values: Mapping[str, Value | None], done: Callable[[str, OperationResult], None], failed: Failed | None, owner: QObject
) -> None:
    """Make one record; `done` gets its id."""
    declared = kind(kind_key)
    given = {key: value for key, value in values.items() if value is not None}
    title = declared.title(given) if kind_key in ("applicant", "cohort", "outlet") else ""
    label = msg("{record} added", record=title) if title else msg("{kind} added", kind=declared.label)

    def task(_progress: Progress) -> tuple[str, OperationResult]:
        with desk.store.write(label, author=desk.author) as work:
            made = work.create(kind_key, given)
        return made, work.result

    desk.operations.write(task, lambda found: done(*found), failed, owner=owner)


def remove_records(desk: Desk, kind_key: str, ids: Sequence[str], done: Done, failed: Failed | None, owner: QObject, title: str = "") -> None:
    """Remove records with what cannot be without them, as one operation that Undo takes back."""
    declared = kind(kind_key)
    if len(ids) == 1 and title:
        label = msg("{record} removed", record=title)
    else:
        label = nmsg("{count} record of {list} removed", "{count} records of {list} removed", len(ids), list=declared.plural)

    def task(_progress: Progress) -> OperationResult:
        with desk.store.write(label, author=desk.author) as work:
            for each in ids:
                work.remove(kind_key, each, cascade=True)
        return work.result

    desk.operations.write(task, done, failed, owner=owner)


def undo_operation(desk: Desk, number: int, owner: QObject) -> None:
    """Take back one operation by its number."""
    desk.operations.write(
        lambda _progress: desk.store.undo(desk.author, number=number),
        lambda result: desk.message(desk.words._("Taken back: {step}", step=result.label), "good"),
        owner=owner,
    )
