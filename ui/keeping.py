"""Backups from the window: now, the latest there is, and bringing one back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from exchange_app.progress import Progress
from exchange_app.settings import Settings
from exchange_app.text import Words
from ui.context import Notice
from ui.operations import Operations

if TYPE_CHECKING:
    from exchange_app.store import Store


def back_up_now(
    store: Store, settings: Settings, operations: Operations, words: Words, say: Callable[[Notice], object]
) -> None:
    """Make a safe copy off the window's thread and say where it lies."""
    folder = settings.backup_folder

    def task(_progress: Progress) -> Path:
        return back_up(store, folder)

    def done(path: Path) -> None:
        say(Notice(words._("Backed up as {name} in {folder}", name=path.name, folder=path.parent), "good"))

    operations.run(task, done)


def back_up(store: Store, folder: str) -> Path:
    """A safe copy into the folder of the settings (empty: beside the store); gives its path."""
    from exchange_app.services.backup import back_up as service

    return service(store, Path(folder) if folder else None)


def latest_backup(path: Path, folder: str) -> Path | None:
    """The latest backup of the store at `path`, or None."""
    from exchange_app.services.backup import backups

    found = backups(path, Path(folder) if folder else None)
    return found[0] if found else None


def restore(backup: Path, path: Path) -> None:
    """Put a backup in the store's place; the present file is kept aside."""
    from exchange_app.services.backup import restore as service

    service(backup, path)
