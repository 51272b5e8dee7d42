"""Which records a partner may have, as conditions in SQL made from the kinds' declarations, for tombstones as well.

services/exporting/scope.py makes the same choice among records that stand. The partner's code is the parameter :agency.
"""

from __future__ import annotations

from collections.abc import Iterator

from exchange_app.kinds import FieldType, kind
from exchange_app.kinds.model import Shared
from exchange_app.kinds.registry import per_registry, referrers, shared_kinds


@per_registry
def leading() -> dict[str, str]:
    """What the conditions ask again and again, as named selections of ids: the records whose sides name the partner, and
    those that records in scope refer to by fields without an index."""
    found = {
        _sided(key): f"SELECT t.id FROM {key} t WHERE {_by_sides(key, 't')}"
        for key in shared_kinds()
        if _rule(key).sides
    }
    for key in shared_kinds():
        if _rule(key).referred and (selected := list(_unindexed(key))):
            found[_named(key)] = " UNION ".join(selected)
    return found


@per_registry
def in_scope(key: str) -> str:
    """The condition under which the partner may have a record `t` of a kind."""
    return _condition(key, "t")


def _condition(key: str, alias: str) -> str:
    rule = _rule(key)
    if rule.sides:
        return f"{alias}.id IN (SELECT id FROM {_sided(key)})"
    if rule.along:
        target = kind(key).references[rule.along]
        if _rule(target).sides:
            return f"{alias}.{rule.along} IN (SELECT id FROM {_sided(target)})"
        inner = f"{alias}_{rule.along}"
        return f"EXISTS (SELECT 1 FROM {target} {inner} WHERE {inner}.id = {alias}.{rule.along} AND {_condition(target, inner)})"
    several = [f"{alias}.agency = :agency"]
    for other, by in _referring(key):
        if by in kind(other).indexed:
            inner = f"{alias}_{other}"
            several.append(
                f"EXISTS (SELECT 1 FROM {other} {inner} WHERE {inner}.{by} = {alias}.id AND {_condition(other, inner)})"
            )
    if list(_unindexed(key)):
        several.append(f"{alias}.id IN (SELECT id FROM {_named(key)})")
    return f"({' OR '.join(several)})"


def _by_sides(key: str, alias: str) -> str:
    declared = kind(key)
    several = [
        f"{alias}.{side} = :agency"
        if declared.field(side).type is FieldType.AGENCY
        else f"EXISTS (SELECT 1 FROM json_each({alias}.{side}) j WHERE j.value = :agency)"
        for side in _rule(key).sides
    ]
    return " OR ".join(several)


def _referring(key: str) -> Iterator[tuple[str, str]]:
    """The fields by which records that leave by another rule refer to records of a kind."""
    for other, by, _required in referrers(key):
        shared = kind(other).shared
        if shared is not None and not shared.referred:
            yield other, by


def _unindexed(key: str) -> Iterator[str]:
    for other, by in _referring(key):
        if by not in kind(other).indexed:
            yield f"SELECT r.{by} AS id FROM {other} r WHERE {_condition(other, 'r')}"


def _rule(key: str) -> Shared:
    shared = kind(key).shared
    assert shared is not None
    return shared


def _sided(key: str) -> str:
    return f"sided_{key}"


def _named(key: str) -> str:
    return f"named_{key}"
