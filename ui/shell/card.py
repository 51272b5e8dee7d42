"""A titled card in the middle of the window: the frame of the start pages."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.components.icons import logo
from ui.components.labels import label
from ui.components.panel import BreakingBar
from ui.components.scrolling import ScrollArea


class TitledCard(ScrollArea):
    """A titled card 560 wide. Content goes into `column`, buttons into `foot`."""

    def __init__(self, title: str, sentence: str, width: int = 560) -> None:
        super().__init__()
        ground = QWidget()
        ground.setObjectName("page")
        self.setWidget(ground)
        outer = QVBoxLayout(ground)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        panel = QFrame()
        panel.setObjectName("panel")
        panel.setFixedWidth(width)
        middle.addWidget(panel)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)
        self.column = QVBoxLayout(panel)
        self.column.setContentsMargins(32, 28, 32, 24)
        self.column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        mark = QLabel()
        mark.setPixmap(logo(80).pixmap(QSize(40, 40)))
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        self.title = label(title, "title", wrap=True)
        self.sentence = label(sentence, "text", "second", wrap=True)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        self.sentence.setVisible(bool(sentence))
        head.addLayout(words, 1)
        self.column.addLayout(head)
        self.column.addSpacing(4)
        self.foot = BreakingBar(36, side=0)

    @abstractmethod
    def anew(self) -> TitledCard:
        """The same page in the language and the theme of now, with what was typed into this one."""

    def finish(self) -> None:
        """Put the row of buttons under everything else."""
        self.column.addSpacing(4)
        self.column.addWidget(self.foot)
