"""One painted part of a widget, as helping technology is told of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible

Role = QAccessible.Role
Path = tuple[int, ...]
"""Which part: its place among the parts of the widget, then its place among the parts of that one."""


class SpokenPart(NamedTuple):
    """What it is called, where it lies in the widget (or its viewport), what it is, what is told after its name, and its own
    parts."""

    name: str
    rect: QRect
    role: QAccessible.Role = Role.ListItem
    described: str = ""
    parts: Callable[[], Sequence[SpokenPart]] | None = None
