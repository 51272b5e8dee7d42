"""Python's collector of reference cycles, run by the window's own thread and only when it waits for something to do."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000
"""Milliseconds between two looks at whether there is anything to collect."""


class Collector(QObject):
    """Collects in place of the interpreter, as long as it is at work.

    The interpreter collects in whatever thread happens to pass its threshold. A widget or a timer that stands in a
    cycle would then be taken down by a reader's thread, and Qt ends the process for that, now and then.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the generations that have grown enough, by the interpreter's own measure."""
        young, middle, old = (count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True))
        if young:
            gc.collect(2 if middle and old else 1 if middle else 0)

    def settle(self) -> None:
        """What stands by now, modules and declarations above all, is not looked through again."""
        gc.freeze()

    def stop(self) -> None:
        """Collect no more. The interpreter does so again only if it did before: readers may still be at work."""
        self._timer.stop()
        if self._before:
            gc.enable()
