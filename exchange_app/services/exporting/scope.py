"""Which records a partner may have, and which fields of them the partner's side may fill."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from exchange_app.domain.records import Record, RecordId
from exchange_app.errors import Trouble
from exchange_app.kinds import kind
from exchange_app.kinds.model import Shared
from exchange_app.kinds.registry import referrers, shared_kinds
from exchange_app.store import Reader
from exchange_app.text import msg

COHORTS = "cohort"
"""The kind by whose codes an export is narrowed."""


class UnknownPartner(Trouble):
    """There is no partner agency of that code."""

    code = "exporting.partner"


class UnknownCohort(Trouble):
    """There is no cohort of that code, or the partner has no part in it."""

    code = "exporting.cohort"


@dataclass(frozen=True, slots=True)
class Scope:
    """The records that one export holds, by kind, in the order of their sheets."""

    partner: Record
    cohorts: tuple[str, ...]
    records: dict[str, list[Record]]

    def all(self) -> Iterable[Record]:
        """Every record of it."""
        for key in shared_kinds():
            yield from self.records[key]


def scope(reader: Reader, own: str, to: str, cohorts: Sequence[str]) -> Scope:
    """What `to` may have: its cohorts (or those named by code), who applied to them, and who hosts them.

    Without named cohorts the partner's own people and outlets come along, whether they applied or not, and whatever it
    knows from an earlier exchange.
    Raises UnknownPartner, UnknownCohort.
    """
    partner = next((each for each in reader.find("agency", "code", to) if not each.removed), None)
    if partner is None or to == own:
        partners = ", ".join(each for each in reader.partners())
        raise UnknownPartner(
            msg("There is no partner agency {code}; the partners are: {partners}.", code=to, partners=partners or "–")
        )
    chosen = _cohorts(reader, to, cohorts)
    choice = _Choice(reader, to, everything=not cohorts, cohorts=frozenset(each.id for each in chosen))
    return Scope(partner, tuple(each.code for each in chosen), choice.records())


@dataclass(slots=True)
class _Choice:
    """The records a partner may have, chosen as their kinds declare it."""

    reader: Reader
    to: str
    everything: bool
    cohorts: frozenset[RecordId]
    known: Collection[RecordId] = ()
    kept: dict[str, list[Record]] = field(default_factory=dict)
    leading: dict[str, Collection[RecordId]] = field(default_factory=dict)
    """Those that others go along with."""

    def records(self) -> dict[str, list[Record]]:
        """By kind, in the order of the sheets."""
        self.known = self.reader.shared_with(self.to) if self.everything else frozenset()
        referred = [key for key in shared_kinds() if rule_of(key).referred]
        for key in shared_kinds():
            if key not in referred:
                self._along(key)
        wanted = {key: self._wanted(key) for key in referred}
        own = self.to if self.everything else None
        for key in referred:
            self.kept[key] = [each for each in self.reader.records(key) if each.id in wanted[key] or each.agency == own]
        return {key: self.kept[key] for key in shared_kinds()}

    def _along(self, key: str) -> None:
        if key in self.kept:
            return
        rule, every = rule_of(key), self.reader.records(key)
        if rule.along:
            target = kind(key).references[rule.along]
            self._along(target)
            leading = self.leading[target]
            self.kept[key] = [each for each in every if each.get(rule.along) in leading or each.id in self.known]
            self.leading[key] = {each.id for each in self.kept[key]}
        else:
            ids = (
                self.cohorts
                if key == COHORTS
                else {each.id for each in every if self.everything and names(each, self.to)}
            )
            self.kept[key] = [each for each in every if each.id in ids or each.id in self.known]
            self.leading[key] = ids

    def _wanted(self, key: str) -> set[RecordId]:
        """Those that chosen records refer to, and those that are known."""
        found = set(self.known)
        for other, by, _required in referrers(key):
            found.update(str(each.values[by]) for each in self.kept.get(other, ()) if by in each.values)
        return found


def rule_of(key: str) -> Shared:
    """By which rule records of a kind leave. The kind is one that does."""
    shared = kind(key).shared
    assert shared is not None
    return shared


def names(record: Record, agency: str) -> bool:
    """Whether a record names an agency among its sides."""
    found = [record.get(key) for key in rule_of(record.kind).sides]
    return any(agency in each if isinstance(each, tuple) else agency == each for each in found)


def _cohorts(reader: Reader, to: str, codes: Sequence[str]) -> list[Record]:
    shared = [each for each in reader.records(COHORTS) if names(each, to)]
    if not codes:
        return shared
    by_code = {each.code: each for each in shared}
    for code in codes:
        if code not in by_code:
            raise UnknownCohort(
                msg(
                    "{agency} has no cohort {code}. List the cohorts to see their codes and sides.",
                    agency=to,
                    code=code,
                )
            )
    return [by_code[code] for code in dict.fromkeys(codes)]
