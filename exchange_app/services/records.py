"""Records as a person edits them: checked against the catalogue, written as one operation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from exchange_app.domain.records import RecordId
from exchange_app.domain.rules.record import find_problems
from exchange_app.errors import Trouble
from exchange_app.kinds import Value, kind
from exchange_app.text import Message, msg, nmsg

if TYPE_CHECKING:
    from exchange_app.store import OperationResult, Store

Values: TypeAlias = "Mapping[str, Value | None]"


class UnfitValues(Trouble):
    """Values that a record may not have; `messages` says why, by field key."""

    code: ClassVar[str] = "record.unfit"

    def __init__(self, messages: Mapping[str, Message]) -> None:
        super().__init__(next(iter(messages.values())))
        self.messages = dict(messages)


def create(
    store: Store, kind_key: str, values: Values, *, author: str, today: date, origin: str = "window"
) -> OperationResult:
    """Make one record. Raises UnfitValues."""
    declared = kind(kind_key)
    given = {key: value for key, value in values.items() if value is not None}
    full = {field.key: field.default for field in declared.fields if field.default is not None} | dict(values)
    _refuse(find_problems(kind_key, full, today=today))
    title = declared.title(given)
    label = msg("{record} added", record=title) if title else msg("{kind} added", kind=declared.label)
    with store.write(label, author=author, origin=origin) as work:
        work.create(kind_key, full)
    return work.result


def update(
    store: Store,
    kind_key: str,
    id: RecordId,
    values: Values,
    *,
    title: str,
    author: str,
    today: date,
    version: int | None = None,
    origin: str = "window",
) -> OperationResult:
    """Change fields of one record (None clears), which the operation calls `title`.

    `version` is that of the record when the form was opened. Raises UnfitValues, StaleRecord with what clashes,
    RecordMissing. A value that was unfit before and is not changed does not keep the others from being saved.
    """
    with store.write(changed_label(kind_key, title, values), author=author, origin=origin) as work:
        record = work.reader.record(kind_key, id)
        _refuse(find_problems(kind_key, {**record.values, **values}, today=today, only=frozenset(values)))
        work.update(kind_key, id, values, version=version)
    return work.result


def strike_problem(store: Store, number: int, *, title: str, author: str, origin: str = "window") -> OperationResult:
    """Strike out a noted problem of the record of that title: nothing is left to do about it. Undo brings it back."""
    with store.write(msg("Note at {record} settled", record=title), author=author, origin=origin) as work:
        work.solve_problem(number)
    return work.result


def remove(
    store: Store, kind_key: str, ids: Sequence[RecordId], *, author: str, title: str = "", origin: str = "window"
) -> OperationResult:
    """Remove records with what cannot be without them, as one operation that Undo takes back. `title` names a single one."""
    declared = kind(kind_key)
    if len(ids) == 1 and title:
        label = msg("{record} removed", record=title)
    else:
        label = nmsg(
            "{count} record of {list} removed", "{count} records of {list} removed", len(ids), list=declared.plural
        )
    with store.write(label, author=author, origin=origin) as work:
        for id in ids:
            work.remove(kind_key, id, cascade=True)
    return work.result


def changed_label(kind_key: str, title: str, values: Values) -> Message:
    """How a change is called: the field and the record, or how many fields."""
    declared = kind(kind_key)
    if len(values) == 1:
        return msg("{field} of {record} changed", field=declared.field(next(iter(values))).label, record=title)
    return nmsg("{count} field of {record} changed", "{count} fields of {record} changed", len(values), record=title)


def _refuse(problems: Mapping[str, Message]) -> None:
    if problems:
        raise UnfitValues(problems)
