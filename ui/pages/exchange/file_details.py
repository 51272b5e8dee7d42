"""What is known of the file that is chosen in the timeline."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from exchange_app.services.ledger import Filed
from exchange_app.text import Words
from ui.components import file_words
from ui.components.labels import Elided, label
from ui.components.pill import Pill
from ui.components.scrolling import ScrollArea
from ui.pages.exchange import texts

WIDTH = 372
_LABEL = 116


class FileDetails(ScrollArea):
    """Heading with state, what the state means, label and value of everything known."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words._("The file chosen"), parent)
        self._words = words
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH)
        self.told: list[tuple[str, str]] = []
        self.state = Pill("")

    def show_file(self, each: Filed | None, agency: str) -> None:
        """Show a file of the line; None: nothing is chosen."""
        words = self._words
        inner = QWidget()
        inner.setObjectName("surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 10, 12, 10)
        column.setSpacing(4)
        self.told = []
        if each is not None:
            head = QHBoxLayout()
            head.setSpacing(8)
            head.addWidget(label(file_words.heading(each, agency, words), "strong"))
            self.state = Pill(file_words.state_word(each, words), file_words.STATES[each.state][1])
            head.addWidget(self.state)
            head.addStretch(1)
            column.addLayout(head)
            column.addWidget(label(file_words.meaning(each, agency, words), "second", "second", wrap=True))
            self.told = texts.particulars(each, words)
            column.addLayout(self._grid())
        column.addStretch(1)
        self.setWidget(inner)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, _LABEL)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(self.told):
            left: QLabel = Elided(name, "second", "second")
            left.setFixedWidth(_LABEL)
            grid.addWidget(left, row, 0)
            grid.addWidget(Elided(value, "second"), row, 1)
        return grid
