"""The sensitive values that a review speaks of, and their showing."""

from __future__ import annotations

from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.domain.records import RecordId
from exchange_app.kinds import kind
from exchange_app.services import disclosures
from exchange_app.services.access import Access
from exchange_app.services.merging.review import Review
from exchange_app.store import Store


def sensitive_in(review: Review) -> dict[str, dict[str, set[RecordId]]]:
    """Kind → sensitive field → the records in which the workbook and the store say something of it."""
    hidden = {
        key: {each.key for each in disclosures.sensitive_of(key)} for key in {each.kind for each in review.records}
    }
    found: dict[str, dict[str, set[RecordId]]] = {}
    for change in review.comparison.changes():
        if change.field != REMOVAL and change.field in hidden[change.kind]:
            found.setdefault(change.kind, {}).setdefault(change.field, set()).add(change.record)
    for finding in review.findings:
        of, key = finding.record_kind, finding.field
        if of and key and finding.words and kind(of).field(key).sensitive:
            found.setdefault(of, {}).setdefault(key, set()).update([finding.record] if finding.record else ())
    return found


def disclose(store: Store, review: Review, *, access: Access) -> None:
    """Enter that the sensitive values of a review are shown. To be called before they are."""
    for of, fields in sensitive_in(review).items():
        records = set().union(*fields.values())
        disclosures.enter(store, of, sorted(fields, key=kind(of).keys.index), len(records), access=access)
