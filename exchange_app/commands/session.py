"""The session of one command: its store, its language, its progress, and where words and data go."""

from __future__ import annotations

import codecs
import getpass
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from exchange_app.errors import StoreTrouble, Trouble
from exchange_app.files import hold_store, not_open_store
from exchange_app.services.access import Access
from exchange_app.services.backup import backup_if_due, tidy_up, wrong_clock
from exchange_app.store import OperationResult, Store
from exchange_app.text import Message, Words, msg

DONE, WAITING, UNUSABLE, STORE_UNUSABLE = 0, 1, 2, 3
"""Exit codes: done; done, but something waits for a person; the command or file is unusable; the store is unusable."""


class Usage(Trouble):
    """The command was called in a way that it does not know."""

    code: ClassVar[str] = "command.usage"


class NoSuchFile(Trouble):
    """A file named on the command line is not there or cannot be read."""

    code: ClassVar[str] = "command.no_file"

    def __init__(self, path: Path) -> None:
        super().__init__(
            msg("There is no file {name} that can be read here. Check its name and folder.", name=path.name)
        )


class CannotWrite(Trouble):
    """A file cannot be written where it was asked for."""

    code: ClassVar[str] = "command.cannot_write"

    def __init__(self, path: Path) -> None:
        super().__init__(
            msg(
                "{name} cannot be written there. Choose another folder, or close the file where it is open.",
                name=path.name,
            )
        )


class CannotStart(Trouble):
    """The system starts no other process for this one."""

    code: ClassVar[str] = "command.cannot_start"

    def __init__(self) -> None:
        super().__init__(
            msg("The computer has no room for another process, which this needs. Close other programs, and try again.")
        )


class OutputFull(Trouble):
    """Standard output leads to a file on a disk without room."""

    code: ClassVar[str] = "command.output_full"

    def __init__(self) -> None:
        super().__init__(msg("What is to be written out does not fit: the disk is full. Make room, and try again."))


@dataclass(slots=True, weakref_slot=True, eq=False)
class Session:
    """One call of the command line. Data goes to standard output, everything said to standard error."""

    words: Words
    store_path: Path
    as_json: bool = False
    passphrase_file: Path | None = None

    def passphrase(self) -> str | None:
        """The store's passphrase: first line of --passphrase-file, else EXCHANGE_APP_PASSPHRASE. Raises NoSuchFile."""
        if self.passphrase_file is not None:
            return first_line(self.passphrase_file)
        return os.environ.get("EXCHANGE_APP_PASSPHRASE") or None

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store, open; closed again at the end. What the command saves after that must not be the store either.

        Raises StoreTrouble.
        """
        store = Store.open(self.store_path, passphrase=self.passphrase())
        hold_store(self, self.store_path)
        written: list[OperationResult] = []
        store.subscribe(written.append)
        try:
            tidy_up(store)
            yield store
        finally:
            try:
                if written:
                    self._back_up(store)
            finally:
                store.close()

    def _back_up(self, store: Store) -> None:
        """As the window does: a backup when one is due. That it could not be made is said, and is no reason to fail."""
        try:
            backup_if_due(store)
            if (wrong := wrong_clock(store)) is not None:
                self.say(self.words.say(wrong))
        except StoreTrouble:
            self.say(
                self.words._(
                    "This was done, but no backup of it could be made. See that the disk has room and that the folder of "
                    "the backups can be written."
                )
            )

    @property
    def access(self) -> Access:
        """Who is written into the journal: EXCHANGE_APP_AUTHOR, else the name of the system's user."""
        return Access(os.environ.get("EXCHANGE_APP_AUTHOR") or _system_user(), "cli")

    def say(self, text: str) -> None:
        """A sentence for the person, on standard error."""
        print_safely(text, sys.stderr)

    def result(self, text: str) -> None:
        """A result in words, on standard output; nothing with --json."""
        if not self.as_json:
            print_safely(text, sys.stdout)

    def emit(self, document: Any) -> None:
        """The one JSON document of --json, on standard output; nothing without."""
        if self.as_json:
            print_safely(json.dumps(document, ensure_ascii=False, indent=1), sys.stdout)

    def table(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Columns of text, lined up, on standard output; nothing with --json."""
        widths = [max(map(len, column)) for column in zip(headers, *rows, strict=True)]
        for row in (headers, *rows):
            line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            self.result(line.rstrip())


def _system_user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "command line"


class ShownProgress:
    """Progress on standard error: one line that is written over, and only where a person looks at a terminal."""

    def __init__(self, session: Session) -> None:
        self._words = session.words
        self._live = sys.stderr.isatty()
        self._last = ""

    def step(self, done: int, total: int | None, what: Message) -> None:
        """Show the step."""
        if not self._live:
            return
        said = self._words.say(what)
        line = said if total is None else f"{said}: {self._words.number(done)} / {self._words.number(total)}"
        sys.stderr.write("\r" + line.ljust(len(self._last)))
        self._last = line

    def end(self) -> None:
        """Leave the line."""
        if self._last:
            sys.stderr.write("\r" + " " * len(self._last) + "\r")
            self._last = ""


def print_safely(text: str, stream: Any) -> None:
    """Writes a line; letters that the terminal's encoding lacks become question marks instead of an error."""
    try:
        stream.write(text + "\n")
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")


def first_line(path: Path) -> str:
    """The first line of a small file that holds a secret, whatever wrote it. Raises NoSuchFile."""
    try:
        content = path.read_bytes()
    except OSError:
        raise NoSuchFile(path) from None
    return next(iter(_decoded(content).splitlines()), "")


def _decoded(content: bytes) -> str:
    """Text by its mark, else as UTF-8, else by where its empty bytes lie, else as Windows writes Turkish."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    for encoding in ("utf-8",) if b"\0" not in content else ("utf-16-le", "utf-16-be")[content[:1] == b"\0" :][:1]:
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    return content.decode("cp1254", "replace")


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip


def readable(path: Path) -> Path:
    """The path, if a file is there that is none of the open store's. Raises NoSuchFile, OpenStoreNamed."""
    if not path.is_file():
        raise NoSuchFile(path)
    return not_open_store(path)


def not_yet(session: Session, command: str) -> int:
    """Says that a command of the contract does nothing yet."""
    sentence = session.words._(
        "{command} does not work in this version yet; do it by hand in the window.", command=command
    )
    session.say(sentence)
    session.emit({"error": "not_yet", "message": sentence})
    return UNUSABLE
