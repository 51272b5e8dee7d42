"""Both tables side by side: one model, one selection, one vertical scroll bar; a gutter of arrows between them."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QSplitter, QTableView, QVBoxLayout, QWidget

from exchange_app.text import Words
from ui.components import icons
from ui.components.keys import ImportKeys
from ui.components.labels import Elided, label
from ui.components.text_painting import CENTRE, draw_text
from ui.components.theme import font, ink, tokens
from ui.pages.imports.delegate import ReviewDelegate
from ui.pages.imports.header import HEIGHT, LETTERS, THEIRS, TOP, MappingHeader
from ui.pages.imports.lines import LineState
from ui.pages.imports.sheet_model import ReviewModel
from ui.pages.imports.widths import widths_of

ROW, GUTTER, NUMBERS = 28, 28, 44


class _Table(QTableView):
    """A table of the review; letters are commands of the page, not a search."""

    keyed = Signal(object)
    """QKeyEvent that the table has no use for."""

    def __init__(self, model: ReviewModel, words: Words) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(ReviewDelegate(model, words, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW)
        rows.setMinimumSectionSize(ROW)
        self.verticalScrollBar().setSingleStep(ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = ImportKeys.of(event)
        if pressed in (ImportKeys.NEXT, ImportKeys.BEFORE):
            row = self.currentIndex().row() + (1 if pressed is ImportKeys.NEXT else -1)
            row = max(0, min(row, self.model().rowCount() - 1))
            self.setCurrentIndex(self.model().index(row, max(0, self.currentIndex().column())))
        elif pressed in _OF_ROWS or _letter(event):
            self.keyed.emit(event)
        else:
            super().keyPressEvent(event)


_OF_ROWS = frozenset((ImportKeys.TYPE, ImportKeys.EDIT, ImportKeys.MAP, ImportKeys.CLOSE))


def _letter(event: QKeyEvent) -> bool:
    """Letters decide about rows; one that decides nothing looks for no row either."""
    return event.text().isalpha() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier


class _Numbers(QHeaderView):
    """The row numbers of the partner's sheet."""

    def __init__(self, model: ReviewModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._review, self.of = model, tokens()
        self._plain, self._strong = font("second"), font("second-medium")
        self.setFixedWidth(NUMBERS)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        view, of = self.parent(), self.of
        here = isinstance(view, QTableView) and view.currentIndex().row() == section
        painter.fillRect(rect, ink(of.accent_tint if here else of.header))
        if here:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), ink(of.accent))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, ink(of.line))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), ink(of.line))
        painter.setFont(self._strong if here else self._plain)
        painter.setPen(ink(of.accent if here else of.second))
        draw_text(painter, rect, self._review.line(section).name, CENTRE)


