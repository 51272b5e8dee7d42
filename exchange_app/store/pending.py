"""What a partner has not been sent: net changes since an export, field by field.

Net means: what a field held when the export was written against what it holds now. A change that was taken back, or a
record that came and went, is none. Of records that the partner's own workbooks touched since, their states tell: not seen
is what stands by a version that we wrote after the export, also within the merge (what was decided there, a removal that
was refused), and never a value that theirs has replaced.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from exchange_app.domain.exchange.state_codec import Kept, register_in, removal_in
from exchange_app.domain.exchange.state_text import StateText
from exchange_app.domain.exchange.versions import Version, is_typed
from exchange_app.domain.records import RecordId
from exchange_app.kinds import Field, FieldType, Merge, Value
from exchange_app.kinds.registry import field_of, per_registry, sensitive_fields, shared_fields, shared_kinds
from exchange_app.store.codec import Stored, decode, decode_seen, moment
from exchange_app.store.expressions import among, in_one, listed
from exchange_app.store.journal import REGISTERS
from exchange_app.store.kind_schema import plan
from exchange_app.store.list_queries import keys_of
from exchange_app.store.partner_scope import AGENCY, in_scope
from exchange_app.store.record_names import names
from exchange_app.store.snapshot import Snapshot
from exchange_app.store.statements import Statement
from exchange_app.store.states import StateReader
from exchange_app.store.system_tables import CHANGE, EXPORT, OPERATION, RECEIPT, TERMS
from exchange_app.store.tables import table

_SINCE = sa.bindparam("since", type_=sa.Integer())
_TOUCHED = listed("touched")
"""The operations of a partner's workbooks, and what was taken back or brought back of them."""

_THEIRS = Statement(
    sa.select(RECEIPT.c.operation)
    .outerjoin_from(RECEIPT, EXPORT, EXPORT.c.id == RECEIPT.c.export)
    .where(
        RECEIPT.c.operation > _SINCE,
        sa.or_(RECEIPT.c.sender == AGENCY, EXPORT.c.agency == AGENCY),
    )
)
"""The merges of a partner's workbooks since an operation."""
_TOUCHING = Statement(
    sa.select(OPERATION.c.number).where(
        OPERATION.c.number > _SINCE,
        sa.or_(among(OPERATION.c.number, listed("theirs")), among(OPERATION.c.target, listed("theirs"))),
    )
)
_LAST_EXPORT = Statement(
    sa.select(EXPORT.c.fields).where(EXPORT.c.agency == AGENCY).order_by(EXPORT.c.number.desc()).limit(1)
)
_TERMS = Statement(sa.select(TERMS.c.withheld).where(TERMS.c.agency == AGENCY))
_WRITTEN = Statement(
    sa.select(CHANGE.c.pk, CHANGE.c.record, CHANGE.c.operation, CHANGE.c.data)
    .join_from(CHANGE, OPERATION, OPERATION.c.number == CHANGE.c.operation)
    .where(
        CHANGE.c.operation > _SINCE,
        CHANGE.c.action == "update",
        among(CHANGE.c.record, listed("records")),
        sa.not_(
            sa.and_(
                among(sa.func.coalesce(OPERATION.c.target, CHANGE.c.operation), listed("merges")),
                sa.or_(OPERATION.c.target.is_not(None), OPERATION.c.undone_by.is_not(None)),
            )
        ),
    )
    .order_by(CHANGE.c.pk)
)
_ENTRIES = Statement(
    sa.select(CHANGE.c.pk, CHANGE.c.kind, CHANGE.c.record, CHANGE.c.data, OPERATION.c.at, OPERATION.c.author)
    .join_from(CHANGE, OPERATION, OPERATION.c.number == CHANGE.c.operation)
    .where(among(CHANGE.c.pk, listed("pks")))
)
_LATER = Statement(sa.select(CHANGE.c.kind).where(CHANGE.c.operation > _SINCE, CHANGE.c.action != "create").distinct())
"""The kinds of whose records something was changed since."""
_BY_THEIRS = sa.select(CHANGE.c.record).where(among(CHANGE.c.operation, _TOUCHED))


class What(IntEnum):
    """What became of a record since the export; of a field it is CHANGED."""

    CHANGED = 0
    ADDED = 1
    REMOVED = 2
    RESTORED = 3


