"""What is left open: reviews left for tomorrow, and conflicts that nobody has decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exchange_app.kinds import KINDS, columns
from exchange_app.services.ledger import NamedConflict
from exchange_app.store import KeptReview
from exchange_app.text import Words
from ui.components import file_words
from ui.components.buttons import button
from ui.components.delegate import Mark
from ui.components.labels import Elided, line
from ui.components.rows_view import Index, RowsView
from ui.components.scrolling import ScrollArea
from ui.desk.context import Desk
from ui.desk.to_record import go_to_record

_NONE = QModelIndex()


class ReviewList(ScrollArea):
    """A row for each review: which file, how far it is, Resume and Forget."""

    def __init__(
        self,
        words: Words,
        resume: Callable[[str], object],
        forget: Callable[[KeptReview], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._words, self._resume, self._forget = words, resume, forget
        self.setAccessibleName(words._("Reviews left for later"))

    def show_reviews(self, reviews: Sequence[KeptReview]) -> None:
        """Show these, the latest first."""
        inner = QWidget()
        inner.setObjectName("surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in reviews:
            column.addWidget(self._row(each))
            column.addWidget(line())
        column.addStretch(1)
        self.setWidget(inner)

    def _row(self, review: KeptReview) -> QWidget:
        words, holder = self._words, QWidget()
        holder.setFixedHeight(40)
        row = QHBoxLayout(holder)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(Elided(review.file_name, "medium"), 2)
        said = file_words.review_state(review, words)
        row.addWidget(Elided(said, "text", "second"), 2)
        row.addWidget(
            Elided(
                words._(
                    "left {moment} by {author}",
                    moment=words.moment(review.changed_at),
                    author=review.author or "–",
                ),
                "text",
                "second",
            ),
            2,
        )
        name = review.file_name
        row.addWidget(
            button(
                words._("Resume"),
                "plain",
                clicked=lambda: self._resume(review.content_hash),
                name=words._("Resume the review of {file}", file=name),
            )
        )
        row.addWidget(
            button(
                words._("Forget"),
                "flat",
                clicked=lambda: self._forget(review),
                name=words._("Forget the review of {file}", file=name),
            )
        )
        return holder


class ConflictModel(QAbstractTableModel):
    """The open conflicts: record, code, what it is, the field."""

    def __init__(self, words: Words, parent: Any = None) -> None:
        super().__init__(parent)
        self._words = words
        self.conflicts: Sequence[NamedConflict] = ()

    def show_conflicts(self, conflicts: Sequence[NamedConflict]) -> None:
        """Show these."""
        self.beginResetModel()
        self.conflicts = conflicts
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self.conflicts)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Record, code, kind, field."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The heads of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        words = self._words
        return (
            words._("Record"),
            words.say(columns.CODE.label),
            words._("Kind"),
            words._("What both sides wrote differently"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell and how they are painted."""
        each, column = self.conflicts[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return (each.title, each.code, self._words.say(KINDS[each.kind].label), self._field(each))[column]
            case Mark.WEIGHT:
                return "medium" if column == 0 else "code" if column == 1 else None
            case Mark.TONE:
                return "second" if column in (1, 2) else None
            case Mark.PILL:
                return "warning" if column == 3 else None
            case _:
                return None

    def _field(self, each: NamedConflict) -> str:
        of = KINDS[each.kind]
        if each.field not in of.keys:
            return self._words._("whether it stands or goes")
        return self._words.say(of.field(each.field).label)


class ConflictList(RowsView):
    """The conflicts as a table; Enter or a double click leads to the record."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk.words._("Open conflicts"), {0: 30, 1: 18, 2: 18, 3: 34}, {0: 160, 1: 120, 2: 120, 3: 200}, parent
        )
        self.lines = ConflictModel(desk.words, self)
        self.setModel(self.lines)
        self._desk = desk
        self.opened.connect(self._open)

    def _open(self, row: int) -> None:
        each = self.lines.conflicts[row]
        go_to_record(self._desk, self, each.kind, each.record)