class _Corner(QWidget):
    """Left of the storeys: what they are, and the number of the header row."""

    def __init__(self, words: Words, view: QWidget) -> None:
        super().__init__(view)
        self.header_row = 0
        self.setGeometry(0, 0, NUMBERS, HEIGHT)
        self.setToolTip(words._("Above each column: the field that it is read as, and how sure that is"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, of = QPainter(self), tokens()
        painter.fillRect(self.rect(), ink(of.header))
        painter.fillRect(0, TOP, NUMBERS, THEIRS, ink(of.neutral))
        icons.paint(painter, "wand", QRect(0, 14, NUMBERS, 18), of.second)
        painter.setFont(font("second-medium"))
        painter.setPen(ink(of.text))
        if self.header_row:
            draw_text(painter, QRect(0, TOP, NUMBERS, THEIRS), str(self.header_row), CENTRE)
        for y in (TOP - LETTERS, TOP, HEIGHT - 1):
            painter.fillRect(0, y, NUMBERS, 1, ink(of.line))
        painter.fillRect(NUMBERS - 1, 0, 1, HEIGHT, ink(of.line))
        painter.end()


class _Gutter(QWidget):
    """An arrow for every row that becomes a record, a sign for every one that does not. A click on one takes the row in or sets it
    aside."""

    clicked = Signal(int)
    """The row."""

    def __init__(self, model: ReviewModel, view: QTableView) -> None:
        super().__init__()
        self._model, self._view = model, view
        self.setFixedWidth(GUTTER)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self._view.rowAt(event.position().toPoint().y() - HEIGHT)
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, of, view = QPainter(self), tokens(), self._view
        painter.fillRect(self.rect(), ink(of.window))
        painter.fillRect(0, TOP - LETTERS, GUTTER, 1, ink(of.line))
        painter.fillRect(0, HEIGHT - 1, GUTTER, 1, ink(of.line))
        current, count = view.currentIndex().row(), self._model.rowCount()
        painter.setClipRect(0, 0, GUTTER, HEIGHT + view.viewport().height())
        first = max(0, view.rowAt(0))
        for row in range(first, count):
            top = view.rowViewportPosition(row)
            if top > view.viewport().height():
                break
            line = self._model.line(row)
            wanted = line.is_record and line.shown_state is not LineState.SKIP
            colour = of.accent if row == current else of.warning if line.waits else of.second
            box = QRect(6, HEIGHT + top + 6, 16, 16)
            if box.top() >= HEIGHT - 4:
                icons.paint(painter, "arrow-right" if wanted else "warning" if line.waits else "blocked", box, colour)
        painter.setClipping(False)
        painter.fillRect(0, 0, 1, self.height(), ink(of.strong_line))
        painter.fillRect(GUTTER - 1, 0, 1, self.height(), ink(of.strong_line))
        painter.end()


class _Becomes(QWidget):
    """Over the right table: what the rows become, and how many fields stand further to the right."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setFixedHeight(TOP)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        upper = QHBoxLayout()
        upper.setContentsMargins(12, 8, 12, 8)
        both = QVBoxLayout()
        both.setSpacing(2)
        both.addWidget(label(words._("What it becomes"), "strong"))
        self.kind = Elided("", "second", "second")
        both.addWidget(self.kind)
        upper.addLayout(both, 1)
        self.more = label("", "second", "second")
        upper.addWidget(self.more)
        rows.addLayout(upper, 1)
        store = label(words._("Fields of the store"), "second", "second")
        store.setFixedHeight(LETTERS)
        store.setContentsMargins(12, 0, 0, 0)
        rows.addWidget(store)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink(tokens().header))
        painter.fillRect(0, TOP - LETTERS, self.width(), 1, ink(tokens().line))
        painter.fillRect(0, TOP - 1, self.width(), 1, ink(tokens().line))
        painter.end()


class ReviewTables(QWidget):
    """The partner's sheet at the left, what it becomes at the right."""

    mapping_asked = Signal(int, QPoint)
    """Column of the sheet, and where the list may open."""
    head_menu_asked = Signal(int, QPoint)
    """Column of the sheet whose head was asked for its menu, and where it may open."""
    keyed = Signal(object)
    moved = Signal(int, int)
    """Row and column that became current."""
    clicked = Signal(int, int)
    """Row and column that were clicked, also where they were current before."""

    def __init__(self, model: ReviewModel, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self.model = words, model
        self.left, self.right = _Table(model, words), _Table(model, words)
        self.left.setAccessibleName(words._("The partner's sheet"))
        self.right.setAccessibleName(words._("What it becomes"))
        self.head = MappingHeader(words, lambda section: model.heads[section], self.left)
        self.left.setHorizontalHeader(self.head)
        self.left.setVerticalHeader(_Numbers(model, self.left))
        self.left.verticalHeader().setDefaultSectionSize(ROW)
        self.left.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.left.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.right.verticalHeader().hide()
        self.right.setSelectionModel(self.left.selectionModel())
        fields = self.right.horizontalHeader()
        fields.setFixedHeight(THEIRS)
        fields.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        fields.setHighlightSections(False)
        fields.setStretchLastSection(True)
        self._corner = _Corner(words, self.left)
        self._gutter = _Gutter(model, self.left)
        self._gutter.setToolTip(words._("Take the row in as a record, or set it aside"))
        self.sign_clicked = self._gutter.clicked
        self._becomes = _Becomes(words)
        self._build()
        self._connect()

    def _build(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._becomes)
        column.addWidget(self.right, 1)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._gutter)
        row.addWidget(right, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.left)
        self.splitter.addWidget(both)
        self.splitter.setSizes([700, 684])
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)
        self.setFocusProxy(self.left)

    def _connect(self) -> None:
        one, other = self.left.verticalScrollBar(), self.right.verticalScrollBar()
        one.valueChanged.connect(other.setValue)
        other.valueChanged.connect(one.setValue)
        one.valueChanged.connect(lambda: self._gutter.update())
        self.head.choice_asked.connect(self.mapping_asked)
        self.head.menu_asked.connect(self.head_menu_asked)
        self.column_confirmed = self.head.confirmed
        for view in (self.left, self.right):
            view.keyed.connect(self.keyed)
            view.clicked.connect(lambda index: self.clicked.emit(index.row(), index.column()))
        self.left.selectionModel().currentChanged.connect(self._on_current)
        self.right.horizontalScrollBar().valueChanged.connect(lambda: self._count_hidden())
        self.splitter.splitterMoved.connect(lambda: self._count_hidden())

    def _on_current(self, now: QModelIndex, before: QModelIndex) -> None:
        column = now.column()
        self.head.set_current(column if column < self.model.left_count else -1)
        self.left.verticalHeader().viewport().update()
        self._gutter.update()
        if now.isValid():
            self._follow(column)
            self.moved.emit(now.row(), column)

    def _follow(self, column: int) -> None:
        """Bring into view, on the other side, what the current column becomes or comes from."""
        left, row = self.model.left_count, self.left.currentIndex().row()
        keys = [target.key for target in self.model.targets]
        if column < left:
            shown = [left + 1 + keys.index(key) for key in self.model.heads[column].fields if key in keys]
            view, others = self.right, shown
        else:
            key = keys[column - left - 1] if column > left else ""
            view, others = self.left, [at for at, head in enumerate(self.model.heads) if key in head.fields]
        # The last first, so that where there is no room for all the first is seen.
        for other in reversed(others):
            view.scrollTo(self.model.index(row, other))

    def show_fields(self) -> None:
        """Under the changes only fields that change in some row stand at the right, beside those that name it."""
        model = self.model
        changed = {key for row in range(model.rowCount()) for key in model.line(row).changed}
        for number, target in enumerate(model.targets):
            unchanged = model.filter == "update" and target.key not in changed and not target.names
            self.right.setColumnHidden(model.left_count + 1 + number, unchanged)
        self._count_hidden()

    def settle(self, kind: str, header_row: int) -> None:
        """After the model was filled: show each side its own columns. `kind` says what the rows become, `header_row` is
        the number of their last header row, 0 for none."""
        self._corner.header_row = header_row
        self._corner.update()
        left = self.model.left_count
        for section in range(self.model.columnCount()):
            self.left.setColumnHidden(section, section >= left)
            self.right.setColumnHidden(section, section < left)
        for section, width in enumerate(widths_of(self.model, self._words)):
            (self.left if section < left else self.right).setColumnWidth(section, width)
        self._becomes.kind.setText(kind)
        self.show_fields()

    def _count_hidden(self) -> None:
        left, seen = self.model.left_count, self.right.viewport().width()
        hidden = sum(
            self.right.columnViewportPosition(left + 1 + number) + 24 > seen
            and not self.right.isColumnHidden(left + 1 + number)
            for number in range(len(self.model.targets))
        )
        said = self._words.n_("{count} more field to the right", "{count} more fields to the right", hidden)
        self._becomes.more.setText(said if hidden else "")
        self._gutter.update()

    def go_to(self, row: int, column: int) -> None:
        """Make a cell current and bring it into view."""
        index = self.model.index(row, column)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.left.selectionModel().setCurrentIndex(index, flags)
        (self.left if column < self.model.left_count else self.right).scrollTo(index)

    def go_to_start(self, column: int) -> None:
        """Make a cell of the first row current, and show both sides from their beginnings."""
        self.go_to(0, column)
        for view in (self.left, self.right):
            for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
                bar.setValue(bar.minimum())

    def let_go(self) -> None:
        """No row is current until the person goes to one."""
        self.left.setCurrentIndex(QModelIndex())
        self.right.setCurrentIndex(QModelIndex())

    def cell_rect(self, row: int, column: int, board: QWidget) -> QRect:
        """Where a cell is seen, in the coordinates of another widget."""
        view = self.left if column < self.model.left_count else self.right
        rect = view.visualRect(self.model.index(row, column))
        return QRect(board.mapFromGlobal(view.viewport().mapToGlobal(rect.topLeft())), rect.size())

    def chosen_rows(self) -> list[int]:
        """The rows selected, the current one where none is."""
        rows = sorted({index.row() for index in self.left.selectionModel().selectedRows()})
        current = self.left.currentIndex().row()
        return rows or ([current] if current >= 0 else [])

    def current_section(self) -> int:
        """The current column of the sheet, its first where none is."""
        column = self.left.currentIndex().column()
        return column if 0 <= column < self.model.left_count else 0

    def ask_mapping(self) -> None:
        """Open the list of fields for the current column of the sheet."""
        self.head.ask(self.current_section())

    def repaint_rows(self) -> None:
        """Lines have changed in place."""
        for view in (self.left, self.right):
            view.viewport().update()
        self._gutter.update()
