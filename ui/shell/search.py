"""The search over everything: a field in the menu bar, a list under it, keys alone are enough."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from exchange_app.kinds import kind
from exchange_app.kinds.registry import page_of, searched_kinds
from exchange_app.text import Words, fold, pmsg
from ui.components.hit_rows import HitRow
from ui.components.icons import icon
from ui.components.labels import label
from ui.components.theme import font
from ui.desk.goto import ToRecord
from ui.desk.operations import Running
from ui.shell.actions import plain
from ui.shell.search_list import SearchPopup

if TYPE_CHECKING:
    from exchange_app.store import SearchHit
    from ui.desk.context import Desk

LIMIT = 40

_ACTIONS = pmsg("search", "Actions")


class SearchBox(QLineEdit):
    """280 × 26 in the menu bar. Typing asks the store off the window's thread; Up, Down, Enter, Escape."""

    def __init__(self, words: Words, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._actions = list(actions)
        self._desk: Desk | None = None
        self._running: Running | None = None
        self.setPlaceholderText(words._("Search everything"))
        self.setAccessibleName(words._("Search everything"))
        self.addAction(icon("search", "second"), QLineEdit.ActionPosition.LeadingPosition)
        self.setFixedSize(280, 28)
        cap = QHBoxLayout(self)
        cap.setContentsMargins(0, 5, 6, 5)
        self._hint = label("Ctrl K", "small", "second")
        self._hint.setFont(font("second"))
        self._hint.setObjectName("keycap")
        cap.addStretch(1)
        cap.addWidget(self._hint)
        self._popup: SearchPopup | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(50)
        self._timer.timeout.connect(self._search)
        self.textEdited.connect(lambda: self._timer.start())

    @property
    def popup(self) -> SearchPopup:
        """The list under the field, made when it is first needed."""
        if self._popup is None:
            self._popup = SearchPopup(self._words, self)
            self._popup.view.clicked.connect(self._go)
        return self._popup

    def _close(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def set_desk(self, desk: Desk | None) -> None:
        """The store to search; none while it is closed."""
        self._desk = desk
        self.setEnabled(desk is not None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._hint.hide()
        self.selectAll()
        if self.text().strip():
            self._timer.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hint.setVisible(not self.text())
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.popup.move_by(1)
            case Qt.Key.Key_Up:
                self.popup.move_by(-1)
            case Qt.Key.Key_PageDown:
                self.popup.move_by(8)
            case Qt.Key.Key_PageUp:
                self.popup.move_by(-8)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._go(self.popup.view.currentIndex())
            case Qt.Key.Key_Escape:
                self.leave()
            case _:
                super().keyPressEvent(event)

    def leave(self) -> None:
        """Empty the field, close the list and give the keys back to the page."""
        self.clear()
        self._close()
        self.clearFocus()
        self._hint.show()

    def _search(self) -> None:
        text = self.text().strip()
        if self._running is not None:
            self._running.drop()
            self._running = None
        if not text or self._desk is None:
            self._close()
            return
        store = self._desk.store

        def ask(_progress: object) -> list[SearchHit]:
            with store.read() as reader:
                return reader.search(text, limit=LIMIT)

        self._running = self._desk.operations.run(ask, lambda hits: self._show(text, hits), owner=self)

    def _show(self, text: str, hits: list[SearchHit]) -> None:
        self._running = None
        if not self.hasFocus() and not self.popup.isVisible() and self.window().isActiveWindow():
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

        page = page_of(hit.kind)
        line = "  ".join(part for part in (hit.code if hit.code != hit.title else "", hit.line) if part)

        def go() -> None:
            if self._desk is not None:
                self._desk.navigate(ToRecord(page, hit.id))

        return HitRow(hit.title, line, kind(hit.kind).icon, go)

    def _matching_actions(self, text: str) -> list[HitRow]:

        sought = fold(text)
        found = [
            HitRow(plain(action.text()), action.shortcut().toString(), "arrow-right", action.trigger)
            for action in self._actions
            if action.isEnabled() and sought in fold(plain(action.text()))
        ]
        return [HitRow(self._words.say(_ACTIONS)), *found[:6]] if found else []

    def _go(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.popup.model.rows[index.row()]
        if row.go is not None:
            self.leave()
            row.go()
