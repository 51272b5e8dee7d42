"""A second window on the same store: a process of its own, so that a question in one never holds up the other."""

from __future__ import annotations

from pathlib import Path

from exchange_app.child_process import set_free
from exchange_app.text import Words
from ui.shell.window import BESIDE


def open_another_window(store: Path | None, words: Words) -> None:
    """Open a store, or the one of the settings, in one more window, in the language of this one."""
    path = ("--store", str(store)) if store is not None else ()
    set_free("ui.shell.app", "--open-window", [*path, "--lang", words.language, BESIDE])
