"""The store: the only room that knows SQL. What only writing or a few pages need comes with them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from exchange_app.store.identity import AgencySpec, Identity
from exchange_app.store.plans import referrers
from exchange_app.store.query import Filter, Query, Sort
from exchange_app.store.reader import Reader
from exchange_app.store.results import HistoryEntry, Hit, OperationInfo, OperationResult, Problem
from exchange_app.store.store import Store
from exchange_app.store.together import OpenConflict
from exchange_app.store.trouble import Clash, RecordInUse, RecordMissing, StaleRecord, UndoRefused

if TYPE_CHECKING:
    from exchange_app.store.copies import backup_folder, backup_path
    from exchange_app.store.figures import Balance, ChangeEntry, Deadline, Expiring, FreeOpening, SinceExport, Summary
    from exchange_app.store.memory import Export, KeptReview, Layout, Receipt, SavedFilter
    from exchange_app.store.pending import PendingKeys, PendingLine, What
    from exchange_app.store.restoring import restore
    from exchange_app.store.work import Work

_LATER = {
    "Work": "work",
    "backup_folder": "copies",
    "backup_path": "copies",
    "restore": "restoring",
    **dict.fromkeys(
        ("Balance", "ChangeEntry", "Deadline", "Expiring", "FreeOpening", "SinceExport", "Summary"), "figures"
    ),
    **dict.fromkeys(("Export", "KeptReview", "Layout", "Receipt", "SavedFilter"), "memory"),
    **dict.fromkeys(("PendingKeys", "PendingLine", "What"), "pending"),
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)


__all__ = [
    "AgencySpec",
    "Balance",
    "ChangeEntry",
    "Clash",
    "Deadline",
    "Expiring",
    "Export",
    "Filter",
    "FreeOpening",
    "HistoryEntry",
    "Hit",
    "Identity",
    "KeptReview",
    "Layout",
    "OpenConflict",
    "OperationInfo",
    "OperationResult",
    "PendingKeys",
    "PendingLine",
    "Problem",
    "Query",
    "Reader",
    "Receipt",
    "RecordInUse",
    "RecordMissing",
    "SavedFilter",
    "SinceExport",
    "Sort",
    "StaleRecord",
    "Store",
    "Summary",
    "UndoRefused",
    "What",
    "Work",
    "backup_folder",
    "backup_path",
    "referrers",
    "restore",
]
