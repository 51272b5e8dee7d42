"""Leads back to what is typed and not saved."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ui.desk.context import Desk
from ui.desk.drafts import Draft


def open_draft(desk: Desk, draft: Draft) -> None:
    """Go where it was typed."""
    desk.navigate(draft.to)


def offer_drafts(desk: Desk, drafts: list[Draft], at: QPoint, parent: QWidget) -> None:
    """Go to what is unsaved; where it is in several places, ask to which."""
    if len(drafts) == 1:
        open_draft(desk, drafts[0])
        return
    menu = QMenu(parent)
    for each in drafts:
        menu.addAction(each.name(desk.words)).triggered.connect(lambda _=False, each=each: open_draft(desk, each))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)
