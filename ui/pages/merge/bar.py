"""The bar over the changes: which group, how far, names to look for, what is shown of a record and in which order."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from exchange_app.text import Words
from ui.components.buttons import button
from ui.components.fields import dress_search
from ui.components.labels import label
from ui.components.panel import BreakingBar
from ui.components.segments import Segments


class ChangeBar(BreakingBar):
    """Says when something else is to be shown; shows nothing itself."""

    changed = Signal()
    reveal_asked = Signal()
    """Sensitive values are to be shown, or hidden again."""
    left = Signal()
    """Enter in the search: the keys are for the list again."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(40, parent)
        self._words = words
        self.setObjectName("changeBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = label("", "strong")
        self.place = label("", "text", "second")
        self.row.addWidget(self.title)
        self.row.addWidget(self.place)
        self.row.addStretch(1)
        self.search = QLineEdit()
        self.search.setPlaceholderText(words._("Names and codes"))
        self.search.setAccessibleName(words._("Names and codes"))
        dress_search(self.search, words)
        self.search.setFixedSize(180, 28)
        self.add(self.search)
        self.whole = Segments(
            [("group", words._("Only these")), ("whole", words._("Whole records"))],
            words._("What is shown of each record"),
        )
        self.order = Segments(
            [("record", words._("By record")), ("column", words._("By column"))], words._("How the changes are ordered")
        )
        self.eye = button(words._("Show sensitive"), "link", "eye", clicked=self.reveal_asked.emit)
        self.eye.hide()
        self.add(self.eye)
        self.add(self.whole)
        self.add(self.order)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(60)
        self._typing.timeout.connect(self.changed)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.returnPressed.connect(self.left)
        self.whole.chosen.connect(lambda _key: self.changed.emit())
        self.order.chosen.connect(lambda _key: self.changed.emit())

    def say_clear(self, clear: bool) -> None:
        """What the eye does next."""
        self.eye.setText(" " + (self._words._("Hide sensitive") if clear else self._words._("Show sensitive")))

    def settle(self) -> None:
        """What was typed so far is no longer waited for."""
        self._typing.stop()
