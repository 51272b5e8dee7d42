"""Work beside the window: results, troubles, bugs, cancel and order."""

from __future__ import annotations

import sys
import threading
import time

import pytest
from PySide6.QtWidgets import QLabel

from exchange_app.bugs import Unexpected, describe, log_path
from exchange_app.errors import Trouble
from exchange_app.text import msg, words
from ui.desk.bugs import BugWatch
from ui.desk.operations import Operations


@pytest.fixture
def operations(qtbot):
    shown: list[Trouble] = []
    made = Operations(shown.append)
    made.shown = shown
    yield made
    qtbot.waitUntil(lambda: not made.busy(), timeout=5000)
    made.close()


def test_a_task_runs_beside_the_window_and_its_result_arrives_on_it(operations, qtbot):
    seen = []
    operations.run(
        lambda _progress: threading.current_thread().name, lambda name: seen.append((name, threading.current_thread()))
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] != threading.main_thread().name
    assert seen[0][1] is threading.main_thread()


def test_writes_run_one_after_another_in_their_order(operations, qtbot):
    order: list[int] = []

    def write(number: int):
        def task(_progress):
            time.sleep(0.01 * (5 - number))
            order.append(number)

        return task

    for number in range(5):
        operations.write(write(number))
    qtbot.waitUntil(lambda: len(order) == 5)
    assert order == [0, 1, 2, 3, 4]


def test_a_trouble_nobody_takes_is_shown_once(operations, qtbot):
    def task(_progress):
        raise Trouble(msg("The sheet is empty."))

    operations.run(task)
    qtbot.waitUntil(lambda: bool(operations.shown))
    assert [each.sentence(words("en")) for each in operations.shown] == ["The sheet is empty."]


@pytest.mark.bugs
def test_a_bug_is_told_without_its_words_and_logged_without_values(operations, qtbot):
    def task(_progress):
        raise ValueError("Kənan Cəfərov, AA1234567")

    operations.run(task)
    qtbot.waitUntil(lambda: bool(operations.shown))
    assert isinstance(operations.shown[0], Unexpected)
    log = log_path().read_text("utf-8")
    assert "builtins.ValueError" in log and "test_operations.py" in log
    assert "Kənan" not in log and "AA1234567" not in log


def test_cancel_ends_a_task_at_its_next_step(operations, qtbot):
    begun, ended = threading.Event(), []

    def task(progress):
        for number in range(100_000):
            begun.set()
            time.sleep(0.005)
            progress.step(number, 100_000, msg("Rows"))

    running = operations.run(task, lambda _result: ended.append("done"), cancelled=lambda: ended.append("cancelled"))
    begun.wait()
    running.cancel()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == ["cancelled"]


def test_a_dropped_query_says_nothing_any_more(operations, qtbot):
    seen, dropped = [], threading.Event()
    operations.run(lambda _progress: dropped.wait() and "old", seen.append).drop()
    dropped.set()
    operations.run(lambda _progress: "new", seen.append)
    qtbot.waitUntil(lambda: not operations.busy())
    assert seen == ["new"]


def test_nothing_is_delivered_to_a_widget_that_is_gone(operations, qtbot):
    owner, seen, gone = QLabel(), [], threading.Event()
    owner.destroyed.connect(gone.set)
    operations.run(lambda _progress: gone.wait() and 1, seen.append, owner=owner)
    owner.deleteLater()
    qtbot.waitUntil(lambda: not operations.busy())
    assert seen == []


@pytest.mark.bugs
def test_what_escapes_from_a_slot_is_presented_and_logged(qtbot):
    shown = []
    watch = BugWatch(shown.append)
    watch.install()
    try:
        try:
            raise KeyError("passport AA1234567")
        except KeyError as bug:
            sys.excepthook(type(bug), bug, bug.__traceback__)
    finally:
        watch.remove()
    assert [each.code for each in shown] == ["app.unexpected"]
    assert "AA1234567" not in log_path().read_text("utf-8")


def test_a_described_bug_names_classes_and_places_alone():
    try:
        try:
            raise OSError("/home/leyla/list.xlsx")
        except OSError as error:
            raise RuntimeError("Leyla Abbasova") from error
    except RuntimeError as bug:
        told = "\n".join(describe(bug))
    assert "builtins.RuntimeError" in told and "builtins.OSError" in told
    assert "eyla" not in told
