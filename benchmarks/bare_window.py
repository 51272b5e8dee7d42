"""The least a PySide6 window can be: started as its own process, it says when it stands painted."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class _Watch(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, _say)
        return False


def _say() -> None:
    sys.stdout.write("painted\n")
    sys.stdout.flush()


def main() -> int:
    """Show an empty main window of the application's usual size and stay."""
    application = QApplication(["bare"])
    window = QMainWindow()
    watch = _Watch(window)
    window.installEventFilter(watch)
    window.resize(1366, 768)
    window.show()
    return int(application.exec())


if __name__ == "__main__":
    raise SystemExit(main())
