"""What helping technology is told of widgets that Qt cannot know: what they are, and the parts that they paint and that are no widgets.

A widget says it by its `spoken_role`; one that paints parts also by `spoken_parts()`, and one in which the keys are at a part by
`spoken_focus()`. Nothing of that is asked while nobody listens.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget


def listen(app: QApplication) -> None:
    """From now on helping technology is answered so. To be called once for an application; again does nothing."""
    if not app.property("exchangeSpoken"):
        app.setProperty("exchangeSpoken", True)
        QAccessible.installFactory(_answer)


def _answer(_key: str, thing: QObject) -> QAccessibleInterface | None:
    if getattr(thing, "spoken_role", None) is None or not isinstance(thing, QWidget):
        return None
    from ui.components.spoken_tree import interface_of

    return interface_of(thing)


def announce(widget: QWidget, sentence: str) -> None:
    """Something happened where the keys are that nobody hears otherwise."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


def tell_focus(widget: QWidget) -> None:
    """The keys are at another part of a widget that has them."""
    if QAccessible.isActive() and widget.hasFocus():
        from ui.components.spoken_tree import focused_part

        part = focused_part(widget)
        if part is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(part, QAccessible.Event.Focus))
