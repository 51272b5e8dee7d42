"""The sheets of an exchange workbook, and the base that tells later what stood in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.shortid import short_id, spare_code
from exchange_app.fields import Field, FieldType, kind
from exchange_app.services.exporting.cells import cell_of, column, list_key, list_values
from exchange_app.services.exporting.scope import KINDS, Ownership, Scope
from exchange_app.sheets.writing.model import Cells, CellValue, ColumnPlan, SheetPlan
from exchange_app.text import Words, sort_key

SPARE_ROWS = 200
ID_WIDTH = 19
_NOT_IN_A_SHEET_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


@dataclass(slots=True)
class Sheet:
    """One sheet: its plan for the writer, and its base: columns, and the cells of every row by short ID."""

    kind: str
    name: str
    fields: tuple[Field, ...]
    plan: SheetPlan
    rows: dict[str, list[Any]] = field(default_factory=dict)
    spare: list[str] = field(default_factory=list)

    def base(self) -> dict[str, Any]:
        """The base as JSON data: [record id, cell, cell, …] by short ID; dates as ISO text."""
        headers = [[each.key, planned.header] for each, planned in zip(self.fields, self.plan.columns[1:], strict=False)]
        return {"kind": self.kind, "name": self.name, "columns": headers, "rows": self.rows, "spare": self.spare}


@dataclass(frozen=True, slots=True)
class Made:
    """All sheets of a workbook and the lists that their columns are chosen from."""

    sheets: list[Sheet]
    lists: dict[str, list[str]]


def make_sheets(scope: Scope, words: Words, number: int, *, with_sensitive: bool) -> Made:
    """The sheets of everything in scope, in the reader's language. `number` is that of the export."""
    names = reference_texts(scope)
    offered = _offered(scope, names)
    ownership = Ownership(scope)
    lists: dict[str, list[str]] = {}
    sheets = []
    for key in KINDS:
        fields = tuple(each for each in kind(key).fields if with_sensitive or not each.sensitive)
        for each in fields:
            listed = list_key(each)
            if listed is not None and (values := list_values(each, words, offered)):
                lists[listed] = values
        sheets.append(_sheet(key, fields, scope, words, number, names, ownership, lists))
    return Made(sheets, lists)


def reference_texts(scope: Scope) -> dict[RecordId, str]:
    """How a record is written where another one refers to it: its name and its code."""
    texts: dict[RecordId, str] = {}
    for key in ("cohort", "applicant", "outlet"):
        for record in scope.records[key]:
            texts[record.id] = f"{kind(key).name(record.values)} · {record.code}"
    for key, leads in (("application", "applicant"), ("opening", "outlet")):
        for record in scope.records[key]:
            name = texts.get(str(record.get(leads)), "").partition(" · ")[0]
            texts[record.id] = f"{name} · {record.code}" if name else record.code
    return texts


def _offered(scope: Scope, names: Mapping[RecordId, str]) -> dict[str, list[str]]:
    found = {key: [names[each.id] for each in scope.records[key]] for key in KINDS if key != "placement"}
    found["agency"] = sorted({each.agency for each in scope.all()} | {str(scope.partner.get("code"))})
    return found


def _sheet(
    key: str, fields: tuple[Field, ...], scope: Scope, words: Words, number: int,
    names: Mapping[RecordId, str], ownership: Ownership, lists: Mapping[str, list[str]],
) -> Sheet:  # fmt: skip
    columns = [ColumnPlan(words.p_("exchange", "ID"), ID_WIDTH), *(_listed(column(each, words), lists) for each in fields)]
    columns.append(ColumnPlan(words.p_("exchange", "Remove? (yes)"), 12, choices=FieldType.BOOLEAN.value))
    patterns: dict[tuple[bool, ...], int] = {(False, *(True for _ in fields), False): 0}
    name = words.say(kind(key).plural).translate(_NOT_IN_A_SHEET_NAME)[:31]
    sheet = Sheet(key, name, fields, SheetPlan(name, columns, (), (), protected=True))
    records = sorted(scope.records[key], key=lambda each: (sort_key(_title(each, names), words.language), each.code))
    lines = [*_lines(sheet, records, words, names, ownership, patterns)]
    agency = str(scope.partner.get("code"))
    sheet.spare = [short_id(spare_code(agency, number, key, at)) for at in range(1, SPARE_ROWS + 1)]
    empty: list[CellValue] = [None] * (len(columns) - 1)
    lines += [([each, *empty], 0) for each in sheet.spare]
    sheet.plan = SheetPlan(name, columns, lines, list(patterns), protected=True)
    return sheet


def _listed(planned: ColumnPlan, lists: Mapping[str, list[str]]) -> ColumnPlan:
    """A column whose list is empty is typed into freely."""
    if planned.choices is None or planned.choices in lists:
        return planned
    return ColumnPlan(planned.header, planned.width, planned.kind)


def _title(record: Record, names: Mapping[RecordId, str]) -> str:
    return names.get(record.id) or names.get(str(record.get("application")), record.code)


def _lines(
    sheet: Sheet, records: list[Record], words: Words, names: Mapping[RecordId, str], ownership: Ownership,
    patterns: dict[tuple[bool, ...], int],
) -> Iterator[Cells]:  # fmt: skip
    makers = [(each.key, cell_of(each, words, names)) for each in sheet.fields]
    for record in records:
        values = record.values
        cells = [make(values[key]) if key in values else None for key, make in makers]
        given = short_id(record.code)
        sheet.rows[given] = [record.id, *(each.isoformat() if isinstance(each, date) else each for each in cells)]
        free = ownership.free(record, sheet.fields)
        pattern = patterns.setdefault((False, *free, any(free)), len(patterns))
        yield [given, *cells, None], pattern
