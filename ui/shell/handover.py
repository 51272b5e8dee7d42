"""What goes over to the window that takes the place of this one: the open store, and what its pages showed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from exchange_app.store import Store


class Handover(NamedTuple):
    """The store stays open. `seen` is the version of it that was read last, `made` are the numbers of the operations made here."""

    store: Store
    seen: int
    made: set[int]
    states: dict[str, dict[str, Any]]
    """The pages' states by key."""
