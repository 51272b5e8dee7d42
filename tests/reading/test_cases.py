"""Every case is read whole as its truth says, or stands in the list of those that are not yet, which only shrinks."""

from pathlib import Path
from typing import Any

import pytest

from tests.children_here import children_work_here  # noqa: F401
from tests.lists.measure import new_store
from tests.reading.judging import FILES, SAID, Table, cases, compare, difference, not_yet
from tests.reading.measure import outcome_of

CASES, NOT_YET = cases(), not_yet()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_store(tmp_path_factory.mktemp("reading"))


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(
            name,
            marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason=NOT_YET[name])
            if name in NOT_YET
            else (),
        )
        for name in CASES
    ],
)
def test_the_case_is_read_right(name: str, store: Path) -> None:
    outcome = outcome_of(CASES[name], store)
    assert not outcome.faults, difference(outcome)


def test_each_file_has_its_truth() -> None:
    assert sorted(str(path.relative_to(FILES)) for path in FILES.rglob("*") if path.is_file()) == sorted(CASES)
    assert not NOT_YET.keys() - CASES.keys()
    assert {
        said for case in CASES.values() for tables in case.readings for table in tables for said in table.said
    } == SAID.keys()


def test_a_reading_that_is_right_has_no_fault_and_each_other_one_has_its_own() -> None:
    for case in CASES.values():
        for tables in case.readings:
            if not tables[0].kind:
                continue
            document = {"sheets": [as_read(table) for table in tables]}
            assert set(compare(case, document, "").faults) == {
                f"not told: {said}" for table in tables for said in table.said
            }, case.name
            assert "list refused" in compare(case, None, "refused").faults
            rows = document["sheets"][0]["rows"]
            first = rows[0]
            rows[0] = {**first, "values": dict.fromkeys(first["values"], "another") | {"anything": "more"}}
            faults = compare(case, document, "").faults
            assert faults["value invented: anything"]
            assert bool(first["values"]) == any(sort.startswith("cell wrong") for sort in faults), case.name
            rows[0] = {**first, "problems": [*first["problems"], {"field": "nothing_like_it"}]}
            assert "told as a problem where nothing is wrong" in compare(case, document, "").faults
            rows[0] = first
            rows.append({**first, "row": 9999})
            assert "row invented: blank" in compare(case, document, "").faults
            rows.pop()
            rows.pop(0)
            if not tables[0].rows[0].aside_too:
                assert any(sort.startswith("record lost") for sort in compare(case, document, "").faults), case.name


WHY = {"totals": "totals row", "header": "repeated header", "group": "heading inside the list", "left": "note"}


def as_read(table: Table) -> dict[str, Any]:
    """The table as a reader gives it that does everything right."""
    states = {number: sorted(allowed)[-1] for number, allowed in table.states.items()}
    rows: list[dict[str, Any]] = [
        {"row": row.row, "values": dict(row.values), "problems": [{"field": key} for key in row.problems]}
        for row in table.rows
    ]
    aside = [
        {"row": number, "values": {}, "problems": [], "action": "aside"}
        for number, state in states.items()
        if state == "aside"
    ]
    return {
        "sheet": table.sheet or "Sayfa1",
        "kind": table.kind,
        "signature": "",
        "columns": [],
        "ignored_columns": [{"header": heading} for heading in table.ignored],
        "rows": rows + aside,
        "ignored_rows": [{"row": number, "why": WHY[state]} for number, state in states.items() if state != "aside"],
    }
