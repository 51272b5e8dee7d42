"""Reading a file and finding out what it would do to the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypedDict, Unpack

from exchange_app.domain import matching
from exchange_app.domain.record_columns import Gathered
from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.rules.record import fields_in_order, order_findings
from exchange_app.kinds import Field, Kind, Value, kind
from exchange_app.kinds.masking import Purpose
from exchange_app.kinds.registry import per_registry
from exchange_app.progress import Progress, Silent
from exchange_app.services.agencies import named_agencies
from exchange_app.services.applications import COHORT
from exchange_app.services.importing.comparing import changes
from exchange_app.services.importing.corrections import ChosenColumns, corrects, with_columns, with_known_headers
from exchange_app.services.importing.exchange_workbook import ONLY_MERGED, KnownLayout, known_layout
from exchange_app.services.importing.preview import Action, Preview, RowKey, RowPreview, SheetPreview, Suspect
from exchange_app.services.importing.trouble import (
    HeaderOfWhichSheet,
    NoRecords,
    NoRowOfAList,
    NoSuchCohort,
    NoSuchLayout,
    NoSuchRow,
    NoSuchSheet,
    NothingTaken,
)
from exchange_app.services.importing.unread_sheets import UnreadSheet, keep_as_said, unread_sheet
from exchange_app.services.importing.waiting_rows import without_settled
from exchange_app.services.lookup import ReferenceLookup
from exchange_app.sheets.infer.context import Corrections, ReadingContext, RememberedLayout, SheetCorrection
from exchange_app.sheets.infer.mapping import map_book
from exchange_app.sheets.infer.results import CellProblem, MappedBook, MappedRow, MappedSheet
from exchange_app.sheets.open import read_workbook
from exchange_app.sheets.raw import RawBook
from exchange_app.store import Filter, Query, Reader, Store
from exchange_app.text import Message, msg


@per_registry
def along(kind_key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a list of a kind gives of the newest record of another kind beside its own: plain fields, and references."""
    declared = kind(kind_key)
    if declared.current is None:
        return (), ()
    also = kind(declared.current.kind)
    plain = tuple(key for key in also.keys if key not in also.references and key not in declared.keys)
    return plain, tuple(key for key in also.references if not also.field(key).required)


def target_of(kind_key: str, key: str) -> str:
    """The kind to which a reference points that stands in a list of a kind, its own or one given along."""
    declared = kind(kind_key)
    if key not in declared.references and declared.current is not None:
        declared = kind(declared.current.kind)
    return declared.references[key]


def unmatched_references(preview: Preview, sheet: SheetPreview, row: RowPreview) -> list[tuple[str, Message]]:
    """The fields of a row whose words name no record, each with the sentence that says so; without a cohort those of applications are
    not kept, and not told."""
    own = kind(sheet.kind).references
    return [
        (
            key,
            msg(
                "{kind}: none is called {name}; choose one from the list, or add it.",
                kind=kind(target_of(sheet.kind, key)).label,
                name=str(row.values[key]),
            ),
        )
        for key, found in row.references.items()
        if found is None and (preview.cohort is not None or key in own)
    ]


def counted(preview: Preview) -> dict[str, int]:
    """What the rows do, are and lack, as `Preview.counts` says it, with words that name no record among the problems."""
    unmatched = sum(len(unmatched_references(preview, sheet, row)) for sheet, row in preview.rows())
    return {**preview.counts, "problems": preview.counts["problems"] + unmatched}


def own_values(kind_key: str, row: RowPreview) -> Mapping[str, Value]:
    """What a row gives of the record itself: references by id, words that name nothing left out."""
    references = kind(kind_key).references.keys() & row.references.keys() if row.references else ()
    if not references:
        return row.values
    found = {key: value for key, value in row.values.items() if key not in references}
    found.update((key, id) for key in references if (id := row.references[key]) is not None)
    return found


