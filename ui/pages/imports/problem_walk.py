"""The way from one cell that could not be read to the next: what is wrong with each, and what a person types in its place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from exchange_app.kinds import Field, FieldType
from exchange_app.services.typed_values import parse_typed
from exchange_app.sheets.infer.catalogue import fields_of
from exchange_app.text import Message, Words, msg
from ui.pages.imports.callout import ProblemCallout
from ui.pages.imports.draft import row_key
from ui.pages.imports.lines import ImportLine, UnreadCell, passes, place_of
from ui.pages.imports.review_data import ImportReview
from ui.pages.imports.sheet_model import ReviewModel
from ui.pages.imports.tables import ReviewTables


class ProblemWalk(QObject):
    """Opens the callout at the cell that is current in the tables, or at the next one that has something wrong."""

    given = Signal(int, str, object)
    """A value that was typed: the place of its line in the review, the key of its field, the value."""
    left_out = Signal()
    """The row of the problem is to be left out."""
    none_left = Signal()
    """There is no problem to go to."""

    def __init__(self, words: Words, model: ReviewModel, tables: ReviewTables, view: QWidget) -> None:
        super().__init__(view)
        self._words, self._model, self._tables, self._view = words, model, tables, view
        self._review: ImportReview | None = None
        self._at: tuple[int, int] | None = None
        """The place of the line in the review and the number of its problem."""
        self._typing: dict[str, Any] | None = None
        self.callout = ProblemCallout(words, view)
        self.callout.typed.connect(self._on_typed)
        self.callout.left_out.connect(self.left_out)
        self.callout.gone_on.connect(lambda: self.go_on())
        self.callout.closed.connect(lambda: tables.setFocus())
        tables.moved.connect(self._on_move)

    def begin(self, review: ImportReview, typing: dict[str, Any] | None) -> None:
        """Another review is about to be shown; `typing` is what was being typed, to be resumed in it."""
        self._typing = typing or self._typing
        self._review = review
        self.callout.hide()

    def typing(self) -> dict[str, Any] | None:
        """What is being typed for a cell and not taken yet: row, field and text, as JSON data."""
        text = self.callout.typing()
        if text is None or self._at is None or self._review is None:
            return None
        line, number = self._review.lines[self._at[0]], self._at[1]
        if not 0 <= number < len(line.troubles):
            return None
        sheet, row = row_key(self._review, line)
        return {"sheet": sheet, "row": row, "field": line.troubles[number].field, "text": text}

    def type_again(self, typing: dict[str, Any] | None) -> None:
        """Type that again once a file is shown."""
        self._typing = typing

    def resume(self) -> None:
        """Type on what was being typed, now that the review is shown."""
        wanted, self._typing, review = self._typing, None, self._review
        if wanted is None or review is None:
            return
        for at, line in enumerate(review.lines):
            if row_key(review, line) != (wanted["sheet"], wanted["row"]):
                continue
            number = next((n for n, each in enumerate(line.troubles) if each.field == wanted["field"]), -1)
            row = self._model.row_of(at)
            if number >= 0 and row >= 0:
                self._go_to(at, number)
                self.callout.type_text(wanted["text"])
            return

    def start_typing(self) -> bool:
        """Whether the problem that is shown takes a typed value; the keys are in its field then."""
        takes = self.callout.isVisible() and self.callout.type_button.isVisible()
        if takes:
            self.callout.start_typing()
        return takes

    def go_on(self, step: int = 1) -> None:
        """Go to the next cell that could not be read (-1: the one before), round from the last to the first."""
        every = self._model.troubles(lambda line: passes(line, self._model.filter))
        if not every:
            self.callout.hide()
            self.none_left.emit()
            return
        current = self._tables.left.currentIndex()
        here = self._at or (self._model.place_of_row(current.row()) if current.isValid() else -1, -1)
        if step > 0:
            following = next((each for each in every if each > here), every[0])
        else:
            following = next((each for each in reversed(every) if each < here), every[-1])
        self._tables.setFocus()
        self._go_to(*following)

    def _go_to(self, at: int, number: int) -> None:
        line, row = self._model.line(self._model.row_of(at)), self._model.row_of(at)
        column = self._column_of(line, number)
        self._tables.go_to(row, column)
        self._open(at, number, row, column)

    def _on_move(self, row: int, column: int) -> None:
        line = self._model.line(row)
        left = self._model.left_count
        if column < left:
            number = next((at for at, each in enumerate(line.troubles) if each.column == column), None)
        else:
            key = self._model.targets[column - left - 1].key if column > left else ""
            number = next((at for at, each in enumerate(line.troubles) if each.field == key), None)
        if number is None or not line.is_record or line.left_out:
            self._at = None
            self.callout.hide()
        else:
            self._open(self._model.place_of_row(row), number, row, column)

    def _column_of(self, line: ImportLine, number: int) -> int:
        trouble = line.troubles[number]
        if trouble.column is not None and trouble.column < self._model.left_count:
            return trouble.column
        keys = [target.key for target in self._model.targets]
        return self._model.left_count + (1 + keys.index(trouble.field) if trouble.field in keys else 0)

    def _open(self, at: int, number: int, row: int, column: int) -> None:
        self._at = (at, number)
        words, line = self._words, self._model.line(row)
        trouble = line.troubles[number]
        every = self._model.troubles()
        place = every.index((at, number)) + 1 if (at, number) in every else 1
        field = self._field(trouble)
        named = words.say(field.label) if field else ""
        if trouble.cell:
            rest = words._("{field} stays empty; “{cell}” goes into the report.", field=named, cell=trouble.cell[:80])
        else:
            rest = words._("The row waits until {field} is given.", field=named)
        typable = named if field is not None and field.type is not FieldType.REFERENCE else ""
        hint = words._("{field}, as it should be", field=named) if typable else ""
        title = words.say(msg("{place}: {what}", place=place_of(line, trouble), what=trouble.message))
        self.callout.tell(title, rest, words._("{number} of {total}", number=place, total=len(every)), typable, hint)
        self.callout.open_at(self._tables.cell_rect(row, column, self._view))

    def _field(self, trouble: UnreadCell) -> Field | None:
        return None if self._review is None else fields_of(self._review.sheet.kind).get(trouble.field or "")

    def _on_typed(self, text: str) -> None:
        if self._at is None or self._review is None:
            return
        at, number = self._at
        field = self._field(self._review.lines[at].troubles[number])
        if field is None:
            return
        value = parse_typed(field, text, self._words)
        if isinstance(value, Message):
            self.callout.complain(self._words.say(value))
            return
        self.callout.edit.clear()
        self._at = (at, number - 1)
        self.given.emit(at, field.key, value)
