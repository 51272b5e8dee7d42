"""What stands in the place of a list that has no rows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from exchange_app.text import Words
from ui.components.buttons import Kind
from ui.components.empty import EmptyPage


def none_found(stack: QStackedWidget, words: Words, clear: Callable[[], object]) -> EmptyPage:
    """Filters leave no record: the way back. The page is added to the stack."""
    return _page(
        stack, "search", words._("No record fits these filters."), words._("Clear the filters"), clear, role="plain"
    )


def nothing(
    stack: QStackedWidget, picture: str, sentence: str, action: str, do: Callable[[], object], icon: str
) -> EmptyPage:
    """There is no record yet: how the first ones come. The page is added to the stack."""
    return _page(stack, picture, sentence, action, do, icon=icon)


def _page(
    stack: QStackedWidget,
    picture: str,
    sentence: str,
    action: str,
    do: Callable[[], object],
    *,
    icon: str = "",
    role: Kind = "primary",
) -> EmptyPage:
    made = EmptyPage(picture, sentence, action, do, action_icon=icon, kind=role, parent=stack)
    made.setObjectName("surface")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    stack.addWidget(made)
    return made
