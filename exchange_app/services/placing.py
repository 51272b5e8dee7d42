"""Placing by hand: the board of a cohort, and the moves on it. Each move is one operation, judged again inside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from exchange_app.domain.placing.bad_input import BadInput, bad_input
from exchange_app.domain.placing.model import PlacingInput
from exchange_app.domain.placing.of_board import here, input_of
from exchange_app.domain.placing.stable import stable
from exchange_app.domain.placing_board import Board, BoardColumn, Card, why_left
from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.rules import Finding, blocking, day, text
from exchange_app.domain.rules.placing import holds
from exchange_app.errors import Trouble
from exchange_app.kinds import Value
from exchange_app.kinds.masking import Purpose
from exchange_app.kinds.placement import PLACEMENT, PLACING
from exchange_app.progress import Progress, Silent
from exchange_app.services.access import Access, operation
from exchange_app.services.agencies import countries_of_agencies
from exchange_app.services.placement_rules import CannotPlace, elsewhere
from exchange_app.services.records import Edit, NewRecord, change, make, take_place_back, write
from exchange_app.store import OperationResult, Reader, Store, Work
from exchange_app.store.trouble import Clash, Stale, StaleRecord
from exchange_app.text import Language, Message, Words, msg, nmsg, sort_key


class ReasonNeeded(Trouble):
    """A rule warns; the placement can be made with a reason."""

    code = "placing.reason"

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(msg("{rule}. Give a reason to place all the same.", rule=findings[0].message))
        self.findings = findings


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
    placements = [each for opening in openings for each in reader.find("placement", "opening", opening.id)]
    placed = {str(each.get(PLACING.who)): each for each in placements if holds(each)}
    declined: dict[str, set[str]] = {}
    for each in placements:
        if text(each, "status") == "declined" and not each.removed:
            declined.setdefault(str(each.get(PLACING.who)), set()).add(str(each.get(PLACING.where)))
    wanted = [each for each in applications if text(each, "status") == "selected" or each.id in placed]
    people = _by_id(reader.records("applicant", [str(each.get("applicant")) for each in wanted]))
    own = frozenset(each.id for each in wanted)
    cards = [
        Card(
            person,
            each,
            placed.get(each.id),
            elsewhere(reader, person.id, own),
            frozenset(declined.get(each.id, ())),
        )
        for each in wanted
        if (person := people.get(str(each.get("applicant")))) and not person.removed
    ]
    cards.sort(key=lambda card: sort_key(card.name, language))
    shared = Counter(str(each.get("outlet")) for each in openings)
    columns = [
        BoardColumn(each, outlet, tuple(card for card in cards if _lies_at(card, each.id)), shared[outlet.id] == 1)
        for each in openings
        if (outlet := outlets.get(str(each.get("outlet"))))
    ]
    columns.sort(key=lambda column: _place_order(column, language))
    shown = {card.id for column in columns for card in column.cards}
    countries = countries_of_agencies(reader)
    return Board(record, tuple(columns), tuple(card for card in cards if card.id not in shown), countries)


def _by_id(records: Iterable[Record]) -> dict[RecordId, Record]:
    return {each.id: each for each in records}


def _lies_at(card: Card, opening: RecordId) -> bool:
    return card.placement is not None and card.placement.get(PLACING.where) == opening


def _place_order(column: BoardColumn, language: Language) -> tuple[str, str, str]:
    country, city = text(column.outlet, "country") or "", text(column.outlet, "city") or ""
    return country, sort_key(city, language), sort_key(column.name, language)


def place(
    store: Store, board: Board, application: RecordId, opening: RecordId, *,
    access: Access, words: Words, reason: str = "",
) -> OperationResult:  # fmt: skip
    """Put a person at an opening, from nowhere or from another one. One operation.

    The rules are judged again in the store as it is then. `reason` is kept in the operation and in the placement's
    notes. Raises CannotPlace, ReasonNeeded, Locked, and StaleRecord where another window has placed the person meanwhile.
    """
    card, column = board.cards[application], board.column(opening)
    if column is None:
        raise CannotPlace(())
    with operation(store, _label(card, column, reason), access) as work:
        _put(work, board, application, opening, reason.strip(), words)
    return work.result


class NobodyFits(Trouble):
    """There is nobody left to propose a place to, or no free place without an objection."""

    code = "placing.nobody"

    def __init__(self, board: Board) -> None:
        none = msg("For none of those without a place is there a free one to which no rule objects.")
        left = left_without(board)
        super().__init__(none if left is None else msg("{sentence} {more}", sentence=none, more=left))


_NAMED = 3


def left_without(board: Board) -> Message | None:
    """Who is left without a place, the first of them with a reason; None where nobody is."""
    if not board.unplaced:
        return None
    people: Message | None = None
    for card in board.unplaced[:_NAMED]:
        said = msg("{name}: {reason}.", name=card.name, reason=why_left(board, card))
        people = said if people is None else msg("{sentence} {more}", sentence=people, more=said)
    return nmsg(
        "{count} person is left without a place. {people}", "{count} people are left without a place. {people}",
        len(board.unplaced), people=people,
    )  # fmt: skip


class Contradiction(Trouble):
    """What is to be placed contradicts itself; `found` says all of it."""

    code = "placing.contradiction"

    def __init__(self, found: tuple[BadInput, ...]) -> None:
        super().__init__(found[0].sentence)
        self.found = found


def refuse_contradiction(given: PlacingInput) -> None:
    """Raises Contradiction where the input of a placing cannot hold."""
    if found := bad_input(given):
        raise Contradiction(found)


def propose_rest(
    store: Store, cohort: RecordId, *, access: Access, progress: Progress | None = None
) -> OperationResult:
    """Propose a place to everybody of a cohort who has none, as one operation, by *stable*: as far as no rule objects, and
    nobody who has a place is moved. Raises NobodyFits, Contradiction."""
    progress = progress or Silent()
    with store.read() as reader:
        board = read_board(reader, cohort)
    given = input_of(board, here(board), step=lambda done, of: progress.step(done, of, msg("Looking for places")))
    refuse_contradiction(given)
    at = stable(given).at
    found = [(card, column) for card in board.unplaced if (column := board.column(at.get(card.id, "")))]
    if not found:
        raise NobodyFits(board)
    label = nmsg("A place proposed to {count} person", "Places proposed to {count} people", len(found))
    return write(store, label, new=[_new(board, card, column) for card, column in found], access=access)


def _new(board: Board, card: Card, column: BoardColumn) -> NewRecord:
    """The proposed placement of somebody who has none."""
    values = {PLACING.who: card.id, **proposed_at(board, column)}
    return NewRecord(PLACEMENT.key, {key: value for key, value in values.items() if value is not None})


def proposed_at(board: Board, column: BoardColumn) -> dict[str, Value | None]:
    """The values of a placement that is proposed at a column."""
    return {
        PLACING.where: column.id,
        "status": "proposed",
        PLACING.starts: day(column.opening, "starts") or day(board.cohort, "starts"),
        PLACING.ends: day(column.opening, "ends") or day(board.cohort, "ends"),
    }


def _put(work: Work, seen: Board, application: RecordId, opening: RecordId, reason: str, words: Words) -> None:
    now = read_board(work.reader, seen.cohort.id)
    card, column = now.cards.get(application), now.column(opening)
    if card is None or column is None:
        raise CannotPlace(())
    findings = now.judge(card, column)
    if blocking(findings):
        raise CannotPlace(findings)
    against = tuple(each for each in findings if each.objects)
    if against and not reason:
        raise ReasonNeeded(against)
    there = proposed_at(now, column)
    if against:
        there["notes"] = _noted(card.placement, reason, words)
    before = seen.cards[application].placement
    if before is not None:
        change(work, [Edit(before.kind, before.id, there, before.version)])
    elif card.placement is None:
        given = {key: value for key, value in there.items() if value is not None}
        make(work, [NewRecord(PLACEMENT.key, {PLACING.who: application, **given})])
    else:
        placed = card.placement
        clash = Clash(PLACING.where, None, opening, placed.get(PLACING.where))
        raise StaleRecord(Stale(placed.kind, placed.id, placed.code, placed.version, (clash,)))


def _noted(placement: Record | None, reason: str, words: Words) -> str:
    before = text(placement, "notes") if placement else None
    line = words._("Placed by exception: {reason}", reason=reason)
    return f"{before}\n{line}" if before else line


def _label(card: Card, column: BoardColumn, reason: str) -> Message:
    if reason.strip():
        return msg(
            "{name} to {outlet}, by exception: {reason}", name=card.name, outlet=column.name, reason=reason.strip()
        )
    return msg("{name} to {outlet}", name=card.name, outlet=column.name)


def take_back(store: Store, board: Board, application: RecordId, *, access: Access) -> OperationResult:
    """Take a person's place away. One operation; the person is without a place then.

    A placement that was only proposed is removed; one that the outlet has confirmed is kept as withdrawn. Raises Locked,
    StaleRecord, RecordMissing.
    """
    placement, card, column = _placed(board, application)
    label = msg("{name} taken back from {outlet}", name=card.name, outlet=column.name)
    with operation(store, label, access) as work:
        take_place_back(work, placement)
    return work.result


def lock(store: Store, board: Board, application: RecordId, locked: bool, *, access: Access) -> OperationResult:
    """Lock a person's place, or unlock it. A locked one is neither moved nor taken back. One operation."""
    placement, card, column = _placed(board, application)
    label = (
        msg("{name} locked at {outlet}", name=card.name, outlet=column.name)
        if locked
        else msg("{name} unlocked at {outlet}", name=card.name, outlet=column.name)
    )
    edit = Edit(placement.kind, placement.id, {PLACING.lock: locked}, placement.version)
    return write(store, label, [edit], access=access)


def _placed(board: Board, application: RecordId) -> tuple[Record, Card, BoardColumn]:
    """A placement with its card, and where it lies. Raises CannotPlace for a person without a place."""
    card, column = board.cards[application], board.column_of(application)
    if card.placement is None or column is None:
        raise CannotPlace(())
    return card.placement, card, column
