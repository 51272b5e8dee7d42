"""The part of the reader that gives back what the application remembers: problems, layouts, filters, exports."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from exchange_app.domain.records import RecordId
from exchange_app.kinds.masking import mask
from exchange_app.store.app_data_writer import SHOWN_REVIEWS
from exchange_app.store.codec import moment
from exchange_app.store.kind_schema import plan
from exchange_app.store.reading import Reading
from exchange_app.store.results import Problem
from exchange_app.text import Message

if TYPE_CHECKING:
    from exchange_app.store.app_data_writer import Export, KeptReview, Layout, Receipt, SavedFilter

_PROBLEM = "SELECT pk, kind, record, field, source, message, cell, place, operation FROM problem"
_RECEIPT = (
    "SELECT export, sender, number, made_at, at, author, file_name, file_hash, content_hash, base, acknowledged, counts, "
    "operation, withdrawn FROM receipt"
)
_EXPORT = "SELECT id, agency, number, operation, at, author, cohorts, fields, people, basis, file_name, file_hash, encrypted FROM export"


class MemoryReading(Reading):
    """Everything beside records and journal."""

    def problems(self, kind: str | None = None, record: RecordId | None = None, limit: int = 1000) -> list[Problem]:
        """What waits for a person: of everything, of a kind or at one record; the oldest first."""
        self.cursor.execute(
            f"{_PROBLEM} WHERE solved = 0 AND withdrawn = 0 AND (?1 IS NULL OR kind = ?1) "
            "AND (?2 IS NULL OR record = ?2) ORDER BY pk LIMIT ?3",
            (kind, record, limit),
        )
        return [
            Problem(
                *(
                    number,
                    kind,
                    id,
                    field,
                    source,
                    Message.from_data(json.loads(message)),
                    self._cell(kind, field, cell),
                ),
                *(place, operation),
            )
            for number, kind, id, field, source, message, cell, place, operation in self.cursor.fetchall()
        ]

    def _cell(self, kind: str, key: str | None, cell: str | None) -> str | None:
        """Words that could not be read in a sensitive field are as sensitive as what could."""
        declared = plan(kind).fields.get(key or "")
        return mask(declared, cell) if self.masked and cell and declared is not None and declared.sensitive else cell

    def layout(self, signature: str) -> Layout | None:
        """The remembered layout of a signature."""
        return next((each for each in self.layouts() if each.signature == signature), None)

    def layouts(self) -> list[Layout]:
        """All remembered layouts, the latest first."""
        self.cursor.execute("SELECT signature, name, mapping FROM layout ORDER BY changed_at DESC, signature")
        return [_layout(*row) for row in self.cursor.fetchall()]

    def saved_filters(self, kind: str) -> list[SavedFilter]:
        """The saved filters of a list, by name."""
        self.cursor.execute("SELECT kind, name, query FROM saved_filter WHERE kind = ? ORDER BY fold(name)", (kind,))
        return [_saved_filter(*row) for row in self.cursor.fetchall()]

    def exports(self, agency: str | None = None) -> list[Export]:
        """The transfer log, the latest first; to one agency or to all."""
        self.cursor.execute(f"{_EXPORT} WHERE ?1 IS NULL OR agency = ?1 ORDER BY operation DESC", (agency,))
        return [_export(row) for row in self.cursor.fetchall()]

    def terms(self, agency: str) -> frozenset[str]:
        """What was agreed with a partner: the fields (`kind.key`) that do not leave for it."""
        row = self.cursor.execute("SELECT withheld FROM terms WHERE agency = ?", (agency,)).fetchone()
        return frozenset() if row is None else frozenset(json.loads(row[0]))

    def export_base(self, id: str) -> bytes | None:
        """The base kept with an export."""
        row = self.cursor.execute("SELECT base FROM export WHERE id = ?", (id,)).fetchone()
        return None if row is None else bytes(row[0])

    def receipts(self, sender: str | None = None, *, with_withdrawn: bool = False) -> list[Receipt]:
        """The ledger of merges, the latest first; of one sender's exports or of all."""
        self.cursor.execute(
            f"{_RECEIPT} WHERE (?1 IS NULL OR sender = ?1) AND withdrawn <= ?2 ORDER BY pk DESC",
            (sender, int(with_withdrawn)),
        )
        return [_receipt(row) for row in self.cursor.fetchall()]

    def merged_exports(self, sender: str) -> list[str]:
        """The ids of an agency's exports that were merged here, in the order of their numbers."""
        self.cursor.execute(
            "SELECT DISTINCT export, number FROM receipt WHERE sender = ? AND withdrawn = 0 ORDER BY number, export",
            (sender,),
        )
        return [export for export, _number in self.cursor.fetchall()]

    def shared_with(self, agency: str) -> set[RecordId]:
        """The records that an agency knows, since it was sent them or sent them."""
        self.cursor.execute("SELECT record FROM shared WHERE agency = ?", (agency,))
        return {record for (record,) in self.cursor.fetchall()}

    def kept_reviews(self) -> list[KeptReview]:
        """Reviews left for tomorrow, the latest first."""
        self.cursor.execute(
            "SELECT content_hash, file_name, decisions, counts, author, changed_at FROM review "
            f"WHERE content_hash IN ({SHOWN_REVIEWS}) ORDER BY changed_at DESC"
        )
        return [_kept_review(*row) for row in self.cursor.fetchall()]

    def kept_workbook(self, content_hash: str) -> bytes | None:
        """The workbook of a review left for tomorrow."""
        row = self.cursor.execute("SELECT workbook FROM review WHERE content_hash = ?", (content_hash,)).fetchone()
        return None if row is None else bytes(row[0])

    def drafts(self, author: str) -> dict[tuple[str, str], Any]:
        """What a person has typed and not saved (JSON data) by place and key, the oldest first."""
        self.cursor.execute(
            "SELECT place, key, data FROM draft WHERE author = ? ORDER BY changed_at, place, key", (author,)
        )
        return {(place, key): json.loads(data) for place, key, data in self.cursor.fetchall()}

    def not_same(self) -> set[tuple[RecordId, RecordId]]:
        """Pairs of ids (smaller first) of which a person said that they are not the same."""
        self.cursor.execute("SELECT first, second FROM pair WHERE verdict = 'different'")
        return {(first, second) for first, second in self.cursor.fetchall()}

    def partners(self) -> list[str]:
        """The codes of the other agencies that stand in the store."""
        self.cursor.execute(
            "SELECT code FROM agency WHERE removed = 0 AND code <> (SELECT agency FROM identity) ORDER BY pk"
        )
        return [code for (code,) in self.cursor.fetchall()]


