"""Results of comparing two records of a kind: the same, maybe the same, or different; and which are one by way of links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from exchange_app.domain.records import RecordId

Key = str | int
"""What the caller calls a record: its id, or the index of a row."""
Pair = frozenset[Key]
CROWD = 40
"""A phone, address or name that more records than this share says nothing about any two of them."""


class Likeness(StrEnum):
    """What two records are to each other."""

    SAME = "same"
    MAYBE = "maybe"
    DIFFERENT = "different"


class Match(NamedTuple):
    """Two records compared. `score` is 0 to 1; `evidence` names the fields that speak for one, the strongest first."""

    first: Key
    second: Key
    likeness: Likeness
    score: float
    evidence: tuple[str, ...] = ()


@dataclass(slots=True)
class RowMatch:
    """What one row is: the `record` of the store, or by `suspect` whom it may be (`first` is a record or an earlier row's
    index); neither means that it is new."""

    record: RecordId | None = None
    suspect: Match | None = None


def linked_groups(links: Iterable[tuple[RecordId, RecordId]]) -> dict[RecordId, set[RecordId]]:
    """For each record that is linked, all that are one by way of links, itself too; the same set for all of them."""
    group: dict[RecordId, set[RecordId]] = {}
    for one, other in links:
        joined = group.get(one, {one}) | group.get(other, {other})
        group.update(dict.fromkeys(joined, joined))
    return group