class Wanted(TypedDict, total=False):
    """What a person says of a file; whatever is left out is found out or does not apply."""

    sheet: str | None
    """Only this sheet is read."""
    kind: str | None
    """What it lists."""
    header_row: int | None
    """The row of its header as the spreadsheet program shows it, 0 where it has none."""
    cohort: str | None
    """The code of the cohort to which its applicants apply."""
    new_cohort: Mapping[str, Value]
    """The values of a cohort that is made along with them, to which they apply."""
    layout: str | None
    """The name of a remembered layout."""
    rows: Mapping[str, Mapping[int, bool]]
    """Rows that are records or not, whatever they look like, by the name of their sheet; "" for every sheet."""
    columns: ChosenColumns
    """Columns that a person named, and the fields that each gives."""
    corrections: Corrections | None
    """What a person corrected in the mapping."""
    today: date | None


def prepare(store: Store, path: Path, *, progress: Progress | None = None, **wanted: Unpack[Wanted]) -> Preview:
    """Read a workbook or text file and compare it with the store. Writes nothing.

    Raises FileTrouble, NoRecords, NothingTaken, NoSuchSheet, NoSuchRow, NoRowOfAList, HeaderOfWhichSheet, NoSuchColumn,
    ColumnOfWhich, NoSuchField, SaidTwice, NoSuchLayout, NoSuchCohort, Cancelled.
    """
    book = read_workbook(path, progress=progress or Silent())
    preview = preview_of(store, path, book, progress=progress, **wanted)
    if any(each.rows or each.mapped.set_aside for each in preview.sheets):
        return preview
    if preview.sheets:
        raise NothingTaken(path.name, preview.sheets[0].name, kind(preview.sheets[0].kind).plural)
    asked = [each for each in unread_sheets(store, preview) if wanted.get("sheet") in (None, each.name)]
    raise NoRecords(path.name, min(asked, key=lambda each: each.sheet.hidden, default=None))


def unread_sheets(store: Store, preview: Preview) -> list[UnreadSheet]:
    """The sheets of a file that were not read although something stands in them that may be a list."""
    with store.read(Purpose.MATCHING) as reader:
        context = reading_context(reader, store.agency)
    assert preview.book is not None
    sheets = ((preview.book.sheet(name), why) for name, why in preview.ignored_sheets if why is not ONLY_MERGED)
    return [unread_sheet(sheet, why, context) for sheet, why in sheets if sheet is not None and sheet.height]


def preview_of(
    store: Store, path: Path, book: RawBook, *, progress: Progress | None = None, **wanted: Unpack[Wanted]
) -> Preview:
    """As prepare, for a file that has been opened already, so that correcting the mapping does not read it again; and without
    complaint where no list is found in it, so that a person can say where one is."""
    if not book.sheets:
        raise NoRecords(path.name, None)
    progress = progress or Silent()
    progress.step(0, None, msg("Finding the columns"))
    with store.read(Purpose.MATCHING) as reader:
        chosen = wanted.get("columns")
        untold = wanted.get("corrections") in (None, Corrections()) and wanted.get("header_row") is None and not chosen
        own = known_layout(book) if untold else None
        context = reading_context(reader, store.agency, wanted.get("today"))
        said = _corrections(reader, path, book, own, wanted)
        corrections = (
            said if own else with_known_headers(book, said, [each.mapping for each in reader.app_data.layouts()])
        )
        mapped = _mapped(book, context, corrections, own, progress)
        if chosen:
            corrections = with_columns(path.name, mapped, corrections, chosen)
            mapped = _mapped(book, context, corrections, own, progress)
        _refuse_lost_rows(path, mapped, wanted.get("rows") or {})
        without_settled(reader, path, mapped)
        progress.step(0, None, msg("Comparing with what is stored"))
        cohort = _cohort(reader, wanted, store.agency)
        preview = _compare(reader, path, mapped, cohort, own.records if own else {})
        if own is not None:
            preview.ignored_sheets = [
                (name, ONLY_MERGED if name in own.left else why) for name, why in preview.ignored_sheets
            ]
        preview.book = book
        preview.corrections, preview.corrected = corrections, own is None and (bool(chosen) or corrects(said))
        return preview


