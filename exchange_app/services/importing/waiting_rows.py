"""Rows of imported lists of which nothing was written: kept as notes until a person says what they are."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from pathlib import Path

from exchange_app.services.access import Access, operation
from exchange_app.services.importing.preview import Action, Preview, RowDecision, RowDecisions, RowKey, SheetPreview
from exchange_app.services.records import strike_problem
from exchange_app.sheets.infer.catalogue import fields_of
from exchange_app.sheets.infer.results import IgnoredRow, MappedBook
from exchange_app.sheets.infer.row_builder import lacks
from exchange_app.sheets.values.texts import words_of
from exchange_app.store import ROW, OperationResult, Problem, Reader, Store, Work
from exchange_app.text import Message, msg, nmsg

_DIGITS = 4
SETTLED = msg("settled by a person")


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


def note_rows(work: Work, preview: Preview, decided: RowDecisions, written: Container[RowKey]) -> None:
    """Keeps the rows of which nothing was written and that a person has not left out: those set aside, those that lack what every record
    must have, those that may be somebody who is there. What is written now, or was settled before, waits no longer."""
    waiting = {each.record: each for each in waiting_rows(work.reader)}
    settled = work.reader.app_data.settled_rows()
    for sheet in preview.sheets:
        before = place_before(preview.path, sheet.name)
        unwritten = set()
        for row, why, words in sorted(_unwritten(preview, sheet, written), key=lambda each: each[0]):
            if decided.rows.get((sheet.name, row)) is RowDecision.LEAVE_OUT:
                continue
            unwritten.add(place := f"{before}{row}")
            known = waiting.get(place)
            if (known is None or known.cell != words) and (place, words) not in settled:
                work.problems.note(sheet.kind, place, None, why, words, place=place, source=ROW)
        for rows in (sheet.rows, sheet.mapped.set_aside) if waiting else ():
            for place in (f"{before}{each.row}" for each in rows):
                if place in waiting and place not in unwritten:
                    work.problems.solve(waiting[place].number)


def _unwritten(preview: Preview, sheet: SheetPreview, written: Container[RowKey]) -> Iterator[tuple[int, Message, str]]:
    """The rows of a list of which nothing was written: their numbers, why they wait, and their words. That a column was not found which
    every record needs is told of the list, and not of its rows."""
    for aside in sheet.mapped.set_aside:
        yield aside.row, aside.why, discreet(aside.words)
    given = {field for column in sheet.mapped.columns for field in column.fields}
    told = {key for key in sheet.lacking if key not in given}
    for row in sheet.rows:
        if row.action not in (Action.SKIP, Action.DUPLICATE) or (sheet.name, row.row) in written:
            continue
        if row.suspect is None:
            lacking = [fields_of(sheet.kind)[key] for key in row.missing if key not in told]
            why = lacks(lacking[0]) if lacking else None
        elif (first := row.suspect.row) is not None:
            why = msg("may be the same as row {row}", row=str(first[1]))
        else:
            why = msg("may be {code}", code=row.code or "")
        if why is not None:
            yield row.row, why, _words(preview, sheet, row.row)


def _words(preview: Preview, sheet: SheetPreview, row: int) -> str:
    """What the cells of a row say that nobody needs to be kept from."""
    raw, known = preview.book.sheet(sheet.name) if preview.book is not None else None, fields_of(sheet.kind)
    shown = [each.index for each in sheet.mapped.columns if not any(known[key].sensitive for key in each.fields)]
    places = ((at, row - 1) if sheet.mapped.turned else (row - 1, at) for at in shown)
    return discreet(tuple(filter(None, (words_of(raw.cell(*place)) for place in places)) if raw is not None else ()))


def without_settled(reader: Reader, path: Path, mapped: MappedBook) -> None:
    """Rows that are set aside and were settled in an earlier reading of the file wait no longer."""
    settled = reader.app_data.settled_rows()
    for sheet in mapped.sheets if settled else ():
        done = {
            each.row
            for each in sheet.set_aside
            if (f"{place_before(path, sheet.sheet)}{each.row}", discreet(each.words)) in settled
        }
        sheet.ignored_rows += tuple(IgnoredRow(row, SETTLED) for row in sorted(done))
        sheet.set_aside = tuple(each for each in sheet.set_aside if each.row not in done)


def place_before(path: Path, sheet: str) -> str:
    """What stands before the number of a row of a sheet where it is named."""
    return "".join(f"{each}!" for each in (path.name, *([sheet] if sheet not in ("", path.stem) else ())))


def discreet(words: Sequence[str]) -> str:
    """The words of a row as they are kept: without what may be the number of a document or a telephone."""
    return " · ".join("…" if sum(map(str.isdecimal, each)) > _DIGITS else each for each in words)
