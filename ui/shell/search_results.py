"""What the search over everything finds in the store that is open: the list under the field."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtGui import QAction

from exchange_app.kinds import kind
from exchange_app.kinds.registry import page_of, searched_kinds
from exchange_app.store import SearchHit
from exchange_app.text import fold, pmsg
from ui.components.hit_rows import HitRow
from ui.desk.context import Desk
from ui.desk.goto import ToRecord
from ui.desk.operations import Running
from ui.shell.actions import plain
from ui.shell.search import SearchBox
from ui.shell.search_list import SearchPopup

LIMIT = 40

_ACTIONS = pmsg("search", "Actions")


class SearchResults(QObject):
    """Answers a search field for one store: asks off the window's thread, and shows records by kind, then actions."""

    def __init__(self, box: SearchBox, desk: Desk, actions: Iterable[QAction]) -> None:
        super().__init__(box)
        self._box, self._desk, self._words = box, desk, desk.words
        self._actions = list(actions)
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

        def ask(_progress: object) -> list[SearchHit]:
            with store.read() as reader:
                return reader.search(text, limit=LIMIT)

        self._running = self._desk.operations.run(ask, lambda hits: self._show(text, hits), owner=self)

    def _show(self, text: str, hits: list[SearchHit]) -> None:
        self._running = None
        box = self._box
        if not box.hasFocus() and not self.popup.isVisible() and box.window().isActiveWindow():
            return
        rows: list[HitRow] = []
        for key in searched_kinds():
            found = [hit for hit in hits if hit.kind == key]
            if found:
                rows.append(HitRow(self._words.say(kind(key).plural)))
                rows += [self._row(hit) for hit in found]
        rows += self._matching_actions(text)
        self.popup.show_rows(rows)

    def _row(self, hit: SearchHit) -> HitRow:
        line = "  ".join(part for part in (hit.code if hit.code != hit.title else "", hit.line) if part)
        to = ToRecord(page_of(hit.kind), hit.id)
        return HitRow(hit.title, line, kind(hit.kind).icon, lambda: self._desk.navigate(to))

    def _matching_actions(self, text: str) -> list[HitRow]:
        sought = fold(text)
        found = [
            HitRow(plain(action.text()), action.shortcut().toString(), "arrow-right", action.trigger)
            for action in self._actions
            if action.isEnabled() and sought in fold(plain(action.text()))
        ]
        return [HitRow(self._words.say(_ACTIONS)), *found[:6]] if found else []

    def _go_to_current(self) -> None:
        self._go(self.popup.view.currentIndex())

    def _go(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.popup.model.rows[index.row()]
        if row.go is not None:
            self._box.leave()
            row.go()
