"""What a partner has not been sent: net changes since an export, field by field.

Net means: what a field held when the export was written against what it holds now. A change that was taken back, or a
record that came and went, is none. Records that the partner's own workbooks touched since: see pending_states.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from typing import NamedTuple

import sqlalchemy as sa

from exchange_app.domain.exchange.state_codec import register_of
from exchange_app.domain.exchange.state_text import StateText
from exchange_app.domain.records import RecordId
from exchange_app.kinds import Field, FieldType, Value
from exchange_app.kinds.registry import field_of, per_registry, sensitive_fields, shared_fields, shared_kinds
from exchange_app.store.codec import Stored, decode, decode_seen, moment
from exchange_app.store.expressions import among, listed
from exchange_app.store.kind_schema import plan
from exchange_app.store.partner_scope import AGENCY
from exchange_app.store.pending_journal import PendingQuestion
from exchange_app.store.pending_keys import PendingAction, PendingKeys
from exchange_app.store.pending_states import not_theirs
from exchange_app.store.record_names import names
from exchange_app.store.snapshot import Snapshot
from exchange_app.store.statements import Statement
from exchange_app.store.states import StateReader
from exchange_app.store.system_tables import CHANGE, EXPORT, OPERATION, TERMS
from exchange_app.store.tables import table

_LAST_EXPORT = Statement(
    sa.select(EXPORT.c.fields).where(EXPORT.c.agency == AGENCY).order_by(EXPORT.c.number.desc()).limit(1)
)
_TERMS = Statement(sa.select(TERMS.c.withheld).where(TERMS.c.agency == AGENCY))
_ENTRIES = Statement(
    sa.select(CHANGE.c.pk, CHANGE.c.kind, CHANGE.c.record, CHANGE.c.data, OPERATION.c.at, OPERATION.c.author)
    .join_from(CHANGE, OPERATION, OPERATION.c.number == CHANGE.c.operation)
    .where(among(CHANGE.c.pk, listed("pks")))
)


@per_registry
def _present(kind: str) -> Statement:
    of = table(kind).c
    columns = (of.id, of.changed_at, of.changed_by, of.registers, *(of[each] for each in plan(kind).stored))
    return Statement(sa.select(*columns).where(among(of.id, listed("ids"))))


class PendingLine(NamedTuple):
    """One line: a field with the value at the export and the present one, or (no field) a record that came or went.

    Where both sides' values stand the present one is not the partner's own. A reference's values are the names of the records. `filled` is how many fields an added record came with.
    """

    kind: str
    record: RecordId
    code: str
    title: str
    what: PendingAction
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
        self._states = StateReader(snapshot)
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
        asked = PendingQuestion(self._snapshot, agency, since, set(fields))
        keys, newest = PendingKeys(agency=agency), array("i")
        for number, kind in enumerate(shared_kinds()):
            added, others = asked.added(kind), asked.others(kind)
            newest.extend(added[1])
            keys.add(number, added[0], added[0], PendingAction.ADDED, -1)
            for last, lines in others.values():
                for first, final, what, place in sorted(lines, key=itemgetter(3)):
                    newest.append(last)
                    keys.add(number, (first,), (final,), what, place)
            if count := len(added[0]) + len(others):
                keys.records[kind] = count
        keys.arrange(sorted(range(len(newest)), key=newest.__getitem__, reverse=True))
        keys.whats = {PendingAction(what): count for what, count in Counter(keys.what).items()}
        return keys

    def counts(self, agency: str, since: int, *, fields: Iterable[str]) -> tuple[int, int]:
        """Of what `keys` gives, how many records changed, were removed or came back, and how many were added."""
        asked = PendingQuestion(self._snapshot, agency, since, set(fields))
        changed = added = 0
        for kind in shared_kinds():
            others = [lines for _last, lines in asked.others(kind).values()]
            fresh = sum(lines[0][2] == PendingAction.ADDED for lines in others)
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
            fresh = keys.what[at] == PendingAction.ADDED
            when, author = (stands.changed_at, stands.changed_by) if fresh else (entry.at, entry.author)
            lines.append(
                PendingLine(
                    entry.kind,
                    entry.record,
                    code,
                    title or code,
                    PendingAction(keys.what[at]),
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
        return field_of(name), old, self._unseen(keys.agency, field_of(name), present[first.record])

    def _unseen(self, agency: str, of: Field, stands: _Standing) -> Stored:
        content = stands.values[of.key]
        spelled = StateText.read(stands.registers).spelled(of.key) if stands.registers else None
        if not isinstance(spelled, dict):
            return content
        offices = self._states.lineage.offices
        return not_theirs(of, register_of(of, spelled, content, offices), content, agency, offices)

    def _present(self, of: Mapping[RecordId, str]) -> dict[RecordId, _Standing]:
        """Records as they stand now; `of` gives their kinds."""
        found: dict[RecordId, _Standing] = {}
        for kind in sorted(set(of.values())):
            rows = self.db.all(_present(kind), ids=[id for id, its in of.items() if its == kind])
            stored = plan(kind).stored
            for id, changed_at, changed_by, registers, *held in rows:
                found[id] = _Standing(moment(changed_at), changed_by, registers, dict(zip(stored, held, strict=True)))
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


class _Entry(NamedTuple):
    """What the journal holds of one change."""

    kind: str
    record: RecordId
    data: str | None
    at: datetime
    author: str


class _Standing(NamedTuple):
    """A record as it stands: its last change, and what its fields hold, with the text of its state where it is kept."""

    changed_at: datetime
    changed_by: str
    registers: str | None
    values: Mapping[str, Stored]
