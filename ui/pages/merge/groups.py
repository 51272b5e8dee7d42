"""The groups of a review: what is to decide, what is proposed, what is only told; each with its name, icon and order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exchange_app.domain.exchange.comparing import Group
from exchange_app.domain.exchange.incoming import FindingKind
from exchange_app.text import Message, msg, pmsg


@dataclass(frozen=True, slots=True)
class GroupSpec:
    """One group. `key` is a Group's value, or `rules`, or a name for kinds of findings; `{agency}` is the partner."""

    key: str
    title: Message
    icon: str
    tip: Message


DECIDE, PROPOSED, TOLD = (
    pmsg("groups of a review", "To decide"),
    pmsg("groups of a review", "Proposed"),
    pmsg("groups of a review", "For your information"),
)

SECTIONS: tuple[tuple[Message, tuple[GroupSpec, ...]], ...] = (
    (DECIDE, (
        GroupSpec("conflict", pmsg("group", "Conflicts"), "split", msg("Both sides changed these, each unseen by the other")),
        GroupSpec("cleared", pmsg("group", "Cleared by {agency}"), "pencil", msg("Fields that were emptied in the workbook")),
        GroupSpec("removed", pmsg("group", "Removed by {agency}"), "trash", msg("Records that would go")),
        GroupSpec("one-applicant", pmsg("group", "Maybe one person"), "duplicates", msg("People whom the file brings, or changes, who may be entered here already")),
        GroupSpec("one-outlet", pmsg("group", "Maybe one outlet"), "duplicates", msg("Outlets which the file brings, or changes, that may be entered here already")),
        GroupSpec("rules", pmsg("group", "Rules this breaks"), "warning", msg("What would be wrong after merging and was not before, and the other way round")),
    )),
    (PROPOSED, (
        GroupSpec("changed", pmsg("group", "Changed by {agency}"), "pencil", msg("The workbook is newer than what stands here")),
        GroupSpec("combined", pmsg("group", "Put together"), "plus", msg("Notes and lists that both sides changed: all of it is kept")),
        GroupSpec("added", pmsg("group", "New from {agency}"), "plus", msg("Records that are not here yet")),
    )),
    (TOLD, (
        GroupSpec("same", pmsg("group", "Same on both sides"), "check", msg("Both sides came to the same value")),
        GroupSpec("torn", pmsg("group", "Sorted apart"), "sort", msg("Rows whose columns were sorted apart from each other, or whose ID was changed")),
        GroupSpec("missing", pmsg("group", "Rows not in the file"), "blocked", msg("They delete nothing")),
        GroupSpec("copies", pmsg("group", "Rows twice"), "duplicates", msg("Rows that stand twice in the file")),
        GroupSpec("unreadable", pmsg("group", "Not readable"), "eye", msg("Cells whose words are no value; ours stays, and the report names them")),
        GroupSpec("foreign", pmsg("group", "Rows of another list"), "table", msg("Rows that this workbook never had")),
        GroupSpec("locked", pmsg("group", "Locked cells changed"), "lock", msg("Cells of the other side that were changed all the same")),
        GroupSpec("columns", pmsg("group", "Columns left out"), "columns", msg("Columns and sheets that are missing, or that nobody knows")),
        GroupSpec("carriers", pmsg("group", "About the file"), "info", msg("What the file knows of itself is missing in part, or disagrees")),
    )),
)  # fmt: skip

SPECS: Mapping[str, GroupSpec] = {each.key: each for _title, specs in SECTIONS for each in specs}
CHANGES = frozenset(str(each) for each in Group)
"""The groups that hold changes."""
DECIDABLE = CHANGES - {str(Group.SAME)}
PAIRS: Mapping[str, str] = {"one-applicant": "applicant", "one-outlet": "outlet"}
"""The groups that hold pairs, with the kind of both."""

GROUP_OF_FINDING: Mapping[FindingKind, str] = {
    FindingKind.UNREADABLE: "unreadable", FindingKind.INCOMPLETE_ROW: "unreadable",
    FindingKind.IGNORED_COLUMN: "columns", FindingKind.MISSING_COLUMN: "columns", FindingKind.MISSING_SHEET: "columns",
    FindingKind.IGNORED_SHEET: "columns", FindingKind.CHANGED_ID: "torn",
    FindingKind.MISSING_ROWS: "missing", FindingKind.IDENTICAL_COPY: "copies", FindingKind.COPIED_ROW: "copies",
    FindingKind.TORN: "torn", FindingKind.FOREIGN_ROW: "foreign", FindingKind.LOCKED_EDIT: "locked",
    FindingKind.CARRIERS: "carriers",
}  # fmt: skip
