"""From what the services prepared to what the page shows: columns, lines, suspected duplicates. Made beside the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from exchange_app.domain.records import Record
from exchange_app.domain.sheet_address import column_index, column_letters
from exchange_app.kinds import KINDS, Field, FieldType, Value
from exchange_app.kinds.values import show
from exchange_app.services.importing import Preview, RowPreview, SheetPreview
from exchange_app.services.importing.preparing import target_of
from exchange_app.services.importing.unread_sheets import UnreadSheet
from exchange_app.services.naming import names_of
from exchange_app.sheets.infer.catalogue import fields_of
from exchange_app.sheets.infer.results import CellProblem, MappedColumn
from exchange_app.sheets.raw import RawBook, RawSheet
from exchange_app.store import Reader
from exchange_app.text import Words, fold
from ui.lists.pairs.pair import Half, SuspectedPair
from ui.pages.imports.header import Head
from ui.pages.imports.lines import ImportLine, LineState, Target, UnreadCell


@dataclass(slots=True)
class ImportReview:
    """One table of the file beside what it becomes, or a sheet that was not read. `sheet_at` counts the tables of the preview,
    and behind them its unread sheets."""

    book: RawBook
    preview: Preview
    sheet_at: int
    raw: RawSheet
    heads: tuple[Head, ...]
    targets: tuple[Target, ...]
    lines: list[ImportLine]
    pairs: list[SuspectedPair]
    rows: dict[int, RowPreview] = field(default_factory=dict)
    """By the place of the line."""
    unread: UnreadSheet | None = None
    """What is asked about the sheet, where it was not read."""

    @property
    def sheet(self) -> SheetPreview:
        """The table shown. Only to be asked for where one was read."""
        return self.preview.sheets[self.sheet_at]

    @property
    def name(self) -> str:
        """The name of the sheet shown, read or not."""
        return self.raw.name if self.unread is not None else self.sheet.name

    @property
    def kind(self) -> str:
        """What it lists, or most likely does."""
        return self.unread.kind if self.unread is not None else self.sheet.kind

    @property
    def header_row(self) -> int:
        """Number of the last header row as the spreadsheet program shows it; 0 where the table has none, or a column of headers."""
        return (
            0 if self.unread is not None or self.sheet.mapped.turned else max(self.sheet.mapped.header_rows, default=0)
        )


def sheet_names(preview: Preview) -> list[str]:
    """The names of the tables of a preview, and behind them of its unread sheets."""
    return [*(each.name for each in preview.sheets), *(name for name, _ in preview.ignored_sheets)]


def review_of(
    reader: Reader, own: str, side: str, book: RawBook, preview: Preview, sheet_at: int, words: Words
) -> ImportReview:
    """Put one table of a preview into the shape of the page. `side` is the agency that the list is from."""
    sheet = preview.sheets[sheet_at]
    raw = sheet.mapped.shown or book.sheet(sheet.name) or book.sheets[0]
    declared = fields_of(sheet.kind)
    outlets = _referred_names(reader, sheet)
    before = _before(reader, sheet)
    columns = {key: column.index for column in sheet.mapped.columns for key in column.fields}
    lines, rows = [], {}
    for row in sheet.rows:
        rows[row.row - 1] = row
        lines.append(_line(row, columns, outlets, before.get(row.row, {}), sheet))
    lines += [
        ImportLine(each.row - 1, LineState.HEADING, why=each.why, turned=sheet.mapped.turned)
        for each in sheet.mapped.ignored_rows
        if each.row > max(sheet.mapped.header_rows, default=0)
    ]
    lines += [
        ImportLine(each.row - 1, LineState.ASIDE, why=each.why, turned=sheet.mapped.turned)
        for each in sheet.mapped.set_aside
    ]
    lines.sort(key=lambda line: line.row)
    heads = _heads(sheet, declared, words)
    place = {line.row: at for at, line in enumerate(lines)}
    by_line = {place[row]: preview for row, preview in rows.items()}
    return ImportReview(
        book, preview, sheet_at, raw, heads, _targets(sheet, declared, words), lines,
        _pairs(reader, own, side, sheet, place, declared, words), by_line,
    )  # fmt: skip


def _referred_names(reader: Reader, sheet: SheetPreview) -> dict[str, str]:
    referred = ((target_of(sheet.kind, key), id) for row in sheet.rows for key, id in row.references.items() if id)
    return {id: name for id, (_code, name) in names_of(reader, referred).items()}


def _before(reader: Reader, sheet: SheetPreview) -> dict[int, Mapping[str, Value | None]]:
    """For rows that change something: what stands in the store, by row number."""
    changing = [row for row in sheet.rows if row.changes or row.application_changes]
    records = _by_id(reader, sheet.kind, [row.record for row in changing])
    current = KINDS[sheet.kind].current
    applied = [row.application for row in changing]
    applications = _by_id(reader, current.kind, applied) if current is not None else {}
    found: dict[int, Mapping[str, Value | None]] = {}
    for row in changing:
        old: dict[str, Value | None] = {}
        if row.record in records:
            old.update((key, records[row.record].get(key)) for key in row.changes)
        if row.application in applications:
            old.update((key, applications[row.application].get(key)) for key in row.application_changes)
        found[row.row] = old
    return found


def _by_id(reader: Reader, kind: str, ids: Sequence[str | None]) -> dict[str | None, Record]:
    return {each.id: each for each in reader.records(kind, [id for id in ids if id])}


def _line(
    row: RowPreview,
    columns: Mapping[str, int],
    outlets: Mapping[str, str],
    before: Mapping[str, Value | None],
    sheet: SheetPreview,
) -> ImportLine:
    values: Mapping[str, Value] = row.values
    guessed: frozenset[int] = frozenset()
    if row.references:
        met = {key: outlets[outlet] for key, outlet in row.references.items() if outlet and outlet in outlets}
        guessed = frozenset(
            columns[key]
            for key in row.references
            if key in columns and (key not in met or fold(met[key]) != fold(str(row.values.get(key, ""))))
        )
        if met:
            values = {**row.values, **met}
    troubles = tuple(_trouble(each, columns, sheet) for each in row.problems) if row.problems else ()
    return ImportLine(
        row.row - 1,
        LineState(row.action.value),
        values,
        troubles,
        guessed,
        before,
        row.code,
        turned=sheet.mapped.turned,
    )


def _trouble(problem: CellProblem, columns: Mapping[str, int], sheet: SheetPreview) -> UnreadCell:
    """A problem at its column of the sheet as it is shown, with its address in the file."""
    if sheet.mapped.shown is not None:
        place = f"{problem.column or ''}{problem.row}"
        return UnreadCell(problem.field, columns.get(problem.field), problem.cell, problem.message, place)
    return UnreadCell(
        problem.field, column_index(problem.column) if problem.column else None, problem.cell, problem.message
    )


def _heads(sheet: SheetPreview, declared: Mapping[str, Field], words: Words) -> tuple[Head, ...]:
    mapped = {column.index: column for column in sheet.mapped.columns}
    ignored = {column.index: column for column in sheet.mapped.ignored_columns}
    joined = {part: column for column in sheet.mapped.columns for part in column.parts if part != column.column}
    turned, asked = sheet.mapped.turned, {column.index for column in sheet.asked_columns}
    parts = [int(part) - 1 if turned else column_index(part) for part in joined]
    last = max((*mapped, *ignored, *parts), default=-1)
    heads = []
    for at in range(last + 1):
        letters = str(at + 1) if turned else column_letters(at)
        if letters in joined:
            heads.append(_part(letters, joined[letters], declared, words))
        elif at in mapped:
            column = mapped[at]
            labels = [words.say(declared[key].label) for key in column.fields]
            several = words.n_("splits in {count}", "splits in {count}", len(labels)) if len(labels) > 1 else ""
            header = column.header.rpartition(" / ")[2]
            heads.append(
                Head(
                    letters,
                    header,
                    words.join(labels),
                    column.confidence,
                    several,
                    words.say(column.why),
                    column.fields,
                    at in asked,
                )
            )
        elif at in ignored:
            why = words.say(ignored[at].why)
            heads.append(Head(letters, ignored[at].header.rpartition(" / ")[2], note=why, why=why))
        else:
            heads.append(Head(letters, ""))
    return tuple(heads)


def _part(letters: str, column: MappedColumn, declared: Mapping[str, Field], words: Words) -> Head:
    """The head of a column that gives a field only together with others."""
    label = words.join([words.say(declared[key].label) for key in column.fields])
    note = words._("with column {column}", column=column.column)
    return Head(letters, "", label, column.confidence, note, words.say(column.why), column.fields)


def _targets(sheet: SheetPreview, declared: Mapping[str, Field], words: Words) -> tuple[Target, ...]:
    keys = {key for column in sheet.mapped.columns for key in column.fields}
    keys |= {key for row in sheet.rows[:500] for key in row.values if key in declared}
    keys |= {problem.field for row in sheet.rows for problem in row.problems if problem.field in declared}
    of = KINDS[sheet.kind]
    # What a record is called and told by is looked for first.
    order = [key for key in (*of.name_fields, *(of.facts or ()), *declared) if key in keys]
    named, found = of.name_fields, []
    for key in dict.fromkeys(order):
        each = declared[key]
        found.append(Target(key, words.say(each.label), _Shower(each, words), key in named))
    return tuple(found)


class _Shower:
    """Shows the values of one field; each different value is worked out once."""

    def __init__(self, field: Field, words: Words) -> None:
        self._field, self._words = field, words
        self._known: dict[Value, str] = {}

    def __call__(self, value: Value) -> str:
        if isinstance(value, str) and self._field.type in (FieldType.TEXT, FieldType.REFERENCE, FieldType.EMAIL):
            return value
        if isinstance(value, dict):
            return show(self._field, value, self._words)
        shown = self._known.get(value)
        if shown is None:
            shown = self._known[value] = " ".join(show(self._field, value, self._words).split())
        return shown


def _pairs(
    reader: Reader,
    own: str,
    side: str,
    sheet: SheetPreview,
    place: Mapping[int, int],
    declared: Mapping[str, Field],
    words: Words,
) -> list[SuspectedPair]:
    suspected = [row for row in sheet.rows if row.suspect is not None]
    records = _by_id(reader, sheet.kind, [row.suspect.record for row in suspected if row.suspect])
    by_key = {(sheet.name, row.row): row for row in sheet.rows}

    def half(values: Mapping[str, Value], letters: str, where: str) -> Half:
        return Half(letters, letters == own, _parts(sheet.kind, values, declared, words), where)

    pairs = []
    for row in suspected:
        suspect = row.suspect
        if suspect is None:
            continue
        upper = half(row.values, side, words._("sheet row {row}", row=str(row.row)))
        if suspect.record in records:
            record = records[suspect.record]
            entered = words.join(part for part in (record.code, record.created_by) if part)
            if record.created_at is not None:
                entered = words.join((entered, words.date(record.created_at.date())))
            lower = half(record.values, record.agency, entered)
        elif suspect.row is not None and suspect.row in by_key:
            lower = half(by_key[suspect.row].values, side, words._("sheet row {row}", row=str(suspect.row[1])))
        else:
            continue
        key = (str(row.row), suspect.record or str(suspect.row))
        pairs.append(SuspectedPair(place[row.row - 1], key, upper, lower, suspect.score, evidence=suspect.evidence))
    return pairs


def _parts(kind: str, values: Mapping[str, Value], declared: Mapping[str, Field], words: Words) -> tuple[str, str, str]:
    """What tells one from another: its name and two facts."""
    of = KINDS[kind]
    second, third = of.facts
    names = " ".join(str(values[key]) for key in of.name_fields if values.get(key))
    return names, show(declared[second], values.get(second), words), show(declared[third], values.get(third), words)
