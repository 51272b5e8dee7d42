"""Reading a file and finding out what it would do to the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from exchange_app.domain.columns import Gathered
from exchange_app.domain.records import Record, RecordId
from exchange_app.gc_pause import undisturbed
from exchange_app.kinds import KINDS, Field, Value, kind
from exchange_app.kinds.masking import Purpose
from exchange_app.progress import Progress, Silent
from exchange_app.services.importing import people, places
from exchange_app.services.importing.comparing import changes
from exchange_app.services.importing.exchange import ONLY_MERGED, KnownLayout, known_layout
from exchange_app.services.importing.people import Verdict
from exchange_app.services.importing.preference_matching import Outlets
from exchange_app.services.importing.preview import Action, Preview, RowKey, RowPreview, SheetPreview, Suspect
from exchange_app.services.importing.trouble import NoRecords, NoSuchCohort, NoSuchLayout, NoSuchSheet
from exchange_app.store import Filter, Query, Reader, Store
from exchange_app.text import msg

if TYPE_CHECKING:
    from datetime import date

    from exchange_app.sheets.infer.context import Corrections, ReadingContext, RememberedLayout
    from exchange_app.sheets.infer.results import MappedBook
    from exchange_app.sheets.raw import RawBook

WISHES = tuple(key for key in KINDS["application"].keys if key.startswith("preference_"))
_REFERENCES = ("applicant", "cohort", *WISHES)
OF_APPLICATION = tuple(
    key for key in KINDS["application"].keys if key not in _REFERENCES and key not in KINDS["applicant"].keys
)
"""Fields of the application that stand among an applicant's values, but for the preferences."""


class Wanted(TypedDict, total=False):
    """What a person says of a file; whatever is left out is found out or does not apply."""

    sheet: str | None
    """Only this sheet is read."""
    kind: str | None
    """What it lists."""
    cohort: str | None
    """The code of the cohort to which its applicants apply."""
    layout: str | None
    """The name of a remembered layout."""
    corrections: Corrections | None
    """What a person corrected in the mapping."""
    today: date | None


def prepare(store: Store, path: Path, *, progress: Progress | None = None, **wanted: Unpack[Wanted]) -> Preview:
    """Read a workbook or text file and compare it with the store. Writes nothing.

    Raises FileTrouble, NoRecords, NoSuchSheet, NoSuchLayout, NoSuchCohort, Cancelled.
    """
    from exchange_app.sheets.open import read_workbook

    book = read_workbook(path, progress=progress or Silent())
    return preview_of(store, path, book, progress=progress, **wanted)


def preview_of(
    store: Store, path: Path, book: RawBook, *, progress: Progress | None = None, **wanted: Unpack[Wanted]
) -> Preview:
    """As prepare, for a file that has been opened already: so that correcting the mapping does not read it again."""
    from exchange_app.sheets.infer import Corrections, map_book

    progress = progress or Silent()
    progress.step(0, None, msg("Finding the columns"))
    with undisturbed(), store.read(Purpose.MATCHING) as reader:
        own = known_layout(book) if wanted.get("corrections") in (None, Corrections()) else None
        mapped = map_book(
            book,
            reading_context(reader, store.agency, wanted.get("today")),
            _corrections(reader, path, book, own, wanted),
            progress,
        )
        if not any(each.rows for each in mapped.sheets):
            raise NoRecords(path.name)
        progress.step(0, None, msg("Comparing with what is stored"))
        cohort = wanted.get("cohort")
        preview = _compare(
            reader, path, mapped, _cohort(reader, cohort) if cohort else None, own.records if own else {}
        )
        if own is not None:
            preview.ignored_sheets = [
                (name, ONLY_MERGED if name in own.left else why) for name, why in preview.ignored_sheets
            ]
        preview.book = book
        return preview


