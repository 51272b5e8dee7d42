"""An empty page: an icon, one sentence, one button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import icons
from ui.theme import tokens
from ui.widgets.buttons import Kind, button
from ui.widgets.labels import label


class EmptyPage(QWidget):
    """Stands where there is nothing to show, and says what to do about it."""

    def __init__(
        self,
        icon_name: str,
        sentence: str,
        action: str = "",
        do: Callable[[], object] | None = None,
        *,
        action_icon: str = "",
        kind: Kind = "primary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(2)
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon_name, tokens().disabled, 40, self.devicePixelRatioF()))
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self.sentence = label(sentence, "text", "second")
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setMaximumWidth(440)
        self.sentence.setMinimumWidth(min(440, 280))
        column.addWidget(self.sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        self.button = button(action, kind, action_icon, clicked=do)
        self.button.setVisible(bool(action))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
