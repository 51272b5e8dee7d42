"""Versions: who wrote a value, and which earlier ones the writer had seen.

A version is a text. `3f2a9c:12` was written by the application: operation 12 of the store's incarnation 3f2a9c.
`~AZ~8c1f…` was typed into a cell of a workbook: it is addressed by its content, so that the same words typed into two
copies of one workbook are one version, and other words another one, whoever reads which copy first.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Version = str
Content = str | int | None
"""A value as the store's columns hold it; None where a field was left or made empty."""

_TYPED = "~"


def written(incarnation: str, number: int) -> Version:
    """The version of what operation `number` of a store's incarnation wrote."""
    return f"{incarnation}:{number}"


def typed(agency: str, export: str, record: str, field: str, content: Content) -> Version:
    """The version of what a person at `agency` typed into a cell of an export."""
    said = json.dumps([export, record, field, content], ensure_ascii=False, separators=(",", ":"))
    return f"{_TYPED}{agency}{_TYPED}{hashlib.sha256(said.encode()).hexdigest()[:24]}"


def is_typed(version: Version) -> bool:
    """Whether it was typed into a workbook."""
    return version.startswith(_TYPED)


class Office(NamedTuple):
    """One incarnation of a store: whose it is, which incarnation it came from, and after which of its operations."""

    agency: str
    before: str | None = None
    since: int = 0


Offices = Mapping[str, Office]
"""Incarnation → its office. It travels with every workbook, so that each store knows who wrote what it reads."""


def side_of(version: Version, offices: Offices) -> str:
    """The code of the agency where a version was written; empty where nobody knows its store."""
    if is_typed(version):
        return version.split(_TYPED, 2)[1]
    office = offices.get(version.rpartition(":")[0])
    return office.agency if office is not None else ""


@dataclass(frozen=True, slots=True)
class Seen:
    """The versions of one field that a state knows of: the greatest number of each incarnation, and those typed.

    A store's operations follow each other, so whoever has seen number 12 of an incarnation has seen all before it.
    """

    counters: Mapping[str, int] = field(default_factory=dict)
    typed: frozenset[Version] = frozenset()

    def covers(self, version: Version) -> bool:
        """Whether it knows a version."""
        if is_typed(version):
            return version in self.typed
        incarnation, _, number = version.rpartition(":")
        return int(number) <= self.counters.get(incarnation, -1)

    @property
    def latest(self) -> frozenset[Version]:
        """The greatest version of each incarnation, and those typed."""
        return self.typed | {f"{incarnation}:{number}" for incarnation, number in self.counters.items()}

    def __or__(self, other: Seen) -> Seen:
        """All that either knows."""
        if self is other or (not other.counters and not other.typed):
            return self
        counters = dict(self.counters)
        for incarnation, number in other.counters.items():
            if number > counters.get(incarnation, -1):
                counters[incarnation] = number
        return Seen(counters, self.typed | other.typed)


NOTHING = Seen()


def seen_of(versions: Iterable[Version], offices: Offices) -> Seen:
    """What the writers of versions had at least seen: those versions, and all earlier ones of the same stores."""
    counters: dict[str, int] = {}
    found: set[Version] = set()
    for version in versions:
        if is_typed(version):
            found.add(version)
            continue
        incarnation, _, digits = version.rpartition(":")
        number = int(digits)
        while number > counters.get(incarnation, -1):
            counters[incarnation] = number
            office = offices.get(incarnation)
            if office is None or office.before is None:
                break
            incarnation, number = office.before, office.since
    return Seen(counters, frozenset(found))
