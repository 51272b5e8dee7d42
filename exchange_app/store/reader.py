"""Reading a store: one consistent snapshot, put together of its parts."""

from __future__ import annotations

from exchange_app.store.journalreading import JournalReading
from exchange_app.store.lists import Lists
from exchange_app.store.memoryreading import MemoryReading
from exchange_app.store.neighbours import Neighbours
from exchange_app.store.recordreading import RecordReading
from exchange_app.store.searching import Searching
from exchange_app.store.seldom import Seldom
from exchange_app.store.together import Together


class Reader(RecordReading, Lists, JournalReading, Searching, MemoryReading, Seldom, Together, Neighbours):
    """Everything that can be read. Get it from Store.read, and use it in that block and thread only."""
