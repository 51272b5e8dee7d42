"""Catches what escapes from slots, threads and Qt: it is logged without values, the person is told, the window lives on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from datetime import datetime
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from exchange_app.bugs import Unexpected, log_bug, log_lines
from exchange_app.errors import Trouble

_HARMLESS = ("This plugin does not support", "propagateSizeHints", "QFont::fromString", "qt.qpa.")


class BugWatch:
    """Catches what escapes from slots, threads and Qt itself, as long as it is installed."""

    def __init__(self, present: Callable[[Trouble], None]) -> None:
        """`present` is called on the window's thread alone."""
        self._present = present
        self._presenting = False
        self._hooks = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """Take over the hooks of the interpreter and of Qt."""
        self._hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._escaped
        threading.excepthook = self._escaped_thread
        qInstallMessageHandler(self._qt_said)

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._hooks
        qInstallMessageHandler(None)

    def _escaped(self, kind: type[BaseException], bug: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            self._hooks[0](kind, bug, where)
            return
        trouble = bug if isinstance(bug, Trouble) else Unexpected()
        if not isinstance(bug, Trouble):
            log_bug(bug)
        if threading.current_thread() is threading.main_thread() and not self._presenting:
            self._presenting = True
            try:
                self._present(trouble)
            finally:
                self._presenting = False

    def _escaped_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._escaped(args.exc_type, args.exc_value, args.exc_traceback)

    def _qt_said(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind == QtMsgType.QtDebugMsg or any(part in text for part in _HARMLESS):
            return
        # Qt's own sentences speak of widgets and files, never of records; the first line is enough to find the place.
        log_lines([f"{datetime.now().isoformat(timespec='seconds')} Qt {kind.name}: {text.splitlines()[0][:200]}"])
