"""The part of the reader that tells what a partner has not been sent: net changes since an export, field by field.

Net means: what a field held when the export was written against what it holds now. A change that was taken back, or a
record that came and went, is none. Of records that the partner's own workbooks touched since, their states tell: not seen
is what stands by a version that we wrote after the export, also within the merge (what was decided there, a removal that
was refused), and never a value that theirs has replaced.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from exchange_app.domain.exchange.state_codec import Kept, register_in, removal_in
from exchange_app.domain.exchange.state_text import StateText
from exchange_app.domain.exchange.versions import Version, is_typed
from exchange_app.domain.records import RecordId
from exchange_app.kinds import Field, FieldType, Merge, Value
from exchange_app.kinds.registry import field_of, per_registry, sensitive_fields, shared_fields, shared_kinds
from exchange_app.store.codec import Stored, decode, decode_seen, moment
from exchange_app.store.kind_schema import plan
from exchange_app.store.partner_scope import in_scope, leading
from exchange_app.store.reading import Reading
from exchange_app.store.record_names import RecordNames
from exchange_app.store.states import StateReading

THEIRS = (
    "SELECT r.operation FROM receipt r LEFT JOIN export e ON e.id = r.export WHERE r.operation > :since "
    "AND (r.sender = :agency OR e.agency = :agency)"
)
"""The merges of a partner's workbooks since an operation."""


class What(IntEnum):
    """What became of a record since the export; of a field it is CHANGED."""

    CHANGED = 0
    ADDED = 1
    REMOVED = 2
    RESTORED = 3


_BY_STATE = -1
"""In the place of a What: the record's state tells."""


@per_registry
def _statement() -> str:
    kinds = ", ".join(f"'{key}'" for key in shared_kinds())
    with_leading = "".join(f"{name} AS MATERIALIZED ({select}),\n" for name, select in leading().items())
    known = " UNION ALL ".join(
        f"SELECT t.id, t.removed FROM {key} t JOIN fate f ON f.record = t.id WHERE f.kind = '{key}' AND ({in_scope(key)})"
        for key in shared_kinds()
    )
    return f"""
WITH theirs AS ({THEIRS}),
entry AS MATERIALIZED (
  SELECT c.pk, c.kind, c.record, c.action, c.data, o.number IN theirs OR coalesce(o.target, 0) IN theirs AS came
  FROM change c JOIN operation o ON o.number = c.operation WHERE c.operation > :since AND c.kind IN ({kinds})),
fate AS MATERIALIZED (
  SELECT kind, record, max(pk) AS last, max(CASE action WHEN 'create' THEN pk END) AS made,
    min(CASE WHEN action IN ('remove', 'restore') THEN pk END) AS turned, max(came) AS came FROM entry GROUP BY record),
{with_leading}known AS MATERIALIZED ({known}),
stands AS MATERIALIZED (SELECT f.*, k.removed, e.action AS turn FROM fate f JOIN known k ON k.id = f.record LEFT JOIN entry e ON e.pk = f.turned),
part AS MATERIALIZED (
  SELECT e.record, w.key AS place, e.pk, json_extract(v.value, '$[0]') AS old, json_extract(v.value, '$[1]') AS new
  FROM stands s JOIN entry e ON e.record = s.record AND e.action = 'update', json_each(e.data) v
  JOIN json_each(:fields) w ON w.value = e.kind || '.' || v.key WHERE s.made IS NULL AND s.removed = 0 AND s.came = 0),
first AS (SELECT record, place, old, min(pk) AS pk FROM part GROUP BY record, place),
last AS (SELECT record, place, new, max(pk) AS pk FROM part GROUP BY record, place)
SELECT s.kind, s.record, s.last, f.pk, l.pk, {What.CHANGED:d}, f.place
  FROM first f JOIN last l USING (record, place) JOIN stands s USING (record) WHERE f.old IS NOT l.new
UNION ALL
SELECT kind, record, last, made, made, {What.ADDED:d}, -1 FROM stands WHERE made IS NOT NULL AND removed = 0 AND came = 0
UNION ALL
SELECT kind, record, last, turned, turned, CASE removed WHEN 1 THEN {What.REMOVED:d} ELSE {What.RESTORED:d} END, -1
  FROM stands WHERE made IS NULL AND came = 0 AND turn = CASE removed WHEN 1 THEN 'remove' ELSE 'restore' END
UNION ALL
SELECT kind, record, last, last, last, {_BY_STATE}, -1 FROM stands WHERE came = 1
ORDER BY 3 DESC, 2, 7
"""


