"""A segmented control: one of several, with counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ui.components.spoken_part import Role
from ui.components.theme import font


class _Segment(QToolButton):
    """Read out as one of several, which Qt does not see in the group of a tool button."""

    spoken_role = Role.RadioButton


class Segments(QFrame):
    """Exclusive choices side by side, 28 high. Each has a key, words and perhaps a count."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        self.setAccessibleName(spoken)
        self.setFixedHeight(28)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QToolButton] = {}
        self._words: dict[str, str] = {}
        for position, (key, text) in enumerate(choices):
            if position:
                line = QFrame()
                line.setObjectName("segmentLine")
                line.setFixedWidth(1)
                row.addWidget(line)
            made = _Segment()
            made.setText(text)
            made.setCheckable(True)
            made.setProperty("kind", "segment")
            made.setFont(font("second-medium"))
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            made.setAccessibleName(text)
            made.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._group.addButton(made)
            row.addWidget(made)
            self._buttons[key], self._words[key] = made, text
        if choices:
            self._buttons[choices[0][0]].setChecked(True)

    def set_count(self, key: str, shown: str) -> None:
        """The figure behind the words of a choice."""
        self._buttons[key].setText(f"{self._words[key]}  {shown}" if shown else self._words[key])

    def choose(self, key: str) -> None:
        """Choose without telling anyone."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def current(self) -> str:
        """Key of the choice in force."""
        return next((key for key, made in self._buttons.items() if made.isChecked()), "")

    def button(self, key: str) -> QToolButton:
        """The button of a choice, to hide or disable it."""
        return self._buttons[key]
