"""list, show, history, set, undo, operations, backup, restore, check."""

from __future__ import annotations

from pathlib import Path

import pytest

from exchange_app.domain.exchange.pairs import Verdict
from exchange_app.services.access import Access
from exchange_app.services.duplicates.suspects import say, suspected
from exchange_app.store import Store
from tests.cli.conftest import Call


@pytest.mark.slow
def test_the_demo_is_a_believable_year(year: Call) -> None:
    totals = {
        kind: year("list", kind, "--json").json["total"]
        for kind in ("agency", "cohort", "applicant", "outlet", "opening")
    }
    assert totals["agency"] == 2 and totals["cohort"] >= 6 and totals["applicant"] >= 240 and totals["outlet"] >= 24
    assert totals["opening"] > 20
    assert year("check").code == 0


def test_a_list_is_filtered_searched_sorted_and_limited(year: Call) -> None:
    found = year(
        "list", "applicant", "--where", "agency=TR", "--where", "city=İstanbul", "--sort", "-birth_date", "--json"
    ).json
    births = [each["values"]["birth_date"] for each in found["records"] if "birth_date" in each["values"]]
    assert found["total"] == len(found["records"]) > 10
    assert births == sorted(births, reverse=True)
    assert {each["agency"] for each in found["records"]} == {"TR"}
    assert len(year("list", "applicant", "--limit", 2, "--json").json["records"]) == 2
    name = found["records"][0]["values"]["family_name"]
    assert year("list", "applicant", "--search", name, "--json").json["total"] >= 1


def test_a_list_comes_as_table_csv_and_workbook(year: Call, tmp_path: Path) -> None:
    table = year("list", "cohort")
    assert "Title" in table.out and "9 records" in table.err
    assert year("list", "cohort", "--format", "csv", "--lang", "tr").out.splitlines()[0].startswith("Kod;Dönem adı")
    assert year("list", "cohort", "--format", "xlsx", "-o", tmp_path / "c.xlsx").code == 0
    assert (tmp_path / "c.xlsx").stat().st_size > 1000


def test_a_record_is_edited_with_the_checks_of_the_window_and_taken_back(year: Call) -> None:
    code = year("list", "applicant", "--limit", 1, "--json").json["records"][0]["code"]
    before = year("show", code, "--json").json["values"]
    refused = year("set", code, "email=nothing", "city=Kars")
    assert refused.code == 2 and "e-mail" in refused.err
    assert year("show", code, "--json").json["values"] == before
    assert year("set", code, "city=Kars", "birth_date=5 mart 1990").code == 0
    after = year("show", code, "--json").json["values"]
    assert after["city"] == "Kars" and after["birth_date"] == "1990-03-05"
    latest = year("history", code, "--json").json["history"][0]
    assert "  əmr sətri  " in year("history", code, "--lang", "az").out
    assert latest["origin"] == "cli" and set(latest["changes"]) == {"city", "birth_date"}
    assert year("undo").code == 0
    assert year("show", code, "--json").json["values"] == before
    assert year("operations", "--limit", 1, "--json").json["operations"][0]["action"] == "undo"


def test_a_field_that_is_given_twice_is_refused_and_nothing_is_changed(year: Call) -> None:
    code = year("list", "applicant", "--limit", 1, "--json").json["records"][0]["code"]
    before = year("show", code, "--json").json["values"]
    refused = year("set", code, "city=Kars", "city=Van")
    assert (refused.code, refused.err.strip()) == (2, "city is given more than once; give it one value.")
    assert year("show", code, "--json").json["values"] == before
    cohort = year("list", "cohort", "--limit", 1, "--json").json["records"][0]["code"]
    twice = year("print", "roster", cohort, "-o", "x.pdf", "--option", "columns=city", "--columns", "email")
    assert (twice.code, twice.err.strip()) == (2, "columns is given more than once; give it one value.")


def test_an_application_is_not_handed_to_somebody_else_and_a_placement_neither(year: Call) -> None:
    first, second = year("list", "application", "--limit", 2, "--json").json["records"]
    refused = year("set", first["code"], f"applicant={second['values']['applicant']}", "status_reason=x")
    assert refused.code == 2 and refused.err.startswith("Applicant: this record stays with whom it was made for")
    assert year("show", first["code"], "--json").json["values"] == first["values"]
    same = year("set", first["code"], f"applicant={first['values']['applicant']}", "status_reason=as before")
    assert same.code == 0
    assert year("show", first["code"], "--json").json["values"]["status_reason"] == "as before"
    placed, other = year("list", "placement", "--limit", 2, "--json").json["records"]
    refused = year("set", placed["code"], f"application={other['values']['application']}")
    assert refused.code == 2 and refused.err.startswith("Application: this record stays")


def test_a_backup_brings_the_store_back_and_keeps_the_present_one(year: Call, tmp_path: Path) -> None:
    code = year("list", "outlet", "--limit", 1, "--json").json["records"][0]["code"]
    assert year("backup", tmp_path / "safe.exchange").code == 0
    before = year("show", code, "--json").json["values"]
    year("set", code, "city=Elsewhere")
    restored = year("restore", tmp_path / "safe.exchange", "--json")
    assert restored.code == 0 and Path(restored.json["kept"]).exists()
    assert year("show", code, "--json").json["values"] == before


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("list", "nonsense"), 2, "nonsense"),
        (("list", "applicant", "--where", "foo=1"), 2, "foo"),
        (("list", "applicant", "--where", "foo"), 2, "FIELD=VALUE"),
        (("list", "applicant", "--where", "birth_date=yesterday"), 2, "Date of birth"),
        (("list", "applicant", "--format", "pdf"), 2, "--format"),
        (("list", "applicant", "--format", "xlsx"), 2, "-o"),
        (("show", "XX-1"), 2, "XX-1"),
        (("set", "XX-1", "city=A"), 2, "XX-1"),
        (("undo", "9999"), 2, "9,999"),
        (("export", "x.xlsx", "--to", "QQ"), 2, "QQ"),
        (("print", "roster", "XX-1", "-o", "x.pdf"), 2, "XX-1"),
        (("print", "poem", "XX-1", "-o", "x.pdf"), 2, "poem"),
        (("print", "roster", "XX-1", "-o", "x.pdf", "--language", "ru"), 2, "ru"),
        (("restore", "nowhere.exchange"), 2, "nowhere.exchange"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_sentence_and_a_code(
    year: Call, arguments: tuple[str, ...], code: int, words: str
) -> None:
    said = year(*arguments)
    assert said.code == code
    assert words in said.err and "Traceback" not in said.err
    assert len(said.err.strip().splitlines()) == 1 and said.out == ""


def test_a_record_names_those_that_are_said_to_be_the_same(year: Call, store_path: Path) -> None:
    with Store.open(store_path) as store:
        with store.read() as reader:
            pair = suspected(reader, "applicant")[0]
        say(store, "applicant", pair.first.id, pair.second.id, Verdict.SAME, access=Access("Derya"))
    assert (
        f"= Also entered as {pair.second.code}  {pair.second.title}" in year("show", pair.first.code).out.splitlines()
    )
    assert year("show", pair.second.code, "--json").json["code"] == pair.second.code
