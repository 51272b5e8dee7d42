"""The records that are said to be the same as another: what the record's pane shows of it."""

from __future__ import annotations

from typing import NamedTuple

from exchange_app.domain.exchange.pairs import Verdict, ordered
from exchange_app.domain.records import RecordId
from exchange_app.domain.titles import title
from exchange_app.store import Reader


class Linked(NamedTuple):
    """A record that is said to be the same as another; `direct` where somebody said so of these two."""

    id: RecordId
    code: str
    title: str
    direct: bool


def linked_with(reader: Reader, record_kind: str, id: RecordId) -> list[Linked]:
    """The standing records that are said to be the same as one, also by way of others."""
    ids = reader.pairs.same_as(id)
    if not ids:
        return []

    found = []
    for record in reader.records(record_kind, ids):
        if not record.removed:
            direct = reader.pairs.of(record_kind, *ordered(id, record.id)).verdict is Verdict.SAME
            found.append(Linked(record.id, record.code, title(record), direct))
    return found
