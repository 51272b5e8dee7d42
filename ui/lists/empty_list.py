"""What stands in the place of a list that has no rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.components.buttons import Kind
from ui.components.empty import EmptyPage

if TYPE_CHECKING:
    from ui.lists.list_panel import ListPanel

_ICONS = {"applicant": "people", "cohort": "calendar", "outlet": "building", "placement": "board"}


def none_found(panel: ListPanel) -> EmptyPage:
    """Filters leave no record: the way back."""
    words = panel.desk.words
    return _page(
        panel,
        "search",
        words._("No record fits these filters."),
        words._("Clear the filters"),
        panel.bar.clear,
        kind="plain",
    )


def nothing(panel: ListPanel, sentence: str, action: str) -> EmptyPage:
    """There is no record yet: how the first is made."""
    return _page(panel, _ICONS.get(panel.kind, "document"), sentence, action, panel.new_asked.emit, icon="plus")


def _page(
    panel: ListPanel,
    picture: str,
    sentence: str,
    action: str,
    do: Callable[[], object],
    *,
    icon: str = "",
    kind: Kind = "primary",
) -> EmptyPage:
    made = EmptyPage(picture, sentence, action, do, action_icon=icon, kind=kind, parent=panel.stack)
    made.setObjectName("surface")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    panel.stack.addWidget(made)
    return made
