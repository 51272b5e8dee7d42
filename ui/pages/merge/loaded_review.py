"""A review with the names and values that its rows show, made off the window's thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from exchange_app.domain.exchange.versions import Offices
from exchange_app.domain.records import RecordId
from exchange_app.progress import Progress
from exchange_app.services.merging import Review
from exchange_app.services.merging.record_names import Names, found_at, references
from exchange_app.services.merging.same_people import side_by_side
from exchange_app.store import Store
from exchange_app.text import Words, msg
from ui.forms.lookups import Lookups
from ui.lists.pairs.evidence import SideBySide
from ui.pages.merge.change_table import ChangeTable
from ui.pages.merge.custom_value import ReviewLookups
from ui.pages.merge.decisions import Decider

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
        pairs = [SideBySide(each.records, each.titles, each.lines, {}) for each in side_by_side(reader, review)]
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
