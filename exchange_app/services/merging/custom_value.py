"""A third value for a change: what a person types in the review, checked as an edit of the record is."""

from __future__ import annotations

from datetime import date

from exchange_app.domain.exchange.comparing import Change
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.domain.exchange.versions import Content
from exchange_app.domain.rules.record import find_problems
from exchange_app.kinds import Value, kind
from exchange_app.services.merging.review import Review
from exchange_app.services.records import UnfitValues
from exchange_app.store.codec import decode, encode


def other_content(review: Review, change: Change, value: Value | None, *, today: date) -> Content:
    """The content to decide Decision.OTHER with, None where the field is to be empty.

    Checked beside the record as it will stand with all that is decided now. Raises UnfitValues.
    """
    merge = next(each for each in review.records if each.id == change.record)
    said = {each.field: review.outcome(each) for each in merge.changes if each.field != REMOVAL}
    stands = {**merge.after.columns, **said}
    values = {field.key: decode(field, stands.get(field.key)) for field in kind(change.kind).fields}
    problems = find_problems(change.kind, {**values, change.field: value}, today=today, only=frozenset((change.field,)))
    if problems:
        raise UnfitValues(problems)
    return encode(value)
