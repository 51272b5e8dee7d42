"""The list under the search field: what was found, by kind."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from exchange_app.text import Words
from ui.components.delegate import CellDelegate
from ui.components.hit_rows import HitRow, Rows
from ui.components.labels import label
from ui.components.theme import tokens


class SearchPopup(QFrame):
    """The list under the search field. It never takes the focus: the field keeps the keys."""

    def __init__(self, words: Words, field: QWidget) -> None:
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

    def show_rows(self, rows: list[HitRow]) -> None:
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
