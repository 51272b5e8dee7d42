"""Work off the window's thread: readers side by side, writers one after another, progress, cancel, errors in one place."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from exchange_app.bugs import Unexpected, log_bug
from exchange_app.errors import Trouble
from exchange_app.progress import Cancelled, Progress
from exchange_app.text import Message

Result = TypeVar("Result")
Task = Callable[[Progress], Result]


class Running(QObject):
    """One job under way. It is the Progress given to the task; its signals arrive on the window's thread."""

    stepped = Signal(int, int, object)
    """done, total (-1: unknown), Message"""
    ended = Signal()
    """It is over, however it went."""

    def __init__(
        self,
        task: Task[Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[Trouble], None] | None,
        cancelled: Callable[[], None] | None,
        owner: QObject | None,
    ) -> None:
        super().__init__()
        self._task, self._done, self._failed, self._cancelled, self._owner = task, done, failed, cancelled, owner
        self._owned = owner is not None
        self._stop = threading.Event()
        self._dropped = False
        self.over = False
        self.writes = False

    def step(self, done: int, total: int | None, what: Message) -> None:
        """Called by the task, on its thread: tell how far it is. Raises Cancelled after cancel()."""
        if self._stop.is_set():
            raise Cancelled
        self.stepped.emit(done, -1 if total is None else total, what)

    def cancel(self) -> None:
        """Ask the task to stop at its next step."""
        self._stop.set()

    def drop(self) -> None:
        """Stop it and forget its result: nothing is called any more. For a newer query in its place."""
        self._dropped = True
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def _work(self) -> tuple[str, Any]:
        if self._dropped or self._stop.is_set():
            return "cancelled", None
        try:
            return "done", self._task(self)
        except Cancelled:
            return "cancelled", None
        except Trouble as trouble:
            return "failed", trouble
        except BaseException as bug:
            log_bug(bug)
            return "failed", Unexpected()

    def _deliver(self, outcome: str, value: Any, present: Callable[[Trouble], None]) -> None:
        self.over = True
        wanted = not self._dropped and not (self._owned and not shiboken6.isValid(self._owner))
        try:
            if wanted and outcome == "done" and self._done is not None:
                self._done(value)
            elif wanted and outcome == "cancelled" and self._cancelled is not None:
                self._cancelled()
            elif outcome == "failed" and not self._dropped:
                (self._failed if wanted and self._failed is not None else present)(value)
        finally:
            self.ended.emit()
            self._task, self._done, self._failed, self._cancelled = _nothing, None, None, None


def _nothing(progress: Progress) -> None:
    """Stands for a task that is over, so that what it held can go."""


Outcome = tuple[Running, str, Any]
"""A job that is over, "done", "cancelled" or "failed", and its result or Trouble."""


class _Workers:
    """Some threads that take jobs from a queue; they start with the first job and end with close().

    A job goes to `outcomes` with what came of it, and then `tell` is called, when the thread holds nothing of it any
    more: what a job holds, widgets among it, is let go by the window's thread.
    """

    def __init__(self, name: str, threads: int, outcomes: deque[Outcome], tell: Callable[[], None]) -> None:
        self._name, self._most, self._outcomes, self._tell = name, threads, outcomes, tell
        self._jobs: deque[Running] = deque()
        self._ready = threading.Condition()
        self._threads: list[threading.Thread] = []
        self._idle = 0
        self._closed = False

    def put(self, job: Running, waits: bool) -> None:
        with self._ready:
            self._jobs.append(job)
            most = 1 if waits else self._most
            if self._idle < len(self._jobs) and len(self._threads) < most:
                name = f"{self._name}-{len(self._threads)}"
                thread = threading.Thread(target=self._loop, name=name, daemon=True)
                self._threads.append(thread)
                thread.start()
            self._ready.notify()

    def _loop(self) -> None:
        while True:
            with self._ready:
                self._idle += 1
                self._ready.wait_for(lambda: self._jobs or self._closed)
                self._idle -= 1
                if not self._jobs:
                    return
                job = self._jobs.popleft()
            self._outcomes.append((job, *job._work()))
            del job
            self._tell()

    def close(self, seconds: float) -> None:
        """Wait for what is under way and in the queue, at most so long."""
        with self._ready:
            self._closed = True
            self._ready.notify_all()
        for thread in self._threads:
            thread.join(seconds)


class Operations(QObject):
    """The only place where the window starts work on other threads. Made and used on the window's thread."""

    working = Signal(object)
    """Running: a write, or a read that asked for it, has begun; the foot of the page may show its progress."""
    _over = Signal()

    def __init__(self, present: Callable[[Trouble], None]) -> None:
        """`present` shows a trouble to the person where the caller does not do it."""
        super().__init__()
        self.present = present
        self._under_way: set[Running] = set()
        self._over.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._outcomes: deque[Outcome] = deque()
        self._readers = _Workers("reader", 3, self._outcomes, self._over.emit)
        self._writer = _Workers("writer", 1, self._outcomes, self._over.emit)

    def run(
        self,
        task: Task[Result],
        done: Callable[[Result], None] | None = None,
        failed: Callable[[Trouble], None] | None = None,
        *,
        cancelled: Callable[[], None] | None = None,
        owner: QObject | None = None,
        waits: bool = False,
        shown: bool = False,
    ) -> Running:
        """Run `task(progress)` beside the window; `done(result)` is called on the window's thread.

        `failed` gets the Trouble (a bug comes as Unexpected, already logged) and then has to show it itself; without
        it the window shows it. With `owner`, nothing is called once that widget is gone. One that `waits` is not worth a
        thread and a connection of its own: it is done when a reader is free. One that is `shown` is shown to the person
        as work under way, with its progress and Cancel.
        """
        running = self._start(self._readers, waits, task, done, failed, cancelled, owner)
        if shown:
            self.working.emit(running)
        return running

    def write(
        self,
        task: Task[Result],
        done: Callable[[Result], None] | None = None,
        failed: Callable[[Trouble], None] | None = None,
        *,
        cancelled: Callable[[], None] | None = None,
        owner: QObject | None = None,
        quiet: bool = False,
    ) -> Running:
        """As run, for tasks that write to the store: they run one after another, in the order they were given.

        A `quiet` one is not shown to the person as work under way.
        """
        running = self._start(self._writer, False, task, done, failed, cancelled, owner)
        running.writes = True
        if not quiet:
            self.working.emit(running)
        return running

    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._under_way)

    def writing(self) -> bool:
        """Whether a write is under way or waits for its turn."""
        return any(running.writes for running in self._under_way)

    def close(self, seconds: float = 10.0) -> None:
        """Stop readers, let writers end. Nothing may be started afterwards."""
        self._readers.close(0.5)
        self._writer.close(seconds)

    def _start(self, workers: _Workers, waits: bool, task: Task[Any], *calls: Any) -> Running:
        running = Running(task, *calls)
        self._under_way.add(running)
        workers.put(running, waits)
        return running

    @Slot()
    def _finish(self) -> None:
        running, outcome, value = self._outcomes.popleft()
        self._under_way.discard(running)
        running._deliver(outcome, value, self.present)