@dataclass(slots=True)
class PendingKeys:
    """All lines of the list, four small numbers each: its first and last change in the journal, what it is, and its
    field's place in the catalogue (-1: the record itself). A record's lines stand together, the latest record first."""

    first: array[int] = field(default_factory=lambda: array("q"))
    last: array[int] = field(default_factory=lambda: array("q"))
    what: array[int] = field(default_factory=lambda: array("b"))
    place: array[int] = field(default_factory=lambda: array("h"))
    kind: array[int] = field(default_factory=lambda: array("b"))
    records: dict[str, int] = field(default_factory=dict)
    """Records with lines, by kind."""
    whats: dict[What, int] = field(default_factory=dict)
    """Lines by what they are."""

    def __len__(self) -> int:
        return len(self.first)

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

    def __init__(self, reading: Reading, agency: str, since: int, fields: Collection[str]) -> None:
        cursor = reading.cursor
        self._cursor, self._agency, self._since, self._fields = cursor, agency, since, fields
        self._states = StateReading(reading.db)
        self._own = {name for _since, name in self._states.lineage.own}
        cursor.execute(THEIRS, {"agency": agency, "since": since})
        self._merges = {number for (number,) in cursor.fetchall()}

    def lines(self, came: Mapping[str, Mapping[RecordId, int]]) -> dict[RecordId, list[Line]]:
        """Record → its lines. `came` holds the records by kind, each with its last change in the journal."""
        found: dict[RecordId, list[Line]] = {}
        for kind, records in came.items():
            written = self._written(records)
            for kept in self._states.kept(kind, records):
                found[kept.id] = self._of(kept, records[kept.id], written.get(kept.id, {}))
        return found

    def _written(self, records: Iterable[RecordId]) -> dict[RecordId, dict[str, tuple[int, int, Stored]]]:
        """The first and the last change of each field since the export, or since the partner's latest, and what the field
        held before the first."""
        self._cursor.execute(
            "SELECT pk, record, operation, data FROM change WHERE operation > ? AND action = 'update' "
            "AND record IN (SELECT value FROM json_each(?)) ORDER BY pk",
            (self._since, json.dumps(list(records))),
        )
        found: dict[RecordId, dict[str, tuple[int, int, Stored]]] = {}
        came: set[tuple[RecordId, str]] = set()
        for pk, record, operation, data in self._cursor.fetchall():
            fields = found.setdefault(record, {})
            for key, (old, *_more) in json.loads(data).items():
                first = None if (record, key) in came else fields.get(key)
                fields[key] = (pk, pk, old) if first is None else (first[0], pk, first[2])
                (came.add if operation in self._merges else came.discard)((record, key))
        return found

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
        for at, named in enumerate(shared_fields()):
            kind, _, key = named.partition(".")
            if kind == kept.kind and named in self._fields and self._unseen(kept, key, written.get(key)):
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


