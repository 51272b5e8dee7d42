"""Which related records a kind's pane shows, and what can be added there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from exchange_app.kinds import Value
from ui.forms.related import RelatedList

if TYPE_CHECKING:
    from ui.forms.pane import RecordPane


def page_of(kind: str) -> str | None:
    """The page on which records of a kind stand; None where they are edited in a dialog."""
    return {"applicant": "applicants", "cohort": "cohorts", "outlet": "outlets", "placement": "placements"}.get(kind)


def tabs_of(pane: RecordPane) -> list[tuple[str, RelatedList]]:
    """Title and list of each tab between details and history."""
    words = pane.words

    def adder(kind: str, key: str) -> None:
        if pane.record_id is not None:
            add_related(pane, kind, {key: pane.record_id})

    match pane.kind:
        case "applicant":
            return [
                (
                    words.p_("tab", "Applications"),
                    RelatedList(
                        words, ("application",), words._("This person has not applied to a cohort yet."), words._("Add to a cohort…"),
                        lambda: adder("application", "applicant"), icon="document",
                    ),
                ),
                (words.p_("tab", "Placement"), RelatedList(words, ("placement",), words._("This person is not placed yet."), icon="board")),
            ]  # fmt: skip
        case "cohort":
            return [
                (words.p_("tab", "Applications"), RelatedList(words, ("application",), words._("Nobody has applied to this cohort yet."), icon="people")),
                (
                    words.p_("tab", "Openings"),
                    RelatedList(
                        words, ("opening",), words._("No outlet offers places to this cohort yet."), words._("Add an opening…"),
                        lambda: adder("opening", "cohort"), icon="building",
                    ),
                ),
            ]  # fmt: skip
        case "outlet":
            return [
                (
                    words.p_("tab", "Openings"),
                    RelatedList(
                        words, ("opening",), words._("This outlet offers no places yet."), words._("Add an opening…"),
                        lambda: adder("opening", "outlet"), icon="board",
                    ),
                ),
                (words.p_("tab", "Placements"), RelatedList(words, ("placement",), words._("Nobody is placed at this outlet."), icon="people")),
            ]  # fmt: skip
        case "placement":
            kinds = ("application", "opening")
            return [
                (
                    words.p_("tab", "Related"),
                    RelatedList(words, kinds, words._("Nothing belongs to this placement."), icon="link"),
                )
            ]
        case _:
            return []


def add_related(pane: RecordPane, kind: str, fixed: Mapping[str, Value]) -> None:
    """The dialog for a record that belongs to the one shown."""
    from ui.forms.dialogs import RecordDialog

    dialog = RecordDialog(
        pane, pane.desk, kind, fixed=fixed, saved=lambda _id: pane.refresh(),
        page=page_of(pane.kind) or "", wanted={"id": pane.record_id, "add": [kind, dict(fixed)]},
    )  # fmt: skip
    dialog.exec()
    dialog.deleteLater()
