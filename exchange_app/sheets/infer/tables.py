"""One table becomes records: its language, its columns, its rows."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Any

from exchange_app.domain.sheet_address import column_index, column_letters
from exchange_app.kinds import KINDS, FieldType
from exchange_app.kinds.columns import read_fields
from exchange_app.kinds.countries import country_name
from exchange_app.sheets.infer import rows as sorting
from exchange_app.sheets.infer.assign import assign, counts_rows
from exchange_app.sheets.infer.catalogue import fields_of, readable_kinds
from exchange_app.sheets.infer.context import Corrections, ReadingContext, RememberedLayout, SheetCorrection
from exchange_app.sheets.infer.keys import normal
from exchange_app.sheets.infer.language import language_of
from exchange_app.sheets.infer.layout import Table
from exchange_app.sheets.infer.profile import addressed, profile_of
from exchange_app.sheets.infer.results import (
    CellProblem,
    IgnoredColumn,
    MappedColumn,
    MappedRow,
    MappedSheet,
    Remark,
)
from exchange_app.sheets.infer.row_builder import Filling, columns_of, read_rows
from exchange_app.sheets.infer.table_classifier import not_records, weigh_kinds
from exchange_app.sheets.infer.transpose import Redrawn
from exchange_app.sheets.infer.views import Assignment, ColumnView, Meaning
from exchange_app.sheets.infer.weighing import weighed_signs
from exchange_app.sheets.raw import RawBook, RawSheet
from exchange_app.sheets.values.choices import plain
from exchange_app.sheets.values.phones import ASSUMED
from exchange_app.sheets.values.readers import ColumnEvidence, Setting, name_order, reader_of
from exchange_app.sheets.values.texts import clean, words_of
from exchange_app.text import LANGUAGES, Language, Message, msg, nmsg

_CLOSE, _TITLES, _HEAD = 0.8, 30, 3500
"""A kind of list that is less likely than so is asked about; so many titles, and rows, tell what a table lists."""
_MAILS = 0.5
"""The share of cells from which on a column is one of e-mail addresses."""
_BY_PERSON = msg("chosen by a person")
_REMEMBERED = msg("remembered for this layout")


@dataclass
class TableReading:
    """The reading of one table, step by step. `drawn` says where the cells stand in the file if the sheet was drawn anew."""

    raw: RawBook
    sheet: RawSheet
    table: Table
    context: ReadingContext
    wanted: Corrections
    correction: SheetCorrection
    forced: bool
    drawn: Redrawn | None = None

    def mapped(self) -> tuple[MappedSheet | None, Message | None]:
        """The table as records, or why it holds none."""
        found = self._assignment()
        if (reason := not_records(self.views, self.cells, found)) and not self.forced:
            return None, reason
        return (None if found is None else self._read(found)), None

    @cached_property
    def cells(self) -> dict[int, tuple[Any, ...]]:
        """The cells of the first rows, by column."""
        table, last = self.table, min(self.table.last, len(self.sheet.rows), self.table.first + _HEAD)
        rows = [row for row in range(table.first, last) if row not in table.repeated]
        return columns_of(self.sheet, rows, table.columns)

    @cached_property
    def views(self) -> list[ColumnView]:
        """The columns as the mapping sees them."""
        views = []
        for column, cells in self.cells.items():
            levels, seen = self.table.headers.get(column, ()), profile_of(cells)
            views.append(ColumnView(column, levels, seen, counts_rows(levels, cells, seen)))
        mails = [view.index for view in views if view.profile.share("email") > _MAILS]
        if theirs := addressed(self.cells, mails):
            for view in views:
                view.addressed = view.index in theirs
        return views

    @cached_property
    def language(self) -> Language:
        """The language of the table, by its headers and values and what stands around."""
        values = [text for view in self.views if view.profile.distinct < 0.6 for text in view.profile.texts[:20]]
        agency = self.context.agency
        home: Language = agency.language if agency else "en"
        texts = [text for view in self.views for text in view.profile.texts]
        schwa = sum("ə" in text or "Ə" in text for text in texts) / len(texts) if texts else 0.0
        return language_of((text for view in self.views for text in view.levels), self._around, values, home, schwa)

    @cached_property
    def _around(self) -> list[str]:
        """The sheet's name, and the titles above the table."""
        above = (cell for index in self.table.above for cell in self.sheet.rows[index])
        titles = (text for cell in above if isinstance(cell, str) and (text := clean(cell)))
        return [self.sheet.name, *islice(titles, _TITLES)]

    @cached_property
    def _keys(self) -> list[str]:
        """The normalised header of each column; headers met twice are numbered."""
        seen: Counter[str] = Counter()
        out = []
        for view in self.views:
            key = " / ".join(map(normal, view.levels)) or f"#{column_letters(view.index)}"
            seen[key] += 1
            out.append(key if seen[key] == 1 else f"{key} ({seen[key]})")
        return out

    @cached_property
    def _signature(self) -> str:
        """The key of a layout: its headers in their order, however they are spelled."""
        text = "|".join(key for view, key in zip(self.views, self._keys, strict=True) if view.levels)
        return hashlib.sha256(text.encode()).hexdigest()[:24]

    @property
    def memory(self) -> RememberedLayout | None:
        """What a person decided for files of its layout."""
        return self.wanted.layout or self.context.layouts.get(self._signature)

    def _assignment(self) -> Assignment | None:
        kind = self.correction.kind or self.wanted.kind or (self.memory.kind if self.memory else None)
        tried = [assign(self.views, each, self.language) for each in ((kind,) if kind else readable_kinds())]
        for each in tried:
            self._corrected(each)
        forced = bool(kind) and (self.forced or kind == self.correction.kind)
        weigh_kinds(tried, self.views, self._around, forced=forced)
        best = max(tried, key=lambda each: each.score)
        others = sorted((each for each in tried if each is not best), key=lambda each: -each.score)
        if others and best.score < _CLOSE and others[0].score > 0:
            best.rival = others[0].kind
        return best if best.score > 0 else None

    def _corrected(self, found: Assignment) -> None:
        """Lays what a person chose, now or for this layout, over what was found."""
        chosen: dict[int, tuple[tuple[str, ...], Message]] = {}
        remembered = self.memory.columns if self.memory is not None and self.memory.kind == found.kind else {}
        for view, key in zip(self.views, self._keys, strict=True):
            if (letters := self._letters(view.index)) in self.correction.columns:
                chosen[view.index] = (self.correction.columns[letters], _BY_PERSON)
            elif key in remembered:
                chosen[view.index] = (remembered[key], _REMEMBERED)
        known = fields_of(found.kind)
        for index, (fields, _) in chosen.items():
            found.meanings.pop(index, None)
            for other in [o for o, meaning in found.meanings.items() if set(meaning.fields) & set(fields)]:
                del found.meanings[other]
        for index, (fields, why) in chosen.items():
            if fields and all(key in known for key in fields):
                found.meanings[index] = Meaning(fields, 1.0, why, name_order(known[key] for key in fields))

    def _read(self, found: Assignment) -> MappedSheet:
        known = fields_of(found.kind)
        fields = {index: [known[key] for key in meaning.fields] for index, meaning in sorted(found.meanings.items())}
        setting = Setting(self.language, self.context.today, self.sheet.date1904, self._agencies())
        mails = next((self.cells[at] for at, several in fields.items() if several[0].type is FieldType.EMAIL), ())
        fillings = []
        for index, several in fields.items():
            meaning, evidence = found.meanings[index], ColumnEvidence(self.cells[index], mails)
            header = " ".join(self.table.headers.get(index, ()))
            reader = reader_of(several, setting, header=header, order=meaning.order, evidence=evidence)
            fillings.append(Filling(index, meaning.fields, reader))
        counting = next((view.index for view in self.views if view.counts_rows and view.index not in fields), None)
        roles = sorting.Roles(found.kind, fields, counting)
        body = sorting.sort_rows(self.sheet, self.table, roles, self.correction.rows)
        required = [field for field in read_fields(found.kind) if field.required]
        regions = self._regions()
        records = read_rows(self.sheet, body.records, fillings, required, regions)
        if self.drawn is not None:
            records = [self._placed(row, self.drawn) for row in records]
        mapped, ignored = self._columns(found)
        return MappedSheet(
            self.sheet.name,
            found.kind,
            self.language,
            tuple(row + 1 for row in self.table.header_rows),
            tuple(mapped),
            tuple(ignored),
            records,
            tuple(body.ignored),
            self._signature,
            self.memory is not None,
            tuple(body.aside),
            body.signs,
            self.drawn is not None and self.drawn.turned,
            self.drawn.sheet if self.drawn is not None else None,
            (
                *self._said_of_the_kind(found),
                *self._aside(records),
                *(Remark(said, self._letters(filling.index)) for filling in fillings for said in filling.reader.said),
            ),
        )

    def _aside(self, records: Sequence[MappedRow]) -> Iterator[Remark]:
        """What is said of rows that a person hid or struck out, or in which a quotation mark is left open: they are records all the same."""
        raw, read = self.raw.sheet(self.sheet.name), {row.row for row in records}
        if raw is None or (self.drawn is not None and self.drawn.turned):
            return

        def those(marked: Sequence[int]) -> tuple[int, str]:
            numbers = [row + 1 for row in marked if row + 1 in read]
            return len(numbers), listed(numbers)

        (hidden, hiding), (struck, striking), (opened, opening) = map(
            those, (raw.hidden_rows, raw.struck_rows, raw.unclosed_rows)
        )
        if hidden:
            yield Remark(nmsg("{count} row is hidden in the file and read like the others: {rows}.", "{count} rows are hidden in the file and read like the others: {rows}.", hidden, rows=hiding))  # fmt: skip
        if struck:
            yield Remark(nmsg("{count} row is struck out in the file and read like the others: {rows}.", "{count} rows are struck out in the file and read like the others: {rows}.", struck, rows=striking))  # fmt: skip
        if opened:
            yield Remark(nmsg("In {count} row a quotation mark is opened and never closed: {rows}.", "In {count} rows a quotation mark is opened and never closed: {rows}.", opened, rows=opening))  # fmt: skip

    def _said_of_the_kind(self, found: Assignment) -> list[Remark]:
        """The question what a list lists, where that is close."""
        if found.rival is None:
            return []
        here, other = KINDS[found.kind].plural, KINDS[found.rival].plural
        return [
            Remark(msg("Taken for {here}, and may be {other}; choose what it lists if so.", here=here, other=other))
        ]

    def _letters(self, index: int) -> str:
        """The name of a column in the file: the number of its row where the records stand in columns."""
        return str(index + 1) if self.drawn is not None and self.drawn.turned else column_letters(index)

    @staticmethod
    def _placed(row: MappedRow, drawn: Redrawn) -> MappedRow:
        """A record with its problems at the cells of the file."""

        def problem(each: CellProblem) -> CellProblem:
            at, column = drawn.place(each.row - 1, column_index(each.column) if each.column else 0)
            return replace(each, row=at + 1, column=column_letters(column))

        return MappedRow(row.row, row.values, tuple(map(problem, row.problems)))

    def _regions(self) -> tuple[str, ...]:
        agency = self.context.agency
        tried = ({"tr": "TR", "az": "AZ"}.get(self.language), agency.country if agency else None)
        return (ASSUMED, *dict.fromkeys(code for code in tried if code))

    def _agencies(self) -> dict[str, str]:
        """The codes of agencies by what they may be called: their codes, names and countries, our own first."""
        known = list(dict.fromkeys(each for each in (self.context.agency, *self.context.agencies) if each is not None))
        names = [(text, each.code) for each in known for text in (each.code, each.name, each.country)]
        names += [(country_name(each.country, spoken), each.code) for each in known for spoken in LANGUAGES]
        return {plain(text): code for text, code in reversed(names)}

    def _columns(self, found: Assignment) -> tuple[list[MappedColumn], list[IgnoredColumn]]:
        """The columns that give something, and the others but for those in which nothing stands at all."""
        mapped, ignored = [], []
        for view, key in zip(self.views, self._keys, strict=True):
            told = (view.index, self._letters(view.index), " / ".join(map(clean, view.levels)), key)
            samples = _samples(self.cells[view.index])
            if (meaning := found.meanings.get(view.index)) is not None:
                parts = tuple(map(self._letters, self.table.parts.get(view.index, ())))
                signs = weighed_signs(meaning.signs)
                how = (meaning.fields, meaning.confidence, meaning.why)
                mapped.append(MappedColumn(*told, *how, samples, parts, signs))
            elif view.profile.count or view.levels or view.counts_rows:
                ignored.append(IgnoredColumn(*told, self._left_out(view, found), samples))
        return mapped, ignored

    def _left_out(self, view: ColumnView, assignment: Assignment) -> Message:
        if view.counts_rows:
            return msg("row number")
        if (rival := assignment.doubles.get(view.index)) is not None:
            return msg("the same as column {column}", column=self._letters(rival))
        if not view.profile.count:
            return msg("empty")
        return msg("no field for this") if view.levels else msg("no heading")


def listed(rows: Sequence[int]) -> str:
    """The numbers of rows, the first of them where they are many."""
    return ", ".join(map(str, rows[:_LISTED])) + (", …" if len(rows) > _LISTED else "")


_LISTED = 12


def _samples(cells: Sequence[Any]) -> tuple[str, ...]:
    """The first three different values, as a person sees them."""
    seen: dict[str, None] = {}
    for cell in cells[:60]:
        if cell is not None and (text := words_of(cell)):
            seen.setdefault(text[:60])
            if len(seen) == 3:
                break
    return tuple(seen)
