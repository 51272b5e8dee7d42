"""A workbook becomes lists of records: its sheets, and the tables in each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from exchange_app.domain.sheet_address import column_index
from exchange_app.kinds import KINDS, FieldType
from exchange_app.progress import Progress, Silent
from exchange_app.sheets.infer.code_lists import decoded
from exchange_app.sheets.infer.combine_columns import composed
from exchange_app.sheets.infer.context import Corrections, ReadingContext, SheetCorrection
from exchange_app.sheets.infer.layout import Table, find_tables, table_at
from exchange_app.sheets.infer.long_form import answered
from exchange_app.sheets.infer.multirow import folded, interleaved, parted, stacked
from exchange_app.sheets.infer.results import IgnoredRow, IgnoredSheet, MappedBook, MappedSheet, Remark
from exchange_app.sheets.infer.rows import OUTSIDE
from exchange_app.sheets.infer.section_headings import carried, without
from exchange_app.sheets.infer.tables import TableReading, listed
from exchange_app.sheets.infer.transpose import Redrawn, redrawn
from exchange_app.sheets.infer.views import ColumnView
from exchange_app.sheets.raw import RawBook, RawSheet
from exchange_app.sheets.values.damage import put_right
from exchange_app.text import Message, msg, nmsg

_DRAWN_COLUMNS, _PARTED_COLUMNS = 4, 3
"""So many columns with a meaning make records of a sheet that was drawn anew, and of one whose lines stood in one cell each."""

HIDDEN_LIST = msg("hidden sheet with a list")
"""Why a sheet is left out of which a person is asked."""


def map_book(
    raw: RawBook, context: ReadingContext, corrections: Corrections | None = None, progress: Progress | None = None
) -> MappedBook:
    """Every list of records in a workbook, its columns mapped to fields and its values read.

    A pure function of its arguments. Raises Cancelled when the person stops it; nothing in a workbook raises anything else.
    """
    wanted = corrections or Corrections()
    steps = progress or Silent()
    reading = _BookReading(raw, context, wanted, MappedBook(raw.format))
    book = reading.book
    hidden: list[RawSheet] = []
    for at, sheet in enumerate(raw.sheets):
        steps.step(at, len(raw.sheets), msg("Reading {sheet}", sheet=sheet.name))
        correction = wanted.sheets.get(sheet.name, SheetCorrection())
        asked = wanted.sheet == sheet.name or correction.read is True
        if (wanted.sheet is not None and wanted.sheet != sheet.name) or correction.read is False:
            book.ignored_sheets.append(IgnoredSheet(sheet.name, msg("left out by choice")))
        elif sheet.hidden and not asked:
            hidden.append(sheet)
        else:
            reading.sheet(sheet, correction, asked=asked)
    for sheet in hidden:
        if book.sheets:
            beside = _BookReading(raw, context, wanted, MappedBook(raw.format))
            beside.sheet(sheet, SheetCorrection(), asked=False)
            why = HIDDEN_LIST if any(each.rows for each in beside.book.sheets) else msg("hidden sheet")
            book.ignored_sheets.append(IgnoredSheet(sheet.name, why))
        else:
            reading.sheet(sheet, wanted.sheets.get(sheet.name, SheetCorrection()), asked=False)
    return book


@dataclass(slots=True)
class _BookReading:
    """The reading of a workbook, sheet by sheet. `before` are the columns of the table read last, which may go on in the next sheet."""

    raw: RawBook
    context: ReadingContext
    wanted: Corrections
    book: MappedBook
    before: tuple[Table, Sequence[ColumnView]] | None = field(default=None)

    def sheet(self, sheet: RawSheet, correction: SheetCorrection, *, asked: bool) -> None:
        """Reads one sheet, or notes why it holds nothing."""
        if not any(True for _ in sheet.filled_rows()):
            self.book.ignored_sheets.append(IgnoredSheet(sheet.name, msg("empty sheet")))
            return
        first = len(self.book.sheets)
        sheet, said = put_right(sheet)
        self._tables_of(sheet, correction, asked=asked)
        for mapped in self.book.sheets[first:] if said else ():
            mapped.remarks = (*map(Remark, said), *mapped.remarks)

    def _tables_of(self, sheet: RawSheet, correction: SheetCorrection, *, asked: bool) -> None:
        forced = asked or bool(correction.columns)
        if correction.header_rows is None and (records := self._whole(sheet, correction)) is not None:
            self.book.sheets.append(records)
            return
        if correction.header_rows is not None:
            tables = [table_at(sheet, tuple(row - 1 for row in correction.header_rows))]
        elif any(map(str.isdecimal, correction.columns)):
            tables = []
        else:
            tables = find_tables(sheet)
        why: Message = msg("no table of records")
        found = False
        before = len(self.book.sheets)
        unread: list[Table] = []
        for table in tables:
            mapped, reason = self._table(sheet, table, correction, forced=forced)
            why = reason or why
            found = found or mapped
            unread += [] if mapped else [table]
        _side_by_side(self.book.sheets[before:])
        _tell_unread(sheet, unread, self.book.sheets[before:])
        if not found and correction.header_rows is None:
            first = next(index for index, _ in sheet.filled_rows())
            found = self._otherwise(sheet, correction, headed=any(first in table.header_rows for table in tables))
        if not found:
            self.book.ignored_sheets.append(IgnoredSheet(sheet.name, why))

    def _whole(self, sheet: RawSheet, correction: SheetCorrection) -> MappedSheet | None:
        """The records of a sheet whose rows are only parts of them, or all of them in one cell: answers to questions, lines under headers
        that take turns, cells with separators."""
        drawn = answered(sheet) or interleaved(sheet)
        if drawn is not None:
            return self._drawn(drawn, correction)
        apart = parted(sheet)
        return self._drawn(apart, correction, least=_PARTED_COLUMNS) if apart is not None else None

    def _table(
        self, sheet: RawSheet, table: Table, correction: SheetCorrection, *, forced: bool
    ) -> tuple[bool, Message | None]:
        apart = frozenset(column_index(letters) for letters in correction.columns if not letters.isdecimal())
        if (
            not apart
            and (two := folded(sheet, table)) is not None
            and (mapped := self._drawn(two, correction)) is not None
        ):
            self.book.sheets.append(mapped)
            return True, None
        joined = composed(*decoded(sheet, table), apart)
        read = TableReading(self.raw, *joined, self.context, self.wanted, correction, forced)
        mapped, reason = read.mapped()
        if mapped is None:
            return False, reason
        self.before = joined[1], read.views
        if (single := stacked(sheet, table, mapped)) is not None and (
            people := self._drawn(single, correction, least=len(mapped.columns))
        ) is not None:
            people.remarks += (
                Remark(msg("Several people stand in a row one below the other; each is read as a record.")),
            )
            self.book.sheets.append(people)
            return True, None
        told, headings = carried(sheet, table, mapped)
        if told is not None:
            joined = composed(*decoded(told.sheet, told.table), apart)
            again = TableReading(self.raw, *joined, self.context, self.wanted, correction, True, told)
            mapped = again.mapped()[0] or mapped
        self.book.sheets.append(without(mapped, headings))
        return True, None

    def _otherwise(self, sheet: RawSheet, correction: SheetCorrection, *, headed: bool) -> bool:
        """Reads a sheet without a header above its records: records side by side, cards, a list that goes on, a bare list. Where it
        begins with a header, no bare list: that would be a record of it."""
        for drawn in redrawn(sheet):
            mapped = self._drawn(drawn, correction)
            if mapped is not None:
                self.book.sheets.append(mapped)
                return True
        if headed:
            return False
        bare = table_at(sheet, ())
        if self.before is not None and (further := self._goes_on(sheet, bare)) is not None:
            return self._table(sheet, further, correction, forced=False)[0]
        if bare.last - bare.first < _BARE_ROWS or len(bare.columns) > _BARE_COLUMNS:
            return False
        read = TableReading(self.raw, sheet, bare, self.context, self.wanted, correction, False)
        mapped, _ = read.mapped()
        if mapped is None or not _names_people(mapped, _BARE_FIELDS):
            return False
        self.book.sheets.append(mapped)
        return True

    def _drawn(self, drawn: Redrawn, correction: SheetCorrection, *, least: int = _DRAWN_COLUMNS) -> MappedSheet | None:
        apart = frozenset(int(number) - 1 for number in correction.columns if number.isdecimal())
        sheet, table = composed(*decoded(drawn.sheet, drawn.table), apart)
        read = TableReading(self.raw, sheet, table, self.context, self.wanted, correction, False, drawn)
        mapped, _ = read.mapped()
        if (
            mapped is None
            or len(mapped.columns) < least
            or (len(mapped.rows) < 2 and not _names_people(mapped, _FORM_FIELDS, _IN_FORMS))
        ):
            return None
        return mapped

    def _goes_on(self, sheet: RawSheet, bare: Table) -> Table | None:
        """The rows of a sheet under the header of the table before, where all its columns look alike."""
        assert self.before is not None
        table, views = self.before
        if len(bare.columns) < 3 or not set(bare.columns) <= set(table.columns):
            return None
        further = replace(
            table, header_rows=(), first=bare.first, last=bare.last, repeated=set(), numbering=set(), top=None
        )
        here = TableReading(self.raw, sheet, further, self.context, self.wanted, SheetCorrection(), False).views
        pairs = [
            (one, other) for one, other in zip(views, here, strict=True) if one.profile.count and other.profile.count
        ]
        alike = sum(one.profile.alike(other.profile) for one, other in pairs)
        return further if len(pairs) >= 3 and alike >= 0.8 * len(pairs) and alike >= 3 else None


def _side_by_side(tables: Sequence[MappedSheet]) -> None:
    """A row that has nothing in the columns of one list and stands in another one beside it waits in none."""
    for table in tables:
        elsewhere = {each.row for other in tables if other is not table for each in other.rows}
        table.set_aside = tuple(
            each for each in table.set_aside if each.why is not OUTSIDE or each.row not in elsewhere
        )


def _tell_unread(sheet: RawSheet, unread: Sequence[Table], lists: Sequence[MappedSheet]) -> None:
    """The rows of tables that hold no records are told of the first list beside them."""
    known = {row for each in lists for row in each.header_rows}
    known |= {row.row for each in lists for row in each.rows}
    known |= {row.row for each in lists for rows in (each.ignored_rows, each.set_aside) for row in rows}
    within = {row + 1 for table in unread for row in range(table.top or 0, table.last) if any(sheet.rows[row])}
    if lists and (rows := sorted(within - known)):
        lists[0].ignored_rows += tuple(IgnoredRow(row, msg("a table without records")) for row in rows)
        said = nmsg("{count} row stands in a table without records, and is not read: {rows}.", "{count} rows stand in a table without records, and are not read: {rows}.", len(rows), rows=listed(rows))  # fmt: skip
        lists[0].remarks += (Remark(said),)


_BARE_ROWS, _BARE_COLUMNS, _BARE_FIELDS = 3, 120, 4


_FORM_FIELDS, _IN_FORMS = 6, (FieldType.DATE, FieldType.NATIONAL_ID, FieldType.PASSPORT)
_IN_LISTS = (FieldType.EMAIL, FieldType.PHONE, FieldType.NATIONAL_ID, FieldType.DATE)


def _names_people(mapped: MappedSheet, fields: int, formed: Sequence[FieldType] = _IN_LISTS) -> bool:
    """Whether a list without headers is one of people beyond doubt: names, and marks of theirs whose values have a form of their own."""
    declared = KINDS[mapped.kind]
    if not declared.people or declared.same is None:
        return False
    known = {key for column in mapped.columns for key in column.fields}
    marks = {key for key in declared.same.identity.values() if declared.field(key).type in formed}
    return known.issuperset(declared.name_fields) and len(known) >= fields and bool(known & marks)
