"""The message strip at the foot of the window, and the slim bar of long work. They take their own room and cover nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from exchange_app.text import Message, Words
from ui.components import icons
from ui.components.buttons import button, icon_button
from ui.components.labels import Elided, label
from ui.components.theme import tokens
from ui.desk.operations import Running
from ui.desk.signals import Notice

_ICONS = {"plain": ("info", "second"), "good": ("check-circle", "good"), "warning": ("warning", "warning")}


class MessageStrip(QWidget):
    """At the foot of a page, under all of it: icon, sentence, one action, close. A new message takes the old one's place."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words.p_("accessible", "Message"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(10)
        self._picture = QLabel()
        self.text = label("", "text", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action = button("", "link")
        close = icon_button("close", words._("Close this message"), clicked=self.leave, tone="second", size=14)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        row.addWidget(self.action, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._picture.setFixedHeight(28)
        self.text.setMinimumHeight(28)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave_unless_needed)
        self._do: Callable[[], None] | None = None
        self.action.clicked.connect(self._act)
        self.hide()

    def say(self, notice: Notice) -> None:
        """Show a message; bad ones stay until they are closed or replaced, or another page comes."""
        name, tone = _ICONS.get(notice.tone, ("warning", "bad"))
        self._picture.setPixmap(icons.pixmap(name, getattr(tokens(), tone), 16, self.devicePixelRatioF()))
        self.text.setText(notice.text)
        self.text.setAccessibleName(notice.text)
        self._do = notice.do
        self.action.setText(notice.action)
        self.action.setAccessibleName(notice.action)
        self.action.setVisible(bool(notice.action))
        self.show()
        self._timer.stop()
        if notice.tone != "bad":
            self._timer.start(int(notice.seconds * 1000))

    def leave(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self.hide()

    def _leave_unless_needed(self) -> None:
        if self.underMouse() or self.action.hasFocus():
            self._timer.start(2000)
        else:
            self.leave()

    def _act(self) -> None:
        do = self._do
        self.leave()
        if do is not None:
            do()


class WorkBar(QWidget):
    """Long work at the foot of a page: what it is, how far, and Cancel. Hidden while nothing runs."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 8, 6)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.text = Elided("", "second", "second")
        self.cancel = button(words._("Cancel"), "flat", clicked=self._stop)
        row.addWidget(self.text, 1)
        row.addWidget(self.cancel)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        column.addLayout(row)
        column.addWidget(self.bar)
        self._running: Running | None = None
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.timeout.connect(self._appear)
        self.hide()

    def watch(self, running: Running, what: str = "", delay: int = 250) -> None:
        """Show this job once it takes longer than `delay` milliseconds."""
        self._running = running
        self.text.setText(what)
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        running.stepped.connect(self._step)
        running.ended.connect(self._end)
        self._delay.start(delay)

    def _appear(self) -> None:
        self.setVisible(self._running is not None and not self._running.over)

    def _step(self, done: int, total: int, what: Message) -> None:
        if self.sender() is not self._running:
            return
        self.bar.setRange(0, max(total, 0))
        self.bar.setValue(max(done, 0))
        self.text.setText(self._words.say(what))
        self.bar.setAccessibleName(self.text.text())

    def _stop(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self.cancel.setEnabled(False)

    def _end(self) -> None:
        if self.sender() is self._running:
            self._running = None
            self._delay.stop()
            self.hide()
