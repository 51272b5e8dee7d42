"""Saves or prints what is seen of a list, beside the window, with progress and Cancel."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from exchange_app.progress import Progress
from exchange_app.services.shown_lists import DrawnList, ShownList, gather
from ui.components import printer
from ui.components.files import ask_to_save
from ui.desk.context import Desk
from ui.lists.saving.save_dialog import PRINTER, SaveDialog
from ui.lists.scopes import Scope


class ListSaver(QObject):
    """One list that is saved or printed. It ends with `owner`."""

    def __init__(self, owner: QWidget, desk: Desk, kind_key: str, narrowed: Sequence[str]) -> None:
        super().__init__(owner)
        self._owner, self._desk, self._kind, self._narrowed = owner, desk, kind_key, narrowed

    def ask(self, scopes: Sequence[Scope]) -> None:
        """Ask what of it and how; where to; and do it."""
        dialog = SaveDialog(self._owner, self._desk.words, self._kind, scopes, self._narrowed)
        if dialog.exec() == SaveDialog.DialogCode.Accepted:
            if dialog.way == PRINTER:
                self.draw(dialog.shown, dialog.clear_on)
            else:
                self._ask_where(dialog)
        dialog.deleteLater()

    def _ask_where(self, dialog: SaveDialog) -> None:
        words, ending = self._desk.words, dialog.way
        proposed = f"{dialog.shown.name(words)}{ending}"
        kinds = f"{dialog.ways.currentText()} (*{ending})"
        path = ask_to_save(self._owner, words._("Save the list"), proposed, kinds)
        if path:
            self.save(dialog.shown, dialog.clear_on, Path(path if path.lower().endswith(ending) else path + ending))

    def save(self, shown: ShownList, basis: str | None, path: Path) -> None:
        """Save in the format of the ending."""
        desk = self._desk

        def task(progress: Progress) -> int:
            return gather(desk.store, shown, desk.words, progress, access=desk.access, basis=basis).save(path, progress)

        def done(rows: int) -> None:
            said = desk.words.n_(
                "{count} row is saved as {file}.", "{count} rows are saved as {file}.", rows, file=path.name
            )
            url = QUrl.fromLocalFile(str(path))
            desk.message(said, "good", desk.words._("Open"), partial(_open, url))

        desk.operations.run(task, done, desk.show, owner=self._owner, shown=True)

    def draw(self, shown: ShownList, basis: str | None) -> None:
        """Draw the pages, ask for a printer, and print."""
        desk = self._desk

        def task(progress: Progress) -> DrawnList:
            return gather(desk.store, shown, desk.words, progress, access=desk.access, basis=basis).draw(progress)

        desk.operations.run(task, self._print, desk.show, owner=self._owner, shown=True)

    def _print(self, made: DrawnList) -> None:
        desk, where = self._desk, printer.printer_for(made)
        if not printer.ask(where, made, self._owner):
            return

        def done(pages: int) -> None:
            said = desk.words.n_("{count} page went to the printer.", "{count} pages went to the printer.", pages)
            desk.message(said, "good")

        def task(progress: Progress) -> int:
            return printer.print_pages(made, where, progress)

        desk.operations.run(task, done, desk.show, owner=self._owner, shown=True)


def _open(url: QUrl) -> None:
    QDesktopServices.openUrl(url)
