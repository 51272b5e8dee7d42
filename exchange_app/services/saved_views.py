"""Saved views of lists (columns, widths, order, filters): kept in the store, for everybody who works with it. They are no step that
Undo takes back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from exchange_app.services.access import Access, operation
from exchange_app.store import Store, Work
from exchange_app.text import msg


@contextmanager
def _operation(store: Store, access: Access) -> Iterator[Work]:
    with operation(store, msg("Saved view changed"), access) as work:
        work.undoable = False
        yield work


def save_view(store: Store, kind: str, name: str, view: Any, *, access: Access) -> None:
    """Keep a view (JSON data) of a kind's list under a name, in place of one of that name."""
    with _operation(store, access) as work:
        work.app_data.save_filter(kind, name, view)


def rename_view(store: Store, kind: str, old: str, new: str, view: Any, *, access: Access) -> None:
    """Keep a view under another name."""
    with _operation(store, access) as work:
        work.app_data.delete_filter(kind, old)
        work.app_data.save_filter(kind, new, view)


def delete_view(store: Store, kind: str, name: str, *, access: Access) -> None:
    """Forget a view."""
    with _operation(store, access) as work:
        work.app_data.delete_filter(kind, name)
