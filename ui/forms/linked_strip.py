"""Under a record's head: as what it is also entered, with a jump there, and Unlink."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from exchange_app.services.duplicates.linked import Linked
from exchange_app.text import Words
from ui.components import icons
from ui.components.buttons import button, icon_button
from ui.components.theme import tokens


class LinkedStrip(QWidget):
    """One line for each record that is said to be the same."""

    opened = Signal(str)
    unlinked = Signal(str)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 0, 8, 6)
        self._column.setSpacing(0)
        self.hide()

    def show_linked(self, linked: Sequence[Linked]) -> None:
        """These records, or none."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for each in linked:
            self._column.addWidget(self._line(each))
        self.setVisible(bool(linked))

    def _line(self, linked: Linked) -> QWidget:
        words, holder = self._words, QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("link", tokens().second, 14, self.devicePixelRatioF()))
        row.addWidget(picture)
        tip = words._("Go to {name}, {code}", name=linked.title, code=linked.code)
        go = button(
            words._("Also entered as {code}", code=linked.code),
            "link",
            clicked=partial(self.opened.emit, linked.id),
            tip=tip,
        )
        row.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        if linked.direct:
            row.addWidget(
                icon_button("split", words._("Unlink…"), clicked=partial(self.unlinked.emit, linked.id), tone="second")
            )
        return holder
