"""Find and replace in a list: what is looked for and where, and every cell that would change, with a tick, before it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from exchange_app.errors import Trouble
from exchange_app.progress import Progress
from exchange_app.services.replacing import Replacements, SoughtText, find_replacements
from ui.components.buttons import button
from ui.components.delegate import CellDelegate
from ui.components.dialog import Dialog
from ui.components.fields import Choice, Labelled
from ui.components.keys import CommonKeys, TickKeys
from ui.components.labels import label
from ui.desk.context import Desk
from ui.desk.operations import Running
from ui.lists.list_columns import ListColumn
from ui.lists.replacing.replace_model import AFTER, BEFORE, FIELD, RECORD, ReplaceModel
from ui.lists.scopes import Scope

_SOON = 250
"""Milliseconds after the last letter."""
_ALL = ""


class ReplaceAsked(NamedTuple):
    """What a person asked for, as it is asked again where it could not be written."""

    wanted: SoughtText
    column: str
    scope: int
    left: frozenset[tuple[int, str]] = frozenset()
    """Cells, by row key and column, whose ticks were taken away."""


class _Preview(QTableView):
    """Space ticks the rows that are selected, a click on a box its row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ticks are set by the keys too."""
        if TickKeys.of(event) is TickKeys.TICK:
            self.toggle([each.row() for each in self.selectionModel().selectedRows()])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the box, and not beside it."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == RECORD and event.position().x() - self.visualRect(index).left() < 28:
            self.toggle([index.row()])

    def toggle(self, rows: Sequence[int]) -> None:
        """Tick rows, or, where all are, take their ticks away."""
        model = self.model()
        assert isinstance(model, ReplaceModel)
        model.tick(rows, any(row in model.left for row in rows))


class ReplaceDialog(Dialog):
    """Accepted: what is ticked is to be written. `again`: what was asked for the last time, and could not be written."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        kind_key: str,
        available: Mapping[str, ListColumn],
        scopes: Sequence[Scope],
        again: ReplaceAsked | None = None,
    ) -> None:
        words = desk.words
        super().__init__(
            parent, words, words._("Find and replace"), width=760, icon="search", unasked=again is not None
        )
        # What is looked for is no entry that would be lost.
        self.holds_typed = lambda: False
        self._desk, self._kind, self._scopes = desk, kind_key, scopes
        self._running: Running | None = None
        self._goes_on = False
        """Whether Return asked for what would change: then that takes the keys."""
        self.sought, self.put = QLineEdit(), QLineEdit()
        editable = {key: column for key, column in available.items() if column.editable}
        self.column = Choice(
            [
                (_ALL, words._("All columns of the list")),
                *(
                    (key, each.label if "." not in key else words._("{column} (application)", column=each.label))
                    for key, each in editable.items()
                ),
            ],
            words._("Column"),
        )
        self.scope = Choice([(str(at), each.label) for at, each in enumerate(scopes)], words._("Where"))
        self.whole = QCheckBox(words._("Only where it is all that the cell holds"))
        self._lay_out()
        self.told = label("", "second", "second", wrap=True)
        self.model = ReplaceModel(Replacements(kind_key), available, words)
        self.view = self._preview()
        self.explained = label("", "second", "second", wrap=True)
        self.explained.setMinimumHeight(20)
        for each in (self._ticks(), self.view, self.explained):
            self.body.addWidget(each)
        self.add_cancel()
        self.action = self.add_action(words._("Replace"), self.accept, "primary", "check")
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._look)
        if again is not None:
            self.sought.setText(again.wanted.find)
            self.put.setText(again.wanted.by)
            self.whole.setChecked(again.wanted.whole)
            self.column.set_code(again.column)
            self.scope.set_code(str(again.scope))
        for line in (self.sought, self.put):
            line.textChanged.connect(self._ask)
        self.whole.toggled.connect(self._ask)
        self.column.picked.connect(self._ask)
        self.scope.picked.connect(self._ask)
        self._left = again.left if again is not None else frozenset[tuple[int, str]]()
        self.model.ticked_changed.connect(self._tell)
        self.sought.setFocus()
        self._look()

    def _lay_out(self) -> None:
        words, grid = self.words, QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Labelled(words._("Find"), self.sought), 0, 0)
        grid.addWidget(Labelled(words._("Replace with (empty takes it out)"), self.put), 0, 1)
        grid.addWidget(Labelled(words._("Column"), self.column), 1, 0)
        grid.addWidget(Labelled(words._("Where"), self.scope), 1, 1)
        grid.addWidget(self.whole, 2, 0, 1, 2)
        self.body.addLayout(grid)

    def _preview(self) -> _Preview:
        view, words = _Preview(), self.words
        view.setModel(self.model)
        view.setItemDelegate(CellDelegate(view))
        view.setShowGrid(False)
        view.setAccessibleName(words._("What would be replaced"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(28)
        head = view.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        for column, width in ((RECORD, 180), (FIELD, 132), (BEFORE, 190), (AFTER, 190)):
            view.setColumnWidth(column, width)
        view.setMinimumHeight(220)
        view.selectionModel().currentChanged.connect(self._explain)
        return view

    def _ticks(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.told, 1)
        row.addWidget(button(self.words._("Tick all"), "flat", clicked=lambda: self._tick_all(True)))
        row.addWidget(button(self.words._("Tick none"), "flat", clicked=lambda: self._tick_all(False)))
        return line

    def _tick_all(self, on: bool) -> None:
        self.model.tick(range(self.model.rowCount()), on)

    # What is asked ---------------------------------------------------------------------------------------------------

    @property
    def asked(self) -> ReplaceAsked:
        """What is looked for, and where, and what is not to be written."""
        cells = self.model.found.cells
        left = frozenset((cells[at].key, cells[at].column) for at in self.model.left)
        wanted = SoughtText(self.sought.text(), self.put.text(), self.whole.isChecked())
        return ReplaceAsked(wanted, self.column.code(), int(self.scope.code()), left)

    def _ask(self, *_: object) -> None:
        self._stop()
        self._goes_on = False
        self.action.setEnabled(False)
        self.complain("")
        self._soon.start()

    def _stop(self) -> None:
        if self._running is not None:
            self._running.drop()
            self._running = None

    def _look(self) -> None:
        self._stop()
        self._soon.stop()
        asked, desk = self.asked, self._desk
        scope = self._scopes[asked.scope]
        columns = [asked.column] if asked.column else list(scope.columns)
        if not asked.wanted.find.strip() or not columns:
            self._show(Replacements(self._kind))
            return

        def task(progress: Progress) -> Replacements:
            with desk.store.read() as reader:
                return find_replacements(reader, self._kind, columns, scope.keys, asked.wanted, desk.words, progress)

        self._running = desk.operations.run(task, self._show, self._failed, owner=self)
        self.told.setText(self.words._("Looking…"))

    def _failed(self, trouble: Trouble) -> None:
        self.complain(trouble.sentence(self.words))

    # What is found ---------------------------------------------------------------------------------------------------

    def _show(self, found: Replacements) -> None:
        self._running = None
        self.model.show(found)
        # What was left the last time is left once more; what is looked for next is another matter.
        self.model.tick([at for at, each in enumerate(found.cells) if (each.key, each.column) in self._left], False)
        self._left = frozenset()
        if found.cells:
            first = next((at for at, each in enumerate(found.cells) if each.problem is not None), 0)
            self.view.setCurrentIndex(self.model.index(first, RECORD))
        else:
            self.explained.setText("")
        if self._goes_on and self.action.isEnabled():
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
        self._goes_on = False

    def _tell(self) -> None:
        words, cells = self.words, self.model.found.cells
        changes = self.model.found.changes(self.model.left)
        parts = []
        if cells:
            parts.append(words.n_("Found in {count} cell.", "Found in {count} cells.", len(cells)))
            if changes.cells:
                parts.append(words.n_("{count} cell changes.", "{count} cells change.", len(changes.cells)))
        elif self.sought.text().strip():
            parts.append(words._("It is in none of these cells."))
            left = self._scopes[int(self.scope.code())].left
            if left and not self.column.code():
                parts.append(
                    words._("{fields}: not searched, as nothing can be changed there.", fields=words.join(left))
                )
        if problems := self.model.problems:
            parts.append(
                words.n_(
                    "{count} problem is left out; it is framed in red.",
                    "{count} problems are left out; they are framed in red.",
                    problems,
                )
            )
        self.told.setText(" ".join(parts))
        self.action.setEnabled(bool(changes.cells))
        current = self.view.currentIndex()
        if current.isValid() and current.row() < len(cells):
            self.explained.setText(self.model.sentence(current.row()))

    def _explain(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.explained.setText(self.model.sentence(current.row()) if current.isValid() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes on: from what is sought to what comes in its place, from there to what would change, and there it replaces."""
        enter = CommonKeys.of(event) is CommonKeys.OPEN
        if enter and self.focusWidget() is self.sought:
            self.put.setFocus(Qt.FocusReason.TabFocusReason)
        elif enter and self.focusWidget() is self.put:
            self._goes_on = True
            self._look()
        elif not (enter and event.isAutoRepeat()):
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """What is looked for any more is not."""
        self._stop()
        super().done(result)
