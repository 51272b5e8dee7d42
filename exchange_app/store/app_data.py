"""What the application remembers beside records, as it is read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from exchange_app.store.system_tables import OPERATION, REVIEW

_KEEPING, _CLOSING = OPERATION.alias("keeping"), OPERATION.alias("closing")
SHOWN_REVIEWS = (
    sa.select(REVIEW.c.content_hash)
    .select_from(
        REVIEW.outerjoin(_KEEPING, _KEEPING.c.number == REVIEW.c.kept_by).outerjoin(
            _CLOSING, _CLOSING.c.number == REVIEW.c.closed_by
        )
    )
    .where(
        _KEEPING.c.undone_by.is_(None),
        sa.or_(REVIEW.c.closed_by.is_(None), _CLOSING.c.undone_by.is_not(None)),
    )
)
"""The reviews that wait: not those that a merge kept which was taken back, nor those that one wrote which holds."""


class StoredLayout(NamedTuple):
    """A remembered layout of workbooks: its signature, the name a person gave it, and the mapping as JSON data."""

    signature: str
    name: str | None
    mapping: Any


class SavedFilter(NamedTuple):
    """A view of a list under a name: its search, filters, order, columns and widths, as JSON data."""

    kind: str
    name: str
    query: Any


class Export(NamedTuple):
    """A line of the transfer log; `number` counts the exports to one agency, `people` the persons in it, `encrypted`
    says that it opens by a password."""

    id: str
    agency: str
    number: int
    operation: int
    at: datetime
    author: str
    cohorts: tuple[str, ...]
    fields: tuple[str, ...]
    people: int
    basis: str
    file_name: str
    file_hash: str
    encrypted: bool = False


class Receipt(NamedTuple):
    """A line of the ledger of merges: an export that came in (`sender`'s `number`), when it was made and merged, what it
    acknowledged of ours, and what it brought. `base` says where its base was found; `withdrawn` that the merge is undone."""

    export: str
    sender: str
    number: int
    made_at: datetime | None
    at: datetime
    author: str
    file_name: str
    file_hash: str
    content_hash: str
    base: str
    acknowledged: tuple[str, ...]
    counts: Mapping[str, int]
    operation: int
    withdrawn: bool


class KeptReview(NamedTuple):
    """A review left for tomorrow: whose file, what is decided so far (JSON data), when and by whom."""

    content_hash: str
    file_name: str
    decisions: Any
    counts: Mapping[str, int]
    author: str
    changed_at: datetime
