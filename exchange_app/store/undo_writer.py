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

from exchange_app.domain.exchange.pairs import pair_of
from exchange_app.domain.exchange.state_text import StateText
from exchange_app.kinds import kind as declared
from exchange_app.kinds.registry import referrers
from exchange_app.store.journal import REGISTERS
from exchange_app.store.journal_reader import label_of, last_undoable, last_undone
from exchange_app.store.kind_schema import plan
from exchange_app.store.trouble import NothingToUndo, UndoRefused
from exchange_app.store.unit_of_work import Work
from exchange_app.text import Message, msg


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
    row = work.cursor.execute(
        "SELECT action, undoable, undone_by, exact FROM operation WHERE number = ?", (chosen,)
    ).fetchone()
    if row is None:
        raise NothingToUndo(msg("There is no operation {number}.", number=chosen))
    if row[0] != "do" or not row[1]:
        raise NothingToUndo(msg("Operation {number} cannot be taken back: it changed no record.", number=chosen))
    if row[2] is not None:
        raise NothingToUndo(msg("Operation {number} has already been taken back.", number=chosen))
    label = label_of(work.db, chosen)
    _refuse_later_changes(work, chosen, label, exact=bool(row[3]))
    _refuse_later_words(work, chosen, label)
    entries = _entries(work, chosen)
    _refuse_missing(work, entries, chosen, label)
    if row[3]:
        _put_back(work, entries[::-1], chosen, side=0)
    else:
        _write(work, entries[::-1], chosen, side=0)
    _put_pairs_back(work, chosen, side=0, exact=bool(row[3]))
    _refuse_dangling(work, entries, chosen, label)
    _begin(work, "undo", chosen, msg("Undo: {what}", what=label))
    work.cursor.execute("UPDATE operation SET undone_by = ? WHERE number = ?", (work.number, chosen))
    work.cursor.execute("UPDATE problem SET withdrawn = 1 WHERE operation = ?", (chosen,))
    work.cursor.execute("UPDATE problem SET solved = 0 WHERE solved_by = ?", (chosen,))
    work.cursor.execute("UPDATE receipt SET withdrawn = 1 WHERE operation = ?", (chosen,))


def redo(work: Work) -> None:
    """Bring back what was last taken back. Raises NothingToUndo."""
    chosen = last_undone(work.db)
    if chosen is None:
        raise NothingToUndo(msg("There is nothing to bring back."))
    (exact,) = work.cursor.execute("SELECT exact FROM operation WHERE number = ?", (chosen,)).fetchone()
    if exact:
        _put_back(work, _entries(work, chosen), chosen, side=1)
    else:
        _write(work, _entries(work, chosen), chosen, side=1)
    _put_pairs_back(work, chosen, side=1, exact=bool(exact))
    label = label_of(work.db, chosen)
    _begin(work, "redo", chosen, msg("Redo: {what}", what=label))
    work.cursor.execute("UPDATE operation SET undone_by = NULL WHERE number = ?", (chosen,))
    work.cursor.execute("UPDATE problem SET withdrawn = 0 WHERE operation = ?", (chosen,))
    work.cursor.execute("UPDATE problem SET solved = 1 WHERE solved_by = ?", (chosen,))
    work.cursor.execute("UPDATE receipt SET withdrawn = 0 WHERE operation = ?", (chosen,))


def _begin(work: Work, action: str, target: int, label: Message) -> None:
    work.journal.action, work.journal.target, work.journal.entered = action, target, True
    work.label = label
    work.undoable = False


def _entries(work: Work, number: int) -> list[_Entry]:
    work.cursor.execute("SELECT kind, record, action, data FROM change WHERE operation = ? ORDER BY pk", (number,))
    return [_Entry(*row) for row in work.cursor.fetchall()]