class Pending(RecordNames):
    """What a partner has not been sent."""

    def leaving(self, agency: str) -> frozenset[str]:
        """The fields (kind.field) that leave for an agency: all that are not withheld by the terms agreed, sensitive ones
        only where its last export held them."""
        row = self.cursor.execute(
            "SELECT fields FROM export WHERE agency = ? ORDER BY number DESC LIMIT 1", (agency,)
        ).fetchone()
        sent = frozenset(() if row is None else json.loads(row[0]))
        row = self.cursor.execute("SELECT withheld FROM terms WHERE agency = ?", (agency,)).fetchone()
        withheld = frozenset(() if row is None else json.loads(row[0]))
        return frozenset(
            each
            for each in shared_fields()
            if each not in withheld and (each not in sensitive_fields() or each in sent)
        )

    def pending(self, agency: str, since: int, *, fields: Iterable[str]) -> PendingKeys:
        """What changed by operations after number `since` in what an agency may have; `fields` (kind.field) are those
        that leave for it."""
        wanted = set(fields)
        listed = json.dumps([each if each in wanted else "" for each in shared_fields()])
        self.cursor.execute(_statement(), {"agency": agency, "since": since, "fields": listed})
        keys, rows = PendingKeys(), self.cursor.fetchall()
        came: dict[str, dict[RecordId, int]] = {}
        for kind, record, last, *_numbers, what, _place in rows:
            if what == _BY_STATE:
                came.setdefault(kind, {})[record] = last
        told = Unseen(self, agency, since, wanted).lines(came) if came else {}
        before = None
        for kind, record, _latest, first, last, what, place in rows:
            lines = told.get(record, ()) if what == _BY_STATE else ((first, last, what, place),)
            for line in lines:
                keys.first.append(line[0])
                keys.last.append(line[1])
                keys.what.append(line[2])
                keys.place.append(line[3])
                keys.kind.append(shared_kinds().index(kind))
                if record != before:
                    keys.records[kind] = keys.records.get(kind, 0) + 1
                    before = record
                keys.whats[What(line[2])] = keys.whats.get(What(line[2]), 0) + 1
        return keys

    def pending_lines(self, keys: PendingKeys, numbers: Sequence[int]) -> list[PendingLine]:
        """The lines of some numbers, in their order."""
        entries = self._entries({pk for at in numbers for pk in (keys.first[at], keys.last[at])})
        titles = self._named({entries[keys.last[at]].record: entries[keys.last[at]].kind for at in numbers})
        present = self._present({entries[keys.last[at]].record: entries[keys.last[at]].kind for at in numbers})
        raw = [(at, *self._values(keys, at, entries, present)) for at in numbers]
        names = self._named(
            {
                str(value): of.target or ""
                for _at, of, *both in raw
                if of is not None and of.type is FieldType.REFERENCE
                for value in both
                if value
            }
        )
        lines = []
        read = decode_seen if self.masked else decode
        for at, of, old, new in raw:
            entry = entries[keys.last[at]]
            code, title = titles.get(entry.record, ("", ""))
            if of is not None and of.type is FieldType.REFERENCE:
                shown: list[Value | None] = [
                    names.get(str(each), ("", ""))[1] or None if each else None for each in (old, new)
                ]
            else:
                shown = [None if of is None else read(of, each) for each in (old, new)]
            filled = (
                sum(each is not None for each in json.loads(entry.data or "[]")) if keys.what[at] == What.ADDED else 0
            )
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
                    entry.at,
                    entry.author,
                    filled,
                )
            )
        return lines

    def _values(
        self,
        keys: PendingKeys,
        at: int,
        entries: Mapping[int, _Entry],
        present: Mapping[RecordId, Mapping[str, Stored]],
    ) -> tuple[Field | None, Stored, Stored]:
        if keys.place[at] < 0:
            return None, None, None
        name = shared_fields()[keys.place[at]]
        key = name.partition(".")[2]
        first = entries[keys.first[at]]
        held = json.loads(first.data or "{}")
        old = held[key][0] if isinstance(held, dict) and key in held else None
        return field_of(name), old, present[first.record][key]

    def _present(self, of: Mapping[RecordId, str]) -> dict[RecordId, dict[str, Stored]]:
        """What the fields of records hold now; `of` gives their kinds."""
        found: dict[RecordId, dict[str, Stored]] = {}
        for kind in sorted(set(of.values())):
            shape = plan(kind)
            self.cursor.execute(
                f"SELECT id, {', '.join(shape.stored)} FROM {shape.name} WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps([id for id, its in of.items() if its == kind]),),
            )
            found.update({id: dict(zip(shape.stored, held, strict=True)) for id, *held in self.cursor.fetchall()})
        return found

    def _entries(self, pks: set[int]) -> dict[int, _Entry]:
        self.cursor.execute(
            "SELECT c.pk, c.kind, c.record, c.data, o.at, o.author FROM change c JOIN operation o ON o.number = c.operation "
            "WHERE c.pk IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(pks)),),
        )
        return {
            pk: _Entry(kind, record, data, moment(at), author)
            for pk, kind, record, data, at, author in self.cursor.fetchall()
        }

    def _named(self, of: Mapping[RecordId, str]) -> dict[RecordId, tuple[str, str]]:
        """Code and name of records, by id; `of` gives their kinds."""
        found: dict[RecordId, tuple[str, str]] = {}
        for kind in sorted(set(of.values())):
            found.update(self.names(kind, [id for id, its in of.items() if its == kind]))
        return found


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the journal holds of one change."""

    kind: str
    record: RecordId
    data: str | None
    at: datetime
    author: str
