"""The rules of the board asked of a placement as it is written, whichever way: board, form, cell, conflict, command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar, NamedTuple

from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.rules import Case, Finding, Severity, Stay, blocking, day, text, worst
from exchange_app.domain.rules.eligibility import status
from exchange_app.domain.rules.placing import ENDED, holds, judge
from exchange_app.domain.titles import title
from exchange_app.errors import Trouble
from exchange_app.kinds import kind
from exchange_app.kinds.model import Placing
from exchange_app.kinds.placement import PLACEMENT, PLACING
from exchange_app.services.agencies import countries_of_agencies
from exchange_app.store import Reader
from exchange_app.text import Message, msg, nmsg


class CannotPlace(Trouble):
    """A rule stands against the placement that no reason helps against; `findings` says which."""

    code: ClassVar[str] = "placing.refused"

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        first = worst(findings)
        rule = first.message if first else msg("This person is no longer on the board")
        super().__init__(msg("{rule}. Choose another place.", rule=rule))
        self.findings = findings


class Locked(Trouble):
    """The placement is locked and stays where it is."""

    code: ClassVar[str] = "placing.locked"

    def __init__(self, name: str) -> None:
        super().__init__(msg("The place of {name} is locked; unlock it first.", name=name))


class Unfounded(NamedTuple):
    """A placement that holds a place on which its person has no claim (any more): not selected, or for another cohort."""

    placement: Record
    name: str
    where: str
    finding: Finding

    @property
    def sentence(self) -> Message:
        """Who it is, where, and why."""
        return msg(
            "{name} at {outlet} ({code}): {finding}",
            name=self.name,
            outlet=self.where,
            code=self.placement.code,
            finding=self.finding.message,
        )


class StillPlaced(Trouble):
    """A change would leave people a place on which they have no claim any more; `places` are these."""

    code: ClassVar[str] = "placing.still_placed"

    def __init__(self, places: tuple[Unfounded, ...]) -> None:
        first = places[0]
        who = {"name": first.name, "outlet": first.where, "code": first.placement.code}
        if len(places) == 1:
            sentence = msg(
                "{name} is placed at {outlet} ({code}). Take the place back first, on the board or by setting the placement"
                " to Withdrawn.",
                **who,
            )
        else:
            sentence = nmsg(
                "{name} at {outlet} ({code}) and {count} more are placed. Take their places back first, on the board or by"
                " setting the placements to Withdrawn.",
                "{name} at {outlet} ({code}) and {count} more are placed. Take their places back first, on the board or by"
                " setting the placements to Withdrawn.",
                len(places) - 1,
                **who,
            )
        super().__init__(sentence)
        self.places = places


def places_resting_on(reader: Reader, changed: Mapping[tuple[str, str], Iterable[RecordId]]) -> frozenset[RecordId]:
    """The placements that hold a place rightly, and might not any more once these fields, by kind and key, of these records
    are changed."""
    by_kind = {PLACEMENT.references[by]: by for by in (PLACING.who, PLACING.where)}
    ids: set[RecordId] = set()
    for (of, key), records in changed.items():
        if f"{of}.{key}" in _CLAIM:
            ids |= reader.holding(PLACEMENT.key, by_kind[of], records)
    if not ids:
        return frozenset()
    held = [each for each in reader.records(PLACEMENT.key, sorted(ids)) if holds(each)]
    return frozenset(each.id for each in held) - {each.placement.id for each in unfounded(reader, held)}


_CLAIM = frozenset(("application.status", "application.cohort", "opening.cohort"))
"""The fields at which the rule of the claim to a place looks (`eligibility.status`)."""


def unfounded(reader: Reader, placements: Iterable[Record]) -> list[Unfounded]:
    """Those of the placements that hold a place to which their person has no claim, or under which something was removed. A
    stay that was keeps its claim."""
    found: list[Unfounded] = []
    for each in placements:
        if not holds(each) or text(each, "status") in ENDED:
            continue
        application, opening = (_target(reader, each, key) for key in (PLACING.who, PLACING.where))
        person, outlet = _person(reader, application), _target(reader, opening, "outlet")
        if gone := next((of for of in (application, opening, person, outlet) if of.removed), None):
            sentence = msg("{record} was removed", record=title(gone))
            finding = Finding("placing.removed_under", Severity.WARN, sentence, ())
            found.append(Unfounded(each, title(person), title(outlet), finding))
            continue
        case = Case(person, application, _target(reader, application, "cohort"), opening, outlet)
        if (broken := worst(status(case))) is not None:
            found.append(Unfounded(each, title(person), title(outlet), broken))
    return found


def asked_by(placing: Placing) -> frozenset[str]:
    """The fields of a record that holds a place at which its rules look."""
    return frozenset((placing.who, placing.where, placing.starts, placing.ends, "status"))


def refuse_placement(reader: Reader, now: Record, before: Record | None = None) -> None:
    """What the rules of the board have against a record that holds a place and was made, or is another one than `before`.

    Raises CannotPlace with what blocks, Locked where it was locked and still is; what only warns is told by the check.
    Nobody is refused a place that was held before.
    """
    placing = kind(now.kind).placing
    assert placing is not None
    held = before is not None and holds(before)
    moved = not held or _differ(before, now, placing.who, placing.where)
    if held and (moved or not holds(now)):
        refuse_locked(reader, before, now)
    timed = before is not None and _differ(before, now, placing.starts, placing.ends)
    if not moved and not timed:
        return
    found = blocking(judge_placement(reader, now, before))
    if not moved:
        found = tuple(each for each in found if each.code == "placing.overlap")
    if found:
        raise CannotPlace(found)


def refuse_locked(reader: Reader, before: Record | None, now: Record | None = None) -> None:
    """Raises Locked where a placement was locked and is not unlocked by the same change."""
    placing = kind(before.kind).placing if before is not None else None
    if before is None or placing is None or not before.get(placing.lock):
        return
    if now is None or now.get(placing.lock):
        application = _target(reader, before, placing.who)
        person = _person(reader, application)
        raise Locked(title(person))


def _differ(before: Record | None, now: Record, *keys: str) -> bool:
    return before is not None and any(before.get(key) != now.get(key) for key in keys)


def judge_placement(reader: Reader, placement: Record, before: Record | None = None) -> tuple[Finding, ...]:
    """What the rules of the board say of a placement as it stands, the others in its cohort left as they are; nothing of one
    that takes up no place. `before` is what it was, so that who had a seat of the cohort keeps it.

    Raises RecordMissing where something it refers to was never here.
    """
    placing = kind(placement.kind).placing
    if placing is None or not holds(placement):
        return ()
    application, opening = (_target(reader, placement, key) for key in (placing.who, placing.where))
    applicant, cohort = _person(reader, application), _target(reader, application, "cohort")
    people = {each.id for each in reader.find(application.kind, "cohort", cohort.id)}
    ids = reader.holding(placement.kind, placing.who, people)
    ids |= reader.holding(placement.kind, placing.where, [opening.id])
    others = [each for each in reader.records(placement.kind, sorted(ids)) if each.id != placement.id and holds(each)]
    placed = [each for each in others if str(each.get(placing.who)) in people]
    sides = [_person(reader, _target(reader, each, placing.who)).agency for each in placed]
    case = Case(
        applicant,
        application,
        cohort,
        opening,
        _target(reader, opening, "outlet"),
        starts=day(placement, placing.starts),
        ends=day(placement, placing.ends),
        taken=sum(each.get(placing.where) == opening.id for each in others),
        of_side=sides.count(applicant.agency),
        in_cohort=len(sides),
        seated=before is not None and holds(before) and str(before.get(placing.who)) in people,
        elsewhere=tuple(each for each in elsewhere(reader, applicant.id) if each.placement != placement.id),
        countries=countries_of_agencies(reader),
    )
    return judge(case)


def elsewhere(reader: Reader, person: RecordId, own: frozenset[RecordId] = frozenset()) -> tuple[Stay, ...]:
    """The places that a person holds through applications other than `own`, also under a record said to be the same person."""
    stays = []
    for each in (person, *reader.pairs.same_as(person)):
        entered = reader.record("applicant", each).code if each != person else ""
        for application in reader.find("application", "applicant", each):
            if application.removed or (application.id in own and not entered):
                continue
            for placement in reader.find("placement", "application", application.id):
                if holds(placement):
                    stays.append(_stay(reader, placement, application, entered))
    return tuple(stays)


def _stay(reader: Reader, placement: Record, application: Record, entered_as: str) -> Stay:
    opening = _target(reader, placement, "opening")
    outlet, cohort = _target(reader, opening, "outlet"), _target(reader, application, "cohort")
    starts = day(placement, "starts") or day(opening, "starts") or day(cohort, "starts")
    ends = day(placement, "ends") or day(opening, "ends") or day(cohort, "ends")
    return Stay(placement.id, title(outlet), starts, ends, entered_as)


def _person(reader: Reader, application: Record) -> Record:
    return _target(reader, application, "applicant")


def _target(reader: Reader, record: Record, key: str) -> Record:
    """The record to which a field refers. Raises RecordMissing."""
    return reader.record(kind(record.kind).references[key], str(record.get(key)))
