"""Asks what is replaced in a list until it is written or given up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from exchange_app.services.replacing import label_of_replacing
from ui.desk.context import Desk
from ui.lists.list_columns import ListColumn
from ui.lists.replacing.replace_dialog import ReplaceAsked, ReplaceDialog
from ui.lists.scopes import Scope


class ListReplacer(QObject):
    """Finds and replaces in one list. It ends with `owner`."""

    def __init__(
        self,
        owner: QWidget,
        desk: Desk,
        kind_key: str,
        available: Mapping[str, ListColumn],
        scopes: Sequence[Scope],
        write: Callable[..., None],
    ) -> None:
        super().__init__(owner)
        self._owner, self._desk, self._kind = owner, desk, kind_key
        self._available, self._scopes, self._write = available, scopes, write

    def ask(self, asked: ReplaceAsked | None = None, complaint: str = "") -> None:
        """Every change is shown before it is written, and all of them are one step. Where that is refused it is asked again, with
        why."""
        dialog = ReplaceDialog(self._owner, self._desk, self._kind, self._available, self._scopes, asked)
        dialog.complain(complaint)
        if dialog.exec() == ReplaceDialog.DialogCode.Accepted:
            found, again = dialog.model.found, dialog.asked
            changes = found.changes(dialog.model.left)
            self._write(changes, label_of_replacing(changes), found.seen, lambda why: self.ask(again, why))
        dialog.deleteLater()
