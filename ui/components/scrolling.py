"""What scrolls up and down and is as wide as its room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.components.spoken_part import Role


class ScrollArea(QScrollArea):
    """Takes the keys only where it says what is in it: to be read by them. Else what is in it takes them, and is scrolled to."""

    spoken_role: Role | None = None

    def __init__(self, reads: str = "", parent: QWidget | None = None) -> None:
        """`reads`: what is in it, where that is text for reading."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(reads)
        if reads:
            self.spoken_role = Role.Grouping
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
