"""Who writes, and from where: made in one place by the window and by the command line, handed to every service that writes."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import NamedTuple

from exchange_app.store import Store, Work
from exchange_app.text import Message


class Access(NamedTuple):
    """Who writes, and from where: `window`, `cli`, or a file's name."""

    author: str
    origin: str = "window"

    def by_file(self, name: str) -> Access:
        """The same person, who writes by way of a file: that is where it comes from."""
        return self._replace(origin=name)


def operation(store: Store, label: Message, access: Access) -> AbstractContextManager[Work]:
    """One operation under way, called `label` in the Edit menu and in histories: all of it or nothing.

    Every write of a store is opened here. Raises StoreLocked, DiskFull, StoreReadOnly; then nothing has changed.
    """
    return store.write(label, author=access.author, origin=access.origin)
