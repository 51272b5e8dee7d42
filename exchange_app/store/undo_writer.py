"""Taking an operation back and bringing it back: each an operation of its own, entered in the journal.

What an operation changed may be taken back while nothing that still holds was built upon it: no later change of the
same field or record, and no record that refers to one that would vanish. What is taken back is written as a new
version, so that a partner who has read it learns of that; a merge is taken back to the very states before it, as if the
workbook had not been read.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any, NamedTuple

import sqlalchemy as sa

from exchange_app.domain.exchange.pairs import pair_of
from exchange_app.domain.exchange.state_text import StateText
from exchange_app.kinds import kind as declared
from exchange_app.kinds.registry import per_registry, referrers
from exchange_app.store.expressions import among, has_key, listed
from exchange_app.store.journal import REGISTERS
from exchange_app.store.journal_reader import label_of, last_undoable, last_undone
from exchange_app.store.kind_schema import plan
from exchange_app.store.statements import Statement
from exchange_app.store.system_tables import CHANGE, OPERATION, PAIR_CHANGE, PROBLEM, RECEIPT
from exchange_app.store.tables import table
from exchange_app.store.trouble import NothingToUndo, UndoRefused
from exchange_app.store.unit_of_work import Work
from exchange_app.text import Message, msg

_NUMBER: sa.BindParameter[int] = sa.bindparam("number")
_OPERATION = Statement(
    sa.select(*(OPERATION.c[each] for each in ("action", "undoable", "undone_by", "exact"))).where(
        OPERATION.c.number == _NUMBER
    )
)
_ENTRIES = Statement(
    sa.select(*(CHANGE.c[each] for each in ("kind", "record", "action", "data")))
    .where(CHANGE.c.operation == _NUMBER)
    .order_by(CHANGE.c.pk)
)
_PAIRS = Statement(
    sa.select(*(PAIR_CHANGE.c[each] for each in ("kind", "first", "second", "old", "new"))).where(
        PAIR_CHANGE.c.operation == _NUMBER
    )
)
_UNDONE_BY = Statement(sa.update(OPERATION).where(OPERATION.c.number == sa.bindparam("undone")), "undone_by")
_PROBLEMS_OF = Statement(sa.update(PROBLEM).where(PROBLEM.c.operation == sa.bindparam("undone")), "withdrawn")
_PROBLEMS_SOLVED_BY = Statement(sa.update(PROBLEM).where(PROBLEM.c.solved_by == sa.bindparam("undone")), "solved")
_RECEIPTS_OF = Statement(sa.update(RECEIPT).where(RECEIPT.c.operation == sa.bindparam("undone")), "withdrawn")

_LATER = CHANGE.alias("later")
_HOLDS = sa.and_(OPERATION.c.action == "do", OPERATION.c.undone_by.is_(None))
_LATER_CHANGES = Statement(
    sa.select(
        *(CHANGE.c[each] for each in ("kind", "record", "action", "data")),
        *(_LATER.c[each] for each in ("action", "data", "operation")),
        OPERATION.c.exact,
    )
    .join_from(CHANGE, _LATER, sa.and_(_LATER.c.record == CHANGE.c.record, _LATER.c.operation > CHANGE.c.operation))
    .join(OPERATION, OPERATION.c.number == _LATER.c.operation)
    .where(CHANGE.c.operation == _NUMBER, _HOLDS)
)
_LATER_PAIR = PAIR_CHANGE.alias("later")
_LATER_WORDS = Statement(
    sa.select(PAIR_CHANGE.c.kind, PAIR_CHANGE.c.first, _LATER_PAIR.c.operation)
    .join_from(
        PAIR_CHANGE,
        _LATER_PAIR,
        sa.and_(
            _LATER_PAIR.c.first == PAIR_CHANGE.c.first,
            _LATER_PAIR.c.second == PAIR_CHANGE.c.second,
            _LATER_PAIR.c.operation > PAIR_CHANGE.c.operation,
        ),
    )
    .join(OPERATION, OPERATION.c.number == _LATER_PAIR.c.operation)
    .where(PAIR_CHANGE.c.operation == _NUMBER, _HOLDS)
    .limit(1)
)


@per_registry
def _code(kind: str) -> Statement:
    of = table(kind).c
    return Statement(sa.select(of.code).where(of.id == sa.bindparam("id")))


@per_registry
def _put_at(kind: str, user: str, key: str) -> Statement:
    """A record that was put by its field `key`, after an operation, at one of a kind, and stands; the codes of both."""
    using, used = table(user).alias("using"), table(kind).alias("used")
    put = sa.select(CHANGE.c.pk).where(
        CHANGE.c.record == using.c.id,
        CHANGE.c.operation > _NUMBER,
        sa.or_(CHANGE.c.action != "update", has_key(CHANGE.c.data, key)),
    )
    return Statement(
        sa.select(using.c.code, used.c.code)
        .join_from(used, using, using.c[key] == used.c.id)
        .where(among(used.c.id, listed("ids")), using.c.removed == 0, put.exists())
        .limit(1)
    )


@per_registry
def _belonging(kind: str, key: str, target: str) -> Statement:
    """Of some records of a kind, those whose field `key` refers to one that an operation after `number` took out: the codes
    of both, and the id of that one."""
    own, referred = table(kind).alias("own"), table(target).alias("referred")
    taken = sa.select(CHANGE.c.pk).where(
        CHANGE.c.record == referred.c.id, CHANGE.c.operation > _NUMBER, CHANGE.c.action == "remove"
    )
    return Statement(
        sa.select(own.c.code, referred.c.code, referred.c.id)
        .join_from(own, referred, referred.c.id == own.c[key])
        .where(among(own.c.id, listed("ids")), referred.c.removed == 1, taken.exists())
        .order_by(own.c.pk)
    )


class _Entry(NamedTuple):
    kind: str
    record: str
    action: str
    data: str | None


def undo(work: Work, number: int | None) -> None:
    """Take back the last operation, or the one named. Raises NothingToUndo, or UndoRefused naming the clash."""
    chosen = number if number is not None else last_undoable(work.db)
    if chosen is None:
        raise NothingToUndo
    row = work.db.first(_OPERATION, number=chosen)
    if row is None:
        raise NothingToUndo(msg("There is no operation {number}.", number=chosen))
    action, undoable, undone_by, exact = row
    if action != "do" or not undoable:
        raise NothingToUndo(msg("Operation {number} cannot be taken back: it changed no record.", number=chosen))
    if undone_by is not None:
        raise NothingToUndo(msg("Operation {number} has already been taken back.", number=chosen))
    label = label_of(work.db, chosen)
    _refuse_later_changes(work, chosen, label, exact=bool(exact))
    _refuse_later_words(work, chosen, label)
    entries = _entries(work, chosen)
    _refuse_missing(work, entries, chosen, label)
    if exact:
        _put_back(work, entries[::-1], chosen, side=0)
    else:
        _write(work, entries[::-1], chosen, side=0)
    _put_pairs_back(work, chosen, side=0, exact=bool(exact))
    _refuse_dangling(work, entries, chosen, label)
    _begin(work, "undo", chosen, msg("Undo: {what}", what=label))
    _mark(work, chosen, undone_by=work.operation.number)


def redo(work: Work, number: int | None = None) -> None:
    """Bring back what was last taken back, where that is the operation named. Raises NothingToUndo."""
    chosen = last_undone(work.db)
    if chosen is None or number not in (None, chosen):
        raise NothingToUndo(msg("There is nothing to bring back."))
    *_, exact = work.db.first(_OPERATION, number=chosen)
    if exact:
        _put_back(work, _entries(work, chosen), chosen, side=1)
    else:
        _write(work, _entries(work, chosen), chosen, side=1)
    _put_pairs_back(work, chosen, side=1, exact=bool(exact))
    label = label_of(work.db, chosen)
    _begin(work, "redo", chosen, msg("Redo: {what}", what=label))
    _mark(work, chosen, undone_by=None)


def _mark(work: Work, number: int, *, undone_by: int | None) -> None:
    """Enter by which operation one is taken back, or (None) that it holds; what it noted, solved and received goes with it."""
    holds = int(undone_by is None)
    work.db.run(_UNDONE_BY, undone=number, undone_by=undone_by)
    work.db.run(_PROBLEMS_OF, undone=number, withdrawn=1 - holds)
    work.db.run(_PROBLEMS_SOLVED_BY, undone=number, solved=holds)
    work.db.run(_RECEIPTS_OF, undone=number, withdrawn=1 - holds)


def _begin(work: Work, action: str, target: int, label: Message) -> None:
    journal = work.operation.journal
    journal.action, journal.target, journal.entered = action, target, True
    work.label = label
    work.undoable = False


def _entries(work: Work, number: int) -> list[_Entry]:
    return [_Entry(*row) for row in work.db.all(_ENTRIES, number=number)]


def _write(work: Work, entries: list[_Entry], number: int, *, side: int) -> None:
    """Write the old (side 0) or the new (side 1) of each change; records that come or go together do so at once. What
    stood side by side before it was settled does so again, by the very versions that stood there."""
    settled: list[tuple[_Entry, str, dict[str, Any]]] = []
    for (kind, action), group in groupby(entries, key=lambda entry: (entry.kind, entry.action)):
        if action == "update":
            updates = [(entry, json.loads(entry.data or "{}")) for entry in group]
            work.rows.expect(
                kind, [entry.record for entry, _data in updates], {key for _entry, data in updates for key in data}
            )
            for entry, data in updates:
                text = data.pop(REGISTERS, [None, None])[side]
                apart = StateText.read(text).fields if text else {}
                work.rows.write_stored(
                    kind, entry.record, {key: each[side] for key, each in data.items() if key not in apart}
                )
                if text:
                    settled.append((entry, text, data))
        else:
            work.removals.put_many(kind, [entry.record for entry in group], (action == "remove") == bool(side))
    for entry, text, data in settled:
        work.states.put_registers(
            entry.kind,
            entry.record,
            text,
            {key: each[side] for key, each in data.items()},
            {key: number if side else each[2] for key, each in data.items()},
        )


def _put_back(work: Work, entries: list[_Entry], number: int, *, side: int) -> None:
    """Bring the very states before (side 0) or after (side 1) an exact operation: nobody learns of it as a new version."""
    for entry in entries:
        if entry.action == "create":
            work.states.put_void(entry.kind, entry.record, void=side == 0)
        elif entry.action == "update":
            data: dict[str, Any] = json.loads(entry.data or "{}")
            registers = data.pop(REGISTERS)[side]
            versions = {key: each[2] if side == 0 else number for key, each in data.items()}
            work.states.put_back(
                entry.kind, entry.record, {key: each[side] for key, each in data.items()}, registers, versions
            )
        else:
            work.states.put_removed(entry.kind, entry.record, (entry.action == "remove") == bool(side))


def _put_pairs_back(work: Work, number: int, *, side: int, exact: bool) -> None:
    """What an operation said of pairs is unsaid (side 0) or said again (side 1)."""
    for kind, first, second, *texts in work.db.all(_PAIRS, number=number):
        wanted = pair_of(kind, first, second, texts[side])
        if exact or len(wanted.register.contents) > 1:
            work.pairs.put(wanted)
        else:
            work.pairs.say(kind, first, second, wanted.verdict)


def _refuse_later_changes(work: Work, number: int, label: Message, *, exact: bool) -> None:
    """No operation that still holds may have touched the same fields, or anything of a record made or removed here.

    States of an exact operation are whole records."""
    found = work.db.all(_LATER_CHANGES, number=number)
    for kind, record, action, data, later_action, later_data, later, later_exact in found:
        whole = exact or action != "update" or later_action != "update"
        both = (
            [] if whole else _written_again(work, number, json.loads(data), json.loads(later_data), bool(later_exact))
        )
        if whole or both:
            _refuse(work, label, kind, record, both[0] if both else None, later)


def _written_again(
    work: Work, number: int, data: dict[str, Any], later: dict[str, Any], later_exact: bool
) -> list[str]:
    """The fields of a change that a later one wrote too, or (a merge) put something beside."""
    found = [key for key in data if key in later and key != REGISTERS]
    if later_exact and REGISTERS in later:
        before, after = (StateText.read(each) if each else None for each in later[REGISTERS][:2])
        version = work.reader.states.lineage.version(number)
        for key in data:
            if key != REGISTERS and key not in found and after is not None:
                spelled = version if before is None else before.spelled(key)
                if spelled != after.spelled(key):
                    found.append(key)
    return found


def _refuse_later_words(work: Work, number: int, label: Message) -> None:
    """Nor may one have said something else of the same two people."""
    for kind, record, later in work.db.all(_LATER_WORDS, number=number):
        _refuse(work, label, kind, record, None, later)


def _refuse(work: Work, label: Message, kind: str, record: str, field: str | None, later: int) -> None:
    code = work.db.value(_code(kind), id=record)
    since = label_of(work.db, later)
    if field is None:
        raise UndoRefused(
            msg(
                "“{what}” cannot be taken back: {code} was changed after it by “{later}”. Take that back first.",
                what=label, code=code, later=since,
            )
        )  # fmt: skip
    raise UndoRefused(
        msg(
            "“{what}” cannot be taken back: “{field}” of {code} was changed after it by “{later}”. "
            "Take that back first.",
            what=label, field=declared(kind).field(field).label, code=code, later=since,
        )
    )  # fmt: skip


def _refuse_dangling(work: Work, entries: list[_Entry], number: int, label: Message) -> None:
    """No record that was put since at one that has just vanished may stand. What stood there before the operation does
    so again: a change of the partner can have kept it from being removed."""
    vanished: dict[str, list[str]] = {}
    for entry in entries:
        if entry.action in ("create", "restore"):
            vanished.setdefault(entry.kind, []).append(entry.record)
    for kind, ids in vanished.items():
        for other, key, _required in referrers(kind):
            row = work.db.first(_put_at(kind, other, key), ids=ids, number=number)
            if row is not None:
                raise UndoRefused(
                    msg(
                        "“{what}” cannot be taken back: {user} has been put at {code} since. Remove that first.",
                        what=label, user=row[0], code=row[1],
                    )
                )  # fmt: skip


def _refuse_missing(work: Work, entries: list[_Entry], number: int, label: Message) -> None:
    """A record that comes back needs those it refers to that were not taken out before it: they stand, or come back with
    it. One that was made and taken out in the same operation, as what is refused in a merge, does not come back."""
    made = {entry.record for entry in entries if entry.action == "create"}
    coming = {entry.record for entry in entries if entry.action == "remove"}
    by_kind: dict[str, list[str]] = {}
    for entry in entries:
        if entry.action == "remove" and entry.record not in made:
            by_kind.setdefault(entry.kind, []).append(entry.record)
    for kind, ids in by_kind.items():
        for key, target in plan(kind).references:
            for code, other, id in work.db.all(_belonging(kind, key, target), ids=ids, number=number):
                if id not in coming:
                    raise UndoRefused(
                        msg(
                            "“{what}” cannot be taken back: {code} belongs to {other}, which has been removed since. "
                            "Bring that back first.",
                            what=label, code=code, other=other,
                        )
                    )  # fmt: skip
