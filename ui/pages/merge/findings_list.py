"""What is only told: findings in the workbook and rules that would break, as a list with place, words and sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from exchange_app.domain.exchange.incoming import WorkbookFinding
from exchange_app.domain.records import RecordId
from exchange_app.services.merging import RuleFinding
from exchange_app.text import Words
from ui.components.delegate import PADDING, CellDelegate, Mark
from ui.components.keys import RelatedKeys
from ui.pages.merge.commands import command_of
from ui.pages.merge.texts import ChangeTexts

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
ROW = 32


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One line, ready to be shown; `tone` is that of the pill in the last column."""

    place: str
    what: str
    words: str
    sentence: str
    state: str = ""
    tone: str = "neutral"
    kind: str = ""
    record: RecordId | None = None


def of_finding(finding: WorkbookFinding, sayer: ChangeTexts) -> FindingLine:
    """A finding as a line."""
    parts = []
    if finding.record is not None and finding.record in sayer.names:
        parts.append(sayer.names[finding.record])
    if finding.field is not None and finding.record_kind is not None:
        parts.append(sayer.label(finding.record_kind, finding.field))
    return FindingLine(
        finding.cell or "",
        sayer.words.join(parts),
        sayer.of_finding(finding),
        sayer.words.say(finding.message),
        kind=finding.record_kind or "",
        record=finding.record,
    )


def of_rule(rule: RuleFinding, words: Words) -> FindingLine:
    """A rule as a line: broken by this, broken already, or mended by it."""
    if rule.after and not rule.before:
        state, tone = words.p_("rule", "Breaks"), "bad"
    elif rule.after:
        state, tone = words.p_("rule", "As before"), "neutral"
    else:
        state, tone = words.p_("rule", "Mended"), "good"
    return FindingLine("", rule.title, "", words.say(rule.message), state, tone, rule.kind, rule.record)


def in_order(rules: Iterable[RuleFinding]) -> list[WorkbookFinding | RuleFinding]:
    """Rules that a merge breaks first, then those that were broken before, then those that are mended."""
    return [*sorted(rules, key=lambda rule: (not rule.after, rule.before))]


class FindingsModel(QAbstractTableModel):
    """Lines of findings or rules; each is made when it is shown."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._sayer: ChangeTexts | None = None
        self._lines: Sequence[WorkbookFinding | RuleFinding] = ()
        self._made: dict[int, FindingLine] = {}
        self.columns: tuple[str, ...] = ()

    def fill(self, lines: Sequence[WorkbookFinding | RuleFinding], sayer: ChangeTexts) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines, self._sayer, self._made = lines, sayer, {}
        rules = bool(lines) and isinstance(lines[0], RuleFinding)
        cells = not rules and any(each.cell for each in lines if isinstance(each, WorkbookFinding))
        worded = not rules and any(each.words for each in lines if isinstance(each, WorkbookFinding))
        about = rules or any(each.record or each.field for each in lines if isinstance(each, WorkbookFinding))
        wanted = (("place", cells), ("what", about), ("words", worded), ("sentence", True), ("state", rules))
        self.columns = tuple(key for key, there in wanted if there)
        self.endResetModel()

    def line(self, row: int) -> FindingLine:
        """The line of a row."""
        found = self._made.get(row)
        if found is None and self._sayer is not None:
            each = self._lines[row]
            found = self._made[row] = (
                of_rule(each, self._words) if isinstance(each, RuleFinding) else of_finding(each, self._sayer)
            )
        return found if found is not None else FindingLine("", "", "", "")

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, key = self.line(index.row()), self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return getattr(line, key)
            case Mark.PILL:
                return line.tone if key == "state" else None
            case Mark.TONE:
                return "second" if key == "place" else "theirs" if key == "words" else None
            case Mark.WEIGHT:
                return "medium" if key == "what" else None
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        words = self._words
        names = {
            "place": words._("Where"), "what": words._("About"), "words": words._("What stands there"),
            "sentence": words._("What it is"), "state": words._("After merging"),
        }  # fmt: skip
        return names[self.columns[section]]


_WIDTHS = {"place": 140, "what": 260, "words": 180, "state": 120}
"""The most that a column takes from the sentence."""


class FindingsView(QTableView):
    """Shows lines; Enter or a double click on one that is about a record asks for that record."""

    record_asked = Signal(str, str)
    """The kind and the id of the record."""

    def __init__(self, model: FindingsModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = model
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self, height=ROW))
        self.setAccessibleName(words._("What was found"))
        self.setObjectName("plainTable")
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setResizeContentsPrecision(100)
        self.doubleClicked.connect(lambda index: self._ask(index.row()))

    def fill(self, lines: Sequence[WorkbookFinding | RuleFinding], sayer: ChangeTexts) -> None:
        """Show these."""
        self._told.fill(lines, sayer)
        header = self.horizontalHeader()
        for at, key in enumerate(self._told.columns):
            stretch = key == "sentence"
            header.setSectionResizeMode(
                at, QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Interactive
            )
            if not stretch:
                needed = max(self.sizeHintForColumn(at), header.sectionSizeHint(at))
                self.setColumnWidth(at, min(_WIDTHS[key], needed + PADDING))
        if lines:
            self.setCurrentIndex(self._told.index(0, 0))

    def _ask(self, row: int) -> None:
        line = self._told.line(row) if 0 <= row < self._told.rowCount() else None
        if line is not None and line.record is not None:
            self.record_asked.emit(line.kind, line.record)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event)
        if RelatedKeys.of(event) is RelatedKeys.OPEN:
            self._ask(self.currentIndex().row())
        elif command is not None and command.key in ("down", "up"):
            row = self.currentIndex().row() + (1 if command.key == "down" else -1)
            self.setCurrentIndex(self._told.index(max(0, min(row, self._told.rowCount() - 1)), 0))
        else:
            super().keyPressEvent(event)
