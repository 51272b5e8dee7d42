"""The part of the reader that gives records as states: what stands, by whom it was written, what had been seen."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

from exchange_app.domain.exchange.ownership import Facts, Ownership
from exchange_app.domain.exchange.pairs import Pair, pair_of
from exchange_app.domain.exchange.state_codec import Kept, plain
from exchange_app.domain.exchange.state_text import StateText
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.domain.exchange.versions import Content, Office, Offices, Seen, Version, written
from exchange_app.domain.records import RecordId
from exchange_app.store.codec import moment
from exchange_app.store.journal import REGISTERS
from exchange_app.store.kind_schema import Plan, plan
from exchange_app.store.reading import Reading

_BATCH = 500
UNNAMED = "?"
"""The code of a record of which only the id is known."""
HEAD = ("id", "code", "agency", "removed", "origin", "field_versions", "registers")


class Lineage:
    """The incarnations of this store in their order, and those of others that it knows of."""

    def __init__(self, cursor: Any) -> None:
        (agency,) = cursor.execute("SELECT agency FROM identity").fetchone()
        self.own: list[tuple[int, str]] = [
            (int(since), str(name))
            for name, since in cursor.execute(
                "SELECT name, since_operation FROM incarnation ORDER BY since_operation, rowid"
            ).fetchall()
        ]
        offices = {
            str(name): Office(str(whose), before, int(since))
            for name, whose, before, since in cursor.execute(
                "SELECT incarnation, agency, before, since FROM office"
            ).fetchall()
        }
        before: str | None = None
        for since, name in self.own:
            offices[name] = Office(str(agency), before, since)
            before = name
        self.offices: Offices = offices
        self._plain: dict[int, str] = {}

    def version(self, number: int) -> Version:
        """The version that operation `number` of this store gave to what it wrote."""
        found = self.own[0][1]
        for since, name in self.own:
            if number > since:
                found = name
        return written(found, number)

    def text(self, origin: int, field_versions: str | None, registers: str | None, removed: int) -> str:
        """The text of a record's state."""
        if registers:
            return registers
        if field_versions is None:
            if origin not in self._plain:
                self._plain[origin] = plain(self.version(origin), {}, None, self.offices)
            return self._plain[origin]
        versions = json.loads(field_versions) if field_versions else {}
        removal = versions.pop(REMOVAL, None)
        return plain(
            self.version(origin),
            {key: self.version(number) for key, number in versions.items()},
            None if removal is None else (self.version(removal), bool(removed)),
            self.offices,
        )


