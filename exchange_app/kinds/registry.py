"""The registry: every kind of record there is, checked as a whole when one is added."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from types import MappingProxyType
from typing import ParamSpec, Protocol, TypeVar, cast

from exchange_app.kinds.checking import check_all
from exchange_app.kinds.model import Field, FieldType, Kind, NamePart, Shared

P = ParamSpec("P")
R = TypeVar("R")

_KINDS: dict[str, Kind] = {}
_CHANGED: list[Callable[[], object]] = []

KINDS: Mapping[str, Kind] = MappingProxyType(_KINDS)
"""Every kind by its key, in the order in which they are listed; it follows what is registered."""


def kind(key: str) -> Kind:
    """The declaration of a kind. Raises KeyError for an unknown one."""
    return _KINDS[key]


def register(*declared: Kind) -> None:
    """Add kinds for good. Raises BadDeclaration; then none was added."""
    check_all((*_KINDS.values(), *declared))
    _put({**_KINDS, **{each.key: each for each in declared}})


@contextmanager
def registered(*declared: Kind) -> Iterator[None]:
    """The registry with further kinds, for a time. Raises BadDeclaration."""
    before = dict(_KINDS)
    register(*declared)
    try:
        yield
    finally:
        _put(before)


@contextmanager
def redeclared(declared: Kind) -> Iterator[None]:
    """The registry with a kind declared anew, for a time. Raises BadDeclaration."""
    before = dict(_KINDS)
    changed = {**before, declared.key: declared}
    check_all(changed.values())
    _put(changed)
    try:
        yield
    finally:
        _put(before)


def on_change(do: Callable[[], object]) -> None:
    """Have something done whenever the registry changes."""
    _CHANGED.append(do)


def per_registry(made: Callable[P, R]) -> Callable[P, R]:
    """A function whose results are kept as long as the registry stays as it is."""
    cached = lru_cache(maxsize=None)(made)
    on_change(cached.cache_clear)
    return cast("Callable[P, R]", cached)


class _Cached(Protocol):
    def cache_clear(self) -> None: ...


C = TypeVar("C", bound=_Cached)


def cleared(cached: C) -> C:
    """A cached function that forgets its results when the registry changes."""
    on_change(cached.cache_clear)
    return cached


def _put(kinds: Mapping[str, Kind]) -> None:
    _KINDS.clear()
    _KINDS.update(kinds)
    for do in _CHANGED:
        do()


@per_registry
def field_of(key: str) -> Field:
    """The declaration of a field by its full name, `applicant.city`. Raises KeyError."""
    of, _, name = key.partition(".")
    return _KINDS[of].field(name)


@per_registry
def referrers(key: str) -> tuple[tuple[str, str, bool], ...]:
    """Who refers to records of a kind: (kind, field, required)."""
    return tuple(
        (other, each.key, each.required)
        for other, declared in _KINDS.items()
        for each in declared.fields
        if each.type is FieldType.REFERENCE and each.target == key
    )


@per_registry
def current_owner(key: str) -> tuple[str, str] | None:
    """The kind whose records show the newest one of this kind as their own, and the field that refers to it."""
    for other, declared in _KINDS.items():
        if declared.current is not None and declared.current.kind == key:
            return other, declared.current.by
    return None


@per_registry
def shared_kinds() -> tuple[str, ...]:
    """The kinds that leave for a partner, in the order of their sheets."""
    return tuple(key for key, declared in _KINDS.items() if declared.shared is not None)


def sharing(key: str) -> Shared:
    """By which rule records of a kind leave for a partner. The kind is one of those that do."""
    shared = _KINDS[key].shared
    assert shared is not None
    return shared


@per_registry
def shared_fields() -> tuple[str, ...]:
    """Every field that may leave for a partner, by its full name."""
    return tuple(f"{key}.{each}" for key in shared_kinds() for each in _KINDS[key].keys)


@per_registry
def sensitive_fields() -> frozenset[str]:
    """The fields, by full name, that leave only when an exchange says so."""
    return frozenset(each for each in shared_fields() if field_of(each).sensitive)


@per_registry
def person_name() -> Mapping[NamePart, str]:
    """The fields that hold the parts of a person's name."""
    person = next(each for each in _KINDS.values() if each.people)
    held = {each.name_part: each.key for each in person.fields if each.name_part is not None}
    return {part: held[part] for part in NamePart}


