"""Saved filters of lists: kept in the store, for everybody who works with it. They are no step that Undo takes back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from exchange_app.services.access import Access, operation
from exchange_app.store import Store, Work
from exchange_app.text import msg


@contextmanager
def _operation(store: Store, access: Access) -> Iterator[Work]:
    with operation(store, msg("Saved filter changed"), access) as work:
        work.undoable = False
        yield work


def save_filter(store: Store, kind: str, name: str, query: Any, *, access: Access) -> None:
    """Keep a filter (JSON data) of a kind's list under a name, in place of one of that name."""
    with _operation(store, access) as work:
        work.app_data.save_filter(kind, name, query)


def rename_filter(store: Store, kind: str, old: str, new: str, query: Any, *, access: Access) -> None:
    """Keep a filter under another name."""
    with _operation(store, access) as work:
        work.app_data.delete_filter(kind, old)
        work.app_data.save_filter(kind, new, query)


def delete_filter(store: Store, kind: str, name: str, *, access: Access) -> None:
    """Forget a filter."""
    with _operation(store, access) as work:
        work.app_data.delete_filter(kind, name)
