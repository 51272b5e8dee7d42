"""Processes that a test kills while they work. They are forked from one that has imported the program, which takes ten times as long
as they live."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import alembic.command  # noqa: F401  what opening an old store imports
import openpyxl  # noqa: F401  what a report imports
import python_calamine  # noqa: F401  what an export imports

from exchange_app.files import keep_notes_in
from exchange_app.kinds import FieldType
from exchange_app.services.access import Access
from exchange_app.services.backup import backups, change_passphrase
from exchange_app.services.exporting import export
from exchange_app.sheets.raw import RawBook
from exchange_app.sheets.report import ReportedCell, write_report
from exchange_app.sheets.write import write_table
from exchange_app.store import Store, restore
from exchange_app.store.sqlite import cipher
from exchange_app.text import msg, words
from tests.light_workbooks import light

BATCH = 400
Work = Callable[[Connection, Path], None]
"""What such a process does until it is killed: it tells how far it is, and is given a file."""


def import_and_undo(says: Connection, path: Path) -> None:
    """Bring records into a store, write some of them, take that back, again and again; numbers of operations are told."""
    store = Store.open(path)
    for number in count(1):
        with store.write(msg("Imported"), author="") as work:
            ids = work.create_many("applicant", [{"family_name": f"F{n}", "given_name": "A"} for n in range(BATCH)])
        says.send(work.result.number)
        with store.write(msg("Saved"), author="") as work:
            for id in ids[:20]:
                work.update("applicant", id, {"city": f"C{number}"})
        says.send(work.result.number)
        store.undo("")
        says.send(0)


def migrate(says: Connection, path: Path) -> None:
    """Open an old store."""
    says.send(0)
    Store.open(path)


def write_tables(says: Connection, path: Path) -> None:
    """Save a workbook over and over."""
    rows = [[f"{n}", f"name {n}"] for n in range(4000)]
    says.send(0)
    while True:
        write_table(path, ["no", "name"], rows, [FieldType.TEXT, FieldType.TEXT])


def killed(work: Work, path: Path, wait: Callable[[], Any]) -> list[int]:
    """Have a process work on a file, and kill it after the first that it tells and the `wait`; gives all that it told."""
    forks = sys.platform != "win32"
    context = get_context("forkserver" if forks else "spawn")
    if forks:
        context.set_forkserver_preload([__name__])
    hears, says = context.Pipe(duplex=False)
    process = context.Process(target=work, args=(says, path))
    process.start()
    says.close()
    told = [hears.recv()]
    wait()
    process.kill()
    process.join()
    try:
        while True:
            told.append(hears.recv())
    except (EOFError, OSError):
        # Its end, or the middle of a word.
        hears.close()
    process.close()
    return told


CHANGES = {"os.link", "os.rename", "os.remove", "os.mkdir", "os.chmod", "os.truncate", "os.rmdir"}
"""What the interpreter tells of before it changes files, beside opening them to be written."""


def restore_the_oldest(path: Path) -> None:
    """Bring the oldest backup of a store back."""
    restore(path, backups(path)[-1].path)


def protect(path: Path) -> None:
    """Give a store and its backups a passphrase, another one, then none."""
    with Store.open(path) as store:
        for each in ("kalem bulut tren", "defter deniz", None):
            change_passphrase(store, each)


def seal(path: Path) -> None:
    """Write a workbook with a password, and the report on it."""
    with Store.open(path) as store:
        target = path.with_name("out.xlsx")
        export(store, target, to="AZ", password="kalem bulut", access=Access("Derya"))
        book = RawBook("xlsx", ())
        finding = ReportedCell("Benioku", 1, "A", "", "Look here.")
        report = path.with_name("report.xlsx")
        write_report(target, book, [finding], report, words("az"), password="kalem", opens_with="kalem bulut")


def send_twice(path: Path) -> None:
    """Write the next workbook for the partner, then the one after it."""
    with Store.open(path) as store:
        for number in (1, 2):
            export(store, path.with_name(f"out{number}.xlsx"), to="AZ", access=Access("Derya"))


KILLS = None if os.environ.get("EXCHANGE_APP_LONG") else 4
"""How many of the changes that a piece of work makes are tried in every run: spread over it, with the last; on demand all."""


def killed_at_changes(work: Callable[[Path], object], fresh: Callable[[], Path]) -> Iterator[Path]:
    """Have a process work on a file that is made afresh and kill it just before it changes a file: the first time it would,
    and later ones to the end. Gives the file after each death, and at last after the whole work."""
    path = fresh()
    total = _changes(work, path, 0)
    for number in range(1, total + 1, 1 if KILLS is None else max(1, total // KILLS)):
        assert _changes(work, fresh(), number) == -signal.SIGKILL
        yield path
    fresh()
    assert _changes(work, path, total) == -signal.SIGKILL
    yield path
    fresh()
    assert _changes(work, path, 0) == total
    yield path


def _changes(work: Callable[[Path], object], path: Path, fatal: int) -> int:
    """How many changes a piece of work made to files; or by which signal it ended, where one was fatal."""
    return len(told) if isinstance(told := _told(work, path, fatal), list) else told


def seen_at_changes(work: Callable[[Path], object], path: Path, *words: bytes) -> set[str]:
    """Which files beside a store hold one of some words at any moment of a piece of work, just before it changes a file."""
    told = _told(work, path, 0, words)
    assert isinstance(told, list) and len(told) > 5
    return {name for names in told for name in names}


def _told(
    work: Callable[[Path], object], path: Path, fatal: int, words: tuple[bytes, ...] = ()
) -> list[list[str]] | int:
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    hears, says = context.Pipe(duplex=False)
    process = context.Process(target=_work_until, args=(says, work, path, fatal, words))
    process.start()
    says.close()
    found: list[list[str]] = []
    with suppress(EOFError):
        found = hears.recv()
    process.join()
    return process.exitcode or found


def _work_until(
    says: Connection, work: Callable[[Path], object], path: Path, fatal: int, words: tuple[bytes, ...]
) -> None:
    told: list[list[str]] = []
    listening = True

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal listening
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if listening and (writes or event in CHANGES):
            listening = False
            told.append(_holding(path, words) if words else [])
            listening = True
            if len(told) == fatal:
                os.kill(os.getpid(), signal.SIGKILL)

    tempfile.tempdir = str(path.parent)
    keep_notes_in(path.parent / "unfinished")
    cipher._ROUNDS = 100
    with light():
        sys.addaudithook(hear)
        work(path)
        listening = False
    says.send(told)


def _holding(path: Path, words: tuple[bytes, ...]) -> list[str]:
    """The files beside a store that are none of its own and hold one of the words."""
    beside = [each for each in path.parent.rglob("*") if each.is_file() and not each.name.startswith(path.stem)]
    return [each.name for each in beside if any(word in each.read_bytes() for word in words)]
