"""The one write of records, behind forms, cells, paste, bulk edits, the board, imports and the command line.

Whatever the door: the rules refuse with the same sentences, a record that another window changed meanwhile is not
overwritten, and everything is one operation of the journal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from itertools import groupby
from typing import ClassVar, NamedTuple, TypeAlias

from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.rules import text
from exchange_app.domain.rules.placing import AGREED
from exchange_app.domain.rules.record import fields_in_order, find_problems, first_unfit, handed_on
from exchange_app.errors import Trouble
from exchange_app.kinds import KINDS, FieldType, Value, kind
from exchange_app.kinds.placement import PLACEMENT
from exchange_app.kinds.registry import made_for
from exchange_app.services.access import Access, operation
from exchange_app.services.naming import title_of, title_of_values
from exchange_app.services.placement_rules import (
    StillPlaced,
    asked_by,
    places_resting_on,
    refuse_locked,
    refuse_placement,
    unfounded,
)
from exchange_app.store import OperationResult, Reader, Store, Work
from exchange_app.store.codec import encode
from exchange_app.store.trouble import Stale, StaleRecord
from exchange_app.text import Message, msg, nmsg

Values: TypeAlias = "Mapping[str, Value | None]"


class Edit(NamedTuple):
    """New values of fields of one record (None clears), and its version when its form or cell was opened."""

    kind: str
    id: RecordId
    values: Values
    version: int | None = None


class NewRecord(NamedTuple):
    """A record to be made. `agency` is the code of the agency that makes it (default: our own); `code` and `id` are minted
    where they are not given."""

    kind: str
    values: Values
    agency: str | None = None
    code: str | None = None
    id: RecordId | None = None


class UnfitValues(Trouble):
    """Values that a record may not have; `messages` says why, by field key. `title` names the record among several."""

    code: ClassVar[str] = "record.unfit"

    def __init__(self, messages: Mapping[str, Message], title: str = "") -> None:
        first = next(iter(messages.values()))
        super().__init__(msg("{record}: {finding}", record=title, finding=first) if title else first)
        self.messages = dict(messages)


class Places(Enum):
    """What becomes of places on which people have no claim any more after a change."""

    REFUSE = "refuse"
    """Nothing is changed; the trouble names them."""
    TAKE_BACK = "take back"
    """They are taken back by the same operation."""
    LEAVE = "leave"
    """They stay, and wait for a person: a list or a partner's file is taken over as it is."""


def write(
    store: Store,
    label: Message,
    edits: Sequence[Edit] = (),
    new: Sequence[NewRecord] = (),
    *,
    access: Access,
    today: date | None = None,
    places: Places = Places.REFUSE,
) -> OperationResult:
    """Change and make records as one operation; all of it or nothing.

    Raises UnfitValues, CannotPlace, StillPlaced, Locked, StaleRecord with every record in which another window has meanwhile written something else into
    the same field, RecordMissing, StoreTrouble; then nothing has changed.
    """
    with operation(store, label, access) as work:
        change(work, edits, today=today, places=places)
        make(work, new, today=today)
    return work.result


def change(work: Work, edits: Sequence[Edit], *, today: date | None = None, places: Places = Places.REFUSE) -> int:
    """Change records within an operation; how many differed. Raises as `write` does; the operation must not go on then.

    A value that was unfit before and is not changed does not keep the others from being written.
    """
    stale: list[Stale] = []
    differing = 0
    day = today or date.today()
    for key in {each.kind for each in edits}:
        some = [each for each in edits if each.kind == key]
        work.rows.expect(key, [each.id for each in some], {field for each in some for field in each.values})
    resting = _resting(work, edits) if places is not Places.LEAVE else frozenset()
    for edit in edits:
        _refuse_handing_on(work, edit)

        def put(version: int | None, edit: Edit = edit) -> bool:
            return work.update(edit.kind, edit.id, edit.values, version=version)

        differing += _written(work, edit, put, stale, day, among=len(edits))
    if stale:
        raise StaleRecord(*stale)
    _see_to_places(work, resting, places)
    return differing


def _resting(work: Work, edits: Sequence[Edit]) -> frozenset[RecordId]:
    """The placements whose claim to their place may end with these edits."""
    changed: dict[tuple[str, str], set[RecordId]] = {}
    for edit in edits:
        for key in edit.values:
            changed.setdefault((edit.kind, key), set()).add(edit.id)
    return places_resting_on(work.reader, changed)


def _see_to_places(work: Work, resting: frozenset[RecordId], places: Places = Places.REFUSE) -> None:
    """Look again at placements that were right before a change. Raises StillPlaced, Locked."""
    lost = unfounded(work.reader, work.reader.records(PLACEMENT.key, sorted(resting))) if resting else []
    if lost and places is Places.REFUSE:
        raise StillPlaced(tuple(lost))
    for each in lost:
        take_place_back(work, each.placement)


