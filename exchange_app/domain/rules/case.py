"""What a rule finds, and the case that a rule of placing looks at: a person held against an opening."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from exchange_app.domain import titles
from exchange_app.domain.records import Record, RecordId
from exchange_app.text import Message


class Severity(StrEnum):
    """What a finding means for the person who writes."""

    BLOCK = "block"
    """It refuses: this may not be written."""
    WARN = "warn"
    """It is told; a placement can be made all the same when somebody gives a reason."""
    NOTE = "note"
    """It is told: what the rule asks for is not given, so nobody knows. A placement needs no reason for it."""


class Finding(NamedTuple):
    """One rule that is broken.

    `code` is `area.name`. `message` is a sentence with both values, the asked and the given one. `fields` are the fields
    concerned, each as `kind.key`: the one to be corrected, or the asking one, first.
    """

    code: str
    severity: Severity
    message: Message
    fields: tuple[str, ...]

    @property
    def blocks(self) -> bool:
        """Whether no reason helps."""
        return self.severity is Severity.BLOCK

    @property
    def objects(self) -> bool:
        """Whether it speaks against what is to be written; a note only tells what is not known."""
        return self.severity is not Severity.NOTE


class Stay(NamedTuple):
    """A place that somebody holds: from `starts` to `ends` inclusive, either unknown where None, at `where`.

    `entered_as` is the code of the other record under which the person holds it, where the person is entered twice.
    """

    placement: RecordId
    where: str
    starts: date | None
    ends: date | None
    entered_as: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A person and an opening held against each other, with all that the rules need to know of the rest.

    Counts leave out the placement that is being moved, if any. `countries` gives the country of each agency by its code.
    """

    applicant: Record
    application: Record
    cohort: Record
    opening: Record
    outlet: Record
    starts: date | None = None
    ends: date | None = None
    taken: int = 0
    """Places of the opening held by others."""
    of_side: int = 0
    """Others of the person's side who are placed in the cohort."""
    in_cohort: int = 0
    """All others who are placed in the cohort."""
    seated: bool = False
    """Whether the person is placed in the cohort already, so that nobody more is."""
    elsewhere: tuple[Stay, ...] = ()
    """The person's other places, in any cohort."""
    declined: bool = False
    """Whether this very opening, or the person at it, said no before."""
    countries: Mapping[str, str] = field(default_factory=dict)

    @property
    def first_name(self) -> str:
        """What the person is called in a sentence; the code where no name is known."""
        return first_name(self.applicant)

    @property
    def outlet_name(self) -> str:
        """What the outlet is called in a sentence; the code where no name is known."""
        return titles.title(self.outlet)

    @property
    def first_day(self) -> date | None:
        """The first day of the stay: the placement's own, else the opening's, else the cohort's."""
        return self.starts or day(self.opening, "starts") or day(self.cohort, "starts")

    @property
    def last_day(self) -> date | None:
        """The last day of the stay: the placement's own, else the opening's, else the cohort's."""
        return self.ends or day(self.opening, "ends") or day(self.cohort, "ends")


def first_name(applicant: Record) -> str:
    """What a person is called in a sentence; the code where no name is known."""
    return str(applicant.get("given_name") or applicant.get("family_name") or applicant.code)


def day(record: Record, key: str) -> date | None:
    """A date of a record, None where it has none."""
    value = record.get(key)
    return value if isinstance(value, date) else None


def number(record: Record, key: str) -> int | None:
    """A whole number of a record, None where it has none."""
    value = record.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def text(record: Record, key: str) -> str | None:
    """A text or code of a record, None where it has none."""
    value = record.get(key)
    return value if isinstance(value, str) and value else None


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those of the findings that no reason helps against."""
    return tuple(finding for finding in findings if finding.blocks)


def worst(findings: Iterable[Finding]) -> Finding | None:
    """The finding to be said first: one that blocks, else the first that warns, else a note; None where there is none."""
    ordered = sorted(findings, key=lambda finding: (not finding.blocks, not finding.objects))
    return ordered[0] if ordered else None
