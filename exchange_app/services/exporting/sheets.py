"""The sheets of an exchange workbook, and the base that tells later what stood in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import dataclass, field

from exchange_app.domain.exchange.incoming import CarriedSheet
from exchange_app.domain.exchange.ownership import Facts, Ownership
from exchange_app.domain.exchange.state_codec import Kept, restricted
from exchange_app.domain.matching.lookup import BETWEEN
from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.short_id import short_id, spare_code
from exchange_app.domain.titles import listed
from exchange_app.kinds import Field, FieldType, kind
from exchange_app.kinds.registry import referrers, shared_kinds, sharing
from exchange_app.services.exporting.field_columns import AGENCIES, cell_of, column, list_key, list_values
from exchange_app.services.exporting.scope import ExportScope
from exchange_app.sheets.write.model import Cells, CellValue, ColumnPlan, SheetPlan
from exchange_app.text import Words, fold, sort_key

ID_WIDTH = 19
_NOT_IN_A_SHEET_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


@dataclass(slots=True)
class Sheet:
    """One sheet: its plan for the writer, and what it will be known by: each record by its short ID, as it is sent."""

    kind: str
    name: str
    fields: tuple[Field, ...]
    plan: SheetPlan
    records: dict[str, Kept] = field(default_factory=dict)
    spare: list[str] = field(default_factory=list)
    free: dict[str, str] = field(default_factory=dict)

    def carried(self) -> CarriedSheet:
        """What the workbook carries of it."""
        headers = tuple(
            (each.key, planned.header) for each, planned in zip(self.fields, self.plan.columns[1:], strict=False)
        )
        return CarriedSheet(self.kind, self.name, headers, self.records, tuple(self.spare), self.free)


@dataclass(frozen=True, slots=True)
class MadeSheets:
    """All sheets of a workbook, the lists that their columns are chosen from, and how records are written in references."""

    sheets: list[Sheet]
    lists: dict[str, list[str]]
    texts: dict[RecordId, str]


@dataclass(frozen=True, slots=True)
class _Making:
    """What every sheet is made with."""

    scope: ExportScope
    kept: Mapping[RecordId, Kept]
    ownership: Ownership
    words: Words
    number: int
    names: Mapping[RecordId, str]
    texts: Mapping[RecordId, str]
    lists: Mapping[str, list[str]]

    @property
    def to(self) -> str:
        return str(self.scope.partner.get("code"))


def make_sheets(
    scope: ExportScope,
    kept: Mapping[RecordId, Kept],
    ownership: Ownership,
    words: Words,
    number: int,
    withheld: Collection[str],
    beyond: Mapping[str, Mapping[RecordId, str]],
) -> MadeSheets:
    """The sheets of everything in scope, in the reader's language.

    `kept` gives each record of the scope as it is kept, `number` is that of the export, `withheld` names the fields
    (`kind.key`) that do not leave, `beyond` gives by kind the codes of records that are referred to and not in scope.
    """
    names = list_names(scope)
    texts = reference_texts(scope, names, beyond)
    offered = _offered(scope, texts)
    lists: dict[str, list[str]] = {}
    fields: dict[str, tuple[Field, ...]] = {}
    for key in shared_kinds():
        fields[key] = tuple(each for each in kind(key).fields if f"{key}.{each.key}" not in withheld)
        for each in fields[key]:
            chosen_from = list_key(each)
            if chosen_from is not None and (values := list_values(each, words, offered)):
                lists[chosen_from] = values
    making = _Making(scope, kept, ownership, words, number, names, texts, lists)
    return MadeSheets([_sheet(key, fields[key], making) for key in shared_kinds()], lists, texts)


def spare_rows(key: str) -> int:
    """How many empty rows with an ID stand at the end of a kind's sheet."""
    return sharing(key).spare


def reference_texts(
    scope: ExportScope, names: Mapping[RecordId, str], beyond: Mapping[str, Mapping[RecordId, str]]
) -> dict[RecordId, str]:
    """How a record is written where another one refers to it: its name and its code, of one `beyond` the scope its code.

    Each text means one record of its kind: where two had the same, their ids stand in place of the code.
    """
    texts: dict[RecordId, str] = {}
    for key in shared_kinds():
        if referrers(key):
            there = {each.id: (names[each.id], each.code) for each in scope.records[key]}
            there |= {id: (code, code) for id, code in beyond.get(key, {}).items()}
            texts |= _told_apart(there)
    return texts


