"""Rows of imported lists that were set aside: kept as notes until a person says what they are."""

from __future__ import annotations

from collections.abc import Sequence

from exchange_app.services.access import Access, operation
from exchange_app.services.importing.preview import Preview, RowDecision, RowDecisions
from exchange_app.services.records import strike_problem
from exchange_app.store import ROW, OperationResult, Problem, Reader, Store, Work
from exchange_app.text import nmsg

_DIGITS = 4


def waiting_rows(reader: Reader) -> list[Problem]:
    """The rows that wait, the oldest first."""
    return reader.app_data.problems(source=ROW)


def settle_rows(store: Store, rows: Sequence[Problem], *, access: Access) -> OperationResult:
    """Nothing is left to do about rows that wait. Undo brings them back."""
    if len(rows) == 1:
        return strike_problem(store, rows[0].number, title=rows[0].place or "", access=access)
    label = nmsg("{count} row that waited settled", "{count} rows that waited settled", len(rows))
    with operation(store, label, access) as work:
        for each in rows:
            work.problems.solve(each.number)
    return work.result


def note_rows(work: Work, preview: Preview, decided: RowDecisions) -> None:
    """Keeps the rows that are set aside and not left out; those of earlier readings of the file that now are records wait no longer."""
    waiting = {each.record: each for each in work.reader.app_data.problems(source=ROW, limit=1_000_000)}
    for sheet in preview.sheets:
        place = _place_of(preview, sheet.name)
        for row in sheet.rows:
            if known := waiting.get(f"{place}{row.row}"):
                work.problems.solve(known.number)
        for aside in sheet.mapped.set_aside:
            words = _discreet(aside.words)
            known = waiting.get(at := f"{place}{aside.row}")
            if decided.rows.get((sheet.name, aside.row)) is RowDecision.LEAVE_OUT:
                if known is not None:
                    work.problems.solve(known.number)
            elif known is None or known.cell != words:
                work.problems.note(sheet.kind, at, None, aside.why, words, place=at, source=ROW)


def _place_of(preview: Preview, sheet: str) -> str:
    """What stands before the number of a row of this sheet where it is named."""
    return "".join(
        f"{each}!" for each in (preview.path.name, *([sheet] if sheet not in ("", preview.path.stem) else ()))
    )


def _discreet(words: tuple[str, ...]) -> str:
    """The words of a row as they are kept: without what may be the number of a document or a telephone."""
    return " · ".join("…" if sum(map(str.isdecimal, each)) > _DIGITS else each for each in words)
