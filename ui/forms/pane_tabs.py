"""Which related records a kind's pane shows, and what can be added there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from exchange_app.kinds import Tab, Value, kind
from ui.desk.goto import AddRelated, ToRecord
from ui.forms.dialogs import RecordDialog
from ui.forms.related import RelatedList

if TYPE_CHECKING:
    from ui.forms.pane import RecordPane


def tabs_of(pane: RecordPane) -> list[tuple[str, RelatedList]]:
    """Title and list of each tab between details and history."""
    return [(pane.words.say(each.title), _list_of(pane, each)) for each in kind(pane.kind).tabs]


def _list_of(pane: RecordPane, tab: Tab) -> RelatedList:
    words = pane.words
    if tab.add is None:
        return RelatedList(words, tab.kinds, words.say(tab.empty), icon=tab.icon)
    add = words.say(tab.add)
    return RelatedList(words, tab.kinds, words.say(tab.empty), add, _adder(pane, tab), icon=tab.icon)


def _adder(pane: RecordPane, tab: Tab) -> Callable[[], None]:
    def do() -> None:
        if pane.record_id is not None:
            add_related(pane, tab.kinds[0], {tab.by: pane.record_id})

    return do


def add_related(pane: RecordPane, kind: str, fixed: Mapping[str, Value]) -> None:
    """The dialog for a record that belongs to the one shown."""
    dialog = RecordDialog(
        pane, pane.desk, kind, fixed=fixed, saved=lambda _id: pane.refresh(),
        to=ToRecord(pane.page_key, pane.record_id or "", AddRelated(kind, fixed)),
    )  # fmt: skip
    dialog.exec()
    dialog.deleteLater()