def take_place_back(work: Work, placement: Record) -> None:
    """Take a place away within an operation: one that was only proposed goes, one to which the outlet or the person has
    agreed is kept as withdrawn. Raises Locked, StaleRecord, RecordMissing."""
    if text(placement, "status") in AGREED:
        change(work, [Edit(placement.kind, placement.id, {"status": "withdrawn"}, placement.version)])
    else:
        refuse_locked(work.reader, work.reader.record(placement.kind, placement.id))
        take_out(work, placement.kind, [placement.id], [placement.version])


def _refuse_handing_on(work: Work, edit: Edit) -> None:
    """A record stays with whom it was made for, and with it its history: an application is not handed to somebody else."""
    given = made_for(edit.kind) & edit.values.keys()
    if not given:
        return
    before = work.reader.record(edit.kind, edit.id)
    handed = [key for key in given if before.get(key) not in (None, edit.values[key])]
    if handed:
        raise UnfitValues({handed[0]: handed_on(kind(edit.kind).field(handed[0]))})


def settle(work: Work, edit: Edit, *, today: date | None = None) -> None:
    """Write which values hold of those that stand beside one another in fields of a record, also where they are shown already;
    nothing stands beside them any more. The same checks as for `change`. Raises as `write` does."""
    stale: list[Stale] = []
    stored = {key: encode(value) for key, value in edit.values.items()}

    def put(version: int | None) -> bool:
        work.states.settle(edit.kind, edit.id, stored, version)
        return True

    resting = _resting(work, [edit])
    _written(work, edit, put, stale, today or date.today())
    if stale:
        raise StaleRecord(*stale)
    _see_to_places(work, resting)


def settle_removal(work: Work, kind_key: str, id: RecordId, removed: bool, version: int | None = None) -> None:
    """Take out a record whose removal is contested, or say that it stays. Raises StaleRecord, RecordMissing."""
    work.states.settle_removal(kind_key, id, removed, version)


def _written(
    work: Work, edit: Edit, put: Callable[[int | None], bool], stale: list[Stale], today: date, *, among: int = 1
) -> bool:
    """Put one edit, and look at what it made of the record: whether anything differed. A clash with another window is added to
    `stale`. Raises UnfitValues, Locked, CannotPlace."""
    placing = kind(edit.kind).placing
    asked = placing is not None and not asked_by(placing).isdisjoint(edit.values)
    before = work.reader.record(edit.kind, edit.id) if asked else None
    try:
        differs = put(edit.version)
    except StaleRecord as trouble:
        (found,) = trouble.stale
        if _clash(found, edit):
            stale.append(found)
            return False
        differs = put(None)
    values = edit.values
    if any(key in values for pair in fields_in_order(edit.kind) for key in pair):
        values = work.reader.record(edit.kind, edit.id).values
    unfit = find_problems(edit.kind, values, today=today, only=edit.values.keys())
    if unfit:
        raise UnfitValues(unfit, title_of(work.reader, edit.kind, edit.id) if among > 1 else "")
    if before is not None:
        refuse_placement(work.reader, work.reader.record(edit.kind, edit.id), before)
    return differs


def _clash(found: Stale, edit: Edit) -> bool:
    """Whether both have written the same field, and not the same value."""
    return any(each.field in edit.values and each.ours != each.theirs for each in found.clashes)


def make(work: Work, new: Sequence[NewRecord], *, today: date | None = None) -> list[RecordId]:
    """Make records within an operation and give their ids, in order. Raises UnfitValues, CannotPlace."""
    made: list[RecordId] = []
    for (kind_key, agency, *_), some in groupby(
        new, lambda each: (each.kind, each.agency, each.id is None, each.code is None)
    ):
        group = list(some)
        ids = [each.id for each in group if each.id is not None]
        codes = [each.code for each in group if each.code is not None]
        rows = [each.values for each in group]
        made += make_many(work, kind_key, rows, agency=agency, ids=ids, codes=codes, today=today, among=len(new))
    return made


def make_many(
    work: Work,
    kind_key: str,
    rows: Sequence[Values],
    *,
    agency: str | None = None,
    ids: Sequence[RecordId] = (),
    codes: Sequence[str] = (),
    today: date | None = None,
    among: int | None = None,
    checked: bool = False,
) -> list[RecordId]:
    """Make many records of a kind within an operation, at the speed of a bulk insert, and give their ids, in order.

    `agency`, `ids` and `codes` are as for New; a trouble names its record where it is one `among` several. `checked`: each value
    was asked for its field's own rule already, as a list's reader does cell by cell; what is required, and what fields ask of
    one another, is asked all the same. Raises UnfitValues, CannotPlace.
    """
    found = first_unfit(kind_key, rows, today=today or date.today(), checked=checked)
    if found is not None:
        row, unfit = found
        several = (len(rows) if among is None else among) > 1
        raise UnfitValues(unfit, title_of_values(work.reader, kind_key, row) if several else "")
    made = work.create_many(kind_key, rows, ids=ids or None, codes=codes or None, agency=agency)
    if kind(kind_key).placing is not None:
        for id in made:
            refuse_placement(work.reader, work.reader.record(kind_key, id))
    return made


