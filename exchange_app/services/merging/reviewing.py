"""A workbook held against the store, as it stands at this moment."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from exchange_app.domain.exchange.comparing import compare
from exchange_app.domain.exchange.findings import locked_edit
from exchange_app.domain.exchange.incoming import FindingKind, Incoming, WorkbookFinding
from exchange_app.domain.exchange.ownership import Facts, Ownership
from exchange_app.domain.exchange.versions import Offices
from exchange_app.domain.records import RecordId
from exchange_app.kinds import kind
from exchange_app.kinds.masking import Purpose
from exchange_app.progress import Progress
from exchange_app.services.merging.provenance import story_of
from exchange_app.services.merging.reading import read_returned
from exchange_app.services.merging.review import Decisions, Others, Review, Verdicts, rules_after
from exchange_app.services.merging.rules import RuleWatch
from exchange_app.services.merging.same_people import suspects_in
from exchange_app.store import Reader, Store


def open_review(store: Store, path: Path, *, password: str | None = None, progress: Progress | None = None) -> Review:
    """Read a workbook that came back, or in, and hold it against the store. Nothing is written.

    Raises the troubles of opening a file, NotAnExchange, StoreTrouble, Cancelled.
    """
    return review(store, read_returned(store, path, password=password, progress=progress), path, progress=progress)


def review(
    store: Store, incoming: Incoming, path: Path, decisions: Decisions | None = None, others: Others | None = None,
    verdicts: Verdicts | None = None, progress: Progress | None = None,
) -> Review:  # fmt: skip
    """Hold what a workbook says against the store; `decisions`, `others` and `verdicts` are those of an earlier look, and stay
    as far as they fit. Raises Cancelled."""
    with store.read(Purpose.EXCHANGE) as reader:
        offices = known_offices(reader, incoming)
        ownership = reader.states.ownership(_coming(incoming))
        incoming = _owners_named(incoming, ownership)
        comparison = compare(incoming, reader.states.kept, ownership, offices, reader.states.common_content)
        content = content_hash(incoming)
        made = Review(
            story_of(reader, store.agency, incoming, path, content, changes=not comparison.nothing_changes),
            comparison,
            content,
            reader.journal.data_version(),
        )
        made.watch = RuleWatch(reader, comparison)
        made.suspects = suspects_in(reader, comparison, progress)
    known = {(change.record, change.field) for change in comparison.changes()}
    made.decisions = {key: each for key, each in (decisions or {}).items() if key in known}
    made.others = {key: content for key, content in (others or {}).items() if key in made.decisions}
    made.verdicts = {pair.key: verdicts[pair.key] for pair in made.suspects if pair.key in verdicts} if verdicts else {}
    rules_after(made)
    return made


def _owners_named(incoming: Incoming, ownership: Ownership) -> Incoming:
    """The workbook with the sentences about locked cells that were changed naming whose the field is at that record."""
    locked = {each.record for each in incoming.findings if each.kind is FindingKind.LOCKED_EDIT}
    facts = {
        kept.id: Facts(kept.agency, kept.columns)
        for sheet in incoming.carried.sheets
        for kept in (sheet.records.values() if locked else ())
        if kept.id in locked
    }

    def named(finding: WorkbookFinding) -> WorkbookFinding:
        about = facts.get(finding.record or "")
        if finding.kind is not FindingKind.LOCKED_EDIT or about is None or not finding.record_kind or not finding.field:
            return finding
        owner = ownership.owners(finding.record_kind, about, deciding=True).get(finding.field)
        return replace(finding, message=locked_edit(kind(finding.record_kind).field(finding.field), owner))

    return replace(incoming, findings=tuple(map(named, incoming.findings))) if facts else incoming


def known_offices(reader: Reader, incoming: Incoming) -> Offices:
    """Who wrote what: what the workbook tells, and what we know ourselves."""
    return {**incoming.carried.offices, **reader.states.offices()}


def _coming(incoming: Incoming) -> Callable[[RecordId], Facts | None]:
    """What ownership asks of the workbook's records."""
    kept = {each.id: each for sheet in incoming.carried.sheets for each in sheet.records.values()}
    rows = {row.record: row for row in incoming.added}

    def facts(id: RecordId) -> Facts | None:
        if id in kept:
            return Facts(kept[id].agency, kept[id].columns)
        return Facts(rows[id].agency, rows[id].contents) if id in rows else None

    return facts


def content_hash(incoming: Incoming) -> str:
    """What tells whether the same content was merged before, whatever program saved the file since."""
    carried = incoming.carried
    said = [
        carried.export,
        sorted([each.record, each.field, each.content] for each in incoming.edits),
        sorted([each.record, sorted(each.contents.items())] for each in incoming.added),
        sorted(each.record for each in incoming.removals),
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, default=str).encode()).hexdigest()
