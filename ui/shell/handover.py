"""What goes over to the window that takes the place of this one: the open store, and what its pages showed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint, QSize, Qt

    from exchange_app.store import Store


class WindowPlace(NamedTuple):
    """Where a window stands and how large a person made it, in the pixels of a zoom of 100 %."""

    at: QPoint
    size: QSize
    state: Qt.WindowState


class Handover(NamedTuple):
    """The store stays open. `seen` is the version of it that was read last, `made` are the numbers of the operations made here."""

    store: Store
    seen: int
    made: set[int]
    states: dict[str, dict[str, Any]]
    """The pages' states by key."""
    place: WindowPlace
