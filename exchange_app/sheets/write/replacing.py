"""Replacing a file without ever leaving half of one: written beside it, flushed to the disk, renamed over it."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from exchange_app.sheets.trouble import FileTrouble, TargetBusy, TargetForbidden, TargetFull, TargetMissing

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC, errno.EFBIG}


class Draft:
    """The temporary file beside the target. `path` is where to write; put_in_place() makes it the target."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.path = target.with_name(f".{secrets.token_hex(6)}.part{target.suffix}")
        self.placed = False

    def put_in_place(self) -> None:
        """Flush to the disk and rename over the target. Raises OSError; the target is then as it was."""
        with self.path.open("rb+") as stream:
            os.fsync(stream.fileno())
        self.path.replace(self.target)
        self.placed = True
        if hasattr(os, "O_DIRECTORY"):
            with suppress(OSError):
                folder = os.open(self.target.parent, os.O_RDONLY | os.O_DIRECTORY)
                try:
                    os.fsync(folder)
                finally:
                    os.close(folder)


@contextmanager
def replacing(target: Path) -> Iterator[Draft]:
    """A draft that becomes `target` when the block ends, unless it was put in place before; gone if an exception leaves it.

    Raises TargetBusy (open in another program), TargetFull, TargetForbidden, TargetMissing; the old file is intact then.
    """
    target = Path(target)
    if not target.parent.is_dir():
        raise TargetMissing(target.name)
    if target.is_dir() or (target.exists() and not os.access(target, os.W_OK)):
        raise TargetForbidden(target.name)
    if _is_open_elsewhere(target):
        raise TargetBusy(target.name)
    draft = Draft(target)
    try:
        yield draft
        if not draft.placed:
            draft.put_in_place()
    except OSError as error:
        raise trouble_for(error, target) from None
    finally:
        if not draft.placed:
            with suppress(OSError):
                draft.path.unlink(missing_ok=True)


def _is_open_elsewhere(target: Path) -> bool:
    """Whether the lock file stands that LibreOffice or Excel puts beside a file while it is open in them."""
    beside = (f".~lock.{target.name}#", f"~${target.name}")
    return target.exists() and any((target.parent / name).exists() for name in beside)


def trouble_for(error: OSError, target: Path) -> FileTrouble:
    """The trouble that an operating system's error means when `target` is written."""
    if error.errno in _FULL:
        return TargetFull(target.name)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return TargetMissing(target.name)
    if getattr(error, "winerror", None) in (5, 32, 33) and target.exists():
        return TargetBusy(target.name)
    return TargetForbidden(target.name)
