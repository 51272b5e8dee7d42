"""Cycles with widgets in them die on the window's thread."""

from __future__ import annotations

import gc
import sys
import threading
import weakref

from PySide6.QtWidgets import QWidget

from ui.desk.gui_thread_gc import Collector
from ui.desk.operations import Operations


def _cycle() -> weakref.ref:
    widget = QWidget()
    widget.itself = widget
    return weakref.ref(widget)


def test_a_widget_in_a_cycle_is_left_alone_by_a_reader_that_makes_much(qtbot):
    operations, collector = Operations(lambda _trouble: None), Collector()
    gone: list[threading.Thread] = []
    widget = _cycle()
    weakref.finalize(widget(), lambda: gone.append(threading.current_thread()))
    try:
        running = operations.run(lambda _progress: [[each] for each in range(300_000)] and None)
        qtbot.waitUntil(lambda: running.over)
        assert set(gone) <= {threading.main_thread()}, "a slow machine gives the collector's own timer its turn"
        collector.look()
        gc.collect()
        assert gone == [threading.main_thread()]
    finally:
        collector.stop()
        operations.close()


def test_what_grows_is_collected_without_being_asked(qtbot):
    collector = Collector()
    try:
        collector._timer.setInterval(5)
        found = [_cycle() for _ in range(50)]
        kept = [[each] for each in range(5000)]
        qtbot.waitUntil(lambda: all(each() is None for each in found))
        assert kept
    finally:
        collector.stop()


def test_little_is_left_until_there_is_more(qtbot):
    collector = Collector()
    try:
        gc.collect()
        widget = _cycle()
        collector.look()
        assert widget() is not None
    finally:
        collector.stop()
        gc.collect()
    assert widget() is None


def test_the_interpreter_collects_again_when_it_did_before(qtbot):
    gc.enable()
    collector = Collector()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_nothing_is_collected_while_a_closed_window_is_taken_down(desk_window, full_store):
    app = desk_window(full_store)
    assert not gc.isenabled()
    app.window.close()
    assert not gc.isenabled()


def test_a_job_is_let_go_on_the_windows_thread(qtbot):
    operations = Operations(lambda _trouble: None)
    gone: list[threading.Thread] = []
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(1000):
            running = operations.run(lambda _progress: None)
            weakref.finalize(running, lambda: gone.append(threading.current_thread()))
        del running
        qtbot.waitUntil(lambda: len(gone) == 1000)
        assert set(gone) == {threading.main_thread()}
    finally:
        sys.setswitchinterval(interval)
        operations.close()
