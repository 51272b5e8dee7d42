"""Saved filters of a list: use, save, rename, delete. They are kept in the store, for everybody who works with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from exchange_app.services.saved_filters import delete_filter, rename_filter, save_filter
from exchange_app.store import SavedFilter
from ui.components.dialog import Dialog, ask
from ui.components.fields import Labelled
from ui.components.icons import icon
from ui.desk.context import Desk


class SavedFilters:
    """The menu of a list's saved filters."""

    def __init__(
        self, desk: Desk, kind: str, parent: QWidget, now: Callable[[], dict[str, Any]], use: Callable[[Any], None]
    ) -> None:
        self._desk, self._kind, self._parent, self._now, self._use = desk, kind, parent, now, use

    def open(self, place: QPoint) -> None:
        """The menu at a global place."""
        words, menu = self._desk.words, QMenu(self._parent)
        saved = self.all()
        for each in saved:
            use = menu.addAction(icon("filter", "second"), each.name)
            use.triggered.connect(lambda _checked=False, query=each.query: self._use(query))
        if saved:
            menu.addSeparator()
        menu.addAction(icon("save"), words._("Save these filters…")).triggered.connect(lambda: self._save())
        if saved:
            rename = menu.addMenu(icon("pencil"), words._("Rename"))
            delete = menu.addMenu(icon("trash"), words._("Delete"))
            for each in saved:
                rename.addAction(each.name).triggered.connect(lambda _checked=False, each=each: self._rename(each))
                delete.addAction(each.name).triggered.connect(lambda _checked=False, each=each: self._delete(each))
        menu.popup(place)

    def all(self) -> list[SavedFilter]:
        """The saved filters, by name."""
        with self._desk.store.read() as reader:
            return reader.app_data.saved_filters(self._kind)

    def _ask_name(self, title: str, name: str) -> str:
        words = self._desk.words
        dialog = Dialog(self._parent, words, title, width=380)
        line = QLineEdit(name)
        line.selectAll()
        dialog.body.addWidget(Labelled(words._("Name of the filter"), line))

        def accept() -> None:
            if line.text().strip():
                dialog.accept()
            else:
                dialog.complain(words._("Give the filter a name."))

        dialog.add_cancel()
        dialog.add_action(words._("Save"), accept)
        line.setFocus()
        accepted = dialog.exec() == Dialog.DialogCode.Accepted
        text = " ".join(line.text().split())
        dialog.deleteLater()
        return text if accepted else ""

    def _save(self) -> None:
        name = self._ask_name(self._desk.words._("Save these filters"), "")
        if name:
            data, desk = self._now(), self._desk
            self._write(lambda: save_filter(desk.store, self._kind, name, data, access=desk.access))

    def _rename(self, each: SavedFilter) -> None:
        name = self._ask_name(self._desk.words._("Rename the filter"), each.name)
        if name and name != each.name:
            desk = self._desk
            self._write(lambda: rename_filter(desk.store, self._kind, each.name, name, each.query, access=desk.access))

    def _delete(self, each: SavedFilter) -> None:
        words = self._desk.words
        sentence = words._("The filter “{name}” is deleted for everybody who works with this store.", name=each.name)
        if ask(self._parent, words, words._("Delete the filter?"), sentence, words._("Delete"), danger=True):
            desk = self._desk
            self._write(lambda: delete_filter(desk.store, self._kind, each.name, access=desk.access))

    def _write(self, do: Callable[[], None]) -> None:
        self._desk.operations.write(
            lambda _progress: do(),
            lambda _result: self._desk.message(self._desk.words._("Saved filters updated."), "good"),
        )
