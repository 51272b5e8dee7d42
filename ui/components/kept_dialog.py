"""Dialogs whose typed words are kept when the window locks or closes over them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import shiboken6

from ui.components.dialog import Dialog
from ui.desk.drafts import Draft, Drafts


def keep_dialog(
    dialog: Dialog, drafts: Drafts, draft: Callable[[], Draft | None], place: str, key: str
) -> Mapping[str, Any]:
    """Have what is typed in a dialog kept when the window locks or closes over it; `draft` gives it, None where nothing is
    typed. Gives the state that was kept the last time, empty where none was. A dialog that a person closes needs it no more;
    it is asked about first.
    """

    def hold() -> None:
        if shiboken6.isValid(dialog) and dialog.isVisible() and (held := draft()) is not None:
            drafts.put(held)

    def over(_result: int) -> None:
        drafts.gather.disconnect(hold)
        drafts.drop(place, key)

    dialog.holds_typed = lambda: draft() is not None
    drafts.gather.connect(hold)
    dialog.finished.connect(over)
    kept = drafts.get(place, key)
    return {} if kept is None else kept.state