@per_registry
def openings() -> Kind:
    """The kind whose records offer the places that others hold: an outlet's in a cohort."""
    holding = next(each for each in _KINDS.values() if each.placing is not None)
    assert holding.placing is not None
    return _KINDS[holding.references[holding.placing.where]]


@per_registry
def other_side(key: str) -> str:
    """Of the two kinds that an opening brings together, an outlet and a cohort, the one beside this."""
    return next(target for target in openings().references.values() if target != key)


@per_registry
def offers_places(key: str) -> bool:
    """Whether openings belong to records of a kind, as to an outlet."""
    declared = openings()
    return declared.belongs_to is not None and declared.references[declared.belongs_to] == key


@per_registry
def made_for(key: str) -> frozenset[str]:
    """The references that say for whom a record of a kind is made: whose current one it is, or whom it gives a place. It stays
    with them."""
    declared = _KINDS[key]
    whose = {each.current.by for each in _KINDS.values() if each.current is not None and each.current.kind == key}
    return frozenset(whose | ({declared.placing.who} if declared.placing is not None else set()))


@per_registry
def roster_kinds() -> tuple[str, ...]:
    """The kinds whose fields a roster can show, in the order in which they are offered."""
    ranks = {key: each.roster for key, each in _KINDS.items() if each.roster is not None}
    return tuple(sorted(ranks, key=lambda key: ranks[key]))


@per_registry
def searched_kinds() -> tuple[str, ...]:
    """The kinds that the search over everything looks through, those people look for first in front."""
    return tuple(sorted((key for key in _KINDS if _KINDS[key].searched), key=lambda key: _KINDS[key].search_rank))


@per_registry
def compared_kinds() -> tuple[str, ...]:
    """The kinds of which records may be entered twice."""
    return tuple(key for key, declared in _KINDS.items() if declared.same is not None)


@per_registry
def seen_in_list(key: str) -> frozenset[str]:
    """The kinds of which a list of records shows something: their own, the newest of another, and all that these refer to."""
    found: set[str] = set()
    waiting = [key]
    while waiting:
        if (each := waiting.pop()) not in found:
            found.add(each)
            declared = _KINDS[each]
            waiting += declared.references.values()
            waiting += [declared.current.kind] if declared.current is not None else []
    return frozenset(found)


@per_registry
def imported_kinds() -> tuple[str, ...]:
    """The kinds of which lists are read, in the order in which they are written: what is referred to comes first."""
    wanted = {key for key, declared in _KINDS.items() if declared.imported is not None}
    found: list[str] = []

    def place(key: str, above: tuple[str, ...]) -> None:
        if key in found or key in above:
            return
        current = _KINDS[key].current
        along = _KINDS[current.kind].references.values() if current is not None else ()
        for target in (*_KINDS[key].references.values(), *along):
            if target in wanted:
                place(target, (*above, key))
        found.append(key)

    for key in _KINDS:
        if key in wanted:
            place(key, ())
    return tuple(found)


def page_of(key: str) -> str:
    """The page on which a record of a kind is seen: its own, or that of the record to which it belongs."""
    declared = _KINDS[key]
    if declared.page is not None:
        return declared.page.key
    if declared.belongs_to is not None:
        return page_of(declared.references[declared.belongs_to])
    return declared.seen_at


def state_column(key: str) -> str:
    """The column that says how far a record has come, its own or its newest record's; empty where there is none."""
    declared = _KINDS[key]
    if declared.state or declared.current is None:
        return declared.state
    newest = _KINDS[declared.current.kind].state
    return f"{declared.current.kind}.{newest}" if newest else ""


def column_field(key: str, column: str) -> tuple[str, Field] | None:
    """The kind and field behind a list's column, `city` or `application.status`; None for a computed one."""
    declared = _KINDS[key]
    head, _, rest = column.partition(".")
    if rest:
        if declared.current is not None and head == declared.current.kind:
            return column_field(head, rest)
        target = declared.references.get(head)
        return column_field(target, rest) if target is not None else None
    return (key, declared.field(column)) if column in declared.keys else None
