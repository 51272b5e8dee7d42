"""The part of a table that is painted."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def give_viewport(area: QAbstractScrollArea) -> None:
    """Have a table or a header paint on a widget that is made here and follows the mouse, in place of the one that Qt has made.

    To tell what the latter is, the binding makes all kinds of widgets that there are: a megabyte at every start.
    """
    made = QWidget()
    made.setObjectName("qt_scrollarea_viewport")
    made.setMouseTracking(True)
    area.setViewport(made)
