"""Reads a window as helping technology does: what each part of it is called, what it is, and what is wrong with that."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QWidget

Role, Text = QAccessible.Role, QAccessible.Text
WORKED = {
    Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.RadioButton, Role.ComboBox, Role.EditableText,
    Role.List, Role.ListItem, Role.Tree, Role.Table, Role.PageTab, Role.PageTabList, Role.Slider, Role.SpinBox, Role.Link,
    Role.ColumnHeader, Role.MenuItem, Role.Document, Role.WebDocument,
}  # fmt: skip
"""What a person works with, by its role."""
NOTHING = {Role.NoRole, Role.Client, Role.Pane, Role.Window, Role.Whitespace, Role.Graphic, Role.Canvas, Role.UserRole}
"""Roles of which a person learns nothing of what can be done with a part that takes the keys."""
CELLS = {Role.Cell, Role.ListItem, Role.TreeItem, Role.RowHeader}


def parts(top: QWidget, most: int = 60) -> Iterator[QAccessibleInterface]:
    """Everything in a widget that is not hidden; of each part at most so many children, for of a list a page is enough."""
    found = QAccessible.queryAccessibleInterface(top)
    assert found is not None
    yield from _within(found, most)


def _within(part: QAccessibleInterface, most: int) -> Iterator[QAccessibleInterface]:
    if not part.isValid() or part.state().invisible:
        return
    yield part
    for at in range(min(part.childCount(), most)):
        child = part.child(at)
        if child is not None:
            yield from _within(child, most)


def called(part: QAccessibleInterface) -> str:
    return part.text(Text.Name)


def is_worked(part: QAccessibleInterface) -> bool:
    return part.role() in WORKED or (part.state().focusable and part.role() not in CELLS)


def faults(top: QWidget) -> tuple[int, list[str]]:
    """How many parts a person can work with, and what is wrong with each of them that is not as it must be."""
    count, wrong = 0, []
    for part in parts(top):
        if not is_worked(part):
            continue
        count += 1
        where = f"{type(top).__name__} / {_path(part)}"
        if not called(part).strip():
            wrong.append(f"{where}: {part.role().name} without a name")
        button = part.object()
        if isinstance(button, QAbstractButton) and button.group() and part.role() == Role.CheckBox:
            wrong.append(f"{where}: {called(part)!r} is one of several and not a box by itself")
        if part.state().focusable and part.role() in NOTHING:
            wrong.append(f"{where}: {called(part)!r} takes the keys as {part.role().name}")
    return count, wrong


def _path(part: QAccessibleInterface) -> str:
    found = part.object()
    names: list[str] = []
    while found is not None and len(names) < 4:
        names.append(type(found).__name__)
        found = found.parent()
    around = part.parent()
    return " < ".join(names) or f"part of {around.role().name} {called(around)!r}"
