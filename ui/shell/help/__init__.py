"""Help and About. What shows them is imported when it is first asked for, as pages are: few ask, and Qt's rich text is large."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMainWindow

from exchange_app.text import Words


def show_help(parent: QMainWindow, words: Words, topic: str, at: str = "") -> None:
    """Open help at a topic, where it says `at`, beside the window."""
    from ui.shell.help.dialog import HelpDialog

    HelpDialog(parent, words, topic, at).show()


def show_about(parent: QMainWindow, words: Words, store: Path | None) -> None:
    """Version, places, licences, and the report of a bug."""
    from ui.shell.help.about import AboutDialog

    dialog = AboutDialog(parent, words, store)
    dialog.exec()
    dialog.deleteLater()
