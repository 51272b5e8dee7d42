"""Viewports that the binding knows from the start."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QHeaderView, QScrollArea, QWidget


def know_viewport(area: QAbstractScrollArea) -> None:
    """Give a view a viewport of ours, just as Qt's own; at the beginning, before its tracking and palette are set.

    The first time that viewport() gives one that Qt made, PySide6 describes each kind of widget there is, to find out
    which this may be: 10 ms and 2.4 MB, at the moment when the first list is painted.
    """
    made = QWidget(area)
    made.setObjectName("qt_scrollarea_viewport")
    made.setAutoFillBackground(True)
    made.setBackgroundRole(
        QPalette.ColorRole.Button if isinstance(area, QHeaderView)
        else QPalette.ColorRole.NoRole if isinstance(area, QScrollArea)
        else QPalette.ColorRole.Base
    )  # fmt: skip
    made.setMouseTracking(isinstance(area, QHeaderView))
    area.setViewport(made)
