"""Placing a whole cohort: computed from the board, looked at, and written as one operation.

Before publication everything is computed anew, but for who is locked, whom an outlet has accepted, and whom somebody has
placed against a rule. After it nobody who has a place loses by it (`domain/placing/chains.py`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from exchange_app.domain.placing.best import SECONDS, best
from exchange_app.domain.placing.chains import After, ChainMove, after_publication, in_order
from exchange_app.domain.placing.model import PlacingInput, PlacingOutcome, Wish
from exchange_app.domain.placing.of_board import here, input_of, kept_of
from exchange_app.domain.placing.stable import stable
from exchange_app.domain.placing_board import Board
from exchange_app.domain.records import RecordId
from exchange_app.domain.rules import text
from exchange_app.domain.rules.placing import published
from exchange_app.errors import Trouble
from exchange_app.kinds.placement import PLACEMENT, PLACING
from exchange_app.progress import Cancelled, Progress, Silent
from exchange_app.services.access import Access, operation
from exchange_app.services.placing import proposed_at, read_board, refuse_contradiction
from exchange_app.services.records import Edit, NewRecord, change, make, take_out
from exchange_app.store import OperationResult, Reader, Store, Work
from exchange_app.text import Language, Message, msg, nmsg


class Method(StrEnum):
    """How a cohort is placed."""

    STABLE = "stable"
    """The official method."""
    BEST = "best"
    """Best overall, a what-if."""


class NoOutcome(Trouble):
    """Locks and wishes leave no way to place anybody."""

    code: ClassVar[str] = "placing.no_outcome"

    def __init__(self) -> None:
        super().__init__(
            msg("Locked places and wishes leave no way to place the others; unlock one, or take a wish back.")
        )


class BoardChanged(Trouble):
    """What a run was computed from is not so any more."""

    code: ClassVar[str] = "placing.board_changed"

    def __init__(self) -> None:
        super().__init__(msg("Something on the board has changed meanwhile, so nothing was written; place once more."))


@dataclass(frozen=True, slots=True)
class Run:
    """A placing that was computed and not yet written: the board from which, who stayed, and what came of it.

    `moves` are what changes after publication, with the consents it needs; None before.
    """

    board: Board
    kept: dict[RecordId, RecordId]
    outcome: PlacingOutcome
    moves: tuple[ChainMove, ...] | None = None
    language: Language = "en"
    """In whose order the board was read."""

    @property
    def given(self) -> PlacingInput:
        """What it was computed from."""
        return self.outcome.given

    @property
    def changed(self) -> int:
        """How many people have another place than they had, or none any more."""
        before, after = here(self.board), self.outcome.at
        return sum(before.get(each) != after.get(each) for each in before.keys() | after.keys())


def compute(
    reader: Reader,
    cohort: RecordId,
    method: Method = Method.STABLE,
    *,
    wishes: Collection[Wish] = (),
    seconds: float = SECONDS,
    language: Language = "en",
    progress: Progress | None = None,
) -> Run:
    """Place a cohort, without writing anything. Raises Contradiction, NoOutcome, Cancelled, RecordMissing."""
    progress = progress or Silent()
    board = read_board(reader, cohort, language)
    told = published(board.cohort)
    kept = kept_of(board, published=told)
    given = input_of(board, kept, wishes, lambda done, of: progress.step(done, of, msg("Looking for places")))
    refuse_contradiction(given)
    if told:
        after: After = after_publication(given, here(board))
        return Run(board, kept, after.outcome, after.moves, language)
    outcome = stable(given) if method is Method.STABLE else _best(given, seconds, progress)
    return Run(board, kept, outcome, language=language)


def _best(given: PlacingInput, seconds: float, progress: Progress) -> PlacingOutcome:
    cancelled = []

    def stopped() -> bool:
        try:
            progress.step(0, None, msg("Looking for the best places overall"))
        except Cancelled as stop:
            cancelled.append(stop)
        return bool(cancelled)

    outcome = best(given, seconds=seconds, stopped=stopped)
    if cancelled:
        raise cancelled[0]
    if outcome is None:
        raise NoOutcome
    return outcome


def write_run(store: Store, run: Run, *, access: Access, publish: date | None = None) -> OperationResult | None:
    """Write what a run found, and that it is published on a day, as one operation; None where nothing changes.

    Raises BoardChanged where anything that it was computed from is not so any more.
    """
    cohort = run.board.cohort
    told = publish is not None and not published(cohort)
    if not run.changed and not told:
        return None
    with operation(store, _label(run, told), access) as work:
        if read_board(work.reader, cohort.id, run.language) != run.board:
            raise BoardChanged
        _write(work, run)
        if told:
            change(work, [Edit(cohort.kind, cohort.id, {"published_on": publish}, cohort.version)])
    return work.result


def _label(run: Run, told: bool) -> Message:
    placed = len(run.outcome.at)
    if told:
        return nmsg("The place of {count} person published", "The places of {count} people published", placed)
    if run.moves is not None:
        count = len(run.moves)
        return nmsg("{count} place changed after publication", "{count} places changed after publication", count)
    if run.outcome.method == Method.BEST:
        return nmsg("{count} person placed by best overall", "{count} people placed by best overall", placed)
    return nmsg("{count} person placed by the stable method", "{count} people placed by the stable method", placed)


def _write(work: Work, run: Run) -> None:
    """Who gives up a place first, then the others in an order in which each finds room."""
    before, after, cards = here(run.board), run.outcome.at, run.board.cards
    moves = list(in_order(run.given, {each: at for each, at in before.items() if each in run.given.person}, after))
    lifted = {person for person, made_anew in moves if made_anew}
    for person in before:
        placement = cards[person].placement
        if placement is None or (person in after and person not in lifted):
            continue
        if (text(placement, "status") or "proposed") == "proposed":
            take_out(work, placement.kind, [placement.id], [placement.version])
        else:
            change(work, [Edit(placement.kind, placement.id, {"status": "withdrawn"}, placement.version)])
    for person, made_anew in moves:
        column = run.board.column(after[person])
        assert column is not None
        there, placement = proposed_at(run.board, column), cards[person].placement
        if placement is not None and not made_anew:
            change(work, [Edit(placement.kind, placement.id, there, placement.version)])
            continue
        values = {**(placement.values if placement else {}), PLACING.who: person, **there}
        make(work, [NewRecord(PLACEMENT.key, {key: value for key, value in values.items() if value is not None})])
