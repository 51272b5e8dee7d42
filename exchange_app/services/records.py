"""Records as a person edits them: checked against the catalogue, written as one operation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from exchange_app.domain.ordered import below, fields_in_order
from exchange_app.domain.records import RecordId
from exchange_app.errors import Trouble
from exchange_app.fields import Field, Value, kind
from exchange_app.fields.values import check
from exchange_app.text import Message, Words, msg, nmsg

if TYPE_CHECKING:
    from exchange_app.store import OperationResult, Reader, Store, Work

Values = Mapping[str, Value | None]


class UnfitValues(Trouble):
    """Values that a record may not have; `messages` says why, by field key."""

    code: ClassVar[str] = "unfit_values"

    def __init__(self, messages: Mapping[str, Message]) -> None:
        super().__init__(next(iter(messages.values())))
        self.messages = dict(messages)


@dataclass(frozen=True, slots=True)
class PastedRow:
    """One pasted row as it was understood: values by field key, and the sentence for each cell that fits no value."""

    values: Mapping[str, Value]
    problems: Mapping[str, Message]


def find_problems(
    kind_key: str, values: Values, *, today: date, only: frozenset[str] | None = None
) -> dict[str, Message]:
    """Why values may not stand in a record of that kind, by field key. `only` limits it to those fields."""
    declared = kind(kind_key)
    found: dict[str, Message] = {}
    for field in declared.fields:
        if only is None or field.key in only:
            why = check(field, values.get(field.key), today)
            if why is not None:
                found[field.key] = why
    for first, second in fields_in_order(kind_key):
        if below(values.get(second), values.get(first)) and (only is None or only & {first, second}):
            found.setdefault(
                second,
                msg(
                    "{field} cannot lie before {other}.",
                    field=declared.field(second).label,
                    other=declared.field(first).label,
                ),
            )
    return found


def create(
    store: Store, kind_key: str, values: Values, *, author: str, today: date, origin: str = "window"
) -> OperationResult:
    """Make one record. Raises UnfitValues."""
    declared = kind(kind_key)
    full = {field.key: field.default for field in declared.fields if field.default is not None} | dict(values)
    _refuse(find_problems(kind_key, full, today=today))
    with store.write(msg("{kind} added", kind=declared.label), author=author, origin=origin) as work:
        work.create(kind_key, full)
    return work.result


def update(
    store: Store,
    kind_key: str,
    id: RecordId,
    values: Values,
    *,
    author: str,
    today: date,
    version: int | None = None,
    origin: str = "window",
) -> OperationResult:
    """Change fields of one record (None clears). `version` is that of the record when the form was opened.

    Raises UnfitValues, StaleRecord with what clashes, RecordMissing. A value that was unfit before and is not changed
    does not keep the others from being saved.
    """
    with store.write(_changed_label(kind_key, tuple(values)), author=author, origin=origin) as work:
        _refuse(_problems_after(work.reader, kind_key, id, values, today))
        work.update(kind_key, id, values, version=version)
    return work.result


def update_many(
    store: Store,
    kind_key: str,
    ids: Sequence[RecordId],
    values: Values,
    *,
    author: str,
    today: date,
    origin: str = "window",
) -> OperationResult:
    """Give many records the same values, as one operation. Raises UnfitValues; then none has changed."""
    with store.write(_many_label(kind_key, tuple(values), len(ids)), author=author, origin=origin) as work:
        for id in ids:
            _refuse(_problems_after(work.reader, kind_key, id, values, today))
            work.update(kind_key, id, values)
    return work.result


def remove(
    store: Store, kind_key: str, ids: Sequence[RecordId], *, author: str, cascade: bool = False, origin: str = "window"
) -> OperationResult:
    """Remove records as one operation; Undo brings them back. Raises RecordInUse unless `cascade`."""
    declared = kind(kind_key)
    label = nmsg("{kind} removed", "{count} of {list} removed", len(ids), kind=declared.label, list=declared.plural)
    with store.write(label, author=author, origin=origin) as work:
        for id in ids:
            work.remove(kind_key, id, cascade=cascade)
    return work.result


def dependents(reader: Reader, kind_key: str, ids: Sequence[RecordId]) -> int:
    """How many records belong to these, so that a person can be asked before they go too."""
    from exchange_app.store import referrers

    mine = set(ids)
    found: set[RecordId] = set()
    for other, key, required in referrers(kind_key):
        for id in mine:
            users = {each.id for each in reader.find(other, key, id)}
            found |= users
            if required and users:
                found |= _belonging(reader, other, users)
    return len(found - mine)


def _belonging(reader: Reader, kind_key: str, ids: set[RecordId]) -> set[RecordId]:
    from exchange_app.store import referrers

    return {
        each.id for other, key, _required in referrers(kind_key) for id in ids for each in reader.find(other, key, id)
    }


def understand(
    reader: Reader, kind_key: str, rows: Sequence[Mapping[str, str]], words: Words, *, today: date
) -> list[PastedRow]:
    """Pasted rows (field key → text of the cell) as values and problems; writes nothing."""
    from exchange_app.services.listing import finder
    from exchange_app.services.typing_values import parse_typed

    declared = kind(kind_key)
    find = finder(reader)
    understood = []
    for row in rows:
        values: dict[str, Value] = {}
        problems: dict[str, Message] = {}
        for key, text in row.items():
            found = parse_typed(declared.field(key), text, words, find, today)
            if isinstance(found, Message):
                problems[key] = found
            elif found is not None:
                values[key] = found
        full = {field.key: field.default for field in declared.fields if field.default is not None} | values
        understood.append(PastedRow(values, find_problems(kind_key, full, today=today) | problems))
    return understood


def paste(
    store: Store, kind_key: str, rows: Sequence[PastedRow], *, author: str, origin: str = "paste"
) -> OperationResult:
    """Make records of understood rows, as one operation. Raises UnfitValues when a row has a problem; then none is made."""
    for row in rows:
        _refuse(row.problems)
    declared = kind(kind_key)
    label = nmsg("{count} row pasted into {list}", "{count} rows pasted into {list}", len(rows), list=declared.plural)
    with store.write(label, author=author, origin=origin) as work:
        work.create_many(kind_key, [row.values for row in rows])
    return work.result


def recheck(work: Work, kind_key: str, *, today: date) -> int:
    """Hold every record of a kind against the catalogue anew and note what does not fit; how many records that are."""
    unfit = 0
    records = list(work.reader.records(kind_key))
    work.solve_checks(each.id for each in records)
    for record in records:
        problems = find_problems(kind_key, record.values, today=today)
        unfit += bool(problems)
        for key, why in problems.items():
            work.problem(kind_key, record.id, key, why, source="check")
    return unfit


def _problems_after(reader: Reader, kind_key: str, id: RecordId, values: Values, today: date) -> dict[str, Message]:
    record = reader.record(kind_key, id)
    return find_problems(kind_key, {**record.values, **values}, today=today, only=frozenset(values))


def _refuse(problems: Mapping[str, Message]) -> None:
    if problems:
        raise UnfitValues(problems)


def _changed_label(kind_key: str, keys: tuple[str, ...]) -> Message:
    declared = kind(kind_key)
    if len(keys) == 1:
        return msg("{field} changed", field=declared.field(keys[0]).label)
    return msg("{kind} changed", kind=declared.label)


def _many_label(kind_key: str, keys: tuple[str, ...], count: int) -> Message:
    declared = kind(kind_key)
    fields: Field | None = declared.field(keys[0]) if len(keys) == 1 else None
    if fields is not None:
        return nmsg(
            "{field} changed in {count} record", "{field} changed in {count} records", count, field=fields.label
        )
    return nmsg("{count} record of {list} changed", "{count} records of {list} changed", count, list=declared.plural)
