"""Importing a partner's list: prepare (read, map, compare), a person's decisions, apply as one operation."""

from exchange_app.services.importing.applying import apply
from exchange_app.services.importing.as_json import to_json
from exchange_app.services.importing.corrections import left_out_columns
from exchange_app.services.importing.explaining import explain, read_as
from exchange_app.services.importing.preparing import (
    counted,
    prepare,
    preview_of,
    reading_context,
    unmatched_references,
    unread_sheets,
)
from exchange_app.services.importing.preview import (
    Action,
    Preview,
    RowDecision,
    RowDecisions,
    RowKey,
    RowPreview,
    SheetPreview,
    Suspect,
)
from exchange_app.services.importing.proposed_cohort import proposed_cohort
from exchange_app.services.importing.reporting import report
from exchange_app.services.importing.waiting_rows import settle_rows, waiting_rows

__all__ = [
    "Action",
    "Preview",
    "RowDecision",
    "RowDecisions",
    "RowKey",
    "RowPreview",
    "SheetPreview",
    "Suspect",
    "apply",
    "counted",
    "explain",
    "left_out_columns",
    "prepare",
    "preview_of",
    "proposed_cohort",
    "read_as",
    "reading_context",
    "report",
    "settle_rows",
    "to_json",
    "unmatched_references",
    "unread_sheets",
    "waiting_rows",
]