def _mapped(
    book: RawBook, context: ReadingContext, corrections: Corrections, own: KnownLayout | None, progress: Progress
) -> MappedBook:
    mapped = map_book(book, context, corrections, progress)
    if own is None:
        keep_as_said(book, mapped, corrections, context.agency.language if context.agency else "en")
    return mapped


def _corrections(reader: Reader, path: Path, book: RawBook, own: KnownLayout | None, wanted: Wanted) -> Corrections:
    """The corrections that hold for this reading: our own workbook's, or a person's, with what else was said."""
    header = wanted.get("header_row")
    sheet, kind, layout = wanted.get("sheet"), wanted.get("kind"), wanted.get("layout")
    names = [each.name for each in book.sheets]
    if sheet is not None and sheet not in names:
        raise NoSuchSheet(path.name, sheet, names)
    chosen = own.corrections if own else wanted.get("corrections") or Corrections()
    if rows := wanted.get("rows"):
        chosen = _with_rows(path, chosen, names, rows)
    named = _layout(reader, layout) if layout is not None else chosen.layout
    said = dict(chosen.sheets)
    if header is not None:
        if sheet is None and len(names) > 1:
            raise HeaderOfWhichSheet(path.name, names)
        at = book.sheet(sheet) if sheet is not None else book.sheets[0]
        assert at is not None
        if header > at.height:
            raise NoSuchRow(at.name, header, at.height)
        now = said.get(at.name, SheetCorrection())
        said[at.name] = replace(now, kind=kind, header_rows=(header,) if header else (), read=True)
    return replace(chosen, sheet=sheet or chosen.sheet, kind=kind or chosen.kind, sheets=said, layout=named)


def _with_rows(
    path: Path, chosen: Corrections, names: Sequence[str], rows: Mapping[str, Mapping[int, bool]]
) -> Corrections:
    """The corrections with the rows that a person took in or set aside. Raises NoSuchSheet."""
    if lost := next((name for name in rows if name and name not in names), None):
        raise NoSuchSheet(path.name, lost, names)
    sheets = dict(chosen.sheets)
    for name in names:
        now = sheets.get(name, SheetCorrection())
        sheets[name] = replace(now, rows={**now.rows, **rows.get("", {}), **rows.get(name, {})})
    return replace(chosen, sheets=sheets)


def _refuse_lost_rows(path: Path, mapped: MappedBook, chosen: Mapping[str, Mapping[int, bool]]) -> None:
    """No row that a person took in or set aside goes by unheard. Raises NoRowOfAList."""
    for name, rows in chosen.items():
        lists = [each for each in mapped.sheets if name in ("", each.sheet)]
        known = {each.row for sheet in lists for each in sheet.rows} | {
            each.row for sheet in lists for each in sheet.set_aside
        }
        if lost := next((row for row in rows if row not in known), None):
            raise NoRowOfAList(f"{name or path.name}!{lost}")


def reading_context(reader: Reader, own: str, today: date | None = None) -> ReadingContext:
    """Whose desk reads, today, and the layouts that are remembered."""
    agencies = named_agencies(reader)
    mine = next((each for each in agencies if each.code == own), None)
    remembered = {each.signature: layout_of(each.mapping, each.name) for each in reader.app_data.layouts()}
    if today is None:
        return ReadingContext(mine, agencies, layouts=remembered)
    return ReadingContext(mine, agencies, today, remembered)


def layout_of(mapping: Mapping[str, Any], name: str | None) -> RememberedLayout:
    """A remembered layout from what the store holds of it."""
    return RememberedLayout(
        mapping["kind"], {key: tuple(fields) for key, fields in mapping["columns"].items()}, name or ""
    )


def _layout(reader: Reader, name: str) -> RememberedLayout:
    for each in reader.app_data.layouts():
        if each.name == name:
            return layout_of(each.mapping, name)
    raise NoSuchLayout(name)


def _cohort(reader: Reader, wanted: Wanted, agency: str) -> Record | None:
    """The cohort that is asked for; one that is still to be made has no id."""
    if code := wanted.get("cohort"):
        found = reader.find(COHORT, "code", code)
        if not found:
            raise NoSuchCohort(code)
        return found[0]
    values = wanted.get("new_cohort")
    return Record(COHORT, "", "", agency, 0, values) if values else None


