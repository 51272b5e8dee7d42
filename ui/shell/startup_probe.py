"""Tells whoever started the window, on standard output, when it stands painted; benchmarks wait for that line.

EXCHANGE_APP_STAMP=window means the first picture of the window, =list the first picture of a list with rows in it.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QTableView

from ui.shell.window import MainWindow


class Stamp(QObject):
    """Watches a window, says `painted` once, and is then done."""

    def __init__(self, window: MainWindow, what: str) -> None:
        super().__init__(window)
        self._window = window
        self._view: QTableView | None = None
        if what == "list":
            window.shown_page.connect(self._watch_list)
        else:
            window.installEventFilter(self)

    def _watch_list(self, _page: str) -> None:
        page = self._window.current_page()
        self._view = page.findChild(QTableView) if page is not None else None
        if self._view is not None:
            self._view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and (self._view is None or self._view.model().rowCount()):
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._say)
        return False

    def _say(self) -> None:
        sys.stdout.write("painted\n")
        sys.stdout.flush()
