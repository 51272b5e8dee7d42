"""The groups of a review: what is to decide, what is proposed, what is only told; each with its name, icon and order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exchange_app.domain.exchange.comparing import Group
from exchange_app.domain.exchange.incoming import FindingKind
from exchange_app.kinds import kind
from exchange_app.kinds.registry import compared_kinds, per_registry
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

_SECTIONS: tuple[tuple[Message, tuple[GroupSpec, ...]], ...] = (
    (DECIDE, (
        GroupSpec("conflict", pmsg("group", "Conflicts"), "split", msg("Both sides changed these, each unseen by the other")),
        GroupSpec("cleared", pmsg("group", "Cleared by {agency}"), "pencil", msg("Fields that were emptied in the workbook")),
        GroupSpec("removed", pmsg("group", "Removed by {agency}"), "trash", msg("Records that would go")),
        GroupSpec("locked", pmsg("group", "Locked cells"), "lock", msg("Cells that are not the partner's to fill in, and that were changed all the same")),
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
        GroupSpec("columns", pmsg("group", "Columns left out"), "columns", msg("Columns and sheets that are missing, or that nobody knows")),
        GroupSpec("carriers", pmsg("group", "About the file"), "info", msg("What the file knows of itself is missing in part, or disagrees")),
    )),
)  # fmt: skip

CHANGES = frozenset(str(each) for each in Group)
"""The groups that hold changes."""
DECIDABLE = CHANGES - {str(Group.SAME)}
GROUP_OF_FINDING: Mapping[FindingKind, str] = {
    FindingKind.UNREADABLE: "unreadable", FindingKind.INCOMPLETE_ROW: "unreadable",
    FindingKind.IGNORED_COLUMN: "columns", FindingKind.MISSING_COLUMN: "columns", FindingKind.MISSING_SHEET: "columns",
    FindingKind.EXCHANGED_HEADING: "columns",
    FindingKind.IGNORED_SHEET: "columns", FindingKind.CHANGED_ID: "torn",
    FindingKind.MISSING_ROW: "missing", FindingKind.IDENTICAL_COPY: "copies", FindingKind.COPIED_ROW: "copies",
    FindingKind.TORN: "torn", FindingKind.FOREIGN_ROW: "foreign",
    FindingKind.CARRIERS: "carriers",
}  # fmt: skip
"""Where a finding is told. That a locked cell was changed is told at the change itself."""


@per_registry
def pair_groups() -> Mapping[str, str]:
    """The groups that hold pairs which may be one, with the kind of both."""
    return {f"one-{key}": key for key in compared_kinds()}


@per_registry
def sections() -> tuple[tuple[Message, tuple[GroupSpec, ...]], ...]:
    """The groups in their order, under what is asked of a person."""
    rules = {key: kind(of).same for key, of in pair_groups().items()}
    pairs = tuple(GroupSpec(key, rule.group, "duplicates", rule.group_tip) for key, rule in rules.items() if rule)
    (decide, groups), *others = _SECTIONS
    *before, last = groups
    return ((decide, (*before, *pairs, last)), *others)


@per_registry
def specs() -> Mapping[str, GroupSpec]:
    """The groups by key."""
    return {each.key: each for _title, several in sections() for each in several}
