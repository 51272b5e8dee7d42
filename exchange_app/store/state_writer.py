"""Bringing states of records together with those of another store, and going back to the very states before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from exchange_app.domain.exchange.state_codec import VOID, Kept, state_of, voided
from exchange_app.domain.exchange.state_text import StateText
from exchange_app.domain.exchange.states import Standing
from exchange_app.domain.exchange.versions import Offices
from exchange_app.domain.records import RecordId
from exchange_app.kinds import KINDS
from exchange_app.kinds.registry import current_owner, per_registry
from exchange_app.store.bulk import insert_many
from exchange_app.store.codec import Stored, decode
from exchange_app.store.expressions import among, listed, place_of
from exchange_app.store.kind_schema import Plan, plan
from exchange_app.store.operation import Operation
from exchange_app.store.problem_notes import ProblemNotes
from exchange_app.store.record_rows import RecordRows, columns_of_one, field_versions
from exchange_app.store.removal import Removals
from exchange_app.store.statements import Statement, Upsert
from exchange_app.store.states import UNNAMED
from exchange_app.store.system_tables import CODE_COUNTER, OFFICE
from exchange_app.store.tables import table

_MARK = "/"
"""Stands between a code and the number by which records that came with the same one are told apart."""

_LEARNED = Statement(Upsert(OFFICE, ("incarnation",), ignore=True), *OFFICE.c.keys())
_NUMBERED_ON = Statement(
    Upsert(
        CODE_COUNTER,
        ("prefix",),
        lambda fresh: {"last": sa.case((fresh.last > CODE_COUNTER.c.last, fresh.last), else_=CODE_COUNTER.c.last)},
    ),
    *CODE_COUNTER.c.keys(),
)


@per_registry
def _set_state(kind: str) -> Statement:
    of = table(kind)
    return Statement(sa.update(of).where(of.c.id == sa.bindparam("of_id")), "registers", "removed")


@per_registry
def _row_keys(kind: str) -> Statement:
    of = table(kind).c
    return Statement(sa.select(of.pk).where(among(of.id, listed("ids"))))


@per_registry
def _absent(kind: str, key: str, target: str) -> Statement:
    """The ids to which records of a kind refer and that stand for no record."""
    referring, referred = table(kind).alias("t").c, table(target).alias("r").c
    there = sa.select(referred.id).where(referred.id == referring[key]).exists()
    return Statement(sa.select(referring[key]).distinct().where(referring[key].is_not(None), ~there))


@per_registry
def _coded(kind: str) -> Statement:
    """The records that came with one of some codes, whatever number was put behind it since."""
    of = table(kind).c
    marked = place_of(_MARK, of.code)
    came_with = sa.case((marked > 0, sa.func.substr(of.code, 1, marked - 1)), else_=of.code)
    columns = (of.pk, of.code, of.registers)
    return Statement(sa.select(*columns).where(among(came_with, listed("bases"))).order_by(of.id))


class StateWriter:
    """States that came together. An operation that puts one is exact: it is taken back to the very states before."""

    def __init__(self, operation: Operation, rows: RecordRows, removals: Removals, problems: ProblemNotes) -> None:
        self._operation, self._rows, self._removals, self._problems = operation, rows, removals, problems
        self.db, self.reader, self.journal = operation.db, operation.reader, operation.journal

    def learn_offices(self, offices: Offices) -> None:
        """Remember the incarnations of other stores that a workbook told of."""
        own = {name for _since, name in self.reader.states.lineage.own}
        self.db.many(
            _LEARNED,
            (
                {"incarnation": name, "agency": each.agency, "before": each.before, "since": each.since}
                for name, each in offices.items()
                if name not in own
            ),
        )
        self.reader.states.forget_lineage()

    def put(self, kept: Iterable[Kept]) -> None:
        """Set records to states that came together: new ones are made, others changed as far as they differ.

        The operation becomes exact: taking it back brings the very states before. When all are put, enter_referred has to
        be called.
        """
        self.journal.exact = True
        by_kind: dict[str, list[Kept]] = {}
        for each in kept:
            by_kind.setdefault(each.kind, []).append(each)
        for kind, group in by_kind.items():
            shape = plan(kind)
            rows = self._rows.several(shape, [each.id for each in group])
            self._insert_states(kind, [each for each in group if each.id not in rows])
            put = [each for each in group if each.id in rows and self._put_state(shape, each, *rows[each.id])]
            self._rows.note_conflicts(put)

    def _put_state(self, shape: Plan, kept: Kept, head: Mapping[str, Any], held: Mapping[str, Stored]) -> bool:
        """Set one record that is there; whether anything differed."""
        void = bool(head["registers"]) and StateText.read(head["registers"]).void
        # of a record that comes again nothing stays that a merge which was taken back had brought
        coming = {**dict.fromkeys(held), **kept.columns} if void else kept.columns
        changed = {key: value for key, value in coming.items() if held[key] != value}
        present = self.reader.states.lineage.text(
            head["origin"], head["field_versions"], head["registers"], head["removed"]
        )
        if not changed and present == kept.registers and bool(head["removed"]) == kept.removed:
            return False
        self._rows.write(shape, kept.id, head, held, changed, registers=kept.registers)
        self._problems.solve_fields(kept.id, changed)
        if head["code"] == UNNAMED or void:
            self.db.run(
                columns_of_one(shape.name, "code", "agency"), at_pk=head["pk"], code=kept.code, agency=kept.agency
            )
            self.journal.reindex(shape.name, head["pk"])
            self.settle_codes(shape.name, [kept.code])
        if bool(head["removed"]) != kept.removed:
            head, held = self._rows.one(shape, kept.id)
            self._removals.mark(shape, kept.id, head, held, kept.removed)
        return True

    def put_back(
        self, kind: str, id: RecordId, stored: Mapping[str, Stored], registers: str | None, versions: Mapping[str, int]
    ) -> None:
        """Set a record to the very state of before or after an exact operation: for undo and redo."""
        shape = plan(kind)
        head, held = self._rows.one(shape, id)
        changed = {key: value for key, value in stored.items() if held[key] != value}
        known = {**field_versions(head), **versions}
        later = {key: each for key, each in known.items() if each != head["origin"]}
        self._rows.write(shape, id, head, held, changed, registers=registers or "", versions=later)
        self._rows.note_conflicts(self.reader.states.kept(kind, [id]))

    def put_registers(
        self, kind: str, id: RecordId, wanted: str, stored: Mapping[str, Stored], versions: Mapping[str, int]
    ) -> None:
        """Set the registers of some fields, or of the removal, to those of a text: for undo and redo of what settled them."""
        shape = plan(kind)
        head, held = self._rows.one(shape, id)
        text, part = StateText.read(head["registers"] or ""), StateText.read(wanted)
        for key, spelled in part.fields.items():
            text.set_field(key, spelled)
        text.removal = part.removal if part.removal is not None else text.removal
        changed = {key: stored[key] for key in part.fields if held[key] != stored[key]}
        known = {**field_versions(head), **{key: versions[key] for key in part.fields}}
        self._rows.write(shape, id, head, held, changed, registers=text.written(), versions=known)
        self._rows.note_conflicts(self.reader.states.kept(kind, [id]))

    def settle(self, kind: str, id: RecordId, stored: Mapping[str, Stored], version: int | None = None) -> None:
        """Write fields so that nothing stands beside them any more, also where they are shown so already.

        The operation becomes exact: taking it back opens the conflict again. Raises StaleRecord, RecordMissing.
        """
        self.journal.exact = True
        shape = plan(kind)
        head, held = self._rows.one(shape, id)
        self._rows.refuse_stale(shape, id, version, head, stored)
        self._rows.write(shape, id, head, held, stored)
        self._problems.solve_fields(id, stored)

    def settle_removal(self, kind: str, id: RecordId, removed: bool, version: int | None = None) -> None:
        """Take a record out, or say that it stays, so that nothing contests it any more. What refers to it stays. Raises
        StaleRecord, RecordMissing."""
        self.journal.exact = True
        shape = plan(kind)
        head, held = self._rows.one(shape, id)
        self._rows.refuse_stale(shape, id, version, head, {})
        self._removals.put(shape, id, head, held, removed)

    def put_void(self, kind: str, id: RecordId, *, void: bool) -> None:
        """Make a record that a merge made as if nothing had been heard of it, or let it come again: for undo and redo."""
        shape = plan(kind)
        head, held = self._rows.one(shape, id)
        lineage = self.reader.states.lineage
        text = voided(lineage.text(head["origin"], head["field_versions"], head["registers"], head["removed"]), void)
        self._rows.write(shape, id, head, held, {}, registers=text, versions=field_versions(head))
        (kept,) = self.reader.states.kept(kind, [id])
        self.settle_codes(kind, [head["code"]])
        self.put_removed(
            kind, id, StateText.read(text).void or state_of(kept, lineage.offices).standing is Standing.REMOVED
        )
        self._rows.note_conflicts(self.reader.states.kept(kind, [id]))

    def put_removed(self, kind: str, id: RecordId, removed: bool) -> None:
        """Mark a record as taken out or not, its state being what it is: for undo and redo of exact operations."""
        shape = plan(kind)
        head, held = self._rows.one(shape, id)
        if bool(head["removed"]) != removed:
            self._removals.mark(shape, id, head, held, removed)

    def _insert_states(self, kind: str, group: Sequence[Kept]) -> None:
        shape = plan(kind)
        by_agency: dict[str, list[Kept]] = {}
        for each in group:
            by_agency.setdefault(each.agency, []).append(each)
        for agency, some in by_agency.items():
            rows = [{key: decode(field, each.columns.get(key)) for key, field in shape.fields.items()} for each in some]
            made = insert_many(
                self._operation,
                shape,
                rows,
                ids=[each.id for each in some],
                codes=[each.code for each in some],
                agency=agency,
            )
            self.db.columns(
                _set_state(kind),
                {
                    "registers": [each.registers for each in some],
                    "removed": [int(each.removed) for each in some],
                    "of_id": [each.id for each in some],
                },
            )
            self.journal.created(kind, made)
            self.settle_codes(kind, [each.code for each in some if each.code != UNNAMED])
            self._forget_removed(kind, [each.id for each in some if each.removed])
            self._rows.note_conflicts(some)
        if (current := current_owner(kind)) is not None:
            by = current[1]
            self._rows.settle_current(kind, (str(each.columns[by]) for each in group if each.columns.get(by)))

    def _forget_removed(self, kind: str, ids: Sequence[RecordId]) -> None:
        for pk in self.db.list(_row_keys(kind), ids=ids):
            self.journal.reindex(kind, pk)

    def enter_referred(self) -> None:
        """A workbook may hold a record and not the one it refers to: that one is then known by its id alone."""
        for kind in KINDS:
            for key, target in plan(kind).references:
                absent = self.db.list(_absent(kind, key, target))
                self._insert_states(
                    target, [Kept(target, id, UNNAMED, self._operation.agency, {}, VOID, removed=True) for id in absent]
                )

    def settle_codes(self, kind: str, codes: Iterable[str]) -> None:
        """Let no two records carry the same code: two stores number for themselves, and a restored one numbers again.

        Of those that came with the same one, the oldest keeps it and the others get /2, /3 …, the same in every store.
        """
        bases = {code.partition(_MARK)[0] for code in codes}
        self._number_on(bases)
        held: dict[str, int] = {}
        for pk, code, registers in self.db.all(_coded(kind), bases=bases):
            if registers and StateText.read(registers).void:
                continue
            base = str(code).partition(_MARK)[0]
            held[base] = held.get(base, 0) + 1
            wanted = base if held[base] == 1 else f"{base}{_MARK}{held[base]}"
            if wanted != code:
                self.db.run(columns_of_one(kind, "code"), at_pk=pk, code=wanted)
                self.journal.reindex(kind, pk)

    def _number_on(self, codes: Iterable[str]) -> None:
        """Let our own numbering go on after the codes that came, so that a record made here later gets none of them."""
        highest: dict[str, int] = {}
        for code in codes:
            head, dash, digits = code.rpartition("-")
            if dash and digits.isdecimal() and "+" not in head:
                highest[f"{head}-"] = max(highest.get(f"{head}-", 0), int(digits))
        self.db.many(_NUMBERED_ON, ({"prefix": prefix, "last": last} for prefix, last in highest.items()))
