"""The groups at the left: how many of each, how many are decided; under them the progress and two promises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QProgressBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from exchange_app.text import Message, Words
from ui.components import icons
from ui.components.labels import label
from ui.components.text_painting import draw_text
from ui.components.theme import font, ink, tokens
from ui.pages.merge.commands import command_of
from ui.pages.merge.groups import DECIDABLE, GroupSpec, pair_groups, sections

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
WIDTH, NARROW, ROW, HEADING = 260, 224, 32, 36
LINE = Qt.ItemDataRole.UserRole + 1


@dataclass(slots=True)
class GroupLine:
    """A section's title (no spec) or a group with its figures; `decided` is None where nothing is to decide."""

    title: str
    spec: GroupSpec | None = None
    tip: str = ""
    count: int = 0
    decided: int | None = None
    said: str = ""
    spoken: str = ""


class _Groups(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[GroupLine] = []

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken or line.title
            case Qt.ItemDataRole.ToolTipRole:
                return line.tip or None
            case _ if role == LINE:
                return line
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        none = Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if self.lines[index.row()].spec is not None
            else none
        )


class _Delegate(QStyledItemDelegate):
    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self.of = words, tokens()
        self.room = 40
        """Width that the widest figure of decided changes needs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, HEADING if index.data(LINE).spec is None else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: GroupLine = index.data(LINE)
        of, rect = self.of, option.rect
        painter.save()
        if line.spec is None:
            painter.setFont(font("second-medium"))
            painter.setPen(ink(of.second))
            draw_text(painter, rect.adjusted(16, 8, -8, 0), line.title)
            painter.restore()
            return
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        if on:
            painter.fillRect(rect, ink(of.accent_tint))
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), ink(of.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, ink(of.hover))
        main = of.accent if on else of.text
        icons.paint(
            painter,
            line.spec.icon,
            QRect(rect.left() + 16, rect.top(), 16, rect.height()),
            of.accent if on else of.second,
        )
        right = rect.right() - 12
        if line.decided is not None:
            face = font("second")
            width = QFontMetrics(face).horizontalAdvance(line.said)
            painter.setFont(face)
            painter.setPen(ink(of.second))
            draw_text(painter, QRect(right - width, rect.top(), width + 1, rect.height()), line.said)
            right -= self.room + 12
        figure = self._words.number(line.count)
        face = font("strong")
        width = QFontMetrics(face).horizontalAdvance(figure)
        painter.setFont(face)
        painter.setPen(ink(main))
        draw_text(painter, QRect(right - width, rect.top(), width + 1, rect.height()), figure)
        room = QRect(rect.left() + 42, rect.top(), right - width - 8 - rect.left() - 42, rect.height())
        painter.setFont(font("medium" if on else "text"))
        draw_text(painter, room, line.title)
        painter.restore()


class _List(QListView):
    """A letter that decides is not a letter to look for among the groups."""

    asked = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event)
        if command is None:
            super().keyPressEvent(event)
        else:
            self.asked.emit(command.key)


class GroupPanel(QWidget):
    """Shows the groups that hold anything. `chosen` gives the key of the one to be shown, `asked` that of a command whose
    key was pressed here, and `entered` comes when a group was clicked: the keys are for what it holds.
    """

    chosen = Signal(str)
    asked = Signal(str)
    entered = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._partner = words, ""
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(NARROW)
        self._model = _Groups()
        self.list = _List()
        self.list.asked.connect(self.asked)
        self.list.clicked.connect(lambda index: self.entered.emit() if self._model.lines[index.row()].spec else None)
        self.list.setObjectName("groupList")
        self.list.setModel(self._model)
        self._delegate = _Delegate(words, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName(words._("Groups of changes"))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.selectionModel().currentChanged.connect(lambda index, _old: self._tell(index))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        words, foot = self._words, QWidget()
        foot.setObjectName("groupFoot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(foot)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(label(words._("Decided"), "second", "second"))
        row.addStretch(1)
        self.progress = label("", "second-medium")
        row.addWidget(self.progress)
        column.addLayout(row)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.bar.setAccessibleName(words._("Decided"))
        column.addWidget(self.bar)
        column.addWidget(
            label(
                words._(
                    "Nothing is written before you apply; one Undo takes all of it back. Apply also writes what is proposed and "
                    "not refused."
                ),
                "second",
                "second",
                wrap=True,
            )
        )
        column.addWidget(
            label(
                words._("Missing rows delete nothing. What you leave open stays open and travels back."),
                "second",
                "second",
                wrap=True,
            )
        )
        return foot

    def fill(self, counts: Mapping[str, int], decided: Mapping[str, int], partner: str, *, quiet: bool = False) -> None:
        """Show the groups that have anything; keeps the one that is chosen, else the first. `quiet`: chosen stays silent."""
        before = self.current()
        blocked = self.blockSignals(quiet)
        self._partner = partner
        lines: list[GroupLine] = []
        for title, specs in sections():
            there = [each for each in specs if counts.get(each.key)]
            if there:
                lines.append(GroupLine(self._words.say(title)))
                lines += [self._line(each, counts, decided) for each in there]
        self._model.beginResetModel()
        self._model.lines = lines
        self._model.endResetModel()
        keys = [line.spec.key for line in lines if line.spec is not None]
        if keys:
            self.choose(before if before in keys else keys[0])
        self.blockSignals(blocked)
        self.update_figures(decided)

    def _line(self, spec: GroupSpec, counts: Mapping[str, int], decided: Mapping[str, int]) -> GroupLine:
        title = self._words.say(
            Message(spec.title.text, spec.title.context, spec.title.plural, spec.title.count, {"agency": self._partner})
        )
        return GroupLine(
            title,
            spec,
            self._words.say(spec.tip),
            counts[spec.key],
            0 if spec.key in DECIDABLE or spec.key in pair_groups() else None,
        )

    def update_figures(self, decided: Mapping[str, int]) -> None:
        """Other numbers of decided changes."""
        words, done, most = self._words, 0, 0
        for line in self._model.lines:
            if line.spec is None:
                continue
            line.spoken = f"{line.title} {words.number(line.count)}"
            if line.decided is None:
                continue
            line.decided = decided.get(line.spec.key, 0)
            total = line.count
            line.said = words._("{done} of {total}", done=line.decided, total=total)
            line.spoken = words._(
                "{group} {count}, decided {done} of {total}",
                group=line.title,
                count=line.count,
                done=line.decided,
                total=total,
            )
            done += line.decided
            most += total
        face = QFontMetrics(font("second"))
        self._delegate.room = max((face.horizontalAdvance(line.said) for line in self._model.lines), default=40)
        self.progress.setText(words._("{done} of {total}", done=done, total=most))
        self.bar.setRange(0, max(1, most))
        self.bar.setValue(done)
        self.list.viewport().update()

    def set_count(self, key: str, count: int) -> None:
        """Another number of a group that is shown."""
        for line in self._model.lines:
            if line.spec is not None and line.spec.key == key:
                line.count = count
                line.spoken = f"{line.title} {self._words.number(count)}"
        self.list.viewport().update()

    def choose(self, key: str) -> None:
        """Make a group current."""
        for row, line in enumerate(self._model.lines):
            if line.spec is not None and line.spec.key == key:
                self.list.setCurrentIndex(self._model.index(row, 0))

    def current(self) -> str:
        """The key of the group that is current, empty where there is none."""
        row = self.list.currentIndex().row()
        spec = self._model.lines[row].spec if 0 <= row < len(self._model.lines) else None
        return spec.key if spec is not None else ""

    def keys(self) -> list[str]:
        """The keys of the groups shown, in order."""
        return [line.spec.key for line in self._model.lines if line.spec is not None]

    def figures(self, key: str) -> tuple[int, int | None]:
        """Count and decided of a group shown."""
        line = next(each for each in self._model.lines if each.spec is not None and each.spec.key == key)
        return line.count, line.decided

    def _tell(self, index: QModelIndex) -> None:
        line = self._model.lines[index.row()] if index.isValid() else None
        if line is not None and line.spec is not None:
            self.chosen.emit(line.spec.key)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 400)
