"""What a person has typed and not saved, kept in the store until it is saved or given up. It is no operation of the history."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from exchange_app.services.access import Access, operation
from exchange_app.store import Store
from exchange_app.text import msg

_BESIDE = "\n"
"""Between the key of a draft and the mark of a row that stands beside another one of that key."""


class DraftRow:
    """The row of the store in which one window keeps one draft. Two windows of one person may hold a draft of the same place
    and key: each has a row of its own, and neither overwrites nor forgets what the other one keeps.
    """

    def __init__(self, place: str, key: str, at: str | None = None, known: Any = None) -> None:
        self.place, self.key = place, key
        self.at = key if at is None else at
        """The key of the row."""
        self.known = known
        """What stood there when it was last read or written from here; None: nothing."""


def kept_drafts(store: Store, access: Access) -> list[DraftRow]:
    """The person's drafts. Where several windows kept one of the same place and key, each is there."""
    with store.read() as reader:
        found = reader.app_data.drafts(access.author)
    return [DraftRow(place, at.partition(_BESIDE)[0], at, data) for (place, at), data in found.items()]


def keep(store: Store, drafts: Mapping[DraftRow, Mapping[str, Any] | None], *, access: Access) -> None:
    """Keep drafts in their rows (JSON data); None forgets one. Raises StoreTrouble."""
    written: dict[DraftRow, tuple[str, Any]] = {}
    with operation(store, msg("Drafts"), access) as work:
        for row, draft in drafts.items():
            there = work.app_data.draft(row.place, row.at)
            if draft is None:
                if there == row.known:
                    work.app_data.keep_draft(row.place, row.at, None)
                written[row] = row.at, None
                continue
            at = row.at if there in (None, row.known) else f"{row.key}{_BESIDE}{uuid4()}"
            work.app_data.keep_draft(row.place, at, dict(draft))
            written[row] = at, json.loads(json.dumps(draft))
    for row, (at, known) in written.items():
        row.at, row.known = at, known
