"""Which agency owns a field of a record: the one whose value is shown while two stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from exchange_app.domain.exchange.versions import Content
from exchange_app.domain.records import RecordId
from exchange_app.kinds import KINDS, FieldType, Kind, Owner, kind
from exchange_app.kinds.registry import per_registry

Look = Callable[[str, RecordId], "Facts | None"]
"""Kind and id of a record → what ownership asks of it; None where it is not there."""


class Facts(NamedTuple):
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
        """The agency on the home side of a record, as its kind declares; else the one that made it."""
        return self._side(record_kind, kind(record_kind).home, facts)

    def host(self, record_kind: str, facts: Facts) -> str:
        """The agency on the host side of a record, as its kind declares; else the one that made it."""
        return self._side(record_kind, kind(record_kind).host, facts)

    def _side(self, record_kind: str, path: str, facts: Facts) -> str:
        """The agency to which a path leads: that of the country, the one named, or the maker of the record it ends at."""
        if not path:
            return facts.agency
        head, type, target, rest = _step(record_kind, path)
        value = facts.values.get(head)
        match type:
            case FieldType.COUNTRY:
                return self._by_country.get(str(value), facts.agency)
            case FieldType.AGENCY:
                return str(value) if value else facts.agency
            case _:
                other = self._look(target, str(value)) if value else None
                return facts.agency if other is None else self._side(target, rest, other)

    def owners(self, record_kind: str, facts: Facts, *, deciding: bool = False) -> Mapping[str, str]:
        """Field → the code of the agency that owns it; fields of both are absent.

        The fields by which owners are found are there only with `deciding`: what is shown of them must not hang on itself.
        """
        wanted = _owned(record_kind)
        homes = self.home(record_kind, facts) if Owner.HOME in wanted else ""
        hosts = self.host(record_kind, facts) if Owner.HOST in wanted else ""
        found = self._made.get((record_kind, homes, hosts, deciding))
        if found is None:
            found = self._made[record_kind, homes, hosts, deciding] = {
                each.key: homes if each.owner is Owner.HOME else hosts
                for each in kind(record_kind).fields
                if each.owner is not Owner.BOTH and (deciding or each.key not in _deciding(record_kind))
            }
        return found


@per_registry
def _step(record_kind: str, path: str) -> tuple[str, FieldType, str, str]:
    """The first field of a path, its type, the kind it points to, and the rest of the path from there."""
    head, _, rest = path.partition(".")
    field = kind(record_kind).field(head)
    return head, field.type, field.target or "", rest


@per_registry
def _deciding(record_kind: str) -> frozenset[str]:
    """The fields of a kind by which owners are found."""
    paths = (path for declared in KINDS.values() for path in _steps(declared))
    return frozenset(key for of, key in paths if of == record_kind)


def _steps(declared: Kind) -> Iterator[tuple[str, str]]:
    """Each step, by kind and field, of the paths to a kind's sides."""
    for path in (declared.home, declared.host):
        of = declared.key
        for key in filter(None, path.split(".")):
            yield of, key
            of = KINDS[of].references.get(key, "")


@per_registry
def _owned(record_kind: str) -> frozenset[Owner]:
    return frozenset(each.owner for each in kind(record_kind).fields)
