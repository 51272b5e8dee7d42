"""Choosing files: a store to open, a place for a new one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from exchange_app.settings import STORE_SUFFIX
from exchange_app.text import Words
from ui.components.files import ask_to_open, ask_to_save


def choose_store(parent: QWidget, words: Words, near: Path | None) -> Path | None:
    """An existing store, or None."""
    name = ask_to_open(
        parent,
        words._("Open a store"),
        ";;".join((words._("Stores (*{suffix})", suffix=STORE_SUFFIX), words._("All files (*)"))),
        near.parent if near is not None else None,
    )
    return Path(name) if name else None


def choose_new_store(parent: QWidget, words: Words, proposed: Path) -> Path | None:
    """A place for a new store, or None."""
    name = ask_to_save(parent, words._("New store"), str(proposed), words._("Stores (*{suffix})", suffix=STORE_SUFFIX))
    return Path(name) if name else None
