"""Replacing a file without ever leaving half of one: written beside it, flushed to the disk, renamed over it.

And the one guard of the files of an open store. Where files are locked by process (POSIX, fcntl), closing a file takes
away every lock that the same process holds on it: whoever reads the open store as if it were a list leaves it unlocked,
and another program can then damage it. So each door by which a file that a person named is first read or replaced asks
`not_open_store`, which looks at no content.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, ClassVar
from weakref import WeakKeyDictionary

from exchange_app.errors import Trouble
from exchange_app.text import msg


class FileTrouble(Trouble):
    """A workbook cannot be read or written. Subclasses say why; the file is named without its folder."""

    code: ClassVar[str] = "file.unusable"


class OpenStoreNamed(FileTrouble):
    """A file was named to be read or replaced, and it is the store that is open, or one of the files beside it."""

    code: ClassVar[str] = "file.open_store"

    def __init__(self, name: str) -> None:
        super().__init__(msg("“{name}” belongs to the store that is open. Choose another file.", name=name))


_open_stores: WeakKeyDictionary[object, Path] = WeakKeyDictionary()
_BESIDE = ("", "-wal", "-shm", "-journal")


def hold_store(store: object, path: Path) -> None:
    """From now on the file at `path`, with those that SQLite keeps beside it, is that of an open store."""
    _open_stores[store] = path


def release_store(store: object) -> None:
    """The store is closed."""
    _open_stores.pop(store, None)


def not_open_store(path: Path) -> Path:
    """The path, unless it leads to a file of a store that this process has open, by whatever name. Raises OpenStoreNamed."""
    wanted = _identity(path) if _open_stores else None
    for held in list(_open_stores.values()):
        for each in (held.with_name(held.name + tail) for tail in _BESIDE):
            if _is_at(path, each) if wanted is None else _identity(each) == wanted:
                raise OpenStoreNamed(path.name)
    return path


def _is_at(path: Path, other: Path) -> bool:
    """Whether two names, at which nothing need stand, mean the same place."""
    return path.name == other.name and path.parent.resolve() == other.parent.resolve()


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


class TargetBusy(FileTrouble):
    """Another program has the file open."""

    code: ClassVar[str] = "target.busy"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "“{name}” could not be replaced: another program has it open. The file is as it was. "
                "Close it there, or save under another name.",
                name=name,
            )
        )


class TargetFull(FileTrouble):
    """The disk is full."""

    code: ClassVar[str] = "target.full"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "“{name}” could not be written: the disk is full. What stood there before is as it was. "
                "Make room, or save to another disk.",
                name=name,
            )
        )


class TargetForbidden(FileTrouble):
    """The folder or the file may not be changed."""

    code: ClassVar[str] = "target.forbidden"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg(
                "“{name}” could not be written: the folder or the file may not be changed. "
                "Save to a folder of your own.",
                name=name,
            )
        )


class TargetMissing(FileTrouble):
    """The folder is not there."""

    code: ClassVar[str] = "target.missing"

    def __init__(self, name: str) -> None:
        super().__init__(
            msg("“{name}” could not be written: its folder is not there. Choose another folder.", name=name)
        )


FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC, errno.EFBIG}
"""By which numbers the system says that there is no room."""


def is_full(folder: Path, needed: int = 1 << 16) -> bool:
    """Whether a folder has no room for so many bytes: by trying, as no system tells of a person's quota."""
    probe = folder / f".{os.urandom(6).hex()}.part"
    with unfinished(probe):
        try:
            probe.touch(mode=0o600, exist_ok=False)
            with probe.open("wb") as stream:
                stream.write(bytes(needed))
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            return error.errno in FULL
        finally:
            with suppress(OSError):
                probe.unlink(missing_ok=True)
    return False


class _Notes:
    """Which unfinished files of this process lie on a disk, noted on the disk: when it is killed, the next one finds them.

    The notes are held by a lock as long as the process lives.
    """

    def __init__(self) -> None:
        self.folder: Path | None = None
        self._turn = threading.Lock()
        self._name = Path()
        self._stream: IO[str] | None = None
        self._under_way: set[Path] = set()

    def keep_in(self, folder: Path) -> None:
        """From now on they are in this folder."""
        with self._turn:
            if folder != self.folder:
                if self._stream is not None:
                    self._stream.close()
                self.folder, self._stream = folder, None

    def add(self, path: Path) -> None:
        """Such a file is about to be made. Notes that cannot be written are no reason to stop."""
        with self._turn, suppress(OSError):
            self._under_way.add(path)
            if self.folder is None:
                return
            if self._stream is None:
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._name = self.folder / f"{os.getpid()}-{os.urandom(6).hex()}.txt"
                self._name.touch(mode=0o600)
                self._stream = self._name.open("r+", encoding="utf-8")
                _hold(self._stream)
            self._write(str(path.absolute()))

    def promise(self, path: Path, target: Path, holder: Path) -> None:
        """A file under way is whole, and is to stand at `target` as soon as what `holder` holds says so."""
        with self._turn, suppress(OSError):
            if self._stream is not None:
                self._write([str(path.absolute()), str(target.absolute()), str(holder.absolute())])

    def _write(self, line: str | list[str]) -> None:
        assert self._stream is not None
        self._stream.write(json.dumps(line) + "\n")
        self._stream.flush()

    def drop(self, path: Path) -> None:
        """It is gone, or finished."""
        with self._turn, suppress(OSError):
            self._under_way.discard(path)
            if self._stream is not None and not self._under_way:
                stream, self._stream = self._stream, None
                stream.close()
                self._name.unlink()

    def left_behind(self) -> Iterator[tuple[Path, list[str | list[str]]]]:
        """The notes of processes that are no more, and what they tell of; they are held meanwhile."""
        for name in sorted(self.folder.glob("*.txt")) if self.folder is not None else ():
            with suppress(OSError), name.open("r+", encoding="utf-8") as stream:
                if _hold(stream):
                    yield name, [json.loads(line) for line in stream.read().splitlines() if line.endswith(('"', "]"))]


