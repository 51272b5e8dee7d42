"""Buttons: primary, plain, flat, link and icon buttons, 28 high."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton

from ui.components.icons import icon
from ui.components.theme import font

Kind = Literal["plain", "primary", "flat", "link", "danger"]
_TONES = {"primary": "on_accent", "link": "accent", "danger": "bad"}


def button(
    text: str,
    kind: Kind = "plain",
    icon_name: str = "",
    *,
    clicked: Callable[[], object] | None = None,
    tip: str = "",
    name: str = "",
) -> QPushButton:
    """A push button. A page has one primary button, at the right of its header."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setFont(font("medium"))
    made.setFixedHeight(28)
    made.setCursor(Qt.CursorShape.PointingHandCursor if kind == "link" else Qt.CursorShape.ArrowCursor)
    made.setAutoDefault(kind == "primary")
    if icon_name:
        made.setIcon(icon(icon_name, _TONES.get(kind, "text")))
        made.setIconSize(QSize(16, 16))
        made.setText(f" {text}" if text else "")
    made.setToolTip(tip)
    made.setAccessibleName(name or text)
    if clicked is not None:
        made.clicked.connect(lambda: clicked())
    return made


def icon_button(
    icon_name: str, text: str, *, clicked: Callable[[], object] | None = None, tone: str = "text", size: int = 16
) -> QToolButton:
    """A square button with an icon alone: `text` is its tooltip and accessible name."""
    made = QToolButton()
    made.setIcon(icon(icon_name, tone))
    made.setIconSize(QSize(size, size))
    made.setFixedSize(28, 28)
    made.setToolTip(text)
    made.setAccessibleName(text)
    if clicked is not None:
        made.clicked.connect(lambda: clicked())
    return made


def tool_button(
    text: str, icon_name: str = "", *, menu: QMenu | None = None, clicked: Callable[[], object] | None = None
) -> QToolButton:
    """A flat button with words, and an arrow if it opens a menu."""
    made = QToolButton()
    made.setText(text)
    made.setFont(font("medium"))
    made.setFixedHeight(28)
    made.setAccessibleName(text)
    if icon_name:
        made.setIcon(icon(icon_name))
        made.setIconSize(QSize(20, 16))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    if menu is not None:
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        if not icon_name:
            made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            made.setIcon(icon("chevron-down", "second"))
            made.setIconSize(QSize(14, 14))
    if clicked is not None:
        made.clicked.connect(lambda: clicked())
    return made


def action_button(action: QAction) -> QToolButton:
    """An icon button that is an action: enabled, checked and named as it is."""
    made = QToolButton()
    made.setDefaultAction(action)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    made.setIconSize(QSize(16, 16))
    made.setFixedSize(28, 28)
    made.setAccessibleName(action.toolTip() or action.text())
    return made
