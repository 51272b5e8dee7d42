"""Whom a workbook brings that may be somebody we have: found before Apply, from the records as they will stand then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exchange_app.domain.exchange.comparing import Comparison, Group
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.domain.records import Record, RecordId
from exchange_app.kinds import kind
from exchange_app.kinds.masking import Purpose
from exchange_app.kinds.registry import compared_kinds
from exchange_app.progress import Progress
from exchange_app.services.duplicates.suspects import Evidence, PairSide, Suspects, evidence, suspected
from exchange_app.services.merging.review import Decision, Review
from exchange_app.services.merging.rules import record_of
from exchange_app.store import Reader, Store, Work


def suspects_in(reader: Reader, comparison: Comparison, progress: Progress | None = None) -> tuple[Suspects, ...]:
    """The people, then the outlets, of which at least one comes or changes in what tells them apart, and of whom neither side
    has said anything. Nothing is read where none does. Raises Cancelled."""
    said = [
        reader.pairs.of(pair.kind, pair.first, pair.second).join(pair) for pair in comparison.incoming.carried.pairs
    ]
    found: list[Suspects] = []
    for key in compared_kinds():
        among = telling(comparison, key)
        coming = {each.id: record_of(each.after) for each in comparison.records if each.kind == key} if among else {}
        found += suspected(reader, key, among, progress, coming=coming, said=said)
    return tuple(found)


def telling(comparison: Comparison, record_kind: str) -> set[RecordId]:
    """The records of a kind that come, or of which a field changes by which they are told apart."""
    fields = kind(record_kind).telling_fields
    return {
        merge.id
        for merge in comparison.records
        if merge.kind == record_kind and not merge.after.removed
        and any(change.group is Group.ADDED or change.field in fields for change in merge.changes)
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Compared:
    """Both records of a pair as they will stand, who is here already first, and what speaks for one and against it."""

    records: tuple[Record, Record]
    titles: tuple[str, str]
    lines: Sequence[Evidence]


def side_by_side(reader: Reader, review: Review) -> list[Compared]:
    """The pairs of a review, in its order. Sensitive values are masked in the lines."""
    coming = {each.id: each for each in review.records}
    known = {id: record_of(each.after) for id, each in coming.items() if each.kind in compared_kinds()}
    clear = reader.clear(Purpose.MATCHING)
    for key in compared_kinds():
        absent = {id for pair in review.suspects if pair.kind == key for id in pair.key} - known.keys()
        known.update((each.id, each) for each in clear.records(key, sorted(absent)))

    def comes(side: PairSide) -> bool:
        return side.id in coming and coming[side.id].new

    found = []
    for pair in review.suspects:
        first, second = sorted((pair.first, pair.second), key=comes)
        records = known[first.id], known[second.id]
        found.append(Compared(records, (first.title, second.title), evidence(*records)))
    return found


def say_of_pairs(work: Work, review: Review) -> None:
    """Write what a person said of the pairs, beside what the merge has written, where both records still stand."""
    for pair in review.suspects:
        verdict = review.verdict(pair)
        if verdict is None or work.reader.pairs.of(pair.kind, *pair.key).verdict is verdict:
            continue
        if sum(not each.removed for each in work.reader.records(pair.kind, pair.key)) == 2:
            work.pairs.say(pair.kind, *pair.key, verdict)


def left(store: Store, review: Review) -> int:
    """How many pairs may be one after the review was applied, of those in which the merge changed what tells them apart."""
    if not (
        review.verdicts
        or any(
            field == REMOVAL or field in names
            for _record, field in _declined(review)
            for names in (kind(each).telling_fields for each in compared_kinds())
        )
    ):
        return len(review.suspects)
    with store.read() as reader:
        return sum(len(suspected(reader, each, telling(review.comparison, each))) for each in compared_kinds())


def _declined(review: Review) -> list[tuple[RecordId, str]]:
    """The changes after which a record may stand otherwise than the pairs were found by."""
    return [key for key, decision in review.decisions.items() if decision not in (Decision.ACCEPT, Decision.LEAVE)]
