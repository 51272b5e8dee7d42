"""What to do next with a partner: one line each, with the way to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from exchange_app.services.ledger import NextStep
from exchange_app.text import Words
from ui.components import icons
from ui.components.buttons import button
from ui.components.labels import label
from ui.components.theme import tokens

ROW = 26
_PICTURES = {
    "review": ("clock", "warning"), "conflicts": ("split", "warning"), "prepare": ("upload", "accent"), "ask": ("mail", "warning"),
    "wait": ("clock", "second"), "nothing": ("check-circle", "good"),
}  # fmt: skip


class NextSteps(QFrame):
    """The sentences, the most pressing first."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(0)
        self.setAccessibleName(words._("What to do next"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.sentences: list[str] = []

    def show_steps(self, steps: tuple[NextStep, ...], ways: Mapping[str, tuple[str, Callable[[], object]]]) -> None:
        """Show these; `ways` gives for a step the words of its button and what it does."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.sentences = [self._words.say(each.sentence) for each in steps]
        self._column.addStretch(1)
        for each, sentence in zip(steps, self.sentences, strict=True):
            self._column.addWidget(self._row(each, sentence, ways.get(each.step.value)))
        self._column.addStretch(1)

    def _row(self, step: NextStep, sentence: str, way: tuple[str, Callable[[], object]] | None) -> QWidget:
        holder = QWidget()
        holder.setMinimumHeight(ROW)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        name, tone = _PICTURES[step.step.value]
        picture = QLabel()
        picture.setPixmap(icons.pixmap(name, getattr(tokens(), tone), 16, self.devicePixelRatioF()))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(label(sentence, wrap=True), 1)
        if way is not None:
            text, do = way
            link = button(text, "link", clicked=do, name=f"{text}: {sentence}")
            link.setFixedHeight(22)
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder
