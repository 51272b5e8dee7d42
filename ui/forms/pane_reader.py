"""Reads from the store what the record pane shows, beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from exchange_app.domain.records import Record
from exchange_app.domain.rules.placing import OVER
from exchange_app.domain.titles import title
from exchange_app.kinds import FieldType, Value, kind
from exchange_app.kinds.registry import referrers
from exchange_app.kinds.values import show
from exchange_app.services.access import Access
from exchange_app.services.disclosures import disclosed, values_for_rules
from exchange_app.services.duplicates.linked import Linked, linked_with
from exchange_app.services.naming import finder, referred_names
from exchange_app.store import HistoryEntry, Reader, Store
from exchange_app.text import Words
from ui.forms.form import Revealed, ShownRecord
from ui.forms.standing_values import read_standing

_GONE = ("withdrawn", "rejected", "ineligible")


class RelatedRecord(NamedTuple):
    """A record that belongs to the one shown: its name, its status and a few more of its values, said."""

    record: Record
    title: str
    lines: Sequence[str]
    status: str = ""
    status_word: str = ""
    conflicts: int = 0
    """how many of its fields hold several values"""


class PaneContents(NamedTuple):
    """Everything of the pane for one record."""

    shown: ShownRecord
    title: str
    related: Sequence[RelatedRecord]
    history: Sequence[HistoryEntry]
    names: dict[str, str]
    """names of the records that the history mentions, by id"""
    linked: Sequence[Linked] = ()
    """records that are said to be the same"""


def read_opened(reader: Reader, kind_key: str, record_id: str, words: Words) -> PaneContents:
    """Read a record and all that belongs to it. Raises RecordMissing."""
    record = reader.record(kind_key, record_id)
    declared = kind(kind_key)
    named = referred_names(reader, ((field, record.get(field.key)) for field in declared.fields))
    names = {key: named.get(str(record.get(key)), "") for key in declared.references if record.get(key)}
    problems = reader.app_data.problems(record=record_id)
    related = [_related(reader, record, other, words) for other in _belonging(reader, kind_key, record_id)]
    history = reader.journal.history(record_id)[:200]
    return PaneContents(
        ShownRecord(
            record,
            names,
            problems,
            _cohorts(reader, related) if declared.people else (),
            read_standing(reader, record_id, words),
            values_for_rules(reader, kind_key, record_id),
        ),
        title(record, finder(reader)),
        related,
        history,
        _mentioned(reader, kind_key, history),
        linked_with(reader, kind_key, record_id) if declared.same is not None else (),
    )


def reveal(store: Store, kind_key: str, record_id: str, key: str, access: Access, words: Words) -> Revealed:
    """A field of a record in the clear, entered in the journal before it is given. Raises RecordMissing."""
    with disclosed(store, kind_key, record_id, [key], access=access) as reader:
        return Revealed(reader.record(kind_key, record_id), read_standing(reader, record_id, words).get(key, ()))


def _belonging(reader: Reader, kind_key: str, record_id: str) -> list[Record]:
    """Direct relations, and of the kinds that a tab shows also those one step on."""
    found = [record for _, record in reader.related(kind_key, record_id)]
    beside = {other for other, _key, required in referrers(kind_key) if required}
    near = {each.kind for each in found} | {other for other, _key, _required in referrers(kind_key)}
    for key in {key for tab in kind(kind_key).tabs for key in tab.kinds} - near:
        for by, target in kind(key).references.items():
            if target in beside:
                found += [one for each in list(found) if each.kind == target for one in reader.find(key, by, each.id)]
    return list({record.id: record for record in found if not record.removed}.values())


def _related(reader: Reader, owner: Record, record: Record, words: Words) -> RelatedRecord:
    declared = kind(record.kind)
    own = {owner.id}
    names = referred_names(reader, ((declared.field(key), value) for key, value in record.values.items()))
    parts: list[str] = []
    named = ""
    for key in declared.card or declared.name_fields:
        value = record.get(key)
        if value is None or value in own:
            continue
        field = declared.field(key)
        text = show(field, value, words, names)
        if not named:
            named = text
        else:
            parts.append(f"{words.say(field.label)}: {text}" if field.type is not FieldType.TEXT else text)
    status = str(record.get(declared.state) or "") if declared.state else ""
    word = show(declared.field(declared.state), status, words) if status else ""
    return RelatedRecord(
        record, named or record.code, parts, status, word, len(reader.states.open_conflicts(record.id))
    )


def _cohorts(reader: Reader, related: Sequence[RelatedRecord]) -> list[Record]:
    """The cohorts a person has applied to, as far as neither the application nor the cohort is over."""
    found = []
    for each in related:
        if kind(each.record.kind).home and each.status not in _GONE and each.record.get("cohort"):
            cohort = reader.record("cohort", str(each.record.get("cohort")))
            if cohort.get("status") not in OVER and not cohort.removed:
                found.append(cohort)
    return found


def _mentioned(reader: Reader, kind_key: str, history: Sequence[HistoryEntry]) -> dict[str, str]:
    of = kind(kind_key)
    return referred_names(
        reader, ((of.field(key), value) for each in history for key, pair in each.changes.items() for value in pair)
    )


def said(kind_key: str, key: str, value: Value | None, words: Words, names: dict[str, str]) -> str:
    """A value of a record in words; references by their names."""
    return "—" if value is None else show(kind(kind_key).field(key), value, words, names)
