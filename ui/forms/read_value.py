"""A value as it is read in a form: its text, with steps for a language level or a remark in the second colour."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from exchange_app.kinds import Field, FieldType
from exchange_app.text import Words
from ui.components.buttons import icon_button
from ui.components.labels import Elided
from ui.components.paint_tools import tone_of
from ui.components.pill import LevelSteps
from ui.components.theme import font, set_property
from ui.components.value_text import LINE_HEIGHT, ValueLine, ValueText, copy_text
from ui.forms.links import Link, link_of

_ONE_LINE = 34
"""Letters of which a value stands in one line; longer ones wrap, but for addresses, which would break anywhere."""


class ReadValue(QWidget):
    """Shows a value that can be marked, copied and read out; `wanted` comes when a person wants to edit it."""

    wanted = Signal(str)
    """The letter that was typed, or nothing."""
    stayed = Signal(str)
    """Nothing on this machine opens where the value leads; it is on the clipboard."""

    def __init__(self, field: Field, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field, self._words = field, words
        self._unset = words.say(field.unset) if field.unset is not None else ""
        self.level = 0
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._line = ValueLine(words, editable=True)
        self._text: ValueText | None = None
        self._steps: LevelSteps | None = None
        self._after: Elided | None = None
        self._link: Link | None = None
        self._opener: QToolButton | None = None
        self.part: ValueLine | ValueText = self._line
        """What shows the text and takes the keys."""
        self._add(self._line)
        self._row.addStretch(0)
        self.setFocusProxy(self._line)

    def add(self, widget: QWidget) -> None:
        """Put something behind the value."""
        self._row.insertWidget(self._row.count() - 1, widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def _add(self, part: ValueLine | ValueText) -> None:
        part.setAccessibleName(self._words.say(self._field.label))
        part.wanted.connect(self.wanted)
        self._row.insertWidget(0, part)

    @property
    def text(self) -> str:
        """The text that stands there."""
        return self.part.text() if isinstance(self.part, ValueLine) else self.part.toPlainText()

    def say(self, text: str, *, after: str = "", level: int = 0, status: str = "") -> None:
        """What stands there; `after` in the second colour, `level` as steps, `status` in its tone."""
        help = self._words.say(self._field.help) if self._field.help is not None else ""
        text = text or self._unset
        wraps = self._wraps(text)
        if wraps:
            if self._text is None:
                self._text = ValueText(self._words, editable=True)
                self._add(self._text)
                self._row.setStretchFactor(self._text, 1)
            self._text.say(text, help=help)
        lacking = self._field.required and not text
        self._line.setPlaceholderText("" if text else self._words._("required") if lacking else "—")
        set_property(self._line, "lacking", lacking)
        set_property(self._line, "tone", tone_of(status) if status else "")
        if self._field.type is FieldType.LEVEL or status:
            self._line.setFont(font("second-medium" if status else "medium"))
        self._say_link(link_of(self._field, text))
        alone = not (after or level or status or self._link or self._field.sensitive)
        self._line.say("" if wraps else text, help=help, tight=not alone)
        # What stretches takes all the room; else the end of the row does.
        self._row.setStretchFactor(self._line, int(alone))
        self.level = level
        self._say_level(level)
        self._say_after(after)
        self._show_part(self._text if wraps and self._text is not None else self._line)
        self.describe("")

    def describe(self, sentence: str) -> None:
        """What helping technology says after name and value: what is wrong, else that nothing is given, else the help."""
        given = "" if self.text else self._words.p_("filter", "not given")
        help = self._words.say(self._field.help) if self._field.help is not None else ""
        self.part.setAccessibleDescription(sentence or given or help)

    def _wraps(self, text: str) -> bool:
        """Whether it takes as many lines as it needs."""
        if not text or self._field.type in (FieldType.EMAIL, FieldType.URL):
            return False
        return len(text) > _ONE_LINE or "\n" in text

    def _show_part(self, part: ValueLine | ValueText) -> None:
        if part is self.part:
            return
        before, self.part = self.part, part
        self.setFocusProxy(part)
        part.show()
        if before.hasFocus():
            part.setFocus()
        before.hide()

    def _say_level(self, level: int) -> None:
        if level and self._steps is None:
            self._steps = LevelSteps()
            self.add(self._steps)
        if self._steps is not None:
            self._steps.say(level)

    def _say_link(self, link: Link | None) -> None:
        self._link = link
        if link is not None and self._opener is None:
            self._opener = icon_button(link.icon, "", clicked=self._follow, tone="second")
            self._opener.setFixedSize(20, LINE_HEIGHT)
            self._row.setSpacing(2)
            self.add(self._opener)
        if self._opener is not None:
            said = self._words.say(link.text) if link is not None else ""
            self._opener.setToolTip(said)
            self._opener.setAccessibleName(said)
            self._opener.setVisible(link is not None)
        self._line.offers = [] if link is None else [(self._words.say(link.text), self._follow)]

    def _follow(self) -> None:
        if self._link is not None and not self._link.open():
            copy_text(self.text)
            self.stayed.emit(self.text)

    def _say_after(self, after: str) -> None:
        if after and self._after is None:
            self._after = Elided("", "second", "second")
            self.add(self._after)
        if self._after is not None:
            self._after.setText(after)
            self._after.setVisible(bool(after))