@per_registry
def _fresh(kind: str) -> tuple[Statement, Statement]:
    """The records of a kind that were made since and stand, save those that the partner's workbooks touched: how many, and
    the first and the last change of each, all in one row."""
    of = table(kind).alias("t")
    where = (of.c.origin > _SINCE, of.c.removed == 0, in_scope(kind, of), of.c.id.not_in(_BY_THEIRS))
    made = (
        sa.select(sa.func.min(CHANGE.c.pk).label("first"), sa.func.max(CHANGE.c.pk).label("last"))
        .select_from(of.join(CHANGE, CHANGE.c.record == of.c.id))
        .where(*where)
        .group_by(of.c.origin, of.c.pk)
        .subquery("made")
    )
    return (
        Statement(sa.select(sa.func.count()).select_from(of).where(*where)),
        Statement(sa.select(in_one(made.c.first), in_one(made.c.last)).select_from(made)),
    )


@per_registry
def _later(kind: str) -> Statement:
    """What happened since to records of a kind that were there before, save those that the partner's workbooks touched."""
    of = table(kind).alias("t")
    return Statement(
        sa.select(CHANGE.c.pk, CHANGE.c.record, CHANGE.c.action, CHANGE.c.data, of.c.removed)
        .select_from(of.join(CHANGE, CHANGE.c.record == of.c.id))
        .where(
            CHANGE.c.operation > _SINCE,
            CHANGE.c.kind == kind,
            CHANGE.c.action != "create",
            of.c.origin <= _SINCE,
            in_scope(kind, of),
            of.c.id.not_in(_BY_THEIRS),
        )
        .order_by(CHANGE.c.pk)
    )


@per_registry
def _met(kind: str) -> Statement:
    """The records of a kind that the partner's workbooks touched since, each with its last change."""
    of = table(kind).alias("t")
    return Statement(
        sa.select(of.c.id, sa.func.max(CHANGE.c.pk))
        .select_from(of.join(CHANGE, CHANGE.c.record == of.c.id))
        .where(of.c.id.in_(_BY_THEIRS), CHANGE.c.operation > _SINCE, in_scope(kind, of))
        .group_by(of.c.id)
    )


@per_registry
def _present(kind: str) -> Statement:
    of = table(kind).c
    columns = (of.id, of.changed_at, of.changed_by, *(of[each] for each in plan(kind).stored))
    return Statement(sa.select(*columns).where(among(of.id, listed("ids"))))


@dataclass(slots=True)
class PendingKeys:
    """All lines of the list, four small numbers each: its first and last change in the journal, what it is, and its
    field's place in the catalogue (-1: the record itself). A record's lines stand together, the latest record first."""

    first: array[int] = field(default_factory=lambda: array("i"))
    last: array[int] = field(default_factory=lambda: array("i"))
    what: array[int] = field(default_factory=lambda: array("b"))
    place: array[int] = field(default_factory=lambda: array("h"))
    kind: array[int] = field(default_factory=lambda: array("b"))
    records: dict[str, int] = field(default_factory=dict)
    """Records with lines, by kind."""
    whats: dict[What, int] = field(default_factory=dict)
    """Lines by what they are."""

    def __len__(self) -> int:
        return len(self.first)

    def add(self, kind: int, first: Collection[int], last: Collection[int], what: int, place: int) -> None:
        """Put lines of one kind, by its number, and of one field at the end."""
        self.first.extend(first)
        self.last.extend(last)
        for column, value in ((self.what, what), (self.place, place), (self.kind, kind)):
            column.extend(array(column.typecode, (value,)) * len(first))

    def arrange(self, order: Sequence[int]) -> None:
        """Put the lines in another order, given by their numbers."""
        for column in (self.first, self.last, self.what, self.place, self.kind):
            column[:] = array(column.typecode, map(column.__getitem__, order))

    def of_kind(self, kind: str | None) -> array[int]:
        """The numbers of the lines of one kind, or of all."""
        if kind is None:
            return array("q", range(len(self)))
        wanted = shared_kinds().index(kind)
        return array("q", (at for at, each in enumerate(self.kind) if each == wanted))


Line = tuple[int, int, int, int]
"""First and last change in the journal, what it is, and the field's place in the catalogue."""


