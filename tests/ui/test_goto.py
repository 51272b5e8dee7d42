"""The way back to what is typed and not saved outlives a restart of the window."""

from __future__ import annotations

import json

import pytest

from ui.desk.goto import (
    AddRelated,
    EditRelated,
    GoTo,
    ToBoard,
    ToNew,
    ToPrepare,
    ToRecord,
    ToReview,
    as_data,
    from_data,
)


@pytest.mark.parametrize(
    "to",
    [
        GoTo("settings"),
        ToRecord("applicants", "a-1"),
        ToRecord("applicants", "a-1", AddRelated("application", {"applicant": "a-1"})),
        ToRecord("placements", "p-1", EditRelated("application", "b-2")),
        ToNew("outlets", "new:7"),
        ToBoard(cohort="c-1"),
        ToPrepare(partner="AZ"),
        ToReview(review="77aa"),
    ],
    ids=lambda to: type(to).__name__,
)
def test_the_way_back_to_a_draft_is_the_same_after_it_was_kept_in_the_store(to: GoTo) -> None:
    assert from_data(json.loads(json.dumps(as_data(to)))) == to


def test_the_way_back_that_an_earlier_version_kept_is_still_understood() -> None:
    kept = {"page": "placements", "wanted": {"new": "new:7", "list": True}}
    assert from_data(kept) == ToNew("placements", "new:7")
    assert from_data({"page": "import", "wanted": {}}) == GoTo("import")
