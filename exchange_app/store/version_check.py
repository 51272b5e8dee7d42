"""What changed in a record since it was opened: read back from the journal, field by field."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from exchange_app.domain.records import RecordId
from exchange_app.store.codec import Stored, decode_seen
from exchange_app.store.kind_schema import Plan
from exchange_app.store.statements import Database, Statement
from exchange_app.store.system_tables import CHANGE
from exchange_app.store.trouble import Clash, Stale

_OF_RECORD = CHANGE.c.record == sa.bindparam("record")
_LATEST = (
    sa.select(CHANGE.c.operation)
    .distinct()
    .where(_OF_RECORD)
    .order_by(CHANGE.c.operation.desc())
    .limit(sa.bindparam("count"))
)
_SINCE = Statement(
    sa.select(CHANGE.c.data)
    .where(_OF_RECORD, CHANGE.c.action == "update", CHANGE.c.operation.in_(_LATEST))
    .order_by(CHANGE.c.pk.desc())
)


def stale_since(
    db: Database,
    shape: Plan,
    id: RecordId,
    version: int,
    head: Mapping[str, Any],
    held: Mapping[str, Stored],
    ours: Mapping[str, Stored],
) -> Stale:
    """Each field that differs between `version` and the present one, with what we would have written there; sensitive
    values masked.

    Where we would write nothing, ours is the base.
    """
    present: int = head["version"]
    base = dict(held)
    for data in db.list(_SINCE, record=id, count=max(present - version, 0)):
        base.update({key: old for key, (old, _new, _version) in json.loads(data).items() if key in base})
    clashes = tuple(
        Clash(
            key,
            decode_seen(shape.fields[key], base[key]),
            decode_seen(shape.fields[key], ours.get(key, base[key])),
            decode_seen(shape.fields[key], held[key]),
        )
        for key in shape.stored
        if base[key] != held[key]
    )
    return Stale(shape.name, id, head["code"], present, clashes)
