"""What changed in a record since a form was opened: read back from the journal, field by field."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from exchange_app.store.codec import Stored, decode_seen
from exchange_app.store.kind_schema import Plan
from exchange_app.store.trouble import Clash


def clashes_since(
    cursor: Any,
    shape: Plan,
    id: str,
    version: int,
    present: int,
    held: Mapping[str, Stored],
    ours: Mapping[str, Stored],
) -> tuple[Clash, ...]:
    """Each field that differs between `version` and the `present` one, with what we would have written there; sensitive values masked.

    Where we would write nothing, ours is the base.
    """
    cursor.execute(
        "SELECT data FROM change WHERE record = ? AND action = 'update' AND operation IN "
        "(SELECT DISTINCT operation FROM change WHERE record = ? ORDER BY operation DESC LIMIT ?) ORDER BY pk DESC",
        (id, id, max(present - version, 0)),
    )
    base = dict(held)
    for (data,) in cursor.fetchall():
        base.update({key: old for key, (old, _new, _version) in json.loads(data).items() if key in base})
    return tuple(
        Clash(
            key,
            decode_seen(shape.fields[key], base[key]),
            decode_seen(shape.fields[key], ours.get(key, base[key])),
            decode_seen(shape.fields[key], held[key]),
        )
        for key in shape.stored
        if base[key] != held[key]
    )