# What is given back is described by classes that come with the first of it: a window that lists records asks for all
# of this, and most often there is none.


def _layout(signature: str, name: str, mapping: str) -> Layout:
    from exchange_app.store.app_data_writer import Layout

    return Layout(signature, name, json.loads(mapping))


def _saved_filter(kind: str, name: str, query: str) -> SavedFilter:
    from exchange_app.store.app_data_writer import SavedFilter

    return SavedFilter(kind, name, json.loads(query))


def _kept_review(content_hash: str, name: str, decisions: str, counts: str, author: str, at: str) -> KeptReview:
    from exchange_app.store.app_data_writer import KeptReview

    return KeptReview(content_hash, name, json.loads(decisions), json.loads(counts), author, moment(at))


def _export(row: Sequence[Any]) -> Export:
    from exchange_app.store.app_data_writer import Export

    id, to, number, operation, at, author, cohorts, fields, people, basis, file_name, file_hash, encrypted = row
    return Export(
        id, to, number, operation, moment(at), author, tuple(json.loads(cohorts)), tuple(json.loads(fields)), people, basis, file_name,
        file_hash, bool(encrypted),
    )  # fmt: skip


def _receipt(row: Sequence[Any]) -> Receipt:
    from exchange_app.store.app_data_writer import Receipt

    (
        export,
        sender,
        number,
        made,
        at,
        author,
        name,
        file_hash,
        content_hash,
        base,
        acknowledged,
        counts,
        operation,
        withdrawn,
    ) = row
    return Receipt(
        export, sender, number, None if made is None else moment(made), moment(at), author, name, file_hash, content_hash, base,
        tuple(json.loads(acknowledged)), json.loads(counts), operation, bool(withdrawn),
    )  # fmt: skip