def _corrections(reader: Reader, path: Path, book: RawBook, own: KnownLayout | None, wanted: Wanted) -> Corrections:
    """The corrections that hold for this reading: our own workbook's, or a person's, with what else was said."""
    from exchange_app.sheets.infer.context import Corrections

    sheet, kind, layout = wanted.get("sheet"), wanted.get("kind"), wanted.get("layout")
    names = [each.name for each in book.sheets]
    if sheet is not None and sheet not in names:
        raise NoSuchSheet(path.name, sheet, names)
    chosen = own.corrections if own else wanted.get("corrections") or Corrections()
    named = _layout(reader, layout) if layout is not None else chosen.layout
    return replace(chosen, sheet=sheet or chosen.sheet, kind=kind or chosen.kind, layout=named)


def reading_context(reader: Reader, own: str, today: date | None = None) -> ReadingContext:
    """Whose desk reads, today, and the layouts that are remembered."""
    from exchange_app.sheets.infer.context import AgencyName, ReadingContext

    agencies = tuple(
        AgencyName(
            each.code,
            str(each.get("name") or each.code),
            str(each.get("country") or ""),
            str(each.get("language") or "en"),  # type: ignore[arg-type]
        )
        for each in reader.records("agency")
    )
    mine = next((each for each in agencies if each.code == own), None)
    remembered = {each.signature: layout_of(each.mapping, each.name) for each in reader.layouts()}
    if today is None:
        return ReadingContext(mine, agencies, layouts=remembered)
    return ReadingContext(mine, agencies, today, remembered)


def layout_of(mapping: Mapping[str, Any], name: str | None) -> RememberedLayout:
    """A remembered layout from what the store holds of it."""
    from exchange_app.sheets.infer.context import RememberedLayout

    return RememberedLayout(
        mapping["kind"], {key: tuple(fields) for key, fields in mapping["columns"].items()}, name or ""
    )


def _layout(reader: Reader, name: str) -> RememberedLayout:
    for each in reader.layouts():
        if each.name == name:
            return layout_of(each.mapping, name)
    raise NoSuchLayout(name)


def _cohort(reader: Reader, code: str) -> Record:
    found = reader.find("cohort", "code", code)
    if not found:
        raise NoSuchCohort(code)
    return found[0]


def _compare(
    reader: Reader, path: Path, mapped: MappedBook, cohort: Record | None, records: Mapping[RowKey, RecordId]
) -> Preview:
    outlets = Outlets(reader)
    sheets = []
    speaks = False
    for each in mapped.sheets:
        rows = [RowPreview(row.row, row.values, problems=row.problems) for row in each.rows]
        sheet = SheetPreview(each.kind, each, rows)
        sheets.append(sheet)
        if each.kind == "applicant":
            given = {field for column in each.columns for field in column.fields}
            speaks = speaks or bool(given & {*OF_APPLICATION, *WISHES})
            _wish(rows, [key for key in WISHES if key in given], outlets)
        _judge(reader, sheet, cohort, records)
    ignored = [(each.sheet, each.why) for each in mapped.ignored_sheets]
    return Preview(
        path, mapped.format, sheets, ignored, cohort, speaks and cohort is None, outlets.codes, reader.data_version()
    )


def _wish(rows: Sequence[RowPreview], keys: Sequence[str], outlets: Outlets) -> None:
    if not keys:
        return
    for row in rows:
        row.wishes = {key: outlets.find(str(row.values[key])) for key in keys if key in row.values}


