"""One field of a form: its label, its value, which becomes an editor on a click or F2, and what is to say under it."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from exchange_app.domain.rules.record import handed_on
from exchange_app.kinds import Field, FieldType, Value
from exchange_app.kinds.masking import Masked, mask
from exchange_app.kinds.values import show
from exchange_app.text import Message
from ui.components import icons
from ui.components.buttons import button
from ui.components.keys import FieldKeys
from ui.components.labels import label
from ui.components.paint_tools import LEVELS
from ui.components.theme import font, set_property, tokens
from ui.components.value_text import LINE_HEIGHT, ValueText
from ui.forms.editor import Editor
from ui.forms.editors import make_editor
from ui.forms.lookups import Lookups
from ui.forms.read_value import ReadValue
from ui.forms.standing_values import Standing, StandingBox

LABEL_WIDTH = 124
GAP = 8
"""Pixels between the label and the value."""
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class SaidUnder(NamedTuple):
    """A sentence under a field; `problem` is the number of the noted problem that it tells, 0 where it tells none."""

    sentence: str
    problem: int = 0


class RowListener(Protocol):
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
    """Label, value or editor, message. The value takes the keys: Enter, F2, a click or a letter open the editor."""

    def __init__(self, field: Field, lookups: Lookups, form: RowListener, *, label_width: int = LABEL_WIDTH) -> None:
        super().__init__()
        self.field, self._lookups, self._words, self._form = field, lookups, lookups.words, form
        self.value: Value | None = None
        self._shown, self._after = "", ""
        self._mask: Masked | None = None
        """What stands for the value while it is shown; none while it is masked."""
        self._edit_next = False
        self.editor: Editor | None = None
        self.pinned = False
        self.stays = False
        """Whether the value is not changed any more once the record is made."""
        self._findings: list[SaidUnder] = []
        self._below: QVBoxLayout | None = None
        self._under = int(label_width >= LABEL_WIDTH)
        """The column in which sentences stand: the field's, but for a narrow one, of which there are two in a line."""
        self._standing: StandingBox | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self.name = self._make_name(label_width)
        self._grid.addWidget(self.name, 0, 0)
        self.reading = ReadValue(field, self._words, self)
        self.reading.wanted.connect(lambda typed: self.begin(typed))
        self.reading.stayed.connect(self._leads_nowhere)
        self._grid.addWidget(self.reading, 0, 1)
        self.setFocusProxy(self.reading)
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
            self.reading.add(self._eye)

    def _make_name(self, width: int) -> QLabel:
        text = self._words.say(self.field.label)
        made = label(text, "second", "second")
        made.setFixedWidth(width)
        needed = QFontMetrics(font("second")).boundingRect(QRect(0, 0, width, 10_000), _WRAPPED, text).height()
        made.setWordWrap(needed > QFontMetrics(font("second")).lineSpacing())
        made.setMinimumHeight(max(LINE_HEIGHT, needed))
        if self.field.help is not None:
            made.setToolTip(self._words.say(self.field.help))
        return made

    def _place_name(self) -> None:
        """In the middle of what takes one line, at the top of what takes several."""
        part = self.reading.part if self.editor is None else self.editor.input
        several = isinstance(part, ValueText | QPlainTextEdit)
        across = Qt.AlignmentFlag.AlignTop if several else Qt.AlignmentFlag.AlignVCenter
        self.name.setAlignment(Qt.AlignmentFlag.AlignRight | across)
        self.name.setContentsMargins(0, 4 if several else 0, 0, 0)

    @property
    def part(self) -> QWidget:
        """What has the keys when they are in the row: the value, or the editor in its place."""
        return self.reading.part if self.editor is None else self.editor.input

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
            self._grid.addWidget(self._standing, 2, 0, 1, 2)

    def _say(self) -> None:
        level = LEVELS.index(str(self.value)) + 1 if self.field.type is FieldType.LEVEL and self.value in LEVELS else 0
        status = str(self.value) if self.field.key == "status" and self.value else ""
        self.reading.say(self._shown, after=self._after, level=level, status=status)
        self._describe()
        self._place_name()
        if self.field.sensitive:
            self._eye.setVisible(bool(self._shown))
            self._eye.setText(" " + (self._words._("Hide") if self._mask is not None else self._words._("Show")))

    def _toggle(self) -> None:
        if self._mask is not None:
            self.put(self._mask)
        else:
            self._form.row_revealed(self.field)

    def _leads_nowhere(self, value: str) -> None:
        said = self._words._("No program on this computer opens {value}; it is on the clipboard.", value=value)
        self.complain([SaidUnder(said)])

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

    def begin(self, typed: str = "") -> None:
        """Open the editor on what stands there, or on what is typed over it; a masked value is shown first, and of what stays
        as it is that is said."""
        if self.stays:
            self.complain([SaidUnder(self._words.say(handed_on(self.field)))])
            return
        self._edit_next = isinstance(self.value, Masked) and not typed
        if self._edit_next:
            self._form.row_revealed(self.field)
        else:
            self.open(typed)

    def open(self, typed: str = "", *, take: bool = True) -> Editor:
        """Put the editor in the value's place; in that of a masked value it is empty."""
        if self.editor is None:
            # All editors come with the first one that is opened: whoever only reads does not keep them.

            self.editor = make_editor(self.field, self._lookups)
            if not self.pinned:
                # As high as the value, so that nothing below it moves.
                self.editor.input.setProperty("within", "row")
            self.editor.put(None if isinstance(self.value, Masked) else self.value)
            self.editor.changed.connect(self._edited)
            # Not the list under a combo box: its keys are its own.
            for target in {self.editor.input, self.editor.entry() or self.editor.input}:
                target.installEventFilter(self)
            self._grid.addWidget(self.editor, 0, 1)
            self.editor.input.setMinimumWidth(48)
            self.setFocusProxy(self.editor)
            self._describe()
            self._place_name()
        if take or self.reading.part.hasFocus():
            # Not in a moment, as a layout does it: what is shown can take the keys.
            self.editor.show()
            self.editor.start()
        self.reading.hide()
        if take and typed:
            self.editor.take(typed)
            self._form.row_edited()
        return self.editor

    def _edited(self) -> None:
        self._form.row_edited()
        if self._findings:
            # What was wrong is judged with every letter: it is not said a moment longer than it is so.
            self._form.row_left()

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
        self._grid.removeWidget(self.editor)
        editor, self.editor = self.editor, None
        self.setFocusProxy(self.reading)
        self.reading.show()
        if held:
            # Else Qt looks for the next widget of the window, and that is the navigation.
            self.setFocus()
        editor.hide()
        self._say()
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
                if not (self.pinned and self.editor.takes_choice()):
                    self._form.row_done()
                return True
            pressed = FieldKeys.of(event)
            if pressed in (FieldKeys.NEXT, FieldKeys.BEFORE):
                return self._form.row_tabbed(self, 1 if pressed is FieldKeys.NEXT else -1)
            if pressed is FieldKeys.DROP and not self.pinned:
                self.close(keep=False)
                self._form.row_edited()
                return True
        left = isinstance(event, QFocusEvent) and event.lostFocus() and self.editor is not None
        # A list or a calendar that opens over the form is a part of the editor.
        if left and QApplication.activePopupWidget() is None:
            self._form.row_left()
        return super().eventFilter(watched, event)

    # Messages ------------------------------------------------------------------------------------------------------

    def complain(self, findings: list[SaidUnder] | None = None) -> None:
        """Say sentences under the field; a noted problem can be struck out there."""
        findings = findings or []
        if findings == self._findings:
            return
        self._findings = findings
        if self._below is None:
            self._below = QVBoxLayout()
            self._below.setSpacing(2)
            self._grid.addLayout(self._below, 1, self._under, 1, 2 - self._under)
        while (item := self._below.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        for said in findings:
            self._below.addWidget(self._line(said))
        if self.editor is not None:
            self.editor.mark("bad" if findings else "")
        set_property(self.name, "tone", "bad" if findings else "second")
        self._describe()

    def _describe(self) -> None:
        """What is wrong is told by what has the keys."""
        said = " ".join(each.sentence for each in self._findings)
        if self.editor is None:
            self.reading.describe(said)
        else:
            self.editor.input.setAccessibleDescription(said)

    def _line(self, said: SaidUnder) -> QWidget:
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
