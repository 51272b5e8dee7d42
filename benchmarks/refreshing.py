"""What one write costs the window with 100,000 applicants and every page visited: the processor's time until all is quiet."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from benchmarks.measure import compare
from benchmarks.people import programme_with
from exchange_app.services.access import Access
from exchange_app.services.records import Edit, write
from exchange_app.store import Query
from exchange_app.text import msg

if TYPE_CHECKING:
    from exchange_app.store import OperationResult, Store
    from ui.shell.app import Application

ROWS = 100_000
MANY = 10_000
QUIET = 1.6
"""Seconds without any job after which the window counts as quiet: longer than everything that waits a moment."""

NEVER = 24 * 60 * 60 * 1000
"""Milliseconds after which no benchmark is still running."""

TICK = 10
"""Milliseconds after which the window is asked again whether it is free."""


@dataclass
class Cost:
    """Seconds of the processor, seconds until the last job had ended, and the longest time the window stood still."""

    processor: float = 0.0
    until_quiet: float = 0.0
    stood_still: float = 0.0

    def __str__(self) -> str:
        return f"processor {self.processor:.2f} s, quiet after {self.until_quiet:.2f} s, window still {self.stood_still:.2f} s"


def quiet(app: Application) -> Cost:
    """Let the window work until nothing has been under way for a while; in between it sleeps, as it does for a person."""
    from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

    cost = Cost()
    began, used = perf_counter(), process_time()
    last, spent, ticked = began, 0.0, began

    def tick() -> None:
        nonlocal ticked
        cost.stood_still = max(cost.stood_still, perf_counter() - ticked - TICK / 1000)
        ticked = perf_counter()

    ticking = QTimer()
    ticking.timeout.connect(tick)
    ticking.start(TICK)
    while perf_counter() - last < QUIET:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if app.operations.busy():
            last = perf_counter()
            spent = process_time() - used
    ticking.stop()
    cost.processor, cost.until_quiet = spent, last - began
    return cost


@contextmanager
def window(path: Path) -> Iterator[Application]:
    """The real window, without a screen, on a store of its own."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from exchange_app.settings import Settings
    from ui.shell import session
    from ui.shell.app import Application

    # Whether another window wrote is asked every few seconds, whatever is done: it would be taken for the end of a write.
    session.LOOK_EVERY = NEVER
    with TemporaryDirectory(prefix="exchange-bench-") as name:
        os.environ["EXCHANGE_APP_HOME"] = name
        qt = QApplication.instance() or QApplication(["bench"])
        assert isinstance(qt, QApplication)
        settings = Settings.load(Path(name) / "settings.json")
        settings.page, settings.language = "applicants", "en"
        app = Application(qt, settings)
        app.start(path)
        while app.workspace is None or app.session.store is None:
            quiet(app)
        quiet(app)
        yield app
        app.window.close()
        quiet(app)


def visit(app: Application) -> None:
    """Go to every page once, and back to the applicants."""
    from ui.pages import PAGES

    for key in PAGES:
        app.window.go(key)
        print(f"{key}, shown for the first time: {quiet(app)}", flush=True)
    app.window.go("applicants")
    quiet(app)


def step(app: Application, task: Callable[[], object]) -> Cost:
    """Write beside the window, as its pages do, and wait until all is quiet."""
    app.operations.write(lambda _progress: task())
    return quiet(app)


def cities(store: Store, count: int, value: str) -> Callable[[], OperationResult]:
    """The city of so many applicants changed, as from the bar of the selected records."""
    with store.read() as reader:
        rows = reader.rows("applicant", ("version",), list(reader.keys(Query("applicant")))[:count])
    edits = [Edit("applicant", id, {"city": value}, version) for _key, id, version in rows]
    return lambda: write(store, msg("Benchmark"), edits, access=Access("bench"))


def run() -> None:
    """Print what one edit costs after all pages were visited beside one with a single page, and what many changes cost."""
    with TemporaryDirectory(prefix="exchange-bench-") as name:
        path = Path(name) / "store.exchange"
        copyfile(programme_with(ROWS), path)
        with window(path) as app:
            store = app.session.store
            assert store is not None
            turn = iter(range(1000))

            def edit() -> Cost:
                return step(app, cities(store, 1, f"Şəki {next(turn)}"))

            edit()
            alone = [edit().processor for _ in range(3)]
            visit(app)
            print(f"one edit after all pages: {edit()}", flush=True)
            said = iter(alone)
            compare(
                "processor of one edit, all pages visited",
                1.3,
                lambda: edit().processor,
                lambda: next(said),
                rounds=3,
                warm_up=False,
            )
            print(f"{MANY} records changed: {step(app, cities(store, MANY, 'Quba'))}", flush=True)
            print(f"taken back: {step(app, lambda: store.undo('bench'))}", flush=True)
