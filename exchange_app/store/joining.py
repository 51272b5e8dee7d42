"""The part of the unit of work that brings states of records together with those of another store."""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any

from exchange_app.domain.exchange.encoding import VOID, Kept, state_of
from exchange_app.domain.exchange.pairs import Pair, Verdict, ordered, pair_text
from exchange_app.domain.exchange.registers import in_conflict
from exchange_app.domain.exchange.states import REMOVAL, RecordState, Standing
from exchange_app.domain.exchange.statetext import StateText
from exchange_app.domain.exchange.versions import Offices
from exchange_app.domain.records import RecordId
from exchange_app.fields import KINDS
from exchange_app.fields import kind as declared
from exchange_app.store.bulk import insert_many
from exchange_app.store.codec import decode
from exchange_app.store.journal import Journal
from exchange_app.store.plans import plan
from exchange_app.store.reader import Reader

UNNAMED = "?"
"""The code of a record of which only the id is known."""


class Joining:
    """States as a unit of work writes them. Part of Work, which has the parts named here."""

    cursor: Any
    reader: Reader
    journal: Journal
    agency: str
    number: int
    at: str

    def learn_offices(self, offices: Offices) -> None:
        """Remember the incarnations of other stores that a workbook told of."""
        own = {name for _since, name in self.reader.lineage.own}
        self.cursor.executemany(
            "INSERT INTO office (incarnation, agency, before, since) VALUES (?, ?, ?, ?) ON CONFLICT (incarnation) DO NOTHING",
            [(name, each.agency, each.before, each.since) for name, each in offices.items() if name not in own],
        )
        self.reader.__dict__.pop("lineage", None)

    def put_states(self, kept: Iterable[Kept]) -> None:
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
            self.cursor.execute(
                f"SELECT id FROM {shape.name} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps([each.id for each in group]),)
            )
            there = {id for (id,) in self.cursor.fetchall()}
            self._insert_states(kind, [each for each in group if each.id not in there])
            for each in group:
                if each.id in there:
                    self.put_state(each)
    @abstractmethod
    def put_state(self, kept: Kept) -> None:
        """Set one record that is there to a state."""

    def _insert_states(self, kind: str, group: Sequence[Kept]) -> None:
        shape = plan(kind)
        by_agency: dict[str, list[Kept]] = {}
        for each in group:
            by_agency.setdefault(each.agency, []).append(each)
        for agency, some in by_agency.items():
            rows = [{key: decode(field, each.columns.get(key)) for key, field in shape.fields.items()} for each in some]
            made = insert_many(
                self, shape, rows, ids=[each.id for each in some], codes=[each.code for each in some], agency=agency  # type: ignore[arg-type]
            )
            self.cursor.executemany(
                f"UPDATE {shape.name} SET registers = ?, removed = ? WHERE id = ?", [(each.registers, int(each.removed), each.id) for each in some]
            )
            self.journal.created(kind, made)
            self.settle_codes(kind, [each.code for each in some if each.code != UNNAMED])
            self._forget_removed(kind, [each.id for each in some if each.removed])
            self.note_conflicts(some)
        if kind == "application":
            self.settle_current(str(each.columns["applicant"]) for each in group if each.columns.get("applicant"))

    def _forget_removed(self, kind: str, ids: Sequence[RecordId]) -> None:
        self.cursor.execute(f"SELECT pk FROM {kind} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))
        for (pk,) in self.cursor.fetchall():
            self.journal.reindex(kind, pk)

    @abstractmethod
    def settle_current(self, applicants: Iterable[str]) -> None:
        """Keep each person's current application right."""

    def enter_referred(self) -> None:
        """A workbook may hold a record and not the one it refers to: that one is then known by its id alone."""
        for kind in KINDS:
            for key, target in plan(kind).references:
                self.cursor.execute(
                    f"SELECT DISTINCT {key} FROM {kind} t WHERE {key} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {target} r WHERE r.id = t.{key})"
                )
                absent = [id for (id,) in self.cursor.fetchall()]
                self._insert_states(target, [Kept(target, id, UNNAMED, self.agency, {}, VOID, removed=True) for id in absent])

    def settle_codes(self, kind: str, codes: Iterable[str]) -> None:
        """Let no two records carry the same code: two stores number for themselves, and a restored one numbers again.

        Of those that came with the same one, the oldest keeps it and the others get /2, /3 …, the same in every store.
        """
        bases = {code.partition("/")[0] for code in codes}
        self.cursor.execute(
            f"SELECT pk, id, code, registers FROM {kind} WHERE code IN (SELECT value FROM json_each(?1)) "
            "OR (instr(code, '/') > 0 AND substr(code, 1, instr(code, '/') - 1) IN (SELECT value FROM json_each(?1))) ORDER BY id",
            (json.dumps(sorted(bases)),),
        )
        held: dict[str, int] = {}
        for pk, _id, code, registers in self.cursor.fetchall():
            if registers and StateText.read(registers).void:
                continue
            base = str(code).partition("/")[0]
            held[base] = held.get(base, 0) + 1
            wanted = base if held[base] == 1 else f"{base}/{held[base]}"
            if wanted != code:
                self.cursor.execute(f"UPDATE {kind} SET code = ? WHERE pk = ?", (wanted, pk))
                self.journal.reindex(kind, pk)

    def note_conflicts(self, kept: Iterable[Kept]) -> None:
        """Enter which fields of records are open conflicts."""
        offices = self.reader.offices()
        stale: list[tuple[RecordId]] = []
        fresh: list[tuple[RecordId, str, str]] = []
        for each in kept:
            stale.append((each.id,))
            if '"l"' in each.registers:
                fresh += [(each.id, key, each.kind) for key in conflicts_of(state_of(each, offices))]
        self.cursor.executemany("DELETE FROM conflict WHERE record = ?", stale)
        self.cursor.executemany("INSERT INTO conflict (record, field, kind) VALUES (?, ?, ?)", fresh)

    def settle_conflicts(self, id: RecordId, fields: Iterable[str]) -> None:
        """Strike out conflicts of a record that a write of ours has settled."""
        self.cursor.executemany("DELETE FROM conflict WHERE record = ? AND field = ?", [(id, field) for field in fields])

    # -- pairs

    def say_of_pair(self, kind: str, one: RecordId, other: RecordId, verdict: Verdict | None) -> None:
        """Remember what a person said of two records: the same, different, or (None) nothing any more."""
        pair = self.reader.pair(kind, *ordered(one, other))
        lineage = self.reader.lineage
        self.put_pair(pair.said(verdict, lineage.version(self.number), lineage.offices))

    def put_pair(self, pair: Pair) -> None:
        """Set what stands of a pair, and enter it in the journal."""
        old = self.reader.pair(pair.kind, pair.first, pair.second)
        if old == pair:
            return
        self.journal.noted = True
        self.cursor.execute(
            "INSERT INTO pair_change (operation, first, second, kind, old, new) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (operation, first, second) DO UPDATE SET new = excluded.new",
            (self.number, pair.first, pair.second, pair.kind, pair_text(old) if old.register.entries else None, pair_text(pair)),
        )
        self.cursor.execute(
            "INSERT INTO pair (first, second, kind, verdict, registers, changed_at, operation) VALUES (?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (first, second) DO UPDATE SET verdict = excluded.verdict, registers = excluded.registers, "
            "changed_at = excluded.changed_at, operation = excluded.operation",
            (pair.first, pair.second, pair.kind, pair.verdict, pair_text(pair), self.at, self.number),
        )


def conflicts_of(state: RecordState) -> list[str]:
    """The fields of a record that are open conflicts; `removed` where its removal is contested."""
    shape = declared(state.kind)
    found = [key for key, register in state.fields.items() if len(register.entries) > 1 and in_conflict(shape.field(key), register)]
    return found + [REMOVAL] * (state.standing is Standing.CONTESTED)