class Unseen:
    """Tells of records that a partner's workbooks touched since an export what the partner has not seen, by their states."""

    def __init__(self, snapshot: Snapshot, since: int, merges: Iterable[int], fields: Collection[str]) -> None:
        self._since, self._merges = since, frozenset(merges)
        self._db, self._states = snapshot.db, StateReader(snapshot)
        self._own = {name for _since, name in self._states.lineage.own}
        self._fields: dict[str, list[tuple[int, str]]] = {}
        for at, named in enumerate(shared_fields()):
            kind, _, key = named.partition(".")
            if named in fields:
                self._fields.setdefault(kind, []).append((at, key))

    def lines(self, kind: str, records: Mapping[RecordId, int]) -> dict[RecordId, list[Line]]:
        """Record → its lines. `records` of a kind come each with its last change in the journal."""
        written = self._written(records)
        return {
            kept.id: self._of(kept, records[kept.id], written.get(kept.id, {}))
            for kept in self._states.kept(kind, records)
        }

    def _written(self, records: Iterable[RecordId]) -> dict[RecordId, dict[str, tuple[int, int, Stored]]]:
        """The first and the last change of each field since the export, or since a value of the partner's came into it, and
        what the field held before the first. A merge that is taken back, with what took it back, is as if it had not been.
        """
        found: dict[RecordId, dict[str, tuple[int, int, Stored]]] = {}
        came: set[tuple[RecordId, str]] = set()
        for pk, record, operation, data in self._db.all(
            _WRITTEN, since=self._since, records=records, merges=sorted(self._merges)
        ):
            fields = found.setdefault(record, {})
            held = json.loads(data)
            theirs = operation in self._merges
            for key, (old, *_more) in held.items():
                first = None if (record, key) in came else fields.get(key)
                fields[key] = (pk, pk, old) if first is None else (first[0], pk, first[2])
                if theirs and not self._decided(held, key, operation):
                    came.add((record, key))
                else:
                    came.discard((record, key))
        return found

    def _decided(self, held: Mapping[str, Sequence[str | None]], key: str, operation: int) -> bool:
        """Whether what a merge wrote into a field was decided here, so that the partner does not have it."""
        _before, after, *_more = held.get(REGISTERS) or (None, None)
        spelled = StateText.read(after).spelled(key) if after else None
        standing = [each[0] for each in spelled["l"]] if isinstance(spelled, dict) else [spelled]
        return standing == [self._states.lineage.version(operation)]

    def _of(self, kept: Kept, last: int, written: Mapping[str, tuple[int, int, Stored]]) -> list[Line]:
        offices, text = self._states.lineage.offices, StateText.read(kept.registers)
        if text.void:
            return []
        removal = removal_in(text, offices)
        turned = [number for version in removal.versions if (number := self._ours(version))]
        if turned:
            if kept.removed:
                return [(last, last, What.REMOVED, -1)]
            made = text.removal is None
            if made or any(number in self._merges or 1 not in removal.contents for number in turned):
                return [(last, last, What.ADDED if made else What.RESTORED, -1)]
        if kept.removed:
            return []
        found = []
        for at, key in self._fields.get(kept.kind, ()):
            if self._unseen(kept, key, written.get(key)):
                first, latest, _old = written.get(key, (last, last, None))
                found.append((first, latest, int(What.CHANGED), at))
        return found

    def _unseen(self, kept: Kept, key: str, written: tuple[int, int, Stored] | None) -> bool:
        """Whether a field stands by what we wrote after the export; what was taken back since is none, unless it was decided
        in a merge against what the partner has."""
        register = register_in(kept, key, self._states.lineage.offices)
        versions = register.versions
        if field_of(f"{kept.kind}.{key}").merge is Merge.SET:
            versions |= {each for each in register.seen.latest if not is_typed(each)}
        numbers = [number for each in versions if (number := self._ours(each))]
        if not numbers:
            return False
        back = written is not None and written[2] == kept.columns.get(key)
        return not back or any(number in self._merges for number in numbers)

    def _ours(self, version: Version) -> int:
        """The number of our operation since the export that wrote a version; 0 for any other."""
        if is_typed(version):
            return 0
        incarnation, _, number = version.rpartition(":")
        return int(number) if incarnation in self._own and int(number) > self._since else 0


