"""Writing what the application remembers: layouts, filters, exports, decisions."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from exchange_app.domain.records import RecordId
from exchange_app.store.app_data import SHOWN_REVIEWS
from exchange_app.store.codec import dumps
from exchange_app.store.ids import new_id
from exchange_app.store.operation import Operation
from exchange_app.store.statements import Statement, Upsert
from exchange_app.store.system_tables import (
    DISCLOSURE,
    DRAFT,
    EXPORT,
    LAYOUT,
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

_OF_CONTENT = REVIEW.c.content_hash == sa.bindparam("content_hash")
_SHOWN = Statement(SHOWN_REVIEWS.with_only_columns(REVIEW.c.kept_by).where(_OF_CONTENT))
_WORKBOOK = Statement(sa.select(REVIEW.c.workbook).where(_OF_CONTENT))
_CLOSE = Statement(sa.update(REVIEW).where(REVIEW.c.content_hash == sa.bindparam("of_content")), "closed_by")
_DRAFT = Statement(Upsert(DRAFT, ("author", "place", "key")), *DRAFT.c.keys())
_DRAFT_THERE = Statement(
    sa.select(DRAFT.c.data).where(*(DRAFT.c[each] == sa.bindparam(each) for each in ("author", "place", "key")))
)
_FORGET_DRAFT = Statement(
    sa.delete(DRAFT).where(*(DRAFT.c[each] == sa.bindparam(each) for each in ("author", "place", "key")))
)


class AppDataWriter:
    """What an operation writes beside records."""

    def __init__(self, operation: Operation) -> None:
        self._operation = operation

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
        self._operation.journal.entered = True
        given = id or new_id()
        self._operation.db.run(
            _EXPORT,
            id=given,
            agency=agency,
            number=self._operation.db.value(_LAST_EXPORT, agency=agency) + 1,
            operation=self._operation.number,
            at=self._operation.at,
            author=self._operation.author,
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
        self._operation.journal.entered = True
        self._operation.db.run(
            _DISCLOSURE,
            operation=self._operation.number,
            kind=kind,
            record=record,
            fields=dumps(list(fields)),
            records=records,
            basis=basis,
        )

    def share(self, agency: str, records: Iterable[RecordId]) -> None:
        """Remember that an agency knows records: it was sent them, or sent them."""
        self._operation.db.many(_SHARE, ({"agency": agency, "record": each} for each in records))

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
        self._operation.journal.noted = True
        self._operation.db.run(
            _RECEIPT,
            export=export,
            sender=sender,
            number=number,
            made_at=made_at,
            at=self._operation.at,
            author=self._operation.author,
            file_name=file_name,
            file_hash=file_hash,
            content_hash=content_hash,
            base=base,
            acknowledged=dumps(list(acknowledged)),
            counts=dumps(dict(counts)),
            operation=self._operation.number,
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
        quietly: bool = False,
    ) -> None:
        """Keep a review for tomorrow, with the workbook (None: the one that was kept), instead of an earlier one of the same
        content. What a `merge` left open is kept by it alone, and not once it is taken back. `quietly`: as with a draft,
        nothing of it stands in the journal, and no other window is told."""
        if not quietly:
            self._operation.journal.entered = True
        kept_by = self._operation.number if merge else None
        if merge and (shown := self._operation.db.first(_SHOWN, content_hash=content_hash)) is not None:
            kept_by = shown[0]
        if workbook is None:
            workbook = self._operation.db.value(_WORKBOOK, content_hash=content_hash) or b""
        self._operation.db.run(
            _KEEP,
            content_hash=content_hash,
            file_name=file_name,
            workbook=workbook,
            decisions=dumps(decisions),
            counts=dumps(dict(counts)),
            author=self._operation.author,
            changed_at=self._operation.at,
            kept_by=kept_by,
            closed_by=None,
        )

    def close_review(self, content_hash: str) -> None:
        """A merge has written what was decided in a kept review; it is there again once that is taken back."""
        self._operation.db.run(_CLOSE, of_content=content_hash, closed_by=self._operation.number)

    def forget_review(self, content_hash: str, *, quietly: bool = False) -> None:
        """Forget a review that was kept, and its workbook; `quietly` as in keep_review."""
        if not quietly:
            self._operation.journal.entered = True
        self._operation.db.run(_FORGET, content_hash=content_hash)

    def agree_terms(self, agency: str, withheld: Collection[str]) -> None:
        """Keep what was agreed with a partner: the fields (`kind.key`) that do not leave for it, in place of the former."""
        self._operation.journal.entered = True
        self._operation.db.run(
            _AGREE, agency=agency, withheld=dumps(sorted(set(withheld))), changed_at=self._operation.at
        )

    def remember_layout(self, signature: str, mapping: Any, *, name: str | None = None) -> None:
        """Keep a mapping (JSON data) for files of this layout, instead of an earlier one."""
        self._operation.journal.entered = True
        self._operation.db.run(
            _LAYOUT, signature=signature, name=name, mapping=dumps(mapping), changed_at=self._operation.at
        )

    def save_filter(self, kind: str, name: str, query: Any) -> None:
        """Keep a list's filters (JSON data) under a name, instead of earlier ones of that name."""
        self._operation.journal.entered = True
        self._operation.db.run(_FILTER, kind=kind, name=name, query=dumps(query), changed_at=self._operation.at)

    def keep_draft(self, place: str, key: str, data: Any) -> None:
        """Keep what the author has typed and not saved (JSON data), instead of what was kept there; None forgets it.

        It is no operation: nothing of it stands in the journal, and no other window is told.
        """
        if data is None:
            self._operation.db.run(_FORGET_DRAFT, author=self._operation.author, place=place, key=key)
        else:
            self._operation.db.run(
                _DRAFT,
                author=self._operation.author,
                place=place,
                key=key,
                data=dumps(data),
                changed_at=self._operation.at,
            )

    def draft(self, place: str, key: str) -> Any:
        """What stands kept there of what the author has typed (JSON data); None: nothing."""
        data = self._operation.db.value(_DRAFT_THERE, author=self._operation.author, place=place, key=key)
        return None if data is None else json.loads(data)

    def delete_filter(self, kind: str, name: str) -> None:
        """Forget a saved filter."""
        self._operation.journal.entered = True
        self._operation.db.run(_DELETE_FILTER, kind=kind, name=name)