def _compare(
    reader: Reader, path: Path, mapped: MappedBook, cohort: Record | None, records: Mapping[RowKey, RecordId]
) -> Preview:
    references = ReferenceLookup(reader)
    sheets = []
    speaks = False
    for each in mapped.sheets:
        ordered = bool(fields_in_order(each.kind))
        rows = [
            _row(each, row) if ordered else RowPreview(row.row, row.values, problems=row.problems) for row in each.rows
        ]
        sheet = SheetPreview(each.kind, each, rows)
        sheets.append(sheet)
        given = {field for column in each.columns for field in column.fields}
        plain, referring = along(each.kind)
        speaks = speaks or bool(given & {*plain, *referring})
        named = [key for key in (*kind(each.kind).references, *referring) if key in given]
        _find_references(rows, {key: target_of(each.kind, key) for key in named}, references)
        _judge(reader, sheet, cohort, records)
    ignored = [(each.sheet, each.why) for each in mapped.ignored_sheets]
    return Preview(
        path,
        mapped.format,
        sheets,
        ignored,
        cohort,
        speaks and cohort is None,
        references.codes,
        reader.journal.data_version(),
    )


def _row(sheet: MappedSheet, row: MappedRow) -> RowPreview:
    """A row, without the values that stand in the wrong order: they are problems of their cells."""
    found = RowPreview(row.row, row.values, problems=row.problems)
    for each in order_findings(sheet.kind, row.values):
        key = each.fields[0].partition(".")[2]
        column, value = sheet.column_of(key), row.values[key]
        cell = value.isoformat() if isinstance(value, date) else str(value)
        problem = CellProblem(row.row, key, None if column is None else column.column, cell, each.message)
        found.problems = (*found.problems, problem)
        found.values = {name: held for name, held in found.values.items() if name != key}
    return found


def _find_references(rows: Sequence[RowPreview], targets: Mapping[str, str], references: ReferenceLookup) -> None:
    if not targets:
        return
    for row in rows:
        row.references = {
            key: references.find(target, str(row.values[key])) for key, target in targets.items() if key in row.values
        }


def _judge(reader: Reader, sheet: SheetPreview, cohort: Record | None, records: Mapping[RowKey, RecordId]) -> None:
    """Gives each row of a sheet its action. `records` says of some rows which record they are."""
    declared = kind(sheet.kind)
    gathered = Gathered([own_values(sheet.kind, row) for row in sheet.rows])
    for key in [field.key for field in declared.fields if field.required]:
        column = gathered.column(key)
        if None in column:
            for row, value in zip(sheet.rows, column, strict=True):
                if value is None:
                    row.missing, row.action = (*row.missing, key), Action.SKIP
    complete = [row for row in sheet.rows if not row.missing]
    values = [own_values(sheet.kind, row) for row in complete]
    known, codes = read_known(reader, declared)
    coming = Gathered(values)
    verdicts = matching.judge(declared, matching.entries(declared, list(range(len(values))), coming.column), known)
    if records:
        for row, verdict in zip(complete, verdicts, strict=True):
            known_as = records.get((sheet.name, row.row))
            if known_as in codes:
                verdict.record, verdict.suspect = known_as, None
    _settle(reader, sheet, complete, verdicts, codes, cohort)


def read_known(reader: Reader, declared: Kind) -> tuple[list[matching.Entry], dict[RecordId, str]]:
    """The records of a kind that stand, as far as they are told apart, and their codes."""
    fields = declared.telling_fields
    columns = [f"{key}.id" if key in declared.references else key for key in fields]
    rows = reader.table(Query(declared.key), ("code", *columns))
    if not rows:
        return [], {}
    _keys, ids, codes, *values = zip(*rows, strict=True)
    held = dict(zip(fields, values, strict=True))
    return matching.entries(declared, ids, held.__getitem__), dict(zip(ids, codes, strict=True))


