"""The part of the unit of work that keeps what the application remembers: layouts, filters, exports, decisions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from exchange_app.domain.records import RecordId
from exchange_app.store.codec import dumps
from exchange_app.store.ids import new_id
from exchange_app.store.journal import Journal

SHOWN_REVIEWS = (
    "SELECT content_hash FROM review r LEFT JOIN operation k ON k.number = r.kept_by "
    "LEFT JOIN operation c ON c.number = r.closed_by "
    "WHERE k.undone_by IS NULL AND (r.closed_by IS NULL OR c.undone_by IS NOT NULL)"
)
"""The reviews that wait: not those that a merge kept which was taken back, nor those that one wrote which holds."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A remembered layout of workbooks: its signature, the name a person gave it, and the mapping as JSON data."""

    signature: str
    name: str | None
    mapping: Any


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A list's search, filters and sorting under a name, as JSON data."""

    kind: str
    name: str
    query: Any


@dataclass(frozen=True, slots=True)
class Export:
    """A line of the transfer log; `number` counts the exports to one agency, `people` the persons in it, `encrypted`
    says that it opens by a password."""

    id: str
    agency: str
    number: int
    operation: int
    at: datetime
    author: str
    cohorts: tuple[str, ...]
    fields: tuple[str, ...]
    people: int
    basis: str
    file_name: str
    file_hash: str
    encrypted: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """A line of the ledger of merges: an export that came in (`sender`'s `number`), when it was made and merged, what it
    acknowledged of ours, and what it brought. `base` says where its base was found; `withdrawn` that the merge is undone."""

    export: str
    sender: str
    number: int
    made_at: datetime | None
    at: datetime
    author: str
    file_name: str
    file_hash: str
    content_hash: str
    base: str
    acknowledged: tuple[str, ...]
    counts: Mapping[str, int]
    operation: int
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class KeptReview:
    """A review left for tomorrow: whose file, what is decided so far (JSON data), when and by whom."""

    content_hash: str
    file_name: str
    decisions: Any
    counts: Mapping[str, int]
    author: str
    changed_at: datetime


