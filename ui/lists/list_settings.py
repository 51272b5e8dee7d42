"""What is kept of a list in the settings, a moment after it changed: its layout, and of its filters and marks those that name nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer

from exchange_app.kinds import Personal
from exchange_app.settings import Settings
from ui.lists.list_columns import ListColumn

_SOON = 800
"""Milliseconds after the last change."""
_EXTRA = ("splitter",)


class ListSettings(QObject):
    """The settings of the list of one kind. `layout` gives what is to be kept, as JSON data."""

    def __init__(
        self,
        settings: Settings,
        kind_key: str,
        available: Mapping[str, ListColumn],
        layout: Callable[[], dict[str, Any]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._settings, self._available, self._layout = settings, available, layout
        self._page = f"list.{kind_key}"
        self.kept: dict[str, Any] = dict(settings.pages.get(self._page, {}))
        """as it was when the list was made"""
        self.extra: dict[str, Any] = {key: self.kept[key] for key in _EXTRA if key in self.kept}
        """what is kept beside the layout"""
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.save)

    def later(self) -> None:
        """The layout changed."""
        self._soon.start()

    def save_due(self) -> None:
        """Keep at once what waits to be kept."""
        if self._soon.isActive():
            self.save()

    def save(self) -> None:
        """Keep the layout as it is now."""
        self._soon.stop()
        layout = self._layout()
        layout["filters"] = [each for each in layout["filters"] if self._impersonal(each[0])]
        layout["marks"] = [each for each in layout["marks"] if all(self._impersonal(one[0]) for one in each[0])]
        self._settings.pages[self._page] = layout
        self._settings.save()

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take up from a kept layout what is kept beside it."""
        self.extra.update({key: state[key] for key in _EXTRA if key in state})

    def _impersonal(self, key: str) -> bool:
        """Whether a filter may be kept in the settings: those on personal fields are not, they name people."""
        column = self._available.get(key)
        return (
            column is not None
            and key not in ("name", "code")
            and (column.field is None or column.field.personal is Personal.NONE)
        )
