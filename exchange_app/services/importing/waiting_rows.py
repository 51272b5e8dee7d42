"""Rows of imported lists that were set aside: kept as notes until a person says what they are."""

from __future__ import annotations

from exchange_app.services.access import Access
from exchange_app.services.importing.preview import Preview, RowDecision, RowDecisions
from exchange_app.services.records import strike_problem
from exchange_app.store import ROW, OperationResult, Problem, Reader, Store, Work

_DIGITS = 4


def waiting_rows(reader: Reader) -> list[Problem]:
    """The rows that wait, the oldest first."""
    return reader.app_data.problems(source=ROW)


def settle_row(store: Store, row: Problem, *, access: Access) -> OperationResult:
    """Nothing is left to do about a row that waits. Undo brings it back."""
    return strike_problem(store, row.number, title=row.place or "", access=access)


def note_rows(work: Work, preview: Preview, decided: RowDecisions) -> None:
    """Keeps the rows that are set aside and not left out; those of earlier readings of the file that now are records wait no longer."""
    waiting = {each.record: each for each in work.reader.app_data.problems(source=ROW, limit=1_000_000)}
    for sheet in preview.sheets:
        for row in sheet.rows:
            if known := waiting.get(_place(preview, sheet.name, row.row)):
                work.problems.solve(known.number)
        for aside in sheet.mapped.set_aside:
            place, words = _place(preview, sheet.name, aside.row), _discreet(aside.words)
            known = waiting.get(place)
            if decided.rows.get((sheet.name, aside.row)) is RowDecision.LEAVE_OUT:
                if known is not None:
                    work.problems.solve(known.number)
            elif known is None or known.cell != words:
                work.problems.note(sheet.kind, place, None, aside.why, words, place=place, source=ROW)


def _place(preview: Preview, sheet: str, row: int) -> str:
    return "!".join((preview.path.name, *([sheet] if sheet not in ("", preview.path.stem) else ()), str(row)))


def _discreet(words: tuple[str, ...]) -> str:
    """The words of a row as they are kept: without what may be the number of a document or a telephone."""
    return " · ".join("…" if sum(map(str.isdecimal, each)) > _DIGITS else each for each in words)