def _settle(
    reader: Reader,
    sheet: SheetPreview,
    rows: Sequence[RowPreview],
    verdicts: Sequence[matching.RowMatch],
    codes: Mapping[RecordId, str],
    cohort: Record | None,
) -> None:
    """From verdicts to actions, with the changes that rows would make to the records they are."""
    for row, verdict in zip(rows, verdicts, strict=True):
        if verdict.record is None and verdict.suspect is None:
            continue
        row.record = verdict.record
        if (found := verdict.suspect) is not None:
            earlier = (sheet.name, rows[found.first].row) if isinstance(found.first, int) else None
            other = verdict.record if earlier is not None else str(found.first)
            row.suspect = Suspect(other, earlier, found.score, found.evidence)
            row.action = Action.DUPLICATE
        code_of = row.record or (row.suspect.record if row.suspect else None)
        row.code = codes.get(code_of) if code_of else None
    matched = [row for row in rows if row.record is not None]
    _find_changes(reader, sheet.kind, matched)
    applying = cohort is not None and kind(sheet.kind).current is not None
    if applying and cohort is not None:
        find_application_changes(reader, sheet.kind, rows, cohort.id)
    for row in matched:
        changing = bool(row.changes or row.application_changes)
        if row.suspect is None:
            row.action = Action.UPDATE if changing else Action.SAME
        elif not changing:
            row.action, row.suspect = Action.SAME, None
    if applying:
        for row in matched:
            if row.action is Action.SAME and row.application is None and row.suspect is None:
                row.action = Action.UPDATE


def _find_changes(reader: Reader, kind_key: str, rows: Sequence[RowPreview]) -> None:
    """What matched rows would change in their records: whole rows are compared first, fields only where they differ."""
    if not rows:
        return
    declared = kind(kind_key)
    gathered = Gathered([own_values(kind_key, row) for row in rows])
    given = gathered.keys()
    keys = [key for key in declared.keys if key in given]
    fields: dict[str, Field] = {key: declared.field(key) for key in keys}
    stored = stored_values(reader, kind_key, keys, [str(row.record) for row in rows])
    for row, *values in zip(rows, *map(gathered.column, keys), strict=True):
        old, new = stored[str(row.record)], tuple(values)
        if new != old:
            row.changes = changes(fields, keys, old, own_values(kind_key, row))


def stored_values(
    reader: Reader, kind_key: str, keys: Sequence[str], ids: Sequence[RecordId]
) -> dict[RecordId, tuple[Any, ...]]:
    """The present values of fields, by id; references as ids."""
    declared = kind(kind_key)
    columns = [f"{key}.id" if declared.field(key).target else key for key in keys]
    wanted = set(ids)
    if len(wanted) > 500:
        rows = reader.table(Query(kind_key), columns)
    else:
        rows = reader.rows(kind_key, columns, [key for id in wanted if (key := reader.key(kind_key, id)) is not None])
    return {row[1]: tuple(row[2:]) for row in rows if row[1] in wanted}


def find_application_changes(reader: Reader, kind_key: str, rows: Sequence[RowPreview], cohort: RecordId) -> None:
    """What rows would change in the applications that their people have in the cohort."""
    current = kind(kind_key).current
    assert current is not None
    declared, (plain, referring) = kind(current.kind), along(kind_key)
    keys = [*plain, *referring]
    fields = {key: declared.field(key) for key in keys}
    columns = [f"{current.by}.id", *plain, *(f"{key}.id" for key in referring)]
    query = Query(current.kind, filters=(Filter(COHORT, "is", cohort),))
    standing = {row[2]: (row[1], row[3:]) for row in reader.table(query, columns)}
    for row in rows:
        found = standing.get(row.record) if row.record is not None else None
        if found is None:
            continue
        row.application = found[0]
        row.application_changes = changes(fields, keys, found[1], application_values(kind_key, row))


def application_values(kind_key: str, row: RowPreview) -> dict[str, Value]:
    """What a row gives of its person's application: outlets by id, words that match none left out."""
    plain, referring = along(kind_key)
    values: dict[str, Value] = {key: row.values[key] for key in plain if key in row.values}
    values.update({key: id for key in referring if (id := row.references.get(key)) is not None})
    return values
