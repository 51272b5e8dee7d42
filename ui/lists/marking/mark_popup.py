"""Asks for a rule that marks: what is asked of a column, as for a filter, and with which colour and shape it is marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from exchange_app.store.query import Filter
from exchange_app.text import Words
from ui.components.fields import Choice
from ui.components.marks import Tone, paint_shape
from ui.components.theme import tokens
from ui.forms.lookups import Lookups
from ui.lists.filter_popup import FilterPopup
from ui.lists.list_columns import ListColumn
from ui.lists.row_marks import TONES, RowMark, Shape

_FIRST = RowMark((), "good", "dot")


class MarkPopup(FilterPopup):
    """Apply hands on the rule; None takes it away."""

    def __init__(
        self,
        parent: QWidget,
        column: ListColumn,
        mark: RowMark | None,
        words: Words,
        lookups: Lookups,
        done: Callable[[RowMark | None], object],
    ) -> None:
        self._mark = mark or _FIRST
        self._hand_on = done
        filters = mark.filters if mark is not None else ()
        super().__init__(
            parent, column, filters, words, lookups, self._marked, removing=words.p_("action", "Remove mark")
        )

    def _add_more(self) -> None:
        """Colour, shape, and how much of the row."""
        words = self._words
        said_tones = (
            words.p_("colour", "Green"), words.p_("colour", "Yellow"), words.p_("colour", "Red"),
            words.p_("colour", "Blue"), words.p_("colour", "Purple"), words.p_("colour", "Grey"),
        )  # fmt: skip
        said_shapes: tuple[tuple[Shape, str], ...] = (
            ("dot", words.p_("shape", "Dot")), ("square", words.p_("shape", "Square")),
            ("triangle", words.p_("shape", "Triangle")), ("diamond", words.p_("shape", "Diamond")),
            ("bar", words.p_("shape", "Bar")),
        )  # fmt: skip
        self.tone = Choice(zip(TONES, said_tones, strict=True), words._("Colour of the mark"))
        self.shape = Choice(said_shapes, words._("Shape of the mark"))
        self.tone.set_code(self._mark.tone)
        self.shape.set_code(self._mark.shape)
        self.whole = QCheckBox(words._("Mark the whole row"))
        self.whole.setChecked(self._mark.whole)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.tone, 1)
        row.addWidget(self.shape, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.whole)
        for each in (self.tone, self.shape):
            each.currentIndexChanged.connect(lambda _at: self._show_pictures())
        self._show_pictures()

    def _show_pictures(self) -> None:
        """Each colour in the chosen shape, each shape in the chosen colour."""
        shape, tone = self.shape.code(), self.tone.code()
        for at in range(self.tone.count()):
            self.tone.setItemIcon(at, self._picture(shape, self.tone.itemData(at)))
        for at in range(self.shape.count()):
            self.shape.setItemIcon(at, self._picture(self.shape.itemData(at), tone))

    def _picture(self, shape: str, tone: str) -> QIcon:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(16 * ratio), round(16 * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_shape(painter, QRect(3, 0, 12, 16), shape, tone, tokens())
        painter.end()
        return QIcon(picture)

    def _marked(self, filters: Sequence[Filter]) -> None:
        tone: Tone = self.tone.code()  # type: ignore[assignment]
        shape: Shape = self.shape.code()  # type: ignore[assignment]
        self._hand_on(RowMark(tuple(filters), tone, shape, self.whole.isChecked()) if filters else None)
