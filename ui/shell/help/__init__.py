"""Help and About. What shows them is imported when it is first asked for, as pages are: few ask, and Qt's rich text is large."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMainWindow

from exchange_app.text import Words


def show_help(parent: QMainWindow, words: Words, topic: str) -> None:
    """Open help at a topic, beside the window."""
    from ui.shell.help.dialog import HelpDialog

    HelpDialog(parent, words, topic).show()


def show_about(parent: QMainWindow, words: Words, store: Path | None) -> None:
    """Version, and where things lie."""
    from ui.shell.help.dialog import about

    about(parent, words, store)
