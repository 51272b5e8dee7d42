"""Broken rules before and after: both snapshots side by side, and only the subjects that changed records touch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.rules.checks import Breach, Subject, breaches, weight
from exchange_app.domain.rules.record import move_findings
from exchange_app.domain.rules.snapshot import IDENTITY, RecordSnapshot
from exchange_app.kinds.registry import referrers
from exchange_app.text import Message

RELEVANT: Mapping[str, frozenset[str]] = {
    "cohort": frozenset(
        ("track", "sending", "hosting", "starts", "ends", "seats", "seats_by_side", "minimum_age", "maximum_age", "language_required", "level_required")
    ),
    "applicant": frozenset((*IDENTITY, "birth_date", "passport_expiry", "track", "level_tr", "level_az", "level_en", "level_ru")),
    "application": frozenset(("applicant", "cohort", "status")),
    "outlet": frozenset(("country", "active")),
    "opening": frozenset(("outlet", "cohort", "places", "starts", "ends", "language_required", "level_required", "tracks")),
    "placement": frozenset(("application", "opening", "starts", "ends", "status")),
}  # fmt: skip
"""Fields on which rules about other records hang, by kind."""


def referring(target: str) -> tuple[str, ...]:
    """The fields (`placement.opening`) that refer to records of a kind."""
    return tuple(f"{key}.{field}" for key, field, _required in referrers(target))


@dataclass(frozen=True, slots=True)
class RuleFinding:
    """A rule that is broken at a record of a kind: what the record is called, and the rule's sentence.

    `before` tells whether it was broken already before the merge, `after` whether it will be; `rule` is its stable name.
    """

    kind: str
    record: RecordId
    title: str
    message: Message
    before: bool
    after: bool
    rule: str = ""


class RuleDiff:
    """Keeps what is broken before and after while records of the later one change."""

    def __init__(
        self,
        before: RecordSnapshot,
        after: RecordSnapshot,
        touched: Mapping[RecordId, bool],
        links: Iterable[RecordId] = (),
    ) -> None:
        """`touched` are the records that differ, and whether in one of RELEVANT; `links` people who were linked or are no
        longer."""
        self._snapshots, self._touched = (before, after), touched
        self._found: tuple[dict[Subject, list[Breach]], dict[Subject, list[Breach]]] = ({}, {})
        self._looked: set[Subject] = set()
        subjects = {("person", snapshot.one_with(each)[0]): None for snapshot in self._snapshots for each in links}
        for each in touched:
            subjects.update(dict.fromkeys(self._subjects(each)))
        self._look(subjects)

    def change(self, records: Iterable[Record]) -> None:
        """Set records of the later snapshot to something else, and look again at what hangs on them."""
        subjects: dict[Subject, None] = {}
        after = self._snapshots[1]
        for each in records:
            subjects.update(dict.fromkeys(self._subjects(each.id)))
            after.put(each)
            subjects.update(dict.fromkeys(self._subjects(each.id)))
        self._look(subjects)

    def _look(self, subjects: Iterable[Subject]) -> None:
        """Ask the rules about subjects: of the later snapshot anew, of the earlier one once. Only what is broken is kept."""
        fresh = [each for each in subjects if each not in self._looked]
        self._looked.update(fresh)
        for snapshot, found, asked in zip(self._snapshots, self._found, (fresh, subjects), strict=True):
            for subject in asked:
                if subject[0] in ("record", "references") and snapshot.get(subject[1]) is None:
                    continue
                broken = list(breaches(snapshot, subject))
                if broken:
                    found[subject] = broken
                else:
                    found.pop(subject, None)

    def _moved(self) -> Iterator[Breach]:
        """States that do not come after those before."""
        for id in self._touched:
            was, now = (each.standing(id) for each in self._snapshots)
            if was is not None and now is not None:
                for found in move_findings(now.kind, was.values, now.values):
                    yield Breach(found.code, id, found.fields[0], found.message)

    def _subjects(self, id: RecordId) -> Iterator[Subject]:
        """What hangs on a record, before and after."""
        before, after = (snapshot.get(id) for snapshot in self._snapshots)
        yield ("record", id)
        yield ("references", id)
        if not self._touched.get(id):
            return
        for snapshot, record in zip(self._snapshots, (before, after), strict=True):
            if record is not None:
                yield from _hanging_on(snapshot, record)
                if record.removed or before is None or before.removed:
                    for each in self._snapshots:
                        yield from _pointing_at(each, record)

    def told(self) -> tuple[RuleFinding, ...]:
        """Everything broken before or after, what is new first, in an order that hangs on nothing but the records."""
        before, after = (
            {(each.rule, each.record, each.key): each for held in found.values() for each in held}
            for found in self._found
        )
        after.update({(each.rule, each.record, each.key): each for each in self._moved()})
        told = []
        for key in {**before, **after}:
            breach = after.get(key) or before[key]
            record = next(
                found for snapshot in self._snapshots[::-1] if (found := snapshot.get(breach.record)) is not None
            )
            title = self._snapshots[1].title(record)
            entry = RuleFinding(
                record.kind, breach.record, title, breach.message, key in before, key in after, breach.rule
            )
            told.append(((entry.before, not entry.after, weight(entry.rule), record.code, key), entry))
        return tuple(entry for _key, entry in sorted(told, key=lambda each: each[0]))


def _hanging_on(snapshot: RecordSnapshot, record: Record) -> Iterator[Subject]:
    match record.kind:
        case "placement":
            yield from _of_placement(snapshot, record)
        case "application":
            yield from _of_application(snapshot, record)
        case "applicant":
            yield ("person", snapshot.one_with(record.id)[0])
            yield from ((key, str(value)) for key in IDENTITY if (value := record.get(key)))
            for each in snapshot.referring("application.applicant", record.id):
                yield from _of_application(snapshot, each)
        case "opening":
            yield from _of_opening(snapshot, record)
        case "outlet":
            for each in snapshot.referring("opening.outlet", record.id):
                yield from _of_opening(snapshot, each)
        case "cohort":
            yield ("cohort", record.id)
            for each in snapshot.referring("application.cohort", record.id):
                yield from _of_application(snapshot, each)
            for each in snapshot.referring("opening.cohort", record.id):
                yield from _of_opening(snapshot, each)


def _of_opening(snapshot: RecordSnapshot, opening: Record) -> Iterator[Subject]:
    yield ("opening", opening.id)
    for each in snapshot.referring("placement.opening", opening.id):
        yield from _of_placement(snapshot, each)


def _of_application(snapshot: RecordSnapshot, application: Record) -> Iterator[Subject]:
    for each in snapshot.referring("placement.application", application.id):
        yield from _of_placement(snapshot, each)


def _of_placement(snapshot: RecordSnapshot, placement: Record) -> Iterator[Subject]:
    yield ("placement", placement.id)
    opening = placement.get("opening")
    if isinstance(opening, str):
        yield ("opening", opening)
    application = snapshot.get(_text(placement.get("application")))
    if application is None:
        return
    if cohort := _text(application.get("cohort")):
        yield ("cohort", cohort)
    if person := _text(application.get("applicant")):
        yield ("person", snapshot.one_with(person)[0])


def _pointing_at(snapshot: RecordSnapshot, record: Record) -> Iterator[Subject]:
    for field in referring(record.kind):
        for each in snapshot.referring(field, record.id):
            yield ("references", each.id)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
