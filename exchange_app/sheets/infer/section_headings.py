"""Headings inside a list that say something of every record below them: `Kurum: TRT Haber`, `Şəhər: Gəncə`, `ANKARA`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from exchange_app.kinds import KINDS
from exchange_app.sheets.infer.catalogue import fields_of
from exchange_app.sheets.infer.headers import candidates
from exchange_app.sheets.infer.layout import Table
from exchange_app.sheets.infer.results import IgnoredRow, MappedSheet
from exchange_app.sheets.infer.row_evidence import HEADING, HEADS, divides
from exchange_app.sheets.infer.row_words import known_words
from exchange_app.sheets.infer.rows import BY_PERSON
from exchange_app.sheets.infer.transpose import Redrawn
from exchange_app.sheets.raw import RawSheet, Row
from exchange_app.sheets.values.gazetteer import kinds_of
from exchange_app.sheets.values.texts import clean, not_given, words_of
from exchange_app.text import fold, words

_SHARED = frozenset("employer city country citizenship track status kind programme sending hosting".split())
"""What records have in common that stand together under one heading; a name, a telephone or a note is no such thing."""
_TOPICS = {"city": "city", "country": "country", "coded": "track", "house": "employer"}
"""The field of headings without a label, by what their words are known for."""
_SAID = re.compile(r"([^:]{2,40}?)\s*:\s*(\S.*)", re.DOTALL)
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A heading: its row and column from 0, its words, and the field and header of the column that they stand for."""

    row: int
    column: int
    words: str
    field: str
    header: str


def carried(sheet: RawSheet, table: Table, read: MappedSheet) -> tuple[Redrawn | None, frozenset[int]]:
    """The sheet with a column for what such headings say, filled for the rows below, where no column says the same (else None); and the
    numbers of the rows of all headings of which nothing is lost. `read` is what the table gives without them."""
    given = {"", *(field for column in read.columns for field in column.fields)}
    lines = _lines(sheet, table, read)
    known = frozenset(each.row + 1 for each in lines if each.field in given and _said_below(sheet, each, lines, read))
    told = {each.row: each for each in lines if each.field not in given}
    headers = dict.fromkeys(each.header for each in told.values())
    first = max(max(table.columns), sheet.width - 1) + 1
    into = {header: first + at for at, header in enumerate(headers)}
    standing: dict[str, HeadingLine] = {}
    rows: list[Row] = list(sheet.rows)
    homes: dict[tuple[int, int], tuple[int, int]] = {}
    for index in sorted({*(each.row - 1 for each in read.rows), *told}):
        if index in told:
            standing[told[index].header] = told[index]
        elif standing and index < table.last:
            cells = [*rows[index], *[None] * (first + len(into) - len(rows[index]))]
            for header, line in standing.items():
                cells[into[header]] = line.words
                homes[index, into[header]] = line.row, line.column
            rows[index] = tuple(cells)
    if not homes:
        return None, known
    headed = {**table.headers, **{column: (header,) for header, column in into.items()}}
    drawn = replace(table, headers=headed, columns=(*table.columns, *into.values()))
    place = lambda row, column: homes.get((row, column), (row, column))  # noqa: E731
    return Redrawn(replace(sheet, rows=rows), drawn, False, place), known | {row + 1 for row in told}


def without(read: MappedSheet, carried: frozenset[int]) -> MappedSheet:
    """The sheet with those of its rows no longer set aside whose words are carried to the rows below."""
    ignored = (*read.ignored_rows, *(IgnoredRow(each.row, HEADING) for each in read.set_aside if each.row in carried))
    aside = tuple(each for each in read.set_aside if each.row not in carried)
    return replace(read, ignored_rows=tuple(sorted(ignored, key=lambda each: each.row)), set_aside=aside)


def _lines(sheet: RawSheet, table: Table, read: MappedSheet) -> list[HeadingLine]:
    """The headings, with the field that they speak of by their label or by what they name; "" where they speak of none."""
    found: dict[int, HeadingLine] = {}
    bare: list[HeadingLine] = []
    for each in read.set_aside:
        index = each.row - 1
        label, text, column = _said(sheet.rows[index])
        if each.why is BY_PERSON or not table.first <= index < table.last or not text:
            continue
        field = _field(label, read) if label else None
        shared = field in _SHARED and not not_given(text) and len(text) <= 80
        found[index] = HeadingLine(index, column, text, field or "" if shared else "", label)
        if not label and HEADS in dict(read.signs.get(each.row, ())):
            bare.append(found[index])
    topics = Counter(topic for line in bare if (topic := _topic(line.words)))
    field = _TOPICS[topics.most_common(1)[0][0]] if topics else None
    fits = field in fields_of(read.kind) and (field != "employer" or KINDS[read.kind].people)
    said = {line.words for line in bare}
    if (
        field
        and fits
        and len(said) > 1
        and 2 * max(topics.values()) >= len(bare)
        and not any(map(divides, map(_bare, said)))
    ):
        header = words(read.language).say(fields_of(read.kind)[field].label)
        for line in bare:
            text = _bare(line.words) if field == "city" else line.words
            found[line.row] = replace(line, words=text, field=field, header=header)
    return [found[row] for row in sorted(found)]


def _topic(text: str) -> str | None:
    """What a heading names, or what it says with a word of a place behind."""
    several = (text.title() if text.isupper() else text, _bare(text))
    return next((topic for each in several for topic in kinds_of(each) if topic in _TOPICS), None)


def _bare(text: str) -> str:
    """A heading without the word of a place behind it: `Bakı` of `Bakı şəhəri`."""
    before, _, last = text.rpartition(" ")
    return before if before and fold(last) in known_words("of_a_place") else text


def _said(row: Row) -> tuple[str, str, int]:
    """Label, words and the words' column of a row that holds nothing else, in one cell or in two; the label is empty where it has none."""
    filled = [(column, text) for column, cell in enumerate(row) if cell is not None and (text := clean(words_of(cell)))]
    if len(filled) == 2 and filled[0][1].endswith(":"):
        return filled[0][1].rstrip(" :"), filled[1][1], filled[1][0]
    if len(filled) != 1:
        return "", "", 0
    column, text = filled[0]
    split = _SAID.fullmatch(text)
    return (split[1], split[2].strip(), column) if split else ("", text.rstrip(" :"), column)


def _field(label: str, read: MappedSheet) -> str | None:
    """The field that a label surely names in a list of this kind."""
    found = candidates((label,), read.kind, read.language)[:1]
    return found[0].fields[0] if found and found[0].score >= _SURE and len(found[0].fields) == 1 else None


def _said_below(sheet: RawSheet, line: HeadingLine, lines: list[HeadingLine], read: MappedSheet) -> bool:
    """Whether every record of a heading's group has its words in a cell."""
    end = next((each.row for each in lines if each.row > line.row), len(sheet.rows))
    group = [sheet.rows[each.row - 1] for each in read.rows if line.row < each.row - 1 < end]
    said = {fold(line.words), fold(_bare(line.words))}
    return bool(group) and not any(said.isdisjoint(fold(words_of(cell)) for cell in row) for row in group)


__all__ = ["carried", "without"]
