"""Reading a store: one consistent snapshot, put together of its parts."""

from __future__ import annotations

from exchange_app.store.app_data_reader import MemoryReading
from exchange_app.store.dashboard_queries import Overview
from exchange_app.store.journal_reader import JournalReading
from exchange_app.store.lists import Lists
from exchange_app.store.record_reader import RecordReading
from exchange_app.store.related_lookup import Neighbours
from exchange_app.store.search_index import Searching
from exchange_app.store.together import Together


class Reader(RecordReading, Lists, JournalReading, Searching, MemoryReading, Overview, Together, Neighbours):
    """Everything that can be read. Get it from Store.read, and use it in that block and thread only."""
