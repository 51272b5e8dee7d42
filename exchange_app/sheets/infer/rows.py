"""Which rows of a table are records, which are no more than its furniture, and which a person has to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from exchange_app.sheets.infer.layout import Table
from exchange_app.sheets.infer.results import IgnoredRow, SetAsideRow, SpeaksFor, Vote
from exchange_app.sheets.infer.row_evidence import Body, JudgedRow, Roles, signing, totals_word, votes
from exchange_app.sheets.raw import RawSheet, Row
from exchange_app.sheets.values.texts import clean, not_given, words_of
from exchange_app.text import Message, msg

TOTALS, REPEATED = msg("totals row"), msg("repeated header")
NUMBERING, TITLE = msg("numbers of the columns"), msg("title above the table")
HEADING, SIGNED, NOTE = msg("heading inside the list"), msg("signature line"), msg("note")
FALSE_TOTALS, BY_PERSON = msg("totals row whose figures do not add up"), msg("set aside by a person")
HINT = msg("an example, or how to fill the list in")
OUTSIDE = msg("nothing stands in the columns of the list")
"""Why a row is no record, or is set aside."""

_SIGNING, _NOTING = {"signs", "ruled", "beside"}, {"note_mark", "sentence"}


@dataclass(slots=True)
class SortedRows:
    """The rows of a table: those that are records (indexes from 0), those that are nothing more, those set aside, and the signs by
    which a row was judged that was not plainly a record, by its number."""

    records: list[int] = field(default_factory=list)
    ignored: list[IgnoredRow] = field(default_factory=list)
    aside: list[SetAsideRow] = field(default_factory=list)
    votes: dict[int, tuple[Vote, ...]] = field(default_factory=dict)


def sort_rows(sheet: RawSheet, table: Table, roles: Roles, chosen: Mapping[int, bool]) -> SortedRows:
    """Sorts the rows of a table. `chosen` says of some, by their number, whether a person takes them for records."""
    body = _body(sheet, table, roles)
    found = SortedRows()
    others = set(body.others)
    for index in range(table.first, min(table.last, len(sheet.rows))):
        number = index + 1
        if not sheet.rows[index]:
            continue
        if number in chosen:
            if chosen[number]:
                found.records.append(index)
            else:
                found.aside.append(set_aside(sheet, index, BY_PERSON))
        elif index in table.repeated or index in table.numbering:
            found.ignored.append(IgnoredRow(number, REPEATED if index in table.repeated else NUMBERING))
        elif index not in others:
            found.records.append(index)
        else:
            _judge(JudgedRow(index, body), found)
    return found


def _judge(row: JudgedRow, found: SortedRows) -> None:
    """Sorts one row that is not plainly a record."""
    number, sheet = row.index + 1, row.body.sheet
    said = set_aside(sheet, row.index, NOTE).words
    if not said or (row.number is not None and len(said) == 1) or row.body.prepared(row.index):
        return
    if not row.texts:
        found.aside.append(set_aside(sheet, row.index, OUTSIDE))
        return
    if _repeats(row):
        found.ignored.append(IgnoredRow(number, REPEATED))
        return
    signs = votes(row)
    found.votes[number] = tuple(signs)
    weighed: Counter[SpeaksFor] = Counter()
    for each in signs:
        weighed[each.side] += each.weight  # type: ignore[assignment]
    has = {each.sign for each in signs}
    record = weighed[SpeaksFor.RECORD]
    if record and record >= max(weighed[SpeaksFor.TOTALS], weighed[SpeaksFor.OTHER]):
        found.records.append(row.index)
    elif "adds_up" in has:
        found.ignored.append(IgnoredRow(number, TOTALS))
    elif "only_figures" in has:
        found.aside.append(set_aside(sheet, row.index, FALSE_TOTALS))
    elif row.amid and row.lone and not has & {*_NOTING, "ruled"}:
        found.aside.append(set_aside(sheet, row.index, HEADING))
    else:
        found.aside.append(set_aside(sheet, row.index, SIGNED if has & _SIGNING and not has & _NOTING else NOTE))


def _body(sheet: RawSheet, table: Table, roles: Roles) -> Body:
    """The table with its rows parted in those that are plainly records and the others."""
    left, right = min(table.columns), max(table.columns) + 1
    rows = sheet.rows
    end = min(table.last, len(rows))
    skipped = table.repeated | table.numbering
    mapped = sorted(roles.fields)

    def names(row: Row) -> bool:
        return not roles.names or any(row[column] is not None for column in roles.names if column < len(row))

    def gives(row: Row) -> bool:
        return any(row[column] is not None for column in mapped if column < len(row))

    begin = (row[left:right] for row in rows[table.first : min(end, table.first + 400)] if gives(row))
    counts = sorted(len(each) - each.count(None) for each in begin)
    usual = counts[(3 * len(counts)) // 4] if counts else 1
    enough = max(min(2.0, usual), 0.4 * usual)
    watched = dict.fromkeys([left, *([roles.counting] if roles.counting is not None else ()), *roles.names[:2]])
    telling: set[int] = set()
    for column in watched:
        cells = [row[column] if column < len(row) else None for row in rows[table.first : end]]
        known = {cell for cell in set(cells) if type(cell) is str and _tells(cell, table, column)}
        telling.update(at for at, cell in enumerate(cells, table.first) if type(cell) is str and cell in known)
    full: list[int] = []
    others: list[int] = []
    for index in range(table.first, end):
        row = rows[index]
        if not row or index in skipped:
            continue
        plain = (
            len(row[left:right]) - row[left:right].count(None) >= enough
            and index not in telling
            and names(row)
            and gives(row)
        )
        (full if plain else others).append(index)
    return Body(sheet, table, roles, usual, full, others, _tall(sheet, table))


def _tells(cell: str, table: Table, column: int) -> bool:
    """Whether a first cell calls for a closer look at a row that is full: empty words, a label, a line, a totals word, a header."""
    text = clean(cell)
    return (
        not text or text[-1] == ":" or "__" in text or "..." in text or totals_word(text) or signing(text) > 0
        or (column in table.headers and text == clean(table.headers[column][-1]))
    )  # fmt: skip


def _tall(sheet: RawSheet, table: Table) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = {}
    for span in sheet.merged:
        if span.bottom > span.top >= table.first and (text := words_of(sheet.cell(span.top, span.left))):
            for row in range(span.top + 1, min(span.bottom + 1, table.last, len(sheet.rows))):
                if sheet.rows[row]:
                    found.setdefault(row, {})[span.left] = text
    return found


def _repeats(row: JudgedRow) -> bool:
    """Whether most cells of a row are the headers of their columns."""
    headers = row.body.table.headers
    same = sum(column in headers and text == clean(headers[column][-1]) for column, text in row.texts.items())
    return same >= 2 and same >= 0.6 * len(row.texts)


def set_aside(sheet: RawSheet, index: int, why: Message) -> SetAsideRow:
    """A row that waits for a person."""
    return SetAsideRow(
        index + 1, why, tuple(text for cell in sheet.rows[index] if not not_given(text := words_of(cell)))
    )


__all__ = ["HEADING", "HINT", "TITLE", "Roles", "SortedRows", "set_aside", "sort_rows"]
