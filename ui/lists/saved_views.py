"""Saved views of a list: use, save, rename, delete. They are kept in the store, for everybody who works with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from exchange_app.progress import Progress
from exchange_app.services.saved_views import delete_view, rename_view, save_view
from exchange_app.store import SavedFilter
from ui.components.dialog import Dialog, ask
from ui.components.fields import Labelled
from ui.components.icons import icon
from ui.desk.context import Desk


class SavedViews:
    """The menu of a list's saved views. `now` gives what is shown as JSON data, `use` shows such."""

    def __init__(
        self, desk: Desk, kind: str, parent: QWidget, now: Callable[[], dict[str, Any]], use: Callable[[Any], None]
    ) -> None:
        self._desk, self._kind, self._parent, self._now, self._use = desk, kind, parent, now, use

    def open(self, place: QPoint) -> None:
        """The menu at a global place, once it is read which there are."""
        self._read(lambda saved: self._show(saved, place))

    def _read(self, then: Callable[[list[SavedFilter]], None]) -> None:
        self._desk.operations.run(lambda _progress: self.all(), then, owner=self._parent)

    def all(self) -> list[SavedFilter]:
        """The saved views, by name; from any thread."""
        with self._desk.store.read() as reader:
            return reader.app_data.saved_filters(self._kind)

    def _show(self, saved: Sequence[SavedFilter], place: QPoint) -> None:
        words, menu = self._desk.words, QMenu(self._parent)
        for each in saved:
            use = menu.addAction(icon("star", "second"), each.name)
            use.triggered.connect(lambda _checked=False, view=each.query: self._use(view))
        if saved:
            menu.addSeparator()
        save = menu.addAction(icon("save"), words._("Save this view…"))
        save.triggered.connect(lambda: self._save({each.name for each in saved}))
        if saved:
            rename = menu.addMenu(icon("pencil"), words._("Rename"))
            delete = menu.addMenu(icon("trash"), words._("Delete"))
            for each in saved:
                rename.addAction(each.name).triggered.connect(
                    lambda _checked=False, each=each: self._rename(each, {other.name for other in saved} - {each.name})
                )
                delete.addAction(each.name).triggered.connect(lambda _checked=False, each=each: self._delete(each))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _ask_name(self, title: str, name: str, taken: Collection[str]) -> str:
        words = self._desk.words
        what = words._("Columns, widths, order, search and filters, for everybody who works with this store.")
        dialog = Dialog(self._parent, words, title, what, width=380)
        line = QLineEdit(name)
        line.selectAll()
        dialog.body.addWidget(Labelled(words._("Name of the view"), line))

        def accept() -> None:
            given = " ".join(line.text().split())
            if not given:
                dialog.complain(words._("Give the view a name."))
            elif given not in taken or self._sure_to_replace(dialog, given):
                dialog.accept()

        dialog.add_cancel()
        dialog.add_action(words._("Save"), accept)
        line.setFocus()
        accepted = dialog.exec() == Dialog.DialogCode.Accepted
        text = " ".join(line.text().split())
        dialog.deleteLater()
        return text if accepted else ""

    def _sure_to_replace(self, over: QWidget, name: str) -> bool:
        words = self._desk.words
        sentence = words._("There is a view “{name}” already; this one comes in its place.", name=name)
        return ask(over, words, words._("Replace the view?"), sentence, words._("Replace"), danger=True)

    def _save(self, taken: Collection[str] = ()) -> None:
        name = self._ask_name(self._desk.words._("Save this view"), "", taken)
        if name:
            data, desk = self._now(), self._desk
            self._write(lambda: save_view(desk.store, self._kind, name, data, access=desk.access))

    def _rename(self, each: SavedFilter, taken: Collection[str] = ()) -> None:
        name = self._ask_name(self._desk.words._("Rename the view"), each.name, taken)
        if name and name != each.name:
            desk = self._desk
            self._write(lambda: rename_view(desk.store, self._kind, each.name, name, each.query, access=desk.access))

    def _delete(self, each: SavedFilter) -> None:
        words = self._desk.words
        sentence = words._("The view “{name}” is deleted for everybody who works with this store.", name=each.name)
        if ask(self._parent, words, words._("Delete the view?"), sentence, words._("Delete"), danger=True):
            desk = self._desk
            self._write(lambda: delete_view(desk.store, self._kind, each.name, access=desk.access))

    def _write(self, do: Callable[[], None]) -> None:
        def task(_progress: Progress) -> None:
            do()

        self._desk.operations.write(
            task, lambda _result: self._desk.message(self._desk.words._("Saved views updated."), "good")
        )
