"""The unit of work: everything written to a store is written here, as one operation, entered in the journal.

It runs in one transaction (BEGIN IMMEDIATE). Leaving it normally commits; an exception rolls everything back.
"""

from __future__ import annotations

from exchange_app.store.app_data_writer import Memory
from exchange_app.store.links import Pairing
from exchange_app.store.merge_writer import Joining
from exchange_app.store.results import OperationResult
from exchange_app.text import nmsg


class Work(Joining, Pairing, Memory):
    """One operation under way. Get it from Store.write; it is of no use after that block has ended.

    writing  records made and changed        removing  taken out and brought back
    joining  states that came together       pairing   what was said of two records
    noting   what waits for a person         memory    layouts, filters, exports, receipts, reviews
    """

    def finish(self) -> OperationResult:
        """Enter everything in the journal. Called by Store.write just before it commits."""
        self.flush_notes()
        if self.settled:
            # what was written over does not go without a word: the label stands in the message, in Undo, in the history
            self.label = nmsg(
                "{what}; {count} conflict settled", "{what}; {count} conflicts settled", self.settled, what=self.label
            )
        self.result = self.journal.close(
            self.label, author=self.author, origin=self.origin, at=self.at, undoable=self.undoable
        )
        return self.result
