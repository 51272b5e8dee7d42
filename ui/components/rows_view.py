"""A table of whole rows, as the lists of the Exchange page and the history are."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.components.delegate import CellDelegate
from ui.components.keys import CommonKeys

ROW = 28
Index = QModelIndex | QPersistentModelIndex


class RowsView(QTableView):
    """A table of whole rows: no grid, the columns share the width, Enter or a double click opens a row."""

    opened = Signal(int)

    def __init__(self, name: str, shares: dict[int, int], least: dict[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares, self._least = shares, least
        self.setObjectName("plainTable")
        self.setAccessibleName(name)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setItemDelegate(CellDelegate(self, height=ROW, bar=0))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(48)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns; none gets less than it needs."""
        super().resizeEvent(event)
        self.share()

    def share(self) -> None:
        """Give each column its part."""
        room = self.viewport().width()
        spare = max(room - sum(self._least.values()), 0)
        total = sum(self._shares.values())
        used = 0
        last = max(self._shares)
        for column, share in self._shares.items():
            wide = self._least[column] + spare * share // total
            if column == last:
                wide = max(room - used, self._least[column])
            used += wide
            if self.columnWidth(column) != wide:
                self.setColumnWidth(column, wide)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if CommonKeys.of(event) is CommonKeys.OPEN and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Repaint the bar of the rows it leaves and comes to."""
        super().currentChanged(current, previous)
        self.viewport().update()
