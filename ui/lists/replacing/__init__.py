"""Find and replace in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from ui.desk.context import Desk
    from ui.lists.list_columns import ListColumn
    from ui.lists.scopes import Scope


def replace_in_list(
    owner: QWidget,
    desk: Desk,
    kind_key: str,
    available: Mapping[str, ListColumn],
    scopes: Sequence[Scope],
    write: Callable[..., None],
) -> None:
    """Ask what is looked for, show every change, and `write` what is ticked (see CellWriter.write). What does it is imported when
    somebody asks for it."""
    from ui.lists.replacing.list_replacer import ListReplacer

    ListReplacer(owner, desk, kind_key, available, scopes, write).ask()
