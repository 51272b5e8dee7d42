"""The window's side of reading a file: starts the child, watches it, and puts its frames together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from exchange_app.child_process import FrameTooLarge, OutOfMemory, OutOfTime, Watched, start
from exchange_app.files import not_open_store
from exchange_app.progress import Progress, Silent
from exchange_app.sheets.limits import MB, Limits
from exchange_app.sheets.open.ipc import FLAG, Unpacker, letters_repeated, loads
from exchange_app.sheets.raw import RawBook, RawSheet, Row, Span
from exchange_app.sheets.trouble import (
    Damaged,
    FileEmpty,
    FileForbidden,
    FileMissing,
    NotAWorkbook,
    ReaderFailed,
    TooLarge,
    TooSlow,
    reading_trouble,
)
from exchange_app.text import Message, msg

_SETTINGS = {
    "MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": str(32 * MB), "MALLOC_TRIM_THRESHOLD_": str(256 * MB),
}  # fmt: skip
"""The child's environment: one piece after the other is read into memory that is kept, and not asked of the system each time."""
_TRIED_AGAIN = (Damaged, ReaderFailed, NotAWorkbook)


def read_workbook(
    path: Path,
    *,
    password: str | None = None,
    progress: Progress | None = None,
    limits: Limits | None = None,
    carried: Callable[[str], object] | None = None,
) -> RawBook:
    """The cells of a workbook or text file, by its content: xlsx, xlsm, xls, xlsb, ods, csv and the like, html tables.

    `limits` are those of a small file and grow with its size. `carried` is called in this thread, while the file is still being read, with
    what an exchange workbook carries (RawBook.carried), if it carries anything. Raises OpenStoreNamed, a FileTrouble (sheets/trouble.py) on anything that
    is no readable workbook (Encrypted where it needs a password, WrongPassword where another), Cancelled when `progress` does; the child process is gone in every case.
    """
    path = not_open_store(Path(path))
    watch = progress or Silent()
    size = _size(path)
    allowed = (limits or Limits()).for_size(size)
    fast = _Reading(path, "fast", allowed, watch, password, carried)
    try:
        return fast.run()
    except _TRIED_AGAIN as first:
        if not _is_package(path):
            raise
        rest = replace(allowed, seconds=max(1.0, allowed.seconds - fast.spent))
        try:
            return _Reading(path, "careful", rest, watch, password, carried).run()
        except _TRIED_AGAIN:
            raise first from None


def _size(path: Path) -> int:
    """The file's size. Raises FileMissing, FileForbidden, FileEmpty."""
    try:
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except FileNotFoundError:
        raise FileMissing(path.name) from None
    except IsADirectoryError:
        raise NotAWorkbook(path.name) from None
    except OSError:
        raise (NotAWorkbook if path.is_dir() else FileForbidden)(path.name) from None
    if not size:
        raise FileEmpty(path.name)
    return size


def _is_package(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(2) == b"PK"


class _Reading:
    """One run of the child over one file."""

    def __init__(
        self, path: Path, reader: str, limits: Limits, progress: Progress, password: str | None = None,
        carried: Callable[[str], object] | None = None,
    ) -> None:  # fmt: skip
        self._path, self._reader, self._limits, self._progress = path, reader, limits, progress
        self._password = password
        self._carried = carried
        self._book: tuple[Any, ...] | None = None
        self._sheets: list[RawSheet] = []
        self._head: tuple[Any, ...] | None = None
        self._rows: list[Row] = []
        self._merged: list[Any] = []
        self._aside: Sequence[Sequence[int]] = ()
        self._unpacker = Unpacker()
        self._letters = 0
        self.spent = 0.0
        """Seconds the reading took, of those it may take."""

    def run(self) -> RawBook:
        """The book. Raises FileTrouble, Cancelled."""
        given = None if self._password is None else self._password.encode("utf-8")
        arguments = [
            str(self._path.absolute()),
            self._reader,
            self._limits.as_json(),
            *(["sealed"] if given is not None else []),
        ]
        child = start("exchange_app.sheets.open.child", FLAG, arguments, given=given is not None, settings=_SETTINGS)
        limits = self._limits
        watched = Watched(child, memory=limits.memory, seconds=limits.seconds, transfer=limits.transfer, given=given)
        try:
            with watched:
                self._collect(watched)
        except OutOfTime:
            raise TooSlow(self._path.name) from None
        except (OutOfMemory, FrameTooLarge):
            raise TooLarge(self._path.name) from None
        finally:
            self.spent = watched.spent
        return self._finished()

    def _collect(self, watched: Watched) -> None:
        """Put frames together until the end. Raises FileTrouble, Cancelled."""
        for frame in watched.frames(self._look):
            if self._take(*loads(frame)):
                return
        raise ReaderFailed(self._path.name)

    def _look(self) -> None:
        self._say(len(self._rows), self._head[3] if self._head else None)

    def _take(self, kind: str, *parts: Any) -> bool:
        """Take one frame in; true at the end."""
        match kind:
            case "book":
                self._book = parts
                if self._carried is not None and parts[-1]:
                    self._carried(parts[-1])
            case "sheet":
                self._close_sheet()
                self._head, self._unpacker = parts, Unpacker()
            case "rows":
                self._letters += letters_repeated(parts[1])
                if self._letters > self._limits.transfer:
                    raise TooLarge(self._path.name)
                self._rows.extend(self._unpacker.rows(*parts))
                self._look()
            case "merged":
                self._merged, *self._aside = parts
            case "trouble":
                raise reading_trouble(parts[0], self._path.name)
            case "end":
                self._close_sheet()
                return True
            case _:
                raise ReaderFailed(self._path.name)
        return False

    def _close_sheet(self) -> None:
        if self._head is None:
            return
        name, hidden, date1904, _ = self._head
        rows = self._rows
        while rows and not rows[-1]:
            rows.pop()
        width = max(map(len, rows), default=0)
        spans = tuple(
            Span(top, left, min(bottom, len(rows) - 1), min(right, width - 1))
            for top, left, bottom, right in sorted(self._merged)
            if top < len(rows) and left < width and (bottom > top or right > left)
        )
        aside = [tuple(at for at in sorted({*each}) if at < len(rows) and rows[at]) for each in self._aside]
        self._sheets.append(RawSheet(name, rows, hidden, spans, date1904, *aside))
        self._head, self._rows, self._merged, self._aside = None, [], [], ()

    def _finished(self) -> RawBook:
        if self._book is None:
            raise ReaderFailed(self._path.name)
        kind, encoding, separator, made_by, properties, notes, carried = self._book
        return RawBook(kind, tuple(self._sheets), encoding, separator, made_by, properties, tuple(notes), carried)

    def _say(self, done: int, total: int | None) -> None:
        self._progress.step(done, total, _reading(self._path.name))


def _reading(name: str) -> Message:
    return msg("Reading “{name}”", name=name)
