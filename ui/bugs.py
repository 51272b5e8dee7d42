"""What happens to an error that nobody foresaw: it is logged without values, the person is told, the window lives on."""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from exchange_app.errors import Trouble
from exchange_app.text import msg

LOG_SIZE = 512 * 1024
_HARMLESS = ("This plugin does not support", "propagateSizeHints", "QFont::fromString", "qt.qpa.")


class Unexpected(Trouble):
    """A bug. The log has its place in the program, never a value."""

    code = "unexpected"

    def __init__(self) -> None:
        super().__init__(
            msg(
                "Something in the program went wrong and this step was not done. What is stored is safe; the place of "
                "the error was noted in the log. Try again, and if it happens again send the log to whoever looks after "
                "the program."
            )
        )


def log_path() -> Path:
    """Where bugs are noted."""
    from exchange_app.settings import home_folder

    return home_folder() / "errors.log"


def describe(bug: BaseException) -> list[str]:
    """Class and place of an error and of what caused it, outermost call first. No message, no values."""
    lines: list[str] = []
    seen: BaseException | None = bug
    while seen is not None and len(lines) < 200:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(seen.__traceback__, limit=-30)
        ]
        seen = seen.__cause__ or seen.__context__
    return lines


def log_bug(bug: BaseException) -> None:
    """Note an error in the log. A log that cannot be written is no reason to stop."""
    _write([f"{datetime.now().isoformat(timespec='seconds')} pid {os.getpid()}", *describe(bug), ""])


def _write(lines: list[str]) -> None:
    try:
        path = log_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LOG_SIZE:
            path.replace(path.with_suffix(".old.log"))
        with path.open("a", encoding="utf-8") as stream:
            stream.write("\n".join(lines) + "\n")
    except OSError:
        return


class Watch:
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
        _write([f"{datetime.now().isoformat(timespec='seconds')} Qt {kind.name}: {text.splitlines()[0][:200]}"])
