"""Saves what a form holds, beside the window: one operation a time, with the version the form was opened with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from exchange_app.errors import Trouble
from exchange_app.kinds import Value
from exchange_app.progress import Progress
from exchange_app.services import records
from exchange_app.store.results import OperationResult
from ui.forms.pane_reader import reveal

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from ui.desk.context import Desk
    from ui.forms.form import RecordForm

Done = Callable[[OperationResult], None]
Failed = Callable[[Trouble], None]


def save_changes(
    desk: Desk,
    kind_key: str,
    record: str,
    changes: Mapping[str, Value | None],
    version: int | None,
    title: str,
    done: Done,
    failed: Failed | None,
    owner: QObject,
) -> None:
    """Change one record. `failed` gets StaleRecord when another window was faster."""

    def task(_progress: Progress) -> OperationResult:
        return records.update(
            desk.store, kind_key, record, changes, title=title, author=desk.author, today=date.today(), version=version
        )

    desk.operations.write(task, done, failed, owner=owner)


def settle_field(
    desk: Desk,
    kind_key: str,
    record: str,
    field: str,
    value: Value | None,
    done: Done,
    failed: Failed | None,
    owner: QObject,
) -> None:
    """Write which of the values that stand in a field holds; for `removed`, whether the record goes."""

    def task(_progress: Progress) -> OperationResult:
        from exchange_app.services.conflicts import settle_conflict

        return settle_conflict(desk.store, kind_key, record, field, value, author=desk.author)

    desk.operations.write(task, done, failed, owner=owner)


def reveal_field(desk: Desk, kind_key: str, record: str, field: str, form: RecordForm, owner: QObject) -> None:
    """Show a masked value in its form, once that stands in the record's history."""
    desk.operations.write(
        lambda _progress: reveal(desk.store, kind_key, record, field, desk.author, desk.words),
        lambda revealed: form.reveal(field, revealed),
        owner=owner,
        quiet=True,
    )


def strike_problem(desk: Desk, problem: int, title: str, done: Done, failed: Failed | None, owner: QObject) -> None:
    """Strike out a noted problem of the record of that title."""

    def task(_progress: Progress) -> OperationResult:
        return records.strike_problem(desk.store, problem, title=title, author=desk.author)

    desk.operations.write(task, done, failed, owner=owner)


def create_record(
    desk: Desk,
    kind_key: str,
    values: Mapping[str, Value | None],
    done: Callable[[str, OperationResult], None],
    failed: Failed | None,
    owner: QObject,
) -> None:
    """Make one record; `done` gets its id."""

    def task(_progress: Progress) -> OperationResult:
        return records.create(desk.store, kind_key, values, author=desk.author, today=date.today())

    def made(result: OperationResult) -> None:
        (id,) = result.changed[kind_key]
        done(id, result)

    desk.operations.write(task, made, failed, owner=owner)


def remove_records(
    desk: Desk, kind_key: str, ids: Sequence[str], done: Done, failed: Failed | None, owner: QObject, title: str = ""
) -> None:
    """Remove records with what cannot be without them, as one operation that Undo takes back."""

    def task(_progress: Progress) -> OperationResult:
        return records.remove(desk.store, kind_key, ids, author=desk.author, title=title)

    desk.operations.write(task, done, failed, owner=owner)


def undo_operation(desk: Desk, number: int, owner: QObject) -> None:
    """Take back one operation by its number."""
    desk.operations.write(
        lambda _progress: desk.store.undo(desk.author, number=number),
        lambda result: desk.message(desk.words._("Taken back: {step}", step=result.label), "good"),
        owner=owner,
    )
