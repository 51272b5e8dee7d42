"""The report workbook: the partner's own file, with every cell that was not taken over marked and explained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from exchange_app.domain.exchange.comparing import Change, Group
from exchange_app.domain.exchange.incoming import FindingKind, WorkbookFinding
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.domain.exchange.versions import Content
from exchange_app.domain.records import RecordId
from exchange_app.domain.sheet_address import column_letters
from exchange_app.kinds import FieldType, kind
from exchange_app.kinds.masking import seen
from exchange_app.kinds.values import show
from exchange_app.services.agencies import agency_of
from exchange_app.services.merging.reading import on_disk, open_returned
from exchange_app.services.merging.record_names import Names, found_at, references
from exchange_app.services.merging.review import HELD, Decision, Review
from exchange_app.services.merging.trouble import ReviewGone
from exchange_app.sheets.raw import RawBook
from exchange_app.sheets.report import Headline, ReportedCell, write_report
from exchange_app.store import Store
from exchange_app.store.codec import decode
from exchange_app.text import LANGUAGES, Words, fold
from exchange_app.text import words as said

_NOT_TAKEN = frozenset(
    (
        FindingKind.UNREADABLE, FindingKind.INCOMPLETE_ROW, FindingKind.FOREIGN_ROW, FindingKind.COPIED_ROW, FindingKind.CHANGED_ID,
        FindingKind.TORN, FindingKind.IGNORED_COLUMN, FindingKind.IGNORED_SHEET, FindingKind.IDENTICAL_COPY,
        FindingKind.EXCHANGED_HEADING,
    )
)  # fmt: skip
_MOST_OF_A_RANGE = 2_000
"""So many cells of one column are marked one by one."""


def report(
    review: Review, target: Path, words: Words, *, store: Store | None = None, password: str | None = None
) -> int:
    """Write the report on a review in the partner's language (`words`) to `target` (xlsx); gives the number of cells marked.

    ReportedCell are cells that cannot be read, conflicts that ours wins or that are still open, what was refused, and rows that
    could not be placed; rows that are missing are listed. `store` gives the names of records that the workbook does not know,
    and the workbook of a review that was left and taken up again; a file with a `password`
    gives a report with the same one. Raises NeedsPassword, WrongPassword, ReviewGone, TargetBusy, TargetFull,
    TargetForbidden, TargetMissing, the troubles of opening a file.
    """
    with _source(review, store, password) as (source, opens_with):
        book = open_returned(source, password=opens_with)
        names = _names(review, store)
        marked = [*_of_findings(review, words), *_of_changes(review, book, names, words)]
        headline = Headline(
            words.n_("{count} cell was not taken over", "{count} cells were not taken over", len(marked)),
            words._(
                "Please look at the marked cells in the sheets of this workbook; where something is wrong, correct it and send the workbook back."
            ),
        )
        return write_report(
            source,
            book,
            [*marked, *_missing(review, names, words)],
            target,
            words,
            headline=headline,
            password=password,
            opens_with=opens_with,
        )


def partner_words(store: Store, review: Review) -> Words:
    """The language of the agency that a report goes to."""
    partner = review.story.to if review.story.ours else review.story.sender
    with store.read() as reader:
        agency = agency_of(reader, partner)
    found = agency.get("language") if agency is not None else None
    return next((said(each) for each in LANGUAGES if each == found), said("en"))


@contextmanager
def _source(review: Review, store: Store | None, password: str | None) -> Iterator[tuple[Path, str | None]]:
    """The workbook of a review and what opens it: the file itself, or what was kept of it."""
    path = review.story.path
    if path.is_file():
        yield path, password
        return
    workbook = None
    if store is not None:
        with store.read() as reader:
            workbook = reader.app_data.kept_workbook(review.content_hash)
    if workbook is None:
        raise ReviewGone
    with on_disk(workbook, path.name) as kept:
        yield kept


def _names(review: Review, store: Store | None) -> Mapping[RecordId, str]:
    """How the records that a report speaks of are called: as the workbook writes them, those that it does not know as here."""
    texts = review.comparison.incoming.carried.texts
    if store is None:
        return texts
    with store.read() as reader:
        names = Names(reader, review.records, texts)
        names.learn(references(review.records))
        names.learn(found_at(review.findings))
    return {**names.found, **texts}


def _missing(review: Review, names: Mapping[RecordId, str], words: Words) -> Iterator[ReportedCell]:
    """Records whose rows are not in the file: there is no cell to mark, so they are only listed."""
    sheets = {each.kind: each.name for each in review.comparison.incoming.carried.sheets}
    for finding in review.findings:
        if finding.kind is FindingKind.MISSING_ROW:
            message = words.say(finding.message)
            name = names.get(finding.record or "")
            said = words._("{place}: {message}", place=name, message=message) if name else message
            yield ReportedCell(sheets.get(finding.record_kind or "", ""), 0, "", "", said)


def _of_findings(review: Review, words: Words) -> Iterator[ReportedCell]:
    for finding in review.findings:
        if finding.kind in _NOT_TAKEN and finding.cell is not None:
            yield from _marked(finding, words)


def _marked(finding: WorkbookFinding, words: Words) -> Iterator[ReportedCell]:
    sheet, _, place = (finding.cell or "").rpartition("!")
    label = (
        words.say(kind(finding.record_kind).field(finding.field).label) if finding.record_kind and finding.field else ""
    )
    first, _, last = place.partition(":")
    column, top = _parts(first)
    bottom = _parts(last)[1] if last else top
    for row in range(top, min(bottom, top + _MOST_OF_A_RANGE - 1) + 1):
        yield ReportedCell(sheet, row, column, label, words.say(finding.message), finding.words or "")


def _parts(place: str) -> tuple[str, int]:
    column = place.rstrip("0123456789")
    return column, int(place[len(column) :] or 1)


def _of_changes(review: Review, book: RawBook, names: Mapping[RecordId, str], words: Words) -> Iterator[ReportedCell]:
    """Changes that were not accepted, and conflicts that are not theirs to have or still open."""
    places = _Places(review, book)
    for change in review.comparison.changes():
        message = _why_not(review, change, names, words)
        cell = places.cell(change) if message else None
        if message and cell is not None:
            sheet, _, place = cell.rpartition("!")
            column, row = _parts(place)
            label = "" if change.field == REMOVAL else words.say(kind(change.kind).field(change.field).label)
            yield ReportedCell(sheet, row, column, label, message, _shown(change, change.theirs, names, words))


def _why_not(review: Review, change: Change, names: Mapping[RecordId, str], words: Words) -> str:
    """Why what the workbook says of a field does not stand here; empty where it does."""
    decision = review.decision(change)
    ours = _shown(change, change.ours, names, words)
    if decision is Decision.OTHER and review.outcome(change) != change.theirs:
        other = _shown(change, review.outcome(change), names, words)
        return (
            words._("Another value was chosen instead: “{other}”.", other=other)
            if other
            else words._("This was not taken over; the field was emptied.")
        )
    if decision in (Decision.REFUSE, Decision.OURS):
        if change.field == REMOVAL:
            return words._("This was not agreed to: the record stays as it is.")
        if change.group is Group.ADDED:
            return words._("This new record was not taken over.")
        return (
            words._("This was not taken over; “{ours}” stays.", ours=ours)
            if ours
            else words._("This was not taken over; the field stays empty.")
        )
    if change.group in HELD and decision is Decision.LEAVE:
        if change.field == REMOVAL:
            return words._("The record was taken out; nobody has agreed to that yet, and with us it stays.")
        if change.group is Group.LOCKED:
            return words._(
                "This cell was locked; nobody has agreed to the change yet. Our value: “{ours}”.", ours=ours or "–"
            )
        return words._("This was emptied; nobody has agreed to that yet. Our value: “{ours}”.", ours=ours)
    if change.group is Group.CONFLICT and decision is Decision.LEAVE:
        if change.field == REMOVAL:
            return words._("One side took the record out, the other changed it; nobody has decided yet.")
        return words._("Both sides changed this, and nobody has decided yet. Our value: “{ours}”.", ours=ours or "–")
    if change.group is Group.CONFLICT and decision is Decision.ACCEPT and change.after != change.theirs:
        return words._(
            "Both sides changed this; “{ours}” stays, since the field is kept by the other agency.", ours=ours or "–"
        )
    return ""


def _shown(change: Change, content: Content, names: Mapping[RecordId, str], words: Words) -> str:
    if change.field == REMOVAL or content is None:
        return ""
    field = kind(change.kind).field(change.field)
    if field.type is FieldType.REFERENCE:
        return names.get(str(content), "")
    return show(field, seen(field, decode(field, content)), words)


class _Places:
    """Where the fields of records stand in a file, for changes that nobody typed into a cell."""

    def __init__(self, review: Review, book: RawBook) -> None:
        self._carried = review.comparison.incoming.carried
        self._book = book
        self._rows: dict[str, tuple[str, int]] | None = None

    def cell(self, change: Change) -> str | None:
        """The address of a changed field's cell; None where its row is not in the file."""
        if change.cell:
            return change.cell
        sheet = next((each for each in self._carried.sheets if each.kind == change.kind), None)
        short = (
            next((short for short, kept in sheet.records.items() if kept.id == change.record), None)
            if sheet is not None
            else None
        )
        found = self._found().get(short or "")
        if found is None or sheet is None:
            return None
        name, row = found
        header = next((fold(text) for key, text in sheet.columns if key == change.field), None)
        return f"{name}!{self._column(name, header)}{row}"

    def _found(self) -> dict[str, tuple[str, int]]:
        if self._rows is None:
            self._rows = {}
            for sheet in self._book.sheets:
                for index, row in sheet.filled_rows():
                    for cell in row[:4]:
                        if isinstance(cell, str) and "·" in cell:
                            self._rows.setdefault(cell, (sheet.name, index + 1))
        return self._rows

    def _column(self, name: str, header: str | None) -> str:
        sheet = self._book.sheet(name)
        for row in sheet.rows[:30] if sheet is not None and header is not None else ():
            for at, cell in enumerate(row):
                if isinstance(cell, str) and fold(cell) == header:
                    return column_letters(at)
        return "A"
