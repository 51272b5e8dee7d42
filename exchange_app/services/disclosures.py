"""Sensitive values shown to people: read in the clear, and entered in the journal before anybody sees them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import reduce

from exchange_app.domain.records import Record, RecordId
from exchange_app.kinds import Field, Value, kind
from exchange_app.kinds.masking import Purpose
from exchange_app.kinds.registry import field_of, sensitive_fields, shared_fields
from exchange_app.services.access import Access, operation
from exchange_app.store import HistoryEntry, Reader, Store
from exchange_app.text import Message, Words, msg, nmsg


def sensitive_of(record_kind: str) -> tuple[Field, ...]:
    """The sensitive fields of a kind, in catalogue order."""
    return tuple(each for each in kind(record_kind).fields if each.sensitive)


def sensitive_names(fields: Iterable[str], words: Words) -> list[str]:
    """What the sensitive fields among some (`kind.key`) are called, in catalogue order."""
    among = sensitive_fields() & set(fields)
    return [words.say(field_of(each).label) for each in shared_fields() if each in among]


def values_for_rules(reader: Reader, record_kind: str, record: RecordId) -> dict[str, Value]:
    """The sensitive values of a record, for the rules that are asked while it is edited, and shown to nobody."""
    if not sensitive_of(record_kind):
        return {}
    held = reader.clear(Purpose.RULES).record(record_kind, record).values
    return {each.key: held[each.key] for each in sensitive_of(record_kind) if each.key in held}


def disclose(
    store: Store,
    record_kind: str,
    record: RecordId,
    fields: Sequence[str] = (),
    *,
    access: Access,
    basis: str = "",
) -> Record:
    """A record in the clear, the showing of its sensitive `fields` (default: all of them) entered in its history; where
    none of them is given nothing is shown and nothing entered. Raises RecordMissing.
    """
    with store.read(Purpose.DISCLOSURE) as reader:
        found = reader.record(record_kind, record)
    wanted = fields or [each.key for each in sensitive_of(record_kind)]
    given = [each for each in wanted if found.get(each) is not None]
    if given:
        what = msg("{fields} of {code} shown", fields=_labels(record_kind, given), code=found.code)
        _enter(store, what, record_kind, given, found.id, 1, access=access, basis=basis)
    return found


@contextmanager
def disclosed(
    store: Store, record_kind: str, record: RecordId, fields: Sequence[str], *, access: Access
) -> Iterator[Reader]:
    """A reader in the clear of a record whose showing was entered as disclose does. Raises RecordMissing."""
    disclose(store, record_kind, record, fields, access=access)
    with store.read(Purpose.DISCLOSURE) as reader:
        yield reader


def disclose_history(
    store: Store, record_kind: str, record: RecordId, *, access: Access, basis: str = ""
) -> list[HistoryEntry]:
    """Everything done to a record, newest first, its sensitive values in the clear: also those that it no longer has. The showing
    is entered in its history; where none was ever given nothing is entered. Raises RecordMissing."""
    with store.read(Purpose.DISCLOSURE) as reader:
        found, entries = reader.record(record_kind, record), reader.journal.history(record)
    told = {key for entry in entries for key, values in entry.changes.items() if values != (None, None)}
    if given := [each.key for each in sensitive_of(record_kind) if each.key in told]:
        what = msg("{fields} of {code} shown", fields=_labels(record_kind, given), code=found.code)
        _enter(store, what, record_kind, given, found.id, 1, access=access, basis=basis)
    return entries


def reader_of_lists(store: Store, basis: str | None) -> AbstractContextManager[Reader]:
    """Reads lists masked, or in the clear where a person says on what basis; what is then shown is told to enter_list."""
    return store.read(None if basis is None else Purpose.DISCLOSURE)


def enter_list(
    store: Store,
    records: Sequence[Record],
    fields: Sequence[str] = (),
    *,
    access: Access,
    basis: str = "",
) -> None:
    """Enter that sensitive `fields` (default: all) of records of one kind, read in the clear, are shown: in a list, a file, a
    document. To be called before they are."""
    if not records:
        return
    record_kind = records[0].kind
    wanted = fields or [each.key for each in sensitive_of(record_kind)]
    holding = [each for each in records if any(each.get(key) is not None for key in wanted)]
    given = [key for key in wanted if any(each.get(key) is not None for each in holding)]
    if given:
        enter(store, record_kind, given, len(holding), access=access, basis=basis)


def enter(
    store: Store,
    record_kind: str,
    fields: Sequence[str],
    records: int,
    *,
    access: Access,
    basis: str = "",
) -> None:
    """Enter that so many records of a kind are shown or given away, with these of their sensitive fields in the clear. To be
    called before they are."""
    if fields:
        what = nmsg(
            "{fields} of {count} record shown",
            "{fields} of {count} records shown",
            records,
            fields=_labels(record_kind, fields),
        )
    else:
        what = nmsg(
            "{list}: a list of {count} row was given away, nothing sensitive in the clear",
            "{list}: a list of {count} rows was given away, nothing sensitive in the clear",
            records,
            list=kind(record_kind).plural,
        )
    _enter(store, what, record_kind, fields, None, records, access=access, basis=basis)


def enter_document(store: Store, title: Message, about: Record, people: int, *, access: Access) -> None:
    """Enter that a document about a record is saved or printed, with so many people on it. To be called before it is."""
    what = msg("{document} of {code} was given away", document=title, code=about.code)
    _enter(store, what, about.kind, (), about.id, people, access=access, basis="")


def _enter(
    store: Store,
    what: Message,
    record_kind: str,
    fields: Sequence[str],
    record: RecordId | None,
    records: int,
    *,
    access: Access,
    basis: str,
) -> None:
    label = msg("{what}; basis: {basis}", what=what, basis=basis) if basis else what
    with operation(store, label, access) as work:
        work.app_data.log_disclosure(record_kind, fields, record=record, records=records, basis=basis)


def _labels(record_kind: str, fields: Sequence[str]) -> Message:
    said = [kind(record_kind).field(each).label for each in fields]
    return reduce(lambda one, other: msg("{one}, {other}", one=one, other=other), said)
