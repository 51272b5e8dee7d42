"""The main job from end to end on the demo's workbooks: what a coordinator does in a morning, without a window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import as_file, files
from pathlib import Path
from random import Random

from exchange_app.domain.placing_board import Board, BoardColumn
from exchange_app.domain.records import Record, RecordId
from exchange_app.kinds import Value
from exchange_app.services.access import Access
from exchange_app.services.agencies import countries_of_agencies
from exchange_app.services.importing import Action, Preview, RowDecision, RowDecisions, apply, prepare
from exchange_app.services.placement_rules import CannotPlace
from exchange_app.services.placing import ReasonNeeded, place, read_board
from exchange_app.services.records import Edit, NewRecord, write
from exchange_app.store import Store
from exchange_app.text import Words, msg

FILES = (
    "cohorts.xlsx",
    "outlets.ods",
    "outlet-changes.xls",
    "applicants-az.xlsx",
    "applicants-az-late.xlsx",
    "applicants-tr.csv",
)
"""The demo's workbooks, in the order in which they come in."""
_TO = {"applicants-az.xlsx": "digital", "applicants-az-late.xlsx": "digital", "applicants-tr.csv": "tv"}
"""Which applicants apply for the cohort of which track."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What placing by hand came to."""

    selected: int
    placed: int
    by_exception: int
    refused: int
    """Selected people for whom no opening was allowed."""


@contextmanager
def workbook(name: str) -> Iterator[Path]:
    """One of the demo's workbooks as a file."""
    with as_file(files("resources").joinpath("demo").joinpath(name)) as path:
        yield path


def bring_in(store: Store, name: str, cohorts: Mapping[str, str], access: Access) -> Preview:
    """Import one workbook. Who is surely somebody known is taken for him, less certain ones wait for a person.

    `cohorts` gives the code of the cohort of each track.
    """
    with workbook(name) as path:
        preview = prepare(store, path, cohort=cohorts[_TO[name]] if name in _TO else None)
    sure = {
        (sheet.name, row.row): RowDecision.SAME
        for sheet, row in preview.rows()
        if row.action is Action.DUPLICATE and row.suspect is not None and row.suspect.score >= 0.9
    }
    apply(store, preview, RowDecisions(sure), access=access)
    return preview


def cohorts_by_track(store: Store) -> dict[str, Record]:
    """The cohorts, by their track."""
    with store.read() as reader:
        return {str(each.get("track")): each for each in reader.records("cohort")}


def open_places(store: Store, access: Access) -> int:
    """Offer places of every active outlet to the cohort that its country hosts, where the fields fit; how many openings."""
    with store.read() as reader:
        countries = countries_of_agencies(reader)
        cohorts, outlets = list(reader.records("cohort")), list(reader.records("outlet"))
    rows: list[dict[str, Value]] = []
    for cohort in cohorts:
        hosts = [each for each in outlets if each.get("country") == countries.get(str(cohort.get("hosting")))]
        hosts.sort(key=lambda each: each.get("kind") != cohort.get("track"))
        for outlet in hosts[:6]:
            places = min(4, int(str(outlet.get("places") or 2)))
            given = {key: cohort.get(key) for key in ("starts", "ends", "language_required", "level_required")}
            row: dict[str, Value] = {"outlet": outlet.id, "cohort": cohort.id, "places": places}
            row.update({key: value for key, value in given.items() if value is not None})
            rows.append(row)
    write(store, msg("Openings entered"), new=[NewRecord("opening", row) for row in rows], access=access)
    return len(rows)


def select_best(store: Store, cohort: Record, access: Access) -> int:
    """Score the applications of a cohort and select as many as it has seats, as a person would by hand."""
    random = Random(cohort.code)
    with store.read() as reader:
        applications = list(reader.find("application", "cohort", cohort.id))
    scored = sorted(((Decimal(random.randint(90, 196)) / 2, each.id) for each in applications), reverse=True)
    seats = int(str(cohort.get("seats") or 0))
    changes: dict[RecordId, dict[str, Value | None]] = {}
    for rank, (score, id) in enumerate(scored, start=1):
        status = "selected" if rank <= seats else "waitlisted" if rank <= seats + 4 else "rejected"
        changes[id] = {"score": score, "rank": rank, "status": status}
        if status == "waitlisted":
            changes[id]["waitlist_rank"] = rank - seats
    label = msg("Selection for {cohort}", cohort=str(cohort.get("title")))
    write(store, label, [Edit("application", id, values) for id, values in changes.items()], access=access)
    return min(seats, len(scored))


def place_by_hand(store: Store, cohort: Record, words: Words, access: Access) -> Placed:
    """Put the selected people at openings one by one: where they wish, else where a place is free and rules allow it."""
    with store.read() as reader:
        board = read_board(reader, cohort.id, words.language)
    waiting = [card.application.id for card in board.unplaced]
    placed = exceptions = 0
    for application in waiting:
        for column in _in_order(board, application):
            reason = ""
            try:
                place(store, board, application, column.opening.id, access=access, words=words)
            except CannotPlace:
                continue
            except ReasonNeeded:
                if exceptions >= 2:
                    continue
                reason = words._("Agreed on the telephone")
                place(
                    store,
                    board,
                    application,
                    column.opening.id,
                    access=access,
                    words=words,
                    reason=reason,
                )
            placed += 1
            exceptions += bool(reason)
            break
        with store.read() as reader:
            board = read_board(reader, cohort.id, words.language)
    return Placed(len(waiting), placed, exceptions, len(waiting) - placed)


def _in_order(board: Board, application: RecordId) -> list[BoardColumn]:
    """The openings, those of wished outlets first."""
    record = board.cards[application].application
    wishes = [record.get(f"preference_{number}") for number in range(1, 6)]
    return sorted(
        board.columns, key=lambda each: wishes.index(each.outlet.id) if each.outlet.id in wishes else len(wishes)
    )
