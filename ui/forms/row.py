"""One field of a form: its label, its value, which becomes an editor on a click or F2, and what is to say under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from exchange_app.kinds import Field, FieldType, Value
from exchange_app.kinds.masking import Masked, mask
from exchange_app.kinds.values import show
from exchange_app.text import Message
from ui.components import icons
from ui.components.buttons import button
from ui.components.labels import label
from ui.components.text import RIGHT, draw_wrapped
from ui.components.theme import font, ink, tokens
from ui.forms.read_value import LEAST_WIDTH, ROW_HEIGHT, ReadValue, ValueRoom
from ui.forms.standing_values import Standing, StandingBox
from ui.lists.paint_tools import LEVELS

if TYPE_CHECKING:
    from ui.forms.editor import Editor
    from ui.forms.lookups import Lookups

LABEL_WIDTH = 124
GAP = 8
"""Pixels between the label and the value."""
_NAME = int(RIGHT) | int(Qt.TextFlag.TextWordWrap)


class Said(NamedTuple):
    """A sentence under a field; `problem` is the number of the noted problem that it tells, 0 where it tells none."""

    sentence: str
    problem: int = 0


class Form(Protocol):
    """Whom a row tells what a person does in it; signals of each row would weigh more than the row."""

    def row_edited(self) -> None:
        """What is typed has changed."""

    def row_done(self) -> None:
        """Enter ended the edit."""

    def row_left(self) -> None:
        """The focus left the editor."""

    def row_tabbed(self, row: FieldRow, step: int) -> bool:
        """Tab (1) or Shift+Tab (-1) ended the edit; false leaves the way on to Qt."""

    def row_revealed(self, field: Field) -> None:
        """A masked value is to be shown: row.reveal() follows once that is entered in the journal."""

    def row_settled(self, key: str, value: Value | None) -> None:
        """A person chose one of the values that stand."""

    def row_struck(self, problem: int) -> None:
        """Nothing is left to do about a problem."""


class FieldRow(QWidget):
    """Label, value or editor, message. It takes the focus like a field: Enter, F2, a click or a letter open the editor.

    Label and value are painted, and there is no layout before something stands beside or under them: most fields of
    most records are only read.
    """

    def __init__(self, field: Field, lookups: Lookups, form: Form, *, label_width: int = LABEL_WIDTH) -> None:
        super().__init__()
        self.field, self._lookups, self._words, self._form = field, lookups, lookups.words, form
        self.value: Value | None = None
        self._shown, self._after = "", ""
        self._mask: Masked | None = None
        """What stands for the value while it is shown; none while it is masked."""
        self._edit_next = False
        self.editor: Editor | None = None
        self.pinned = False
        self._findings: list[Said] = []
        self.reading = ReadValue(field, self._words)
        self._pointed = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        if field.help is not None:
            self.setToolTip(self._words.say(field.help))
        self._name, self._name_bad = self._words.say(field.label), False
        needed = QFontMetrics(font("second")).boundingRect(QRect(0, 0, label_width, 10_000), _NAME, self._name).height()
        self._name_room = QRect(0, 0, label_width, max(ROW_HEIGHT, needed))
        self._grid: QGridLayout | None = None
        self._standing: StandingBox | None = None
        if field.sensitive:
            self._eye = button(
                self._words._("Show"),
                "link",
                "eye",
                clicked=self._toggle,
                name=self._words._("Show {field}", field=field.label),
            )
            self._eye.setFixedHeight(22)
            self._eye.setStyleSheet("min-height: 0px; padding: 0px 4px;")
            self._lay_out()
            self._place.addWidget(self._eye, 0, Qt.AlignmentFlag.AlignVCenter)
            self._place.addStretch(1)

    # Room ----------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> QGridLayout:
        """The layout, from the time on when more than label and value stands there."""
        if self._grid is None:
            self._grid = grid = QGridLayout(self)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setVerticalSpacing(2)
            grid.setRowMinimumHeight(0, self._name_room.height())
            grid.setRowStretch(0, 1)
            self._place = QHBoxLayout()
            self._place.setContentsMargins(self._name_room.width() + GAP, 0, 0, 0)
            self._place.setSpacing(6)
            self._room = ValueRoom(self.reading, fixed=self.field.sensitive)
            self._place.addItem(self._room)
            grid.addLayout(self._place, 0, 0)
            self._below = QVBoxLayout()
            self._below.setSpacing(2)
            grid.addLayout(self._below, 1, 0)
        return self._grid

    def _resized(self) -> None:
        if self._grid is not None:
            self._place.invalidate()
            self._grid.invalidate()
            self._grid.update()
        self.updateGeometry()

    def value_room(self) -> QRect:
        """Where the value stands."""
        left = self._name_room.width() + GAP
        room = self._room.geometry() if self._grid is not None else QRect(left, 0, self.width() - left, self.height())
        high = self.reading.height(room.width())
        return QRect(room.left(), room.top() + (room.height() - high) // 2, room.width(), high)

    def sizeHint(self) -> QSize:
        """Label and value side by side, and what stands under them."""
        if self._grid is not None:
            return super().sizeHint()
        room = max(self.value_room().width(), LEAST_WIDTH)
        return QSize(
            self._name_room.width() + GAP + LEAST_WIDTH, max(self._name_room.height(), self.reading.height(room))
        )

    def minimumSizeHint(self) -> QSize:
        """The value gives way."""
        if self._grid is not None:
            return super().minimumSizeHint()
        return QSize(self._name_room.width() + GAP, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Long values take several lines."""
        return super().hasHeightForWidth() if self._grid is not None else self.reading.wraps

    def heightForWidth(self, width: int) -> int:
        """As high as label and value are."""
        if self._grid is not None:
            return super().heightForWidth(width)
        return max(self._name_room.height(), self.reading.height(width - self._name_room.width() - GAP))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The name of the field at the left of its first line, and the value where no editor stands."""
        of, painter, place = tokens(), QPainter(self), self.value_room()
        painter.setFont(font("second"))
        painter.setPen(ink(of.bad if self._name_bad else of.second))
        room = self._name_room
        if self.editor is None and place.height() <= ROW_HEIGHT:
            # Beside a row whose name takes two lines this one stands in the middle too, where its value does.
            room = QRect(0, 0, room.width(), max(room.height(), 2 * place.center().y()))
        draw_wrapped(painter, room, self._name, RIGHT)
        if self.editor is not None:
            return
        seen = self.reading.paint(painter, place, focused=self.hasFocus(), pointed=self._pointed)
        if self.field.help is None and self.toolTip() != (
            tip := self.reading.text if seen != self.reading.text else ""
        ):
            self.setToolTip(tip)

    # Keys and mouse ------------------------------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the value opens the editor."""
        if (
            event.button() == Qt.MouseButton.LeftButton
            and self.editor is None
            and self.value_room().contains(event.position().toPoint())
        ):
            self.begin()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2, Enter or a letter open the editor; what a button in the row leaves over does not."""
        within = self.focusWidget()
        if self.editor is not None or (within is not None and within is not self and within.hasFocus()):
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.begin()
        elif (
            event.text().isprintable() and event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.open(event.text())
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Frame the value under the mouse."""
        self._point(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Frame the value under the mouse."""
        self._point(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        """No frame any more."""
        self._point(None)

    def _point(self, at: QPoint | None) -> None:
        pointed = at is not None and self.editor is None and self.value_room().contains(at)
        if pointed == self._pointed:
            return
        self._pointed = pointed
        if pointed:
            self.setCursor(Qt.CursorShape.IBeamCursor)
        else:
            self.unsetCursor()
        self.update()

    # What is shown -------------------------------------------------------------------------------------------------

    def put(self, value: Value | None, shown: str | None = None, after: str = "") -> None:
        """Show a value; references come with their name. An open editor keeps what is typed, and what it began with."""
        if isinstance(value, Masked) and self.editor is not None and self._mask == value:
            return
        self._mask = None
        self.value = value
        self._shown = shown if shown is not None else show(self.field, value, self._words)
        self._after = after
        self._say()
        if self.editor is not None and self.pinned and not self.editor.text():
            self.editor.put(value)

    @property
    def revealed(self) -> bool:
        """Whether a sensitive value is shown in the clear."""
        return self._mask is not None

    def contest(self, sides: Standing) -> None:
        """Show under the field the values that stand side by side; none: it is settled."""
        if self._standing is not None:
            self._standing.hide()
            self._standing.deleteLater()
            self._standing = None
        if sides:
            self._standing = StandingBox(sides, self._lookups.own_agency, self._words)
            self._standing.chosen.connect(lambda at: self._form.row_settled(self.field.key, sides[at].value))
            self._lay_out().addWidget(self._standing, 2, 0)

    def _say(self) -> None:
        level = LEVELS.index(str(self.value)) + 1 if self.field.type is FieldType.LEVEL and self.value in LEVELS else 0
        status = str(self.value) if self.field.key == "status" and self.value else ""
        self.reading.say(self._shown, after=self._after, level=level, status=status, lacking=self.field.required)
        self.setAccessibleName(self.reading.name if self.editor is None else "")
        self._resized()
        self.update()
        if self.field.sensitive:
            self._eye.setVisible(bool(self._shown) and self.editor is None)
            self._eye.setText(" " + (self._words._("Hide") if self._mask is not None else self._words._("Show")))

    def _toggle(self) -> None:
        if self._mask is not None:
            self.put(self._mask)
        else:
            self._form.row_revealed(self.field)

    def reveal(self, value: Value | None, sides: Standing = ()) -> None:
        """Show the masked value in the clear, and in its editor where that was asked for."""
        if not isinstance(self.value, Masked):
            return
        held = self.value
        self.put(value)
        self._mask = held
        self._say()
        if sides:
            self.contest(sides)
        if self._edit_next:
            self.open()
        self._edit_next = False

    # Editing -------------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Open the editor on what stands there; a masked value is shown first."""
        self._edit_next = isinstance(self.value, Masked)
        if self._edit_next:
            self._form.row_revealed(self.field)
        else:
            self.open()

    def open(self, typed: str = "", *, take: bool = True) -> Editor:
        """Put the editor in the value's place; in that of a masked value it is empty."""
        if self.editor is None:
            # All editors come with the first one that is opened: whoever only reads does not keep them.
            from ui.forms.editors import make_editor

            self.editor = make_editor(self.field, self._lookups)
            self.editor.put(None if isinstance(self.value, Masked) else self.value)
            self.editor.changed.connect(self._form.row_edited)
            for target in [self.editor.input, *self.editor.input.findChildren(QWidget)]:
                target.installEventFilter(self)
            self._lay_out()
            self._take_room(True)
            self._place.insertWidget(0, self.editor, 1, Qt.AlignmentFlag.AlignVCenter)
            self.editor.input.setMinimumWidth(48)
            if self.field.sensitive:
                self._place.setStretch(self._place.count() - 1, 0)
            self._say()
        if take:
            # Not in a moment, as a layout does it: what is shown can take the keys.
            self.editor.show()
            self.editor.start()
            if typed:
                self.editor.take(typed)
                self._form.row_edited()
        return self.editor

    def _take_room(self, taken: bool) -> None:
        """The editor takes the value's room, or gives it back."""
        self._room.taken = taken
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if taken else Qt.FocusPolicy.TabFocus)
        self._point(None)

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
        held = self.editor.isAncestorOf(focus) if (focus := self.window().focusWidget()) is not None else False
        self.editor.deleteLater()
        self._place.removeWidget(self.editor)
        if held:
            # Else Qt looks for the next widget of the window, and that is the navigation.
            self.setFocus()
        self.editor.hide()
        self.editor = None
        if self.field.sensitive:
            self._place.setStretch(self._place.count() - 1, 1)
        self._take_room(False)
        self._say()
        # Else it may be painted before the value has its room again, and nothing paints it once more.
        self._lay_out().activate()
        self.complain()
        return True

    @property
    def changed(self) -> bool:
        """Whether what is typed differs from the value."""
        if self.editor is None:
            return False
        found = self.editor.read()
        return (isinstance(found, Message) and (self.editor.text().strip() != "" or self.value is not None)) or (
            not isinstance(found, Message) and found != self.value
        )

    def holds(self, value: Value | None) -> bool:
        """Whether what is typed is this masked value, as far as a mask tells."""
        typed = self.editor.read() if self.editor is not None and isinstance(value, Masked) else None
        return typed is not None and not isinstance(typed, Message) and mask(self.field, typed) == value

    def read(self) -> Value | Message | None:
        """The value as it stands or is typed, or the sentence that says why it is none."""
        return self.value if self.editor is None else self.editor.read()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter ends the edit and keeps it, Escape gives it up."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.editor is not None:
            if self.editor.ends(event):
                self._form.row_done()
                return True
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
                return plain and self._form.row_tabbed(self, 1 if event.key() == Qt.Key.Key_Tab else -1)
            if event.key() == Qt.Key.Key_Escape and not self.pinned:
                self.close(keep=False)
                self._form.row_edited()
                return True
        if event.type() == QEvent.Type.FocusOut and self.editor is not None:
            self._form.row_left()
        return super().eventFilter(watched, event)

    # Messages ------------------------------------------------------------------------------------------------------

    def complain(self, findings: list[Said] | None = None) -> None:
        """Say sentences under the field; a noted problem can be struck out there."""
        findings = findings or []
        if findings == self._findings:
            return
        self._findings = findings
        self._lay_out()
        while (item := self._below.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for said in findings:
            self._below.addWidget(self._line(said))
        if self.editor is not None:
            self.editor.mark("bad" if findings else "")
        self._name_bad = bool(findings)
        self.update()
        self.setAccessibleDescription(" ".join(said.sentence for said in findings))

    def _line(self, said: Said) -> QWidget:
        if not said.problem:
            return message_line(said.sentence, "bad")
        words = self._words
        strike = button(
            words._("Settled"),
            "link",
            clicked=lambda: self._form.row_struck(said.problem),
            name=words._("Settled: {problem}", problem=said.sentence),
        )
        strike.setToolTip(
            words._("Nothing is left to do here: the note goes, the field stays as it is. Undo brings it back.")
        )
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
