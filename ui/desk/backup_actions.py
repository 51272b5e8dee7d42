"""Backups from the window: now, the latest there is, and bringing one back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from exchange_app.progress import Progress
from exchange_app.services import backup as service
from exchange_app.store import Store
from exchange_app.text import Words
from ui.desk.operations import Operations
from ui.desk.signals import Notice


def back_up_now(store: Store, operations: Operations, words: Words, say: Callable[[Notice], object]) -> None:
    """Make a safe copy off the window's thread and say where it lies."""

    def task(_progress: Progress) -> Path:
        return service.back_up(store)

    def done(path: Path) -> None:
        say(Notice(words._("Backed up as {name} in {folder}", name=path.name, folder=path.parent), "good"))

    operations.run(task, done)


def latest_backup(path: Path) -> Path | None:
    """The latest backup of the store at `path`, or None."""
    found = service.backups(path)
    return found[0].path if found else None


def restore(backup: Path, path: Path, passphrase: str | None = None) -> None:
    """Put a backup in the store's place; the present file is kept aside."""
    service.restore(path, backup, passphrase=passphrase)