def _judge(reader: Reader, sheet: SheetPreview, cohort: Record | None, records: Mapping[RowKey, RecordId]) -> None:
    """Gives each row of a sheet its action. `records` says of some rows which record they are."""
    declared = kind(sheet.kind)
    gathered = Gathered([row.values for row in sheet.rows])
    for key in [field.key for field in declared.fields if field.required]:
        column = gathered.column(key)
        if None in column:
            for row, value in zip(sheet.rows, column, strict=True):
                if value is None:
                    row.missing, row.action = (*row.missing, key), Action.SKIP
    complete = [row for row in sheet.rows if not row.missing]
    values = [row.values for row in complete]
    if sheet.kind == "applicant":
        known = people.read_known(reader)
        verdicts, codes = people.judge(values, known), known.codes
    else:
        standing, codes = places.read_places(reader, sheet.kind)
        verdicts = places.judge(sheet.kind, values, standing)
    if records:
        for row, verdict in zip(complete, verdicts, strict=True):
            known_as = records.get((sheet.name, row.row))
            if known_as in codes:
                verdict.record, verdict.suspect = known_as, None
    _settle(reader, sheet, complete, verdicts, codes, cohort)


def _settle(
    reader: Reader,
    sheet: SheetPreview,
    rows: Sequence[RowPreview],
    verdicts: Sequence[Verdict],
    codes: Mapping[RecordId, str],
    cohort: Record | None,
) -> None:
    """From verdicts to actions, with the changes that rows would make to the records they are."""
    for row, verdict in zip(rows, verdicts, strict=True):
        if verdict.record is None and verdict.suspect is None:
            continue
        row.record = verdict.record
        if (found := verdict.suspect) is not None:
            earlier = None if found.row is None else (sheet.name, rows[found.row[1]].row)
            row.suspect = Suspect(found.record, earlier, found.score, found.evidence)
            row.action = Action.DUPLICATE
        code_of = row.record or (row.suspect.record if row.suspect else None)
        row.code = codes.get(code_of) if code_of else None
    matched = [row for row in rows if row.record is not None]
    _find_changes(reader, sheet.kind, matched)
    if sheet.kind == "applicant" and cohort is not None:
        find_application_changes(reader, rows, cohort.id)
    for row in matched:
        changing = bool(row.changes or row.application_changes)
        if row.suspect is None:
            row.action = Action.UPDATE if changing else Action.SAME
        elif not changing:
            row.action, row.suspect = Action.SAME, None
    if cohort is not None and sheet.kind == "applicant":
        for row in matched:
            if row.action is Action.SAME and row.application is None and row.suspect is None:
                row.action = Action.UPDATE


def _find_changes(reader: Reader, kind_key: str, rows: Sequence[RowPreview]) -> None:
    """What matched rows would change in their records: whole rows are compared first, fields only where they differ."""
    if not rows:
        return
    declared = kind(kind_key)
    gathered = Gathered([row.values for row in rows])
    given = gathered.keys()
    keys = [key for key in declared.keys if key in given]
    fields: dict[str, Field] = {key: declared.field(key) for key in keys}
    stored = stored_values(reader, kind_key, keys, [str(row.record) for row in rows])
    for row, *values in zip(rows, *map(gathered.column, keys), strict=True):
        old, new = stored[str(row.record)], tuple(values)
        if new != old:
            row.changes = changes(fields, keys, old, row.values)


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


def find_application_changes(reader: Reader, rows: Sequence[RowPreview], cohort: RecordId) -> None:
    """What rows would change in the applications that their people have in the cohort."""
    declared = kind("application")
    keys = [*OF_APPLICATION, *WISHES]
    fields = {key: declared.field(key) for key in keys}
    columns = ["applicant.id", *OF_APPLICATION, *(f"{key}.id" for key in WISHES)]
    query = Query("application", filters=(Filter("cohort", "is", cohort),))
    standing = {row[2]: (row[1], row[3:]) for row in reader.table(query, columns)}
    for row in rows:
        found = standing.get(row.record) if row.record is not None else None
        if found is None:
            continue
        row.application = found[0]
        row.application_changes = changes(fields, keys, found[1], application_values(row))


def application_values(row: RowPreview) -> dict[str, Value]:
    """What a row gives of its person's application: outlets by id, words that match none left out."""
    values: dict[str, Value] = {key: row.values[key] for key in OF_APPLICATION if key in row.values}
    values.update({key: outlet for key, outlet in row.wishes.items() if outlet is not None})
    return values
