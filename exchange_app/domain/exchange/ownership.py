"""Which agency owns a field of a record: the one whose value is shown while two stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from exchange_app.domain.exchange.versions import Content
from exchange_app.domain.records import RecordId
from exchange_app.kinds import KINDS, Owner, kind

Look = Callable[[str, RecordId], "Facts | None"]
"""Kind and id of a record → what ownership asks of it; None where it is not there."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What ownership asks of a record: who made it, and the contents of its references and its country."""

    agency: str
    values: Mapping[str, Content]


class Ownership:
    """Says for each record whose its fields are. `agencies` gives each agency's country by its code."""

    def __init__(self, look: Look, agencies: Mapping[str, str | None]) -> None:
        self._look = look
        self._made: dict[tuple[str, str, str, bool], Mapping[str, str]] = {}
        self._by_country = {country: code for code, country in sorted(agencies.items(), reverse=True) if country}

    def home(self, record_kind: str, facts: Facts) -> str:
        """The agency that sends the person of an applicant, application or placement; else the one that made the record."""
        match record_kind:
            case "application":
                return self._of("applicant", facts, "applicant", self.home)
            case "placement":
                return self._of("application", facts, "application", self.home)
            case _:
                return facts.agency

    def host(self, record_kind: str, facts: Facts) -> str:
        """The agency in whose country the outlet of an outlet, opening or placement stands; else the one that made it."""
        match record_kind:
            case "outlet":
                return self._by_country.get(str(facts.values.get("country")), facts.agency)
            case "opening":
                return self._of("outlet", facts, "outlet", self.host)
            case "placement":
                return self._of("opening", facts, "opening", self.host)
            case _:
                return facts.agency

    def owners(self, record_kind: str, facts: Facts, *, deciding: bool = False) -> Mapping[str, str]:
        """Field → the code of the agency that owns it; fields of both are absent.

        The fields by which owners are found are there only with `deciding`: what is shown of them must not hang on itself.
        """
        wanted = _OWNED[record_kind]
        homes = self.home(record_kind, facts) if Owner.HOME in wanted else ""
        hosts = self.host(record_kind, facts) if Owner.HOST in wanted else ""
        found = self._made.get((record_kind, homes, hosts, deciding))
        if found is None:
            found = self._made[record_kind, homes, hosts, deciding] = {
                each.key: homes if each.owner is Owner.HOME else hosts
                for each in kind(record_kind).fields
                if each.owner is not Owner.BOTH and (deciding or (record_kind, each.key) not in _DECIDING)
            }
        return found

    def _of(self, key: str, facts: Facts, target: str, whose: Callable[[str, Facts], str]) -> str:
        reference = facts.values.get(key)
        other = self._look(target, str(reference)) if reference else None
        return whose(target, other) if other is not None else facts.agency


_DECIDING = frozenset(
    (
        ("outlet", "country"),
        ("opening", "outlet"),
        ("placement", "opening"),
        ("placement", "application"),
        ("application", "applicant"),
    )
)
"""Fields by which owners are found."""

_OWNED = {key: frozenset(each.owner for each in declared.fields) for key, declared in KINDS.items()}
