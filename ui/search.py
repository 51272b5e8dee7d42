"""The search over everything: a field in the menu bar, a list under it, keys alone are enough."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from exchange_app.text import Message, Words, fold, pmsg
from ui.actions import plain
from ui.icons import icon
from ui.theme import font, tokens
from ui.widgets.delegate import CellDelegate, Mark
from ui.widgets.labels import label

if TYPE_CHECKING:
    from exchange_app.store import Hit
    from ui.context import Desk
    from ui.operations import Running

Index = QModelIndex | QPersistentModelIndex
LIMIT = 40

_GROUPS: dict[str, tuple[Message, str, str]] = {
    "applicant": (pmsg("search", "Applicants"), "person", "applicants"),
    "outlet": (pmsg("search", "Outlets"), "building", "outlets"),
    "cohort": (pmsg("search", "Cohorts"), "calendar", "cohorts"),
    "application": (pmsg("search", "Applications"), "document", "applicants"),
    "opening": (pmsg("search", "Openings"), "board", "outlets"),
    "placement": (pmsg("search", "Placements"), "board", "placements"),
    "agency": (pmsg("search", "Agencies"), "exchange", "settings"),
    "action": (pmsg("search", "Actions"), "arrow-right", ""),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a heading (no `go`) or something to go to."""

    text: str
    after: str = ""
    icon: str = ""
    go: Callable[[], None] | None = None


class Rows(QAbstractListModel):
    """The lines found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        """Other lines."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.DecorationRole:
                return icon(row.icon, "second") if row.icon else None
            case Mark.AFTER:
                return row.after
            case Mark.WEIGHT:
                return "text" if row.go else "second-medium"
            case Mark.TONE:
                return None if row.go else "second"
            case Mark.GROUND:
                return None if row.go else "header"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].go is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


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
        self.popup = Popup(words, self)
        self.popup.view.clicked.connect(self._go)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(50)
        self._timer.timeout.connect(self._search)
        self.textEdited.connect(lambda: self._timer.start())

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
            self.popup.hide()

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
        self.popup.hide()
        self.clearFocus()
        self._hint.show()

    def _search(self) -> None:
        text = self.text().strip()
        if self._running is not None:
            self._running.drop()
            self._running = None
        if not text or self._desk is None:
            self.popup.hide()
            return
        store = self._desk.store

        def ask(_progress: object) -> list[Hit]:
            with store.read() as reader:
                return reader.search(text, limit=LIMIT)

        self._running = self._desk.operations.run(ask, lambda hits: self._show(text, hits), owner=self)

    def _show(self, text: str, hits: list[Hit]) -> None:
        self._running = None
        if not self.hasFocus() and not self.popup.isVisible() and self.window().isActiveWindow():
            return
        rows: list[Row] = []
        for kind in _GROUPS:
            found = [hit for hit in hits if hit.kind == kind]
            if found:
                rows.append(Row(self._words.say(_GROUPS[kind][0])))
                rows += [self._row(hit) for hit in found]
        rows += self._matching_actions(text)
        self.popup.show_rows(rows)

    def _row(self, hit: Hit) -> Row:
        _, picture, page = _GROUPS[hit.kind]
        line = "  ".join(part for part in (hit.code if hit.code != hit.title else "", hit.line) if part)

        def go() -> None:
            if self._desk is not None:
                self._desk.navigate(page, id=hit.id, kind=hit.kind)

        return Row(hit.title, line, picture, go)

    def _matching_actions(self, text: str) -> list[Row]:
        sought = fold(text)
        found = [
            Row(plain(action.text()), action.shortcut().toString(), "arrow-right", action.trigger)
            for action in self._actions
            if action.isEnabled() and sought in fold(plain(action.text()))
        ]
        return [Row(self._words.say(_GROUPS["action"][0])), *found[:6]] if found else []

    def _go(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.popup.model.rows[index.row()]
        if row.go is not None:
            self.leave()
            row.go()


class Popup(QFrame):
    """The list under the search field. It never takes the focus: the field keeps the keys."""

    def __init__(self, words: Words, field: SearchBox) -> None:
        super().__init__()
        self.setObjectName("floating")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 5, 1, 1)
        column.setSpacing(0)
        self.model = Rows(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(CellDelegate(self.view, lines=False, height=30, bar=0))
        self.view.setMouseTracking(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(words._("Found"))
        self.view.setStyleSheet(f"QListView {{ background: {tokens().raised}; }}")
        column.addWidget(self.view)
        self.nothing = QLabel(words._("Nothing begins with these words"))
        self.nothing.setProperty("tone", "second")
        self.nothing.setContentsMargins(14, 8, 14, 12)
        column.addWidget(self.nothing)
        keys = label(words._("↑ ↓ to move, Enter to open, Esc to close"), "second", "second")
        keys.setContentsMargins(14, 6, 14, 8)
        column.addWidget(keys)
        self.hide()

    def show_rows(self, rows: list[Row]) -> None:
        """Open with these lines, the first one chosen."""
        self.model.show(rows)
        self.view.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        width = max(420, self._field.width())
        self.view.setFixedHeight(min(13, len(rows)) * 30 + 4)
        self.setFixedWidth(width)
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
            window.installEventFilter(self)
        self.adjustSize()
        self.move(self._field.mapTo(window, QPoint(self._field.width() - width, self._field.height() + 4)))
        self.show()
        self.raise_()
        self.move_by(1)

    def move_by(self, steps: int) -> None:
        """Choose another line, headings passed over."""
        rows = self.model.rows
        possible = [position for position, row in enumerate(rows) if row.go is not None]
        if not possible:
            return
        current = self.view.currentIndex().row()
        if current not in possible:
            chosen = possible[0] if steps > 0 else possible[-1]
        else:
            chosen = possible[max(0, min(len(possible) - 1, possible.index(current) + steps))]
        self.view.setCurrentIndex(self.model.index(chosen))
        self.view.scrollTo(self.model.index(0 if chosen == possible[0] else chosen))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.WindowDeactivate):
            self.hide()
        return super().eventFilter(watched, event)
