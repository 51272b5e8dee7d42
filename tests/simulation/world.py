"""Offices, the workbooks between them, and the ledger: what moves change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from exchange_app.domain.exchange.comparing import Change, Group
from exchange_app.domain.exchange.incoming import FindingKind, Incoming
from exchange_app.domain.exchange.state_codec import Kept
from exchange_app.domain.exchange.states import REMOVAL
from exchange_app.kinds import KINDS, FieldType, Merge
from exchange_app.services import exporting, merging
from exchange_app.services.access import Access
from exchange_app.services.exporting import embedded_contents
from exchange_app.services.merging import HELD, Decision, Review
from exchange_app.text import msg

from . import cells, files, reading
from .broken import Broken
from .chance import Draw
from .files import File
from .ledger import REMOVED, Edit, Known, Ledger, Place, differences, typed_mark
from .offices import AGENCIES, AUTHOR, Office


@dataclass
class World:
    """Everything of one run. Records have names that come again when the run is told once more with fewer steps."""

    folder: Path
    templates: Path
    draw: Draw
    agencies: int
    offices: dict[str, Office] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """Record → its name in the story."""
    kinds: dict[str, str] = field(default_factory=dict)
    """Record → kind."""
    ledger: Ledger = field(default_factory=Ledger)
    counts: Counter[str] = field(default_factory=Counter)
    """How often each thing was tried."""
    written: dict[tuple[str, str, str, Any], Any] = field(default_factory=dict)
    """What every version ever seen wrote."""
    recent: list[tuple[str, str, str]] = field(default_factory=list)
    """Record, kind and field of what was written last: others like to write there as well."""

    def __post_init__(self) -> None:
        for agency in AGENCIES[: self.agencies]:
            self.offices[agency.code] = Office.opened(agency.code, agency, self.folder, self.templates, self.agencies)

    def close(self) -> None:
        for each in self.offices.values():
            each.close()

    def record(self, name: str) -> str | None:
        return next((id for id, each in self.names.items() if each == name), None)

    def named(self, record: str) -> str:
        return self.names.get(record, record[:8])

    def name(self, record: str, kind: str, name: str) -> None:
        if record not in self.names:
            self.names[record], self.kinds[record] = name, kind

    # -- what is written in an office

    def do(self, office: Office, what: str, how: Callable[[Any], Any]) -> int:
        """One operation of the application; whatever is shown otherwise after it was written by someone who saw what stood."""
        before, known = office.shown(), office.known.copy()
        number = office.write(what, how)
        self.note(office, before)
        if number:
            office.done[number] = self.settled(known, office.known) or None
        return number

    def settled(self, before: Known, after: Known) -> dict[Place, tuple[frozenset[Edit], frozenset[Edit]]]:
        """The places where different things stood that were written over: with what was known of each before and after."""
        return {
            place: (before.at(place), edits)
            for place, edits in after.edits.items()
            if edits != before.at(place) and self._contested(before, place)
        }

    def _contested(self, known: Known, place: Place) -> bool:
        if place[1] == REMOVED:
            return known.removal(place[0]) == "contested"
        if "|" not in place[1] and known.removal(place[0]) == "contested":
            return True
        several = "|" in place[1] or KINDS[self.kinds[place[0]]].field(place[1]).merge is Merge.REGISTER
        return several and len(known.contents(place)) > 1

    def note(
        self, office: Office, before: Mapping[str, Mapping[str, Any]], apart: Collection[Place] = frozenset()
    ) -> None:
        """Write down what differs from before, but at places `apart`."""
        kept = office.kept()
        self.kinds.update({id: each.kind for id, each in kept.items()})
        changed = differences(before, {id: {**each.columns, REMOVED: int(each.removed)} for id, each in kept.items()})
        mark = self.ledger.mark()
        # what is removed had been changed before it was
        for place, content in sorted(changed, key=lambda each: each[0][1] == REMOVED):
            if place not in apart:
                self.write(office, place, content, mark)

    def write(self, office: Office, place: Place, content: Any, mark: str = "") -> None:
        """Write one edit down."""
        known, mark = office.known, mark or self.ledger.mark()
        own = office.own.get(place, frozenset())
        if place[1] == REMOVED:
            own = own.union(*(marks for other, marks in office.own.items() if other[0] == place[0]))
        edit = self.ledger.write(known, place, self.kinds.get(place[0], ""), content, mark, own)
        office.known.add(place, edit)
        office.own[place] = office.own.get(place, frozenset()) | {edit.mark, *(each for each, _content in edit.entries)}

    # -- workbooks

    def export(self, office: Office, to: str, name: str, *, sensitive: bool = False) -> File:
        """Prepare a workbook and enter it in the log, as exporting does, without writing a file."""
        withheld = () if sensitive else exporting.sensitive_fields()
        with office.store.read() as reader:
            prepared = exporting.prepare(office.store, reader, to, (), withheld)
        packed = embedded_contents.pack(prepared.carried)
        with office.store.write(msg("Workbook"), author=AUTHOR) as work:
            exporting.enter(work, prepared, packed, file_name=f"{name}.xlsx", file_hash="")
        return files.made(name, office.name, prepared, packed, office.known)

    def incoming(self, office: Office, file: File, *, true: bool = False) -> Incoming | None:
        """What a workbook says to an office; None where it is refused with a sentence, or read beside another export, which
        a sentence says as well."""
        found = reading.read(office, file, self.folder if true else None)
        self.counts["true workbooks"] += true
        if found is not None and found.carried.export != file.carried.export:
            if file.whole or not any(each.kind is FindingKind.CARRIERS for each in found.findings):
                raise Broken(
                    "14 stripped is the same or said",
                    f"{office.name} reads {file.name} beside another export and says nothing",
                )
            self.counts["read beside another export, and said"] += 1
            return None
        if found is not None and len(file.carriers) < 3:
            self.counts["law 14 stripped is the same"] += 1
        return found

    def review(self, office: Office, file: File) -> Review:
        """A workbook that is not refused, held against a store."""
        incoming = self.incoming(office, file)
        assert incoming is not None
        return merging.review(office.store, incoming, Path(f"{file.name}.xlsx"))

    def merge(
        self,
        office: Office,
        file: File,
        choose: Callable[[Change], Decision | None] | None = None,
        *,
        true: bool = False,
    ) -> Review | None:
        """Read a workbook (a true one, on disk, if wanted), decide, apply; the ledger learns what it tells. Gives the review;
        None where it is refused."""
        incoming = self.incoming(office, file, true=true)
        if incoming is None:
            self.counts["refused file"] += 1
            return None
        cells.says_what_was_typed(self, file, incoming)
        review = merging.review(office.store, incoming, Path(f"{file.name}.xlsx"))
        for change in review.comparison.changes():
            decision = choose(change) if choose is not None else None
            if decision is None and change.group in HELD:
                # people agree to what is taken out, emptied or was locked, unless they leave it open
                decision = Decision.ACCEPT
            if decision is not None:
                review.decide(change, decision)
        waiting = left_open(review)
        before = office.known.copy()
        held = office.kept()
        merged = merging.apply(office.store, review, access=Access(AUTHOR))
        self.learn(office, file, incoming, waiting)
        self._decide(office, review, held)
        if merged.operation.number:
            touched = {record for records in merged.operation.changed.values() for record in records}
            office.done[merged.operation.number] = (before, office.known.copy(), frozenset(touched), None)
        self.counts["merge"] += 1
        office.merged = merged.operation.number
        return review

    def learn(
        self, office: Office, file: File, incoming: Incoming, waiting: Callable[[Place], bool] = lambda _place: False
    ) -> None:
        """What an office knows after a workbook: what its maker knew, and what was typed into it, but for what is lost by it
        and `waiting` for a decision."""
        for said in (file.known, typed(self, file, incoming)):
            office.known.learn(Known({place: edits for place, edits in said.edits.items() if not waiting(place)}))

    def _decide(self, office: Office, review: Review, held: Mapping[str, Kept]) -> None:
        mark = self.ledger.mark()
        gone: dict[str, int] = {}
        for change in review.comparison.changes():
            decision = review.decision(change)
            ours = held.get(change.record)
            was = (
                None
                if ours is None
                else int(ours.removed)
                if change.field == REMOVAL
                else ours.columns.get(change.field)
            )
            if was != change.ours:
                raise Broken(
                    "review",
                    f"{self.named(change.record)}.{change.field} is told as {change.ours!r} here and is {was!r}",
                )
            wanted = _wanted(change, decision)
            if change.group is Group.CONFLICT:
                self.counts[f"conflict {decision.value}"] += 1
            if not wanted:
                continue
            if change.field != REMOVAL:
                self.write(office, (change.record, change.field), wanted[0], mark)
            elif change.group is Group.ADDED:
                self._take_out(office, change.record, mark, gone)
            else:
                gone[change.record] = int(bool(wanted[0]))
        # whoever takes a record out has seen what else was decided of it
        for record, removed in gone.items():
            self.write(office, (record, REMOVED), removed, mark)

    def _take_out(self, office: Office, record: str, mark: str, gone: dict[str, int]) -> None:
        """A record is refused, and with it what cannot be without it; other references to it are emptied."""
        if self._is_gone(office, record, gone):
            return
        gone[record] = 1
        for user, state in office.kept().items():
            for each in KINDS[state.kind].fields:
                if (
                    each.type is FieldType.REFERENCE
                    and not self._is_gone(office, user, gone)
                    and self._refers(office, user, each.key, record)
                ):
                    if each.required:
                        self._take_out(office, user, mark, gone)
                    else:
                        self.write(office, (user, each.key), None, mark)

    @staticmethod
    def _is_gone(office: Office, record: str, gone: Mapping[str, int]) -> bool:
        return bool(gone[record]) if record in gone else office.known.removal(record) == "removed"

    @staticmethod
    def _refers(office: Office, user: str, key: str, record: str) -> bool:
        """Whether a record was shown as referring to another one; where two references stood, by what became of it."""
        contents, now = office.known.contents((user, key)), office.kept()[user]
        return contents == {record} or (record in contents and (now.removed or now.columns.get(key) is None))


def _wanted(change: Change, decision: Decision) -> tuple[Any, ...]:
    """What a decision writes, if anything."""
    if decision in (Decision.OURS, Decision.REFUSE):
        if change.field == REMOVAL and change.ours is None:
            return (1,)
        return (change.ours,) if change.group is not Group.SAME else ()
    if decision is Decision.THEIRS and (change.group is Group.CONFLICT or change.theirs != change.after):
        return (change.theirs,)
    return (change.after,) if decision is Decision.ACCEPT and change.group is Group.CONFLICT else ()


def left_open(review: Review) -> Callable[[Place], bool]:
    """Tells the places of which nothing is taken over, since nobody decided about it."""
    records = {each.id for each in review.records if review.waits_to_go(each)}
    fields = {
        (change.record, change.field)
        for change in review.comparison.changes()
        if change.group in HELD and review.decision(change) is Decision.LEAVE
    }
    return lambda place: "|" not in place[1] and (place[0] in records or place in fields)


def typed(world: World, file: File, incoming: Incoming) -> Known:
    """The edits that stand in the cells of a workbook, by people who saw what it was made from. What the product makes of
    the cells has been held against what people typed before."""
    found, ledger, export = Known(), world.ledger, file.carried.export
    for edit in incoming.edits:
        place = (edit.record, edit.field)
        world.kinds.setdefault(edit.record, edit.kind)
        found.add(
            place, ledger.write(file.known, place, edit.kind, edit.content, typed_mark(export, *place, edit.content))
        )
    for row in incoming.added:
        for key, content in row.contents.items():
            found.add(
                (row.record, key),
                ledger.write(
                    Known(), (row.record, key), row.kind, content, typed_mark(export, row.record, key, content)
                ),
            )
    for removal in incoming.removals:
        place = (removal.record, REMOVED)
        known = file.known.copy()
        known.learn(found)
        found.add(place, ledger.write(known, place, removal.kind, 1, typed_mark(export, *place, 1)))
    taken = set(world.names.values())
    for row in sorted(incoming.added, key=lambda each: each.record):
        name = next(each for number in count(1) if (each := f"{file.name}+{number}") not in taken)
        world.name(row.record, row.kind, name)
        taken.add(world.names[row.record])
    return found