class StateReading(Reading):
    """States of records, open conflicts, pairs."""

    @cached_property
    def lineage(self) -> Lineage:
        """Who wrote what this store holds."""
        return Lineage(self.cursor)

    def kept(self, kind: str, ids: Iterable[RecordId] | None = None) -> Iterator[Kept]:
        """Records of a kind as they are kept, removed ones too: those of `ids` in that order, or all by row key."""
        shape = plan(kind)
        select = f"SELECT pk, {', '.join((*HEAD, *shape.stored))} FROM {shape.name}"
        if ids is not None:
            wanted = list(ids)
            for start in range(0, len(wanted), _BATCH):
                some = wanted[start : start + _BATCH]
                self.cursor.execute(f"{select} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(some),))
                found = {row[1]: row for row in self.cursor.fetchall()}
                yield from (self._kept(shape, found[id]) for id in some if id in found)
            return
        last = 0
        while rows := self.cursor.execute(f"{select} WHERE pk > ? ORDER BY pk LIMIT {_BATCH}", (last,)).fetchall():
            last = rows[-1][0]
            yield from (self._kept(shape, row) for row in rows)

    def kept_gone(self, kind: str) -> list[Kept]:
        """The removed records of a kind of which something was heard, by row key."""
        self.cursor.execute(f"SELECT id FROM {plan(kind).name} WHERE removed = 1 ORDER BY pk")
        ids = [id for (id,) in self.cursor.fetchall()]
        return [each for each in self.kept(kind, ids) if not StateText.read(each.registers).void]

    def _kept(self, shape: Plan, row: Sequence[Any]) -> Kept:
        _pk, id, code, agency, removed, origin, field_versions, registers, *contents = row
        columns = dict(zip(shape.stored, contents, strict=True))
        return Kept(
            shape.name,
            id,
            code,
            agency,
            columns,
            self.lineage.text(origin, field_versions, registers, removed),
            bool(removed),
        )

    def offices(self) -> Offices:
        """Every incarnation of a store that is known: this one's and others'."""
        return self.lineage.offices

    def ownership(self, coming: Callable[[RecordId], Facts | None] | None = None) -> Ownership:
        """Whose the fields of records are, as the store stands; `coming` tells of records that are not here yet."""
        known: dict[RecordId, Facts | None] = {}

        def look(kind: str, id: RecordId) -> Facts | None:
            if id not in known:
                found = self._facts(kind, id)
                known[id] = found if found is not None or coming is None else coming(id)
            return known[id]

        self.cursor.execute("SELECT code, country FROM agency WHERE removed = 0")
        return Ownership(look, {str(code): country for code, country in self.cursor.fetchall()})

    def _facts(self, kind: str, id: RecordId) -> Facts | None:
        shape = plan(kind)
        asked = [*(key for key, _target in shape.references), *(("country",) if "country" in shape.fields else ())]
        row = self.cursor.execute(
            f"SELECT {', '.join(('agency', *asked))} FROM {kind} WHERE id = ? AND code <> ?", (id, UNNAMED)
        ).fetchone()
        return None if row is None else Facts(row[0], dict(zip(asked, row[1:], strict=True)))

    def common_content(self, kind: str, record: RecordId, field: str, seen: Seen) -> Content:
        """What we held in a field when another side, which has `seen` that much of it, still agreed with us.

        Our history is gone back through as long as what it wrote is nothing they know.
        """
        self.cursor.execute(f"SELECT {field}, registers FROM {kind} WHERE id = ?", (record,))
        content: Content = self.cursor.fetchone()[0]
        self.cursor.execute(
            "SELECT data, operation FROM change WHERE record = ? AND action = 'update' AND instr(data, ?) > 0 ORDER BY pk DESC",
            (record, f'"{field}":'),
        )
        for data, operation in self.cursor.fetchall():
            held = json.loads(data)
            if field not in held:
                continue
            if self._known(held.get(REGISTERS), field, int(operation), seen):
                break
            content = held[field][0]
        return content

    def _known(self, texts: list[str | None] | None, field: str, operation: int, seen: Seen) -> bool:
        """Whether the other side knows what an operation wrote into a field."""
        spelled = StateText.read(texts[1]).spelled(field) if texts is not None and texts[1] else None
        if isinstance(spelled, dict):
            return all(seen.covers(version) for version, _content in spelled["l"])
        return seen.covers(spelled if spelled is not None else self.lineage.version(operation))

    def written_by(self, version: Version) -> tuple[str | None, datetime | None]:
        """Who wrote a version of this store, and when; nothing of others' and of what was typed into workbooks."""
        incarnation, _, number = version.rpartition(":")
        if incarnation not in {name for _since, name in self.lineage.own}:
            return None, None
        row = self.cursor.execute("SELECT author, at FROM operation WHERE number = ?", (int(number),)).fetchone()
        return (None, None) if row is None else (row[0], moment(row[1]))

    def pairs(self) -> list[Pair]:
        """Every pair of records of which somebody said something."""
        self.cursor.execute("SELECT kind, first, second, registers FROM pair ORDER BY first, second")
        return [pair_of(*row) for row in self.cursor.fetchall()]

    def pair(self, kind: str, first: RecordId, second: RecordId) -> Pair:
        """What was said of two records, the smaller id first."""
        row = self.cursor.execute(
            "SELECT registers FROM pair WHERE first = ? AND second = ?", (first, second)
        ).fetchone()
        return pair_of(kind, first, second, None if row is None else row[0])
