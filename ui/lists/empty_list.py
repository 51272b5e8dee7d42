"""What stands in the place of a list that has no rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from exchange_app.kinds import kind
from ui.components.buttons import Kind
from ui.components.empty import EmptyPage

if TYPE_CHECKING:
    from ui.lists.list_panel import ListPanel


def none_found(panel: ListPanel) -> EmptyPage:
    """Filters leave no record: the way back."""
    words = panel.desk.words
    return _page(
        panel,
        "search",
        words._("No record fits these filters."),
        words._("Clear the filters"),
        panel.bar.clear,
        role="plain",
    )


def nothing(panel: ListPanel, sentence: str, action: str) -> EmptyPage:
    """There is no record yet: how the first is made."""
    return _page(panel, kind(panel.kind).listed.icon, sentence, action, panel.new_asked.emit, icon="plus")


def _page(
    panel: ListPanel,
    picture: str,
    sentence: str,
    action: str,
    do: Callable[[], object],
    *,
    icon: str = "",
    role: Kind = "primary",
) -> EmptyPage:
    made = EmptyPage(picture, sentence, action, do, action_icon=icon, kind=role, parent=panel.stack)
    made.setObjectName("surface")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    panel.stack.addWidget(made)
    return made
