"""The registry: every kind of record and everything that is true of it, declared once, one module for each kind."""

from __future__ import annotations

from exchange_app.kinds.agency import AGENCY
from exchange_app.kinds.applicant import APPLICANT
from exchange_app.kinds.application import APPLICATION
from exchange_app.kinds.checking import BadDeclaration
from exchange_app.kinds.cohort import COHORT
from exchange_app.kinds.evaluation import EVALUATION
from exchange_app.kinds.model import (
    Choices,
    Field,
    FieldType,
    Kind,
    Maker,
    Many,
    Merge,
    Owner,
    Personal,
    Section,
    Tab,
    Value,
)
from exchange_app.kinds.opening import OPENING
from exchange_app.kinds.outlet import OUTLET
from exchange_app.kinds.paper import PAPER
from exchange_app.kinds.placement import PLACEMENT
from exchange_app.kinds.registry import KINDS, kind, register, registered

register(AGENCY, COHORT, APPLICANT, APPLICATION, OUTLET, OPENING, PLACEMENT, PAPER, EVALUATION)

__all__ = [
    "KINDS",
    "BadDeclaration",
    "Choices",
    "Field",
    "FieldType",
    "Kind",
    "Maker",
    "Many",
    "Merge",
    "Owner",
    "Personal",
    "Section",
    "Tab",
    "Value",
    "kind",
    "registered",
]
