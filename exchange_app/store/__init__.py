"""The store: the only room that knows SQL."""

from __future__ import annotations

from exchange_app.store.app_data import Export, KeptReview, Receipt, SavedFilter, StoredLayout
from exchange_app.store.dashboard_figures import (
    Balance,
    ChangeEntry,
    Deadline,
    Expiring,
    FreeOpening,
    SinceExport,
    Summary,
)
from exchange_app.store.identity import AgencySpec, StoreIdentity
from exchange_app.store.pending import PendingLine
from exchange_app.store.pending_keys import PendingAction, PendingKeys
from exchange_app.store.query import Filter, Query, Sort
from exchange_app.store.reader import Reader
from exchange_app.store.results import HistoryEntry, OperationInfo, OperationResult, Problem, SearchHit, Sought
from exchange_app.store.sqlite.backup_files import DAMAGED, backup_folder, backup_path
from exchange_app.store.sqlite.cipher import StoreKeys
from exchange_app.store.sqlite.holdings import Holding, look_into
from exchange_app.store.sqlite.restoration import restore
from exchange_app.store.states import OpenConflict
from exchange_app.store.store import Store
from exchange_app.store.system_tables import ROW
from exchange_app.store.trouble import Clash, RecordInUse, RecordMissing, Stale, StaleRecord, UndoRefused
from exchange_app.store.unit_of_work import Work

__all__ = [
    "DAMAGED",
    "ROW",
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
    "Holding",
    "KeptReview",
    "OpenConflict",
    "OperationInfo",
    "OperationResult",
    "PendingAction",
    "PendingKeys",
    "PendingLine",
    "Problem",
    "Query",
    "Reader",
    "Receipt",
    "RecordInUse",
    "RecordMissing",
    "SavedFilter",
    "SearchHit",
    "SinceExport",
    "Sort",
    "Sought",
    "Stale",
    "StaleRecord",
    "Store",
    "StoreIdentity",
    "StoreKeys",
    "StoredLayout",
    "Summary",
    "UndoRefused",
    "Work",
    "backup_folder",
    "backup_path",
    "look_into",
    "restore",
]
