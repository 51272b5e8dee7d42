"""Reading what the application remembers: problems, layouts, filters, exports."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa

from exchange_app.domain.records import RecordId
from exchange_app.kinds.masking import mask
from exchange_app.store.app_data import SHOWN_REVIEWS, Export, KeptReview, Receipt, SavedFilter, StoredLayout
from exchange_app.store.codec import moment
from exchange_app.store.kind_schema import plan
from exchange_app.store.results import Problem
from exchange_app.store.snapshot import Snapshot
from exchange_app.store.statements import Statement, either
from exchange_app.store.system_tables import (
    DRAFT,
    EXPORT,
    IDENTITY,
    LAYOUT,
    OPEN_PROBLEM,
    PROBLEM,
    RECEIPT,
    REVIEW,
    ROW,
    SAVED_FILTER,
    SHARED,
    TERMS,
)
from exchange_app.store.tables import table
from exchange_app.text import Message

_PROBLEMS = Statement(
    sa.select(*(PROBLEM.c[each] for each in ("pk", "kind", "record", "field", "source", "message", "cell", "place", "operation")))
    .where(OPEN_PROBLEM, either(PROBLEM.c.record, "record"), either(PROBLEM.c.source, "source"))
    .order_by(PROBLEM.c.pk)
)  # fmt: skip
_SETTLED = Statement(
    sa.select(PROBLEM.c.place, PROBLEM.c.cell).where(PROBLEM.c.solved == 1, PROBLEM.c.source == ROW).distinct()
)
_PROBLEM_COUNT = Statement(
    sa.select(sa.func.count()).select_from(PROBLEM).where(OPEN_PROBLEM, either(PROBLEM.c.source, "source"))
)
_LAYOUTS = Statement(
    sa.select(LAYOUT.c.signature, LAYOUT.c.name, LAYOUT.c.mapping).order_by(
        LAYOUT.c.changed_at.desc(), LAYOUT.c.signature
    )
)
_FILTERS = Statement(
    sa.select(SAVED_FILTER.c.kind, SAVED_FILTER.c.name, SAVED_FILTER.c.query)
    .where(SAVED_FILTER.c.kind == sa.bindparam("kind"))
    .order_by(sa.func.fold(SAVED_FILTER.c.name))
)
_EXPORTS = Statement(
    sa.select(*(each for each in EXPORT.c if each is not EXPORT.c.base))
    .where(either(EXPORT.c.agency, "agency"))
    .order_by(EXPORT.c.operation.desc())
)
_BASE = Statement(sa.select(EXPORT.c.base).where(EXPORT.c.id == sa.bindparam("id")))
_TERMS = Statement(sa.select(TERMS.c.withheld).where(TERMS.c.agency == sa.bindparam("agency")))
_RECEIPTS = Statement(
    sa.select(*(each for each in RECEIPT.c if each is not RECEIPT.c.pk))
    .where(either(RECEIPT.c.sender, "sender"), RECEIPT.c.withdrawn <= sa.bindparam("withdrawn"))
    .order_by(RECEIPT.c.pk.desc())
)
_MERGED = Statement(
    sa.select(RECEIPT.c.export, RECEIPT.c.number)
    .distinct()
    .where(RECEIPT.c.sender == sa.bindparam("sender"), RECEIPT.c.withdrawn == 0)
    .order_by(RECEIPT.c.number, RECEIPT.c.export)
)
_SHARED = Statement(sa.select(SHARED.c.record).where(SHARED.c.agency == sa.bindparam("agency")))
_REVIEWS = Statement(
    SHOWN_REVIEWS.with_only_columns(
        *(REVIEW.c[each] for each in ("content_hash", "file_name", "decisions", "counts", "author", "changed_at"))
    ).order_by(REVIEW.c.changed_at.desc())
)
_DRAFTS = Statement(
    sa.select(DRAFT.c.place, DRAFT.c.key, DRAFT.c.data)
    .where(DRAFT.c.author == sa.bindparam("author"))
    .order_by(DRAFT.c.changed_at, DRAFT.c.place, DRAFT.c.key)
)
_WORKBOOK = Statement(sa.select(REVIEW.c.workbook).where(REVIEW.c.content_hash == sa.bindparam("content_hash")))


class AppDataReader:
    """What the application remembers beside records and journal."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.db = snapshot.db
        self.masked = snapshot.masked

    def problems(self, *, record: RecordId | None = None, source: str | None = None) -> list[Problem]:
        """What waits for a person: of everything, at one record or of one source; the oldest first."""
        return [
            Problem(
                *(number, kind, id, field, source, Message.from_data(json.loads(message))),
                *(self._cell(kind, field, cell), place, operation),
            )
            for number, kind, id, field, source, message, cell, place, operation in self.db.all(
                _PROBLEMS, record=record, source=source
            )
        ]

    def settled_rows(self) -> frozenset[tuple[str, str]]:
        """The places and words of rows of imported lists about which nothing is left to do."""
        return frozenset((place, cell) for place, cell in self.db.all(_SETTLED))

    def problem_count(self, *, source: str | None = None) -> int:
        """How much waits for a person: of everything or of one source."""
        return int(self.db.value(_PROBLEM_COUNT, source=source))

    def _cell(self, kind: str, key: str | None, cell: str | None) -> str | None:
        """Words that could not be read in a sensitive field are as sensitive as what could."""
        declared = plan(kind).fields.get(key or "")
        return mask(declared, cell) if self.masked and cell and declared is not None and declared.sensitive else cell

    def layout(self, signature: str) -> StoredLayout | None:
        """The remembered layout of a signature."""
        return next((each for each in self.layouts() if each.signature == signature), None)

    def layouts(self) -> list[StoredLayout]:
        """All remembered layouts, the latest first."""
        return [
            StoredLayout(signature, name, json.loads(mapping)) for signature, name, mapping in self.db.all(_LAYOUTS)
        ]

    def saved_filters(self, kind: str) -> list[SavedFilter]:
        """The saved filters of a list, by name."""
        return [SavedFilter(of, name, json.loads(query)) for of, name, query in self.db.all(_FILTERS, kind=kind)]

    def exports(self, agency: str | None = None) -> list[Export]:
        """The transfer log, the latest first; to one agency or to all."""
        return [_export(*row) for row in self.db.all(_EXPORTS, agency=agency)]

    def terms(self, agency: str) -> frozenset[str]:
        """What was agreed with a partner: the fields (`kind.key`) that do not leave for it."""
        withheld = self.db.value(_TERMS, agency=agency)
        return frozenset() if withheld is None else frozenset(json.loads(withheld))

    def export_base(self, id: str) -> bytes | None:
        """The base kept with an export."""
        base = self.db.value(_BASE, id=id)
        return None if base is None else bytes(base)

    def receipts(self, sender: str | None = None, *, with_withdrawn: bool = False) -> list[Receipt]:
        """The ledger of merges, the latest first; of one sender's exports or of all."""
        return [_receipt(*row) for row in self.db.all(_RECEIPTS, sender=sender, withdrawn=int(with_withdrawn))]

    def merged_exports(self, sender: str) -> list[str]:
        """The ids of an agency's exports that were merged here, in the order of their numbers."""
        return self.db.list(_MERGED, sender=sender)

    def shared_with(self, agency: str) -> set[RecordId]:
        """The records that an agency knows, since it was sent them or sent them."""
        return set(self.db.list(_SHARED, agency=agency))

    def kept_reviews(self) -> list[KeptReview]:
        """Reviews left for tomorrow, the latest first."""
        return [_kept_review(*row) for row in self.db.all(_REVIEWS)]

    def kept_workbook(self, content_hash: str) -> bytes | None:
        """The workbook of a review left for tomorrow."""
        workbook = self.db.value(_WORKBOOK, content_hash=content_hash)
        return None if workbook is None else bytes(workbook)

    def drafts(self, author: str) -> dict[tuple[str, str], Any]:
        """What a person has typed and not saved (JSON data) by place and key, the oldest first."""
        return {(place, key): json.loads(data) for place, key, data in self.db.all(_DRAFTS, author=author)}

    def partners(self) -> list[str]:
        """The codes of the other agencies that stand in the store."""
        agency = table("agency")
        own = sa.select(IDENTITY.c.agency).scalar_subquery()
        return self.db.list(
            sa.select(agency.c.code).where(agency.c.removed == 0, agency.c.code != own).order_by(agency.c.pk)
        )


def _kept_review(content_hash: str, name: str, decisions: str, counts: str, author: str, at: str) -> KeptReview:
    return KeptReview(content_hash, name, json.loads(decisions), json.loads(counts), author, moment(at))


def _export(
    id: str, to: str, number: int, operation: int, at: str, author: str, cohorts: str, fields: str, people: int, basis: str,
    file_name: str, file_hash: str, encrypted: int,
) -> Export:  # fmt: skip
    return Export(
        id, to, number, operation, moment(at), author, tuple(json.loads(cohorts)), tuple(json.loads(fields)), people, basis, file_name,
        file_hash, bool(encrypted),
    )  # fmt: skip


def _receipt(
    export: str, sender: str, number: int, made: str | None, at: str, author: str, name: str, file_hash: str, content_hash: str,
    base: str, acknowledged: str, counts: str, operation: int, withdrawn: int,
) -> Receipt:  # fmt: skip
    return Receipt(
        export, sender, number, None if made is None else moment(made), moment(at), author, name, file_hash, content_hash, base,
        tuple(json.loads(acknowledged)), json.loads(counts), operation, bool(withdrawn),
    )  # fmt: skip
