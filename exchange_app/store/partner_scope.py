"""Which records a partner may have: conditions made from what the kinds declare (`Shared`), the same for what leaves and for
what is told not to have left yet.

Whatever a partner knows from an earlier exchange it may have, also a tombstone; what leads or refers to others does so only
while it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.selectable import NamedFromClause

from exchange_app.domain.records import RecordId
from exchange_app.kinds import FieldType, kind
from exchange_app.kinds.registry import per_registry, referrers, sharing
from exchange_app.store.expressions import among, has_member, listed
from exchange_app.store.snapshot import Snapshot
from exchange_app.store.statements import Statement
from exchange_app.store.system_tables import SHARED
from exchange_app.store.tables import table

NARROWING = "cohort"
"""The kind by whose records an export may be narrowed."""

Condition = sa.ColumnElement[bool]
Named = NamedFromClause[Any]
AGENCY = sa.bindparam("agency", type_=sa.Text())
"""The partner's code."""
_CHOSEN = listed("chosen")
"""The ids of the records of NARROWING to which an export is narrowed."""


def in_scope(key: str, of: Named, *, narrowed: bool = False) -> Condition:
    """Whether the partner may have a record of a kind; `narrowed` to what goes with chosen records of NARROWING."""
    rule = sharing(key)
    if rule.sides:
        ways = [_leads(key, of, narrowed)]
    elif rule.along:
        ways = [_along(key, of, narrowed)]
    else:
        ways = [*_referred(key, of, narrowed)]
    if not narrowed:
        shared = sa.select(SHARED.c.record).where(SHARED.c.agency == AGENCY, SHARED.c.record == of.c.id)
        ways.insert(0, shared.exists())
    return sa.or_(*ways)


def _leads(key: str, of: Named, narrowed: bool) -> Condition:
    """Whether a record whose sides are named leads to those that go along with it."""
    declared = kind(key)
    named = sa.or_(
        *(
            of.c[side] == AGENCY if declared.field(side).type is FieldType.AGENCY else has_member(of.c[side], AGENCY)
            for side in sharing(key).sides
        )
    )
    if not narrowed:
        return named
    return sa.and_(named, among(of.c.id, _CHOSEN)) if key == NARROWING else sa.false()


def _along(key: str, of: Named, narrowed: bool) -> Condition:
    """Whether the record with which it goes leads to it."""
    by = sharing(key).along
    target = kind(key).references[by]
    led = table(target).alias(f"{of.name}_{by}")
    if sharing(target).sides:
        led_there: Condition = of.c[by].in_(
            sa.select(led.c.id).where(led.c.removed == 0, _leads(target, led, narrowed))
        )
        return led_there
    found = sa.select(led.c.id).where(
        led.c.id == of.c[by], led.c.removed == 0, in_scope(target, led, narrowed=narrowed)
    )
    return found.exists()


def _referred(key: str, of: Named, narrowed: bool) -> Iterator[Condition]:
    """The ways by which a record is referred to by one that leaves by another rule, and not because of it; one that it made the partner
    always has."""
    if not narrowed:
        yield of.c.agency == AGENCY
    unindexed: list[sa.Select[Any]] = []
    for other, by, _required in referrers(key):
        shared = kind(other).shared
        if shared is None or shared.referred or shared.along == by:
            continue
        user = table(other).alias(f"{of.name}_{other}")
        leaves = (user.c.removed == 0, in_scope(other, user, narrowed=narrowed))
        if by in kind(other).indexed:
            yield sa.select(user.c.id).where(user.c[by] == of.c.id, *leaves).exists()
        else:
            unindexed.append(sa.select(user.c[by]).where(*leaves))
    if unindexed:
        yield of.c.id.in_(sa.union_all(*unindexed))


@per_registry
def _standing(key: str, narrowed: bool) -> Statement:
    of = table(key).alias("t")
    return Statement(
        sa.select(of.c.id).where(of.c.removed == 0, in_scope(key, of, narrowed=narrowed)).order_by(of.c.pk)
    )


@per_registry
def _leading() -> Statement:
    of = table(NARROWING).alias("t")
    return Statement(sa.select(of.c.id).where(of.c.removed == 0, _leads(NARROWING, of, False)).order_by(of.c.pk))


class ScopeReader:
    """What a partner may have."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.db = snapshot.db

    def may_have(self, key: str, agency: str, chosen: list[RecordId] | None = None) -> list[RecordId]:
        """The records of a kind that stand and that an agency may have, by row key; only what goes with the `chosen` records of
        NARROWING where they are given."""
        if chosen is None:
            return self.db.list(_standing(key, False), agency=agency)
        return self.db.list(_standing(key, True), agency=agency, chosen=chosen)

    def narrowing(self, agency: str) -> list[RecordId]:
        """The records of NARROWING in which an agency has a part."""
        return self.db.list(_leading(), agency=agency)