def _hold(stream: IO[str]) -> bool:
    """Hold an open file until it is closed or the process ends; False where another process holds it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            stream.seek(1 << 30)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
            stream.seek(0)
        else:
            import fcntl

            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


_notes = _Notes()
keep_notes_in = _notes.keep_in


@contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """Around the life of a file (or folder) that is to be renamed or taken away: should the process be killed meanwhile, the next
    one takes it away. Its name has one of the marks of unfinished files."""
    assert _is_unfinished(path)
    _notes.add(path)
    try:
        yield path
    finally:
        _notes.drop(path)


_MARKS = (".part", ".restoring", ".migrating", "exchange-desk-")


def _is_unfinished(path: Path) -> bool:
    return any(mark in path.name for mark in _MARKS)


def take_away_unfinished(holder: Path, says: Callable[[str], bool]) -> None:
    """Take away what processes that were killed left unfinished on this person's disks.

    A whole file that was promised a place is given it where `says`, asked for its SHA-256, knows it; that is asked of its own
    `holder` alone, and the file waits for that.
    """
    for name, told in _notes.left_behind():
        promised = [[Path(each) for each in line] for line in told if isinstance(line, list)]
        if any(each[2] != holder.absolute() for each in promised):
            continue
        for draft, target, _holder in promised:
            with suppress(OSError):
                newer = target.exists() and target.stat().st_mtime > draft.stat().st_mtime
                if not newer and says(hashlib.sha256(draft.read_bytes()).hexdigest()):
                    put_in_place(draft, target)
        for path in filter(_is_unfinished, (Path(line) for line in told if isinstance(line, str))):
            with suppress(OSError):
                if path.is_dir():
                    shutil.rmtree(path)
                for tail in _BESIDE:
                    path.with_name(path.name + tail).unlink(missing_ok=True)
        with suppress(OSError):
            name.unlink()


class PartFile:
    """The temporary file beside the target. `path` is where to write; put_in_place() makes it the target."""

    def __init__(self, target: Path, *, private: bool = False) -> None:
        self.target = target
        self.path = target.with_name(f".{os.urandom(6).hex()}.part{target.suffix}")
        self.placed = False
        self._private = private

    def write(self, content: bytes) -> None:
        """All that it holds. Raises OSError."""
        self.path.write_bytes(content)

    def promise(self, holder: Path) -> None:
        """Whole as it is, it is to stand in its place once what `holder` holds is committed: should the process be killed then,
        the next one puts it there. Raises OSError where another program holds what stands there now."""
        _flush(self.path)
        if self.target.exists():
            with self.target.open("rb+"):
                pass
        _notes.promise(self.path, self.target, holder)

    def put_in_place(self) -> None:
        """Flush to the disk and rename over the target. Raises OSError; the target is then as it was."""
        if not self._private and self.target.exists():
            self.path.chmod(self.target.stat().st_mode & 0o777)
        put_in_place(self.path, self.target)
        self.placed = True


def put_in_place(part: Path, target: Path) -> None:
    """Flush a finished file to the disk and give it its name, instead of what stood there. Raises OSError; what stood there is
    then as it was."""
    _flush(part)
    part.replace(target)
    with suppress(OSError):
        sync_folder(target.parent)


def _flush(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` lasting; systems that cannot open folders need none. Raises OSError."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def replacing(target: Path, *, private: bool = False) -> Iterator[PartFile]:
    """A draft that becomes `target` when the block ends, unless it was put in place before; gone if an exception leaves it.
    It is for this person alone (0600), for lists hold people; one that replaces a file which was shared keeps the rights of
    that, unless it is `private`.

    Raises TargetBusy (open in another program), TargetFull, TargetForbidden, TargetMissing, OpenStoreNamed; the old file is
    intact then.
    """
    target = not_open_store(Path(target))
    if not target.parent.is_dir():
        raise TargetMissing(target.name)
    if target.is_dir() or (target.exists() and not os.access(target, os.W_OK)):
        raise TargetForbidden(target.name)
    if _is_open_elsewhere(target):
        raise TargetBusy(target.name)
    draft = PartFile(target, private=private)
    with unfinished(draft.path):
        try:
            draft.path.touch(mode=0o600, exist_ok=False)
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
    if error.errno in FULL:
        return TargetFull(target.name)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return TargetMissing(target.name)
    if getattr(error, "winerror", None) in (5, 32, 33) and target.exists():
        return TargetBusy(target.name)
    return TargetForbidden(target.name)


def save(target: Path, content: bytes, *, private: bool = False) -> None:
    """Write a whole file, or leave the one that is there; raises as replacing does."""
    with replacing(target, private=private) as draft:
        draft.write(content)
