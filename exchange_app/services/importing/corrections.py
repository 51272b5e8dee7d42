"""What a person says of how a file is to be read: which field a column gives, which row heads the columns; and what is remembered of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from exchange_app.kinds import kind
from exchange_app.kinds.columns import read_fields
from exchange_app.services.importing.trouble import ColumnOfWhich, NoSuchColumn, NoSuchField, SaidTwice
from exchange_app.sheets.infer.context import Corrections, SheetCorrection
from exchange_app.sheets.infer.keys import normal
from exchange_app.sheets.infer.results import IgnoredColumn, MappedBook, MappedColumn, MappedSheet
from exchange_app.sheets.raw import RawBook, RawSheet
from exchange_app.sheets.values.texts import words_of

_TRIED_ROWS = 60

ChosenColumns = Sequence[tuple[str, tuple[str, ...]]]
"""Columns by their heading or letters, where several sheets have such as SHEET!HEADING, and the fields that each gives; () for none."""


def corrects(corrections: Corrections) -> bool:
    """Whether anything is said of the columns, the header or the kind of a sheet; it is remembered for files of that layout."""
    said = corrections.sheets.values()
    return any(each.columns or each.header_rows is not None or each.kind for each in said)


def with_column(sheet: MappedSheet, now: SheetCorrection, letters: str, fields: tuple[str, ...]) -> SheetCorrection:
    """A column is read as these fields; one that gave one of them gives it no more."""
    given = {each.column: each.fields for each in sheet.columns} | dict(now.columns)
    columns = {**now.columns, letters: fields}
    for other, several in given.items():
        if other != letters and not set(several).isdisjoint(fields):
            columns[other] = tuple(key for key in several if key not in fields)
    return replace(now, columns=columns)


def with_columns(name: str, mapped: MappedBook, now: Corrections, chosen: ChosenColumns) -> Corrections:
    """The corrections with columns that a person named, as they stand in the file `name` as it was read without them.

    Raises NoSuchColumn, ColumnOfWhich, NoSuchField, SaidTwice.
    """
    sheets = dict(now.sheets)
    said_by: dict[tuple[int, str], str] = {}
    for called, fields in chosen:
        place, _, heading = called.partition("!")
        inside = [each for each in mapped.sheets if heading and each.sheet == place]
        wanted = heading if inside else called
        found = [(each, letters) for each in inside or mapped.sheets if (letters := _letters(each, wanted))]
        if not found:
            raise NoSuchColumn(name, called, [_called(each) for sheet in mapped.sheets for each in _columns(sheet)])
        for sheet, several in found:
            if len(several) > 1:
                raise ColumnOfWhich(wanted, several)
            known = [field.key for field in read_fields(sheet.kind)]
            if lost := next((key for key in fields if key not in known), None):
                raise NoSuchField(lost, kind(sheet.kind).plural, known)
            words = f"{called}={'+'.join(fields)}"
            for what in (several[0], *fields):
                if (other := said_by.setdefault((id(sheet), what), words)) is not words:
                    raise SaidTwice(other, words)
            said = sheets.get(sheet.sheet, SheetCorrection())
            sheets[sheet.sheet] = with_column(sheet, said, several[0], fields)
    return replace(now, sheets=sheets)


def _columns(sheet: MappedSheet) -> list[tuple[str, str]]:
    """Letters and heading of every column of a table, in its order."""
    every: list[MappedColumn | IgnoredColumn] = [*sheet.columns, *sheet.ignored_columns]
    return [(each.column, each.header) for each in sorted(every, key=lambda each: each.index)]


def _called(column: tuple[str, str]) -> str:
    letters, heading = column
    return f"{heading} ({letters})" if heading else letters


def _letters(sheet: MappedSheet, wanted: str) -> list[str]:
    """The letters of the columns that are headed so; where none is, of the one that has these letters."""
    key, columns = normal(wanted), _columns(sheet)
    headed = [letters for letters, heading in columns if key in (normal(heading), normal(heading.rpartition(" / ")[2]))]
    return (key and headed) or [letters for letters, _ in columns if letters == wanted.strip().upper()]


def left_out_columns(sheet: MappedSheet) -> list[str]:
    """What the columns are called in which something stands and of which nothing is read."""
    return [_called((each.column, each.header)) for each in sheet.ignored_columns if each.samples]


def header_words(sheet: RawSheet, row: int) -> list[str]:
    """The words of a header row, by which it is known again in another file."""
    return sorted({normal(words_of(cell)) for cell in sheet.rows[row - 1]} - {""})


def with_known_headers(book: RawBook, now: Corrections, layouts: Sequence[Mapping[str, Any]]) -> Corrections:
    """The corrections with the header rows that a person named in files of a layout before, where nothing is said of them now."""
    known = {tuple(each["header"]): each["kind"] for each in layouts if each.get("header")}
    sheets = dict(now.sheets)
    for sheet in book.sheets if known else ():
        said = sheets.get(sheet.name, SheetCorrection())
        if said.header_rows is not None or said.read is False:
            continue
        for index, _row in zip((index for index, _ in sheet.filled_rows()), range(_TRIED_ROWS), strict=False):
            if (listed := known.get(tuple(header_words(sheet, index + 1)))) is not None:
                sheets[sheet.name] = replace(said, kind=said.kind or listed, header_rows=(index + 1,), read=True)
                break
    return replace(now, sheets=sheets)