def _write(work: Work, entries: list[_Entry], number: int, *, side: int) -> None:
    """Write the old (side 0) or the new (side 1) of each change; records that come or go together do so at once. What
    stood side by side before it was settled does so again, by the very versions that stood there."""
    settled: list[tuple[_Entry, str]] = []
    for (kind, action), group in groupby(entries, key=lambda entry: (entry.kind, entry.action)):
        if action == "update":
            for entry in group:
                data = json.loads(entry.data or "{}")
                text = data.pop(REGISTERS, [None, None])[side]
                apart = StateText.read(text).fields if text else {}
                work.write_stored(
                    kind, entry.record, {key: each[side] for key, each in data.items() if key not in apart}
                )
                if text:
                    settled.append((entry, text))
        else:
            work.set_removed(kind, [entry.record for entry in group], (action == "remove") == bool(side))
    for entry, text in settled:
        data = json.loads(entry.data or "{}")
        del data[REGISTERS]
        work.put_registers(
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
            work.put_void(entry.kind, entry.record, void=side == 0)
        elif entry.action == "update":
            data: dict[str, Any] = json.loads(entry.data or "{}")
            registers = data.pop(REGISTERS)[side]
            versions = {key: each[2] if side == 0 else number for key, each in data.items()}
            work.put_back(
                entry.kind, entry.record, {key: each[side] for key, each in data.items()}, registers, versions
            )
        else:
            work.put_removed(entry.kind, entry.record, (entry.action == "remove") == bool(side))


def _put_pairs_back(work: Work, number: int, *, side: int, exact: bool) -> None:
    """What an operation said of pairs is unsaid (side 0) or said again (side 1)."""
    work.cursor.execute("SELECT kind, first, second, old, new FROM pair_change WHERE operation = ?", (number,))
    for kind, first, second, *texts in work.cursor.fetchall():
        wanted = pair_of(kind, first, second, texts[side])
        if exact or len(wanted.register.contents) > 1:
            work.put_pair(wanted)
        else:
            work.say_of_pair(kind, first, second, wanted.verdict)


def _refuse_later_changes(work: Work, number: int, label: Message, *, exact: bool) -> None:
    """No operation that still holds may have touched the same fields, or anything of a record made or removed here.

    States of an exact operation are whole records."""
    work.cursor.execute(
        "SELECT a.kind, a.record, a.action, a.data, b.action, b.data, b.operation, o.exact FROM change a "
        "JOIN change b ON b.record = a.record AND b.operation > a.operation "
        "JOIN operation o ON o.number = b.operation "
        "WHERE a.operation = ? AND o.action = 'do' AND o.undone_by IS NULL",
        (number,),
    )
    for kind, record, action, data, later_action, later_data, later, later_exact in work.cursor.fetchall():
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
        version = work.reader.lineage.version(number)
        for key in data:
            if key != REGISTERS and key not in found and after is not None:
                spelled = version if before is None else before.spelled(key)
                if spelled != after.spelled(key):
                    found.append(key)
    return found


def _refuse_later_words(work: Work, number: int, label: Message) -> None:
    """Nor may one have said something else of the same two people."""
    work.cursor.execute(
        "SELECT a.kind, a.first, b.operation FROM pair_change a "
        "JOIN pair_change b ON b.first = a.first AND b.second = a.second AND b.operation > a.operation "
        "JOIN operation o ON o.number = b.operation WHERE a.operation = ? AND o.action = 'do' AND o.undone_by IS NULL LIMIT 1",
        (number,),
    )
    for kind, record, later in work.cursor.fetchall():
        _refuse(work, label, kind, record, None, later)


def _refuse(work: Work, label: Message, kind: str, record: str, field: str | None, later: int) -> None:
    (code,) = work.cursor.execute(f"SELECT code FROM {kind} WHERE id = ?", (record,)).fetchone()
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
            row = work.cursor.execute(
                f"SELECT a.code, b.code FROM json_each(?) each JOIN {other} a ON a.{key} = each.value AND a.removed = 0 "
                f"JOIN {kind} b ON b.id = each.value WHERE EXISTS (SELECT 1 FROM change c WHERE c.record = a.id AND c.operation > ? "
                f"AND (c.action <> 'update' OR json_type(c.data, '$.{key}') IS NOT NULL)) LIMIT 1",
                (json.dumps(ids), number),
            ).fetchone()
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
    for entry in entries:
        if entry.action != "remove" or entry.record in made:
            continue
        for key, target in plan(entry.kind).references:
            row = work.cursor.execute(
                f"SELECT a.code, b.code, b.id FROM {entry.kind} a JOIN {target} b ON b.id = a.{key} "
                "WHERE a.id = ? AND b.removed = 1 "
                "AND EXISTS (SELECT 1 FROM change c WHERE c.record = b.id AND c.operation > ? AND c.action = 'remove')",
                (entry.record, number),
            ).fetchone()
            if row is not None and row[2] not in coming:
                raise UndoRefused(
                    msg(
                        "“{what}” cannot be taken back: {code} belongs to {other}, which has been removed since. "
                        "Bring that back first.",
                        what=label, code=row[0], other=row[1],
                    )
                )  # fmt: skip
