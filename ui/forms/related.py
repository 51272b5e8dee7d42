"""The records that belong to the one shown, as cards that can be opened, and what can be added to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from exchange_app.kinds import kind
from exchange_app.text import Words
from ui.components.buttons import button, icon_button
from ui.components.empty import EmptyPage
from ui.components.flow import FlowLayout
from ui.components.labels import Elided, label
from ui.components.paint_tools import tone_of
from ui.components.pill import Pill
from ui.forms.pane_reader import PaneContents, RelatedRecord

_MOST = 60


class RelatedCard(QFrame):
    """One record: name and state, then a few values. A click or Enter goes there; the pencil edits it here."""

    opened = Signal()
    edited = Signal()

    def __init__(self, each: RelatedRecord, words: Words, *, editable: bool) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{each.title} {each.status_word}".strip())
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 10)
        column.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Elided(each.title, "medium"), 1)
        if each.conflicts:
            head.addWidget(Pill(words.n_("{count} conflict", "{count} conflicts", each.conflicts), "warning"))
        if each.status_word:
            head.addWidget(Pill(each.status_word, tone_of(each.status)))
        if editable:
            pencil = icon_button(
                "pencil", words._("Edit {record}", record=each.title), clicked=self.edited.emit, tone="second", size=14
            )
            pencil.setFixedSize(24, 24)
            head.addWidget(pencil)
        column.addLayout(head)
        column.addWidget(label(each.record.code, "second", "second"))
        for text in each.lines:
            column.addWidget(label(text, "second", wrap=True))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, F2 edits."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.edited.emit()
        else:
            super().keyPressEvent(event)


class RelatedList(QScrollArea):
    """Cards of some kinds of records, with the button that adds one."""

    opened = Signal(str, str)
    """kind and id to go to"""
    edited = Signal(str, str)
    """kind and id to edit in a dialog"""

    def __init__(
        self,
        words: Words,
        kinds: Sequence[str],
        empty: str,
        add: str = "",
        do: Callable[[], None] | None = None,
        *,
        icon: str = "link",
    ) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._words, self.kinds, self._empty, self._add, self._do, self._icon = words, kinds, empty, add, do, icon
        self.offer: Callable[[], QWidget] | None = None
        """Makes what else is offered where there are cards."""

    def show_opened(self, opened: PaneContents) -> None:
        """Show what belongs to a record, of its kinds."""
        self.setWidget(self._cards([each for each in opened.related if each.record.kind in self.kinds]))

    def _cards(self, mine: Sequence[RelatedRecord]) -> QWidget:
        if not mine:
            empty = EmptyPage(self._icon, self._empty, self._add, self._do, action_icon="plus", kind="plain")
            empty.setObjectName("surface")
            return empty
        inner = QWidget()
        inner.setObjectName("surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        # Over the cards: under many of them nobody would find it.
        offers = FlowLayout()
        if self._add and self._do is not None:
            offers.addWidget(button(self._add, "plain", "plus", clicked=self._do))
        if self.offer is not None:
            offers.addWidget(self.offer())
        column.addLayout(offers)
        for each in mine[:_MOST]:
            card = RelatedCard(each, self._words, editable=kind(each.record.kind).belongs_to is not None)
            card.opened.connect(lambda each=each: self.opened.emit(each.record.kind, each.record.id))
            card.edited.connect(lambda each=each: self.edited.emit(each.record.kind, each.record.id))
            column.addWidget(card)
        if len(mine) > _MOST:
            column.addWidget(
                label(
                    self._words.n_(
                        "and {count} more; the list shows them all",
                        "and {count} more; the list shows them all",
                        len(mine) - _MOST,
                    ),
                    "second",
                    "second",
                    wrap=True,
                )
            )
        column.addStretch(1)
        return inner
