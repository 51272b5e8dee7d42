"""Processes that a test kills while they work. They are forked from one that has imported the program, which takes ten times as long
as they live."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import alembic.command  # noqa: F401  what opening an old store imports

from exchange_app.kinds import FieldType
from exchange_app.sheets.write import write_table
from exchange_app.store import Store
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
