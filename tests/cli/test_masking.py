"""Sensitive fields on the command line: masked in every output, in the clear on a basis that is entered in the journal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from exchange_app.store import Store
from exchange_app.text import msg
from tests.cli.conftest import Call

CANARIES = {"national_id": "10000000146", "passport_number": "CANARY77", "needs": "Canary diet"}
EXPIRY = date(2037, 11, 23)
CLEAR = (*CANARIES.values(), "2037-11-23", "23 Nov 2037", "23.11.2037")
WITH = ("--with-sensitive", "--basis", "Visa letters")


@pytest.fixture
def code(empty: Call, store_path: Path) -> str:
    """The code of a person all of whose sensitive fields are given, changed once."""
    with Store.open(store_path) as store:
        with store.write(msg("Scene"), author="t") as work:
            id = work.create(
                "applicant",
                {
                    "family_name": "Cəfərov",
                    "given_name": "Kənan",
                    "phone": "+994502731018",
                    "passport_expiry": EXPIRY,
                    **CANARIES,
                },
            )
            work.create(
                "applicant",
                {"family_name": "=HYPERLINK(1)", "given_name": "@Ada", "employer": "-2+cmd|x", "city": "Van"},
            )
        with store.write(msg("Edited"), author="t") as work:
            work.update("applicant", id, {"passport_number": "CANARY78", "city": "Bakı"})
            work.problems.note("applicant", id, "national_id", msg("Unreadable"), "CANARY ID 9", place="S!B2")
        with store.read() as reader:
            return reader.record("applicant", id).code


def clear_in(text: str) -> list[str]:
    return [each for each in (*CLEAR, "CANARY") if each in text]


@pytest.mark.parametrize(
    "line",
    [
        ("list", "applicant"), ("list", "applicant", "--json"), ("list", "applicant", "--format", "csv"), ("show", "CODE"), ("show", "CODE", "--json"),
        ("history", "CODE"), ("history", "CODE", "--json"), ("operations",), ("operations", "--json"), ("check", "--json"),
        ("list", "applicant", "--where", "passport_expiry!="), ("set", "CODE", "city=Kars", "--json"),
    ],
)  # fmt: skip
def test_no_command_prints_a_sensitive_value(empty: Call, code: str, line: tuple[str, ...]) -> None:
    said = empty(*(code if word == "CODE" else word for word in line))
    assert said.code == 0
    assert clear_in(said.out + said.err) == []


@pytest.mark.parametrize(
    "asked",
    [("--where", "passport_expiry>=2030-01-01"), ("--where", "passport_number~78"), ("--sort", "-national_id")],
)
def test_a_masked_field_tells_nothing_by_who_is_found_or_in_which_order(
    empty: Call, code: str, asked: tuple[str, str]
) -> None:
    refused = empty("list", "applicant", *asked)
    assert refused.code == 2 and "--basis" in refused.err and code not in refused.out
    assert code in empty("list", "applicant", *asked, *WITH).out


def test_no_file_holds_one_unless_it_is_asked_for(empty: Call, code: str, tmp_path: Path) -> None:
    for form in ("csv", "json", "xlsx"):
        for name, more in (("masked", ()), ("clear", WITH)):
            assert empty("list", "applicant", "--format", form, "-o", tmp_path / f"{name}.{form}", *more).code == 0
    texts = {}
    for path in tmp_path.glob("*.*"):
        if path.suffix == ".xlsx":
            rows = load_workbook(path).active.values
            texts[path.name] = " ".join(str(cell) for row in rows for cell in row)
        elif path.suffix in (".csv", ".json"):
            texts[path.name] = path.read_text("utf-8-sig")
    assert {name: bool(clear_in(text)) for name, text in texts.items()} == {
        **{f"masked.{form}": False for form in ("csv", "json", "xlsx")},
        **{f"clear.{form}": True for form in ("csv", "json", "xlsx")},
    }


def test_in_the_clear_only_on_a_basis_and_that_stands_in_the_journal(empty: Call, code: str) -> None:
    for line in (("list", "applicant"), ("show", code), ("history", code)):
        refused = empty(*line, "--with-sensitive")
        assert refused.code == 2 and "--basis" in refused.err and clear_in(refused.out) == []
    before = len(empty("operations", "--json").json["operations"])
    values = empty("show", code, *WITH, "--json").json["values"]
    assert values["national_id"] == "10000000146" and values["passport_expiry"] == "2037-11-23"
    assert "10000000146" in empty("list", "applicant", *WITH).out
    told = empty("operations", "--json").json["operations"]
    assert len(told) == before + 2
    assert all("Visa letters" in each["label"] and each["origin"] == "cli" and each["author"] for each in told[:2])
    shown = empty("history", code, "--json").json["history"][0]
    assert shown["action"] == "disclose" and "Passport no." in shown["label"] and shown["changes"] == {}
    assert "Visa letters" in empty("history", code).out


def test_the_history_shows_sensitive_values_in_the_clear_also_past_ones_and_remembers_that(
    empty: Call, code: str
) -> None:
    masked = empty("history", code)
    assert "CANARY" not in masked.out and "•••••" in masked.out
    said = empty("history", code, *WITH)
    assert "Passport no.: CANARY77 → CANARY78" in said.out and "CANARY" not in said.err
    (shown, *_) = empty("history", code, "--json").json["history"]
    assert shown["action"] == "disclose" and shown["origin"] == "cli" and "Visa letters" in shown["label"]
    clear = empty("history", code, *WITH, "--json").json["history"]
    assert any(each["changes"].get("passport_number") == ["CANARY77", "CANARY78"] for each in clear)
    assert [each["action"] for each in empty("history", code, "--json").json["history"]].count("disclose") == 2


def test_a_history_without_sensitive_values_enters_nothing(empty: Call, store_path: Path) -> None:
    with Store.open(store_path) as store, store.write(msg("Scene"), author="t") as work:
        id = work.create("outlet", {"name": "Ege TV"})
    with Store.open(store_path) as store, store.read() as reader:
        outlet = reader.record("outlet", id).code
    before = empty("operations", "--json").json
    assert empty("history", outlet, *WITH).code == 0
    assert empty("operations", "--json").json == before


def test_a_list_without_sensitive_values_enters_nothing(empty: Call, code: str) -> None:
    before = empty("operations", "--json").json
    assert empty("list", "cohort", *WITH).code == empty("list", "applicant", "--where", "city=Van", *WITH).code == 0
    assert empty("operations", "--json").json == before


def test_a_file_that_cannot_be_written_stays_what_it_was(empty: Call, code: str, tmp_path: Path) -> None:
    target = tmp_path / "people.csv"
    target.write_text("old")
    (tmp_path / ".~lock.people.csv#").touch()
    said = empty("list", "applicant", "--format", "csv", "-o", target)
    assert said.code == 2 and "people.csv" in said.err
    assert target.read_text() == "old"


def test_what_was_copied_masked_is_not_taken_for_a_value(empty: Call, code: str) -> None:
    for field in ("passport_number", "needs", "passport_expiry"):
        mask = empty("show", code, "--json").json["values"][field]
        refused = empty("set", code, f"{field}={mask}")
        assert refused.code == 2 and "sensitive value" in refused.err
