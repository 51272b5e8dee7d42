"""The part of the reader that tells what a partner has not been sent: net changes since an export, field by field.

Net means: what a field held when the export was written against what it holds now. A change that was taken back, or a
record that came and went, is none. What the partner's own workbooks brought is known to it and is left out.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from exchange_app.domain.records import RecordId
from exchange_app.kinds import Field, FieldType, Value
from exchange_app.kinds.registry import field_of, per_registry, sensitive_fields, shared_fields, shared_kinds
from exchange_app.store.codec import Stored, decode, moment
from exchange_app.store.columns import Scope
from exchange_app.store.expressions import among
from exchange_app.store.kind_schema import plan
from exchange_app.store.partner_scope import in_scope, leading
from exchange_app.store.reading import Reading

_AT_ONCE = 4096
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
  SELECT c.pk, c.kind, c.record, c.action, c.data FROM change c JOIN operation o ON o.number = c.operation
  WHERE c.operation > :since AND c.kind IN ({kinds}) AND o.number NOT IN theirs AND coalesce(o.target, 0) NOT IN theirs),
fate AS MATERIALIZED (
  SELECT kind, record, max(pk) AS last, max(CASE action WHEN 'create' THEN pk END) AS made,
    min(CASE WHEN action IN ('remove', 'restore') THEN pk END) AS turned FROM entry GROUP BY record),
{with_leading}known AS MATERIALIZED ({known}),
stands AS MATERIALIZED (SELECT f.*, k.removed, e.action AS turn FROM fate f JOIN known k ON k.id = f.record LEFT JOIN entry e ON e.pk = f.turned),
part AS MATERIALIZED (
  SELECT e.record, w.key AS place, e.pk, json_extract(v.value, '$[0]') AS old, json_extract(v.value, '$[1]') AS new
  FROM stands s JOIN entry e ON e.record = s.record AND e.action = 'update', json_each(e.data) v
  JOIN json_each(:fields) w ON w.value = e.kind || '.' || v.key WHERE s.made IS NULL AND s.removed = 0),
first AS (SELECT record, place, old, min(pk) AS pk FROM part GROUP BY record, place),
last AS (SELECT record, place, new, max(pk) AS pk FROM part GROUP BY record, place)
SELECT s.kind, s.record, s.last, f.pk, l.pk, {What.CHANGED:d}, f.place
  FROM first f JOIN last l USING (record, place) JOIN stands s USING (record) WHERE f.old IS NOT l.new
UNION ALL
SELECT kind, record, last, made, made, {What.ADDED:d}, -1 FROM stands WHERE made IS NOT NULL AND removed = 0
UNION ALL
SELECT kind, record, last, turned, turned, CASE removed WHEN 1 THEN {What.REMOVED:d} ELSE {What.RESTORED:d} END, -1
  FROM stands WHERE made IS NULL AND turn = CASE removed WHEN 1 THEN 'remove' ELSE 'restore' END
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


class Pending(Reading):
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
        keys = PendingKeys()
        before = None
        while rows := self.cursor.fetchmany(_AT_ONCE):
            for kind, record, _latest, first, last, what, place in rows:
                keys.first.append(first)
                keys.last.append(last)
                keys.what.append(what)
                keys.place.append(place)
                keys.kind.append(shared_kinds().index(kind))
                if record != before:
                    keys.records[kind] = keys.records.get(kind, 0) + 1
                    before = record
                keys.whats[What(what)] = keys.whats.get(What(what), 0) + 1
        return keys

    def pending_lines(self, keys: PendingKeys, numbers: Sequence[int]) -> list[PendingLine]:
        """The lines of some numbers, in their order."""
        entries = self._entries({pk for at in numbers for pk in (keys.first[at], keys.last[at])})
        titles = self.titles({entries[keys.last[at]].record: entries[keys.last[at]].kind for at in numbers})
        raw = [(at, *self._values(keys, at, entries)) for at in numbers]
        names = self.titles(
            {
                str(value): of.target or ""
                for _at, of, *both in raw
                if of is not None and of.type is FieldType.REFERENCE
                for value in both
                if value
            }
        )
        lines = []
        for at, of, old, new in raw:
            entry = entries[keys.last[at]]
            code, title = titles.get(entry.record, ("", ""))
            if of is not None and of.type is FieldType.REFERENCE:
                shown: list[Value | None] = [
                    names.get(str(each), ("", ""))[1] or None if each else None for each in (old, new)
                ]
            else:
                shown = [None if of is None else decode(of, each) for each in (old, new)]
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

    def _values(self, keys: PendingKeys, at: int, entries: Mapping[int, _Entry]) -> tuple[Field | None, Stored, Stored]:
        if keys.place[at] < 0:
            return None, None, None
        name = shared_fields()[keys.place[at]]
        key = name.partition(".")[2]
        old, new = (json.loads(entries[pk].data or "{}")[key] for pk in (keys.first[at], keys.last[at]))
        return field_of(name), old[0], new[1]

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

    def titles(self, of: Mapping[RecordId, str]) -> dict[RecordId, tuple[str, str]]:
        """Code and name of records, removed ones too, by id; `of` gives their kinds."""
        found: dict[RecordId, tuple[str, str]] = {}
        for kind in sorted(set(of.values())):
            scope = Scope(plan(kind).name)
            own = scope.own.c
            ids = [id for id, its in of.items() if its == kind]
            rows = self.db.all(scope.select(own.id, own.code, scope.column("name").value).where(among(own.id, ids)))
            found.update({id: (code, title or code) for id, code, title in rows})
        return found


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the journal holds of one change."""

    kind: str
    record: RecordId
    data: str | None
    at: datetime
    author: str