class Memory:
    """What a unit of work writes beside records."""

    cursor: Any
    number: int
    at: str
    author: str
    journal: Journal

    def log_export(
        self,
        agency: str,
        *,
        cohorts: Sequence[str],
        fields: Sequence[str],
        people: int,
        file_name: str,
        file_hash: str,
        base: bytes,
        basis: str = "",
        encrypted: bool = False,
        id: str | None = None,
    ) -> str:
        """Enter an export in the transfer log with the base it will be compared to; gives its id."""
        self.journal.entered = True
        given = id or new_id()
        self.cursor.execute(
            "INSERT INTO export (id, agency, number, operation, at, author, cohorts, fields, people, basis, file_name, "
            "file_hash, base, encrypted) SELECT ?, ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? "
            "FROM export WHERE agency = ?",
            (
                *(given, agency, self.number, self.at, self.author, dumps(list(cohorts)), dumps(list(fields)), people),
                *(basis, file_name, file_hash, base, int(encrypted), agency),
            ),
        )
        return given

    def log_disclosure(
        self, kind: str, fields: Sequence[str], *, record: RecordId | None, records: int, basis: str
    ) -> None:
        """Enter that sensitive fields of a record, or of so many, are shown to a person: what this operation is for."""
        self.journal.entered = True
        self.cursor.execute(
            "INSERT INTO disclosure (operation, kind, record, fields, records, basis) VALUES (?, ?, ?, ?, ?, ?)",
            (self.number, kind, record, dumps(list(fields)), records, basis),
        )

    def share(self, agency: str, records: Iterable[RecordId]) -> None:
        """Remember that an agency knows records: it was sent them, or sent them."""
        self.cursor.executemany(
            "INSERT OR IGNORE INTO shared (agency, record) VALUES (?, ?)", ((agency, each) for each in records)
        )

    def log_receipt(
        self,
        export: str,
        *,
        sender: str,
        number: int,
        made_at: str | None,
        file_name: str,
        file_hash: str,
        content_hash: str,
        base: str,
        acknowledged: Sequence[str],
        counts: Mapping[str, int],
    ) -> None:
        """Enter a merge in the ledger; undoing the operation withdraws it."""
        self.journal.noted = True
        self.cursor.execute(
            "INSERT INTO receipt (export, sender, number, made_at, at, author, file_name, file_hash, content_hash, base, "
            "acknowledged, counts, operation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(export, sender, number, made_at, self.at, self.author, file_name, file_hash, content_hash, base),
                *(dumps(list(acknowledged)), dumps(dict(counts)), self.number),
            ),
        )

    def keep_review(
        self,
        content_hash: str,
        file_name: str,
        workbook: bytes | None,
        decisions: Any,
        counts: Mapping[str, int],
        *,
        merge: bool = False,
    ) -> None:
        """Keep a review for tomorrow, with the workbook (None: the one that was kept), instead of an earlier one of the same
        content. What a `merge` left open is kept by it alone, and not once it is taken back."""
        self.journal.entered = True
        shown = f"({SHOWN_REVIEWS} AND content_hash = ?1)"
        self.cursor.execute(
            "INSERT INTO review (content_hash, file_name, workbook, decisions, counts, author, changed_at, kept_by) "
            "VALUES (?1, ?2, coalesce(?3, (SELECT workbook FROM review WHERE content_hash = ?1), x''), ?4, ?5, ?6, ?7, ?8) "
            "ON CONFLICT (content_hash) DO UPDATE SET decisions = excluded.decisions, counts = excluded.counts, "
            "file_name = excluded.file_name, workbook = excluded.workbook, author = excluded.author, "
            f"changed_at = excluded.changed_at, closed_by = NULL, kept_by = CASE WHEN ?8 IS NOT NULL AND EXISTS {shown} "
            "THEN review.kept_by ELSE excluded.kept_by END",
            (
                *(content_hash, file_name, workbook, dumps(decisions), dumps(dict(counts)), self.author, self.at),
                self.number if merge else None,
            ),
        )

    def close_review(self, content_hash: str) -> None:
        """A merge has written what was decided in a kept review; it is there again once that is taken back."""
        self.cursor.execute("UPDATE review SET closed_by = ? WHERE content_hash = ?", (self.number, content_hash))

    def forget_review(self, content_hash: str) -> None:
        """Forget a review that was kept, and its workbook."""
        self.journal.entered = True
        self.cursor.execute("DELETE FROM review WHERE content_hash = ?", (content_hash,))

    def agree_terms(self, agency: str, withheld: Collection[str]) -> None:
        """Keep what was agreed with a partner: the fields (`kind.key`) that do not leave for it, in place of the former."""
        self.journal.entered = True
        self.cursor.execute(
            "INSERT INTO terms (agency, withheld, changed_at) VALUES (?, ?, ?) ON CONFLICT (agency) "
            "DO UPDATE SET withheld = excluded.withheld, changed_at = excluded.changed_at",
            (agency, dumps(sorted(set(withheld))), self.at),
        )

    def remember_layout(self, signature: str, mapping: Any, *, name: str | None = None) -> None:
        """Keep a mapping (JSON data) for files of this layout, instead of an earlier one."""
        self.journal.entered = True
        self.cursor.execute(
            "INSERT INTO layout (signature, name, mapping, changed_at) VALUES (?, ?, ?, ?) ON CONFLICT (signature) "
            "DO UPDATE SET name = coalesce(excluded.name, name), mapping = excluded.mapping, "
            "changed_at = excluded.changed_at",
            (signature, name, dumps(mapping), self.at),
        )

    def save_filter(self, kind: str, name: str, query: Any) -> None:
        """Keep a list's filters (JSON data) under a name, instead of earlier ones of that name."""
        self.journal.entered = True
        self.cursor.execute(
            "INSERT INTO saved_filter (kind, name, query, changed_at) VALUES (?, ?, ?, ?) ON CONFLICT (kind, name) "
            "DO UPDATE SET query = excluded.query, changed_at = excluded.changed_at",
            (kind, name, dumps(query), self.at),
        )

    def keep_draft(self, place: str, key: str, data: Any) -> None:
        """Keep what the author has typed and not saved (JSON data), instead of what was kept there; None forgets it.

        It is no operation: nothing of it stands in the journal, and no other window is told.
        """
        if data is None:
            self.cursor.execute(
                "DELETE FROM draft WHERE author = ? AND place = ? AND key = ?", (self.author, place, key)
            )
            return
        self.cursor.execute(
            "INSERT INTO draft (author, place, key, data, changed_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (author, place, key) "
            "DO UPDATE SET data = excluded.data, changed_at = excluded.changed_at",
            (self.author, place, key, dumps(data), self.at),
        )

    def delete_filter(self, kind: str, name: str) -> None:
        """Forget a saved filter."""
        self.journal.entered = True
        self.cursor.execute("DELETE FROM saved_filter WHERE kind = ? AND name = ?", (kind, name))
