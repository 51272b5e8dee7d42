"""Certificates: numbers are given once, and what a certificate says can be checked, also years later, from the store alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product

from exchange_app.domain.certificates import check_value, facts, read
from exchange_app.domain.records import Record, RecordId
from exchange_app.domain.rules import text
from exchange_app.domain.rules.placing import holds
from exchange_app.kinds import Value, kind
from exchange_app.kinds.masking import Purpose
from exchange_app.kinds.placement import CERTIFICATE, PLACING
from exchange_app.services.access import Access, operation
from exchange_app.services.records import Edit, change
from exchange_app.store import OperationResult, Reader, Store
from exchange_app.text import Message, msg, nmsg

_MOST = 20_000
"""Ways in which names and days may have stood together, after which no more are tried."""
_SAID = ("placement", "opening", "applicant", "outlet", "cohort")


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of a certificate that was checked. `good` is None where only its number was given, which is known."""

    good: bool | None
    sentence: Message
    placement: RecordId | None = None


def give_numbers(store: Store, placements: Collection[RecordId], *, access: Access) -> OperationResult:
    """A number for the certificate of each placement that has none, as one operation: its cohort's code, this agency and a
    number that nobody else has. Raises as writing records does."""
    label = nmsg("{count} certificate numbered", "{count} certificates numbered", len(placements))
    with operation(store, label, access) as work:
        edits = []
        taken: dict[str, int] = {}
        for placement in work.reader.records("placement", list(placements)):
            if text(placement, CERTIFICATE):
                continue
            prefix = f"{_around(work.reader, placement)['cohort'].code}-{store.agency}"
            if prefix not in taken:
                taken[prefix] = max(_numbers(work.reader, prefix), default=0)
            taken[prefix] += 1
            edits.append(Edit("placement", placement.id, {CERTIFICATE: f"{prefix}{taken[prefix]:03}"}))
        change(work, edits)
    return work.result


def check(reader: Reader, typed: str) -> Checked:
    """Whether a certificate says what it was made with; `typed` is its number and check value, as typed or scanned.

    Values that were corrected since count as well: the journal has them.
    """
    reader = reader.clear(Purpose.RULES)
    number, value = read(typed)
    numbered = [*reader.find("placement", CERTIFICATE, number), *reader.find("placement", CERTIFICATE, number.upper())]
    found = next((each for each in numbered if not each.removed), None)
    if found is None:
        return Checked(False, msg("There is no certificate {number} here.", number=number))
    number, records = text(found, CERTIFICATE) or number, _around(reader, found)
    name, outlet, cohort, *_ = facts(records)
    if not holds(found):
        said = msg(
            "Certificate {number} was given to {name}, but the place was taken back since; it stands no longer.",
            number=number,
            name=name,
        )
        return Checked(False, said, found.id)
    if not value:
        said = msg(
            "{number} is the certificate of {name} ({cohort}, {outlet}). Type the check value too: only that tells whether the paper was altered.",
            number=number, name=name, cohort=cohort, outlet=outlet,
        )  # fmt: skip
        return Checked(None, said, found.id)
    if value == check_value(number, facts(records)):
        said = msg("The certificate is good: {name}, {cohort}, {outlet}.", name=name, cohort=cohort, outlet=outlet)
        return Checked(True, said, found.id)
    for before in islice(_as_they_stood(reader, records), _MOST):
        if value == check_value(number, facts(before)):
            name, outlet, cohort, *_ = facts(before)
            said = msg(
                "The certificate is good: {name}, {cohort}, {outlet}. The records were corrected after it was made.",
                name=name, cohort=cohort, outlet=outlet,
            )  # fmt: skip
            return Checked(True, said, found.id)
    said = msg(
        "Certificate {number} was given to {name}, but this paper says something else or the check value is mistyped.",
        number=number, name=name,
    )  # fmt: skip
    return Checked(False, said, found.id)


def _numbers(reader: Reader, prefix: str) -> Iterator[int]:
    """The running numbers that stand behind a prefix."""
    for placement in reader.records("placement"):
        tail = (text(placement, CERTIFICATE) or "").removeprefix(prefix)
        if tail.isdecimal():
            yield int(tail)


def _around(reader: Reader, placement: Record) -> dict[str, Record]:
    """A placement with the records that a certificate speaks of, by kind."""
    found = {"placement": placement}
    for of in ("placement", "application", "opening"):
        for key, target in kind(of).references.items():
            if of in found and target not in found and (id := found[of].get(key)):
                found[target] = reader.record(target, str(id))
    return found


def _as_they_stood(reader: Reader, records: Mapping[str, Record]) -> Iterator[dict[str, Record]]:
    """The same records with every value that their names and days ever had."""
    held = [
        (of, key, _ever(reader, records[of], key))
        for of in _SAID
        if of in records
        for key in (*kind(of).name_fields, PLACING.starts, PLACING.ends)
        if key not in kind(of).references and any(each.key == key for each in kind(of).fields)
    ]
    several = [each for each in held if len(each[2]) > 1]
    for chosen in product(*(values for _, _, values in several)):
        changed = dict(records)
        for (of, key, _), value in zip(several, chosen, strict=True):
            before = changed[of]
            kept = {name: each for name, each in before.values.items() if name != key}
            changed[of] = _with(before, kept if value is None else {**kept, key: value})
        yield changed


def _ever(reader: Reader, record: Record, key: str) -> list[Value | None]:
    """Each value that a field had, the present one first."""

    def values() -> Iterable[Value | None]:
        yield record.get(key)
        for entry in reader.journal.history(record.id):
            if key in entry.changes:
                yield from entry.changes[key]

    return list(dict.fromkeys(values()))


def _with(record: Record, values: Mapping[str, Value]) -> Record:
    return Record(record.kind, record.id, record.code, record.agency, record.version, values)
