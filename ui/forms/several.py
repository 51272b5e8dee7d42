"""Records that belong to another one: which of them are made many at once, and in which dialog."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from exchange_app.kinds import Kind, Many, Value
from ui.components.dialog import Dialog
from ui.desk.context import Desk
from ui.desk.goto import GoTo
from ui.forms.dialogs import RecordDialog
from ui.forms.joining import JoinDialog
from ui.forms.offering import OfferDialog


def dialog_to_add(
    parent: QWidget, desk: Desk, of: Kind, kind_key: str, fixed: Mapping[str, Value], *, to: GoTo,
    saved: Callable[[], None],
) -> Dialog:  # fmt: skip
    """The dialog in which records of a kind are added to one of the kind `of`, which `fixed` names: as its tab says it."""
    tab = next((each for each in of.tabs if each.kinds[0] == kind_key and each.by in fixed), None)
    match tab.many if tab is not None else None:
        case Many.OFFER if tab is not None:
            return OfferDialog(parent, desk, str(fixed[tab.by]), to=to, saved=saved)
        case Many.JOIN if tab is not None:
            return JoinDialog(parent, desk, str(fixed[tab.by]), to=to, saved=saved)
        case _:
            return RecordDialog(parent, desk, kind_key, fixed=fixed, saved=lambda _id: saved(), to=to)
