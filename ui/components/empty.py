"""An empty page: an icon, one sentence, one button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.components import icons
from ui.components.buttons import Kind, button
from ui.components.theme import font, tokens

WIDEST, NARROWEST = 440, 240


class _Sentence(QLabel):
    """Wrapped words in the middle, as wide as they are up to 440 (or 280 where the place is narrow), and as high as that takes."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font("text"))
        self.setProperty("tone", "second")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def sizeHint(self) -> QSize:
        """For the width that its place gives it."""
        place = self.parentWidget()
        room = min(WIDEST, max(NARROWEST, place.width() - 48)) if place is not None else WIDEST
        wide = min(room, QFontMetrics(self.font()).horizontalAdvance(self.text()) + 8)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """A layout would ask for the height at its own width, where the words need fewer lines."""
        return False


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
        self.sentence = _Sentence(sentence)
        column.addWidget(self.sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        self.button = button(action, kind, action_icon, clicked=do)
        self.button.setVisible(bool(action))
        if action:
            self.setFocusProxy(self.button)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words wrap to the room there is."""
        self.sentence.updateGeometry()
        super().resizeEvent(event)
