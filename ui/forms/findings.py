"""What a form says about its values beyond each single one: dates that cross, ages, a passport that runs out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from exchange_app.domain.eligibility import PASSPORT_MONTHS, age_on, later
from exchange_app.domain.records import Record
from exchange_app.kinds import Value
from exchange_app.text import Message, msg, nmsg

Values: TypeAlias = "Mapping[str, Value | None]"
Finding = tuple[str, Message]
"""A field key and the sentence that stands under it."""

_SPANS = (
    ("starts", "ends", msg("It ends before it starts ({date}); correct one of the two dates."), ),
    ("opens", "closes", msg("Applications close before they open ({date}); correct one of the two dates.")),
)  # fmt: skip


def findings(kind: str, values: Values, cohorts: Sequence[Record] = ()) -> Iterator[Finding]:
    """The findings of a record's values; `cohorts` are those a person has applied to and that are not over."""
    for first, last, sentence in _SPANS:
        start, end = values.get(first), values.get(last)
        if isinstance(start, date) and isinstance(end, date) and end < start:
            yield last, Message(sentence.text, values={"date": start})
    low, high = values.get("minimum_age"), values.get("maximum_age")
    if isinstance(low, int) and isinstance(high, int) and high < low:
        yield "maximum_age", msg("The maximum age is below the minimum age of {age}; correct one of the two.", age=low)
    if kind == "applicant":
        for cohort in cohorts:
            yield from _for_cohort(values, cohort)


def _for_cohort(values: Values, cohort: Record) -> Iterator[Finding]:
    expiry, born = values.get("passport_expiry"), values.get("birth_date")
    starts, ends = cohort.get("starts"), cohort.get("ends")
    title = str(cohort.get("title") or cohort.code)
    if isinstance(expiry, date) and isinstance(ends, date):
        if expiry <= ends:
            yield (
                "passport_expiry",
                nmsg(
                    "The passport expires {count} day before {cohort} ends ({end}). Enter the new date or add a note.",
                    "The passport expires {count} days before {cohort} ends ({end}). Enter the new date or add a note.",
                    max((ends - expiry).days, 1),
                    cohort=title,
                    end=ends,
                ),
            )
        elif expiry < later(ends, PASSPORT_MONTHS):
            yield (
                "passport_expiry",
                msg(
                    "The passport must be valid six months beyond the end of {cohort}, until {day}.",
                    cohort=title,
                    day=later(ends, PASSPORT_MONTHS),
                ),
            )
    if isinstance(born, date) and isinstance(starts, date):
        age = age_on(born, starts)
        low, high = cohort.get("minimum_age"), cohort.get("maximum_age")
        if isinstance(low, int) and age < low:
            yield (
                "birth_date",
                msg(
                    "{age} years old when {cohort} starts; its minimum age is {limit}.",
                    age=age,
                    cohort=title,
                    limit=low,
                ),
            )
        if isinstance(high, int) and age > high:
            yield (
                "birth_date",
                msg(
                    "{age} years old when {cohort} starts; its maximum age is {limit}.",
                    age=age,
                    cohort=title,
                    limit=high,
                ),
            )
