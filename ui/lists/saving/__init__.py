"""Saving and printing what is seen of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.desk.context import Desk
    from ui.lists.scopes import Scope


def save_list(owner: QWidget, desk: Desk, kind_key: str, scopes: Sequence[Scope], narrowed: Sequence[str]) -> None:
    """Ask how and save, or print. What draws and writes is imported when somebody asks for it: 50 ms of every start."""
    from ui.lists.saving.list_saver import ListSaver

    ListSaver(owner, desk, kind_key, narrowed).ask(scopes)
