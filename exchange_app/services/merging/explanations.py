"""Why a change is proposed, in one sentence."""

from __future__ import annotations

from exchange_app.domain.exchange.comparing import Change, Group
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.services.merging.review import Story
from exchange_app.text import Message, msg


def why(change: Change, story: Story) -> Message:
    """What led to what is proposed for a change."""
    partner = story.to if story.ours else story.sender
    if change.field == REMOVAL:
        return _why_standing(change, partner)
    match change.group:
        case Group.LOCKED | Group.CLEARED if change.locked:
            if change.owner is None:
                return msg("Changed in the workbook although the cell was locked.")
            return msg(
                "Changed in the workbook although the cell was locked: {agency} keeps this field.", agency=change.owner
            )
        case Group.CHANGED | Group.LOCKED:
            if change.typed:
                return msg("Typed into the workbook; here nothing was changed since.")
            return msg("{agency} changed it; here nothing was changed since.", agency=partner)
        case Group.CLEARED:
            return msg("{agency} emptied it; here nothing was changed since.", agency=partner)
        case Group.CONFLICT:
            if change.owner is None:
                return msg("Both sides changed it, and it belongs to neither alone.")
            return msg(
                "Both sides changed it; it belongs to {agency}, whose value is shown until somebody decides.",
                agency=change.owner,
            )
        case Group.COMBINED:
            return msg("Both sides changed it; what either added is kept.")
        case Group.SAME:
            return msg("Both sides came to the same value.")
        case Group.ADDED | Group.REMOVED:
            return msg("It comes with the new record.")


def _why_standing(change: Change, partner: str) -> Message:
    match change.group:
        case Group.CONFLICT:
            return msg("One side took it out, the other changed it without knowing; it stays until somebody decides.")
        case Group.REMOVED:
            return msg("{agency} took it out.", agency=partner)
        case _:
            return msg("{agency} brought it in.", agency=partner)
