"""The plain record that every room passes around."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from exchange_app.kinds.model import Value

REMOVAL = "removed"
"""The name under which a removal stands beside fields; no field is called so. Its content is 1 or 0."""

RecordId = str
"""A UUIDv7 in its canonical text form; never used for another record."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it stood at `version`: catalogue keys to canonical values, absent where nothing is given.

    `agency` is the code of the agency that created it; stamps are UTC.
    """

    kind: str
    id: RecordId
    code: str
    agency: str
    version: int
    values: Mapping[str, Value] = field(default_factory=dict)
    created_at: datetime | None = None
    created_by: str = ""
    changed_at: datetime | None = None
    changed_by: str = ""
    removed: bool = False

    def get(self, key: str) -> Value | None:
        """The value of a field, or None where nothing is given."""
        return self.values.get(key)
