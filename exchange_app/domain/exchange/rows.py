"""What the rows of one returned sheet say: edits, removals, new rows, and what cannot be taken over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from exchange_app.domain.exchange import findings as said
from exchange_app.domain.exchange.baseline import Baseline, Contents
from exchange_app.domain.exchange.cell_grids import ABSENT, CellReader, Unread
from exchange_app.domain.exchange.identities import Moved, Told, tell
from exchange_app.domain.exchange.incoming import CellEdit, FindingKind, RowRemoval, WorkbookFinding
from exchange_app.domain.exchange.misaligned_columns import sorted_apart
from exchange_app.domain.exchange.scanning import Scanned, TouchedRow
from exchange_app.domain.short_id import code_of
from exchange_app.text import Message


@dataclass(slots=True)
class SheetSays:
    """What one sheet says; `drafts` are rows that become records of their own."""

    edits: list[CellEdit] = field(default_factory=list)
    removals: list[RowRemoval] = field(default_factory=list)
    findings: list[WorkbookFinding] = field(default_factory=list)
    drafts: list[TouchedRow] = field(default_factory=list)


def read_rows(scanned: Scanned, base: Baseline, cells: CellReader, name: str) -> SheetSays:
    """Tell what the rows of a sheet say. `name` is what the sheet is called now."""
    return _Rows(scanned, base, cells, name).read()


class _Rows:
    def __init__(self, scanned: Scanned, base: Baseline, cells: CellReader, name: str) -> None:
        self.scanned, self.base, self.cells, self.name = scanned, base, cells, name
        self.says = SheetSays()
        self.copies: list[str] = []
        self.removed: set[str] = set()

    def read(self) -> SheetSays:
        """All of it."""
        known, emptied = self._one_of_each()
        loose = [row for row in self.scanned.loose if not self._foreign(row)]
        spare = [self._first_spare(rows) for rows in self.scanned.spare.values()]
        told = tell(known, [*spare, *loose], self.scanned.unchanged, self.base)
        present = {*self.scanned.unchanged, *told.own, *(each.short for each in told.moved)}
        self._own(told)
        self._put_back(told)
        self._rest(told)
        self._removals([*emptied, *told.own.values()])
        self._count(present)
        return self.says

    def _one_of_each(self) -> tuple[dict[str, TouchedRow], list[TouchedRow]]:
        """Of rows with one ID the one that keeps it; the others are copies or new. Emptied rows say nothing."""
        kept: dict[str, TouchedRow] = {}
        emptied: list[TouchedRow] = []
        for short, times in self.scanned.unchanged.items():
            if times > 1:
                self.copies += [short] * (times - 1)
        for short, several in self.scanned.known.items():
            rows = [row for row in several if not row.blank]
            emptied += [row for row in several if row.blank]
            if len(rows) == 1 and short not in self.scanned.unchanged:
                kept[short] = rows[0]
            elif rows:
                self._share_out(short, rows, kept)
        return kept, emptied

    def _share_out(self, short: str, rows: Sequence[TouchedRow], kept: dict[str, TouchedRow]) -> None:
        """Several rows of one ID: the one nearest to what left keeps it, letter-identical ones are noted, others are new."""
        as_sent = short in self.scanned.unchanged
        still = [row for row in rows if not self.base.changes(short, row.cells)]
        edited = sorted((row for row in rows if row not in still), key=lambda row: self._distance(row, short))
        if as_sent or still:
            holder = next((row for row in still if row.removal is not None), still[0] if still else None)
            self.copies += [short] * (len(still) - (0 if as_sent else 1))
            if holder is not None and (not as_sent or holder.removal is not None):
                kept[short] = holder
        else:
            kept[short], *edited = edited
        for row in self._without_copies(edited, kept.get(short)):
            self._finding(FindingKind.COPIED_ROW, said.copied_row(short), row.place)
            self.says.drafts.append(row)

    def _distance(self, row: TouchedRow, short: str) -> tuple[bool, int, int, str]:
        """How far a row is from the record of an ID, of which an unreadable cell writes nothing; the content alone decides
        between two that are as far."""
        differ = self.base.changes(short, row.cells)
        foreign = self.base.read_identity(row.cells) != self.base.identity(self.base.contents_of(short))
        text = repr(sorted((at, str(each)) for at, each in differ.items()))
        unread = sum(isinstance(each, Unread) for each in differ.values())
        return foreign, len(differ) - unread, unread, hashlib.sha256(text.encode()).hexdigest()

    def _without_copies(self, rows: Sequence[TouchedRow], kept: TouchedRow | None) -> list[TouchedRow]:
        seen = [kept.cells] if kept is not None else []
        found = []
        for row in rows:
            if row.cells in seen:
                self.copies.append(row.short)
            else:
                seen.append(row.cells)
                found.append(row)
        return found

    def _first_spare(self, rows: Sequence[TouchedRow]) -> TouchedRow:
        """Of several rows with one spare ID the one whose content comes first; the others lose the ID."""
        ordered = sorted(rows, key=lambda row: hashlib.sha256(repr(row.cells).encode()).hexdigest())
        for row in ordered[1:]:
            if row.cells == ordered[0].cells:
                self.copies.append(row.short)
            else:
                self._finding(FindingKind.COPIED_ROW, said.copied_row(row.short), row.place)
                row.short = ""
                self.says.drafts.append(row)
        return ordered[0]

    def _foreign(self, row: TouchedRow) -> bool:
        """Whether a row has the ID of another workbook. Nobody knows what it was made from, so nothing of it is taken."""
        code = code_of(row.short) if row.short else None
        if code is None:
            return False
        self._finding(FindingKind.FOREIGN_ROW, said.foreign_row(code), row.place, self._words(row))
        return True

    def _own(self, told: Told) -> None:
        """Edits of rows that are those of their IDs, but for columns that were sorted apart."""
        changed = {short: self.base.changes(short, row.cells) for short, row in told.own.items()}
        others = [*(each.row for each in told.moved), *told.unsure]
        beside = {
            row.short: self.base.changes(row.short, row.cells) for row in others if row.short in self.base.expected
        }
        apart = sorted_apart({**changed, **beside}, self.base)
        for at, shorts in apart.wandered.items():
            rows = [told.own[short] for short in shorts if short in told.own]
            if not rows:
                continue
            first, last = min(rows, key=lambda row: row.number), max(rows, key=lambda row: row.number)
            place = first.cell(at) if first is last else f"{first.cell(at)}:{last.cell(at).rpartition('!')[2]}"
            self._finding(
                FindingKind.TORN,
                said.torn_column(self.base.fields[at], len(rows)),
                place,
                field=self.base.fields[at].key,
            )
        for short, row in sorted(told.own.items(), key=lambda each: each[1].number):
            kept: Contents = {}
            doubtful = apart.doubtful.get(short, frozenset())
            for at, each in changed[short].items():
                if at not in doubtful:
                    kept[at] = each
                elif short not in apart.wandered.get(at, ()):
                    self._not_taken(row, at)
            self._edit(row, short, kept)

    def _put_back(self, told: Told) -> None:
        """Rows that carry the ID of one record and the name of another: each column goes where most of its cells fit."""
        if told.torn:
            count = told.torn
            self._finding(FindingKind.TORN, said.torn(count), None)
        follows = self._following([each for each in told.moved if each.row.short in self.base.expected])
        for moved in told.moved:
            row, under = moved.row, moved.row.short in self.base.expected
            if not under:
                self._finding(FindingKind.CHANGED_ID, said.changed_id(), row.place, record=self._id(moved.short))
            for short, wanted in ((moved.short, True), (row.short, False)) if under else ((moved.short, None),):
                cells = [
                    cell if wanted is None or follows.get(at) is wanted else ABSENT for at, cell in enumerate(row.cells)
                ]
                self._edit(row, short, self.base.changes(short, cells))
            for at, cell in enumerate(row.cells) if under else ():
                if (
                    at not in follows
                    and cell is not ABSENT
                    and cell not in (self.base.cells_of(row.short)[at], self.base.cells_of(moved.short)[at])
                ):
                    self._not_taken(row, at)
            if row.removal is not None:
                self._finding(FindingKind.TORN, said.torn_cell(), row.removal_place, self.base.words(row.removal))

    def _following(self, moved: Sequence[Moved]) -> dict[int, bool]:
        """Which columns went with the names (True) and which stayed with the IDs (False); absent where nobody can tell."""
        went = dict.fromkeys(range(len(self.base.fields)), 0)
        stayed = dict(went)
        for each in moved:
            here, there = self.base.cells_of(each.row.short), self.base.cells_of(each.short)
            for at, cell in enumerate(each.row.cells):
                if here[at] != there[at] and cell is not ABSENT:
                    went[at] += cell == there[at]
                    stayed[at] += cell == here[at]
        found = {at: went[at] > stayed[at] for at in went if max(went[at], stayed[at]) > 2 * min(went[at], stayed[at])}
        return found | dict.fromkeys(self.base.identity_at, True)

    def _rest(self, told: Told) -> None:
        """Rows that nobody can place, those of somebody else under an ID, and new ones."""
        for row in told.unsure:
            self._finding(FindingKind.TORN, said.torn_row(), row.place, self._words(row))
        for row in told.strangers:
            self._finding(FindingKind.COPIED_ROW, said.another_person(row.short), row.place, record=self._id(row.short))
            self.says.drafts.append(row)
        self.copies += [row.short for row in told.copies]
        for row in told.nobodys:
            if row.short and row.short not in self.base.spare:
                self._finding(FindingKind.CHANGED_ID, said.unknown_id(), row.place, row.short)
            self.says.drafts.append(row)

    def _edit(self, row: TouchedRow, short: str, changes: Mapping[int, object]) -> None:
        kept = self.base.sheet.records.get(short)
        if kept is None:
            return
        free = self.base.sheet.free.get(short)
        for at, content in changes.items():
            declared, place = self.base.fields[at], row.cell(at)
            words = self.base.words(row.cells[at])
            if isinstance(content, Unread):
                self._finding(FindingKind.UNREADABLE, content.message, place, words, kept.id, declared.key)
                continue
            assert content is None or isinstance(content, str | int)
            locked = free is not None and free[at : at + 1] == "0"
            self.says.edits.append(
                CellEdit(
                    kept.kind, kept.id, declared.key, kept.columns.get(declared.key), content, place, words, locked
                )
            )
            if locked:
                self._finding(FindingKind.LOCKED_EDIT, said.locked_edit(declared), place, None, kept.id, declared.key)

    def _removals(self, rows: Iterable[TouchedRow]) -> None:
        for row in rows:
            if row.removal is not None:
                self._remove(row, row.short)

    def _remove(self, row: TouchedRow, short: str) -> None:
        answer = self.cells.answer(row.removal)
        kept = self.base.sheet.records[short]
        if isinstance(answer, Unread):
            self._finding(
                FindingKind.UNREADABLE, said.unknown_answer(), row.removal_place, self.base.words(row.removal), kept.id
            )
        elif answer and kept.id not in self.removed:
            self.removed.add(kept.id)
            self.says.removals.append(RowRemoval(kept.kind, kept.id, row.removal_place))

    def _count(self, present: set[str]) -> None:
        for short, kept in self.base.sheet.records.items():
            if short not in present:
                self._finding(FindingKind.MISSING_ROW, said.missing_row(kept.code), None, record=kept.id)
        if self.copies:
            self._finding(FindingKind.IDENTICAL_COPY, said.identical_copies(len(self.copies)), f"{self.name}!A1")

    def _not_taken(self, row: TouchedRow, at: int) -> None:
        self._finding(
            FindingKind.TORN,
            said.torn_cell(),
            row.cell(at),
            self.base.words(row.cells[at]),
            field=self.base.fields[at].key,
        )

    def _words(self, row: TouchedRow) -> str:
        return " | ".join(text for cell in row.cells if (text := self.base.words(cell)))

    def _id(self, short: str) -> str | None:
        kept = self.base.sheet.records.get(short)
        return kept.id if kept is not None else None

    def _finding(
        self,
        kind: FindingKind,
        message: Message,
        cell: str | None,
        words: str | None = None,
        record: str | None = None,
        field: str | None = None,
    ) -> None:
        self.says.findings.append(WorkbookFinding(kind, message, cell, words, self.base.sheet.kind, record, field))
