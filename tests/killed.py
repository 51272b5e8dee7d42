"""Processes that a test kills while they work. They are forked from one that has imported the program, which takes ten times as long
as they live."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import alembic.command  # noqa: F401  what opening an old store imports

from exchange_app.kinds import FieldType
from exchange_app.services.backup import backups
from exchange_app.sheets.write import write_table
from exchange_app.store import Store, restore
from exchange_app.text import msg

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


def killed_at_each_change(work: Callable[[Path], object], fresh: Callable[[], Path]) -> Iterator[Path]:
    """Have a process work on a file that is made afresh and kill it just before it changes a file: the first time it would,
    then the second time, to the end. Gives the file after each death."""
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    for number in count(1):
        path = fresh()
        process = context.Process(target=_work_until, args=(work, path, number))
        process.start()
        process.join()
        if process.exitcode == 0:
            assert number > 1, "nothing was changed"
            return
        assert process.exitcode == -signal.SIGKILL, process.exitcode
        yield path


def _work_until(work: Callable[[Path], object], path: Path, number: int) -> None:
    left = [number]

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if writes or event in CHANGES:
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hear)
    work(path)
