"""What a person has typed and not saved, kept in the store until it is saved or given up. It is no operation of the history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exchange_app.services.access import Access, operation
from exchange_app.store import Store
from exchange_app.text import msg


def keep(store: Store, drafts: Mapping[tuple[str, str], Mapping[str, Any] | None], *, access: Access) -> None:
    """Keep drafts by place and key; None forgets one. Raises StoreTrouble."""
    with operation(store, msg("Drafts"), access) as work:
        for at, draft in drafts.items():
            work.app_data.keep_draft(*at, None if draft is None else dict(draft))
