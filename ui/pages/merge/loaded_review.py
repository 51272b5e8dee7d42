"""A review with everything its rows need to be said, made beside the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from exchange_app.domain.exchange.versions import Offices
from exchange_app.domain.records import Record, RecordId
from exchange_app.kinds.masking import Purpose
from exchange_app.kinds.registry import compared_kinds
from exchange_app.progress import Progress
from exchange_app.services.duplicates.pairs import evidence
from exchange_app.services.merging import Review
from exchange_app.services.merging.record_names import Names, found_at, references
from exchange_app.services.merging.rules import record_of
from exchange_app.store import Reader, Store
from exchange_app.text import Words, msg
from ui.forms.lookups import Lookups
from ui.lists.pairs.evidence import SideBySide
from ui.pages.merge.custom_value import ReviewLookups
from ui.pages.merge.decisions import Decider
from ui.pages.merge.lines import ChangeTable

OPERATIONS = 5000
"""As far back as the journal is asked who wrote a value."""


@dataclass(frozen=True, slots=True)
class LoadedReview:
    """A review and everything its rows need to be said."""

    review: Review
    table: ChangeTable
    decider: Decider
    names: Mapping[RecordId, str]
    offices: Offices
    operations: Mapping[int, tuple[str, datetime]]
    workbook: bytes = b""
    """The file as it was opened, to be kept with what was decided."""
    pairs: Sequence[SideBySide] = ()
    """Of each of the review's suspects, both records as they will stand."""
    lookups: Lookups | None = None
    """What finds records for a reference that is typed."""
    password: str | None = None
    """What it was opened with: a report on it gets the same."""


def prepared(
    store: Store, review: Review, words: Words, progress: Progress, workbook: bytes = b"", password: str | None = None
) -> LoadedReview:
    """Everything the page needs, so that it asks for nothing while it scrolls."""
    progress.step(0, None, msg("Preparing the view"))
    with store.read() as reader:
        names = Names(reader, review.records, review.comparison.incoming.carried.texts)
        names.learn(references(review.records))
        names.learn(found_at(review.findings))
        offices = {**review.comparison.incoming.carried.offices, **reader.states.offices()}
        pairs = _side_by_side(reader, review)
        operations = {each.number: (each.author, each.at) for each in reader.journal.operations(OPERATIONS)}
    titles = [names.found.get(each.id) or each.code for each in review.records]
    table = ChangeTable(review.records, titles)
    table.prepare_search()
    return LoadedReview(
        review,
        table,
        Decider(review, table),
        names.found,
        offices,
        operations,
        workbook,
        pairs,
        ReviewLookups(store, words, names.found),
        password,
    )


def _side_by_side(reader: Reader, review: Review) -> list[SideBySide]:
    """Both records of each pair as they will stand, in the order of the review's suspects; who is here already comes first."""
    reader = reader.clear(Purpose.MATCHING)
    coming = {each.id: each for each in review.records}
    known: dict[RecordId, Record] = {
        id: record_of(each.after) for id, each in coming.items() if each.kind in compared_kinds()
    }
    for key in compared_kinds():
        absent = {id for pair in review.suspects if pair.kind == key for id in pair.key} - known.keys()
        known.update((each.id, each) for each in reader.records(key, sorted(absent)))

    def rank(id: RecordId) -> bool:
        return id in coming and coming[id].new

    found = []
    for pair in review.suspects:
        entries = sorted((pair.first, pair.second), key=lambda each: rank(each.id))
        records = (known[entries[0].id], known[entries[1].id])
        found.append(SideBySide(records, (entries[0].title, entries[1].title), evidence(*records), {}))
    return found
