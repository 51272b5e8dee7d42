"""The state of one record: a register for each field, and one for whether it was taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from exchange_app.domain.exchange.registers import UNKNOWN, Register
from exchange_app.domain.exchange.versions import Offices, Seen, Version, seen_of
from exchange_app.domain.records import REMOVAL, RecordId
from exchange_app.kinds import Merge, kind


class Standing(Enum):
    """Whether a record stands."""

    STANDS = auto()
    REMOVED = auto()
    CONTESTED = auto()
    """Removed by one side, changed by the other that had not seen it: it stands, and a person has to choose."""


@dataclass(frozen=True, slots=True)
class RecordState:
    """Everything known of a record: fields that were never heard of are absent.

    `code` and `agency` (who made it) never change. The removal's register has seen, when it was written, all versions
    of all fields that its writer had seen.
    """

    kind: str
    id: RecordId
    code: str
    agency: str
    fields: Mapping[str, Register] = field(default_factory=dict)
    removal: Register = UNKNOWN

    def register(self, key: str) -> Register:
        """The register of a field; UNKNOWN where nothing was heard of it."""
        return self.fields.get(key, UNKNOWN)

    def join(self, other: RecordState) -> RecordState:
        """Both together. Commutative, associative, idempotent."""
        keys = dict.fromkeys((*self.fields, *other.fields))
        code, agency = min((self.code, self.agency), (other.code, other.agency))
        joined = {key: self.register(key).join(other.register(key)) for key in sorted(keys)}
        return RecordState(self.kind, self.id, code, agency, joined, self.removal.join(other.removal))

    @property
    def seen(self) -> Seen:
        """Everything seen of any field and of removals."""
        found = self.removal.seen
        for register in self.fields.values():
            found = found | register.seen
        return found

    @property
    def standing(self) -> Standing:
        """Whether it stands: a removal takes it out, unless a change stands that the removal had not seen."""
        if 1 not in self.removal.contents:
            return Standing.STANDS
        if len(self.removal.contents) > 1 or any(True for _ in self.unseen_by_removal()):
            return Standing.CONTESTED
        return Standing.REMOVED

    def unseen_by_removal(self) -> Iterator[tuple[str, Version]]:
        """Field and version of each change that the removal had not seen. Of a set, taking elements out is one too, though
        nothing of it stands."""
        shape = kind(self.kind)
        for key, register in self.fields.items():
            versions = register.versions
            if shape.field(key).merge is Merge.SET:
                versions |= register.seen.latest
            for version in versions:
                if not self.removal.seen.covers(version):
                    yield key, version

    def with_removal(self, removed: bool, version: Version, offices: Offices) -> RecordState:
        """The state after somebody who has seen all of it took the record out, or said that it stays."""
        register = Register(frozenset(((version, int(removed)),)), self.seen | seen_of((version,), offices))
        return RecordState(self.kind, self.id, self.code, self.agency, self.fields, register)


__all__ = ["REMOVAL", "RecordState", "Standing"]
