"""Tab goes through a window as it is read: row by row and from left to right, each part of it before the next."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def go_on(window: QWidget, forward: bool) -> bool:
    """Give the keys to what is read next in a window, or before; false where nothing else takes them."""
    order = order_of(window)
    now = window.focusWidget()
    step = 1 if forward else -1
    if now in order:
        at = (order.index(now) + step) % len(order)
    else:
        at = _beside(now, [*_read(window)], order) if now is not None else 0
    if not order or order[at] is now:
        return False
    order[at].setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring_into_view(order[at])
    return True


def order_of(window: QWidget) -> list[QWidget]:
    """What Tab goes through in a window, in that order; all of it is where it belongs before one looks."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    return [each for each in _read(window) if _takes_tab(each)]


def _beside(now: QWidget, everything: list[QWidget], order: list[QWidget]) -> int:
    """Where to go on from a widget that takes no Tab itself: to the next in the window that does."""
    if now not in everything:
        return 0
    behind = everything[everything.index(now) + 1 :]
    found = next((each for each in behind if each in order), None)
    return order.index(found) if found is not None else 0


def _takes_tab(widget: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isEnabled() and widget.focusProxy() is None


def _read(widget: QWidget) -> Iterator[QWidget]:
    """What is seen of a widget and in it, as it is read."""
    yield widget
    children = [each for each in widget.children() if isinstance(each, QWidget)]
    seen = [each for each in children if each.isVisible() and not each.isWindow()]
    for each in _by_rows(seen):
        yield from _read(each)


def _by_rows(widgets: list[QWidget]) -> list[QWidget]:
    """From the top to the bottom; those that stand beside one another from left to right."""
    rows: list[tuple[QRect, list[QWidget]]] = []
    for each in sorted(widgets, key=lambda each: each.y()):
        place = each.geometry()
        for at, (room, row) in enumerate(rows):
            shared = min(room.bottom(), place.bottom()) - max(room.top(), place.top()) + 1
            if 2 * shared > min(room.height(), place.height()):
                row.append(each)
                rows[at] = (room.united(place), row)
                break
        else:
            rows.append((place, [each]))
    return [each for _room, row in rows for each in sorted(row, key=lambda each: each.x())]


def _bring_into_view(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
