"""The head of the record pane: name, side, state, code, and what can be done with the record."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from exchange_app.kinds import FieldType, kind
from exchange_app.kinds.values import show
from ui.components.buttons import icon_button
from ui.components.icons import icon
from ui.components.labels import Elided
from ui.components.paint_tools import tone_of
from ui.components.pill import Pill, SideLetters
from ui.desk.context import Desk
from ui.forms.links import letter_to
from ui.forms.pane_reader import PaneContents


class PaneHead(QWidget):
    """Eighty pixels high, in two lines."""

    remove_asked = Signal()
    link_asked = Signal()

    def __init__(self, desk: Desk, kind_key: str) -> None:
        super().__init__()
        words = desk.words
        self._desk, self._kind, self._words = desk, kind_key, words
        self.setFixedHeight(80)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 8, 8)
        column.setSpacing(4)
        first = QHBoxLayout()
        first.setSpacing(6)
        self.name = Elided("", "title")
        self.side = SideLetters("", True)
        first.addWidget(self.name)
        first.addWidget(self.side)
        first.addStretch(1)
        self.edit = icon_button("pencil", words.p_("action", "Edit the record"))
        self.mail = icon_button("mail", words._("Write an e-mail"), clicked=self._write)
        self.more = icon_button("more", words._("More"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        copy = menu.addAction(icon("copy"), words._("Copy the code"))
        copy.triggered.connect(self._copy)
        if (rule := kind(kind_key).same) is not None:
            same = menu.addAction(icon("link"), words.say(rule.link))
            same.triggered.connect(self.link_asked)
        menu.addSeparator()
        remove = menu.addAction(icon("trash", "bad"), words._("Remove…"))
        remove.triggered.connect(self.remove_asked)
        self.more.setMenu(menu)
        self.back = icon_button("close", words._("Back to the list (Esc)"))
        self.back.hide()
        for each in (self.edit, self.mail, self.more, self.back):
            first.addWidget(each)
        column.addLayout(first)
        second = QHBoxLayout()
        second.setSpacing(8)
        self.status = Pill("")
        self.code = Elided("", "second", "second")
        self.line = Elided("", "second", "second")
        second.addWidget(self.status)
        second.addWidget(self.code)
        second.addWidget(self.line, 1)
        column.addLayout(second)
        self._address = ""

    def _buttons(self, on: bool) -> None:
        for each in (self.edit, self.more):
            each.setVisible(on)
        self.mail.setVisible(on and bool(self._address))

    def show_nothing(self) -> None:
        """No record."""
        self.say_new("")

    def say_new(self, title: str) -> None:
        """A record that is not yet made."""
        self._address = ""
        self.name.setText(title)
        self.side.say("", True)
        self.status.say("", "neutral")
        self.code.setText("")
        self.line.setText("")
        self._buttons(False)

    def show_opened(self, opened: PaneContents) -> None:
        """A record."""
        record, words = opened.shown.record, self._words
        self.name.setText(opened.title or record.code)
        self.side.say(record.agency, record.agency == self._desk.store.agency)
        self.code.setText(record.code)
        status, word, line = self._status(opened)
        self.status.say(word, tone_of(status))
        self.line.setText(line)
        address = next(
            (
                record.get(field.key)
                for field in kind(self._kind).fields
                if field.type is FieldType.EMAIL and record.get(field.key)
            ),
            "",
        )
        self._address = str(address or "")
        self.mail.setToolTip(words._("Write to {address}", address=self._address))
        self._buttons(True)
        self.setAccessibleName(f"{opened.title} {word} {record.code}")

    def _status(self, opened: PaneContents) -> tuple[str, str, str]:
        """Status code, its word, and where it is from."""
        record, words, declared = opened.shown.record, self._words, kind(self._kind)
        if declared.current is not None:
            mine = [each for each in opened.related if each.record.kind == declared.current.kind]
            if not mine:
                return "", "", words._("has not applied yet")
            last = max(mine, key=lambda each: each.record.code)
            return last.status, last.status_word, last.title
        status = record.get(declared.state) if declared.state else None
        if status is None:
            return "", "", ""
        return str(status), show(declared.field(declared.state), status, words), ""

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code.text())
        self._desk.message(self._words._("The code is on the clipboard."))

    def _write(self) -> None:
        if not QDesktopServices.openUrl(letter_to(self._address)):
            self._desk.message(
                self._words._("No mail program could be started; the address is {address}.", address=self._address),
                "warning",
            )
