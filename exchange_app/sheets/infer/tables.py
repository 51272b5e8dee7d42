"""One table becomes records: its language, its columns, its rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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

_CLOSE, _TITLES = 0.8, 30
"""A kind of list that is less likely than so is asked about."""
_MAILS = 0.5
"""The share of cells from which on a column is one of e-mail addresses."""
_BY_PERSON = msg("chosen by a person")
_REMEMBERED = msg("remembered for this layout")


@dataclass(slots=True)
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
    _seen: tuple[list[ColumnView], dict[int, tuple[Any, ...]]] | None = None

    @property
    def views(self) -> list[ColumnView]:
        """The columns as the mapping sees them."""
        return self._views()[0]

    def mapped(self) -> tuple[MappedSheet | None, Message | None]:
        """The table as records, or why it holds none."""
        views, cells = self._views()
        language = self._language(views)
        signature = _signature(views)
        memory = self.wanted.layout or self.context.layouts.get(signature)
        assignment = self._assignment(views, language, memory)
        if (reason := not_records(views, cells, assignment)) and not self.forced:
            return None, reason
        if assignment is None:
            return None, None
        return self._read(views, cells, language, signature, assignment, memory), None

    def _views(self) -> tuple[list[ColumnView], dict[int, tuple[Any, ...]]]:
        if self._seen is None:
            self._seen = self._look()
        return self._seen

    def _look(self) -> tuple[list[ColumnView], dict[int, tuple[Any, ...]]]:
        table = self.table
        last = min(table.last, len(self.sheet.rows))
        head = [row for row in range(table.first, min(last, table.first + 3500)) if row not in table.repeated]
        cells = columns_of(self.sheet, head, table.columns)
        views = []
        for column in table.columns:
            levels = table.headers.get(column, ())
            seen = profile_of(cells[column])
            views.append(ColumnView(column, levels, seen, counts_rows(levels, cells[column], seen)))
        mails = [view.index for view in views if view.profile.share("email") > _MAILS]
        if theirs := addressed(cells, mails) - set(mails):
            for view in views:
                view.addressed = view.index in theirs
        return views, cells

    def _language(self, views: Sequence[ColumnView]) -> Language:
        around = self._around()
        values = [text for view in views if view.profile.distinct < 0.6 for text in view.profile.texts[:20]]
        agency = self.context.agency
        home: Language = agency.language if agency else "en"
        texts = [text for view in views for text in view.profile.texts]
        schwa = sum("ə" in text or "Ə" in text for text in texts) / len(texts) if texts else 0.0
        return language_of((text for view in views for text in view.levels), around, values, home, schwa)

    def _around(self) -> list[str]:
        """The sheet's name, and the titles above the table."""
        above = (cell for index in self.table.above for cell in self.sheet.rows[index])
        titles = (text for cell in above if isinstance(cell, str) and (text := clean(cell)))
        return [self.sheet.name, *islice(titles, _TITLES)]

    def _assignment(
        self, views: Sequence[ColumnView], language: Language, memory: RememberedLayout | None
    ) -> Assignment | None:
        kind = self.correction.kind or self.wanted.kind or (memory.kind if memory else None)
        kinds = (kind,) if kind else readable_kinds()
        tried = [assign(views, each, language) for each in kinds]
        for each in tried:
            self._corrected(each, views, memory)
        forced = bool(kind) and (self.forced or kind == self.correction.kind)
        weigh_kinds(tried, views, self._around(), forced=forced)
        best = max(tried, key=lambda each: each.score)
        others = sorted((each for each in tried if each is not best), key=lambda each: -each.score)
        if others and best.score < _CLOSE and others[0].score > 0:
            best.rival = others[0].kind
        return best if best.score > 0 else None

    def _corrected(self, found: Assignment, views: Sequence[ColumnView], memory: RememberedLayout | None) -> None:
        """Lays what a person chose, now or for this layout, over what was found."""
        chosen: dict[int, tuple[tuple[str, ...], Message]] = {}
        if memory is not None and memory.kind == found.kind:
            for view, key in zip(views, _keys(views), strict=True):
                if key in memory.columns:
                    chosen[view.index] = (memory.columns[key], _REMEMBERED)
        for view in views:
            letters = self._letters(view.index)
            if letters in self.correction.columns:
                chosen[view.index] = (self.correction.columns[letters], _BY_PERSON)
        known = fields_of(found.kind)
        for index, (fields, _) in chosen.items():
            found.meanings.pop(index, None)
            for other in [o for o, meaning in found.meanings.items() if set(meaning.fields) & set(fields)]:
                del found.meanings[other]
        for index, (fields, why) in chosen.items():
            if fields and all(key in known for key in fields):
                found.meanings[index] = Meaning(fields, 1.0, why, name_order(known[key] for key in fields))

    def _read(
        self, views: Sequence[ColumnView], head: dict[int, tuple[Any, ...]], language: Language, signature: str,
        assignment: Assignment, memory: RememberedLayout | None,
    ) -> MappedSheet:  # fmt: skip
        kind = assignment.kind
        known = fields_of(kind)
        setting = Setting(language, self.context.today, self.sheet.date1904, self._agencies())
        by_index = {view.index: view for view in views}
        fillings = []
        mails = next(
            (head[at] for at, each in assignment.meanings.items() if known[each.fields[0]].type is FieldType.EMAIL), ()
        )
        for index in sorted(assignment.meanings):
            meaning, view = assignment.meanings[index], by_index[index]
            reader = reader_of(
                [known[key] for key in meaning.fields],
                setting,
                header=" ".join(view.levels),
                order=meaning.order,
                evidence=ColumnEvidence(head[index], mails),
            )
            fillings.append(Filling(index, meaning.fields, reader))
        counting = next(
            (view.index for view in views if view.counts_rows and view.index not in assignment.meanings), None
        )
        fields = {index: [known[key] for key in meaning.fields] for index, meaning in assignment.meanings.items()}
        roles = sorting.Roles(kind, fields, counting)
        body = sorting.sort_rows(self.sheet, self.table, roles, self.correction.rows)
        required = [field for field in read_fields(kind) if field.required]
        regions = self._regions(language)
        records = read_rows(self.sheet, body.records, fillings, required, regions)
        if self.drawn is not None:
            records = [self._placed(row, self.drawn) for row in records]
        mapped, ignored = self._columns(views, assignment, head)
        return MappedSheet(
            self.sheet.name,
            kind,
            language,
            tuple(row + 1 for row in self.table.header_rows),
            tuple(mapped),
            tuple(ignored),
            records,
            tuple(body.ignored),
            signature,
            memory is not None,
            tuple(body.aside),
            body.signs,
            self.drawn is not None and self.drawn.turned,
            self.drawn.sheet if self.drawn is not None else None,
            (
                *self._said_of_the_kind(assignment),
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

    def _regions(self, language: Language) -> tuple[str, ...]:
        agency = self.context.agency
        tried = ({"tr": "TR", "az": "AZ"}.get(language), agency.country if agency else None)
        return (ASSUMED, *dict.fromkeys(code for code in tried if code))

    def _agencies(self) -> dict[str, str]:
        """The codes of agencies by what they may be called: their codes, names and countries, our own first."""
        known = list(dict.fromkeys(each for each in (self.context.agency, *self.context.agencies) if each is not None))
        names = [(text, each.code) for each in known for text in (each.code, each.name, each.country)]
        names += [(country_name(each.country, spoken), each.code) for each in known for spoken in LANGUAGES]
        return {plain(text): code for text, code in reversed(names)}

    def _columns(
        self, views: Sequence[ColumnView], assignment: Assignment, head: dict[int, tuple[Any, ...]]
    ) -> tuple[list[MappedColumn], list[IgnoredColumn]]:
        """The columns that give something, and the others but for those in which nothing stands at all."""
        mapped, ignored = [], []
        for view, key in zip(views, _keys(views), strict=True):
            told = (view.index, self._letters(view.index), " / ".join(map(clean, view.levels)), key)
            samples = _samples(head[view.index])
            if (meaning := assignment.meanings.get(view.index)) is not None:
                parts = tuple(map(self._letters, self.table.parts.get(view.index, ())))
                mapped.append(
                    MappedColumn(
                        *told,
                        meaning.fields,
                        meaning.confidence,
                        meaning.why,
                        samples,
                        parts,
                        weighed_signs(meaning.signs),
                    )
                )
            elif view.profile.count or view.levels or view.counts_rows:
                ignored.append(IgnoredColumn(*told, self._left_out(view, assignment), samples))
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


def _keys(views: Sequence[ColumnView]) -> list[str]:
    """The normalised header of each column; headers met twice are numbered."""
    seen: dict[str, int] = {}
    out = []
    for view in views:
        key = " / ".join(normal(level) for level in view.levels) or f"#{column_letters(view.index)}"
        seen[key] = seen.get(key, 0) + 1
        out.append(key if seen[key] == 1 else f"{key} ({seen[key]})")
    return out


def _signature(views: Sequence[ColumnView]) -> str:
    """The key of a layout: its headers in their order, however they are spelled."""
    text = "|".join(key for view, key in zip(views, _keys(views), strict=True) if view.levels)
    return hashlib.sha256(text.encode()).hexdigest()[:24]
