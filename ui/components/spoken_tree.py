"""Answers helping technology for widgets that say themselves what they are. Imported when somebody first asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import shiboken6
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QAccessibleWidget, QWidget

from ui.components.spoken_part import Path, SpokenPart

_alive: list[_Whole] = []
"""Qt keeps no count of who holds an interface: each is held here until its widget is gone."""


def interface_of(widget: QWidget) -> QAccessibleInterface:
    """A new answer for a widget; Qt asks once for each."""
    _let_go()
    made = _Whole(widget)
    _alive.append(made)
    return made


def focused_part(widget: QWidget) -> QAccessibleInterface | None:
    """The part at which the keys of a widget are: its own, or one of a widget in it."""
    holder, path = widget.spoken_focus()  # type: ignore[attr-defined]
    found = QAccessible.queryAccessibleInterface(holder)
    return found.part(path) if isinstance(found, _Whole) and path else None


def _let_go() -> None:
    for each in [each for each in _alive if not shiboken6.isValid(each)]:
        _alive.remove(each)
        for part in each.kept.values():
            if shiboken6.isValid(part):
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))


class _Whole(QAccessibleWidget):
    """A widget: its widgets, then what it paints."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, widget.spoken_role)  # type: ignore[attr-defined]
        self._widget = widget
        self.kept: dict[Path, _Part] = {}

    def parts(self) -> Sequence[SpokenPart]:
        """What it paints now."""
        asked = getattr(self._widget, "spoken_parts", None)
        return asked() if asked is not None else ()

    def look_up(self, path: Path) -> SpokenPart | None:
        """The part of a path as it is now."""
        found: SpokenPart | None = None
        among = self.parts()
        for at in path:
            if not 0 <= at < len(among):
                return None
            found = among[at]
            among = found.parts() if found.parts is not None else ()
        return found

    def part(self, path: Path) -> _Part | None:
        """The answer for a part; None where there is none any more."""
        if self.look_up(path) is None:
            return None
        if path not in self.kept:
            self.kept[path] = _Part(self, path)
        return self.kept[path]

    def focus(self) -> Path:
        """The path of the part at which the keys are, if they are in this widget or in one around it."""
        within: QWidget | None = self._widget
        while within is not None:
            asked = getattr(within, "spoken_focus", None)
            if asked is not None and within.hasFocus():
                holder, path = asked()
                return path if holder is self._widget else ()
            within = within.parentWidget()
        return ()

    def on_screen(self, rect: QRect) -> QRect:
        """A rectangle of the painted surface on the screen."""
        of = self._widget
        surface = of.viewport() if isinstance(of, QAbstractScrollArea) else of
        return QRect(surface.mapToGlobal(rect.topLeft()), rect.size())

    def state(self) -> QAccessible.State:
        made = super().state()
        button = self._widget
        if isinstance(button, QAbstractButton) and button.isCheckable():
            made.checkable = True
            made.checked = button.isChecked()
        return made

    def childCount(self) -> int:
        return super().childCount() + len(self.parts())

    def child(self, index: int) -> Any:
        widgets = super().childCount()
        return super().child(index) if index < widgets else self.part((index - widgets,))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isinstance(child, _Part):
            return super().childCount() + child.path[-1]
        return super().indexOfChild(child)

    def childAt(self, x: int, y: int) -> Any:
        return next((found for found in self.inside(()) if found.rect().contains(QPoint(x, y))), super().childAt(x, y))

    def inside(self, path: Path) -> list[_Part]:
        """The answers for the parts in a part; () for those of the whole."""
        of = self.look_up(path) if path else None
        among = self.parts() if not path else of.parts() if of is not None and of.parts is not None else ()
        found = (self.part((*path, at)) for at in range(len(among)))
        return [each for each in found if each is not None]

    def focusChild(self) -> Any:
        asked = getattr(self._widget, "spoken_focus", None)
        part = focused_part(self._widget) if asked is not None and self._widget.hasFocus() else None
        return part if part is not None else super().focusChild()


class _Part(QAccessibleInterface):
    """One painted part."""

    def __init__(self, whole: _Whole, path: Path) -> None:
        super().__init__()
        self._whole, self.path = whole, path

    def _now(self) -> SpokenPart | None:
        return self._whole.look_up(self.path) if self._stands() else None

    def _stands(self) -> bool:
        """Whether the widget still stands."""
        return shiboken6.isValid(self._whole) and self._whole.isValid()

    def isValid(self) -> bool:
        return self._now() is not None

    def object(self) -> Any:
        return None

    def window(self) -> Any:
        return self._whole.window() if self._stands() else None

    def parent(self) -> Any:
        return self._whole.part(self.path[:-1]) if len(self.path) > 1 else self._whole

    def childCount(self) -> int:
        now = self._now()
        return len(now.parts()) if now is not None and now.parts is not None else 0

    def child(self, index: int) -> Any:
        return self._whole.part((*self.path, index))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.path[-1] if isinstance(child, _Part) else -1

    def childAt(self, x: int, y: int) -> Any:
        return next((each for each in self._whole.inside(self.path) if each.rect().contains(QPoint(x, y))), None)

    def focusChild(self) -> Any:
        return None

    def text(self, what: QAccessible.Text) -> str:
        now = self._now()
        if now is None:
            return ""
        said = {QAccessible.Text.Name: now.name, QAccessible.Text.Description: now.described}
        return said.get(what, "")

    def setText(self, what: QAccessible.Text, text: str) -> None:
        """Nothing of it is written so."""

    def rect(self) -> QRect:
        now = self._now()
        return self._whole.on_screen(now.rect) if now is not None else QRect()

    def role(self) -> QAccessible.Role:
        now = self._now()
        return now.role if now is not None else QAccessible.Role.NoRole

    def state(self) -> QAccessible.State:
        made = QAccessible.State()
        if not self.isValid():
            made.invalid = True
            return made
        made.focusable = made.selectable = True
        made.focused = made.selected = self._whole.focus() == self.path
        return made

    def foregroundColor(self) -> QColor:
        return QColor()

    def backgroundColor(self) -> QColor:
        return QColor()
