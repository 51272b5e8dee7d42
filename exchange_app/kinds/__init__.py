"""The catalogue: every kind of record and every field of it, declared once."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from exchange_app.kinds.applicant import APPLICANT
from exchange_app.kinds.application import APPLICATION
from exchange_app.kinds.hosting import OPENING, OUTLET, PLACEMENT
from exchange_app.kinds.model import Choices, Field, FieldType, Kind, Merge, Owner, Personal, Value
from exchange_app.kinds.programme import AGENCY, COHORT

KINDS: Mapping[str, Kind] = MappingProxyType(
    {each.key: each for each in (AGENCY, COHORT, APPLICANT, APPLICATION, OUTLET, OPENING, PLACEMENT)}
)


def kind(key: str) -> Kind:
    """The declaration of a kind. Raises KeyError for an unknown one."""
    return KINDS[key]


__all__ = ["KINDS", "Choices", "Field", "FieldType", "Kind", "Merge", "Owner", "Personal", "Value", "kind"]
