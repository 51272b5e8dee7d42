"""place: who goes where and why, as words and as JSON; one operation; what waits makes the exit code 1."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.placing.cohort import Cohort, cohort_in


@pytest.fixture
def cohort(store_path: Path) -> Iterator[Cohort]:
    made = cohort_in(store_path)
    yield made
    made.store.close()


def test_it_says_who_goes_where_and_why_and_writes_only_without_dry_run(cohort: Cohort, call: Call) -> None:
    codes = cohort.codes
    dry = call("place", cohort.code, "--dry-run", "--json")
    assert dry.code == 1 and cohort.at() == {}, "somebody is without a place"
    assert {key: dry.json[key] for key in ("cohort", "method", "by_side", "optimal", "moves", "broken")} == {
        "cohort": cohort.code, "method": "stable", "by_side": {"AZ": 2}, "optimal": True, "moves": [], "broken": [],
    }  # fmt: skip
    assert dry.json["placed"] == [
        {
            "application": codes["Aysel"], "opening": codes["Ege TV"], "choice": 1,
            "why": "Ege TV is the first choice of Aysel Əliyeva.",
        },
        {
            "application": codes["Samir"], "opening": codes["Anka Radyo"], "choice": 2,
            "why": "Anka Radyo is choice 2 of Samir Əliyeva; none above it could be met.",
        },
    ]  # fmt: skip
    assert dry.json["unplaced"] == [
        {"application": codes["Leyla"], "why": "Wherever Leyla Əliyeva could go, the places went to others."}
    ]
    said = call("place", cohort.code)
    assert said.code == 1 and "2 of 3 people placed (AZ 2)." in said.out
    assert cohort.at() == {"Aysel": "Ege TV", "Samir": "Anka Radyo"}
    assert call("undo").code == 0 and cohort.at() == {}


def test_it_explains_one_application_and_writes_nothing(cohort: Cohort, call: Call) -> None:
    leyla, samir = cohort.codes["Leyla"], cohort.codes["Samir"]
    whole = call("place", cohort.code, "--explain", leyla, "--json")
    assert whole.code == 1 and cohort.at() == {}
    assert whole.json["application"] == leyla and whole.json["opening"] is None
    assert "The place at Ege TV went to somebody who stands higher in the selection." in [
        each["why"] for each in whole.json["why"]
    ]
    assert whole.json["would_place"] == [
        "With one place more at Ege TV, Leyla Əliyeva would be at Anka Radyo.",
        "With one place more at Anka Radyo, Leyla Əliyeva would be at Anka Radyo.",
    ]
    pair = call("place", cohort.code, "--explain", samir, "--at", cohort.codes["Ege TV"], "--lang", "tr")
    assert pair.code == 0 and pair.out == "Ege TV: 1 yerin tamamı seçim sıralamasında daha üstte olanlara verildi.\n"
    overall = call("place", cohort.code, "--method", "best", "--explain", leyla, "--at", cohort.codes["Ege TV"])
    assert overall.out == "With Leyla Əliyeva at Ege TV, people who stand lower would come before others.\n"


def test_wishes_are_kept_by_best_overall_and_told_by_stable(cohort: Cohort, call: Call) -> None:
    pair = f"{cohort.codes['Aysel']},{cohort.codes['Samir']}"
    told = call("place", cohort.code, "--dry-run", "--together", pair)
    assert told.code == 1 and "Aysel Əliyeva and Samir Əliyeva are to be together and are not" in told.out
    kept = call("place", cohort.code, "--dry-run", "--method", "best", "--together", pair, "--json")
    assert kept.json["broken"] == [] and {each["application"] for each in kept.json["placed"]} == {
        cohort.codes["Leyla"]
    }
    written = call("place", cohort.code, "--method", "best")
    assert cohort.at() == {} and "Nothing was written." in written.out, "a what-if writes nothing"
    cohort.write("application", cohort.ids["Samir"], status="rejected")
    stranger = call("place", cohort.code, "--together", pair)
    assert (
        stranger.code == 2 and cohort.codes["Samir"] in stranger.err and "not selected in this cohort" in stranger.err
    )
    cohort.write("application", cohort.ids["Samir"], status="selected")
    clash = call("place", cohort.code, "--together", pair, "--apart", pair)
    assert clash.code == 2 and clash.out == "" and "apart" in clash.err


@pytest.mark.parametrize(
    "line",
    [
        ("--method", "magic"),
        ("--at", "TR-P2026-0001"),
        ("--together", "AZ-A2026-0001"),
        ("--method", "best", "--publish"),
        ("--explain", "AZ-A2026-0009"),
        ("--explain", "AZ-A2026-0001", "--at", "TR-P2026-0009"),
    ],
)
def test_a_wrong_call_is_one_sentence(cohort: Cohort, call: Call, line: tuple[str, ...]) -> None:
    sentences = set()
    for language in ("en", "tr", "az"):
        said = call("place", cohort.code, *line, "--lang", language)
        assert said.code == 2 and said.out == "" and len(said.err.strip().splitlines()) == 1
        sentences.add(said.err)
    assert len(sentences) == 3


def test_once_published_a_withdrawal_shows_the_moves_it_leads_to_and_who_must_agree(cohort: Cohort, call: Call) -> None:
    assert call("place", cohort.code, "--publish").code == 1
    assert call("show", cohort.code, "--json").json["values"]["published_on"]
    cohort.write("placement", cohort.placement("Aysel"), status="withdrawn")
    cohort.write("application", cohort.ids["Aysel"], status="withdrawn")
    said = call("place", cohort.code, "--dry-run", "--json")
    assert said.code == 0 and cohort.at() == {"Samir": "Anka Radyo"}
    with cohort.store.read() as reader:
        outlets = {str(each.get("name")): each.code for each in reader.records("outlet")}
    assert said.json["moves"] == [
        {
            "application": cohort.codes["Leyla"], "from": None, "to": cohort.codes["Ege TV"],
            "consents": ["AZ", outlets["Ege TV"]],
        }
    ]  # fmt: skip
    assert "Leyla Əliyeva gets a place at Ege TV; to agree: AZ, " in call("place", cohort.code).out
    assert cohort.at() == {"Samir": "Anka Radyo", "Leyla": "Ege TV"}, "Samir is not moved though he wants it more"
