"""Records as states: what stands, by whom it was written, what had been seen."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

import sqlalchemy as sa

from exchange_app.domain.exchange.ownership import Facts, Ownership
from exchange_app.domain.exchange.state_codec import Kept, plain
from exchange_app.domain.exchange.state_text import StateText
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.domain.exchange.versions import Content, Office, Offices, Seen, Version, written
from exchange_app.domain.records import RecordId
from exchange_app.kinds.registry import per_registry
from exchange_app.store.codec import moment
from exchange_app.store.expressions import among, entered, listed, place_of
from exchange_app.store.journal import REGISTERS
from exchange_app.store.journal_reader import WHOSE
from exchange_app.store.kind_schema import Plan, plan
from exchange_app.store.snapshot import Snapshot
from exchange_app.store.statements import Database, Statement, either
from exchange_app.store.system_tables import CHANGE, CONFLICT, IDENTITY, INCARNATION, OFFICE
from exchange_app.store.tables import table

_BATCH = 500
UNNAMED = "?"
"""The code of a record of which only the id is known."""
HEAD = ("id", "code", "agency", "removed", "origin", "field_versions", "registers")


_AGENCY = Statement(sa.select(IDENTITY.c.agency))
_INCARNATIONS = Statement(
    sa.select(INCARNATION.c.name, INCARNATION.c.since_operation).order_by(
        INCARNATION.c.since_operation, entered(INCARNATION)
    )
)
_OFFICES = Statement(sa.select(OFFICE.c.incarnation, OFFICE.c.agency, OFFICE.c.before, OFFICE.c.since))
_CHANGES_OF = Statement(
    sa.select(CHANGE.c.data, CHANGE.c.operation)
    .where(
        CHANGE.c.record == sa.bindparam("record"),
        CHANGE.c.action == "update",
        place_of(sa.bindparam("named"), CHANGE.c.data) > 0,
    )
    .order_by(CHANGE.c.pk.desc())
)
_OPEN = Statement(
    sa.select(CONFLICT.c.kind, CONFLICT.c.record, CONFLICT.c.field)
    .where(either(CONFLICT.c.record, "record"))
    .order_by(CONFLICT.c.kind, CONFLICT.c.record, CONFLICT.c.field)
)


def _state(kind: str) -> sa.Select[Any]:
    return sa.select(*(table(kind).c[each] for each in ("pk", *HEAD, *plan(kind).stored)))


@per_registry
def _by_ids(kind: str) -> Statement:
    return Statement(_state(kind).where(among(table(kind).c.id, listed("ids"))))


@per_registry
def _after(kind: str) -> Statement:
    pk = table(kind).c.pk
    return Statement(_state(kind).where(pk > sa.bindparam("last")).order_by(pk).limit(sa.bindparam("batch")))


@per_registry
def _ids_gone(kind: str) -> Statement:
    of = table(kind).c
    return Statement(sa.select(of.id).where(of.removed == 1).order_by(of.pk))


@per_registry
def _facts_of(kind: str, asked: tuple[str, ...]) -> Statement:
    of = table(kind).c
    facts = (of[each] for each in asked)
    return Statement(sa.select(of.agency, *facts).where(of.id == sa.bindparam("record"), of.code != UNNAMED))


@per_registry
def _agencies() -> Statement:
    of = table("agency").c
    return Statement(sa.select(of.code, of.country).where(of.removed == 0))


@per_registry
def _content_of(kind: str, field: str) -> Statement:
    of = table(kind).c
    return Statement(sa.select(of[field]).where(of.id == sa.bindparam("record")))


class Lineage:
    """The incarnations of this store in their order, and those of others that it knows of."""

    def __init__(self, db: Database) -> None:
        agency = db.value(_AGENCY)
        self.own: list[tuple[int, str]] = [(int(since), str(name)) for name, since in db.all(_INCARNATIONS)]
        offices = {str(name): Office(str(whose), before, int(since)) for name, whose, before, since in db.all(_OFFICES)}
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


class OpenConflict(NamedTuple):
    """A field in which different values stand; `field` is `removed` where a removal is contested."""

    kind: str
    record: RecordId
    field: str


class StateReader:
    """Records as states, whose they are, and where different values stand."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.db = snapshot.db

    @cached_property
    def lineage(self) -> Lineage:
        """Who wrote what this store holds."""
        return Lineage(self.db)

    def forget_lineage(self) -> None:
        """Ask again who wrote what: another incarnation has become known."""
        self.__dict__.pop("lineage", None)

    def kept(self, kind: str, ids: Iterable[RecordId] | None = None) -> Iterator[Kept]:
        """Records of a kind as they are kept, removed ones too: those of `ids` in that order, or all by row key."""
        shape = plan(kind)
        if ids is not None:
            wanted = list(ids)
            for start in range(0, len(wanted), _BATCH):
                some = wanted[start : start + _BATCH]
                found = {row[1]: row for row in self.db.all(_by_ids(kind), ids=some)}
                yield from (self._kept(shape, found[id]) for id in some if id in found)
            return
        last, more = 0, True
        while more:
            rows = self.db.all(_after(kind), last=last, batch=_BATCH)
            more = len(rows) == _BATCH
            last = rows[-1][0] if more else last
            yield from (self._kept(shape, row) for row in rows)

    def kept_gone(self, kind: str) -> list[Kept]:
        """The removed records of a kind of which something was heard, by row key."""
        ids = self.db.list(_ids_gone(kind))
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

        return Ownership(look, {str(code): country for code, country in self.db.all(_agencies())})

    def _facts(self, kind: str, id: RecordId) -> Facts | None:
        shape = plan(kind)
        asked = (*(key for key, _target in shape.references), *(("country",) if "country" in shape.fields else ()))
        row = self.db.first(_facts_of(kind, asked), record=id)
        return None if row is None else Facts(row[0], dict(zip(asked, row[1:], strict=True)))

    def common_content(self, kind: str, record: RecordId, field: str, seen: Seen) -> Content:
        """What we held in a field when another side, which has `seen` that much of it, still agreed with us.

        Our history is gone back through as long as what it wrote is nothing they know.
        """
        content: Content = self.db.value(_content_of(kind, field), record=record)
        for data, operation in self.db.all(_CHANGES_OF, record=record, named=f'"{field}":'):
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
        row = self.db.first(WHOSE, number=int(number))
        return (None, None) if row is None else (row[0], moment(row[1]))

    def open_conflicts(self, record: RecordId | None = None) -> list[OpenConflict]:
        """Fields in which different values stand: of one record, or of all that stand."""
        return [OpenConflict(*row) for row in self.db.all(_OPEN, record=record)]
