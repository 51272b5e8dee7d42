"""Law 11: a merge that breaks off at any statement, or with its process, has changed nothing or all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from exchange_app.services import merging
from exchange_app.services.access import Access
from exchange_app.services.merging import Review
from exchange_app.store import Store, operation
from exchange_app.store.sqlite.engine import connect

from . import palette
from .chance import drawn_from
from .files import File
from .mishaps import MISHAPS
from .moves import MOVES, begin
from .offices import AUTHOR, Office
from .world import World

pytestmark = pytest.mark.slow


class Broke(Exception):
    """The disk is gone, the lights are out."""


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """Two offices that both changed what they share, and a workbook in between that brings some of everything."""
    with drawn_from(11) as draw:
        made = World(tmp_path, tmp_path, draw, 2)
        begin(made, {"chance": 11, "known": True}, 0)
        chance = Random(11)
        for step in range(1, 50):
            draw.begin(step)
            name = chance.choice(("edit", "edit", "edit", "pair"))
            if (arguments := MOVES[name].propose(made, chance)) is not None:
                MOVES[name].do(made, arguments, step)
        MOVES["remove"].do(made, {"office": "AZ", "record": "placement", "kind": "placement"}, 50)
        MOVES["create"].do(made, {"office": "AZ", "kind": "applicant", "values": palette.person(chance), "to": {}}, 51)
        MOVES["create"].do(
            made,
            {
                "office": "AZ",
                "kind": "application",
                "values": {},
                "to": {"applicant": "applicant_51", "cohort": "cohort"},
            },
            52,
        )
        MISHAPS["export"].do(made, {"office": "AZ", "to": "TR", "sensitive": True}, 60)
        yield made
        made.close()


def _review(office: Office, file: File, world: World) -> Review:
    looked = world.review(office, file)
    for at, change in enumerate(looked.comparison.changes()):
        looked.decide(change, (merging.Decision.OURS, merging.Decision.THEIRS, merging.Decision.ACCEPT)[at % 3])
    return looked


def test_a_merge_that_breaks_off_at_any_statement_has_changed_nothing(world: World) -> None:
    office, file = world.offices["TR"], world.files["file_60"]
    before, looked = office.everything(), _review(office, file, world)
    assert len(looked.records) > 5 and {each.group.value for each in looked.comparison.changes()} >= {
        "conflict",
        "changed",
        "added",
    }
    statements = 0
    while True:
        statements += 1
        try:
            with _breaking(statements):
                merging.apply(office.store, looked, access=Access(AUTHOR))
        except Broke:
            assert statements % 7 or office.everything() == before
            continue
        break
    assert statements > 100 and office.everything() != before and office.store.check() == []
    office.store.undo(AUTHOR)
    assert office.everything() == before


@contextmanager
def _breaking(at: int) -> Iterator[None]:
    """Around a write: the statement of that number breaks."""
    left, real = [at], operation.Database

    class Cursor:
        def __init__(self, cursor: object) -> None:
            self._cursor = cursor

        def __getattr__(self, name: str) -> object:
            if name in ("execute", "executemany"):
                left[0] -= 1
                if left[0] == 0:
                    raise Broke
            return getattr(self._cursor, name)

    class Breaking(real):  # type: ignore[misc, valid-type]
        def __init__(self, connection: object) -> None:
            super().__init__(connection)
            self.cursor = Cursor(self.cursor)

    operation.Database = Breaking  # type: ignore[misc]
    try:
        yield
    finally:
        operation.Database = real  # type: ignore[misc]


_KILLED = """
import os, pickle, signal, sys
from pathlib import Path
from exchange_app.services import merging
from exchange_app.services.access import Access
from exchange_app.store import Store, operation

path, review, at = Path(sys.argv[1]), pickle.loads(Path(sys.argv[2]).read_bytes()), int(sys.argv[3])
store = Store.open(path)
left = [at]

def counted(*_):
    left[0] -= 1
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGKILL)

class Counted(operation.Database):
    def __init__(self, connection):
        super().__init__(connection)
        connection.connection.driver_connection.set_trace_callback(counted)

operation.Database = Counted
merging.apply(store, review, access=Access("Derya"))
"""


@pytest.mark.skipif(os.name == "nt", reason="kill -9")
@pytest.mark.parametrize("at", (3, 60, 150, 100_000))
def test_a_killed_merge_has_changed_nothing_or_all(world: World, tmp_path: Path, at: int) -> None:
    import pickle

    office, file = world.offices["TR"], world.files["file_60"]
    before, looked = office.everything(), _review(office, file, world)
    kept = tmp_path / "review.pickle"
    kept.write_bytes(pickle.dumps(looked))
    office.close()
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, str(office.path), str(kept), str(at)], capture_output=True, text=True
    )
    killed = done.returncode == -signal.SIGKILL
    assert killed == (at < 1000), done.stderr
    office.store = Store.open(office.path)
    assert (office.everything() == before) is killed
    assert office.store.check() == []
    connection = connect(office.path, None)
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    connection.close()
