"""Which rows of a table are records, which are no more than its furniture, and which a person has to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from exchange_app.sheets.infer.layout import Table
from exchange_app.sheets.infer.results import IgnoredRow, SetAsideRow
from exchange_app.sheets.infer.row_builder import reaching
from exchange_app.sheets.infer.row_evidence import (
    HEADING,
    NOTE,
    SIGNS,
    TOTALS,
    Body,
    JudgedRow,
    Roles,
    SpeaksFor,
    repeats_header,
    signing,
    totals_word,
    weighed,
)
from exchange_app.sheets.infer.row_words import instructs, says
from exchange_app.sheets.raw import RawSheet, Row
from exchange_app.sheets.values.texts import clean, not_given, words_of
from exchange_app.text import Message, fold, msg

REPEATED, NUMBERING, TITLE = msg("repeated header"), msg("numbers of the columns"), msg("title above the table")
OUTSIDE, BY_PERSON = msg("nothing stands in the columns of the list"), msg("set aside by a person")
ABOVE, NOTHING = msg("like a record, but above the header"), msg("words for nothing")
"""Why a row is no record, or is set aside."""
_BEGINNING, _NEARLY = 3, 0.75
"""So many rows may say how to fill the list in; the list ends with the last row that is so full."""


@dataclass(slots=True)
class SortedRows:
    """The rows of a table: those that are records (indexes from 0), those that are nothing more, those set aside, and the signs by
    which a row was judged that was not plainly a record, by its number."""

    records: list[int] = field(default_factory=list)
    ignored: list[IgnoredRow] = field(default_factory=list)
    aside: list[SetAsideRow] = field(default_factory=list)
    signs: dict[int, tuple[tuple[str, float], ...]] = field(default_factory=dict)


def sort_rows(sheet: RawSheet, table: Table, roles: Roles, chosen: Mapping[int, bool]) -> SortedRows:
    """Sorts the rows of a table. `chosen` says of some, by their number, whether a person takes them for records."""
    body = _body(sheet, table, roles)
    found = SortedRows()
    others = set(body.others)
    for index in (*table.above, *sorted(table.numbering), *range(table.first, min(table.last, len(sheet.rows)))):
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
        elif index not in others and index >= table.first:
            found.records.append(index)
        else:
            _judge(JudgedRow(index, body), found)
    return found


def _judge(row: JudgedRow, found: SortedRows) -> None:
    """Sorts one row that is not plainly a record."""
    number, sheet = row.index + 1, row.body.sheet
    said = set_aside(sheet, row.index, NOTHING)
    given = [text for text in said.words if not not_given(text)]
    title = row.index < row.body.table.first
    alone = not given or (row.number is not None and len(given) == 1) or row.body.prepared(row.index)
    if alone and not title:
        found.aside += [said] if len(said.words) > len(given) else []
        return
    if repeats_header(row):
        found.ignored.append(IgnoredRow(number, REPEATED))
        return
    signs = weighed(row)
    found.signs[number] = tuple((sign, round(weight, 2)) for sign, weight in signs.items())
    sums = {side: sum(weight for sign, weight in signs.items() if SIGNS[sign].side is side) for side in SpeaksFor}
    told = (why for sign in signs if (why := SIGNS[sign].why) is not None)
    why = next(told, HEADING if row.amid and row.lone else NOTE) if row.texts else OUTSIDE
    if sums[SpeaksFor.RECORD] and sums[SpeaksFor.RECORD] >= max(sums.values()):
        if title:
            found.aside.append(replace(said, why=ABOVE))
        else:
            found.records.append(row.index)
    elif title or why is TOTALS:
        found.ignored.append(IgnoredRow(number, TITLE if title else TOTALS))
    else:
        found.aside.append(replace(said, why=why))


def _body(sheet: RawSheet, table: Table, roles: Roles) -> Body:
    """The table with its rows parted in those that are plainly records and the others: with few cells, below the list, or telling."""
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
    telling = {at for at in range(table.first, min(end, table.first + _BEGINNING)) if _fills_in(rows[at])}
    for column in watched:
        cells = [row[column] if column < len(row) else None for row in rows[table.first : end]]
        known = {cell for cell in set(cells) if type(cell) is str and _tells(cell, table, column)}
        telling.update(at for at, cell in enumerate(cells, table.first) if type(cell) is str and cell in known)
    count = {
        at: len(row[left:right]) - row[left:right].count(None) for at in range(table.first, end) if (row := rows[at])
    }
    fullest = max((at for at in count if count[at] >= _NEARLY * usual), default=end)
    below = next((at for at in range(fullest, end) if not rows[at]), end)
    full: list[int] = []
    others: list[int] = []
    for at in (each for each in count if each not in skipped):
        plain = count[at] >= enough and at not in telling and at < below and names(rows[at]) and gives(rows[at])
        (full if plain else others).append(at)
    reached = reaching(sheet, table.first, end - 1)
    tall = {row: {at: words_of(cell) for at, cell in cells.items()} for row, cells in reached.items() if rows[row]}
    return Body(sheet, table, roles, usual, full, others, tall)


def _fills_in(row: Row) -> bool:
    """Whether one of the first rows may say how to fill the list in: that, an example, or the same words again and again."""
    texts = [fold(text) for cell in row if cell is not None and (text := clean(words_of(cell)))]
    again = len(texts) > 2 and 2 * len(set(texts)) <= len(texts)
    return bool(texts) and (again or says("examples", texts[0]) or sum(map(instructs, texts)) > 1)


def _tells(cell: str, table: Table, column: int) -> bool:
    """Whether a first cell calls for a closer look at a row that is full: empty words, a label, a line, a totals word, a header."""
    text = clean(cell)
    return (
        not_given(text) or text[-1] == ":" or "__" in text or "..." in text or totals_word(text) or signing(text) > 0
        or (column in table.headers and text == clean(table.headers[column][-1]))
    )  # fmt: skip


def set_aside(sheet: RawSheet, index: int, why: Message) -> SetAsideRow:
    """A row that waits for a person."""
    return SetAsideRow(
        index + 1, why, tuple(text for cell in sheet.rows[index] if any(map(str.isalnum, text := words_of(cell))))
    )


__all__ = ["HEADING", "TITLE", "Roles", "SortedRows", "set_aside", "sort_rows"]
