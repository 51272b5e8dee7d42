"""What the search over everything finds in the store that is open: the list under the field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QObject

from exchange_app.kinds import KINDS, kind
from exchange_app.kinds.registry import page_of, searched_kinds
from exchange_app.store import SavedFilter, SearchHit
from exchange_app.text import fold
from ui.components.hit_rows import HitRow
from ui.desk.context import Desk
from ui.desk.goto import ToRecord, ToView
from ui.desk.operations import Running
from ui.shell.palette import found
from ui.shell.search import SearchBox
from ui.shell.search_list import SearchPopup
from ui.shell.window import MainWindow

LIMIT = 40

RECORDS_FIRST = 5
"""Records that stand before what can be done, where anything can be done that is called so; the others stand behind."""
Found = tuple[list[SearchHit], Mapping[str, Sequence[SavedFilter]]]


class SearchResults(QObject):
    """Answers a search field for one store: asks off the window's thread, and shows records by kind, then actions."""

    def __init__(self, box: SearchBox, desk: Desk, window: MainWindow) -> None:
        super().__init__(box)
        self._box, self._desk, self._words, self._window = box, desk, desk.words, window
        self._running: Running | None = None
        self._popup: SearchPopup | None = None
        box.asked.connect(self._search)
        box.moved.connect(self._move)
        box.chosen.connect(self._go_to_current)
        box.left.connect(self._close)

    @property
    def popup(self) -> SearchPopup:
        """The list under the field, made when it is first needed."""
        if self._popup is None:
            self._popup = SearchPopup(self._words, self._box)
            self._popup.view.clicked.connect(self._go)
        return self._popup

    def end(self) -> None:
        """Another store, or none: nothing is found any more."""
        if self._popup is not None:
            self._popup.hide()
            self._popup.deleteLater()
        self.setParent(None)
        self.deleteLater()

    def _close(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _move(self, steps: int) -> None:
        self.popup.move_by(steps)

    def _search(self, text: str) -> None:
        if self._running is not None:
            self._running.drop()
            self._running = None
        if not text:
            self._close()
            return
        store = self._desk.store

        def ask(_progress: object) -> Found:
            with store.read() as reader:
                hits = reader.search(text, limit=LIMIT)
                views = {
                    key: reader.app_data.saved_filters(key) for key, each in KINDS.items() if each.page is not None
                }
            return hits, views

        self._running = self._desk.operations.run(ask, lambda found: self._show(text, *found), owner=self)

    def _show(self, text: str, hits: list[SearchHit], views: Mapping[str, Sequence[SavedFilter]]) -> None:
        self._running = None
        box = self._box
        if not box.hasFocus() and not self.popup.isVisible() and box.window().isActiveWindow():
            return
        offers = [*self._views(text, views), *found(self._window, text)]
        first = len(hits) if not offers else RECORDS_FIRST
        self.popup.show_rows([*self._of_kinds(hits[:first]), *offers, *self._of_kinds(hits[first:])])

    def _of_kinds(self, hits: Sequence[SearchHit]) -> list[HitRow]:
        rows: list[HitRow] = []
        for key in searched_kinds():
            if mine := [hit for hit in hits if hit.kind == key]:
                rows.append(HitRow(self._words.say(kind(key).plural)))
                rows += [self._row(hit) for hit in mine]
        return rows

    def _views(self, text: str, views: Mapping[str, Sequence[SavedFilter]]) -> list[HitRow]:
        """Saved views by their names; one opens its list as it was saved."""
        rows = [
            HitRow(each.name, self._words.say(kind(key).plural), "star", partial(self._desk.navigate, to))
            for key, saved in views.items()
            for each in saved
            if fold(text) in fold(each.name)
            for to in (ToView(page_of(key), each.query),)
        ]
        return [HitRow(self._words._("Saved views")), *rows] if rows else []

    def _row(self, hit: SearchHit) -> HitRow:
        line = "  ".join(part for part in (hit.code if hit.code != hit.title else "", hit.line) if part)
        to = ToRecord(page_of(hit.kind), hit.id)
        return HitRow(hit.title, line, kind(hit.kind).icon, lambda: self._desk.navigate(to))

    def _go_to_current(self) -> None:
        self._go(self.popup.view.currentIndex())

    def _go(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.popup.model.rows[index.row()]
        if row.go is not None:
            self._box.leave()
            row.go()
