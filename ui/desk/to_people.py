"""The way to the people of a cohort."""

from __future__ import annotations

from exchange_app.kinds.registry import page_of
from exchange_app.store import Filter
from ui.desk.goto import ToList


def to_people_of(cohort: str) -> ToList:
    """The list of applicants with those who have an application in the cohort."""
    return ToList(page_of("applicant"), (Filter("application.cohort", "is", cohort),))
