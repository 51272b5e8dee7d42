"""Everything that works with a store, put together: the session, the stores one goes between, what the actions do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from ui.shell.commands import Commands
from ui.shell.frame import Frame
from ui.shell.handover import Handover
from ui.shell.session import StoreSession
from ui.shell.stores import Stores


class Workspace(QObject):
    """Comes after the first picture of the window. One for the life of the application."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._frame = frame
        self.session = StoreSession(frame.settings, frame.words, frame.operations, frame.signals)
        self.stores = Stores(frame, self.session)
        self.commands = Commands(frame, self.session, self.stores)
        frame.dressed.connect(self._furnish)
        handle = frame.window.windowHandle()
        if handle is not None:
            self.session.watch_input(handle)

    def begin(self, path: Path | None, handover: Handover | None = None) -> None:
        """Open a store, or begin with the first start; or go on with a store that is open already."""
        self.commands.tell()
        if handover is not None:
            self.stores.take_over(handover)
        elif path is None:
            self.stores.first_start()
        else:
            self.stores.open_store(path)

    def _furnish(self) -> None:
        """The window was built anew: its pages are of the store that is open, in the words of now."""
        self.session.words = self._frame.words
        self.stores.furnish()
        self.commands.tell()
