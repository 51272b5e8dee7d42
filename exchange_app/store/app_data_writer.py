"""The part of the unit of work that keeps what the application remembers: layouts, filters, exports, decisions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from exchange_app.domain.records import RecordId
from exchange_app.store.codec import dumps
from exchange_app.store.ids import new_id
from exchange_app.store.journal import Journal
from exchange_app.store.statements import Database, Statement, Upsert
from exchange_app.store.system_tables import (
    DISCLOSURE,
    DRAFT,
    EXPORT,
    LAYOUT,
    OPERATION,
    RECEIPT,
    REVIEW,
    SAVED_FILTER,
    SHARED,
    TERMS,
)

_LAST_EXPORT = Statement(
    sa.select(sa.func.coalesce(sa.func.max(EXPORT.c.number), 0)).where(EXPORT.c.agency == sa.bindparam("agency"))
)
_EXPORT = Statement(sa.insert(EXPORT), *EXPORT.c.keys())
_DISCLOSURE = Statement(sa.insert(DISCLOSURE), *DISCLOSURE.c.keys())
_SHARE = Statement(Upsert(SHARED, SHARED.c.keys(), ignore=True), *SHARED.c.keys())
_RECEIPT = Statement(
    sa.insert(RECEIPT), *(each.name for each in RECEIPT.c if each not in (RECEIPT.c.pk, RECEIPT.c.withdrawn))
)
_KEEP = Statement(Upsert(REVIEW, ("content_hash",)), *REVIEW.c.keys())
_FORGET = Statement(sa.delete(REVIEW).where(REVIEW.c.content_hash == sa.bindparam("content_hash")))
_AGREE = Statement(Upsert(TERMS, ("agency",)), *TERMS.c.keys())
_LAYOUT = Statement(
    Upsert(
        LAYOUT,
        ("signature",),
        lambda fresh: {
            "name": sa.func.coalesce(fresh.name, LAYOUT.c.name),
            "mapping": fresh.mapping,
            "changed_at": fresh.changed_at,
        },
    ),
    *LAYOUT.c.keys(),
)
_FILTER = Statement(Upsert(SAVED_FILTER, ("kind", "name")), *SAVED_FILTER.c.keys())
_DELETE_FILTER = Statement(
    sa.delete(SAVED_FILTER).where(
        SAVED_FILTER.c.kind == sa.bindparam("kind"), SAVED_FILTER.c.name == sa.bindparam("name")
    )
)

_KEEPING, _CLOSING = OPERATION.alias("keeping"), OPERATION.alias("closing")
SHOWN_REVIEWS = (
    sa.select(REVIEW.c.content_hash)
    .select_from(
        REVIEW.outerjoin(_KEEPING, _KEEPING.c.number == REVIEW.c.kept_by).outerjoin(
            _CLOSING, _CLOSING.c.number == REVIEW.c.closed_by
        )
    )
    .where(
        _KEEPING.c.undone_by.is_(None),
        sa.or_(REVIEW.c.closed_by.is_(None), _CLOSING.c.undone_by.is_not(None)),
    )
)
"""The reviews that wait: not those that a merge kept which was taken back, nor those that one wrote which holds."""
_OF_CONTENT = REVIEW.c.content_hash == sa.bindparam("content_hash")
_SHOWN = Statement(SHOWN_REVIEWS.with_only_columns(REVIEW.c.kept_by).where(_OF_CONTENT))
_WORKBOOK = Statement(sa.select(REVIEW.c.workbook).where(_OF_CONTENT))
_CLOSE = Statement(sa.update(REVIEW).where(REVIEW.c.content_hash == sa.bindparam("of_content")), "closed_by")
_DRAFT = Statement(Upsert(DRAFT, ("author", "place", "key")), *DRAFT.c.keys())
_FORGET_DRAFT = Statement(
    sa.delete(DRAFT).where(*(DRAFT.c[each] == sa.bindparam(each) for each in ("author", "place", "key")))
)


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

    db: Database
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
        self.db.run(
            _EXPORT,
            id=given,
            agency=agency,
            number=self.db.value(_LAST_EXPORT, agency=agency) + 1,
            operation=self.number,
            at=self.at,
            author=self.author,
            cohorts=dumps(list(cohorts)),
            fields=dumps(list(fields)),
            people=people,
            basis=basis,
            file_name=file_name,
            file_hash=file_hash,
            base=base,
            encrypted=int(encrypted),
        )
        return given

    def log_disclosure(
        self, kind: str, fields: Sequence[str], *, record: RecordId | None, records: int, basis: str
    ) -> None:
        """Enter that sensitive fields of a record, or of so many, are shown to a person: what this operation is for."""
        self.journal.entered = True
        self.db.run(
            _DISCLOSURE,
            operation=self.number,
            kind=kind,
            record=record,
            fields=dumps(list(fields)),
            records=records,
            basis=basis,
        )

    def share(self, agency: str, records: Iterable[RecordId]) -> None:
        """Remember that an agency knows records: it was sent them, or sent them."""
        self.db.many(_SHARE, ({"agency": agency, "record": each} for each in records))

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
        self.db.run(
            _RECEIPT,
            export=export,
            sender=sender,
            number=number,
            made_at=made_at,
            at=self.at,
            author=self.author,
            file_name=file_name,
            file_hash=file_hash,
            content_hash=content_hash,
            base=base,
            acknowledged=dumps(list(acknowledged)),
            counts=dumps(dict(counts)),
            operation=self.number,
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
        kept_by = self.number if merge else None
        if merge and (shown := self.db.first(_SHOWN, content_hash=content_hash)) is not None:
            kept_by = shown[0]
        if workbook is None:
            workbook = self.db.value(_WORKBOOK, content_hash=content_hash) or b""
        self.db.run(
            _KEEP,
            content_hash=content_hash,
            file_name=file_name,
            workbook=workbook,
            decisions=dumps(decisions),
            counts=dumps(dict(counts)),
            author=self.author,
            changed_at=self.at,
            kept_by=kept_by,
            closed_by=None,
        )

    def close_review(self, content_hash: str) -> None:
        """A merge has written what was decided in a kept review; it is there again once that is taken back."""
        self.db.run(_CLOSE, of_content=content_hash, closed_by=self.number)

    def forget_review(self, content_hash: str) -> None:
        """Forget a review that was kept, and its workbook."""
        self.journal.entered = True
        self.db.run(_FORGET, content_hash=content_hash)

    def agree_terms(self, agency: str, withheld: Collection[str]) -> None:
        """Keep what was agreed with a partner: the fields (`kind.key`) that do not leave for it, in place of the former."""
        self.journal.entered = True
        self.db.run(_AGREE, agency=agency, withheld=dumps(sorted(set(withheld))), changed_at=self.at)

    def remember_layout(self, signature: str, mapping: Any, *, name: str | None = None) -> None:
        """Keep a mapping (JSON data) for files of this layout, instead of an earlier one."""
        self.journal.entered = True
        self.db.run(_LAYOUT, signature=signature, name=name, mapping=dumps(mapping), changed_at=self.at)

    def save_filter(self, kind: str, name: str, query: Any) -> None:
        """Keep a list's filters (JSON data) under a name, instead of earlier ones of that name."""
        self.journal.entered = True
        self.db.run(_FILTER, kind=kind, name=name, query=dumps(query), changed_at=self.at)

    def keep_draft(self, place: str, key: str, data: Any) -> None:
        """Keep what the author has typed and not saved (JSON data), instead of what was kept there; None forgets it.

        It is no operation: nothing of it stands in the journal, and no other window is told.
        """
        if data is None:
            self.db.run(_FORGET_DRAFT, author=self.author, place=place, key=key)
        else:
            self.db.run(_DRAFT, author=self.author, place=place, key=key, data=dumps(data), changed_at=self.at)

    def delete_filter(self, kind: str, name: str) -> None:
        """Forget a saved filter."""
        self.journal.entered = True
        self.db.run(_DELETE_FILTER, kind=kind, name=name)