def _told_apart(named: Mapping[RecordId, tuple[str, str]]) -> dict[RecordId, str]:
    """Texts of records of one kind, of which name and code are given."""
    texts = {id: f"{name}{BETWEEN}{code}" if name != code else code for id, (name, code) in named.items()}
    coded = Counter(fold(code) for _name, code in named.values())
    doubled = {id: each for id, each in named.items() if coded[fold(each[1])] > 1}
    written = Counter(fold(texts[id]) for id in doubled)
    for id, (name, code) in doubled.items():
        if name == code:
            texts[id] = id
        elif written[fold(texts[id])] > 1:
            texts[id] = f"{name}{BETWEEN}{id}"
    return texts


def list_names(scope: ExportScope) -> dict[RecordId, str]:
    """The names of all records of the scope, as lists show them."""
    by_id = {record.id: record for record in scope.all()}

    def find(_kind: str, id: RecordId) -> Record | None:
        return by_id.get(id)

    return {record.id: listed(record, find) for record in by_id.values()}


def _offered(scope: ExportScope, names: Mapping[RecordId, str]) -> dict[str, list[str]]:
    found = {key: [names[each.id] for each in scope.records[key]] for key in shared_kinds() if referrers(key)}
    found[AGENCIES] = sorted({each.agency for each in scope.all()} | {str(scope.partner.get("code"))})
    return found


def _sheet(key: str, fields: tuple[Field, ...], making: _Making) -> Sheet:
    words = making.words
    columns = [
        ColumnPlan(words.p_("exchange", "ID"), ID_WIDTH),
        *(_listed(column(each, words), making.lists) for each in fields),
    ]
    columns.append(ColumnPlan(words.p_("exchange", "Remove? (yes)"), 12, choices=FieldType.BOOLEAN.value))
    patterns: dict[tuple[bool, ...], int] = {(False, *(True for _ in fields), False): 0}
    name = words.say(kind(key).plural).translate(_NOT_IN_A_SHEET_NAME)[:31]
    sheet = Sheet(key, name, fields, SheetPlan(name, columns, (), (), protected=True))
    records = sorted(
        making.scope.records[key],
        key=lambda each: (sort_key(making.names[each.id], words.language), each.code, each.id),
    )
    lines = [*_lines(sheet, records, making, patterns)]
    sheet.spare = [short_id(spare_code(making.to, making.number, key, at)) for at in range(1, spare_rows(key) + 1)]
    empty: list[CellValue] = [None] * (len(columns) - 1)
    lines += [([each, *empty], 0) for each in sheet.spare]
    sheet.plan = SheetPlan(name, columns, lines, list(patterns), protected=True)
    return sheet


def _listed(planned: ColumnPlan, lists: Mapping[str, list[str]]) -> ColumnPlan:
    """A column whose list is empty is typed into freely."""
    if planned.choices is None or planned.choices in lists:
        return planned
    return ColumnPlan(planned.header, planned.width, planned.kind)


def _lines(
    sheet: Sheet, records: list[Record], making: _Making, patterns: dict[tuple[bool, ...], int]
) -> Iterator[Cells]:
    makers = [(each.key, cell_of(each, making.words, making.texts)) for each in sheet.fields]
    known, every = frozenset(each.key for each in sheet.fields), frozenset(kind(sheet.kind).keys)
    told: dict[str, str] = {}
    for record in records:
        values, held = record.values, making.kept[record.id]
        cells = [make(values[key]) if key in values else None for key, make in makers]
        given = _own_id(record.code, sheet.records)
        registers = told.get(held.registers)
        if registers is None:
            registers = told[held.registers] = restricted(held.registers, known, every)
        columns = {key: held.columns[key] for key, _make in makers}
        sheet.records[given] = Kept(held.kind, held.id, held.code, held.agency, columns, registers, held.removed)
        owners = making.ownership.owners(sheet.kind, Facts(held.agency, held.columns), deciding=True)
        free = tuple(owners.get(key, making.to) == making.to for key, _make in makers)
        sheet.free[given] = "".join("1" if each else "0" for each in free)
        pattern = patterns.setdefault((False, *free, any(free)), len(patterns))
        yield [given, *cells, None], pattern


def _own_id(code: str, taken: Container[str]) -> str:
    """The short ID of a row; a second record of the same code (made in a store that was restored) gets one of its own."""
    given, again = short_id(code), 1
    while given in taken:
        again += 1
        given = short_id(f"{code}/{again}")
    return given
