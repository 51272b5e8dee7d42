"""Texts that are read and not typed into: they can be marked and copied, and are read out as a field with its value."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QTextEdit,
    QWidget,
)

from exchange_app.text import Words
from ui.components.keys import ReadKeys
from ui.components.text_painting import draw_text
from ui.components.theme import font, ink, tokens

LINE_HEIGHT = 24
_PADDING = 4
"""Pixels between the edge and the text; the style sheet and Qt's own margin add up to them."""


class ValueLine(QLineEdit):
    """One line. What does not fit ends in an ellipsis, until the keys are there and one can walk through it."""

    wanted = Signal(str)
    """A person wants to edit it: by a click that marks nothing, a key, or with the letter that was typed."""

    def __init__(self, words: Words, *, editable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._editable = words, editable
        self._pressed: QPoint | None = None
        self._help, self._whole_width, self._tight = "", 0, False
        self.offers: Sequence[tuple[str, Callable[[], object]]] = ()
        """What else its menu offers to do with the value: words, and what does it."""
        self.setObjectName("read")
        self.setReadOnly(True)
        self.setFixedHeight(LINE_HEIGHT)
        self.setMinimumWidth(24)
        self.setFont(font("code"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, text: str, *, help: str = "", tight: bool = False) -> None:
        """Show a text; `help` is its tooltip, else the text is where it has no room. `tight`: no wider than its text."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
        self._help, self._tight = help, tight
        shown = text or self.placeholderText()
        self._whole_width = QFontMetrics(self.font()).horizontalAdvance(shown) + 2 * _PADDING + 2
        if self.property("tone"):
            self._whole_width += 8
        wide = QSizePolicy.Policy.Maximum if tight else QSizePolicy.Policy.Expanding
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self.updateGeometry()
        self._tip()

    def sizeHint(self) -> QSize:
        return QSize(self._whole_width if self._tight else 120, LINE_HEIGHT)

    @property
    def is_cut(self) -> bool:
        """Whether a part of the text has no room."""
        return bool(self.text()) and self._whole_width - 2 > self.width()

    def _tip(self) -> None:
        self.setToolTip(self._help or (self.text() if self.is_cut else ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tip()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus() or not self.is_cut:
            super().paintEvent(event)
            return
        option, painter = QStyleOptionFrame(), QPainter(self)
        self.initStyleOption(option)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setFont(self.font())
        painter.setPen(ink(tokens().text))
        draw_text(painter, self.rect().adjusted(_PADDING, 0, -_PADDING, 0), self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if ReadKeys.of(event) is ReadKeys.COPY and not self.hasSelectedText():
            copy_text(self.text())
        elif self._editable and (typed := _asks(event)) is not None:
            self.wanted.emit(typed)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = _pressed(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._editable and _clicked(event, self._pressed) and not self.hasSelectedText():
            self.wanted.emit("")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """What can be done with the text."""
        made = _menu(self, self._words, self.selectedText() or self.text(), self._editable)
        if self.offers:
            made.addSeparator()
        for said, do in self.offers:
            made.addAction(said, do)
        return made


class ValueText(QTextEdit):
    """As many lines as the text needs at its width."""

    wanted = Signal(str)
    """A person wants to edit it: by a click that marks nothing, a key, or with the letter that was typed."""

    def __init__(self, words: Words, *, editable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._editable = words, editable
        self._pressed: QPoint | None = None
        self.setObjectName("read")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setFont(font("code"))
        self.document().setDocumentMargin(_PADDING - 1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(24)

    def say(self, text: str, *, help: str = "") -> None:
        """Show a text; `help` is its tooltip."""
        if text != self.toPlainText():
            self.setPlainText(text)
        self.setToolTip(help)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        document = self.document()
        before = document.textWidth()
        document.setTextWidth(max(width - 2, 24))
        height = document.size().height()
        document.setTextWidth(before)
        return max(LINE_HEIGHT, round(height) + 2)

    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        return QSize(24, LINE_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if ReadKeys.of(event) is ReadKeys.COPY and not self.textCursor().hasSelection():
            copy_text(self.toPlainText())
        elif self._editable and (typed := _asks(event)) is not None:
            self.wanted.emit(typed)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = _pressed(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._editable and _clicked(event, self._pressed) and not self.textCursor().hasSelection():
            self.wanted.emit("")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """What lies around it scrolls; the text itself is shown whole."""
        event.ignore()

    def menu(self) -> QMenu:
        """What can be done with the text."""
        marked = self.textCursor().selection().toPlainText()
        return _menu(self, self._words, marked or self.toPlainText(), self._editable)


def copy_text(text: str) -> None:
    """Put a text into the clipboard, if there is any."""
    if text:
        QGuiApplication.clipboard().setText(text)


def _asks(event: QKeyEvent) -> str | None:
    """The letter with which a key asks for the editor, nothing for F2, Enter and Space; None for every other key."""
    if ReadKeys.of(event) is ReadKeys.EDIT:
        return ""
    text = event.text()
    held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return text if text and text.isprintable() and not held else None


def _pressed(event: QMouseEvent) -> QPoint | None:
    return event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None


def _clicked(event: QMouseEvent, pressed: QPoint | None) -> bool:
    """Whether the left button was pressed and let go in one place: who draws marks the text instead."""
    if event.button() != Qt.MouseButton.LeftButton or pressed is None:
        return False
    return (event.position().toPoint() - pressed).manhattanLength() < QApplication.startDragDistance()


def _menu(part: ValueLine | ValueText, words: Words, text: str, editable: bool) -> QMenu:
    made = QMenu(part)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    copy = made.addAction(words._("Copy"), lambda: copy_text(text))
    copy.setEnabled(bool(text))
    every = made.addAction(words.p_("action", "Select all"), part.selectAll)
    every.setEnabled(bool(text))
    if editable:
        made.addSeparator()
        made.addAction(words.p_("action", "Edit"), lambda: part.wanted.emit(""))
    return made
