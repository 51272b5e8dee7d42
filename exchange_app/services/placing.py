"""Placing by hand: the board of a cohort, and the moves on it. Each move is one operation, judged again inside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from exchange_app.domain import titles
from exchange_app.domain.placing_board import Board, Card, Column
from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.rules import Case, Finding, Stay, blocking, day, text, worst
from exchange_app.domain.rules.placing import SURE, holds, judge
from exchange_app.errors import Trouble
from exchange_app.kinds.masking import Purpose
from exchange_app.text import Language, Message, Words, msg, sort_key

if TYPE_CHECKING:
    from exchange_app.kinds import Value
    from exchange_app.store import OperationResult, Reader, Store, Work


class CannotPlace(Trouble):
    """A rule stands against the placement that no reason helps against; `findings` says which."""

    code = "placing.refused"

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        first = worst(findings)
        rule = first.message if first else msg("This person is no longer on the board")
        super().__init__(msg("{rule}. Choose another place.", rule=rule))
        self.findings = findings


class ReasonNeeded(Trouble):
    """A rule warns; the placement can be made with a reason."""

    code = "placing.reason"

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(msg("{rule}. Give a reason to place all the same.", rule=findings[0].message))
        self.findings = findings


class Locked(Trouble):
    """The placement is locked and stays where it is."""

    code = "placing.locked"

    def __init__(self, name: str) -> None:
        super().__init__(msg("The place of {name} is locked; unlock it first.", name=name))


def cohorts(reader: Reader) -> list[Record]:
    """Cohorts that can be placed, those being placed first, then the latest."""
    urgency = {"placing": 0, "selection": 1, "running": 2, "open": 3}
    found = [cohort for cohort in reader.records("cohort") if not cohort.removed]
    return sorted(found, key=lambda each: (urgency.get(text(each, "status") or "", 4), _latest_first(each)))


def _latest_first(cohort: Record) -> int:
    starts = day(cohort, "starts")
    return -starts.toordinal() if starts else 0


def read_board(reader: Reader, cohort: RecordId, language: Language = "en") -> Board:
    """The board of a cohort: its openings by city and outlet, its selected people, everybody's other places.

    People are in alphabetical order of `language`. Who is placed without being selected (any more) is shown at the
    opening, so that nobody disappears. Raises whatever the reader raises for an unknown cohort.
    """
    reader = reader.clear(Purpose.RULES)
    record = reader.record("cohort", cohort)
    openings = [each for each in reader.find("opening", "cohort", cohort) if not each.removed]
    outlets = _by_id(reader.records("outlet", [str(each.get("outlet")) for each in openings if each.get("outlet")]))
    applications = [each for each in reader.find("application", "cohort", cohort) if not each.removed]
    placed = {
        str(each.get("application")): each
        for opening in openings
        for each in reader.find("placement", "opening", opening.id)
        if holds(each)
    }
    wanted = [each for each in applications if text(each, "status") == "selected" or each.id in placed]
    people = _by_id(reader.records("applicant", [str(each.get("applicant")) for each in wanted]))
    own = {each.id for each in wanted}
    cards = [
        Card(people[person], each, placed.get(each.id), _elsewhere(reader, person, own))
        for each in wanted
        if (person := str(each.get("applicant"))) in people and not people[person].removed
    ]
    cards.sort(key=lambda card: sort_key(card.name, language))
    shared = Counter(str(each.get("outlet")) for each in openings)
    columns = [
        Column(each, outlets[where], tuple(card for card in cards if _lies_at(card, each.id)), shared[where] == 1)
        for each in openings
        if (where := str(each.get("outlet"))) in outlets
    ]
    columns.sort(key=lambda column: _place_order(column, language))
    shown = {card.id for column in columns for card in column.cards}
    countries = {str(each.get("code")): str(each.get("country")) for each in reader.records("agency")}
    return Board(record, tuple(columns), tuple(card for card in cards if card.id not in shown), countries)


def _by_id(records: Iterable[Record]) -> dict[RecordId, Record]:
    return {each.id: each for each in records}


def _lies_at(card: Card, opening: RecordId) -> bool:
    return card.placement is not None and card.placement.get("opening") == opening


def _place_order(column: Column, language: Language) -> tuple[str, str, str]:
    country, city = text(column.outlet, "country") or "", text(column.outlet, "city") or ""
    return country, sort_key(city, language), sort_key(column.name, language)


def _elsewhere(reader: Reader, person: RecordId, own: set[RecordId]) -> tuple[Stay, ...]:
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
    opening = reader.record("opening", str(placement.get("opening")))
    outlet = reader.record("outlet", str(opening.get("outlet")))
    cohort = reader.record("cohort", str(application.get("cohort")))
    starts = day(placement, "starts") or day(opening, "starts") or day(cohort, "starts")
    ends = day(placement, "ends") or day(opening, "ends") or day(cohort, "ends")
    return Stay(placement.id, titles.title(outlet), starts, ends, entered_as)


def place(
    store: Store, board: Board, application: RecordId, opening: RecordId, *,
    author: str, origin: str, words: Words, reason: str = "",
) -> OperationResult:  # fmt: skip
    """Put a person at an opening, from nowhere or from another one. One operation.

    The rules are judged again in the store as it is then. `reason` is kept in the operation and in the placement's
    notes. Raises CannotPlace, ReasonNeeded, or Locked.
    """
    card, column = board.cards[application], board.column(opening)
    if column is None:
        raise CannotPlace(())
    with store.write(_label(card, column, reason), author=author, origin=origin) as work:
        _put(work, board.cohort.id, application, opening, reason.strip(), words)
    return work.result


def judge_placement(reader: Reader, placement: Record) -> tuple[Finding, ...]:
    """What the rules of the board say of a placement as it stands, the others in its cohort left as they are; nothing of one
    that takes up no place. Raises RecordMissing where something it refers to was never here."""
    if not holds(placement):
        return ()
    application = reader.record("application", str(placement.get("application")))
    opening = reader.record("opening", str(placement.get("opening")))
    applicant = reader.record("applicant", str(application.get("applicant")))
    cohort = reader.record("cohort", str(application.get("cohort")))
    people = {each.id for each in reader.find("application", "cohort", cohort.id)}
    ids = reader.holding("placement", "application", people) | reader.holding("placement", "opening", [opening.id])
    others = [each for each in reader.records("placement", sorted(ids)) if each.id != placement.id and holds(each)]
    sides = [_side(reader, each) for each in others if str(each.get("application")) in people]
    case = Case(
        applicant,
        application,
        cohort,
        opening,
        reader.record("outlet", str(opening.get("outlet"))),
        starts=day(placement, "starts"),
        ends=day(placement, "ends"),
        taken=sum(each.get("opening") == opening.id for each in others),
        of_side=sides.count(applicant.agency),
        in_cohort=len(sides),
        elsewhere=tuple(each for each in _elsewhere(reader, applicant.id, set()) if each.placement != placement.id),
        countries={str(each.get("code")): str(each.get("country")) for each in reader.records("agency")},
    )
    return judge(case)


def _side(reader: Reader, placement: Record) -> str:
    """The agency of the person who is placed."""
    application = reader.record("application", str(placement.get("application")))
    return reader.record("applicant", str(application.get("applicant"))).agency


def _put(work: Work, cohort: RecordId, application: RecordId, opening: RecordId, reason: str, words: Words) -> None:
    now = read_board(work.reader, cohort)
    card, column = now.cards.get(application), now.column(opening)
    if card is None or column is None:
        raise CannotPlace(())
    findings = now.judge(card, column)
    if blocking(findings):
        raise CannotPlace(findings)
    if findings and not reason:
        raise ReasonNeeded(findings)
    there: dict[str, Value | None] = {
        "opening": opening,
        "status": "proposed",
        "starts": day(column.opening, "starts") or day(now.cohort, "starts"),
        "ends": day(column.opening, "ends") or day(now.cohort, "ends"),
    }
    if findings:
        there["notes"] = _noted(card.placement, reason, words)
    if card.placement is None:
        given = {key: value for key, value in there.items() if value is not None}
        work.create("placement", {"application": application, **given})
        return
    if card.locked:
        raise Locked(card.name)
    work.update("placement", card.placement.id, there, version=card.placement.version)


def _noted(placement: Record | None, reason: str, words: Words) -> str:
    before = text(placement, "notes") if placement else None
    line = words._("Placed by exception: {reason}", reason=reason)
    return f"{before}\n{line}" if before else line


def _label(card: Card, column: Column, reason: str) -> Message:
    if reason.strip():
        return msg(
            "{name} to {outlet}, by exception: {reason}", name=card.name, outlet=column.name, reason=reason.strip()
        )
    return msg("{name} to {outlet}", name=card.name, outlet=column.name)


def take_back(store: Store, board: Board, application: RecordId, *, author: str, origin: str) -> OperationResult:
    """Take a person's place away. One operation; the person is without a place then.

    A placement that was only proposed is removed; one that the outlet has confirmed is kept as withdrawn. Raises Locked.
    """
    card, column = board.cards[application], board.column_of(application)
    if card.placement is None or column is None:
        raise CannotPlace(())
    if card.locked:
        raise Locked(card.name)
    label = msg("{name} taken back from {outlet}", name=card.name, outlet=column.name)
    with store.write(label, author=author, origin=origin) as work:
        if text(card.placement, "status") in SURE | {"accepted"}:
            work.update("placement", card.placement.id, {"status": "withdrawn"}, version=card.placement.version)
        else:
            work.remove("placement", card.placement.id, version=card.placement.version)
    return work.result


def lock(
    store: Store, board: Board, application: RecordId, locked: bool, *, author: str, origin: str
) -> OperationResult:
    """Lock a person's place, or unlock it. A locked one is neither moved nor taken back. One operation."""
    card, column = board.cards[application], board.column_of(application)
    if card.placement is None or column is None:
        raise CannotPlace(())
    label = (
        msg("{name} locked at {outlet}", name=card.name, outlet=column.name)
        if locked
        else msg("{name} unlocked at {outlet}", name=card.name, outlet=column.name)
    )
    with store.write(label, author=author, origin=origin) as work:
        work.update("placement", card.placement.id, {"locked": locked}, version=card.placement.version)
    return work.result