class _Asked:
    """One question: what an agency has not been sent of `fields` since an operation, kind by kind."""

    def __init__(self, snapshot: Snapshot, agency: str, since: int, fields: Collection[str]) -> None:
        self._db, self._agency, self._since = snapshot.db, agency, since
        self._places = {named: at for at, named in enumerate(shared_fields()) if named in fields}
        merges = self._db.list(_THEIRS, agency=agency, since=since)
        self._touched = self._db.list(_TOUCHING, theirs=merges, since=since) if merges else []
        self._unseen = Unseen(snapshot, since, merges, fields)
        # Before the first operation there was no record.
        self._later = frozenset(self._db.list(_LATER, since=since) if since else ())

    def added(self, kind: str) -> tuple[array[int], array[int]]:
        """The first and the last change of each record that was made since and stands, save those that the partner met."""
        first, last = self._db.first(_fresh(kind)[1], **self._of())
        return keys_of(first), keys_of(last)

    def count_added(self, kind: str) -> int:
        """How many records `added` gives."""
        found: int = self._db.value(_fresh(kind)[0], **self._of())
        return found

    def others(self, kind: str) -> dict[RecordId, tuple[int, list[Line]]]:
        """Every other record of which there is something to tell: its last change and its lines."""
        found: dict[RecordId, tuple[int, list[Line]]] = {}
        for record, group in self._entered(kind).items():
            if lines := [*self._turned(group), *self._changed(kind, group)]:
                found[record] = group[-1][0], lines
        if self._touched:
            met = dict(self._db.all(_met(kind), **self._of()))
            for record, lines in self._unseen.lines(kind, met).items():
                if lines:
                    found[record] = met[record], lines
        return found

    def _of(self) -> dict[str, Any]:
        return {"agency": self._agency, "since": self._since, "touched": self._touched}

    def _entered(self, kind: str) -> dict[RecordId, list[tuple[int, str, str | None, int]]]:
        """What the journal says of each record that was there before: number, action, data, whether it is gone now."""
        groups: dict[RecordId, list[tuple[int, str, str | None, int]]] = {}
        if kind in self._later:
            for pk, record, action, data, removed in self._db.all(_later(kind), **self._of()):
                groups.setdefault(record, []).append((pk, action, data, removed))
        return groups

    def _turned(self, group: Iterable[tuple[int, str, str | None, int]]) -> Iterator[Line]:
        """That a record went or came back, unless it did both."""
        turn = next((each for each in group if each[1] != "update"), None)
        if turn is not None:
            pk, action, _data, removed = turn
            if action == ("remove" if removed else "restore"):
                yield pk, pk, What.REMOVED if removed else What.RESTORED, -1

    def _changed(self, kind: str, group: Sequence[tuple[int, str, str | None, int]]) -> Iterator[Line]:
        """The fields of a record that stands and hold something else than before."""
        if group[-1][3]:
            return
        fields: dict[str, tuple[int, Stored, int, Stored]] = {}
        for pk, action, data, _removed in group:
            if action == "update":
                for key, (old, new, *_more) in json.loads(data or "{}").items():
                    first = fields.get(key)
                    fields[key] = (pk, old, pk, new) if first is None else (first[0], first[1], pk, new)
        for key, (first_pk, old, last_pk, new) in fields.items():
            if old != new and (place := self._places.get(f"{kind}.{key}")) is not None:
                yield first_pk, last_pk, What.CHANGED, place


@dataclass(frozen=True, slots=True)
class PendingLine:
    """One line: a field with the value at the export and the present one, or (no field) a record that came or went.

    A reference's values are the names of the records. `filled` is how many fields an added record came with.
    """

    kind: str
    record: RecordId
    code: str
    title: str
    what: What
    field: Field | None
    old: Value | None
    new: Value | None
    at: datetime
    author: str
    filled: int = 0


