"""Two records side by side, field by field: what agrees, what agrees in other letters, what differs and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QVBoxLayout, QWidget

from exchange_app.domain.records import Record
from exchange_app.kinds.values import show
from exchange_app.services.duplicates.suspects import Agreement, Evidence
from exchange_app.text import Words
from ui.components import marks
from ui.components.buttons import button
from ui.components.delegate import CellDelegate, Mark
from ui.components.labels import line
from ui.components.panel import BreakingBar
from ui.components.text_painting import date_width, draw_text
from ui.components.theme import font, ink, tokens
from ui.lists.pairs.pair import PairAnswer, Spans, marked

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
FIELD, FIRST, SECOND, AGREES = range(4)
LONG = 400
"""Texts longer than this together are not compared letter by letter."""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two records, their evidence, and the names of the records they refer to."""

    records: tuple[Record, Record]
    titles: tuple[str, str]
    lines: Sequence[Evidence]
    names: Mapping[str, str]


class EvidenceModel(QAbstractTableModel):
    """One line a field."""

    def __init__(self, words: Words, own: str) -> None:
        super().__init__()
        self._words, self._own = words, own
        self.shown: SideBySide | None = None
        self._said = {
            Agreement.EQUAL: (words.p_("evidence", "Same"), "good"), Agreement.FOLDED: (words.p_("evidence", "Alike"), "warning"),
            Agreement.DIFFERENT: (words.p_("evidence", "Differs"), "bad"), Agreement.ONE_SIDED: ("", "neutral"),
        }  # fmt: skip

    def fill(self, shown: SideBySide | None) -> None:
        """Show these two, or nothing."""
        self.beginResetModel()
        self.shown = shown
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() or self.shown is None else len(self.shown.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Who stands in a column."""
        if role == Qt.ItemDataRole.AccessibleTextRole and section == AGREES:
            return self._words._("Whether both say the same")
        if role != Qt.ItemDataRole.DisplayRole or self.shown is None:
            return None
        if section in (FIRST, SECOND):
            return f"{self.shown.titles[section - FIRST]}  {self.shown.records[section - FIRST].code}"
        return self._words._("Field") if section == FIELD else None

    def side(self, section: int) -> tuple[str, bool] | None:
        """The agency that entered the record of a column, and whether that is ours."""
        if self.shown is None or section not in (FIRST, SECOND):
            return None
        agency = self.shown.records[section - FIRST].agency
        return agency, agency == self._own

    def text(self, evidence: Evidence, column: int) -> str:
        """The words of a value."""
        value = evidence.first if column == FIRST else evidence.second
        if value is None:
            return ""
        return show(evidence.field, value, self._words, self.shown.names if self.shown is not None else None)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.shown is None:
            return None
        evidence, column = self.shown.lines[index.row()], index.column()
        said, tone = self._said[evidence.agreement]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return (
                    self._words.say(evidence.field.label)
                    if column == FIELD
                    else said
                    if column == AGREES
                    else self.text(evidence, column)
                )
            case Qt.ItemDataRole.ToolTipRole:
                return self.text(evidence, column) if column in (FIRST, SECOND) else None
            case Mark.PILL:
                return tone if column == AGREES and said else None
            case Mark.TONE:
                return "second" if column == FIELD or evidence.agreement is Agreement.ONE_SIDED else None
            case Mark.WEIGHT:
                return "medium" if column in (FIRST, SECOND) and evidence.agreement is Agreement.EQUAL else None
            case Mark.SPANS:
                return self._spans(evidence, column)
            case _:
                return None

    def _spans(self, evidence: Evidence, column: int) -> Spans | None:
        if (
            column not in (FIRST, SECOND)
            or evidence.field.sensitive
            or evidence.agreement in (Agreement.EQUAL, Agreement.ONE_SIDED)
        ):
            return None
        first, second = self.text(evidence, FIRST), self.text(evidence, SECOND)
        if len(first) + len(second) > LONG:
            return None
        tones = ["ours" if (side := self.side(each)) is not None and side[1] else "theirs" for each in (FIRST, SECOND)]
        if tones[0] == tones[1]:
            tones[1] = "ours" if tones[0] == "theirs" else "theirs"
        return marked(first, second, tones[0], tones[1])[column - FIRST]


class _Header(QHeaderView):
    """The name and code of both, with the letters of the agency."""

    opened = Signal(int)

    def __init__(self, model: EvidenceModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._evidence = model
        self.setFixedHeight(32)
        self.setHighlightSections(False)
        self._face = font("second-medium")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        of = tokens()
        painter.save()
        painter.fillRect(rect, ink(of.header))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, ink(of.strong_line))
        room = rect.adjusted(8, 0, -8, -1)
        side = self._evidence.side(section)
        if side is not None:
            room.setLeft(room.left() + marks.paint_side(painter, room, side[0], side[1], of) + 8)
        said = str(self._evidence.headerData(section, Qt.Orientation.Horizontal) or "")
        painter.setFont(self._face)
        painter.setPen(ink(of.text if side is not None else of.second))
        draw_text(painter, room, said)
        painter.restore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        section = self.logicalIndexAt(event.position().toPoint())
        if section in (FIRST, SECOND):
            self.opened.emit(section - FIRST)


class EvidencePanel(QWidget):
    """The table, and under it what can be said of the two."""

    answered = Signal(object)
    """same, apart or later."""
    opened = Signal(int)
    """0 or 1: that record is to be seen whole."""

    def __init__(self, words: Words, own: str, parent: QWidget | None = None, *, foot: bool = True) -> None:
        """Without `foot` the two are only shown; what is said of them is said elsewhere."""
        super().__init__(parent)
        self._words = words
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = EvidenceModel(words, own)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(CellDelegate(self.table))
        header = _Header(self.model, self.table)
        header.opened.connect(self.opened)
        self.table.setHorizontalHeader(header)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(28)
        self.table.setShowGrid(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setAccessibleName(words._("Both records, field by field"))
        header.setSectionResizeMode(FIRST, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(SECOND, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(AGREES, QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        made = self._foot()
        if foot:
            column.addWidget(line())
            column.addWidget(made)
        else:
            made.setParent(self)
            made.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The names of the fields give way where else a date would be cut."""
        table = self.table
        left = self.width() - table.sizeHintForColumn(AGREES) - 2 * (date_width(self._words, font()) + 24)
        table.setColumnWidth(FIELD, max(64, min(table.sizeHintForColumn(FIELD), left)))

    def _foot(self) -> QWidget:
        words, foot = self._words, BreakingBar(48)
        foot.setObjectName("foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.open_first = button("", "flat", "open", clicked=lambda: self.opened.emit(0))
        self.open_second = button("", "flat", "open", clicked=lambda: self.opened.emit(1))
        for each in (self.open_first, self.open_second):
            each.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            foot.row.addWidget(each)
        foot.row.addStretch(1)
        self.later = button(
            words.p_("decision", "Later"),
            "flat",
            clicked=lambda: self.answered.emit(PairAnswer.LATER),
            tip=words._("Go on to the next pair (L)"),
        )
        foot.add(self.later)
        self.apart = button(
            "",
            "plain",
            "people",
            clicked=lambda: self.answered.emit(PairAnswer.APART),
            tip=words._("They are two, and are not asked about again (D)"),
        )
        self.same = button(
            "",
            "primary",
            "link",
            clicked=lambda: self.answered.emit(PairAnswer.SAME),
            tip=words._("Both records stay, linked as one (S)"),
        )
        foot.add(self.apart)
        foot.add(self.same)
        return foot

    def say_answers(self, same: str, apart: str) -> None:
        """The words of the answers."""
        for each, said in ((self.same, same), (self.apart, apart)):
            each.setText(f" {said}")
            each.setAccessibleName(said)

    def show_pair(self, shown: SideBySide | None) -> None:
        """Two records, or nothing."""
        self.model.fill(shown)
        self._fit()
        for at, each in enumerate((self.open_first, self.open_second)):
            each.setVisible(shown is not None)
            if shown is not None:
                code, title = shown.records[at].code, shown.titles[at]
                each.setText(f" {code}")
                said = self._words._("Open the record of {name}, {code}", name=title, code=code)
                each.setToolTip(said)
                each.setAccessibleName(said)
        for each in (self.later, self.apart, self.same):
            each.setEnabled(shown is not None)
