"""Writing a preview: one operation, all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from exchange_app.domain import titles
from exchange_app.domain.exchange.pairs import Verdict
from exchange_app.domain.record_columns import Gathered
from exchange_app.domain.records import RecordId
from exchange_app.kinds import Field, Maker, Value, kind
from exchange_app.kinds.registry import imported_kinds
from exchange_app.progress import Progress, Silent
from exchange_app.services.access import Access, operation
from exchange_app.services.agencies import named_agencies
from exchange_app.services.applications import COHORT
from exchange_app.services.importing.comparing import changes
from exchange_app.services.importing.corrections import header_words
from exchange_app.services.importing.preparing import (
    along,
    application_values,
    own_values,
    stored_values,
    target_of,
    unmatched_references,
)
from exchange_app.services.importing.preview import (
    Action,
    Preview,
    RowDecision,
    RowDecisions,
    RowKey,
    RowPreview,
    SheetPreview,
)
from exchange_app.services.importing.sender_detection import side_of
from exchange_app.services.importing.trouble import ChangedMeanwhile
from exchange_app.services.importing.waiting_rows import note_rows
from exchange_app.services.lookup import ReferenceLookup
from exchange_app.services.records import Edit, NewRecord, Places, change, make, make_many
from exchange_app.store import Filter, OperationResult, Query, Reader, Store, Work
from exchange_app.text import Message, msg, nmsg


def apply(
    store: Store,
    preview: Preview,
    decisions: RowDecisions | None = None,
    *,
    access: Access,
    agency: str | None = None,
    layout_name: str | None = None,
    progress: Progress | None = None,
) -> OperationResult:
    """Write what a preview and a person's decisions say, as one operation that Undo takes back in one step.

    `agency` is the code of the agency whose people and outlets these are (default: whose they most
    likely are, see sides.py); it stands in their codes.
    Rows with values filled in are judged by those; suspected duplicates without a decision wait and are not written.
    A mapping that a person corrected, or that is given a name, is kept for files of this layout. Gives an operation
    with number 0 where nothing was to be written. Raises StoreTrouble, ChangedMeanwhile, UnfitValues, Cancelled;
    then nothing has changed.
    """
    decided = decisions or RowDecisions()
    progress = progress or Silent()
    label = _label(preview, decided)
    with operation(store, label, access.by_file(preview.path.name)) as work:
        _refuse_stale(work.reader, preview)
        whose = agency or side_of(preview, named_agencies(work.reader), store.agency)
        writer = _Writer(work, preview, decided, progress, whose)
        writer.make_cohort()
        for sheet in sorted(preview.sheets, key=lambda each: imported_kinds().index(each.kind)):
            writer.write(sheet)
        writer.note_apart()
        note_rows(work, preview, decided, writer.ids)
        if preview.corrected or layout_name:
            _remember(work, preview, layout_name)
        progress.step(writer.total, writer.total, msg("Saving"))
    return work.result


def _label(preview: Preview, decided: RowDecisions) -> Message:
    """What the operation is called in the history: the file, and by their numbers the rows that a person left out of it."""
    name, left = preview.path.name, decided.left_out
    out = frozenset(left)
    if preview.cohort is not None:
        label = msg("Import of {name} for {cohort}", name=name, cohort=titles.title(preview.cohort))
    else:
        written = (Action.ADD, Action.UPDATE)
        rows = sum(row.action in written and (sheet.name, row.row) not in out for sheet, row in preview.rows())
        label = nmsg("Import of {name}: {count} row", "Import of {name}: {count} rows", rows, name=name)
    if not left:
        return label
    several = len({sheet for sheet, _ in left}) > 1
    numbers = ", ".join(f"{sheet}!{row}" if several else str(row) for sheet, row in left[:_NAMED_ROWS])
    more = ", …" if len(left) > _NAMED_ROWS else ""
    return nmsg(
        "{step}; {count} row left out: {rows}", "{step}; {count} rows left out: {rows}",
        len(left), step=label, rows=numbers + more,
    )  # fmt: skip


_NAMED_ROWS = 30


def _refuse_stale(reader: Reader, preview: Preview) -> None:
    """Nothing is written over what the preview has not seen: no later operation may have touched records of its kinds."""
    kinds = {sheet.kind for sheet in preview.sheets}
    for done in reader.journal.operations(limit=1000):
        if done.number <= preview.based_on:
            break
        if kinds & done.counts.keys():
            raise ChangedMeanwhile


@dataclass(slots=True)
class _Writer:
    work: Work
    preview: Preview
    decided: RowDecisions
    progress: Progress
    agency: str
    done: int = 0
    cohort: RecordId = ""
    """Into which people go, where there is one."""
    ids: dict[RowKey, RecordId] = field(default_factory=dict)
    fresh: set[RecordId] = field(default_factory=set)
    """Records that this operation made."""
    applications: dict[RecordId, RecordId] = field(default_factory=dict)
    """Person → application in the cohort."""
    apart: list[tuple[str, RowKey, RowPreview]] = field(default_factory=list)
    open_problems: set[tuple[RecordId, str | None, str | None]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.open_problems = {(each.record, each.field, each.cell) for each in self.work.reader.app_data.problems()}

    @property
    def total(self) -> int:
        """Rows of all sheets."""
        return sum(len(sheet.rows) for sheet in self.preview.sheets)

    def make_cohort(self) -> None:
        """The cohort is there before anybody applies to it."""
        cohort = self.preview.cohort
        if cohort is not None and any(kind(sheet.kind).current for sheet in self.preview.sheets):
            self.cohort = cohort.id or make(self.work, [NewRecord(cohort.kind, cohort.values)])[0]

    def write(self, sheet: SheetPreview) -> None:
        """One sheet: new records, changed ones, their applications, and the problems of their cells."""
        self._refer_again(sheet)
        adding: list[RowPreview] = []
        merging: list[RowPreview] = []
        undecided = not self.decided.rows and not self.decided.filled
        for row in sheet.rows:
            if undecided and row.action is Action.ADD and row.record is None and not row.missing:
                adding.append(row)
                continue
            match self._becomes(sheet, row):
                case Action.ADD:
                    adding.append(row)
                case Action.UPDATE:
                    merging.append(row)
                case _:
                    pass
        self._step(msg("Writing the new ones"))
        self._add(sheet, adding)
        self._merge(sheet, merging)
        written = (
            sheet.rows
            if len(adding) == len(sheet.rows)
            else [row for row in sheet.rows if (sheet.name, row.row) in self.ids]
        )
        if kind(sheet.kind).current is not None and self.cohort:
            self._step(msg("Writing their applications"))
            self._apply_for(sheet, written, self.cohort)
        self._note(sheet, written)
        self.done += len(sheet.rows)

    def _step(self, what: Message) -> None:
        self.progress.step(self.done, self.total, what)

    def _becomes(self, sheet: SheetPreview, row: RowPreview) -> Action:
        """What is done with a row, given the decision; UPDATE also where nothing may differ in the end."""
        key = (sheet.name, row.row)
        if filled := self.decided.filled.get(key):
            values = {name: value for name, value in {**row.values, **filled}.items() if value is not None}
            row.values = values
            row.missing = tuple(name for name in row.missing if name not in values)
        match self.decided.rows.get(key):
            case RowDecision.LEAVE_OUT:
                return Action.SKIP
            case _ if row.missing:
                return Action.SKIP
            case RowDecision.LATER:
                return Action.SKIP if row.action is Action.DUPLICATE else row.action
            case RowDecision.APART if row.suspect is not None:
                self.apart.append((sheet.kind, key, row))
                return Action.ADD
            case RowDecision.SAME if row.suspect is not None:
                return Action.UPDATE
            case _ if row.action is Action.DUPLICATE:
                return Action.DUPLICATE
            case _ if row.action is Action.SKIP:
                return Action.ADD
            case _ if row.record is not None:
                return Action.UPDATE
            case _:
                return Action.ADD

    def _add(self, sheet: SheetPreview, rows: Sequence[RowPreview]) -> None:
        values = Gathered([own_values(sheet.kind, row) for row in rows]).only(kind(sheet.kind).keys)
        for agency, places in self._by_agency(sheet.kind, values).items():
            new = [values[at] for at in places]
            made = make_many(self.work, sheet.kind, new, agency=agency, checked=not self.decided.filled)
            name = sheet.name
            self.ids.update(zip([(name, rows[at].row) for at in places], made, strict=True))
            self.fresh.update(made)

    def _by_agency(
        self, kind_key: str, values: Sequence[Mapping[str, Value | None]]
    ) -> dict[str | None, Sequence[int]]:
        """Which rows belong to which agency, as their kind declares it."""
        imported = kind(kind_key).imported
        match imported.maker if imported is not None else Maker.SELF:
            case Maker.SELF:
                return {None: range(len(values))}
            case Maker.SENDER:
                return {self.agency: range(len(values))}
            case Maker.COUNTRY:
                of_country = {each.country: each.code for each in named_agencies(self.work.reader)}
                found: dict[str | None, list[int]] = {}
                for at, row in enumerate(values):
                    country = str(row.get(kind(kind_key).host))
                    found.setdefault(of_country.get(country, self.agency), []).append(at)
                return dict(found)

    def _merge(self, sheet: SheetPreview, rows: Sequence[RowPreview]) -> None:
        """Rows that are records which stand, and rows of which a person said so: those are compared anew."""
        known: dict[RecordId, Mapping[str, Value | None]] = {}
        for row in rows:
            target = self._target(row)
            if target is None:
                continue
            self.ids[sheet.name, row.row] = target
            if row.suspect is None and (sheet.name, row.row) not in self.decided.filled:
                if row.changes:
                    known[target] = row.changes
            else:
                self._update_by_values(sheet.kind, target, row)
        change(self.work, [Edit(sheet.kind, target, values) for target, values in known.items()], places=Places.LEAVE)

    def _target(self, row: RowPreview) -> RecordId | None:
        if row.suspect is not None:
            found = self.ids.get(row.suspect.row) if row.suspect.row is not None else None
            return found or row.suspect.record
        return row.record

    def _update_by_values(self, kind_key: str, target: RecordId, row: RowPreview) -> None:
        declared = kind(kind_key)
        given = own_values(kind_key, row)
        fields: dict[str, Field] = {key: declared.field(key) for key in given if key in declared.keys}
        old = stored_values(self.work.reader, kind_key, list(fields), [target])[target]
        change(self.work, [Edit(kind_key, target, changes(fields, list(fields), old, given))], places=Places.LEAVE)

    def _apply_for(self, sheet: SheetPreview, rows: Sequence[RowPreview], cohort: RecordId) -> None:
        """Applications to the cohort: made where there is none, brought up to date where there is one."""
        current = kind(sheet.kind).current
        assert current is not None
        query = Query(current.kind, filters=(Filter(COHORT, "is", cohort),))
        standing = {row[2]: row[1] for row in self.work.reader.table(query, [f"{current.by}.id"])}
        fresh: dict[RecordId, dict[str, Value]] = {}
        changed: dict[RecordId, dict[str, Value]] = {}
        for row in rows:
            person = self.ids[sheet.name, row.row]
            values = application_values(sheet.kind, row)
            if person in standing:
                changed.setdefault(standing[person], {}).update(values)
            else:
                fresh.setdefault(person, {current.by: person, COHORT: cohort}).update(values)
        new = list(fresh.values())
        made = make_many(self.work, current.kind, new, agency=self.agency, checked=not self.decided.filled)
        change(self.work, [Edit(current.kind, id, values) for id, values in changed.items()], places=Places.LEAVE)
        self.applications = {**standing, **dict(zip(fresh, made, strict=True))}

    def _refer_again(self, sheet: SheetPreview) -> None:
        """Words that named no record may mean one that this file has just brought."""
        lost = [row for row in sheet.rows if None in row.references.values()]
        if not lost or len(self.preview.sheets) == 1:
            return
        references = ReferenceLookup(self.work.reader)
        own = kind(sheet.kind).references
        for row in lost:
            row.references = {
                key: found or references.find(target_of(sheet.kind, key), str(row.values[key]))
                for key, found in row.references.items()
            }
            if row.missing:
                row.missing = tuple(key for key in row.missing if key not in own or row.references.get(key) is None)
                row.action = row.action if row.missing else Action.ADD

    def _note(self, sheet: SheetPreview, rows: Sequence[RowPreview]) -> None:
        """Keeps what could not be read at its record, until somebody gives the value."""
        for row in rows:
            if not row.problems and None not in row.references.values():
                continue
            record = self.ids[sheet.name, row.row]
            for problem in row.problems:
                place = f"{sheet.name}!{problem.column or ''}{problem.row}"
                self._note_one(sheet.kind, record, problem.field, problem.message, problem.cell, place)
            for key, message in unmatched_references(self.preview, sheet, row):
                self._note_one(sheet.kind, record, key, message, str(row.values[key]), f"{sheet.name}!{row.row}")

    def _note_one(self, kind_key: str, record: RecordId, key: str, message: Message, cell: str, place: str) -> None:
        """Notes a cell, unless that was noted before or the record has a value there."""
        current = kind(kind_key).current
        if current is not None and key in (name for several in along(kind_key) for name in several):
            if record not in self.applications:
                return
            kind_key, record = current.kind, self.applications[record]
        if (record, key, cell) in self.open_problems:
            return
        if record not in self.fresh and self.work.reader.record(kind_key, record).get(key) is not None:
            return
        self.work.problems.note(kind_key, record, key, message, cell, place=place)

    def note_apart(self) -> None:
        """Remembers for good the pairs that are two."""
        for kind_key, key, row in self.apart:
            assert row.suspect is not None
            other = self.ids.get(row.suspect.row) if row.suspect.row is not None else None
            other = other or row.suspect.record
            if other is not None:
                self.work.pairs.say(kind_key, self.ids[key], other, Verdict.DIFFERENT)


def _remember(work: Work, preview: Preview, name: str | None) -> None:
    """Keeps the mapping of each sheet for files of its layout."""
    for sheet in preview.sheets:
        mapped = sheet.mapped
        if not mapped.columns:
            continue
        columns = {each.key: list(each.fields) for each in mapped.columns}
        columns.update({each.key: [] for each in mapped.ignored_columns if each.key})
        mapping: dict[str, Any] = {"kind": sheet.kind, "columns": columns}
        said = preview.corrections.sheets.get(sheet.name)
        if (
            said is not None
            and said.header_rows
            and preview.book is not None
            and (raw := preview.book.sheet(sheet.name))
        ):
            mapping["header"] = header_words(raw, max(said.header_rows))
        work.app_data.remember_layout(mapped.signature, mapping, name=name)
