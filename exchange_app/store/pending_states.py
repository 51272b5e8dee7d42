"""Of records that a partner's workbooks touched since an export their states tell what the partner has not seen: what stands by
a version that we wrote after the export, also within the merge (what was decided there, a removal that was refused), and
never a value that theirs has replaced.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

import sqlalchemy as sa

from exchange_app.domain.exchange.registers import Register, in_conflict, shown
from exchange_app.domain.exchange.state_codec import Kept, register_in, removal_in
from exchange_app.domain.exchange.state_text import StateText
from exchange_app.domain.exchange.versions import Content, Offices, Version, is_typed, side_of
from exchange_app.domain.records import RecordId
from exchange_app.kinds import Field, Merge
from exchange_app.kinds.registry import field_of, shared_fields
from exchange_app.store.codec import Stored
from exchange_app.store.expressions import among, listed
from exchange_app.store.journal import REGISTERS
from exchange_app.store.pending_keys import Line, PendingAction
from exchange_app.store.snapshot import Snapshot
from exchange_app.store.statements import Statement
from exchange_app.store.states import StateReader
from exchange_app.store.system_tables import CHANGE, OPERATION

_SINCE = sa.bindparam("since", type_=sa.Integer())
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


def not_theirs(of: Field, register: Register, content: Content, agency: str, offices: Offices) -> Content:
    """What an agency does not have of a field that shows `content`: where different values stand, one that is not its own."""
    others = frozenset(each for each in register.entries if side_of(each[0], offices) != agency)
    if not others or not in_conflict(of, register):
        return content
    return shown(of, Register(others), lambda version: not is_typed(version))


class _Written(NamedTuple):
    """The first and the last change of a field since the export, or since a value of the partner's came into it, and what the
    field held before the first. `unsent`: what stood of ours before the partner's came was written after the export."""

    first: int
    last: int
    old: Stored
    unsent: bool = False


class Unseen:
    """Tells of records that a partner's workbooks touched since an export what the partner has not seen, by their states."""

    def __init__(
        self, snapshot: Snapshot, agency: str, since: int, merges: Iterable[int], fields: Collection[str]
    ) -> None:
        self._agency, self._since, self._merges = agency, since, frozenset(merges)
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

    def _written(self, records: Iterable[RecordId]) -> dict[RecordId, dict[str, _Written]]:
        """What was written of each field since the export. A merge that is taken back, with what took it back, is as if it had
        not been."""
        found: dict[RecordId, dict[str, _Written]] = {}
        came: set[tuple[RecordId, str]] = set()
        for pk, record, operation, data in self._db.all(
            _WRITTEN, since=self._since, records=records, merges=sorted(self._merges)
        ):
            fields = found.setdefault(record, {})
            held = json.loads(data)
            theirs = operation in self._merges
            before, after, *_more = held.get(REGISTERS) or (None, None)
            for key, (old, *_more) in held.items():
                known = fields.get(key)
                first = None if (record, key) in came else known
                settles = theirs or bool(before and StateText.read(before).settled_by_writing((key,)))
                unsent = not settles or (known is not None and known.unsent)
                if theirs and not self._decided(after, key, operation):
                    # What stands of ours was written before.
                    fields.setdefault(key, _Written(pk, pk, old))
                    came.add((record, key))
                else:
                    fields[key] = _Written(first.first if first else pk, pk, first.old if first else old, unsent)
                    came.discard((record, key))
        return found

    def _decided(self, after: str | None, key: str, operation: int) -> bool:
        """Whether what a merge wrote into a field was decided here, so that the partner does not have it."""
        spelled = StateText.read(after).spelled(key) if after else None
        standing = [each[0] for each in spelled["l"]] if isinstance(spelled, dict) else [spelled or ""]
        offices = self._states.lineage.offices
        return self._states.lineage.version(operation) in standing and all(
            side_of(each, offices) != self._agency for each in standing
        )

    def _of(self, kept: Kept, last: int, written: Mapping[str, _Written]) -> list[Line]:
        offices, text = self._states.lineage.offices, StateText.read(kept.registers)
        if text.void:
            return []
        removal = removal_in(text, offices)
        turned = [number for version in removal.versions if (number := self._ours(version))]
        if turned:
            if kept.removed:
                return [(last, last, PendingAction.REMOVED, -1)]
            made = text.removal is None
            if made or any(number in self._merges or 1 not in removal.contents for number in turned):
                return [(last, last, PendingAction.ADDED if made else PendingAction.RESTORED, -1)]
        if kept.removed:
            return []
        found = []
        for at, key in self._fields.get(kept.kind, ()):
            if self._unseen(kept, key, written.get(key)):
                change = written.get(key) or _Written(last, last, None)
                found.append((change.first, change.last, int(PendingAction.CHANGED), at))
        return found

    def _unseen(self, kept: Kept, key: str, written: _Written | None) -> bool:
        """Whether a field stands by what we wrote after the export. What was taken back since is none, unless it was decided
        in a merge against what the partner has; nor is what the partner wrote too, unless it was chosen over something else
        that had been sent."""
        of, offices = field_of(f"{kept.kind}.{key}"), self._states.lineage.offices
        register = register_in(kept, key, offices)
        versions = register.versions
        if of.merge is Merge.SET:
            versions |= {each for each in register.seen.latest if not is_typed(each)}
        numbers = [number for each in versions if (number := self._ours(each))]
        if not numbers:
            return False
        stands = not_theirs(of, register, kept.columns.get(key), self._agency, offices)
        if written is not None and written.unsent and self._theirs(of, register, stands):
            return False
        back = written is not None and written.old == stands
        return not back or any(number in self._merges for number in numbers)

    def _theirs(self, of: Field, register: Register, content: Content) -> bool:
        """Whether the partner wrote what a field shows, whoever wrote it beside."""
        offices = self._states.lineage.offices
        return of.merge is not Merge.SET and any(
            each == content and side_of(version, offices) == self._agency for version, each in register.entries
        )

    def _ours(self, version: Version) -> int:
        """The number of our operation since the export that wrote a version; 0 for any other."""
        if is_typed(version):
            return 0
        incarnation, _, number = version.rpartition(":")
        return int(number) if incarnation in self._own and int(number) > self._since else 0
