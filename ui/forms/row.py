"""One field of a form: its label, its value, which becomes an editor on a click or F2, and what is to say under it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from exchange_app.fields import Field, FieldType, Value
from exchange_app.fields.values import show
from exchange_app.text import Message, Words
from ui import icons
from ui.forms.standing import Standing, StandingBox
from ui.tables.columns import masked
from ui.tables.paint import LEVELS, tone_of
from ui.theme import font, ink, tokens
from ui.widgets.buttons import button
from ui.widgets.labels import label
from ui.widgets.marks import PILL_HEIGHT, paint_level, paint_pill

if TYPE_CHECKING:
    from ui.forms.editor import Editor
    from ui.forms.lookups import Lookups

LABEL_WIDTH = 124
ROW_HEIGHT = 24
_NAME = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


class ValueLabel(QWidget):
    """A value as it is read. It takes the focus like a field: Enter, F2, a click or a letter open the editor."""

    wanted = Signal(str)
    """The letter that was typed, or nothing."""

    def __init__(self, field: Field, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field, self._words = field, words
        self.text, self.after, self.level, self.status = "", "", 0, ""
        self.lacking = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setMinimumHeight(ROW_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if field.help is not None:
            self.setToolTip(words.say(field.help))

    def say(self, text: str, *, after: str = "", level: int = 0, status: str = "", lacking: bool = False) -> None:
        """What stands there; `after` in the second colour, `level` as steps, `status` as a pill."""
        self.text, self.after, self.level, self.status, self.lacking = text, after, level, status, lacking
        self.setAccessibleName(f"{self._words.say(self._field.label)}: {text or self._words.p_('filter', 'not given')}")
        self.updateGeometry()
        self.update()

    def _long(self) -> bool:
        return self._field.type is FieldType.LONG_TEXT or (len(self.text) > 34 and self._field.type not in (FieldType.EMAIL, FieldType.URL))

    def hasHeightForWidth(self) -> bool:
        """Long texts take several lines."""
        return self._long()

    def heightForWidth(self, width: int) -> int:
        """Height of the text at a width."""
        box = QFontMetrics(font("code")).boundingRect(QRect(0, 0, max(width - 8, 40), 10_000), int(Qt.TextFlag.TextWordWrap), self.text)
        return max(ROW_HEIGHT, box.height() + 6)

    def sizeHint(self) -> QSize:
        """One line, or as many as the text needs."""
        if self._field.sensitive and not self._long():
            return QSize(QFontMetrics(font("code")).horizontalAdvance(self.text or "—") + 14, ROW_HEIGHT)
        return QSize(120, self.heightForWidth(max(self.width(), 120)) if self._long() else ROW_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The value, a frame where the mouse or the focus is."""
        of, painter = tokens(), QPainter(self)
        room = self.rect().adjusted(4, 0, -4, 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(ink(of.accent if self.hasFocus() else of.line), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if self.status:
            paint_pill(painter, QRect(room.left(), (self.height() - PILL_HEIGHT) // 2, room.width(), PILL_HEIGHT), self.text, tone_of(self.status), of)
            return
        face = font("medium" if self.level else "code")
        metrics = QFontMetrics(face)
        painter.setFont(face)
        if not self.text:
            painter.setPen(ink(of.bad if self.lacking else of.disabled))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._words._("required") if self.lacking else "—")
            return
        painter.setPen(ink(of.text))
        if self._long():
            painter.drawText(room.adjusted(0, 3, 0, -3), int(Qt.TextFlag.TextWordWrap), self.text)
            return
        shown = metrics.elidedText(self.text, Qt.TextElideMode.ElideRight, room.width())
        if self._field.help is None:
            self.setToolTip(self.text if shown != self.text else "")
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        at = room.left() + metrics.horizontalAdvance(shown) + 6
        if self.level:
            paint_level(painter, QRect(room.left() + 30, room.top(), 48, room.height()), self.level, of)
        elif self.after and at < room.right():
            painter.setPen(ink(of.second))
            painter.drawText(QRect(at, room.top(), room.right() - at, room.height()), Qt.AlignmentFlag.AlignVCenter, self.after)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the editor."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2, Enter or a letter open the editor."""
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.wanted.emit("")
        elif event.text().isprintable() and event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.wanted.emit(event.text())
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Frame it under the mouse."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No frame any more."""
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Frame it."""
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No frame any more."""
        self.update()


class Said(NamedTuple):
    """A sentence under a field; `problem` is the number of the noted problem that it tells, 0 where it tells none."""

    sentence: str
    problem: int = 0


class FieldRow(QWidget):
    """Label, value or editor, message. `edited` comes with every change of what is typed, `done` when Enter ends it."""

    edited = Signal()
    done = Signal()
    left = Signal()
    settled = Signal(object)
    """The value that a person chose of those that stand."""
    struck = Signal(int)
    """The number of a problem about which nothing is left to do."""

    def __init__(self, field: Field, lookups: Lookups, *, label_width: int = LABEL_WIDTH, reveal: Callable[[Field], None] | None = None) -> None:
        super().__init__()
        self.field, self._lookups, self._words = field, lookups, lookups.words
        self.value: Value | None = None
        self._shown = ""
        self._revealed = False
        self._reveal = reveal
        self.editor: Editor | None = None
        self.pinned = False
        self._findings: list[Said] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        # Painted, not a label of its own: dozens of those are a sixth of what a form takes to be made and kept.
        self._name, self._name_bad = self._words.say(field.label), False
        needed = QFontMetrics(font("second")).boundingRect(QRect(0, 0, label_width, 10_000), _NAME, self._name).height()
        self._name_room = QRect(0, 0, label_width, max(ROW_HEIGHT, needed))
        grid.setRowMinimumHeight(0, self._name_room.height())
        grid.setRowStretch(0, 1)
        self._place = QHBoxLayout()
        self._place.setContentsMargins(label_width + 8, 0, 0, 0)
        self._place.setSpacing(6)
        self.show_value = ValueLabel(field, self._words)
        self.show_value.wanted.connect(self.open)
        self._place.addWidget(self.show_value, 1)
        if field.sensitive:
            self._eye = button(self._words._("Show"), "link", "eye", clicked=self._toggle, name=self._words._("Show {field}", field=field.label))
            self._eye.setFixedHeight(22)
            self._eye.setStyleSheet("min-height: 0px; padding: 0px 4px;")
            self._place.addWidget(self._eye)
            self._place.setStretch(0, 0)
            self._place.addStretch(1)
            self.show_value.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        grid.addLayout(self._place, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self._below = QVBoxLayout()
        self._below.setSpacing(2)
        grid.addLayout(self._below, 1, 0)
        self._standing: StandingBox | None = None
        self._grid = grid

    def paintEvent(self, event: QPaintEvent) -> None:
        """The name of the field, at the left of its first line."""
        of, painter = tokens(), QPainter(self)
        painter.setFont(font("second"))
        painter.setPen(ink(of.bad if self._name_bad else of.second))
        room = self._name_room
        if self.editor is None and self.show_value.height() <= ROW_HEIGHT:
            # Beside a row whose name takes two lines this one stands in the middle too, where its value does.
            room = QRect(0, 0, room.width(), max(room.height(), 2 * self.show_value.geometry().center().y()))
        painter.drawText(room, _NAME, self._name)

    # What is shown -------------------------------------------------------------------------------------------------

    def put(self, value: Value | None, shown: str | None = None, after: str = "") -> None:
        """Show a value; references come with their name. An open editor keeps what is typed."""
        self.value = value
        self._shown = shown if shown is not None else show(self.field, value, self._words)
        self._after = after
        self._say()
        if self.editor is not None and self.pinned and not self.editor.text():
            self.editor.put(value)

    def contest(self, sides: Standing) -> None:
        """Show under the field the values that stand side by side; none: it is settled."""
        if self._standing is not None:
            self._standing.hide()
            self._standing.deleteLater()
            self._standing = None
        if sides:
            self._standing = StandingBox(sides, self._lookups.own_agency, self._words, hidden=self.field.sensitive and not self._revealed)
            self._standing.chosen.connect(lambda at: self.settled.emit(sides[at].value))
            self._grid.addWidget(self._standing, 2, 0)

    def _say(self) -> None:
        text = self._shown
        if self.field.sensitive and not self._revealed:
            text = masked(text)
        level = LEVELS.index(str(self.value)) + 1 if self.field.type is FieldType.LEVEL and self.value in LEVELS else 0
        status = str(self.value) if self.field.key == "status" and self.value else ""
        self.show_value.say(text, after=self._after, level=level, status=status, lacking=self.field.required)
        if self.field.sensitive:
            self._eye.setVisible(bool(self._shown) and self.editor is None)

    def _toggle(self) -> None:
        self._revealed = not self._revealed
        self._eye.setText(" " + (self._words._("Hide") if self._revealed else self._words._("Show")))
        if self._revealed and self._reveal is not None:
            self._reveal(self.field)
        self._say()

    # Editing -------------------------------------------------------------------------------------------------------

    def open(self, typed: str = "", *, take: bool = True) -> Editor:
        """Put the editor in the value's place."""
        if self.editor is None:
            # All editors come with the first one that is opened: whoever only reads does not keep them.
            from ui.forms.editors import make_editor

            self.editor = make_editor(self.field, self._lookups)
            self.editor.put(self.value)
            self.editor.changed.connect(self.edited)
            for target in [self.editor.input, *self.editor.input.findChildren(QWidget)]:
                target.installEventFilter(self)
            self.show_value.hide()
            self._place.insertWidget(0, self.editor, 1)
            self.editor.input.setMinimumWidth(48)
            if self.field.sensitive:
                self._place.setStretch(self._place.count() - 1, 0)
            self._say()
        if take:
            self.editor.start()
            if typed:
                self.editor.take(typed)
                self.edited.emit()
        return self.editor

    def require(self) -> None:
        """Say in the empty editor that the field is required."""
        if self.editor is None or not self.field.required:
            return
        line, said = self.editor.entry(), self._words._("required")
        if line is not None:
            line.setPlaceholderText(said)
        self.editor.input.setAccessibleDescription(said)

    def close(self, *, keep: bool = True) -> bool:
        """Put the value back in its place. With `keep` an editor that was changed stays open."""
        if self.editor is None or (keep and (self.changed or self.pinned)):
            return False
        self.editor.deleteLater()
        self._place.removeWidget(self.editor)
        self.editor.hide()
        self.editor = None
        if self.field.sensitive:
            self._place.setStretch(self._place.count() - 1, 1)
        self.show_value.show()
        self._say()
        self.complain()
        return True

    @property
    def changed(self) -> bool:
        """Whether what is typed differs from the value."""
        if self.editor is None:
            return False
        found = self.editor.read()
        return (isinstance(found, Message) and (self.editor.text().strip() != "" or self.value is not None)) or (not isinstance(found, Message) and found != self.value)

    def read(self) -> Value | Message | None:
        """The value as it stands or is typed, or the sentence that says why it is none."""
        return self.value if self.editor is None else self.editor.read()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter ends the edit and keeps it, Escape gives it up."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.editor is not None:
            if self.editor.ends(event):
                self.done.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and not self.pinned:
                self.close(keep=False)
                self.show_value.setFocus()
                self.edited.emit()
                return True
        if event.type() == QEvent.Type.FocusOut and self.editor is not None:
            self.left.emit()
        return super().eventFilter(watched, event)

    # Messages ------------------------------------------------------------------------------------------------------

    def complain(self, findings: list[Said] | None = None) -> None:
        """Say sentences under the field; a noted problem can be struck out there."""
        findings = findings or []
        if findings == self._findings:
            return
        self._findings = findings
        while (item := self._below.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for said in findings:
            self._below.addWidget(self._line(said))
        if self.editor is not None:
            self.editor.mark("bad" if findings else "")
        self._name_bad = bool(findings)
        self.update(self._name_room)
        self.show_value.setAccessibleDescription(" ".join(said.sentence for said in findings))

    def _line(self, said: Said) -> QWidget:
        if not said.problem:
            return message_line(said.sentence, "bad")
        words = self._words
        strike = button(words._("Settled"), "link", clicked=lambda: self.struck.emit(said.problem), name=words._("Settled: {problem}", problem=said.sentence))
        strike.setToolTip(words._("Nothing is left to do here: the note goes, the field stays as it is. Undo brings it back."))
        strike.setFixedHeight(20)
        strike.setStyleSheet("min-height: 0px; padding: 0px 4px;")
        return message_line(said.sentence, "bad", strike)


def message_line(sentence: str, tone: str, *more: QWidget) -> QWidget:
    """A sentence under a field, its sign before it, and what can be done after it."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(4, 0, 0, 4)
    row.setSpacing(6)
    picture = QLabel()
    picture.setPixmap(icons.pixmap("warning", getattr(tokens(), tone), 14, holder.devicePixelRatioF()))
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(sentence, "second", tone, wrap=True), 1)
    for widget in more:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    return holder
