"""The file's story above the changes: what it is, what a person should know first, and the line of exports at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from exchange_app.services.merging import Story
from exchange_app.text import Words
from ui.components import icons
from ui.components.labels import Elided, label, upright
from ui.components.pill import SideLetters
from ui.components.theme import tokens
from ui.components.timeline import LOW, SCROLL_BAR, TimelineView

HEIGHT = LOW.whole + SCROLL_BAR
MOST = 5
"""Sentences that a story has at most."""
GAP, EDGE = 3, 10
SHARE = 43
"""Of a hundred parts of the width, those of the words."""


class StoryPanel(QWidget):
    """As high as the line of files, and higher where the sentences need more than a line: each can be read to its end."""

    def __init__(self, words: Words, own: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._own = words, own
        self.setObjectName("storyPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 0, 0)
        row.setSpacing(0)
        column = QVBoxLayout()
        column.setContentsMargins(0, EDGE, 12, EDGE)
        column.setSpacing(GAP)
        row.addLayout(column, SHARE)
        row.addWidget(upright())
        self.timeline = TimelineView(words, heights=LOW, choosing=False)
        row.addWidget(self.timeline, 100 - SHARE)
        first = QHBoxLayout()
        first.setSpacing(8)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("sheet", tokens().text, 16, self.devicePixelRatioF()))
        first.addWidget(picture)
        self.file = Elided("", "strong", mode=Qt.TextElideMode.ElideMiddle)
        first.addWidget(self.file)
        self.letters = SideLetters("", False)
        first.addWidget(self.letters)
        self.about = Elided("", "second", "second")
        first.addWidget(self.about, 1)
        column.addLayout(first)
        self._first = first
        self.findings: list[tuple[QLabel, QLabel]] = []
        for _ in range(MOST):
            line = QHBoxLayout()
            line.setSpacing(8)
            sign, said = QLabel(), label("", "second", wrap=True)
            sign.setFixedSize(16, QFontMetrics(said.font()).height())
            line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(said, 1)
            column.addLayout(line)
            self.findings.append((sign, said))
        column.addStretch(1)

    def tell(self, story: Story, partner: str) -> None:
        """Tell a story."""
        words = self._words
        self.file.setText(story.path.name)
        self.file.setMinimumWidth(min(160, self.file.fontMetrics().horizontalAdvance(story.path.name) + 6))
        self.letters.say(partner, False)
        parts = []
        if story.made_at is not None:
            parts.append(words.moment(story.made_at))
        if story.age_days is not None:
            parts.append(
                words.n_("{count} day old", "{count} days old", story.age_days)
                if story.age_days
                else words._("made today")
            )
        if story.ours:
            parts.insert(0, words._("our no. {number}, come back", number=story.number))
        else:
            parts.insert(0, words._("no. {number} of {agency}", number=story.number, agency=story.sender))
        self.about.setText(words.join(parts))
        last = len(story.sentences) - 1
        for at, (sign, said) in enumerate(self.findings):
            there = at < len(story.sentences)
            sign.setVisible(there)
            said.setVisible(there)
            if there:
                well = at == last and (story.ours or bool(story.acknowledged))
                name, tone = (
                    ("check", "good")
                    if well
                    else ("info", "second")
                    if story.already_merged is not None and at == 0
                    else ("warning", "warning")
                )
                sign.setPixmap(icons.pixmap(name, getattr(tokens(), tone), 14, self.devicePixelRatioF()))
                said.setText(words.say(story.sentences[at]))
                said.setToolTip(said.text())
        self.timeline.show_files(story.line, self._own, partner, story.export)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the sentences are at this width."""
        room = (self.width() - 17) * SHARE // 100 - 12 - 24
        beside = self.about.sizeHint().width() + self.letters.sizeHint().width() + 24
        self.file.setMaximumWidth(max(160, room - beside))
        said = [each for _sign, each in self.findings if not each.isHidden()]
        wanted = (
            2 * EDGE + self._first.sizeHint().height() + sum(GAP + max(each.heightForWidth(room), 16) for each in said)
        )
        self.setFixedHeight(max(HEIGHT, wanted))
