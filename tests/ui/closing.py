"""The end of a window that a test opened."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent

from ui.shell.app import Application


def shut(app: Application, qtbot: Any) -> None:
    """Close the window and wait until it is closed: what is typed in it is kept first, which takes a while."""
    closed: list[bool] = []
    app.window.closing.connect(lambda: closed.append(True))
    if not app.window.close():
        qtbot.waitUntil(lambda: bool(closed))
    app.window.deleteLater()
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
