"""Dialogs whose typed words are kept, also when the window locks, closes or ends over them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import shiboken6
from PySide6.QtCore import QTimer

from ui.components.dialog import Dialog
from ui.desk.drafts import SOON, Draft, Drafts


def keep_dialog(
    dialog: Dialog, drafts: Drafts, draft: Callable[[], Draft | None], place: str, key: str
) -> Mapping[str, Any]:
    """Have what is typed in a dialog kept a moment later, and when the window locks or closes over it; `draft` gives it,
    None where nothing is typed. Gives the state that was kept the last time, empty where none was. A dialog that a person
    closes needs it no more; it is asked about first.
    """

    def hold() -> None:
        if not shiboken6.isValid(dialog) or not dialog.isVisible():
            return
        if (held := draft()) is not None:
            drafts.put(held)
        else:
            drafts.drop(place, key)

    def over(_result: int) -> None:
        drafts.gather.disconnect(hold)
        drafts.drop(place, key)

    dialog.holds_typed = lambda: draft() is not None
    drafts.gather.connect(hold)
    # What a dialog holds may be typed into fields that are not there yet: it is asked for, not told.
    look = QTimer(dialog, interval=SOON)
    look.timeout.connect(hold)
    look.start()
    dialog.finished.connect(over)
    kept = drafts.take(place, key)
    return {} if kept is None else kept.state