class PendingReader:
    """What a partner has not been sent."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.db = snapshot.db

    def leaving(self, agency: str) -> frozenset[str]:
        """The fields (kind.field) that leave for an agency: all that are not withheld by the terms agreed, sensitive ones
        only where its last export held them."""
        sent = frozenset(json.loads(self.db.value(_LAST_EXPORT, agency=agency) or "[]"))
        withheld = frozenset(json.loads(self.db.value(_TERMS, agency=agency) or "[]"))
        return frozenset(
            each
            for each in shared_fields()
            if each not in withheld and (each not in sensitive_fields() or each in sent)
        )

    def keys(self, agency: str, since: int, *, fields: Iterable[str]) -> PendingKeys:
        """What changed by operations after number `since` in what an agency may have; `fields` (kind.field) are those
        that leave for it."""
        asked = _Asked(self._snapshot, agency, since, set(fields))
        keys, newest = PendingKeys(), array("i")
        for number, kind in enumerate(shared_kinds()):
            added, others = asked.added(kind), asked.others(kind)
            newest.extend(added[1])
            keys.add(number, added[0], added[0], What.ADDED, -1)
            for last, lines in others.values():
                for first, final, what, place in sorted(lines, key=itemgetter(3)):
                    newest.append(last)
                    keys.add(number, (first,), (final,), what, place)
            if count := len(added[0]) + len(others):
                keys.records[kind] = count
        keys.arrange(sorted(range(len(newest)), key=newest.__getitem__, reverse=True))
        keys.whats = {What(what): count for what, count in Counter(keys.what).items()}
        return keys

    def counts(self, agency: str, since: int, *, fields: Iterable[str]) -> tuple[int, int]:
        """Of what `keys` gives, how many records changed, were removed or came back, and how many were added."""
        asked = _Asked(self._snapshot, agency, since, set(fields))
        changed = added = 0
        for kind in shared_kinds():
            others = [lines for _last, lines in asked.others(kind).values()]
            fresh = sum(lines[0][2] == What.ADDED for lines in others)
            changed, added = changed + len(others) - fresh, added + fresh + asked.count_added(kind)
        return changed, added

    def lines(self, keys: PendingKeys, numbers: Sequence[int]) -> list[PendingLine]:
        """The lines of some numbers, in their order."""
        entries = self._entries({pk for at in numbers for pk in (keys.first[at], keys.last[at])})
        titles = self._named({entries[keys.last[at]].record: entries[keys.last[at]].kind for at in numbers})
        present = self._present({entries[keys.last[at]].record: entries[keys.last[at]].kind for at in numbers})
        raw = [(at, *self._values(keys, at, entries, present)) for at in numbers]
        referred = self._named(
            {
                str(value): of.target or ""
                for _at, of, *both in raw
                if of is not None and of.type is FieldType.REFERENCE
                for value in both
                if value
            }
        )
        lines = []
        read = decode_seen if self._snapshot.masked else decode
        for at, of, old, new in raw:
            entry = entries[keys.last[at]]
            code, title = titles.get(entry.record, ("", ""))
            if of is not None and of.type is FieldType.REFERENCE:
                shown: list[Value | None] = [
                    referred.get(str(each), ("", ""))[1] or None if each else None for each in (old, new)
                ]
            else:
                shown = [None if of is None else read(of, each) for each in (old, new)]
            stands = present[entry.record]
            fresh = keys.what[at] == What.ADDED
            when, author = (stands.changed_at, stands.changed_by) if fresh else (entry.at, entry.author)
            lines.append(
                PendingLine(
                    entry.kind,
                    entry.record,
                    code,
                    title or code,
                    What(keys.what[at]),
                    of,
                    shown[0],
                    shown[1],
                    when,
                    author,
                    sum(each is not None for each in stands.values.values()) if fresh else 0,
                )
            )
        return lines

    def _values(
        self,
        keys: PendingKeys,
        at: int,
        entries: Mapping[int, _Entry],
        present: Mapping[RecordId, _Standing],
    ) -> tuple[Field | None, Stored, Stored]:
        if keys.place[at] < 0:
            return None, None, None
        name = shared_fields()[keys.place[at]]
        key = name.partition(".")[2]
        first = entries[keys.first[at]]
        held = json.loads(first.data or "{}")
        old = held[key][0] if isinstance(held, dict) and key in held else None
        return field_of(name), old, present[first.record].values[key]

    def _present(self, of: Mapping[RecordId, str]) -> dict[RecordId, _Standing]:
        """Records as they stand now; `of` gives their kinds."""
        found: dict[RecordId, _Standing] = {}
        for kind in sorted(set(of.values())):
            rows = self.db.all(_present(kind), ids=[id for id, its in of.items() if its == kind])
            stored = plan(kind).stored
            for id, changed_at, changed_by, *held in rows:
                found[id] = _Standing(moment(changed_at), changed_by, dict(zip(stored, held, strict=True)))
        return found

    def _entries(self, pks: set[int]) -> dict[int, _Entry]:
        return {
            pk: _Entry(kind, record, data, moment(at), author)
            for pk, kind, record, data, at, author in self.db.all(_ENTRIES, pks=sorted(pks))
        }

    def _named(self, of: Mapping[RecordId, str]) -> dict[RecordId, tuple[str, str]]:
        """Code and name of records, by id; `of` gives their kinds."""
        found: dict[RecordId, tuple[str, str]] = {}
        for kind in sorted(set(of.values())):
            found.update(names(self.db, kind, [id for id, its in of.items() if its == kind]))
        return found


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the journal holds of one change."""

    kind: str
    record: RecordId
    data: str | None
    at: datetime
    author: str


@dataclass(frozen=True, slots=True)
class _Standing:
    """A record as it stands: its last change, and what its fields hold."""

    changed_at: datetime
    changed_by: str
    values: Mapping[str, Stored]
