"""One table becomes records: its language, its columns, its rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from exchange_app.domain.sheet_address import column_index, column_letters
from exchange_app.kinds import KINDS, FieldType
from exchange_app.kinds.columns import read_fields
from exchange_app.kinds.countries import country_name
from exchange_app.sheets.infer import rows as sorting
from exchange_app.sheets.infer.assign import assign, counts_rows
from exchange_app.sheets.infer.catalogue import fields_of, readable_kinds
from exchange_app.sheets.infer.context import Corrections, ReadingContext, RememberedLayout, SheetCorrection
from exchange_app.sheets.infer.hints import hint_rows
from exchange_app.sheets.infer.keys import normal
from exchange_app.sheets.infer.language import language_of
from exchange_app.sheets.infer.layout import Table
from exchange_app.sheets.infer.profile import addressed, profile_of
from exchange_app.sheets.infer.results import (
    CellProblem,
    IgnoredColumn,
    IgnoredRow,
    MappedColumn,
    MappedRow,
    MappedSheet,
    Remark,
)
from exchange_app.sheets.infer.row_builder import Filling, columns_of, read_rows
from exchange_app.sheets.infer.table_classifier import not_records, weigh_kinds
from exchange_app.sheets.infer.transpose import Redrawn
from exchange_app.sheets.infer.values.choices import plain
from exchange_app.sheets.infer.values.phones import ASSUMED
from exchange_app.sheets.infer.values.readers import ColumnEvidence, Setting, name_order, reader_of
from exchange_app.sheets.infer.values.texts import clean, words_of
from exchange_app.sheets.infer.views import Assignment, ColumnView, Meaning
from exchange_app.sheets.infer.weighing import weighed_signs
from exchange_app.sheets.raw import RawBook, RawSheet
from exchange_app.text import Language, Message, msg, nmsg

_CLOSE = 0.8
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

    def mapped(self, *, first: bool) -> tuple[MappedSheet | None, Message | None]:
        """The table as records, or why it holds none."""
        views, cells = self._views()
        language = self._language(views, first)
        signature = _signature(views)
        memory = self.wanted.layout or self.context.layouts.get(signature)
        assignment = self._assignment(views, language, memory, first)
        if (reason := not_records(views, cells, assignment)) and not self.forced:
            return None, reason
        if assignment is None:
            return None, None
        return self._read(views, cells, language, signature, assignment, memory, first), None

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

    def _language(self, views: Sequence[ColumnView], first: bool) -> Language:
        around = self._around(first)
        values = [text for view in views if view.profile.distinct < 0.6 for text in view.profile.texts[:20]]
        agency = self.context.agency
        home: Language = agency.language if agency else "en"
        texts = [text for view in views for text in view.profile.texts]
        schwa = sum("ə" in text or "Ə" in text for text in texts) / len(texts) if texts else 0.0
        return language_of((text for view in views for text in view.levels), around, values, home, schwa)

    def _around(self, first: bool) -> list[str]:
        """The sheet's name, and the titles above its first table."""
        around = [self.sheet.name]
        if first and self.table.header_rows:
            for row in self.sheet.rows[: self.table.header_rows[0]]:
                around.extend(text for cell in row if isinstance(cell, str) and (text := clean(cell)))
        return around[:30]

    def _assignment(
        self, views: Sequence[ColumnView], language: Language, memory: RememberedLayout | None, first: bool
    ) -> Assignment | None:
        kind = self.correction.kind or self.wanted.kind or (memory.kind if memory else None)
        kinds = (kind,) if kind else readable_kinds()
        tried = [assign(views, each, language) for each in kinds]
        for each in tried:
            self._corrected(each, views, memory)
        forced = bool(kind) and (self.forced or kind == self.correction.kind)
        weigh_kinds(tried, views, self._around(first), forced=forced)
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
        assignment: Assignment, memory: RememberedLayout | None, first: bool,
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
        hints = hint_rows(
            self.sheet,
            [row for row in body.records if row + 1 not in self.correction.rows],
            roles,
            lambda rows: read_rows(self.sheet, rows, fillings, required, regions),
        )
        records = read_rows(
            self.sheet,
            [row for row in body.records if row not in hints] if hints else body.records,
            fillings,
            required,
            regions,
        )
        aside = [*(sorting.set_aside(self.sheet, row, sorting.HINT) for row in hints), *body.aside]
        if self.drawn is not None:
            records = [self._placed(row, self.drawn) for row in records]
        return MappedSheet(
            self.sheet.name,
            kind,
            language,
            tuple(row + 1 for row in self.table.header_rows),
            tuple(self._columns(views, assignment, head)),
            tuple(self._ignored_columns(views, assignment, head)),
            records,
            (*self._above(first), *body.ignored),
            signature,
            memory is not None,
            tuple(aside),
            body.votes,
            self.drawn is not None and self.drawn.turned,
            self.drawn.sheet if self.drawn is not None else None,
            (
                *self._said_of_the_kind(assignment),
                *self._aside(records),
                *(Remark(said, self._letters(filling.index)) for filling in fillings for said in filling.reader.said),
            ),
        )

    def _aside(self, records: Sequence[MappedRow]) -> Iterator[Remark]:
        """What is said of rows that a person hid or struck out: they are records all the same."""
        raw = self.raw.sheet(self.sheet.name)
        if raw is None or not (raw.hidden_rows or raw.struck_rows) or (self.drawn is not None and self.drawn.turned):
            return
        read = {row.row for row in records}
        if hidden := [row + 1 for row in raw.hidden_rows if row + 1 in read]:
            rows = _listed(hidden)
            yield Remark(
                nmsg("{count} row is hidden in the file and read like the others: {rows}.", "{count} rows are hidden in the file and read like the others: {rows}.", len(hidden), rows=rows)
            )  # fmt: skip
        if struck := [row + 1 for row in raw.struck_rows if row + 1 in read]:
            rows = _listed(struck)
            yield Remark(
                nmsg("{count} row is struck out in the file and read like the others: {rows}.", "{count} rows are struck out in the file and read like the others: {rows}.", len(struck), rows=rows)
            )  # fmt: skip

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

    def _above(self, first: bool) -> list[IgnoredRow]:
        if not first or not self.table.header_rows:
            return []
        return [
            IgnoredRow(index + 1, sorting.TITLE)
            for index, row in enumerate(self.sheet.rows[: self.table.header_rows[0]])
            if any(cell is not None for cell in row)
        ]

    def _regions(self, language: Language) -> tuple[str, ...]:
        agency = self.context.agency
        tried = ({"tr": "TR", "az": "AZ"}.get(language), agency.country if agency else None)
        return (ASSUMED, *dict.fromkeys(code for code in tried if code))

    def _agencies(self) -> dict[str, str]:
        found: dict[str, str] = {}
        known = list(self.context.agencies)
        if self.context.agency is not None and self.context.agency not in known:
            known.insert(0, self.context.agency)

        for each in known:
            for text in (each.code, each.name, each.country):
                found.setdefault(plain(text), each.code)
        for each in known:
            for language in ("en", "tr", "az"):
                found.setdefault(plain(country_name(each.country, language)), each.code)
        return found

    def _columns(
        self, views: Sequence[ColumnView], assignment: Assignment, head: dict[int, tuple[Any, ...]]
    ) -> list[MappedColumn]:
        out = []
        for view, key in zip(views, _keys(views), strict=True):
            meaning = assignment.meanings.get(view.index)
            if meaning is not None:
                out.append(
                    MappedColumn(
                        view.index,
                        self._letters(view.index),
                        _header(view),
                        key,
                        meaning.fields,
                        meaning.confidence,
                        meaning.why,
                        _samples(head[view.index]),
                        tuple(map(self._letters, self.table.parts.get(view.index, ()))),
                        weighed_signs(meaning.signs),
                    )
                )
        return out

    def _ignored_columns(
        self, views: Sequence[ColumnView], assignment: Assignment, head: dict[int, tuple[Any, ...]]
    ) -> list[IgnoredColumn]:
        out = []
        for view, key in zip(views, _keys(views), strict=True):
            if view.index in assignment.meanings:
                continue
            rival = assignment.doubles.get(view.index)
            if view.counts_rows:
                why = msg("row number")
            elif not view.profile.count and not view.levels:
                continue
            elif rival is not None:
                why = msg("the same as column {column}", column=self._letters(rival))
            elif not view.profile.count:
                why = msg("empty")
            elif not view.levels:
                why = msg("no heading")
            else:
                why = msg("no field for this")
            out.append(
                IgnoredColumn(
                    view.index, self._letters(view.index), _header(view), key, why, _samples(head[view.index])
                )
            )
        return out


def _listed(rows: Sequence[int]) -> str:
    """The numbers of rows, the first of them where they are many."""
    return ", ".join(map(str, rows[:_LISTED])) + (", …" if len(rows) > _LISTED else "")


_LISTED = 12


def _header(view: ColumnView) -> str:
    return " / ".join(clean(level) for level in view.levels)


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
