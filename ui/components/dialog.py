"""Dialogs: only for a decision or for a few entries that belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from exchange_app.text import Words
from ui.components import icons
from ui.components.buttons import Kind, button
from ui.components.fields import SearchField
from ui.components.keys import CommonKeys
from ui.components.labels import Elided, label
from ui.components.theme import tokens


class Dialog(QDialog):
    """A title, a sentence, what the caller puts into `body`, and buttons in a foot. Escape, Cancel and closing the window
    refuse; where something was typed they ask first.
    """

    def __init__(
        self, parent: QWidget | None, words: Words, title: str, sentence: str = "", *, width: int = 480, icon: str = "",
        unasked: bool = False,
    ) -> None:  # fmt: skip
        """One that comes `unasked`, while a person may be typing elsewhere, takes no key for an answer until the person has
        gone to a button or field of it, with Tab or the mouse; only Escape refuses at once."""
        super().__init__(parent)
        self.words = words
        self._unasked = unasked
        self.holds_typed: Callable[[], bool] | None = None
        """Whether something is typed that would be lost with the dialog; None: its lines tell."""
        self._stood: dict[QWidget, str] = {}
        self.setWindowTitle(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 20, 24, 20)
        inner.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(10)
        if icon:
            picture = QLabel()
            picture.setPixmap(icons.pixmap(icon, tokens().accent, 20, self.devicePixelRatioF()))
            head.addWidget(picture)
        head.addWidget(label(title, "title"), 1)
        inner.addLayout(head)
        self.sentence = label(sentence, "text", "second", wrap=True)
        self.sentence.setVisible(bool(sentence))
        inner.addWidget(self.sentence)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        inner.addLayout(self.body)
        self.trouble = label("", "second", "bad", wrap=True)
        self.trouble.hide()
        inner.addWidget(self.trouble)
        outer.addLayout(inner, 1)
        foot = QWidget()
        foot.setObjectName("foot")
        foot.setMinimumWidth(width)
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.foot = QHBoxLayout(foot)
        self.foot.setContentsMargins(24, 12, 24, 12)
        self.foot.setSpacing(8)
        self.note = Elided("", "second", "second")
        self.foot.addWidget(self.note, 1)
        outer.addWidget(foot)

    def showEvent(self, event: QShowEvent) -> None:
        """What stands in the fields when the dialog is first seen was not typed."""
        super().showEvent(event)
        self._stood = self._stood or dict(self._lines())
        if self._unasked:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def setVisible(self, visible: bool) -> None:
        """No button of one that comes unasked is pressed by Return from elsewhere."""
        if visible and self._unasked:
            for each in self.findChildren(QPushButton):
                each.setAutoDefault(False)
                each.setDefault(False)
        super().setVisible(visible)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes on as the dialog is read."""
        from ui.components.reading_order import go_on

        return go_on(self, next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses the button that has the focus; in a dialog that was asked for also the default one."""
        if CommonKeys.of(event) is CommonKeys.OPEN:
            within = self.focusWidget()
            if isinstance(within, QPushButton):
                within.click()
                return
            if self._unasked:
                return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Give up; where something was typed, once the person says so."""
        asks = self.isVisible() and (self.holds_typed or self._lines_typed)()
        if not asks or ask_to_discard(self, self.words):
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """A person who closes the window gives up; code that closes it (the window locks) asks nobody."""
        asks = self.holds_typed
        if not event.spontaneous():
            self.holds_typed = lambda: False
        super().closeEvent(event)
        self.holds_typed = asks

    def _lines(self) -> Iterator[tuple[QWidget, str]]:
        """What stands in the fields that are typed into; neither secrets, which are kept nowhere, nor words of a search."""
        for line in self.findChildren(QLineEdit):
            if line.echoMode() == QLineEdit.EchoMode.Normal and not isinstance(line, SearchField):
                yield line, line.text()
        for text in self.findChildren(QPlainTextEdit):
            yield text, text.toPlainText()

    def _lines_typed(self) -> bool:
        return any(
            text.strip() != self._stood.get(line, "").strip() and _is_edited(line) for line, text in self._lines()
        )

    def add_cancel(self, text: str = "") -> QPushButton:
        """The button that refuses."""
        made = button(text or self.words._("Cancel"), clicked=self.reject)
        self.foot.addWidget(made)
        return made

    def add_action(self, text: str, do: Callable[[], object], kind: Kind = "primary", icon: str = "") -> QWidget:
        """A button of the foot; the primary one last."""
        made = button(text, kind, icon, clicked=do)
        made.setDefault(kind == "primary")
        self.foot.addWidget(made)
        return made

    def complain(self, sentence: str) -> None:
        """Say above the foot what is wrong."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))


def _is_edited(line: QWidget) -> bool:
    return line.isModified() if isinstance(line, QLineEdit) else line.document().isModified()  # type: ignore[attr-defined]


def ask_to_discard(parent: QWidget, words: Words) -> bool:
    """The question before typed words are thrown away: true if the person wants that."""
    sentence = words._("It is not saved, and Undo does not bring it back.")
    title, keep = words._("Discard what was typed?"), words._("Go on editing")
    return ask(parent, words, title, sentence, words._("Discard"), danger=True, no=keep)


def ask(
    parent: QWidget, words: Words, title: str, sentence: str, yes: str, *, danger: bool = False, no: str = ""
) -> bool:
    """A decision: true if the person chose `yes`. What is dangerous is not done by Return: the focus is on the other button,
    and Return presses that."""
    dialog = Dialog(parent, words, title, sentence, width=420)
    refuse = dialog.add_cancel(no)
    dialog.add_action(yes, dialog.accept, "danger" if danger else "primary")
    if danger:
        refuse.setDefault(True)
        refuse.setFocus()
    chosen = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return chosen
