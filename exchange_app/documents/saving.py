"""A finished document onto disk: whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from exchange_app.documents.trouble import CannotSave
from exchange_app.text import Message, msg

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def save(path: Path, data: bytes) -> None:
    """Write beside the target, force it to disk, then take the target's place; the old file stays until then.

    Raises CannotSave where the folder is missing or read-only, the disk is full, or the target is open elsewhere.
    """
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".exchange-", suffix=".tmp", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode(path))
        temporary.replace(path)
        temporary = None
        _settle(path.parent)
    except OSError as wrong:
        raise CannotSave(_why(wrong, path)) from None
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """The rights of the file that is replaced, else those of any new file."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _settle(folder: Path) -> None:
    """Force the new name to disk where the system lets a folder be opened."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _why(wrong: OSError, path: Path) -> Message:
    name, folder = path.name, str(path.parent)
    if wrong.errno in _FULL:
        return msg("The disk is full, so {file} was not saved. Make room or choose another place.", file=name)
    if path.is_dir():
        return msg("{file} is a folder. Choose a name for the file.", file=name)
    if not path.parent.is_dir():
        return msg("The folder {folder} does not exist, so nothing was saved. Choose another place.", folder=folder)
    if isinstance(wrong, PermissionError) and path.exists() and os.access(path.parent, os.W_OK):
        return msg("{file} is open in another program. Close it there and save again.", file=name)
    if isinstance(wrong, PermissionError) or wrong.errno == errno.EROFS:
        return msg("Nothing can be written to the folder {folder}. Choose another place.", folder=folder)
    return msg("{file} could not be saved. Choose another place or try again.", file=name)