def create(
    store: Store,
    kind_key: str,
    values: Values,
    *,
    access: Access,
    today: date | None = None,
    agency: str | None = None,
    code: str | None = None,
) -> OperationResult:
    """Make one record, which gives the operation its name. Raises UnfitValues."""
    with store.read() as reader:
        title = title_of_values(reader, kind_key, values)
    label = msg("{record} added", record=title) if title else msg("{kind} added", kind=kind(kind_key).label)
    return write(store, label, new=[NewRecord(kind_key, values, agency, code)], access=access, today=today)


def update(
    store: Store, edit: Edit, *, access: Access, today: date | None = None, places: Places = Places.REFUSE
) -> OperationResult:
    """Change fields of one record. Raises as `write` does."""
    with store.read() as reader:
        title = title_of(reader, edit.kind, edit.id)
    label = changed_label(edit.kind, title, edit.values)
    return write(store, label, [edit], access=access, today=today, places=places)


def add_to_cohort(store: Store, people: Sequence[RecordId], cohort: RecordId, *, access: Access) -> OperationResult:
    """An application in a cohort for each of these people who has none there, as one operation."""
    current = kind("applicant").current
    assert current is not None
    with store.read() as reader:
        title = title_of(reader, "cohort", cohort)
    label = nmsg("{count} person added to {cohort}", "{count} people added to {cohort}", len(people), cohort=title)
    with operation(store, label, access) as work:
        there = {str(each.get(current.by)) for each in work.reader.find(current.kind, "cohort", cohort)}
        make_many(work, current.kind, [{current.by: each, "cohort": cohort} for each in people if each not in there])
    return work.result


def strike_problem(store: Store, number: int, *, title: str, access: Access) -> OperationResult:
    """Strike out a noted problem of the record of that title: nothing is left to do about it. Undo brings it back."""
    label = msg("Note at {record} settled", record=title)
    with operation(store, label, access) as work:
        work.problems.solve(number)
    return work.result


# -- removing

NAMED = 3
"""How many of the records that go are named in the question before."""


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes when records are removed: how many of their kind, the names of the first NAMED, and how many records of
    other kinds cannot be without them and go as well, by kind."""

    kind: str
    count: int
    names: tuple[str, ...] = ()
    along: Mapping[str, int] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The name of one that is alone."""
        return "".join(self.names) if self.count == 1 else ""

    @property
    def label(self) -> Message:
        """How the operation is called."""
        if self.title:
            return msg("{record} removed", record=self.title)
        plural = kind(self.kind).plural
        return nmsg("{count} record of {list} removed", "{count} records of {list} removed", self.count, list=plural)


def removal_of(reader: Reader, kind_key: str, ids: Sequence[RecordId]) -> Removal:
    """What would go if these records were removed."""
    gone: dict[str, set[RecordId]] = {kind_key: set(ids)}
    fresh = {kind_key: set(ids)}
    while fresh:
        found: dict[str, set[RecordId]] = {}
        for target, wanted in fresh.items():
            for other, key in _needing(target):
                users = reader.holding(other, key, wanted) - gone.get(other, set())
                found.setdefault(other, set()).update(users)
        fresh = {other: users for other, users in found.items() if users}
        for other, users in fresh.items():
            gone.setdefault(other, set()).update(users)
    along = Counter({other: len(users) for other, users in gone.items()})
    along[kind_key] -= len(set(ids))
    names = tuple(title_of(reader, kind_key, each) for each in ids[:NAMED])
    return Removal(kind_key, len(ids), names, {key: along[key] for key in KINDS if along[key]})


def _needing(target: str) -> Iterable[tuple[str, str]]:
    """The kinds that cannot be without a record of another kind, and the fields that refer to it."""
    for other, declared in KINDS.items():
        for each in declared.fields:
            if each.type is FieldType.REFERENCE and each.target == target and each.required:
                yield other, each.key


def remove(
    store: Store, kind_key: str, ids: Sequence[RecordId], *, access: Access, versions: Sequence[int | None] = ()
) -> OperationResult:
    """Remove records with what cannot be without them, as one operation that Undo takes back.

    `versions` are those of the records when a person looked at them. Raises StaleRecord, RecordMissing.
    """
    with store.read() as reader:
        label = removal_of(reader, kind_key, ids).label
    with operation(store, label, access) as work:
        take_out(work, kind_key, ids, versions)
    return work.result


def take_out(work: Work, kind_key: str, ids: Sequence[RecordId], versions: Sequence[int | None] = ()) -> None:
    """Remove records within an operation, with what cannot be without them. Raises StaleRecord, RecordMissing."""
    for id, version in zip(ids, versions or [None] * len(ids), strict=True):
        work.remove(kind_key, id, version, cascade=True)


def changed_label(kind_key: str, title: str, values: Values) -> Message:
    """How a change is called: the field and the record, or how many fields."""
    declared = kind(kind_key)
    if len(values) == 1:
        return msg("{field} of {record} changed", field=declared.field(next(iter(values))).label, record=title)
    return nmsg("{count} field of {record} changed", "{count} fields of {record} changed", len(values), record=title)
